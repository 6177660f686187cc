import { Transform } from "node:stream";

/**
 * Where a rendered page is written to: passes the bytes on without the zero bytes among them. React 18 also writes the unused
 * end of its buffer where a letter of several bytes does not fit any more (facebook/react#26228); browsers read such a byte in
 * a form field or a script as U+FFFD, and the next save of the form would keep it. No page holds a zero byte of its own.
 */
export function pageStream(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}
