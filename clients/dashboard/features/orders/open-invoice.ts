import { useSay } from "@app/look";
import { downloadInvoice } from "@handsel/shared/api";
import { useTell } from "@ui/toast";

/** Bring an invoice's PDF and hand it over as a file. */
export function useOpenInvoice(): (invoice: { id: string; label: string }) => Promise<void> {
  const say = useSay();
  const tell = useTell();
  return async ({ id, label }) => {
    try {
      const { data } = await downloadInvoice({
        path: { invoice_id: id },
        parseAs: "blob",
        throwOnError: true,
      });
      const url = URL.createObjectURL(data as unknown as Blob);
      const link = document.createElement("a");
      link.href = url;
      link.download = `${label}.pdf`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } catch {
      tell(say("state.error.title"), "bad");
    }
  };
}
