import { CloudOff } from "lucide-react";
import { useSyncExternalStore } from "react";

function watch(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

export function useIsOnline(): boolean {
  return useSyncExternalStore(
    watch,
    () => navigator.onLine,
    () => true,
  );
}

export function OfflineBar({ text }: { text: string }) {
  const isOnline = useIsOnline();
  return (
    <div role="status">
      {!isOnline && (
        <p
          data-offline
          className="flex h-9 items-center justify-center gap-2 bg-warn-ground px-4 text-sm text-warn"
        >
          <CloudOff aria-hidden className="size-4 shrink-0" />
          <span className="truncate">{text}</span>
        </p>
      )}
    </div>
  );
}
