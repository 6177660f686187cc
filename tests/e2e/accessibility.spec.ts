import type { Browser } from "@playwright/test";
import type { TestApp } from "../support/app-server";
import { expect, openBrowser, test } from "../support/e2e-fixture";
import { type Office, openCast, openOffice } from "../support/office";
import { pageCheck } from "../support/page-check";
import type { Person } from "../support/sitting-fixture";

test.setTimeout(180_000);
// A hundred pages: a trace of each would take longer than the pages.
test.use({ trace: "off", screenshot: "off" });

const PHONE = { width: 360, height: 740 };

let office: Office;
let cast: Awaited<ReturnType<typeof openCast>>;

test.beforeAll(async ({ seeded }) => {
  void seeded;
  office = await openOffice();
  cast = await openCast(office);
});

/** Faults of all the pages, seen on a phone in one language. */
async function faultsOf(
  browser: Browser,
  app: TestApp,
  { who, locale, pages }: { who: Person | null; locale: string; pages: string[] },
): Promise<string[]> {
  const options = { viewport: PHONE, reducedMotion: "reduce" as const };
  const context = who
    ? await openBrowser(browser, app, who, options)
    : await browser.newContext({ baseURL: app.url, ...options });
  await context.addCookies([{ name: "hoi_thi_locale", value: locale, url: app.url }]);
  const page = await context.newPage();
  const check = pageCheck(page);
  const faults: string[] = [];
  for (const address of pages) faults.push(...(await check(address)));
  expect(await page.locator("html").getAttribute("lang")).toBe(locale);
  await context.close();
  return faults;
}

function publicPages(): string[] {
  return ["/", `/c/${office.paper.slug}`, "/sign-in", "/register", office.link];
}

function deskPages(): string[] {
  const { paper, draft, barred } = office;
  const [contest, unfinished] = [paper, draft].map(({ slug }) => `/organise/contests/${slug}`);
  const unit = `/organise/units/${paper.holder.unitId}`;
  const bank = "/organise/banks/cchc-2026";
  const ofContest = ["", "/settings", "/tracks", "/prizes", "/bars", "/rounds/new", "/rounds/1"];
  const ofRound = ["/matrix", "/preview"].map((part) => `/rounds/1${part}`);
  const ofUnit = [
    "",
    "/new",
    "/edit",
    "/import",
    `/import/${office.importId}`,
    `/members/${office.memberId}`,
  ];
  return [
    ...["/organise/contests", "/organise/contests/new"],
    ...[...ofContest, ...ofRound].map((part) => `${contest}${part}`),
    ...["", "/rounds/1", "/rounds/1/matrix"].map((part) => `${unfinished}${part}`),
    ...["/organise/units", "/organise/units/new"],
    ...ofUnit.map((part) => `${unit}${part}`),
    ...["/organise/banks", bank, `${bank}/questions/new`, `${bank}/questions/T1-Q01`],
    ...[`${bank}/review`, `${bank}/changes`],
    ...["staff", "citizen", "official"].map((kind) => `/organise/accounts?kind=${kind}`),
    ...["/organise/accounts/new", `/organise/accounts/${barred.accountId}`],
    ...["/account", "/account/password"],
  ];
}

for (const locale of ["vi", "en"]) {
  test(`pages for everybody and for contestants stand up to a phone and a screen reader (${locale})`, async ({
    browser,
    app,
  }) => {
    const { contestant, newcomer } = cast;
    const contest = `/c/${office.paper.slug}`;
    const faults = [
      ...(await faultsOf(browser, app, { who: null, locale, pages: publicPages() })),
      ...(await faultsOf(browser, app, { who: contestant, locale, pages: [contest, "/account"] })),
      ...(await faultsOf(browser, app, { who: newcomer, locale, pages: [`${contest}/enter`] })),
    ];
    expect(faults).toEqual([]);
  });

  test(`pages of the desk stand up to a phone and a screen reader (${locale})`, async ({ browser, app }) => {
    const pages = deskPages();
    const half = Math.ceil(pages.length / 2);
    const faults = await Promise.all(
      [pages.slice(0, half), pages.slice(half)].map((some) =>
        faultsOf(browser, app, { who: cast.admin, locale, pages: some }),
      ),
    );
    expect(faults.flat()).toEqual([]);
  });
}

test("the check sees a nameless button, a wide table, a refused script and a page without a title", async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const html = `<html lang="vi"><head><meta http-equiv="Content-Security-Policy" content="script-src 'none'"></head>
    <body><button></button><div style="width: 500px">x</div><script>1</script></body></html>`;
  await page.route("**/faulty", (route) => route.fulfill({ contentType: "text/html", body: html }));
  const faults = await pageCheck(page)("http://127.0.0.1/faulty");
  for (const sign of [/button-name/, /\d px wider/, /Content Security Policy/, /title:/]) {
    expect(
      faults.some((fault) => sign.test(fault)),
      `${sign} in ${faults.join("\n")}`,
    ).toBe(true);
  }
  await context.close();
});
