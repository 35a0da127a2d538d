import { useReader, useSay } from "@app/look";
import { useMe } from "@app/session";
import { formatMoney, formatNumber } from "@handsel/shared/format";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Notice } from "@ui/notice";
import { Panel } from "@ui/panel";
import {
  type Combination,
  combinationsOf,
  countOf,
  keyOf,
  MOST_COMBINATIONS,
  type TypedOption,
} from "./combinations";
import { OptionFields } from "./option-fields";
import { Tick } from "./variant-fields";

/** What is typed of one variant; empty where it is as the others. */
export interface Own {
  price: string;
  stock: string;
}

export interface NewVariants {
  options: TypedOption[];
  price: string;
  stock: string;
  sku: string;
  isCounted: boolean;
  own: Record<string, Own>;
}

export const NONE_YET: NewVariants = {
  options: [],
  price: "",
  stock: "",
  sku: "",
  isCounted: true,
  own: {},
};

/** Price, stock and options of a product that is being made. */
export function NewVariantsPanel({
  value,
  onChange,
  errors,
}: {
  value: NewVariants;
  onChange: (changed: Partial<NewVariants>) => void;
  errors: { price?: string; stock?: string };
}) {
  const say = useSay();
  const reader = useReader();
  const { currency } = useMe().business;
  const combinations = combinationsOf(value.options);
  const isOnly = combinations.length === 1;
  const isTooMany = countOf(value.options) > MOST_COMBINATIONS;
  return (
    <Panel title={say("product.variants")}>
      <div className="grid gap-5">
        <div className="grid items-start gap-4 sm:grid-cols-3">
          <Field label={say("product.price.in", { currency })} error={errors.price}>
            {(parts) => (
              <Input
                {...parts}
                inputMode="decimal"
                autoComplete="off"
                placeholder={formatMoney(1250, currency, reader)}
                value={value.price}
                onChange={(event) => onChange({ price: event.target.value })}
                className="figures h-10"
              />
            )}
          </Field>
          {value.isCounted && (
            <Field label={say("product.stock")} error={errors.stock}>
              {(parts) => (
                <Input
                  {...parts}
                  inputMode="numeric"
                  autoComplete="off"
                  placeholder="0"
                  value={value.stock}
                  onChange={(event) => onChange({ stock: event.target.value })}
                  className="figures h-10"
                />
              )}
            </Field>
          )}
          {isOnly && (
            <Field label={say("product.sku")} hint={say("product.sku.hint")}>
              {(parts) => (
                <Input
                  {...parts}
                  dir="ltr"
                  maxLength={120}
                  autoComplete="off"
                  value={value.sku}
                  onChange={(event) => onChange({ sku: event.target.value })}
                />
              )}
            </Field>
          )}
        </div>
        <Tick
          isOn={value.isCounted}
          onChange={(isCounted) => onChange({ isCounted })}
          hint={say("variant.counted.hint")}
        >
          {say("variant.counted")}
        </Tick>
        <div className="grid gap-3 border-line border-t pt-5">
          <div>
            <h3 className="font-medium text-sm">{say("product.options")}</h3>
            <p className="text-soft text-sm">{say("product.options.hint")}</p>
          </div>
          <OptionFields options={value.options} onChange={(options) => onChange({ options })} />
        </div>
        {isTooMany && (
          <Notice tone="bad">
            {say("product.option.many", {
              count: formatNumber(countOf(value.options), reader),
              most: MOST_COMBINATIONS,
            })}
          </Notice>
        )}
        {combinations.length > 1 && (
          <Combinations combinations={combinations} value={value} onChange={onChange} />
        )}
      </div>
    </Panel>
  );
}

const CELL = "py-1.5 pe-3 last:pe-0";

function Combinations({
  combinations,
  value,
  onChange,
}: {
  combinations: Combination[];
  value: NewVariants;
  onChange: (changed: Partial<NewVariants>) => void;
}) {
  const say = useSay();
  const { currency } = useMe().business;
  const change = (key: string, changed: Partial<Own>) => {
    const before = value.own[key] ?? { price: "", stock: "" };
    onChange({ own: { ...value.own, [key]: { ...before, ...changed } } });
  };
  const field = (key: string, name: keyof Own, label: string) => (
    <Input
      aria-label={label}
      inputMode={name === "price" ? "decimal" : "numeric"}
      autoComplete="off"
      placeholder={value[name]}
      value={value.own[key]?.[name] ?? ""}
      onChange={(event) => change(key, { [name]: event.target.value })}
      className="figures h-9 text-sm"
    />
  );
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="pb-1 text-start text-soft text-sm">
        {say("product.combinations", { count: combinations.length })}
      </caption>
      <thead>
        <tr className="text-soft text-xs">
          <th className={`${CELL} text-start font-medium`}>{say("product.options")}</th>
          <th className={`${CELL} w-28 text-start font-medium`}>
            {say("product.price.in", { currency })}
          </th>
          {value.isCounted && (
            <th className={`${CELL} w-24 text-start font-medium`}>{say("product.stock")}</th>
          )}
        </tr>
      </thead>
      <tbody>
        {combinations.map((one) => {
          const key = keyOf(one);
          const name = Object.values(one).join(" · ");
          return (
            <tr key={key}>
              <td className={`${CELL} [overflow-wrap:anywhere]`}>{name}</td>
              <td className={CELL}>{field(key, "price", `${say("product.price")}: ${name}`)}</td>
              {value.isCounted && (
                <td className={CELL}>{field(key, "stock", `${say("product.stock")}: ${name}`)}</td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
