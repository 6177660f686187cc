import { issueSlips } from "~/account/issue-slips.server";
import { barAccount } from "~/contest/bar-account.server";
import { savePrizes } from "~/contest/save-prizes.server";
import { localDay } from "~/core/time/zone";
import { writeWorkbook } from "~/platform/spreadsheet.server";
import { exemptMember } from "~/unit/exempt-member.server";
import { listMembers } from "~/unit/roster.queries.server";
import { startRosterImport } from "~/unit/start-roster-import.server";
import { fillRoster, makeOfficial } from "./account-builders";
import { accepted, makeContest, makeStaff } from "./contest-builders";
import { openPaper, seatPerson } from "./e2e-fixture";
import { type Person, signIn } from "./sitting-fixture";

const LONG_NAME = "Tôn Nữ Hoàng Ngọc Phương Quỳnh Anh Thảo Nguyên Minh Châu";
const LONG_TITLE = "Phó Giám đốc phụ trách Trung tâm Văn hóa, Thể thao và Truyền thông";

export type Office = Awaited<ReturnType<typeof openOffice>>;

/**
 * A commune's contest in full swing with one of everything that pages of the desk show: a running round and an
 * unprepared one, prizes, a barred person, long names, an exemption, a roster file under review, a fresh personal link.
 */
export async function openOffice() {
  const now = new Date();
  const today = localDay(now);
  const paper = await openPaper({ count: 5, predicts: true });
  const draft = await makeContest({ cells: [] });
  const admin = await makeOfficial(now, [{ role: "admin", scope: { kind: "system" } }]);
  const by = { now, actorId: admin };
  const unit = { id: paper.holder.unitId, code: "" };
  await fillRoster(unit, [{ code: "DAI-01", fullName: LONG_NAME }], now);
  const { members } = await listMembers({ underPath: paper.holder.path, on: today });
  const member = members[0];
  if (!member) throw new Error("the roster is empty");
  const exemption = { memberId: member.memberId, kind: "maternity" as const, reason: "Nghỉ thai sản" };
  accepted(
    await exemptMember(
      { ...exemption, validFrom: today, lastDay: "" },
      { ...by, underPath: paper.holder.path },
    ),
  );
  const slips = accepted(await issueSlips({ kind: "members", memberIds: [member.memberId] }, by)).slips;
  const barred = await makeStaff(paper.holder.unitId);
  accepted(
    await barAccount(paper.contestId, { ...barred, reason: "Thành viên Tổ giúp việc Ban Tổ chức" }, by),
  );
  const prize = { name: "Giải Nhất", quantity: 1, reward: "500.000 đồng" };
  accepted(await savePrizes(paper.contestId, paper.trackId, [prize], by));
  return {
    ...{ paper, draft, admin, barred, memberId: member.memberId },
    link: new URL(slips[0]?.link ?? "").pathname,
    importId: await uploadFaultyRoster(paper.holder.unitId, admin, now),
  };
}

async function uploadFaultyRoster(unitId: string, actorId: string, now: Date): Promise<string> {
  const columns = ["Mã danh sách", "Họ và tên", "Mã đơn vị", "Chức vụ"].map((header) => ({ header }));
  const rows = [
    ["MOI-01", LONG_NAME, "", LONG_TITLE],
    ["MOI-02", "", "KHONG-CO", ""],
  ];
  const bytes = await writeWorkbook([{ name: "Danh sách", columns, rows }]);
  const upload = {
    ...{ unitId, bytes, effectiveOn: localDay(now), endsMissing: false },
    fileName: "danh-sach-can-bo-cong-chuc-vien-chuc-nguoi-lao-dong.xlsx",
  };
  return accepted(await startRosterImport(upload, { now, actorId })).importId;
}

/** Those who look at the pages, each signed in; null is a stranger. */
export async function openCast(office: Office): Promise<Record<"admin" | "contestant" | "newcomer", Person>> {
  const now = new Date();
  const newcomer = await makeStaff(office.paper.holder.unitId);
  return {
    admin: await signIn(office.admin, now),
    contestant: await seatPerson(office.paper),
    newcomer: await signIn(newcomer.accountId, now),
  };
}
