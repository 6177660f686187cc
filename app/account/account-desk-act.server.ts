import * as z from "zod";
import { collapseSpace, hasControlCharacters } from "~/core/text";
import { accept, refuse, type Verdict } from "~/core/verdict";
import { badRequest, parseFields } from "~/platform/http.server";
import { isUuid } from "~/unit/unit";
import type { ActContext } from "./act";
import { disableAccount, enableAccount } from "./disable-account.server";
import { grantFields } from "./grant-form";
import { grantRole } from "./grant-role.server";
import { revokeGrant } from "./revoke-grant.server";
import type { AccountAct, RightsRefusal } from "./rights-refusal";

type Done = Verdict<{ act: AccountAct }, RightsRefusal>;

const reasonField = z.object({
  reason: z
    .string()
    .transform(collapseSpace)
    .pipe(
      z
        .string()
        .min(1)
        .max(500)
        .refine((text) => !hasControlCharacters(text)),
    ),
});

/** Carries out what the page of an account was asked to do. Throws 400 for an intent that no page sends. */
export async function actOnAccount(
  accountId: string,
  fields: Record<string, unknown>,
  context: ActContext,
): Promise<Done> {
  switch (fields.intent) {
    case "grant": {
      const parsed = parseFields(grantFields, fields);
      if (!parsed.ok)
        return refuse(parsed.fields.unit || parsed.fields.contest ? "unknown-scope" : parsed.reason);
      return named("granted", await grantRole({ accountId, ...parsed.value }, context));
    }
    case "revoke": {
      const grantId = typeof fields.grant === "string" ? fields.grant : "";
      if (!isUuid(grantId)) return refuse("unknown-grant");
      return named("revoked", await revokeGrant({ accountId, grantId }, context));
    }
    case "disable":
    case "enable": {
      const parsed = parseFields(reasonField, fields);
      if (!parsed.ok) return refuse("reason-missing");
      const act = { accountId, reason: parsed.value.reason };
      if (fields.intent === "enable") return named("enabled", await enableAccount(act, context));
      return named("disabled", await disableAccount(act, context));
    }
    default:
      throw badRequest("unknown-intent");
  }
}

function named(act: AccountAct, outcome: Verdict<unknown, RightsRefusal>): Done {
  return outcome.ok ? accept({ act }) : refuse(outcome.reason);
}
