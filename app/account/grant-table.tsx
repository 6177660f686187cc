import { accountRightsMessages } from "~/i18n/account-rights";
import { formatDate } from "~/i18n/format";
import { useMessages } from "~/i18n/messages";
import { ConfirmButton } from "~/ui/dialog";
import { type Column, Table } from "~/ui/table";
import type { ShownGrant } from "./grants.queries.server";

/** A grant as it reaches the browser. */
export type ShownGrantLine = Omit<ShownGrant, "grantedAt"> & { grantedAt: string };

/** The roles of an account, with the way to take each back. */
export function GrantTable({ grants }: { grants: ShownGrantLine[] }) {
  const t = useMessages(accountRightsMessages);
  const over = (grant: ShownGrantLine) => grant.scopeName ?? t("scope.system");
  const columns: Column<ShownGrantLine>[] = [
    {
      key: "role",
      header: t("grants.role"),
      rowHeader: true,
      cell: (grant) => (
        <>
          {t(`role.${grant.role}`)}
          <span className="block font-normal text-muted md:hidden">{over(grant)}</span>
        </>
      ),
    },
    { key: "over", header: t("grants.over"), hideOnPhone: true, cell: over },
    {
      key: "since",
      header: t("grants.since"),
      numeric: true,
      hideOnPhone: true,
      cell: (grant) => formatDate(grant.grantedAt),
    },
    {
      key: "revoke",
      header: <span className="sr-only">{t("grants.revoke")}</span>,
      align: "end",
      cell: (grant) => (grant.mayRevoke ? <Revoke grant={grant} /> : null),
    },
  ];
  return (
    <Table
      caption={t("grants.title")}
      captionHidden
      columns={columns}
      rows={grants}
      rowKey={(grant) => grant.id}
      empty={t("grants.none")}
    />
  );
}

function Revoke({ grant }: { grant: ShownGrantLine }) {
  const t = useMessages(accountRightsMessages);
  return (
    <ConfirmButton
      label={t("grants.revoke")}
      title={t("grants.revokeTitle")}
      confirmLabel={t("grants.revoke")}
      cancelLabel={t("access.cancel")}
      buttonVariant="quiet"
      fields={{ intent: "revoke", grant: grant.id }}
    >
      {t("grants.revokeQuestion", {
        role: t(`role.${grant.role}`),
        scope: grant.scopeName ?? t("scope.system"),
      })}
    </ConfirmButton>
  );
}
