import { runAdminCommand } from "./admin-command";
import { TERMINAL } from "./terminal";

// The database pool would keep the process alive.
process.exit(await runAdminCommand(process.argv.slice(2), TERMINAL));
