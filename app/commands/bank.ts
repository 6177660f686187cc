import { runBankCommand } from "~/exchange/bank-command.server";
import { TERMINAL } from "~/platform/terminal.server";

// The database pool would keep the process alive.
process.exit(await runBankCommand(process.argv.slice(2), TERMINAL));
