import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";

/** One key and what it does. */
export type Shortcut<Act extends string> = { key: string; act: Act; run: () => void };

const STORED = "hoi-thi-keys";
const CHANGED = "hoi-thi-keys-changed";

function isOn(): boolean {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

function subscribe(listener: () => void) {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

/** Whether single keys do anything on this device; the person may switch them off (WCAG 2.1.4). */
export function useShortcutSwitch(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, isOn, () => true);
  const turn = useCallback((wanted: boolean) => {
    try {
      localStorage.setItem(STORED, wanted ? "on" : "off");
    } catch {
      // A browser that keeps nothing forgets the switch with the page.
    }
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  return [on, turn];
}

/** Where letters are typed, or a dialog waits for an answer. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]")) return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox" && target.type !== "radio";
  return target.isContentEditable || target.matches("textarea, select, [role=combobox], [role=textbox]");
}

/** Listens for single keys without a modifier, never while somebody types. */
export function useShortcuts<Act extends string>(
  shortcuts: readonly Shortcut<Act>[],
  isEnabled: boolean,
): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    if (!isEnabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.isComposing || isElsewhere(event.target)) return;
      const shortcut = current.current.find((one) => one.key === event.key.toLowerCase());
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [isEnabled]);
}
