import { Form, Link } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import Search from "lucide-react/icons/search";
import { useMessages } from "~/i18n/messages";
import { unitMessages } from "~/i18n/unit";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { TextField } from "~/ui/field";
import { Page, PageHeader } from "~/ui/page";
import type { TreeNode } from "./unit-tree";
import { UnitTree } from "./unit-tree-list";

export type FoundLine = { id: string; code: string; name: string; above: string[] };

export type UnitsPageProps = {
  trees: TreeNode[];
  totals: { units: number; members: number; exempt: number };
  /** What was searched for and what was found; null when nothing was searched. */
  search: { text: string; found: FoundLine[]; limit: number } | null;
  showsEnded: boolean;
  mayCreateRoot: boolean;
};

/** All units the viewer may see: a search over the tree. */
export function UnitsPage({ trees, totals, search, showsEnded, mayCreateRoot }: UnitsPageProps) {
  const t = useMessages(unitMessages);
  const createRoot = mayCreateRoot ? (
    <LinkButton to="/organise/units/new" icon={<Plus size={20} aria-hidden="true" />}>
      {t("list.createRoot")}
    </LinkButton>
  ) : null;
  if (totals.units === 0 && !showsEnded) {
    return (
      <Page>
        <PageHeader title={t("list.title")} />
        <EmptyState title={t("list.emptyTitle")} actions={createRoot}>
          {t(mayCreateRoot ? "list.empty" : "list.emptyOther")}
        </EmptyState>
      </Page>
    );
  }
  const exempt = totals.exempt > 0 ? ` · ${t("list.exempt", { count: totals.exempt })}` : "";
  return (
    <Page>
      <PageHeader title={t("list.title")} lead={t("list.lead", totals) + exempt} actions={createRoot} />
      <SearchForm text={search?.text ?? ""} />
      {search ? <FoundUnits {...search} /> : <UnitTree nodes={trees} openDepth={totals.units > 60 ? 1 : 2} />}
      {search ? null : (
        <p>
          <Link to={showsEnded ? "?" : "?ended=1"} preventScrollReset>
            {t(showsEnded ? "list.onlyPresent" : "list.ended")}
          </Link>
        </p>
      )}
    </Page>
  );
}

function SearchForm({ text }: { text: string }) {
  const t = useMessages(unitMessages);
  return (
    <Form role="search" className="flex flex-wrap items-end gap-3" key={text}>
      <TextField
        name="q"
        type="search"
        label={t("list.search")}
        hint={t("list.searchHint")}
        defaultValue={text}
        autoComplete="off"
        maxLength={100}
        className="min-w-0 flex-1 basis-72"
      />
      <Button icon={<Search size={20} aria-hidden="true" />}>{t("list.find")}</Button>
      {text === "" ? null : (
        <LinkButton variant="quiet" to="/organise/units">
          {t("list.clear")}
        </LinkButton>
      )}
    </Form>
  );
}

function FoundUnits({ text, found, limit }: { text: string; found: FoundLine[]; limit: number }) {
  const t = useMessages(unitMessages);
  const count = found.length;
  return (
    <section aria-labelledby="found" className="flex flex-col gap-3">
      <h2 id="found" className="text-lg" role="status">
        {t(count >= limit ? "list.foundMany" : "list.found", { count, text })}
      </h2>
      {count === 0 ? null : (
        <Card padding="none">
          <ul className="divide-y divide-line">
            {found.map((unit) => (
              <li key={unit.id} className="px-4 py-3 md:px-6">
                <Link to={`/organise/units/${unit.id}`}>{unit.name}</Link>
                <span className="text-muted"> · {unit.code}</span>
                {unit.above.length > 0 ? (
                  <span className="block text-sm text-muted">{unit.above.join(" › ")}</span>
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </section>
  );
}
