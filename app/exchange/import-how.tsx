import { exchangeMessages } from "~/i18n/exchange";
import { useMessages } from "~/i18n/messages";
import { Card } from "~/ui/card";
import { Section } from "~/ui/page";

/** How a file is written so that it is certain to be read rightly, with an example. */
export function ImportHow() {
  const t = useMessages(exchangeMessages);
  return (
    <Section id="how" title={t("start.how")} description={t("how.lead")}>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card as="section">
          <h3 className="mb-3 font-semibold">{t("how.word")}</h3>
          <pre className="rounded-control bg-sunken p-3 font-sans whitespace-pre-wrap">
            {t("how.wordExample")}
          </pre>
          <ul className="mt-3 flex list-disc flex-col gap-1 pl-6">
            <li>{t("how.key")}</li>
            <li>{t("how.several")}</li>
            <li>{t("how.ordering")}</li>
          </ul>
        </Card>
        <Card as="section">
          <h3 className="mb-3 font-semibold">{t("how.excel")}</h3>
          <p>{t("how.excelText")}</p>
        </Card>
      </div>
    </Section>
  );
}
