import { existsSync } from "node:fs";
import { get } from "node:http";
import { chromium } from "@playwright/test";

const KINDS = new Set(["document", "script", "stylesheet"]);

/** Bytes of one address as sent to a browser over HTTPS, where Brotli is offered. */
function bytesOf(address: string, cookie: string): Promise<number> {
  const headers = { cookie, "accept-encoding": "br", accept: "text/html,*/*" };
  return new Promise((resolve, reject) => {
    get(address, { headers }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => resolve(bytes));
      response.on("error", reject);
    }).on("error", reject);
  });
}

/**
 * Compressed bytes of HTML, CSS and JavaScript that the first load of the paper asks for, lazily loaded parts included; null without
 * a browser. Which parts, the browser tells; over plain http it offers no Brotli, so each is weighed by a request of its own.
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
    const parts = new Set<string>();
    page.on("request", (request) => {
      if (KINDS.has(request.resourceType())) parts.add(request.url());
    });
    await page.goto(`${url}/sit/${attemptId}`);
    await page.waitForTimeout(3_000);
    const weights = await Promise.all([...parts].map((part) => bytesOf(part, cookie)));
    return weights.reduce((sum, bytes) => sum + bytes, 0);
  } finally {
    await browser.close();
  }
}
