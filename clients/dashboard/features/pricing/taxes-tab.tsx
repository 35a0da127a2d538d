import { useLook, useReader } from "@app/look";
import { regionName } from "@features/businesses/places";
import { Row } from "@features/businesses/rows";
import {
  listTaxRatesOptions,
  listTaxRatesQueryKey,
  removeTaxRate,
  type TaxRateOut,
} from "@handsel/shared/api";
import { formatRate } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Percent } from "lucide-react";
import { RateDialog } from "./rate-dialog";
import { RuleList } from "./rule-list";
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

function Rates() {
  const { say, locale } = useLook();
  const reader = useReader();
  const asked = useQuery(listTaxRatesOptions());
  const nameOf = (rate: TaxRateOut) =>
    [regionName(rate.country, locale), rate.region, rate.tax_class].filter(Boolean).join(" · ");
  return (
    <RuleList
      asked={asked}
      label={say("tax.rates")}
      heading={say("tax.rates")}
      add={say("tax.add")}
      end={say("settings.remove")}
      empty={{ icon: <Percent />, title: say("tax.empty.title"), body: say("tax.empty.body") }}
      row={(rate, aside) => (
        <Row key={rate.id} title={nameOf(rate)} aside={aside}>
          <span className="figures">{formatRate(rate.rate_ppm, reader)}</span>
        </Row>
      )}
      dialog={(rate, close) => (
        <RateDialog {...(rate && { rate, name: nameOf(rate) })} onClose={close} />
      )}
      ending={(rate) => ({
        title: say("tax.remove.title", { name: nameOf(rate) }),
        lead: say("tax.remove.lead"),
        submit: say("settings.remove"),
        act: () => removeTaxRate({ path: { rate_id: rate.id }, throwOnError: true }),
        done: say("tax.removed"),
        stale: [listTaxRatesQueryKey()],
        isGrave: true,
      })}
    />
  );
}
