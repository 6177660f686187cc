import type { ReactNode } from "react";
import { Page, PageHeader } from "~/ui/page";
import { type TrailUnit, UnitTrail } from "./unit-trail";

/** A page around one of the forms of a unit. */
export function UnitFormPage(props: {
  trail: TrailUnit[];
  title: string;
  lead?: string;
  children: ReactNode;
}) {
  const { trail, title, lead, children } = props;
  return (
    <Page width="narrow">
      <div className="flex flex-col gap-4">
        <UnitTrail units={trail} here={title} />
        <PageHeader title={title} lead={lead} />
      </div>
      {children}
    </Page>
  );
}
