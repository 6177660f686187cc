import * as z from "zod";

/** Every role, in the order in which lists offer them. */
export const ROLES = ["unit_officer", "author", "auditor", "organiser", "admin"] as const;
export const SCOPE_KINDS = ["unit", "contest", "system"] as const;

/** A scope by its name; where it lies, storage knows. */
export type NamedScope =
  | { kind: "system" }
  | { kind: "unit"; unitId: string }
  | { kind: "contest"; contestId: string };

export const grantFields = z
  .object({
    role: z.enum(ROLES, { error: "required" }),
    scopeKind: z.enum(SCOPE_KINDS, { error: "required" }),
    unit: z
      .union([z.literal(""), z.uuid()])
      .catch("")
      .default(""),
    contest: z
      .union([z.literal(""), z.uuid()])
      .catch("")
      .default(""),
  })
  .superRefine(({ scopeKind, unit, contest }, context) => {
    const isMissing = { unit: unit === "", contest: contest === "", system: false }[scopeKind];
    if (isMissing) context.addIssue({ code: "custom", path: [scopeKind], message: "required" });
  })
  .transform(({ role, scopeKind, unit, contest }): { role: (typeof ROLES)[number]; scope: NamedScope } => {
    if (scopeKind === "unit") return { role, scope: { kind: "unit", unitId: unit } };
    if (scopeKind === "contest") return { role, scope: { kind: "contest", contestId: contest } };
    return { role, scope: { kind: "system" } };
  });
