import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { accountDoor } from "~/account/door.server";
import { PaperPage } from "~/attempt/paper-page";
import type { SittingView } from "~/attempt/sitting";
import { loadSitting } from "~/attempt/sitting.queries.server";
import { json, notFound, redirect } from "~/platform/http.server";
import { isUuid } from "~/unit/unit";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.contestTitle} · Hội Thi` : "Hội Thi" },
  { name: "robots", content: "noindex" },
];

export const loader = accountDoor(async ({ params, viewer, now }) => {
  const { attempt } = params;
  const view = isUuid(attempt) ? await loadSitting(attempt, viewer, now) : null;
  if (!view) throw notFound();
  if (view.submittedAt !== null) throw redirect(`/sit/${view.attemptId}/result`);
  return json<SittingView>(view, { headers: { "Cache-Control": "no-store" } });
});

/** The page keeps itself up to date; loading it anew in mid-sitting would only cost the network. */
export const shouldRevalidate = () => false;

export default function Paper() {
  const view = useLoaderData<typeof loader>();
  return <PaperPage key={view.attemptId} view={view} />;
}
