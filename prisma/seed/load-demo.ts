import path from "node:path";
import { drainSaves } from "~/attempt/save-answer.server";
import { importBank } from "~/bank/import-bank.server";
import { readBankFolder } from "~/bank/read-bank-folder.server";
import { takeDueSnapshots } from "~/participation/take-snapshot.server";
import { db } from "~/platform/db.server";
import { getEnv } from "~/platform/env.server";
import { CHECKOUT_DIR } from "~/platform/setup/paths";
import { makeAccounts } from "./accounts";
import { readAnswerKeys } from "./answers";
import { registerCitizens } from "./citizens";
import type { DemoWorld } from "./demo-world";
import { exemptMembers } from "./exemptions";
import { findFreshLinks } from "./fresh-links";
import { makeOfficials } from "./officials";
import { done } from "./outcome";
import { barHelpers, makePhuThaiContest } from "./phu-thai-contest";
import { playPhuThai } from "./phu-thai-rounds";
import { makePlaces, type Places } from "./places";
import { publishPractice } from "./practice";
import { takeOverRoster } from "./roster";
import { localTime } from "./rounds";
import { settleFirstRound } from "./settling";
import { writeSignIns } from "./sign-ins";
import { makeTuyenQuangContest } from "./tuyen-quang-contest";
import { playTuyenQuang } from "./tuyen-quang-round";

/** The days for which the figures of participation are kept. */
const DAYS_KEPT = 14;

async function refuseUnlessEmpty(): Promise<void> {
  if ((await db().unit.count()) === 0) return;
  throw new Error("Cơ sở dữ liệu đã có đơn vị; dữ liệu minh họa chỉ nạp vào cơ sở dữ liệu trống.");
}

async function loadBank(world: DemoWorld): Promise<string> {
  const folder = await readBankFolder(path.join(CHECKOUT_DIR, "question-banks/cchc-2026"));
  if (!folder.ok) throw new Error(`bank: ${JSON.stringify(folder.problems.slice(0, 3))}`);
  const { bankId } = done(await importBank(folder.bank, { now: world.begun, actorId: null }));
  world.say("Ngân hàng câu hỏi: xong");
  return bankId;
}

/** Members of the rosters with their accounts; `left`: those who do not sit. */
async function makePeople(world: DemoWorld, { phuThai, tuyenQuang }: Places) {
  await takeOverRoster(world, phuThai);
  await takeOverRoster(world, tuyenQuang);
  const left = new Set(await exemptMembers(world, phuThai));
  const { slips, accountIds } = await makeAccounts(world, [phuThai, tuyenQuang]);
  world.say(
    `Đơn vị và danh sách: ${phuThai.units.length + tuyenQuang.units.length} đơn vị, ${slips.length} người`,
  );
  return { left, slips, accountIds };
}

/** Keeps the figures of every day, at the hour at which the running program keeps them. */
async function keepFigures(now: Date): Promise<void> {
  for (let days = 1 - DAYS_KEPT; days <= 0; days += 1) {
    await takeDueSnapshots(new Date(Math.min(localTime(now, days, "00:15").getTime(), now.getTime())));
  }
}

/** Fills an empty database through the use cases: two contests as they stand at the world's instant. */
export async function loadDemo(world: DemoWorld): Promise<void> {
  await refuseUnlessEmpty();
  const bankId = await loadBank(world);
  const places = await makePlaces(world);
  const { phuThai, tuyenQuang } = places;
  const officials = await makeOfficials(world, places);
  const { left, slips, accountIds } = await makePeople(world, places);

  const commune = await makePhuThaiContest(world, { bankId, holderUnitId: phuThai.unitId, ...officials });
  for (const code of await barHelpers(world, commune, phuThai, accountIds)) left.add(code);
  const province = await makeTuyenQuangContest(world, {
    bankId,
    holderUnitId: tuyenQuang.unitId,
    ...officials,
  });
  await publishPractice(world, officials.organiserId);
  const citizens = await registerCitizens(world, tuyenQuang);
  world.say("Cuộc thi và tài khoản: xong");

  const keys = await readAnswerKeys();
  const finished = await playPhuThai(world, {
    contest: commune,
    units: phuThai.units,
    left,
    accountIds,
    keys,
  });
  await settleFirstRound(commune, officials, finished.attemptIds);
  await playTuyenQuang(world, { contest: province, units: tuyenQuang.units, accountIds, citizens, keys });
  await drainSaves();
  await keepFigures(world.now);
  await writeSignIns(getEnv().DATA_DIR, {
    signIns: [...officials.signIns, ...citizens.flatMap((citizen) => (citizen.sits ? [] : citizen.signIn))],
    links: await findFreshLinks(slips, left),
  });
}
