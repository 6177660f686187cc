import { questionMessages } from "~/i18n/bank-question";
import { useMessages } from "~/i18n/messages";
import type { DocumentView } from "./document.queries.server";

/** "Nghị quyết 76/NQ-CP ngày 15/07/2021, Chính phủ"; what is unknown is left out. */
export function useDocumentWords(): (document: Omit<DocumentView, "id" | "title">) => string {
  const t = useMessages(questionMessages);
  return ({ kind, number, issuer, date }) => {
    // A day without an hour: written as it is, so that no time zone can move it.
    const day = date?.split("-").reverse().join("/");
    const values = { kind, number, issuer, date: day };
    const line = day ? t("page.documentLine", values) : t("page.documentLineNoDate", values);
    return line.replace(/\s+/g, " ").replace(" ,", ",");
  };
}
