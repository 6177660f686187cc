import { accountMessages } from "~/i18n/account";
import { useMessages } from "~/i18n/messages";
import type { FieldProblem } from "~/ui/error-summary";
import type { FieldIssue } from "./account-forms";
import type { ChangePasswordRefusal, RefusedForm, RegisterRefusal, SignInRefusal } from "./refusals";

type FormRefusal = SignInRefusal | ChangePasswordRefusal | RegisterRefusal | "unknown-session";

/** The field that a refusal of the whole form is about. */
const FIELD_OF: Partial<Record<FormRefusal, string>> = {
  "bad-contact": "contact",
  "unknown-unit": "unit",
  "consent-missing": "consent",
  "wrong-current-password": "current",
};

const ISSUES: readonly string[] = ["required", "too-long", "control-characters"] satisfies FieldIssue[];

/** Words for what is wrong with a refused form, in all and at each field; `passwordField` is the one being chosen. */
export function useProblems(
  refused: RefusedForm<FormRefusal> | undefined,
  passwordField = "wanted",
): { errors: FieldProblem[]; errorOf: (field: string) => string | null } {
  const t = useMessages(accountMessages);
  const errors = refused ? problemsOf(refused, passwordField) : [];
  return { errors, errorOf: (field) => errors.find((error) => error.field === field)?.message ?? null };

  function problemsOf(
    { reason, fields, retryAfterMs }: RefusedForm<FormRefusal>,
    chosen: string,
  ): FieldProblem[] {
    if (reason === "invalid-form") {
      return Object.entries(fields).map(([field, issue]) => ({
        field,
        // Whoever typed a unit and chose none has filled the field, but picked nothing.
        message:
          field === "unit"
            ? t("reason.unknown-unit")
            : t(`issue.${ISSUES.includes(issue) ? (issue as FieldIssue) : "required"}`),
      }));
    }
    const isAboutChoice = reason.startsWith("password-") || reason === "same-as-old";
    const field = isAboutChoice ? chosen : (FIELD_OF[reason] ?? "");
    const minutes = Math.max(1, Math.ceil((retryAfterMs ?? 0) / 60_000));
    return [{ field, message: t(`reason.${reason}`, { minutes }) }];
  }
}
