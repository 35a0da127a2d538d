import { useReader, useSay } from "@app/look";
import { getCart } from "@handsel/shared/api";
import { formatMoney } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

const STEPS = {
  choosing: "cart.choosing",
  agreeing: "cart.agreeing",
  paying: "cart.paying",
} as const;

/** What the customer is about to buy, at today's prices; nothing when there is nothing. */
export function Cart({ conversationId }: { conversationId: string }) {
  const say = useSay();
  const reader = useReader();
  const { data: cart } = useQuery({
    queryKey: ["conversations", "cart", conversationId],
    queryFn: async ({ signal }) => {
      const path = { conversation_id: conversationId };
      return (await getCart({ path, signal, throwOnError: true })).data;
    },
  });
  if (!cart || cart.lines.length === 0) return null;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="flex items-baseline justify-between gap-3 font-semibold text-sm">
        {say("cart.title")}
        <span className="font-normal text-soft text-xs">{say(STEPS[cart.step])}</span>
      </h3>
      <ul className="divide-y divide-line">
        {cart.lines.map((line) => (
          <li key={line.variant_id}>
            <Link
              to="/catalog/$product"
              params={{ product: line.product_id }}
              className="flex items-baseline justify-between gap-3 rounded-sm py-1.5 text-sm hover:underline"
            >
              <span dir="auto" className="min-w-0 wrap-anywhere">
                <bdi className="figures">{say("cart.times", { count: line.quantity })}</bdi>{" "}
                {line.title}
              </span>
              <span className="figures shrink-0">
                {formatMoney(line.total_minor, line.currency, reader)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {cart.total_minor !== null && (
        <p className="flex justify-between gap-3 border-line border-t pt-2 font-medium text-sm">
          {say("cart.total")}
          <span className="figures">{formatMoney(cart.total_minor, cart.currency, reader)}</span>
        </p>
      )}
    </section>
  );
}
