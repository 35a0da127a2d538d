import { useSay } from "@app/look";
import { useMay } from "@app/session";
import { Link } from "@tanstack/react-router";
import { Keys } from "@ui/keys";
import { Skeleton } from "@ui/skeleton";
import { Search } from "lucide-react";
import { lazy, Suspense } from "react";
import type { Place } from "./places";

const FirstStepsCard = lazy(() => import("@features/businesses/first-steps-card"));
// Menus come right after the page: what they need is heavy, and nobody opens one in the first blink.
const BusinessMenu = lazy(() => import("./business-menu"));
const UserMenu = lazy(() => import("./user-menu"));

export function Sidebar({ places, onPalette }: { places: Place[]; onPalette: () => void }) {
  const say = useSay();
  const mayChange = useMay("business.change");
  return (
    <div className="hidden min-h-0 flex-col gap-4 bg-paper p-3 md:flex">
      <Suspense fallback={<Skeleton className="h-11 rounded-md" />}>
        <BusinessMenu />
      </Suspense>
      <button
        type="button"
        onClick={onPalette}
        className="flex h-9 items-center gap-2 rounded-md border border-line bg-sheet px-2.5 text-sm text-soft transition-colors hover:border-line-strong"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="flex-1 truncate text-start">{say("palette.open")}</span>
        <Keys keys="mod+k" />
      </button>
      <nav aria-label={say("nav.label")} className="grid gap-0.5 overflow-y-auto">
        {places.map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            className="group relative flex h-9 items-center gap-2.5 rounded-md px-2.5 font-medium text-sm text-soft transition-colors hover:bg-plain-ground hover:text-ink aria-[current=page]:bg-plain-ground aria-[current=page]:text-ink"
          >
            <span
              aria-hidden
              className="absolute start-0 h-4 w-0.5 rounded-full bg-gold opacity-0 group-aria-[current=page]:opacity-100"
            />
            <Icon aria-hidden className="size-4.5" />
            {say(label)}
          </Link>
        ))}
      </nav>
      <div className="mt-auto">
        {mayChange && (
          <Suspense>
            <FirstStepsCard />
          </Suspense>
        )}
        <Suspense fallback={<Skeleton className="h-11 rounded-md" />}>
          <UserMenu />
        </Suspense>
      </div>
    </div>
  );
}
