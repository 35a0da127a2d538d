import { classes } from "./classes";

const NAMES: Record<string, string> = { mod: "Ctrl", enter: "↵", escape: "Esc" };
const isApple = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? "");

/** Keys as they stand on the keyboard: "mod+k", or "g i" for one after the other. */
export function Keys({ keys, isInverted = false }: { keys: string; isInverted?: boolean }) {
  const parts = keys.split(/[ +]/);
  return (
    <span className="inline-flex gap-1">
      {parts.map((part, place) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: the same key may come twice and never moves
          key={place}
          className={classes(
            "grid h-5 min-w-5 place-items-center rounded-sm border px-1 font-sans text-xs",
            isInverted ? "border-soft" : "border-line bg-sunken text-soft",
          )}
        >
          {part === "mod" && isApple ? "⌘" : (NAMES[part] ?? part.toUpperCase())}
        </kbd>
      ))}
    </span>
  );
}
