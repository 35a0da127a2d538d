import { useLook } from "@app/look";
import { countriesIn, regionName } from "@features/businesses/places";
import { Field } from "@ui/field";
import { Select } from "@ui/select";
import { X } from "lucide-react";
import { useMemo } from "react";

/** Several countries: those chosen, each to be taken out, and one more. */
export function CountryChoice({
  chosen,
  onChange,
}: {
  chosen: string[];
  onChange: (codes: string[]) => void;
}) {
  const { say, locale } = useLook();
  const countries = useMemo(() => countriesIn(locale), [locale]);
  return (
    <div className="grid gap-2">
      <Field label={say("zone.countries")} error={chosen.length === 0 && say("zone.country.none")}>
        {(parts) => (
          <Select
            {...parts}
            value=""
            onChange={(event) => onChange([...chosen, event.target.value])}
          >
            <option value="">{say("zone.country.add")}</option>
            {countries
              .filter(({ code }) => !chosen.includes(code))
              .map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
          </Select>
        )}
      </Field>
      <ul className="flex flex-wrap gap-1.5">
        {chosen.map((code) => (
          <li
            key={code}
            className="flex items-center gap-1 rounded-full bg-plain-ground py-0.5 ps-2.5 pe-1 text-sm"
          >
            {regionName(code, locale)}
            <button
              type="button"
              aria-label={say("zone.country.remove", { country: regionName(code, locale) })}
              onClick={() => onChange(chosen.filter((one) => one !== code))}
              className="grid size-6 place-items-center rounded-full hover:bg-line"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
