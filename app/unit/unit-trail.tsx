import { useMessages } from "~/i18n/messages";
import { unitMessages } from "~/i18n/unit";
import { Breadcrumbs, type Crumb } from "~/ui/breadcrumbs";

/** A unit above, and whether the viewer may open its page. */
export type TrailUnit = { id: string; name: string; isOpen: boolean };

/** The way from the list of units down to this page. `here` is left out where the last unit is the page itself. */
export function UnitTrail({ units, here }: { units: TrailUnit[]; here?: string }) {
  const t = useMessages(unitMessages);
  const crumbs: Crumb[] = units.map((unit) => ({
    label: unit.name,
    to: unit.isOpen ? `/organise/units/${unit.id}` : undefined,
  }));
  return (
    <Breadcrumbs
      label={t("trail")}
      items={[
        { label: t("list.title"), to: "/organise/units" },
        ...crumbs,
        ...(here ? [{ label: here }] : []),
      ]}
    />
  );
}
