// Stands in for `npm start` in tests of the launcher: takes the data directory, starts its database, tells about it in
// one line of JSON, and holds both until it is asked to stop or killed.
import { startPostgres } from "../../app/platform/setup/postgres";
import { takeLock } from "../../app/platform/setup/start-lock";

const [dataDir = "", openPlace] = process.argv.slice(2);
const taken = await takeLock(`${dataDir}/lock`, `http://holder-${process.pid}`);
if (!taken.ok) {
  console.log(JSON.stringify({ refused: taken.holder.note }));
  process.exit(1);
}
const server = await startPostgres({ dataDir, openPlaces: openPlace ? [openPlace] : undefined });
const { pid, port, isAdopted, clusterDir, ownerUrl } = server;
process.on("SIGTERM", async () => {
  await server.stop();
  await taken.lock.release();
  process.exit(0);
});
setInterval(() => {}, 60_000);
console.log(JSON.stringify({ pid, port, isAdopted, clusterDir, ownerUrl }));
