import { useSyncExternalStore } from "react";

/** From here on a page has its own frame to scroll in, beside the sidebar. */
export const FRAMED = "48rem";

/** Whether the window is at least as wide as this. */
export function useIsWide(least: string): boolean {
  const wide = `(min-width: ${least})`;
  return useSyncExternalStore(
    (changed) => {
      const asked = matchMedia(wide);
      asked.addEventListener("change", changed);
      return () => asked.removeEventListener("change", changed);
    },
    () => matchMedia(wide).matches,
  );
}
