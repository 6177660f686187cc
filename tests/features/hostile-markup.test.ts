import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { db, disconnect } from "~/platform/db.server";
import { startApp, type TestApp } from "../support/app-server";
import { rewriteRevisions } from "../support/canary-bank";
import { crawlPages, type Fields, linksOf, sendForm } from "../support/crawl";
import { type Crowd, makeCrowd, type Who } from "../support/crowd";
import { openTestDatabase, type TestDatabase } from "../support/database";

const LONG_MS = 60_000;

/** Each is told from the page's own markup by its mark; together they break out of text, attributes, scripts and comments. */
const PLAIN = `"><img src=x onerror=xss()>'"--></script><script>xss()</script>`;
const MARKDOWN = [
  PLAIN,
  "[bấm](javascript:xss()) [bấm](JaVaScRiPt:xss()) [bấm](data:text/html,<script>xss()</script>)",
  "![ảnh](https://evil.example/xss.png) <svg/onload=xss()> <a href='javascript:xss()'>x</a>",
  "<iframe src=//evil.example></iframe> [x](//evil.example/xss) <math><mi//xlink:href='javascript:xss()'>",
  "[x]: javascript:xss()",
  "&lt;img src=x onerror=xss()&gt; &#106;avascript:xss()",
].join("\n\n");

let database: TestDatabase;
let app: TestApp;
let crowd: Crowd;

beforeAll(async () => {
  database = await openTestDatabase();
  crowd = await makeCrowd(database, new Date());
  // The door to drafting is there only where a service is configured; nothing listens at this one.
  app = await startApp({ database, env: { DRAFTING_URL: "http://127.0.0.1:9/v1" } });
});

afterAll(async () => {
  await disconnect();
  await app.stop();
});

const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g;
const RUNS = /^\s*(?:javascript:|data:text)/i;
const FOREIGN = /^(?:https?:)?\/\/evil/i;

/** What of the corpus lives in a page: as an element, as an attribute of its own, or as an address that runs. */
function livesIn(html: string): string[] {
  const tags = html.match(/<[a-z][^>]*>/gi) ?? [];
  const elements = tags.filter((tag) => /^<(?:img src=x|svg.?onload|iframe|math)/i.test(tag));
  const attributes = tags.flatMap((tag) =>
    [...tag.matchAll(ATTRIBUTE)].flatMap(([whole, name = "", ...values]) => {
      const value = values.find((one) => one !== undefined) ?? "";
      const isEmbedded = /^src/i.test(name) && FOREIGN.test(value);
      return RUNS.test(value) || isEmbedded || (/^on/i.test(name) && value.includes("xss")) ? [whole] : [];
    }),
  );
  return [...elements, ...attributes, ...(html.match(/<script>xss/gi) ?? [])];
}

/** Puts the corpus into every field that people fill in and others see; what a form refuses is put there past it. */
async function plant(): Promise<void> {
  const { here, own, people } = crowd;
  const desk = `${app.url}/organise/contests/thi-xa`;
  const as = people.organiser;
  const { rankingChain } = await db().contest.findUniqueOrThrow({ where: { slug: "thi-xa" } });
  const forms: [string, Fields, Who?][] = [
    [
      `${desk}/settings`,
      {
        ...{
          intent: "save",
          title: PLAIN,
          summary: MARKDOWN,
          rulesMarkdown: MARKDOWN,
          pointsPerQuestion: "10",
        },
        ...{
          predictionMetric: "none",
          predictionQuestion: "",
          rankingChain,
        },
      },
    ],
    [
      `${desk}/prizes`,
      { trackId: here.contest.trackId, prizeName: PLAIN, prizeQuantity: "1", prizeReward: PLAIN },
    ],
    [`${desk}/bars`, { intent: "bar", signInName: "xa-t1", reason: PLAIN }],
    [
      `${desk}/rounds/1/results/people/${own.sitter.accountId}`,
      { attemptId: own.pastAttemptId, verdict: "disqualify", reason: PLAIN },
    ],
    [
      `${app.url}/organise/units/${here.unit.id}/members/${here.person("XA-2").memberId}`,
      { intent: "exempt", kind: "other", reason: PLAIN, validFrom: "2026-01-01", lastDay: "" },
    ],
    [
      `${app.url}/organise/units/${here.unit.id}/new`,
      {
        intent: "create",
        code: "XA-XSS",
        name: PLAIN,
        kind: "village",
        validFrom: "2026-01-01",
        bloc: PLAIN,
      },
    ],
    [`${app.url}/organise/accounts/new`, { displayName: PLAIN, signInName: "can-bo-xss" }, "admin"],
  ];
  for (const [url, form, who] of forms) {
    const got = await sendForm(url, form, { as: who ? people[who] : as });
    const problem = got.status < 400 ? null : got.body.match(/<li>.*?<.li>/g);
    expect([url.slice(app.url.length), problem]).toEqual([url.slice(app.url.length), null]);
  }
  const { id: memberId } = await db().member.findUniqueOrThrow({ where: { code: "XA-1" } });
  await db().member.update({ where: { id: memberId }, data: { fullName: PLAIN, jobTitle: PLAIN } });
  await db().account.update({ where: { memberId }, data: { displayName: PLAIN } });
  await db().unit.update({ where: { id: here.unit.id }, data: { name: PLAIN } });
  await db().track.updateMany({ where: { contestId: here.contest.contestId }, data: { name: PLAIN } });
  await db().round.updateMany({ where: { contestId: here.contest.contestId }, data: { name: PLAIN } });
  await db().bank.update({ where: { id: here.bankId }, data: { name: PLAIN, description: PLAIN } });
  await db().topic.updateMany({ where: { bankId: here.bankId }, data: { name: PLAIN } });
  await rewriteRevisions(database.ownerUrl, async (owner, ofBank) => {
    await owner.query(
      `UPDATE question_revision SET stem = $2, citation_place = $3, picture_alt = picture_alt || $3,
         prompts = (SELECT coalesce(array_agg(p || $3 ORDER BY at), '{}') FROM unnest(prompts) WITH ORDINALITY u(p, at)),
         options = (SELECT coalesce(jsonb_agg(o || jsonb_build_object('text', (o->>'text') || $3::text)), '[]')
           FROM jsonb_array_elements(options) o)
       WHERE id IN (${ofBank})`,
      [here.bankId, MARKDOWN, PLAIN],
    );
    await owner.query(`UPDATE solution SET explanation = $2 WHERE revision_id IN (${ofBank})`, [
      here.bankId,
      MARKDOWN,
    ]);
  });
  await db().roundRelease.create({ data: { roundId: here.contest.past, releasedAt: new Date() } });
  await db().device.updateMany({ data: { label: PLAIN } });
}

describe("markup in what people write", () => {
  it(
    "is shown as text on every page",
    async () => {
      await plant();
      const { people, own, here } = crowd;
      const lookers: [Who, string[]][] = [
        ["admin", ["/organise/contests", "/organise/units", "/organise/accounts", "/organise/banks/bank-xa"]],
        [
          "organiser",
          ["/organise/contests/thi-xa/rounds/1/results", "/organise/contests/thi-xa/rounds/2/preview"],
        ],
        ["officer", ["/unit", `/unit/${here.unit.id}/contests/thi-xa`, `/organise/units/${here.unit.id}`]],
        [
          "contestant",
          ["/account", "/c/thi-xa", `/sit/${own.attemptId}`, `/sit/${own.pastAttemptId}/result`],
        ],
        ["stranger", ["/", "/c/thi-xa", "/c/thi-xa/rounds/1/board", "/sign-in?to=%22%3E%3Cscript%3Exss()"]],
      ];
      const alive: string[] = [];
      const shown = new Set<string>();
      for (const [who, starts] of lookers) {
        const seen = await crawlPages(app.url, people[who], { starts, limit: 45 });
        for (const { what, text, answer } of seen) {
          if (!String(answer.headers["content-type"]).includes("html")) continue;
          const parts = livesIn(text);
          if (parts.length > 0) alive.push(`${who} ${what}: ${parts}`);
          if (text.includes("&lt;img src=x onerror=xss()&gt;")) shown.add(what);
        }
        expect([who, seen.filter(({ answer }) => answer.status >= 500).map(({ what }) => what)]).toEqual([
          who,
          [],
        ]);
      }
      expect(alive).toEqual([]);
      expect(shown.size).toBeGreaterThan(30);
    },
    LONG_MS,
  );

  it("would be found by these patterns", () => {
    expect(livesIn(MARKDOWN).length).toBeGreaterThan(5);
    expect(livesIn(`<p title="${PLAIN}"></p>`)).toEqual([
      "<img src=x onerror=xss()>",
      "onerror=xss()",
      "<script>xss",
    ]);
    expect(linksOf('<a href="/x&amp;y#z">')).toEqual(["/x&y"]);
  });
});
