import { Form, useLocation } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { useMessages } from "~/i18n/messages";
import { shellMessages } from "~/i18n/shell";
import { Button } from "~/ui/button";

/** Offers the other language and comes back to the same place. */
export function LanguageSwitch() {
  const t = useMessages(shellMessages);
  const { pathname, search } = useLocation();
  const other = useLocale() === "vi" ? "en" : "vi";
  return (
    <Form method="post" action="/resources/locale" reloadDocument>
      <input type="hidden" name="to" value={pathname + search} />
      <Button variant="quiet" name="locale" value={other} lang={other} type="submit">
        {t("otherLanguage")}
      </Button>
    </Form>
  );
}
