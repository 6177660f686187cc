import { Form } from "@remix-run/react";
import { accountMessages } from "~/i18n/account";
import { formatDateTime } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { ConfirmButton } from "~/ui/dialog";
import { Page, PageHeader, Section } from "~/ui/page";
import { StatusPill } from "~/ui/status";
import { type Column, Table } from "~/ui/table";
import type { AccountFacts } from "./account";

export type ShownSession = {
  id: string;
  device: string;
  trusted: boolean;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  isThisOne: boolean;
};

export type AccountPageProps = {
  account: Pick<AccountFacts, "kind" | "signInName" | "displayName"> & {
    passwordChangedAt: string | null;
    unitName: string | null;
  };
  sessions: ShownSession[];
  /** What was just done. */
  done: "password" | "session" | null;
};

/** Who I am here, and where I am signed in. */
export function AccountPage({ account, sessions, done }: AccountPageProps) {
  const t = useMessages(accountMessages);
  return (
    <Page>
      <PageHeader title={t("profile.title")} />
      {done ? (
        <Alert tone="success" role="status">
          {t(done === "password" ? "profile.passwordSaved" : "profile.ended")}
        </Alert>
      ) : null}
      <Card>
        <DescriptionList
          items={[
            { term: t("profile.name"), detail: account.displayName },
            { term: t("profile.signInName"), detail: account.signInName },
            { term: t("profile.unit"), detail: account.unitName ?? t("profile.noUnit") },
            { term: t("profile.kind"), detail: t(`profile.kinds.${account.kind}`) },
          ]}
        />
      </Card>
      <Section
        title={t("profile.passwordTitle")}
        description={
          account.passwordChangedAt
            ? t("profile.passwordChanged", { at: formatDateTime(account.passwordChangedAt) })
            : undefined
        }
      >
        <LinkButton to="/account/password" className="self-start">
          {t("profile.passwordChange")}
        </LinkButton>
      </Section>
      <Sessions sessions={sessions} />
    </Page>
  );
}

function Sessions({ sessions }: { sessions: ShownSession[] }) {
  const t = useMessages(accountMessages);
  return (
    <Section
      title={t("profile.sessionsTitle")}
      description={t("profile.sessionsLead")}
      actions={
        <ConfirmButton
          label={t("profile.everywhere")}
          title={t("profile.everywhere")}
          confirmLabel={t("profile.everywhere")}
          cancelLabel={t("profile.cancel")}
          buttonVariant="danger"
          fields={{ intent: "everywhere" }}
        >
          {t("profile.everywhereQuestion", { count: sessions.length })}
        </ConfirmButton>
      }
    >
      <Table
        caption={t("profile.sessionsTitle")}
        captionHidden
        stacks
        columns={useSessionColumns()}
        rows={sessions}
        rowKey={(session) => session.id}
      />
    </Section>
  );
}

function useSessionColumns(): Column<ShownSession>[] {
  const t = useMessages(accountMessages);
  const nameOf = (session: ShownSession) =>
    session.device === "?" ? t("profile.unknownDevice") : session.device;
  const at = (key: "createdAt" | "lastSeenAt" | "expiresAt") => (session: ShownSession) =>
    formatDateTime(session[key]);
  return [
    {
      key: "device",
      header: t("profile.device"),
      rowHeader: true,
      cell: (session) => (
        <span className="flex flex-wrap gap-2">
          {nameOf(session)}
          {session.isThisOne ? <StatusPill tone="success">{t("profile.thisOne")}</StatusPill> : null}
          {session.trusted ? <StatusPill tone="info">{t("profile.trusted")}</StatusPill> : null}
        </span>
      ),
    },
    {
      key: "since",
      header: t("profile.since"),
      numeric: true,
      align: "start",
      cell: at("createdAt"),
    },
    { key: "seen", header: t("profile.seen"), numeric: true, align: "start", cell: at("lastSeenAt") },
    {
      key: "until",
      header: t("profile.until"),
      numeric: true,
      align: "start",
      cell: at("expiresAt"),
    },
    {
      key: "end",
      header: <span className="sr-only">{t("profile.end")}</span>,
      align: "end",
      cell: (session) => (
        <EndSession id={session.id} label={t("profile.endOf", { device: nameOf(session) })} />
      ),
    },
  ];
}

function EndSession({ id, label }: { id: string; label: string }) {
  const t = useMessages(accountMessages);
  return (
    <Form method="post">
      <input type="hidden" name="session" value={id} />
      <Button name="intent" value="end" variant="quiet" aria-label={label}>
        {t("profile.end")}
      </Button>
    </Form>
  );
}
