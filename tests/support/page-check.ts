import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Opens an address and tells what is wrong with the page; several pages may take turns on one `Page`. */
export type PageCheck = (address: string) => Promise<string[]>;

/**
 * Looks at pages as a visitor with a small screen, a screen reader and the browser's console would: serious faults
 * of accessibility, content wider than the screen, refused scripts and styles, errors, a missing title.
 */
export function pageCheck(page: Page): PageCheck {
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && said.push(`console: ${message.text()}`));
  return async (address) => {
    said.length = 0;
    const response = await page.goto(address);
    if (response?.status() !== 200) said.push(`status ${response?.status()}`);
    if ((await page.title()).split(" · ").length < 2) said.push(`title: ${await page.title()}`);
    const faults = [...(await axeFaults(page)), ...(await overflow(page))];
    return [...said, ...faults].map((fault) => `${address}: ${fault}`);
  };
}

async function axeFaults(page: Page): Promise<string[]> {
  // Without frames the legacy mode sees the same, and spares a blank page for each page looked at.
  const builder = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(RULES);
  builder.setLegacyMode(true);
  const { violations } = await builder.analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(" ")}`);
}

async function overflow(page: Page): Promise<string[]> {
  const byPx = await page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
  return byPx > 0 ? [`${byPx} px wider than the screen`] : [];
}
