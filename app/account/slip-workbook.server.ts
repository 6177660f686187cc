import { localDay } from "~/core/time/zone";
import { accountDeskMessages } from "~/i18n/account-desk";
import type { Locale } from "~/i18n/locale";
import { translator } from "~/i18n/messages";
import { writeWorkbook } from "~/platform/spreadsheet.server";
import type { Issued } from "./issue-slips.server";

/** The slips as a workbook: one row per person, and who got none on a second sheet. */
export async function slipWorkbook(
  { slips, skipped, expiresAt }: Issued,
  locale: Locale,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const t = translator(accountDeskMessages, locale);
  const until = localDay(expiresAt);
  const issued = {
    name: t("slips.sheet.name"),
    columns: [
      { header: t("slips.sheet.unit"), width: 36 },
      { header: t("slips.sheet.fullName"), width: 28 },
      { header: t("slips.code"), width: 18 },
      { header: t("slips.password"), width: 20 },
      { header: t("slips.sheet.link"), width: 56 },
      { header: t("slips.until"), width: 14, type: "date" as const },
    ],
    rows: slips.map(({ unitName, fullName, signInName, password, link }) => [
      unitName,
      fullName,
      signInName,
      password,
      link,
      until,
    ]),
  };
  const left = {
    name: t("slips.sheet.skipped"),
    columns: [
      { header: t("slips.sheet.fullName"), width: 28 },
      { header: t("slips.sheet.reason"), width: 48 },
    ],
    rows: skipped.map(({ fullName, reason }) => [fullName, t(`slips.skipped.${reason}`)]),
  };
  const bytes = await writeWorkbook(skipped.length > 0 ? [issued, left] : [issued]);
  return { fileName: `${t("slips.sheet.file")}.xlsx`, bytes };
}
