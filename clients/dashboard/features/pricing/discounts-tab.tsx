import { useReader, useSay } from "@app/look";
import { Row } from "@features/businesses/rows";
import {
  type DiscountOut,
  endDiscount,
  listDiscountsOptions,
  listDiscountsQueryKey,
} from "@handsel/shared/api";
import { formatDateTime, formatMoney, formatRate } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "@ui/badge";
import { Tag } from "lucide-react";
import type { ReactNode } from "react";
import { DiscountDialog } from "./discount-dialog";
import { RuleList } from "./rule-list";

/** What is taken off, for whom, and how often it was. */
export function DiscountsTab() {
  const say = useSay();
  return (
    <RuleList
      asked={useQuery(listDiscountsOptions())}
      label={say("discount.tab")}
      add={say("discount.add")}
      end={say("discount.end")}
      empty={{
        icon: <Tag />,
        title: say("discount.empty.title"),
        body: say("discount.empty.body"),
      }}
      row={(discount, aside) => (
        <DiscountRow key={discount.id} discount={discount} aside={discount.is_active && aside} />
      )}
      dialog={(discount, close) => (
        <DiscountDialog {...(discount && { discount })} onClose={close} />
      )}
      ending={(discount) => ({
        title: say("discount.end.title", { name: discount.name }),
        lead: say("discount.end.lead"),
        submit: say("discount.end"),
        act: () => endDiscount({ path: { discount_id: discount.id }, throwOnError: true }),
        done: say("discount.has_ended", { name: discount.name }),
        stale: [listDiscountsQueryKey()],
        isGrave: true,
      })}
    />
  );
}

function DiscountRow({ discount, aside }: { discount: DiscountOut; aside: ReactNode }) {
  const say = useSay();
  return (
    <Row
      title={discount.name}
      badges={
        <>
          {discount.code && (
            <code dir="ltr" className="rounded-sm bg-plain-ground px-1.5 text-sm">
              {discount.code}
            </code>
          )}
          <Badge tone={discount.is_active ? "good" : "plain"}>
            {say(discount.is_active ? "discount.is_active" : "discount.ended")}
          </Badge>
        </>
      }
      aside={aside}
    >
      <Conditions discount={discount} />
    </Row>
  );
}

/** What it takes off and when, in a line. */
function Conditions({ discount }: { discount: DiscountOut }) {
  const say = useSay();
  const reader = useReader();
  const money = (minor: number) => formatMoney(minor, discount.currency, reader);
  const { percent_ppm, amount_minor, minimum_minor, starts_at, ends_at } = discount;
  const what = percent_ppm === null ? money(amount_minor ?? 0) : formatRate(percent_ppm, reader);
  const told = [
    say("discount.off", { what }),
    !discount.code && say("discount.by_itself"),
    minimum_minor > 0 && say("discount.from_goods", { amount: money(minimum_minor) }),
    starts_at && `${say("discount.from")} ${formatDateTime(starts_at, reader)}`,
    ends_at && `${say("discount.until")} ${formatDateTime(ends_at, reader)}`,
    say("discount.used", { count: discount.uses }),
  ];
  return <span className="figures">{told.filter(Boolean).join(" · ")}</span>;
}
