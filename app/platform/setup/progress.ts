const TICK_MS = 1_000;

/** Lines of the start on the terminal: what is being done, and how long it took. */
export interface Progress {
  /** Runs one step under a heading and says when it is done; on a terminal the seconds run along. */
  step<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** A line by itself, also in the middle of a step. */
  say(line: string): void;
}

export function createProgress(out: NodeJS.WriteStream): Progress {
  let open: string | null = null;
  const breakLine = () => {
    if (open === null) return;
    out.write(out.isTTY ? "\n" : "");
    open = null;
  };
  const say = (line: string) => {
    breakLine();
    out.write(`  ${line}\n`);
  };
  const step = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    breakLine();
    const begun = performance.now();
    const heading = () => `● ${title} …`;
    const show = () => {
      open = title;
      out.write(out.isTTY ? `\r${heading()} ${seconds(performance.now() - begun)}` : "");
    };
    if (!out.isTTY) out.write(`${heading()}\n`);
    show();
    const ticking = out.isTTY ? setInterval(show, TICK_MS) : null;
    try {
      const result = await work();
      finish(heading(), `xong sau ${seconds(performance.now() - begun)}`);
      return result;
    } catch (error) {
      finish(heading(), "không xong");
      throw error;
    } finally {
      if (ticking) clearInterval(ticking);
    }
  };
  const finish = (heading: string, end: string) => {
    out.write(out.isTTY ? `\r${heading} ${end}\u001b[K\n` : `  ${end}\n`);
    open = null;
  };
  return { step, say };
}

/** A duration as people write it in Vietnamese, e.g. "1,2 s". */
export function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1).replace(".", ",")} s`;
}
