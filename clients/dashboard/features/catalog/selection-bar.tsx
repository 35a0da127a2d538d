import { useSay } from "@app/look";
import { useMay } from "@app/session";
import { Button } from "@ui/button";
import { Notice } from "@ui/notice";
import { X } from "lucide-react";
import { useState } from "react";
import { BulkPrices } from "./bulk-prices";
import { BulkStatus } from "./bulk-status";
import { BulkStock } from "./bulk-stock";
import { MOST_SELECTED, type Selection } from "./selection";

type Doing = "prices" | "stock" | "on_sale" | "off_sale";

/** What can be done with the chosen products, within reach wherever the list is scrolled to. */
export function SelectionBar({ selection }: { selection: Selection }) {
  const say = useSay();
  const mayPrice = useMay("prices.change");
  const mayDescribe = useMay("catalog.change");
  const [doing, setDoing] = useState<Doing | null>(null);
  const { chosen } = selection;
  const isTooMany = chosen.length > MOST_SELECTED;
  const deeds: Doing[] = [
    ...(mayPrice ? (["prices"] as const) : []),
    ...(mayDescribe ? (["stock"] as const) : []),
    ...(mayDescribe && chosen.some((one) => !one.is_active) ? (["on_sale"] as const) : []),
    ...(mayDescribe && chosen.some((one) => one.is_active) ? (["off_sale"] as const) : []),
  ];
  const close = () => setDoing(null);
  return (
    <>
      <section
        aria-label={say("catalog.selected", { count: chosen.length })}
        className="sticky bottom-20 z-20 mx-auto grid w-full max-w-2xl animate-rise gap-2 rounded-lg border border-line bg-raised p-2 shadow-high md:bottom-5"
      >
        {isTooMany && (
          <Notice tone="bad">{say("catalog.too_many", { most: MOST_SELECTED })}</Notice>
        )}
        <div className="flex flex-wrap items-center gap-1.5">
          <span role="status" className="flex-1 px-2 font-medium text-sm">
            {say("catalog.selected", { count: chosen.length })}
          </span>
          {deeds.map((deed) => (
            <Button key={deed} size="sm" disabled={isTooMany} onClick={() => setDoing(deed)}>
              {say(`bulk.${deed}`)}
            </Button>
          ))}
          <Button
            variant="quiet"
            size="icon"
            aria-label={say("catalog.clear")}
            onClick={selection.clear}
          >
            <X aria-hidden />
          </Button>
        </div>
      </section>
      {doing === "prices" && <BulkPrices products={chosen} onClose={close} />}
      {doing === "stock" && <BulkStock products={chosen} onClose={close} />}
      {(doing === "on_sale" || doing === "off_sale") && (
        <BulkStatus products={chosen} isActive={doing === "on_sale"} onClose={close} />
      )}
    </>
  );
}
