import type { Tx } from "~/platform/db.server";

/** Codes of a bank's questions. Those of retired ones count too: a code once used is never given to another question. */
export type CodesInUse = {
  has: (code: string) => boolean;
  /** Takes the wanted code or, when it is "", the next free one of the topic, such as "T3-Q18". */
  take: (wanted: string, topicCode: string) => string;
};

export async function codesInUse(tx: Tx, bankId: string): Promise<CodesInUse> {
  const rows = await tx.question.findMany({ where: { bankId }, select: { code: true } });
  const codes = new Set(rows.map((row) => row.code));
  const highest = new Map<string, number>();
  const note = (code: string) => {
    const [, prefix, number] = /^(.+-Q)(\d{1,9})$/.exec(code) ?? [];
    if (prefix) highest.set(prefix, Math.max(highest.get(prefix) ?? 0, Number(number)));
  };
  for (const code of codes) note(code);
  return {
    has: (code) => codes.has(code),
    take: (wanted, topicCode) => {
      const prefix = `${topicCode}-Q`;
      const code = wanted || `${prefix}${String((highest.get(prefix) ?? 0) + 1).padStart(2, "0")}`;
      codes.add(code);
      note(code);
      return code;
    },
  };
}
