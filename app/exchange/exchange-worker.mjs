/**
 * One task in a thread of its own, with the memory cap and the time limit that the parent sets. Plain JavaScript, because Node
 * itself starts it from its file, from the build as from the tests; the readers and writers it runs are TypeScript.
 */
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register({ tsconfig: fileURLToPath(new URL("../../tsconfig.json", import.meta.url)) });
const { doTask } = await import("./exchange-task.server.ts");

/** The parent hands over one page each time it is asked, and null behind the last one. */
async function* pages() {
  for (;;) {
    parentPort.postMessage({ wants: "page" });
    const [page] = await once(parentPort, "message");
    if (page === null) return;
    yield page;
  }
}

const reply = await doTask(workerData, pages());
// A written file is given away rather than copied.
parentPort.postMessage({ reply }, reply.bytes ? [reply.bytes.buffer] : []);
