import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { readXlsx } from "hucre/xlsx";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createSession } from "~/account/create-session.server";
import type { Role } from "~/core/scope";
import { db, disconnect } from "~/platform/db.server";
import { approveRound } from "~/standing/approve-round.server";
import { computeStanding } from "~/standing/compute-standing.server";
import { lockRound } from "~/standing/lock-round.server";
import { accepted, hours, makeAccount, makeContest, makeStaff, NOW } from "../support/contest-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";
import { disqualify, exempt, sit } from "../support/participation-builders";

type Door = (args: { request: Request; params: object; context: unknown }) => Promise<unknown>;

const ROUTES = join(import.meta.dirname, "../../app/routes/organise");
const OFFICE = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path));
const NAME = "Nguyễn Thị Ánh Dương";

let database: TestDatabase;
let folder: string;
const doors = {} as Record<"minutes-docx" | "results-xlsx", Door>;

beforeAll(async () => {
  database = await openTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "hoi-thi-minutes-"));
  for (const name of ["minutes-docx", "results-xlsx"] as const) {
    doors[name] = ((await import(join(ROUTES, `${name}.ts`))) as { loader: Door }).loader;
  }
});
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: hours(30) }));
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  await disconnect();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function call(name: keyof typeof doors, as: string, slug: string, round = "1"): Promise<Response> {
  const request = new Request("http://127.0.0.1:3000/x", { headers: { Cookie: `hoi_thi_session=${as}` } });
  const params = { contest: slug, round };
  const answer = await doors[name]({ request, params, context: {} }).catch((thrown: unknown) => thrown);
  if (!(answer instanceof Response)) throw answer;
  return answer;
}

async function holder(role: Role, unitId: string) {
  const { accountId } = await makeAccount("official");
  await db().grant.create({ data: { accountId, role, scopeKind: "unit", unitId, grantedAt: NOW } });
  return { accountId, token: (await createSession({ accountId, now: hours(29) })).token };
}

/** A locked round: four on the roster and one exempt; two count, one attempt is disqualified; one prize. */
async function settled() {
  const contest = await makeContest();
  const { contestId, roundId, trackId } = contest;
  const { unitId } = contest.holder;
  await db().unit.update({ where: { id: unitId }, data: { name: "Xã Phú Thái" } });
  const asked = { predictionMetric: "participants", predictionQuestion: "Bao nhiêu người dự thi?" } as const;
  const rankingChain = ["points", "prediction-error", "duration", "submitted-at"];
  await db().contest.update({
    where: { id: contestId },
    data: { ...asked, rankingChain, title: "Tìm hiểu CCHC & cải cách <2026>" },
  });
  const prize = { trackId, position: 1, name: "Giải Nhất", quantity: 1, reward: "Giấy khen" };
  await db().prize.create({ data: { contestId, ...prize } });
  await db().roundOpening.create({ data: { roundId, openedAt: NOW, pools: [] } });
  const [best, second, cheat] = [await makeStaff(unitId), await makeStaff(unitId), await makeStaff(unitId)];
  await makeStaff(unitId);
  await exempt((await makeStaff(unitId)).memberId, "2026-01-01");
  await db().account.update({ where: { id: best.accountId }, data: { displayName: NAME } });
  await sit(contest, best.accountId, { points: 20, prediction: 5 });
  await sit(contest, best.accountId, { number: 2, points: 10 });
  await sit(contest, second.accountId, { points: 20, prediction: 9 });
  const organiser = await holder("organiser", unitId);
  await disqualify(await sit(contest, cheat.accountId, { points: 20 }), organiser.accountId);
  const context = { now: hours(26), actorId: organiser.accountId };
  accepted(await lockRound(roundId, context));
  return { ...contest, organiser, context, auditor: await holder("auditor", unitId) };
}

type Settled = Awaited<ReturnType<typeof settled>>;

async function compute({ roundId, context }: Settled) {
  accepted(await computeStanding(roundId, context));
}

async function approve({ roundId, auditor }: Settled): Promise<string> {
  const approval = { roundId, note: "Đúng thể lệ", version: 1 };
  return accepted(await approveRound(approval, { now: hours(28), actorId: auditor.accountId })).digest;
}

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

/** All text of a document, in the order of its parts; runs of one paragraph joined. */
function wordsOf(bytes: Uint8Array): string {
  const part = unzipSync(bytes)["word/document.xml"];
  const xml = part ? strFromU8(part) : "";
  const text = xml.replace(/<\/w:p>/g, "\n").replace(/<[^>]+>/g, "");
  return text
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

describe("minutes", () => {
  it("do not exist before there is a result", async () => {
    const place = await settled();
    expect((await call("minutes-docx", place.organiser.token, place.slug)).status).toBe(404);
    expect((await call("results-xlsx", place.organiser.token, place.slug)).status).toBe(404);
  });

  it("are a draft while the result is provisional, on every page", async () => {
    const place = await settled();
    await compute(place);
    const answer = await call("minutes-docx", place.auditor.token, place.slug);
    expect(answer.headers.get("Content-Disposition")).toContain(`du-thao-bien-ban-${place.slug}-dot-1.docx`);
    const bytes = await bytesOf(answer);
    const parts = unzipSync(bytes);
    const headers = Object.keys(parts).filter((path) => /^word\/header\d/.test(path));
    const marked = headers.filter((path) => strFromU8(parts[path] as Uint8Array).includes("DỰ THẢO"));
    expect([headers.length, marked.length]).toEqual([2, 2]);
    expect(wordsOf(bytes)).toContain("Kết quả chưa được phê duyệt.");
  });

  it("say who won, how many took part, what was decided and by which lot, once official", async () => {
    const place = await settled();
    await compute(place);
    const digest = await approve(place);
    const answer = await call("minutes-docx", place.organiser.token, place.slug);
    expect(answer.headers.get("Content-Disposition")).toContain(`"bien-ban-${place.slug}-dot-1.docx"`);
    const bytes = await bytesOf(answer);
    const words = wordsOf(bytes);
    const { lotSeed } = await db().roundLock.findUniqueOrThrow({ where: { roundId: place.roundId } });
    for (const expected of [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "ỦY BAN NHÂN DÂN\nXÃ PHÚ THÁI",
      "Phú Thái, ngày 22 tháng 11 năm 2026",
      "BIÊN BẢN",
      "“Tìm hiểu CCHC & cải cách <2026>”",
      "Số lượt thi đã nộp: 4 lượt; trong đó 1 lượt bị huỷ kết quả.",
      "tính đến hết ngày 22/11/2026: 2/4 (50%) người, với 3 lượt; còn thiếu 2 người.",
      "Người được miễn, không tính vào tử số và mẫu số: 1 người.",
      "Con số thực tế: 2.",
      NAME,
      "Giải Nhất",
      "Huỷ kết quả: Nhờ người thi hộ",
      lotSeed,
      digest,
      "Ý kiến khi phê duyệt: Đúng thể lệ",
    ]) {
      expect(words).toContain(expected);
    }
    expect(words).not.toMatch(/DỰ THẢO|undefined|NaN|\[object/);
    const xml = strFromU8(unzipSync(bytes)["word/document.xml"] as Uint8Array);
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/);
    expect(xml).toContain("<w:titlePg/>");
  });

  it("name every extension of the round and all time granted to one attempt, with the reasons", async () => {
    const place = await settled();
    const by = place.organiser.accountId;
    const { closesAt } = await db().round.findUniqueOrThrow({ where: { id: place.roundId } });
    await db().roundExtension.create({
      data: {
        roundId: place.roundId,
        oldClosesAt: new Date(closesAt.getTime() - 3_600_000),
        newClosesAt: closesAt,
        reason: "Mưa lũ tại ba thôn",
        extendedAt: NOW,
        extendedBy: by,
      },
    });
    const { id } = await db().attempt.findFirstOrThrow({
      where: { roundId: place.roundId, account: { displayName: NAME }, number: 2 },
    });
    const granted = { reason: "Mất điện tại điểm thi", grantedAt: NOW, grantedBy: by };
    await db().timeExtension.create({ data: { attemptId: id, extraMs: 600_000, ...granted } });
    await compute(place);
    const answer = await call("minutes-docx", place.organiser.token, place.slug);
    const words = wordsOf(await bytesOf(answer));
    expect(words).toMatch(/Gia hạn: chuyển thời điểm đóng từ .+ sang .+; lý do: Mưa lũ tại ba thôn/);
    expect(words).toContain("Thêm 10 phút: Mất điện tại điểm thi");
  });

  it.skipIf(!OFFICE)(
    "open in LibreOffice with the Vietnamese text, the pages numbered from the second on (needs soffice)",
    { timeout: 120_000 },
    async () => {
      const place = await settled();
      await compute(place);
      await approve(place);
      writeFileSync(
        join(folder, "m.docx"),
        await bytesOf(await call("minutes-docx", place.organiser.token, place.slug)),
      );
      const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
      const convert = [
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        join(folder, "m.docx"),
      ];
      execFileSync(OFFICE as string, convert, { stdio: "ignore", timeout: 100_000 });
      const pdf = join(folder, "m.pdf");
      expect(readdirSync(folder)).toContain("m.pdf");
      expect(readFileSync(pdf).subarray(0, 5).toString()).toBe("%PDF-");
      if (!existsSync("/usr/bin/pdftotext")) return;
      const pages = execFileSync("pdftotext", ["-layout", pdf, "-"])
        .toString("utf8")
        .normalize("NFC")
        .split("\f");
      expect(pages[0]).toMatch(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/);
      expect(pages[0]).not.toMatch(/^\s+1\s*$/m);
      expect(pages[1]?.trimStart()).toMatch(/^2\s/);
      const flowing = pages.join(" ").replace(/\s+/g, " ");
      expect(flowing).toContain("họp để xác nhận số liệu tham gia và kết quả Tuần 1 cuộc thi");
      expect(flowing).toContain("Ủy ban nhân dân xã Phú Thái");
      for (const word of NAME.split(" ")) expect(flowing).toContain(word);
    },
  );
});

describe("the results workbook", () => {
  it("holds the standing as it was computed and the rules, no formula", async () => {
    const place = await settled();
    await compute(place);
    const digest = await approve(place);
    const bytes = await bytesOf(await call("results-xlsx", place.auditor.token, place.slug));
    const { sheets } = await readXlsx(bytes);
    const [standing, about] = sheets as unknown as { name: string; rows: unknown[][] }[];
    const stored = await db().standingRow.findMany({
      where: { standing: { roundId: place.roundId } },
      orderBy: { rank: "asc" },
    });
    expect(standing?.rows.slice(1).map((row) => [row[0], row[1], row[3], row[9], row[10] ?? null])).toEqual(
      stored.map((row) => [row.rank, row.displayName, row.points, row.predictionError, row.prizeName]),
    );
    expect(stored.map((row) => row.displayName)[0]).toBe(NAME);
    expect(about?.name).toBe("Thể thức");
    // Whoever holds the file can work the digest of the minutes out again, by what the file says.
    const lines = standing?.rows.slice(1).map((row) => {
      const at = (column: number) => row[column] ?? "";
      return [...[0, 12, 11, 3, 13, 14, 8, 9, 10].map(at)].join("\t");
    });
    const text = [`${place.track.code}\t1\t2`, ...(lines ?? [])].map((line) => `${line}\n`).join("");
    expect(createHash("sha256").update(text).digest("hex")).toBe(digest);
    expect(JSON.stringify(about?.rows)).toContain(digest);
    for (const [path, part] of Object.entries(unzipSync(bytes))) {
      if (path.startsWith("xl/worksheets/")) expect(strFromU8(part)).not.toMatch(/<f[ >]/);
    }
  });

  it("is closed to unit officers and to other contests' organisers", async () => {
    const place = await settled();
    await compute(place);
    const officer = await holder("unit_officer", place.holder.unitId);
    const other = await makeContest();
    const stranger = await holder("organiser", other.holder.unitId);
    for (const { token } of [officer, stranger]) {
      expect((await call("results-xlsx", token, place.slug)).status).toBe(403);
      expect((await call("minutes-docx", token, place.slug)).status).toBe(403);
    }
    expect((await call("minutes-docx", place.organiser.token, place.slug, "9")).status).toBe(404);
  });
});
