import { useLook, useReader } from "@app/look";
import { Failed } from "@app/page-states";
import { useMay } from "@app/session";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { regionName } from "@features/businesses/places";
import { Row, Rows, RowsLoading } from "@features/businesses/rows";
import {
  listTaxRatesOptions,
  listTaxRatesQueryKey,
  removeTaxRate,
  type TaxRateOut,
} from "@handsel/shared/api";
import { formatRate } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { Percent, Plus } from "lucide-react";
import { useState } from "react";
import { RateDialog } from "./rate-dialog";
import { TaxForm } from "./tax-form";

/** How prices are taxed, and at what rate where. */
export function TaxesTab() {
  return (
    <>
      <TaxForm />
      <Rates />
    </>
  );
}

type Doing = { deed: "add" } | { deed: "change" | "remove"; rate: TaxRateOut };

function Rates() {
  const { say, locale } = useLook();
  const reader = useReader();
  const mayChange = useMay("prices.change");
  const asked = useQuery(listTaxRatesOptions());
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  const nameOf = (rate: TaxRateOut) =>
    [regionName(rate.country, locale), rate.region, rate.tax_class].filter(Boolean).join(" · ");
  return (
    <section className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold">{say("tax.rates")}</h2>
        {mayChange && (
          <Button size="sm" onClick={() => setDoing({ deed: "add" })}>
            <Plus aria-hidden />
            {say("tax.add")}
          </Button>
        )}
      </div>
      {asked.data.items.length === 0 ? (
        <State icon={<Percent />} title={say("tax.empty.title")} body={say("tax.empty.body")} />
      ) : (
        <Rows label={say("tax.rates")}>
          {asked.data.items.map((rate) => (
            <Row
              key={rate.id}
              title={nameOf(rate)}
              aside={
                mayChange && (
                  <>
                    <Button
                      size="sm"
                      variant="quiet"
                      onClick={() => setDoing({ deed: "change", rate })}
                    >
                      {say("settings.edit")}
                    </Button>
                    <Button
                      size="sm"
                      variant="quiet"
                      onClick={() => setDoing({ deed: "remove", rate })}
                    >
                      {say("settings.remove")}
                    </Button>
                  </>
                )
              }
            >
              <span className="figures">{formatRate(rate.rate_ppm, reader)}</span>
            </Row>
          ))}
        </Rows>
      )}
      {doing?.deed === "add" && <RateDialog onClose={close} />}
      {doing?.deed === "change" && (
        <RateDialog rate={doing.rate} name={nameOf(doing.rate)} onClose={close} />
      )}
      {doing?.deed === "remove" && (
        <DeedDialog
          onClose={close}
          deed={{
            title: say("tax.remove.title", { name: nameOf(doing.rate) }),
            lead: say("tax.remove.lead"),
            submit: say("settings.remove"),
            act: () => removeTaxRate({ path: { rate_id: doing.rate.id }, throwOnError: true }),
            done: say("tax.removed"),
            stale: [listTaxRatesQueryKey()],
            isGrave: true,
          }}
        />
      )}
    </section>
  );
}
