import { Form, useNavigation } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import { useMessages } from "~/i18n/messages";
import { practiceMessages } from "~/i18n/practice";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextField } from "~/ui/field";
import { Section } from "~/ui/page";
import type { Segment } from "./mark-words";
import type { PassageAnswer } from "./passages.server";

/** The way down to the study assistant, for the top of a page where it stands below much else. */
export function ToFinder() {
  const t = useMessages(practiceMessages);
  return (
    <LinkButton to="#hoi" icon={<Search size={20} aria-hidden="true" />}>
      {t("ask.title")}
    </LinkButton>
  );
}

/** The study assistant: a search field, and below it passages with their sources, or that there is none. */
export function PassageFinder({ answer, action }: { answer: PassageAnswer | null; action: string }) {
  const t = useMessages(practiceMessages);
  const navigation = useNavigation();
  return (
    <Section id="hoi" title={t("ask.title")}>
      <Card>
        <Form method="get" action={`${action}#hoi`} role="search" className="flex flex-col gap-4">
          <TextField
            key={answer?.question ?? ""}
            type="search"
            name="q"
            label={t("ask.label")}
            hint={t("ask.hint")}
            maxLength={200}
            defaultValue={answer?.question ?? ""}
            enterKeyHint="search"
          />
          <Button
            variant="primary"
            className="self-start"
            busy={navigation.state !== "idle" && navigation.location.search.startsWith("?q=")}
            icon={<Search size={20} aria-hidden="true" />}
          >
            {t("ask.submit")}
          </Button>
        </Form>
      </Card>
      {answer ? <Answer answer={answer} /> : null}
    </Section>
  );
}

function Answer({ answer: { question, passages } }: { answer: PassageAnswer }) {
  const t = useMessages(practiceMessages);
  if (passages.length === 0) {
    return (
      <Alert role="status" title={t("ask.none", { question })}>
        {t("ask.noneText")}
      </Alert>
    );
  }
  return (
    <>
      <div role="status">
        <p className="font-semibold">{t("ask.found", { count: passages.length, question })}</p>
        <p className="text-muted">{t("ask.foundNote")}</p>
      </div>
      <ol className="flex flex-col gap-4">
        {passages.map((passage) => (
          <Card key={passage.id} as="li" className="flex max-w-text flex-col gap-2">
            <p>
              <Marked segments={passage.text} />
            </p>
            {passage.source.length > 0 ? (
              <p className="text-sm text-muted">
                {t("ask.source")} <Marked segments={passage.source} />
              </p>
            ) : null}
          </Card>
        ))}
      </ol>
    </>
  );
}

function Marked({ segments }: { segments: Segment[] }) {
  const places = segments.map((segment, at) => ({ ...segment, key: `${at} ${segment.text}` }));
  return places.map(({ key, text, isFound }) =>
    isFound ? (
      <mark key={key} className="rounded-sm bg-amber-soft font-semibold text-ink">
        {text}
      </mark>
    ) : (
      <span key={key}>{text}</span>
    ),
  );
}
