import { useMessages } from "~/i18n/messages";
import { unitMessages } from "~/i18n/unit";
import type { FieldProblem } from "~/ui/error-summary";
import type { CloseUnitRefusal } from "./close-unit.server";
import type { CreateUnitRefusal } from "./create-unit.server";
import type { EditUnitRefusal } from "./edit-unit.server";
import type { RefusedForm } from "./refused-form";
import type { UnitFieldIssue } from "./unit";

export type RefusedUnitForm = RefusedForm<CreateUnitRefusal | EditUnitRefusal | CloseUnitRefusal>;

/** The field that a refusal of the whole form is about. */
const FIELD_OF: Partial<Record<RefusedUnitForm["reason"], string>> = {
  "code-taken": "code",
  "unknown-parent": "parent",
  "into-own-subtree": "parent",
  "outside-reach": "parent",
  "outside-parent-validity": "validFrom",
  "ends-before-it-begins": "validTo",
};

/** Words for what is wrong with a refused form of a unit, in all and at each field. */
export function useUnitProblems(refused: RefusedUnitForm | undefined): {
  errors: FieldProblem[];
  errorOf: (field: string) => string | null;
} {
  const t = useMessages(unitMessages);
  const errors = refused ? problemsOf(refused) : [];
  return { errors, errorOf: (field) => errors.find((error) => error.field === field)?.message ?? null };

  function problemsOf({ reason, fields, counts }: RefusedUnitForm): FieldProblem[] {
    if (reason !== "invalid-form") {
      return [{ field: FIELD_OF[reason] ?? "", message: t(`reason.${reason}`, counts) }];
    }
    return Object.entries(fields).map(([field, issue]) => ({
      field,
      message: t(`issue.${issue as UnitFieldIssue}`),
    }));
  }
}
