import Keyboard from "lucide-react/icons/keyboard";
import { useState } from "react";
import { keyMessages } from "~/i18n/bank-keys";
import { useMessages } from "~/i18n/messages";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { CheckboxField } from "~/ui/field";
import { Table } from "~/ui/table";
import { useHydrated } from "~/ui/use-hydrated";
import { type Shortcut, useShortcutSwitch, useShortcuts } from "./use-shortcuts";

export type ShortcutAct = "next" | "previous" | "select" | "edit" | "search" | "approve" | "return";

/** The keys of a page: listens for them, and a button with the list of them and the switch. `?` opens it too. */
export function Shortcuts({ shortcuts }: { shortcuts: Shortcut<ShortcutAct>[] }) {
  const t = useMessages(keyMessages);
  const hydrated = useHydrated();
  const [isOpen, setOpen] = useState(false);
  const [isOn, turn] = useShortcutSwitch();
  const all: Shortcut<ShortcutAct | "help">[] = [
    ...shortcuts,
    { key: "?", act: "help", run: () => setOpen(true) },
  ];
  useShortcuts(all, isOn);
  if (!hydrated) return null;
  return (
    <>
      <Button
        type="button"
        variant="quiet"
        aria-haspopup="dialog"
        icon={<Keyboard size={20} aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t("button")}
      </Button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={t("title")} closeLabel={t("close")}>
        <CheckboxField
          name="shortcuts"
          label={t("enabled")}
          hint={t("hint")}
          checked={isOn}
          onChange={(event) => turn(event.currentTarget.checked)}
        />
        <Table
          caption={t("title")}
          captionHidden
          rows={all}
          rowKey={(one) => one.key}
          columns={[
            {
              key: "key",
              header: t("key"),
              width: "narrow",
              cell: (one) => <kbd className="rounded-sm border border-control px-2">{one.key}</kbd>,
            },
            { key: "act", header: t("does"), rowHeader: true, cell: (one) => t(`act.${one.act}`) },
          ]}
        />
      </Dialog>
    </>
  );
}
