import { accountDeskMessages } from "~/i18n/account-desk";
import { formatNumber } from "~/i18n/format";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { Button } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";

const PRINT = "/organise/accounts/slips";
const WORKBOOK = "/organise/accounts/slips.xlsx";

/**
 * Issues slips. A plain form of the browser, since the answer is a page to print or a file. The check boxes of the
 * list carry `form="slips"`.
 */
export function SlipBar({ unitId, withoutAccount }: { unitId: string | undefined; withoutAccount: number }) {
  const t = useMessages(accountDeskMessages);
  const count = formatNumber(useLocale(), withoutAccount);
  return (
    <Card as="section">
      <CardHeader title={t("slips.section")} />
      <form id="slips" method="post" action={PRINT} className="flex flex-col gap-4">
        <p className="max-w-prose">{t("slips.about")}</p>
        {unitId ? <input type="hidden" name="unit" value={unitId} /> : null}
        <div className="flex flex-wrap gap-3">
          <Button name="choice" value="members">
            {t("slips.chosenPrint")}
          </Button>
          <Button name="choice" value="members" formAction={WORKBOOK}>
            {t("slips.chosenXlsx")}
          </Button>
        </div>
        {withoutAccount > 0 ? (
          <div className="flex flex-wrap gap-3">
            <Button name="choice" value="without-account" variant="primary">
              {t("slips.allPrint", { count })}
            </Button>
            <Button name="choice" value="without-account" formAction={WORKBOOK}>
              {t("slips.allXlsx", { count })}
            </Button>
          </div>
        ) : null}
      </form>
    </Card>
  );
}
