import * as z from "zod";
import { hasControlCharacters } from "~/core/text";
import type { AccountState } from "./account";
import { ACCOUNT_STATES } from "./account";

/** `staff`: everybody on the rosters, with or without an account; the others are accounts beside the rosters. */
export const LIST_KINDS = ["staff", "citizen", "official"] as const;

export const PAGE_SIZE = 50;

/** One line of the list of accounts. */
export type AccountLine = {
  /** Of the member for staff, of the account for the others: what a check box sends. */
  key: string;
  memberId: string | null;
  accountId: string | null;
  name: string;
  signInName: string;
  unitName: string | null;
  state: AccountState;
  /** How many roles are held. */
  roles: number;
};

export type StateCounts = Record<AccountState, number>;

/** The filter as the address carries it; anything malformed counts as not set. */
export const accountListFilter = z.object({
  kind: z.enum(LIST_KINDS).catch("staff"),
  unit: z.uuid().optional().catch(undefined),
  state: z.enum(ACCOUNT_STATES).optional().catch(undefined),
  search: z
    .string()
    .max(100)
    .refine((typed) => !hasControlCharacters(typed))
    .catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export type AccountListFilter = z.output<typeof accountListFilter>;

/** The address of the list under a filter; what is not set is left out. */
export function accountListHref(filter: Partial<AccountListFilter>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    const isDefault = value === undefined || value === "" || (name === "page" && value === 1);
    if (!isDefault) search.set(name, String(value));
  }
  return search.size > 0 ? `/organise/accounts?${search}` : "/organise/accounts";
}
