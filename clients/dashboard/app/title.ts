import { useEffect } from "react";

/** The page's name in the browser's tab, and what a screen reader says on arriving. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Handsel` : "Handsel";
  }, [title]);
}
