import { runBankCommand } from "./bank-command";
import { TERMINAL } from "./terminal";

// The database pool would keep the process alive.
process.exit(await runBankCommand(process.argv.slice(2), TERMINAL));
