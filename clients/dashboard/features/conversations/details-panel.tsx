import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { UserRoundSearch } from "lucide-react";
import { lazy, Suspense, useState, useSyncExternalStore } from "react";
import type { Listed } from "./views";

const Details = lazy(() => import("./details"));
const DetailsDialog = lazy(() => import("./details-dialog"));
const wide = globalThis.matchMedia?.("(min-width: 96rem)");

function useIsWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      wide?.addEventListener("change", changed);
      return () => wide?.removeEventListener("change", changed);
    },
    () => wide?.matches ?? false,
  );
}

/** The customer beside the conversation, where there is room. */
export function DetailsAside({ conversation }: { conversation: Listed }) {
  const say = useSay();
  if (!useIsWide()) return null;
  return (
    <aside
      aria-label={say("details.open")}
      className="w-80 shrink-0 overflow-y-auto border-line border-s p-5"
    >
      <h2 className="mb-4 font-semibold">{say("details.open")}</h2>
      <Suspense>
        <Details conversation={conversation} />
      </Suspense>
    </aside>
  );
}

/** The same over the conversation, where there is none. */
export function DetailsButton({ conversation, name }: { conversation: Listed; name: string }) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  if (useIsWide()) return null;
  return (
    <>
      <Button variant="quiet" size="sm" onClick={() => setOpen(true)}>
        <UserRoundSearch aria-hidden />
        <span className="sr-only md:not-sr-only">{say("details.open")}</span>
      </Button>
      <Suspense>
        {isOpen && (
          <DetailsDialog conversation={conversation} name={name} onClose={() => setOpen(false)} />
        )}
      </Suspense>
    </>
  );
}
