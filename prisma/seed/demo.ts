import path from "node:path";
import { issueSlips } from "~/account/issue-slips.server";
import { drainSaves } from "~/attempt/save-answer.server";
import { importBank } from "~/bank/import-bank.server";
import { readBankFolder } from "~/bank/read-bank-folder.server";
import { type Random, seededRandom, shuffle } from "~/core/random";
import { now as readClock } from "~/platform/clock.server";
import { db, disconnect } from "~/platform/db.server";
import { createPrintedPassword } from "~/platform/tokens.server";
import { createUnit } from "~/unit/create-unit.server";
import { exemptMember } from "~/unit/exempt-member.server";
import { comingAt, sitTogether } from "./crowd";
import { makeOfficial } from "./officials";
import { done } from "./outcome";
import { type MadeUnit, makeUnitsAndRoster } from "./people";
import { barHelpers, makePhuThaiContest, settleRound } from "./phu-thai";
import { localTime } from "./rounds";
import { type SignIn, writeSignIns } from "./sign-ins";
import { readAnswerKeys, type Sitting } from "./sitting";
import { makeTuyenQuangContest, registerCitizens } from "./tuyen-quang";
import { PHU_THAI_UNITS, TUYEN_QUANG_UNITS } from "./units";

const FIRST_DAY = "2025-07-01";
const SEED = "hoi-thi-demo-1";
const say = (line: string) => process.stdout.write(`${line}\n`);

const now = readClock();
const early = localTime(now, -21, "08:00");
const makePassword = createPrintedPassword;
const randomOf = (name: string): Random => seededRandom(`${SEED} ${name}`);

async function root(code: string, name: string, kind: "province" | "commune", parentId: string | null) {
  return done(
    await createUnit({ code, name, kind, parentId, validFrom: FIRST_DAY }, { now: early, actorId: null }),
  );
}

async function loadBank(): Promise<string> {
  const folder = await readBankFolder(path.resolve("question-banks/cchc-2026"));
  if (!folder.ok) throw new Error(`bank: ${JSON.stringify(folder.problems.slice(0, 3))}`);
  return done(await importBank(folder.bank, { now: early, actorId: null })).bankId;
}

/** Account ids of roster members by their code. */
async function accountsByCode(): Promise<Map<string, string>> {
  const accounts = await db().account.findMany({
    where: { member: { isNot: null } },
    include: { member: true },
  });
  return new Map(accounts.map((account) => [account.member?.code ?? "", account.id]));
}

/** Who of a unit takes part: the first of a fixed shuffle, so many as the turnout says; leaders come first. */
function turnout(unit: MadeUnit, share: number, name: string): string[] {
  const [head, ...others] = unit.memberCodes;
  const order = [head as string, ...shuffle(randomOf(`${name} ${unit.code}`), others)];
  return order.slice(0, Math.round(share * order.length));
}

async function exempt(units: readonly MadeUnit[]): Promise<string[]> {
  const reasons = [
    ["PT-TH1", "maternity", "Nghỉ thai sản theo quyết định của nhà trường"],
    ["PT-MN1", "maternity", "Nghỉ thai sản theo quyết định của nhà trường"],
    ["PT-KT", "secondment", "Biệt phái đến Sở Nông nghiệp và Môi trường"],
    ["PT-CA", "study", "Học tập trung tại Học viện Cảnh sát nhân dân"],
    ["PT-TYT", "illness", "Điều trị dài ngày, có giấy xác nhận"],
    ["PT-VP", "retirement_leave", "Nghỉ chờ hưởng chế độ hưu trí"],
  ] as const;
  const codes: string[] = [];
  for (const [unitCode, kind, reason] of reasons) {
    const unit = units.find((one) => one.code === unitCode);
    const code = unit?.memberCodes.at(-1);
    if (!unit || !code) continue;
    const member = await db().member.findUniqueOrThrow({ where: { code } });
    const fields = {
      memberId: member.id,
      kind,
      reason,
      validFrom: FIRST_DAY.replace("2025", "2026"),
      lastDay: "",
    };
    done(await exemptMember(fields, { now: early, actorId: null, underPath: unit.path }));
    codes.push(code);
  }
  return codes;
}

const habits = (code: string) => {
  const random = randomOf(`habits ${code}`);
  return { skill: 0.62 + 0.38 * random(), secondsPerQuestion: 12 + 32 * random() ** 2 };
};

async function playPhuThai(
  units: readonly MadeUnit[],
  left: ReadonlySet<string>,
  contest: Awaited<ReturnType<typeof makePhuThaiContest>>,
  accounts: ReadonlyMap<string, string>,
) {
  const known = await readAnswerKeys();
  const { contestId, trackId, rounds } = contest;
  const attemptIds: string[][] = [];
  for (const [at, round] of rounds.slice(0, 2).entries()) {
    const isOpen = at === 1;
    const random = randomOf(`round ${at}`);
    const window = {
      from: round.opensAt,
      to: isOpen ? new Date(now.getTime() - 30 * 60_000) : new Date(round.closesAt.getTime() - 30 * 60_000),
    };
    const people = units
      .flatMap((unit) =>
        turnout(
          unit,
          isOpen
            ? unit.turnout * 0.96 + (unit.turnout === 1 ? 0.04 : 0)
            : Math.min(1, unit.turnout * 0.8 + 0.18),
          `turnout ${at}`,
        ),
      )
      .filter((code) => !left.has(code) && accounts.has(code));
    const sittings = people.map((code): Sitting => {
      const base = {
        contestId,
        trackId,
        roundId: round.roundId,
        accountId: accounts.get(code) as string,
        ...habits(code),
      };
      return {
        ...base,
        startsAt: comingAt(window, random),
        prediction: 300 + Math.floor(random() * 260),
        until: 1,
      };
    });
    attemptIds.push(await sitTogether(sittings, known, (place) => randomOf(`paper ${at} ${place}`)));
    const again = sittings
      .filter((_, place) => place % 7 === 3)
      .map((sitting) => {
        return {
          ...sitting,
          startsAt: new Date(Math.min(sitting.startsAt.getTime() + 40 * 60_000, window.to.getTime())),
          skill: sitting.skill + 0.08,
        };
      });
    await sitTogether(again, known, (place) => randomOf(`again ${at} ${place}`));
    if (isOpen) {
      const sittingNow = units
        .flatMap((unit) => (unit.turnout < 1 ? unit.memberCodes.slice(-2, -1) : []))
        .filter((code) => !people.includes(code) && !left.has(code));
      const under = sittingNow.slice(0, 6).map((code, place): Sitting => {
        const base = {
          contestId,
          trackId,
          roundId: round.roundId,
          accountId: accounts.get(code) as string,
          ...habits(code),
        };
        return {
          ...base,
          startsAt: new Date(now.getTime() - (place + 1) * 60_000),
          prediction: null,
          until: 0.3,
          secondsPerQuestion: 4,
        };
      });
      await sitTogether(under, known, (place) => randomOf(`now ${place}`));
    }
    say(
      `${isOpen ? "Đợt 2 (đang mở)" : "Đợt 1 (đã xong)"}: ${people.length} người, ${people.length + again.length} lượt`,
    );
  }
  return attemptIds;
}

async function playTuyenQuang(
  units: readonly MadeUnit[],
  contest: Awaited<ReturnType<typeof makeTuyenQuangContest>>,
  accounts: ReadonlyMap<string, string>,
  citizens: readonly { accountId: string }[],
) {
  const known = await readAnswerKeys();
  const random = randomOf("tuyen-quang");
  const { contestId, roundId, staffTrackId, citizenTrackId, opensAt } = contest;
  const window = { from: opensAt, to: new Date(now.getTime() - 30 * 60_000) };
  const sitting = (accountId: string, trackId: string, name: string): Sitting => {
    return {
      contestId,
      roundId,
      trackId,
      accountId,
      ...habits(name),
      startsAt: comingAt(window, random),
      prediction: null,
      until: 1,
    };
  };
  const staff = units
    .flatMap((unit) => turnout(unit, unit.turnout, "tq"))
    .map((code) => sitting(accounts.get(code) as string, staffTrackId, code));
  const people = citizens
    .slice(2)
    .map((citizen, at) => sitting(citizen.accountId, citizenTrackId, `citizen ${at}`));
  await sitTogether([...staff, ...people], known, (place) => randomOf(`tq paper ${place}`));
  say(`Tuyên Quang: ${staff.length} cán bộ, ${people.length} người dân`);
}

async function load(): Promise<void> {
  if ((await db().unit.count()) > 0)
    throw new Error("Cơ sở dữ liệu đã có đơn vị; dữ liệu minh họa chỉ nạp vào cơ sở dữ liệu trống.");
  const bankId = await loadBank();
  say("Ngân hàng câu hỏi: xong");

  const haiPhong = await root("HP", "Thành phố Hải Phòng", "province", null);
  const phuThai = await root("PT", "Xã Phú Thái", "commune", haiPhong.unitId);
  const tuyenQuang = await root("TQ", "Tỉnh Tuyên Quang", "province", null);
  const place = { now: early, firstDay: FIRST_DAY };
  const ptUnits = await makeUnitsAndRoster(
    PHU_THAI_UNITS,
    { ...place, parentId: phuThai.unitId, rosterUnitId: phuThai.unitId, codePrefix: "PT" },
    randomOf("phu-thai"),
  );
  const tqUnits = await makeUnitsAndRoster(
    TUYEN_QUANG_UNITS,
    { ...place, parentId: tuyenQuang.unitId, rosterUnitId: tuyenQuang.unitId, codePrefix: "TQ" },
    randomOf("tuyen-quang people"),
  );
  const left = new Set(await exempt(ptUnits));
  const slips = [phuThai, tuyenQuang].map(
    async ({ path: underPath }) =>
      done(
        await issueSlips(
          { kind: "without-account", underPath },
          { now: localTime(now, -20, "08:00"), actorId: null },
        ),
      ).slips,
  );
  const issued = (await Promise.all(slips)).flat();
  const accounts = await accountsByCode();
  say(`Đơn vị và danh sách: ${ptUnits.length + tqUnits.length} đơn vị, ${issued.length} người`);

  const phuThaiContest = await makePhuThaiContest({ now, bankId, holderUnitId: phuThai.unitId });
  const tuyenQuangContest = await makeTuyenQuangContest({ now, bankId, holderUnitId: tuyenQuang.unitId });
  const signIns: SignIn[] = [];
  const official = async (
    label: string,
    displayName: string,
    signInName: string,
    role: Parameters<typeof makeOfficial>[0]["role"],
    scope: Parameters<typeof makeOfficial>[0]["scope"],
    where: string,
  ) => {
    const made = await makeOfficial(
      { label, displayName, signInName, role, scope, place: where },
      { now: early, makePassword },
    );
    signIns.push(made.signIn);
    return made.accountId;
  };
  const inPhuThai = { kind: "unit", unitId: phuThai.unitId } as const;
  await official(
    "Quản trị hệ thống",
    "Quản trị Hội Thi",
    "quantri",
    "admin",
    { kind: "system" },
    "/organise",
  );
  const organiserId = await official(
    "Tổ chức cuộc thi, xã Phú Thái",
    "Phòng Văn hóa - Xã hội xã Phú Thái",
    "tochuc.phuthai",
    "organiser",
    inPhuThai,
    "/organise",
  );
  await official(
    "Biên soạn câu hỏi",
    "Tổ biên soạn câu hỏi",
    "biensoan",
    "author",
    { kind: "system" },
    "/organise/banks",
  );
  const auditorId = await official(
    "Phê duyệt kết quả, xã Phú Thái",
    "Ban Tổ chức hội thi xã Phú Thái",
    "pheduyet.phuthai",
    "auditor",
    inPhuThai,
    "/organise",
  );
  await official(
    "Đầu mối toàn xã",
    "Đầu mối theo dõi xã Phú Thái",
    "daumoi.phuthai",
    "unit_officer",
    inPhuThai,
    "/unit",
  );
  const school = ptUnits.find((unit) => unit.code === "PT-TH3");
  if (school)
    await official(
      `Đầu mối ${school.name}`,
      `Đầu mối ${school.name}`,
      "daumoi.th3",
      "unit_officer",
      { kind: "unit", unitId: school.unitId },
      "/unit",
    );
  await official(
    "Tổ chức cuộc thi, tỉnh Tuyên Quang",
    "Sở Nội vụ tỉnh Tuyên Quang",
    "tochuc.tuyenquang",
    "organiser",
    { kind: "unit", unitId: tuyenQuang.unitId },
    "/organise",
  );
  const culture = ptUnits.find((unit) => unit.code === "PT-VHXH")?.memberCodes.slice(-2) ?? [];
  await barHelpers(
    phuThaiContest.contestId,
    culture.map((code) => accounts.get(code) as string),
    now,
  );
  for (const code of culture) left.add(code);

  const citizens = await registerCitizens(
    30,
    { unitIds: tqUnits.map((unit) => unit.unitId), now: localTime(now, -3, "07:00"), makePassword },
    randomOf("citizens"),
  );
  for (const { signInName, password } of citizens.slice(0, 2))
    signIns.push({ who: "Người dân, chưa thi", signInName, secret: password, place: "/c/tuyen-quang-2026" });
  say("Cuộc thi và tài khoản: xong");

  const [first] = await playPhuThai(ptUnits, left, phuThaiContest, accounts);
  const round = phuThaiContest.rounds[0];
  if (round)
    await settleRound({
      ...round,
      contestId: phuThaiContest.contestId,
      organiserId,
      auditorId,
      doubtful: (first ?? []).slice(40, 42),
    });
  await playTuyenQuang(tqUnits, tuyenQuangContest, accounts, citizens);
  await drainSaves();

  const sat = new Set(
    (await db().attempt.findMany({ select: { account: { select: { signInName: true } } } })).map(
      (row) => row.account.signInName,
    ),
  );
  const fresh = issued.filter(
    (slip) => slip.link && !sat.has(slip.signInName) && slip.signInName.startsWith("pt"),
  );
  await writeSignIns(
    signIns,
    fresh
      .slice(0, 4)
      .map((slip) => ({ who: `${slip.fullName}, ${slip.unitName}`, link: slip.link as string })),
  );
}

await load().finally(disconnect);
