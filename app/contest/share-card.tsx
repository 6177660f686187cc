import { contestPublicMessages } from "~/i18n/contest-public";
import { useMessages } from "~/i18n/messages";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { controlClass } from "~/ui/field";
import { LiveRegion, useAnnounce } from "~/ui/live-region";
import { Section } from "~/ui/page";
import { QrCode } from "~/ui/qr-code";

/** The contest as a code to scan and a link to send. */
export function ShareCard({ title, link }: { title: string; link: string }) {
  const t = useMessages(contestPublicMessages);
  const { message, announce } = useAnnounce();
  const copy = () => {
    // Without a secure context there is no clipboard; the link stays there to be copied by hand.
    void navigator.clipboard?.writeText(link).then(() => announce(t("page.copied")));
  };
  return (
    <Section title={t("page.share")} description={t("page.shareText")}>
      <Card className="flex flex-wrap items-center gap-6">
        <div className="w-48">
          <QrCode text={link} label={t("page.qr", { title })} />
        </div>
        <div className="flex min-w-0 flex-1 basis-64 flex-col gap-3">
          <label htmlFor="share-link" className="font-semibold">
            {t("page.link")}
          </label>
          <input
            id="share-link"
            readOnly
            value={link}
            className={controlClass}
            onFocus={(event) => event.currentTarget.select()}
          />
          <div className="flex flex-wrap items-center gap-3">
            <Button type="button" onClick={copy}>
              {t("page.copy")}
            </Button>
            <span aria-hidden="true">{message}</span>
          </div>
          <LiveRegion message={message} />
        </div>
      </Card>
    </Section>
  );
}
