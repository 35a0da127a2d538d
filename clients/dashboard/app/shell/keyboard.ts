import { useEffect, useRef } from "react";

/** "g i" (one after the other), "mod+k" (Ctrl, or Command on a Mac), or one key. */
export type KeyMap = Record<string, (event: KeyboardEvent) => void>;

const SEQUENCE_MILLISECONDS = 900;
const TYPING = "input, textarea, select, [contenteditable=true]";

/** Keys that work on this page while it is shown; none while somebody types or a dialog is open. */
export function useKeys(map: KeyMap): void {
  const latest = useRef(map);
  latest.current = map;
  useEffect(() => {
    let first = "";
    let firstAt = 0;
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const name = nameOf(event);
      const isChord = name.startsWith("mod+");
      if (!isChord && isElsewhere(event)) return;
      const sequence =
        first && event.timeStamp - firstAt < SEQUENCE_MILLISECONDS ? `${first} ${name}` : "";
      const act = (sequence && latest.current[sequence]) || latest.current[name];
      first = act ? "" : name;
      firstAt = event.timeStamp;
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, []);
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  return event.ctrlKey || event.metaKey ? `mod+${key}` : key;
}

function isElsewhere(event: KeyboardEvent): boolean {
  const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
  return isTyping || document.querySelector('[role="dialog"], [role="menu"]') !== null;
}
