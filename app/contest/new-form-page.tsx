import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { TextField } from "~/ui/field";
import { Page, PageHeader } from "~/ui/page";
import { SubmitButton, type useRefusalWords } from "./outcome";

type FieldWords = { label: string; hint: string };

export interface NewFormPageProps {
  /** What the way back is called to a screen reader, and the list the new thing will stand in. */
  crumbs: string;
  list: { label: string; to: string };
  /** Of the page. */
  heading: string;
  lead?: string;
  /** Why it was refused. */
  notice: ReactNode;
  words: Pick<ReturnType<typeof useRefusalWords>, "errorOf" | "typed">;
  title: FieldWords;
  slug: FieldWords & { optionalLabel: string };
  /** Fields between the title and the address. */
  children: ReactNode;
  submit: string;
}

/** The form of something new that gets a title and an address of its own. */
export function NewFormPage(props: NewFormPageProps) {
  const { crumbs, list, heading, lead, notice, words, title, slug, children, submit } = props;
  const { errorOf, typed } = words;
  return (
    <Page width="narrow">
      <Breadcrumbs label={crumbs} items={[list, { label: heading }]} />
      <PageHeader title={heading} lead={lead} />
      {notice}
      <Card>
        <Form method="post" noValidate className="flex flex-col gap-6">
          <TextField
            {...title}
            name="title"
            required
            maxLength={200}
            defaultValue={typed("title")}
            error={errorOf("title")}
          />
          {children}
          <TextField
            {...slug}
            name="slug"
            maxLength={60}
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={typed("slug")}
            error={errorOf("slug")}
          />
          <SubmitButton className="self-start">{submit}</SubmitButton>
        </Form>
      </Card>
    </Page>
  );
}
