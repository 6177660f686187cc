import type { Access } from "~/account/door.server";
import type { Role } from "~/core/scope";

type Door = { loader?: Access; action?: Access };

const open: Access = { kind: "public" };
const account: Access = { kind: "signed-in" };
const anyScope = (...roles: Role[]): Access => ({ kind: "any-scope", roles });
const scope = (...roles: Role[]): Access => ({ kind: "scope", roles });

/**
 * Every loader and action with who may enter. A new door without a line here fails the inventory test.
 * Administrators pass wherever a role is asked.
 */
export const DOORS: Record<string, Door> = {
  "root.tsx": { loader: open },
  "routes/resources/locale.ts": { action: open },
  "routes/account/sign-in.tsx": { loader: open, action: open },
  "routes/account/sign-out.ts": { loader: open, action: open },
  "routes/account/account.tsx": { loader: account, action: account },
  "routes/account/password.tsx": { loader: account, action: account },
  "routes/account/link.tsx": { loader: open, action: open },
  "routes/account/register.tsx": { loader: open, action: open },
  "routes/organise/accounts.tsx": { loader: anyScope("organiser") },
  "routes/organise/account-new.tsx": { loader: scope("organiser"), action: scope("organiser") },
  "routes/organise/account.tsx": { loader: scope("organiser"), action: scope("organiser") },
  "routes/organise/accounts-slips.tsx": { loader: anyScope("organiser"), action: anyScope("organiser") },
  "routes/organise/accounts-slips-workbook.ts": { action: anyScope("organiser") },
  "routes/organise/desk.tsx": { loader: anyScope("organiser", "author", "auditor", "unit_officer") },
  "routes/organise/overview.tsx": { loader: anyScope("organiser", "author", "auditor") },
};

void account;
void scope;
