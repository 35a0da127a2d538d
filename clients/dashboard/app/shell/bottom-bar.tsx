import { useSay } from "@app/look";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { Place } from "./places";

const UserMenu = lazy(() => import("./user-menu"));

/** As many as a thumb can tell apart; the others are in the menu beside them. */
const MOST = 4;

/** The way around on a phone: within reach of a thumb. */
export function BottomBar({ places }: { places: Place[] }) {
  const say = useSay();
  return (
    <nav
      aria-label={say("nav.label")}
      className="fixed inset-x-0 bottom-0 z-30 flex items-stretch justify-around border-line border-t bg-paper pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {places.slice(0, MOST).map(({ to, label, short, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          className="flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 font-medium text-soft text-xs aria-[current=page]:text-gold-text"
        >
          <Icon aria-hidden className="size-5.5" />
          {say(short ?? label)}
        </Link>
      ))}
      <Suspense fallback={<span className="flex-1" />}>
        <UserMenu isCompact places={places.slice(MOST)} />
      </Suspense>
    </nav>
  );
}
