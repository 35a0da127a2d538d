import { useReader, useSay } from "@app/look";
import { useMe } from "@app/session";
import { DeedDialog } from "@features/businesses/deed-dialog";
import {
  addDeliveryZone,
  changeDeliveryZone,
  type DeliveryZoneOut,
  listDeliveryZonesQueryKey,
} from "@handsel/shared/api";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { TextArea } from "@ui/input";
import { Plus } from "lucide-react";
import { useState } from "react";
import { CountryChoice } from "./country-choice";
import { NameField } from "./name-field";
import { OptionFields } from "./option-fields";
import { blankOption, readOption, type TypedOption, typedOptionOf } from "./typed-option";

const MOST_OPTIONS = 10;

/** Where the shop delivers, and the ways it does. */
export function ZoneDialog({ zone, onClose }: { zone?: DeliveryZoneOut; onClose: () => void }) {
  const say = useSay();
  const reader = useReader();
  const { currency, country } = useMe().business;
  const [name, setName] = useState(zone?.name ?? "");
  const [countries, setCountries] = useState(zone?.countries ?? [country]);
  const [postcodes, setPostcodes] = useState(zone?.postcode_prefixes.join("\n") ?? "");
  const [options, setOptions] = useState<TypedOption[]>(
    zone?.options.map((option) => typedOptionOf(option, reader)) ?? [blankOption()],
  );
  const read = options.map((option) => readOption(option, currency, reader));
  const good = read.filter((option) => option !== null);
  const body = {
    name: name.trim(),
    countries,
    postcode_prefixes: postcodes
      .split(/[\n,]+/)
      .map((one) => one.trim())
      .filter(Boolean),
    position: zone?.position ?? 0,
    options: good,
  };
  const deed = {
    title: say("zone.edit.title"),
    submit: say("action.save"),
    act: () =>
      zone
        ? changeDeliveryZone({ path: { zone_id: zone.id }, body, throwOnError: true })
        : addDeliveryZone({ body, throwOnError: true }),
    done: say("settings.saved"),
    stale: [listDeliveryZonesQueryKey()],
  };
  const change = (place: number, option: TypedOption) =>
    setOptions(options.map((one, at) => (at === place ? option : one)));
  return (
    <DeedDialog
      deed={deed}
      onClose={onClose}
      isReady={countries.length > 0 && good.length === options.length}
    >
      <NameField label={say("zone.name")} value={name} onChange={setName} />
      <CountryChoice chosen={countries} onChange={setCountries} />
      <Field label={say("zone.postcodes")} hint={say("zone.postcodes.hint")}>
        {(parts) => (
          <TextArea
            {...parts}
            dir="ltr"
            rows={2}
            value={postcodes}
            onChange={(event) => setPostcodes(event.target.value)}
          />
        )}
      </Field>
      {options.map((option, place) => (
        <OptionFields
          key={option.key}
          number={place + 1}
          option={option}
          currency={currency}
          onChange={(changed) => change(place, changed)}
          onRemove={
            options.length > 1 && (() => setOptions(options.filter((_, at) => at !== place)))
          }
        />
      ))}
      {options.length < MOST_OPTIONS && (
        <Button
          size="sm"
          variant="quiet"
          className="justify-self-start"
          onClick={() => setOptions([...options, blankOption()])}
        >
          <Plus aria-hidden />
          {say("zone.option.add")}
        </Button>
      )}
    </DeedDialog>
  );
}
