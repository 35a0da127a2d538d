import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { sendInvoice } from "@handsel/shared/api";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { useTell } from "@ui/toast";
import { Send } from "lucide-react";
import { useRef } from "react";

/** Sends a document to the customer again; a press whose answer was lost is the same press. */
export function SendInvoice({
  invoice,
  isBrief = false,
}: {
  invoice: { id: string; label: string };
  /** Where there is little room. */
  isBrief?: boolean;
}) {
  const say = useSay();
  const tell = useTell();
  const press = useRef(crypto.randomUUID());
  const sending = useMutation({
    mutationFn: () =>
      sendInvoice({
        path: { invoice_id: invoice.id },
        body: { client_key: press.current },
        throwOnError: true,
      }),
    onSuccess: () => {
      press.current = crypto.randomUUID();
      tell(say("invoices.sent", { number: invoice.label }));
    },
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
  });
  return (
    <Button
      size={isBrief ? "icon" : "sm"}
      title={isBrief ? say("invoices.send") : undefined}
      variant="quiet"
      isBusy={sending.isPending}
      onClick={() => sending.mutate()}
      aria-label={`${say("invoices.send")}: ${invoice.label}`}
    >
      <Send aria-hidden className="rtl:-scale-x-100" />
      {!isBrief && say("invoices.send")}
    </Button>
  );
}
