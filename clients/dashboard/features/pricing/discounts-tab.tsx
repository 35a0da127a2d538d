import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { useMay } from "@app/session";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { Row, Rows, RowsLoading } from "@features/businesses/rows";
import {
  type DiscountOut,
  endDiscount,
  listDiscountsOptions,
  listDiscountsQueryKey,
} from "@handsel/shared/api";
import { formatDateTime, formatMoney, formatRate } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "@ui/badge";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { Plus, Tag } from "lucide-react";
import { useState } from "react";
import { DiscountDialog } from "./discount-dialog";

type Doing = { deed: "add" } | { deed: "change" | "end"; discount: DiscountOut };

/** What is taken off, for whom, and how often it was. */
export function DiscountsTab() {
  const say = useSay();
  const mayChange = useMay("prices.change");
  const asked = useQuery(listDiscountsOptions());
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  const add = (
    <Button variant="primary" onClick={() => setDoing({ deed: "add" })}>
      <Plus aria-hidden />
      {say("discount.add")}
    </Button>
  );
  return (
    <div className="grid gap-4">
      {asked.data.items.length === 0 ? (
        <State
          icon={<Tag />}
          title={say("discount.empty.title")}
          body={say("discount.empty.body")}
          action={mayChange && add}
        />
      ) : (
        <>
          {mayChange && <div className="flex justify-end">{add}</div>}
          <Rows label={say("discount.tab")}>
            {asked.data.items.map((discount) => (
              <DiscountRow
                key={discount.id}
                discount={discount}
                onDeed={mayChange && discount.is_active && ((deed) => setDoing({ deed, discount }))}
              />
            ))}
          </Rows>
        </>
      )}
      {doing?.deed === "add" && <DiscountDialog onClose={close} />}
      {doing?.deed === "change" && <DiscountDialog discount={doing.discount} onClose={close} />}
      {doing?.deed === "end" && (
        <DeedDialog
          onClose={close}
          deed={{
            title: say("discount.end.title", { name: doing.discount.name }),
            lead: say("discount.end.lead"),
            submit: say("discount.end"),
            act: () =>
              endDiscount({ path: { discount_id: doing.discount.id }, throwOnError: true }),
            done: say("discount.has_ended", { name: doing.discount.name }),
            stale: [listDiscountsQueryKey()],
            isGrave: true,
          }}
        />
      )}
    </div>
  );
}

function DiscountRow({
  discount,
  onDeed,
}: {
  discount: DiscountOut;
  onDeed: false | ((deed: "change" | "end") => void);
}) {
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
      aside={
        onDeed && (
          <>
            <Button size="sm" variant="quiet" onClick={() => onDeed("change")}>
              {say("settings.edit")}
            </Button>
            <Button size="sm" variant="quiet" onClick={() => onDeed("end")}>
              {say("discount.end")}
            </Button>
          </>
        )
      }
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
