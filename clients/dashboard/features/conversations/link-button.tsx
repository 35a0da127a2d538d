import { useSay } from "@app/look";
import { useMay } from "@app/session";
import { listOrders } from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Link2 } from "lucide-react";
import type { Listed } from "./views";

/** Sends the page to pay on again, where an order of this conversation waits for its payment. */
export function LinkButton({ conversation, onSend }: { conversation: Listed; onSend: () => void }) {
  const say = useSay();
  const mayReadOrders = useMay("orders.read");
  const customerId = conversation.customer.id;
  const asked = useQuery({
    queryKey: ["orders", "unpaid of", customerId],
    queryFn: async ({ signal }) => {
      const query = { customer_id: customerId, which: "unpaid", limit: 10 } as const;
      return (await listOrders({ query, signal, throwOnError: true })).data.items;
    },
    enabled: mayReadOrders,
  });
  const waits = (asked.data ?? []).some(
    (order) => order.conversation_id === conversation.id && order.status === "draft",
  );
  if (!waits) return null;
  return (
    <Button variant="quiet" size="sm" onClick={onSend}>
      <Link2 aria-hidden />
      {say("link.send")}
    </Button>
  );
}
