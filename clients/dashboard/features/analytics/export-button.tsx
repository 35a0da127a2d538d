import { useSay } from "@app/look";
import { exportAnalytics } from "@handsel/shared/api";
import { Button } from "@ui/button";
import { useTell } from "@ui/toast";
import { Download } from "lucide-react";
import { useState } from "react";

/** Bring the same days as CSV and hand them over as a file. */
export function ExportButton({
  span,
  channel,
}: {
  span: { from: string; to: string };
  channel: string | undefined;
}) {
  const say = useSay();
  const tell = useTell();
  const [isBusy, setBusy] = useState(false);
  const bring = async () => {
    setBusy(true);
    try {
      const query = { ...span, ...(channel ? { channel } : {}) };
      const { data } = await exportAnalytics({ query, parseAs: "blob", throwOnError: true });
      const url = URL.createObjectURL(data as unknown as Blob);
      const link = document.createElement("a");
      link.href = url;
      link.download = `${span.from}--${span.to}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch {
      tell(say("state.error.title"), "bad");
    }
    setBusy(false);
  };
  return (
    <Button isBusy={isBusy} onClick={() => void bring()}>
      <Download aria-hidden className="size-4" />
      {say("analytics.export")}
    </Button>
  );
}
