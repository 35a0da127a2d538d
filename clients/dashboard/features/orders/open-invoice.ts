import { useSay } from "@app/look";
import { downloadInvoice } from "@handsel/shared/api";
import { useTell } from "@ui/toast";

const KEPT_MILLISECONDS = 60_000;

/** Show an invoice's PDF in a tab of its own, or hand it over where tabs are not let open. */
export function useOpenInvoice(): (invoice: { id: string; label: string }) => Promise<void> {
  const say = useSay();
  const tell = useTell();
  return async ({ id, label }) => {
    // Opened in the press itself: a tab that comes later is taken for an advertisement.
    const tab = globalThis.open("", "_blank");
    try {
      const { data } = await downloadInvoice({
        path: { invoice_id: id },
        parseAs: "blob",
        throwOnError: true,
      });
      const url = URL.createObjectURL(data as unknown as Blob);
      if (tab) tab.location.replace(url);
      else save(url, `${label}.pdf`);
      setTimeout(() => URL.revokeObjectURL(url), KEPT_MILLISECONDS);
    } catch {
      tab?.close();
      tell(say("state.error.title"), "bad");
    }
  };
}

/** Hand a file over. */
export function save(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
