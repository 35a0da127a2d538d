import { Link, type LinkProps } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";

/** Views of one list, each a link of its own: it can be kept, shared and opened in a new tab. */
export function TabLinks({ label, children }: { label: string; children: ReactNode }) {
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    // Of more tabs than fit, the one that is open comes into sight.
    const current = tabs.current?.querySelector<HTMLElement>("[data-current=true]");
    if (!tabs.current || !current) return;
    const [all, one] = [tabs.current.getBoundingClientRect(), current.getBoundingClientRect()];
    tabs.current.scrollLeft += (one.left + one.right - all.left - all.right) / 2;
  }, []);
  return (
    <nav
      ref={tabs}
      aria-label={label}
      className="-mx-1 flex gap-1 overflow-x-auto p-1 [scrollbar-width:none]"
    >
      {children}
    </nav>
  );
}

export function TabLink({
  isCurrent,
  isMinor = false,
  children,
  ...to
}: LinkProps & {
  isCurrent: boolean;
  /** Under tabs of the page. */
  isMinor?: boolean;
  children: ReactNode;
}) {
  return (
    <Link
      {...to}
      activeOptions={{ exact: true, includeSearch: true }}
      data-current={isCurrent}
      data-minor={isMinor}
      className="shrink-0 whitespace-nowrap rounded-full px-3 py-1.5 text-sm text-soft transition-colors hover:bg-plain-ground hover:text-ink data-[current=true]:bg-ink data-[current=true]:text-sheet data-[minor=true]:data-[current=true]:bg-plain-ground data-[minor=true]:data-[current=true]:font-medium data-[minor=true]:data-[current=true]:text-ink"
    >
      {children}
    </Link>
  );
}
