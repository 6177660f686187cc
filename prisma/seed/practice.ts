import path from "node:path";
import { importBank } from "~/bank/import-bank.server";
import { readBankFolder } from "~/bank/read-bank-folder.server";
import { CHECKOUT_DIR } from "~/platform/setup/paths";
import { createSet } from "~/practice/create-set.server";
import { editSet } from "~/practice/edit-set.server";
import { publishSet } from "~/practice/publish-set.server";
import type { DemoWorld } from "./demo-world";
import { done } from "./outcome";
import { localTime } from "./rounds";

/** No contest draws from it, so that all of it can be practised while rounds are open. */
const BANK = "question-banks/on-luyen-cchc-2026";

const TITLE = "Ôn luyện cải cách hành chính 2026";
const DESCRIPTION =
  "Câu hỏi để làm quen trước khi dự thi, có đáp án, giải thích và căn cứ. Các câu này không nằm trong đề thi.";

/** Publishes one practice set over a bank of its own. */
export async function publishPractice({ now, begun, say }: DemoWorld, actorId: string): Promise<void> {
  const folder = await readBankFolder(path.join(CHECKOUT_DIR, BANK));
  if (!folder.ok) throw new Error(`practice bank: ${JSON.stringify(folder.problems.slice(0, 3))}`);
  const { bankId } = done(await importBank(folder.bank, { now: begun, actorId: null }));
  const then = { now: localTime(now, -18, "09:00"), actorId };
  const fields = { title: TITLE, audience: "everyone" as const };
  const { setId } = done(await createSet({ ...fields, slug: "cchc-2026", bankId }, then));
  done(await editSet(setId, { ...fields, description: DESCRIPTION, topicIds: [] }, then));
  done(await publishSet(setId, then));
  say(`Ôn luyện: ${folder.bank.questions.length} câu`);
}
