import { accountMessages } from "~/i18n/account";
import { accountDeskMessages } from "~/i18n/account-desk";
import { accountRightsMessages } from "~/i18n/account-rights";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { ConfirmButton } from "~/ui/dialog";
import { ErrorSummary } from "~/ui/error-summary";
import { Page, PageHeader, Section } from "~/ui/page";
import type { AccountFacts, AccountState } from "./account";
import { AccountStatePill } from "./account-state-pill";
import { GrantForm, type GrantFormProps } from "./grant-form-view";
import { GrantTable, type ShownGrantLine } from "./grant-table";
import type { AccountAct, RightsRefusal } from "./rights-refusal";

export type AccountDeskPageProps = {
  account: Pick<AccountFacts, "id" | "kind" | "signInName" | "displayName" | "memberId"> & {
    state: AccountState;
    createdAt: string;
    unitName: string | null;
    sessions: number;
  };
  grants: ShownGrantLine[];
  choices: GrantFormProps["choices"];
  isOwn: boolean;
  done: AccountAct | null;
  refused: RightsRefusal | null;
};

/** One account as the desk sees it: who it is, what it may do, its slip, its lock. */
export function AccountDeskPage(props: AccountDeskPageProps) {
  const { account, grants, choices, isOwn, done, refused } = props;
  const t = useMessages(accountRightsMessages);
  const mayHoldRoles = account.kind !== "citizen";
  return (
    <Page>
      <PageHeader
        title={account.displayName}
        back={{ to: "/organise/accounts", label: t("back") }}
        eyebrow={<AccountStatePill state={account.state} />}
      />
      {done && !refused ? (
        <Alert tone="success" role="status">
          {t(`done.${done}`)}
        </Alert>
      ) : null}
      {refused ? (
        <ErrorSummary title={t("summary")} errors={[{ field: "", message: t(`refused.${refused}`) }]} />
      ) : null}
      <Facts account={account} />
      <Section title={t("grants.title")} description={t("grants.lead")}>
        <GrantTable grants={grants} />
        {isOwn ? <Alert>{t("grants.own")}</Alert> : null}
        {mayHoldRoles && !isOwn && choices.roles.length > 0 ? <GrantForm choices={choices} /> : null}
      </Section>
      {account.memberId && !isOwn && account.state !== "disabled" ? (
        <NewSlip memberId={account.memberId} />
      ) : null}
      {isOwn ? null : <Access account={account} />}
    </Page>
  );
}

function Facts({ account }: Pick<AccountDeskPageProps, "account">) {
  const t = useMessages(accountRightsMessages);
  const words = useMessages(accountMessages);
  return (
    <Card>
      <DescriptionList
        items={[
          { term: t("facts.signInName"), detail: account.signInName },
          { term: t("facts.kind"), detail: words(`profile.kinds.${account.kind}`) },
          { term: t("facts.unit"), detail: account.unitName ?? t("facts.noUnit") },
          { term: t("facts.created"), detail: formatDateTime(account.createdAt) },
          { term: t("facts.sessions"), detail: t("facts.sessionCount", { count: account.sessions }) },
        ]}
      />
    </Card>
  );
}

function NewSlip({ memberId }: { memberId: string }) {
  const t = useMessages(accountRightsMessages);
  const slips = useMessages(accountDeskMessages);
  return (
    <Section title={t("credentials.title")} description={t("credentials.lead")}>
      <form method="post" action="/organise/accounts/slips" className="flex flex-wrap gap-3">
        <input type="hidden" name="choice" value="members" />
        <input type="hidden" name="members" value={memberId} />
        <Button>{t("credentials.print")}</Button>
        <Button formAction="/organise/accounts/slips.xlsx">{t("credentials.xlsx")}</Button>
        <span className="sr-only">{slips("slips.about")}</span>
      </form>
    </Section>
  );
}

function Access({ account }: Pick<AccountDeskPageProps, "account">) {
  const t = useMessages(accountRightsMessages);
  const act = account.state === "disabled" ? "enable" : "disable";
  return (
    <Section title={t("access.title")}>
      <ConfirmButton
        className="self-start"
        label={t(`access.${act}`)}
        title={t(`access.${act}`)}
        confirmLabel={t(`access.${act}`)}
        cancelLabel={t("access.cancel")}
        buttonVariant={act === "disable" ? "danger" : "secondary"}
        reasonName="reason"
        reasonLabel={t("access.reason")}
        fields={{ intent: act }}
      >
        {t(`access.${act}Question`, { name: account.displayName, count: account.sessions })}
      </ConfirmButton>
    </Section>
  );
}
