import { problemOf } from "@handsel/shared/api";
import { Link, useRouter } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { Hidden } from "@ui/hidden";
import { Skeleton } from "@ui/skeleton";
import { State } from "@ui/state";
import { CloudOff, CompassIcon, Lock, Store } from "lucide-react";
import { useSay } from "./look";

export function PageLoading() {
  const say = useSay();
  return (
    <div className="grid gap-4 p-6 md:p-8" aria-busy="true">
      <p role="status">
        <Hidden>{say("app.loading")}</Hidden>
      </p>
      <Skeleton className="h-9 w-48 rounded-md" />
      <Skeleton className="h-5 w-80 max-w-full rounded-sm" />
      <Skeleton className="h-64 w-full rounded-lg" />
    </div>
  );
}

export function PageMissing() {
  const say = useSay();
  return (
    <State
      isPage
      icon={<CompassIcon />}
      title={say("state.missing.title")}
      body={say("state.missing.body")}
      action={
        <Button asChild>
          <Link to="/">{say("state.missing.home")}</Link>
        </Button>
      }
    />
  );
}

/** What a role may not see. */
export function Forbidden({ isPage = false }: { isPage?: boolean }) {
  const say = useSay();
  return (
    <State
      isPage={isPage}
      icon={<Lock />}
      title={say("state.forbidden.title")}
      body={say("state.forbidden.body")}
    />
  );
}

/** A page or a list that could not be had: says which of the few reasons it is. */
export function Failed({
  failure,
  onRetry,
  isPage = false,
}: {
  failure: unknown;
  onRetry: () => void;
  isPage?: boolean;
}) {
  const say = useSay();
  const problem = problemOf(failure);
  if (problem.status === 404) return <PageMissing />;
  const retry = <Button onClick={onRetry}>{say("state.retry")}</Button>;
  if (
    problem.isOffline &&
    failure instanceof Error &&
    problem.code === "offline" &&
    !navigator.onLine
  ) {
    return (
      <State
        isPage={isPage}
        icon={<CloudOff />}
        title={say("state.offline.title")}
        body={say("state.offline.body")}
        action={retry}
      />
    );
  }
  if (problem.status === 403) return <Forbidden isPage={isPage} />;
  return (
    <State
      isPage={isPage}
      icon={<Store />}
      title={say("state.error.title")}
      body={problem.status === 429 ? say("state.too_often") : say("state.error.body")}
      note={problem.requestId && say("state.error.reference", { id: problem.requestId })}
      action={retry}
    />
  );
}

export function PageFailed({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <Failed failure={error} onRetry={retry} isPage />;
}
