import { useSay } from "@app/look";
import { useMe } from "@app/session";
import { useNavigate } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { BottomBar } from "./bottom-bar";
import { useKeys } from "./keyboard";
import { useLive } from "./live";
import { PLACES } from "./places";
import { Sidebar } from "./sidebar";

const SupportBanner = lazy(() => import("@features/support/support-banner"));
const FirstStepsCard = lazy(() => import("@features/businesses/first-steps-card"));
const KeyHelp = lazy(() => import("./key-help"));
const Palette = lazy(() => import("./palette"));

type Open = "palette" | "keys" | null;

/** What stands around every page of a shop. */
export function Shell({ children }: { children: ReactNode }) {
  const say = useSay();
  const me = useMe();
  const navigate = useNavigate();
  useLive(me.business.id);
  const [open, setOpen] = useState<Open>(null);
  const places = PLACES.filter((place) => me.permissions.includes(place.permission));

  const maySeeSupport = me.permissions.includes("support.read");

  const mayChange = me.permissions.includes("business.change");
  useKeys({
    "mod+k": () => setOpen((before) => (before === "palette" ? null : "palette")),
    "?": () => setOpen("keys"),
    ...Object.fromEntries(
      places.map((place) => [`g ${place.key}`, () => void navigate({ to: place.to })]),
    ),
  });
  const close = (isOpen: boolean) => !isOpen && setOpen(null);

  return (
    <div className="md:grid md:h-(--window) md:grid-cols-[15rem_minmax(0,1fr)] md:overflow-hidden">
      <a
        href="#content"
        className="fixed start-3 -top-20 z-60 rounded-md bg-ink px-4 py-2 text-sheet focus:top-3"
      >
        {say("app.skip")}
      </a>
      <Sidebar places={places} onPalette={() => setOpen("palette")} />
      <main
        id="content"
        tabIndex={-1}
        className="min-h-(--window) bg-sheet pb-20 outline-none md:my-2 md:me-2 md:flex md:min-h-0 md:flex-col md:overflow-y-auto md:rounded-lg md:border md:border-line md:pb-0 md:shadow-low"
      >
        {maySeeSupport && (
          <Suspense>
            <SupportBanner />
          </Suspense>
        )}
        {mayChange && (
          <Suspense>
            <FirstStepsCard isBar />
          </Suspense>
        )}
        <div className="md:min-h-0 md:flex-1">{children}</div>
      </main>
      <BottomBar places={places} />
      <Suspense>
        {open === "palette" && (
          <Palette onOpenChange={close} places={places} onKeys={() => setOpen("keys")} />
        )}
        {open === "keys" && <KeyHelp onOpenChange={close} places={places} />}
      </Suspense>
    </div>
  );
}
