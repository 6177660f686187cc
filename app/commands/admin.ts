import { runAdminCommand } from "~/account/admin-command.server";
import { TERMINAL } from "~/platform/terminal.server";

// The database pool would keep the process alive.
process.exit(await runAdminCommand(process.argv.slice(2), TERMINAL));
