import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const KINDS = new Set(["Document", "Script", "Stylesheet"]);

/**
 * Bytes of HTML, CSS and JavaScript over the wire on the first load of the paper, lazily loaded parts included; null without a
 * browser.
 */
export async function measureExamPage(
  url: string,
  attemptId: string,
  cookie: string,
): Promise<number | null> {
  const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find(
    (file) => file && existsSync(file),
  );
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath, args }).catch(() => null);
  if (!browser) return null;
  try {
    const context = await browser.newContext();
    await context.addCookies(
      cookie.split("; ").map((pair) => {
        const [name = "", value = ""] = pair.split("=");
        return { name, value, url };
      }),
    );
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    const counted = new Set<string>();
    let bytes = 0;
    session.on("Network.responseReceived", ({ requestId, type }) => {
      if (KINDS.has(type)) counted.add(requestId);
    });
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      if (counted.has(requestId)) bytes += encodedDataLength;
    });
    await page.goto(`${url}/sit/${attemptId}`);
    await page.waitForTimeout(3_000);
    return bytes;
  } finally {
    await browser.close();
  }
}
