import { openLive } from "@handsel/shared/live";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { liveUrl } from "../caller";
import { meOptions } from "../session";
import { type Stale, staleAfter } from "./changes";
import { colleagues } from "./colleagues";

/** Keep what is shown as it is on the server, for as long as this business is open. */
export function useLive(businessId: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    const live = openLive({
      url: () => `${liveUrl()}?business=${encodeURIComponent(businessId)}`,
      onEvent: (event) => {
        colleagues.hear(event);
        readAgain(queries, staleAfter(event));
      },
      // Whoever is still signed in after all stays; everybody else is sent to the door by this.
      onSignedOut: () => void queries.invalidateQueries({ queryKey: meOptions().queryKey }),
    });
    addEventListener("online", live.wake);
    return () => {
      removeEventListener("online", live.wake);
      live.stop();
    };
  }, [businessId, queries]);
}

function readAgain(queries: QueryClient, stale: Stale): void {
  if (stale === "everything") void queries.invalidateQueries();
  else for (const queryKey of stale) void queries.invalidateQueries({ queryKey });
}
