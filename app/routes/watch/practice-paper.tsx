import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openDoor } from "~/account/door.server";
import { pageTitle } from "~/i18n/page-title";
import { badRequest, json, readForm, redirect } from "~/platform/http.server";
import { takeTurn } from "~/practice/ceiling.server";
import { checkAnswers } from "~/practice/check-answers.server";
import type { PaperAnswer } from "~/practice/paper";
import { drawSeed, readPaper } from "~/practice/paper.queries.server";
import { paperSearch, parsePaperAddress } from "~/practice/paper-address";
import { parsePaperForm } from "~/practice/paper-form";
import { PaperPage } from "~/practice/paper-page";
import { getPublicSet } from "~/practice/set.queries.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, args.data ? "practice" : null, args.data?.paper.set.title);

/** Without a seed a new selection is drawn; with one the address always shows the same. */
export const loader = openDoor(async (visit) => {
  takeTurn(visit);
  const { params, url, now } = visit;
  const set = await getPublicSet(params.set);
  const address = parsePaperAddress(url.searchParams);
  if (address.seed === "") {
    throw redirect(`/practice/${set.slug}/paper${paperSearch({ ...address, seed: drawSeed() })}`);
  }
  return json({ paper: await readPaper(set, address, now) });
});

export const action = openDoor(async (visit) => {
  takeTurn(visit);
  const { params, url, request, now } = visit;
  const set = await getPublicSet(params.set);
  const { seed } = parsePaperAddress(url.searchParams);
  const form = parsePaperForm(await readForm(request));
  if (form === null || seed === "") return badRequest("malformed");
  const { toCheck, kept, asked } = form;
  const told = await checkAnswers(set, { seed, answers: toCheck }, now);
  return json<PaperAnswer>({ ...told, kept, asked });
});

export default function PracticePaper() {
  const { paper } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as PaperAnswer | { ok: false } | undefined;
  return <PaperPage paper={paper} answer={answer && "checked" in answer ? answer : undefined} />;
}
