import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { roleDoor } from "~/account/door.server";
import { getBank } from "~/bank/bank.queries.server";
import { draftingHost } from "~/exchange/draft-questions.server";
import { listImports } from "~/exchange/import.queries.server";
import { importDefaultsSchema, importPath, MAX_UPLOAD_BYTES } from "~/exchange/import-run";
import { ImportStartPage, type RefusedStart } from "~/exchange/import-start-page";
import { startImport, startPastedImport } from "~/exchange/start-import.server";
import { exchangeMessages } from "~/i18n/exchange";
import { translator } from "~/i18n/messages";
import { pageTitle } from "~/i18n/page-title";
import { json, readUpload, redirect } from "~/platform/http.server";

export const meta: MetaFunction<typeof loader> = (args) =>
  pageTitle(args, "importQuestions", args.data?.bank.name);

export const loader = roleDoor(["author", "organiser"], async ({ params }) => {
  const { slug, name, topics } = await getBank(params.bank);
  const drafts = draftingHost() !== null;
  return json({ bank: { slug, name, topics }, runs: await listImports(slug), drafts });
});

const STATUS: Partial<Record<RefusedStart["reason"], number>> = { "too-large": 413, busy: 503 };

export const action = roleDoor(["author", "organiser"], async ({ request, params, viewer, now, locale }) => {
  const { slug: bankSlug } = await getBank(params.bank);
  const form = await readUpload(request, MAX_UPLOAD_BYTES);
  const values = form?.fields ?? {};
  const refused = (reason: RefusedStart["reason"]) =>
    json<RefusedStart>({ reason, values }, { status: STATUS[reason] ?? 422 });
  if (!form) return refused("too-large");
  const { text = "" } = form.fields;
  const isPasted = text.trim() !== "";
  if (form.file && isPasted) return refused("both");
  const defaults = importDefaultsSchema.safeParse(form.fields);
  if (!defaults.success) return refused("bad-defaults");
  const upload = { bankSlug, defaults: defaults.data };
  const by = { now, actorId: viewer.accountId };
  const pastedName = translator(exchangeMessages, locale)("start.pastedName");
  const started = form.file
    ? await startImport({ ...upload, ...form.file }, by)
    : await startPastedImport({ ...upload, text, fileName: pastedName }, by);
  if (!started.ok) return refused(started.reason);
  throw redirect(importPath(bankSlug, started.importId));
});

export default function BankImport() {
  return <ImportStartPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
