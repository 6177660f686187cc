import { accountDeskMessages } from "~/i18n/account-desk";
import { formatDate } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import { PageHeader } from "~/ui/page";
import { QrCode } from "~/ui/qr-code";
import type { Slip, SlipSkip } from "./slip";

export type SlipSheetProps = {
  slips: Slip[];
  skipped: { fullName: string; reason: SlipSkip }[];
  expiresAt: string;
  /** Address of the site as people type it. */
  site: string;
};

/** Slips to print: eight on a sheet of A4, with lines to cut along. */
export function SlipSheet({ slips, skipped, expiresAt, site }: SlipSheetProps) {
  const t = useMessages(accountDeskMessages);
  const until = formatDate(expiresAt);
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-6 px-4 py-6 md:px-8 print:max-w-none print:gap-0 print:p-0">
      <div className="flex flex-col gap-4 print:hidden">
        <PageHeader
          title={t("slips.title")}
          lead={t("slips.lead", { count: slips.length, until })}
          back={{ to: "/organise/accounts", label: t("slips.back") }}
          actions={
            <Button type="button" variant="primary" onClick={() => window.print()}>
              {t("slips.print")}
            </Button>
          }
        />
        <Alert tone="warning">{t("slips.keep")}</Alert>
        {skipped.length > 0 ? <Skipped skipped={skipped} /> : null}
      </div>
      <ul className="grid gap-4 sm:grid-cols-2 print:grid-cols-2 print:gap-0">
        {slips.map((slip) => (
          <SlipCard key={slip.memberId} slip={slip} until={until} site={site} />
        ))}
      </ul>
      <LinkButton to="/organise/accounts" className="self-start">
        {t("slips.back")}
      </LinkButton>
    </main>
  );
}

/** The address was opened again after its slips were shown. */
export function NoSlips() {
  const t = useMessages(accountDeskMessages);
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-6 px-4 py-6 md:px-8">
      <PageHeader
        title={t("slips.title")}
        lead={t("slips.gone")}
        back={{ to: "/organise/accounts", label: t("slips.back") }}
      />
    </main>
  );
}

function Skipped({ skipped }: Pick<SlipSheetProps, "skipped">) {
  const t = useMessages(accountDeskMessages);
  return (
    <Alert tone="info" title={t("slips.skippedTitle", { count: skipped.length })}>
      <ul className="list-disc pl-5">
        {skipped.map(({ fullName, reason }) => (
          <li key={fullName}>
            {fullName}: {t(`slips.skipped.${reason}`)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function SlipCard({ slip, until, site }: { slip: Slip; until: string; site: string }) {
  const t = useMessages(accountDeskMessages);
  return (
    <li className="flex min-h-[62mm] break-inside-avoid flex-col gap-2 border border-dashed border-control bg-surface p-4 text-sm leading-snug text-ink print:p-3 print:text-[8.5pt]">
      <div>
        <p className="text-base leading-snug font-bold">{slip.fullName}</p>
        <p className="text-muted">{slip.unitName}</p>
      </div>
      <div className="flex gap-4">
        {slip.link ? (
          <div className="w-[27mm] shrink-0">
            <QrCode text={slip.link} label={t("slips.qr", { name: slip.fullName })} />
          </div>
        ) : null}
        <dl className="flex min-w-0 flex-col justify-center gap-2">
          <Fact term={t("slips.code")} detail={slip.signInName} />
          <Fact term={t("slips.password")} detail={slip.password} />
        </dl>
      </div>
      <p className="mt-auto">
        {t(slip.link ? "slips.scan" : "slips.noLink", { site })}{" "}
        <span className="text-muted">{t("slips.private", { until })}</span>
      </p>
    </li>
  );
}

function Fact({ term, detail }: { term: string; detail: string }) {
  return (
    <div>
      <dt className="text-muted">{term}</dt>
      <dd className="font-mono text-base leading-snug font-semibold break-words">{detail}</dd>
    </div>
  );
}
