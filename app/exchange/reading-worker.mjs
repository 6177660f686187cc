/**
 * One reading in a thread of its own, with the memory cap and the time limit that the parent sets. Plain JavaScript, because
 * Node itself starts it from its file, from the build as from the tests; the readers it runs are TypeScript.
 */
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register({ tsconfig: fileURLToPath(new URL("../../tsconfig.json", import.meta.url)) });
const { readAny } = await import("./read-any.server.ts");
parentPort.postMessage(await readAny(workerData));
