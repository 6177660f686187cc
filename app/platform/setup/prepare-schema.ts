import { grantToApp, userOf } from "./grants";
import { migrate } from "./migrate";
import { MIGRATIONS_DIR } from "./paths";
import type { Progress } from "./progress";
import { SetupRefusal } from "./refusal";

/**
 * Brings the tables to the present schema and the application's rights in line with them.
 * Where owner and application sign in as one user there is nobody to grant to.
 */
export async function prepareSchema(urls: { ownerUrl: string; appUrl: string }): Promise<string[]> {
  const result = await migrate({ url: urls.ownerUrl, migrationsDir: MIGRATIONS_DIR });
  if (!result.ok) throw new SetupRefusal(`${REASONS[result.reason]}\n  ${result.migrations.join("\n  ")}`);
  const appRole = userOf(urls.appUrl);
  if (appRole && appRole !== userOf(urls.ownerUrl)) await grantToApp(urls.ownerUrl, appRole);
  return result.applied;
}

const REASONS = {
  edited: "Các bước cập nhật cơ sở dữ liệu sau đây đã bị sửa sau khi áp dụng; hãy khôi phục tệp gốc:",
  unknown: "Cơ sở dữ liệu này đã dùng với phiên bản mới hơn của chương trình; các bước chưa biết:",
};

/** The same with a line of progress for each database. */
export async function prepareSchemaShown(
  urls: { ownerUrl: string; appUrl: string },
  progress: Progress,
): Promise<void> {
  const applied = await progress.step("Cập nhật cấu trúc cơ sở dữ liệu", () => prepareSchema(urls));
  for (const name of applied) progress.say(`đã áp dụng ${name}`);
}
