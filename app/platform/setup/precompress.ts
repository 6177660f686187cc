import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
const TEXT_FILE = /\.(js|css|svg|json|webmanifest)$/;
const SMALLEST_BYTES = 1_000;

/**
 * Puts a `.br` file beside every text file of the built assets. Their names change with their content, so the best
 * and slowest compression is paid for once instead of a quick one at every request.
 */
export async function compressAssets(dir: string): Promise<void> {
  const names = (await readdir(dir, { recursive: true })).filter((name) => TEXT_FILE.test(name));
  await Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(dir, name));
      if (text.length < SMALLEST_BYTES) return;
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      };
      await writeFile(path.join(dir, `${name}.br`), await compress(text, { params }));
    }),
  );
}
