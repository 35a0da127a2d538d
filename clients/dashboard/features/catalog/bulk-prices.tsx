import { useReader, useSay } from "@app/look";
import { useMe } from "@app/session";
import { changePrices } from "@handsel/shared/api";
import { formatMoney, formatNumber, parseMoney } from "@handsel/shared/format";
import { useQueryClient } from "@tanstack/react-query";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Select } from "@ui/select";
import { useState } from "react";
import { ActDialog } from "./act-dialog";
import { type Bulk, seenOf } from "./bulk-status";
import { readProductsAgain } from "./queries";

const HOW = ["up", "down", "to"] as const;
type How = (typeof HOW)[number];
const MOST_PERCENT = { up: 1000, down: 100 };

/** Prices of several products: by a percentage, or one for all. */
export function BulkPrices({ products, onClose }: Bulk) {
  const say = useSay();
  const reader = useReader();
  const queries = useQueryClient();
  const { currency } = useMe().business;
  const [how, setHow] = useState<How>("up");
  const [typed, setTyped] = useState("");
  const [isWrong, setWrong] = useState(false);
  // A percentage has two places, as the money of the euro has.
  const percent = parseMoney(typed, "EUR", reader);
  const price = parseMoney(typed, currency, reader);
  const most = how === "to" ? null : MOST_PERCENT[how];
  const isGood =
    most === null ? price !== null : percent !== null && percent > 0 && percent <= most * 100;

  const asked = () => {
    if (how === "to") return { price_minor: price };
    return { percent_ppm: (percent ?? 0) * 100 * (how === "up" ? 1 : -1) };
  };
  const act = {
    title: say("bulk.prices"),
    lead: say("bulk.prices.lead", { count: products.length }),
    submit: say("bulk.apply"),
    act: async () => {
      const body = { ...seenOf(products), ...asked() };
      return (await changePrices({ body, throwOnError: true })).data;
    },
    done: ({ changed }: { changed: number }) => say("bulk.changed", { count: changed }),
    keep: () => readProductsAgain(queries),
    readAgain: () => readProductsAgain(queries),
  };
  const isReady = () => {
    setWrong(!isGood);
    return isGood;
  };
  const wrong =
    most === null
      ? say("bulk.price.bad", { example: formatMoney(1250, currency, reader) })
      : say("bulk.percent.bad", { most: formatNumber(most, reader) });
  return (
    <ActDialog act={act} onClose={onClose} isReady={isReady}>
      <Field label={say("bulk.how")}>
        {(parts) => (
          <Select
            {...parts}
            value={how}
            onChange={(event) => setHow(HOW.find((one) => one === event.target.value) ?? "up")}
          >
            {HOW.map((one) => (
              <option key={one} value={one}>
                {say(`bulk.how.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label={how === "to" ? say("bulk.price", { currency }) : say("bulk.percent")}
        error={isWrong && !isGood && wrong}
      >
        {(parts) => (
          <Input
            {...parts}
            inputMode="decimal"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="figures h-10"
          />
        )}
      </Field>
    </ActDialog>
  );
}
