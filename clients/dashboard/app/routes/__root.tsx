import { proving } from "@app/caller";
import { useSay } from "@app/look";
import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, Outlet } from "@tanstack/react-router";
import { OfflineBar } from "@ui/offline-bar";
import { Toasts } from "@ui/toast";
import { lazy, Suspense, useSyncExternalStore } from "react";

export const Route = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Root });

const ProofDialog = lazy(() => import("@features/users/proof-dialog"));

function Root() {
  const say = useSay();
  const isAsked = useSyncExternalStore(proving.watch, proving.isAsked);
  return (
    <Toasts closeLabel={say("action.close")}>
      <OfflineBar text={say("offline.bar")} />
      <Outlet />
      {isAsked && (
        <Suspense>
          <ProofDialog />
        </Suspense>
      )}
    </Toasts>
  );
}
