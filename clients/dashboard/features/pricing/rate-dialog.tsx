import { useLook, useReader } from "@app/look";
import { useMe } from "@app/session";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { countriesIn } from "@features/businesses/places";
import {
  changeTaxRate,
  listTaxRatesQueryKey,
  putTaxRate,
  type TaxRateOut,
} from "@handsel/shared/api";
import { parseRate, typedRate } from "@handsel/shared/format";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Select } from "@ui/select";
import { useMemo, useState } from "react";
import { RateField } from "./amount-field";

/** The rate of a class at a place: one more, or another for one that is there. */
export function RateDialog({
  rate,
  name = "",
  onClose,
}: {
  rate?: TaxRateOut;
  name?: string;
  onClose: () => void;
}) {
  const { say, locale } = useLook();
  const reader = useReader();
  const { business } = useMe();
  const countries = useMemo(() => countriesIn(locale), [locale]);
  const [typed, setTyped] = useState(rate ? typedRate(rate.rate_ppm) : "");
  const [country, setCountry] = useState(business.country);
  const [region, setRegion] = useState("");
  const [taxClass, setTaxClass] = useState("standard");
  const parts = parseRate(typed, reader);
  const put = (rate_ppm: number) =>
    rate
      ? changeTaxRate({ path: { rate_id: rate.id }, body: { rate_ppm }, throwOnError: true })
      : putTaxRate({
          body: { tax_class: taxClass.trim(), country, region: region.trim(), rate_ppm },
          throwOnError: true,
        });
  const deed = {
    title: rate ? say("tax.edit.title", { name }) : say("tax.add"),
    submit: say("action.save"),
    act: () => put(parts ?? 0),
    done: say("settings.saved"),
    stale: [listTaxRatesQueryKey()],
  };
  return (
    <DeedDialog deed={deed} onClose={onClose} isReady={parts !== null}>
      {!rate && (
        <>
          <Field label={say("tax.country")}>
            {(field) => (
              <Select
                {...field}
                value={country}
                onChange={(event) => setCountry(event.target.value)}
              >
                {countries.map((one) => (
                  <option key={one.code} value={one.code}>
                    {one.name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={say("tax.region")} hint={say("tax.region.hint")}>
            {(field) => (
              <Input
                {...field}
                maxLength={40}
                value={region}
                onChange={(event) => setRegion(event.target.value)}
              />
            )}
          </Field>
          <Field label={say("tax.class")} hint={say("tax.class.hint")}>
            {(field) => (
              <Input
                {...field}
                required
                maxLength={40}
                value={taxClass}
                onChange={(event) => setTaxClass(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
      <RateField label={say("tax.rate")} value={typed} onChange={setTyped} />
    </DeedDialog>
  );
}
