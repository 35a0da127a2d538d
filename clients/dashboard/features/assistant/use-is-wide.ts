import { useSyncExternalStore } from "react";

const WIDE = "(min-width: 80rem)";

/** Whether a chat has room beside the page. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const asked = matchMedia(WIDE);
      asked.addEventListener("change", changed);
      return () => asked.removeEventListener("change", changed);
    },
    () => matchMedia(WIDE).matches,
  );
}
