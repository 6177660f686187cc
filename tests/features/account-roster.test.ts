import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { followRoster } from "~/account/follow-roster.server";
import { issueSlips } from "~/account/issue-slips.server";
import { db } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { start as startWiring, stop as stopWiring } from "~/wiring.server";
import { fillRoster, makeUnit } from "../support/account-builders";
import { openTestDatabase, type TestDatabase } from "../support/database";

const NOW = new Date("2026-11-21T01:00:00Z");

let database: TestDatabase;
let commune: { id: string; path: string; code: string };

beforeAll(async () => {
  log.level = "silent";
  database = await openTestDatabase();
  await startWiring();
  commune = await makeUnit("XA", null, NOW);
  await fillRoster(
    commune,
    [
      { code: "CB001", fullName: "Nguyễn Thị Ánh" },
      { code: "CB002", fullName: "Trần Văn Đức" },
      { code: "CB003", fullName: "Lê Thị Ước" },
    ],
    NOW,
  );
  const members = await db().member.findMany({ where: { code: { in: ["CB001", "CB002"] } } });
  const memberIds = members.map((member) => member.id);
  const issued = await issueSlips({ kind: "members", memberIds }, { now: NOW, actorId: null });
  if (!issued.ok) throw new Error(issued.reason);
});

afterAll(async () => {
  await stopWiring();
  await database.drop();
});

async function names(): Promise<string[]> {
  const accounts = await db().account.findMany({ orderBy: { signInName: "asc" } });
  return accounts.map(({ displayName, searchKey }) => `${displayName} (${searchKey})`);
}

describe("an account of a roster member", () => {
  it("takes over the name that an import gives the member, and nobody else's", async () => {
    expect(await names()).toEqual(["Nguyễn Thị Ánh (nguyen thi anh)", "Trần Văn Đức (tran van duc)"]);
    await fillRoster(
      commune,
      [
        { code: "CB001", fullName: "Nguyễn Thị Ngọc Ánh" },
        { code: "CB003", fullName: "Lê Thị Mỹ Ước" },
      ],
      NOW,
    );
    await expect
      .poll(names)
      .toEqual(["Nguyễn Thị Ngọc Ánh (nguyen thi ngoc anh)", "Trần Văn Đức (tran van duc)"]);
  });

  it("stays as it is when nobody is named", async () => {
    const before = await names();
    await followRoster([]);
    await followRoster([crypto.randomUUID()]);
    expect(await names()).toEqual(before);
  });
});
