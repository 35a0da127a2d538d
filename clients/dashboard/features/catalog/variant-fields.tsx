import { useSay } from "@app/look";
import { useMe } from "@app/session";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import type { ReactNode } from "react";
import type { Product } from "./which";

export interface VariantDraft {
  options: Record<string, string>;
  sku: string;
  price: string;
  stock: string;
  isCounted: boolean;
  isActive: boolean;
}

/** The names of a product's options, in the order of its variants. */
export function optionNames(product: Product): string[] {
  return [...new Set(product.variants.flatMap((one) => Object.keys(one.options)))];
}

export function VariantFields({
  draft,
  onChange,
  mayPrice,
  mayDescribe,
  isNew = false,
  errors,
}: {
  draft: VariantDraft;
  onChange: (changed: Partial<VariantDraft>) => void;
  mayPrice: boolean;
  mayDescribe: boolean;
  isNew?: boolean;
  errors: { price?: string; stock?: string; options?: string };
}) {
  const say = useSay();
  const { currency } = useMe().business;
  return (
    <>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {mayDescribe &&
          Object.entries(draft.options).map(([name, value], place) => (
            <Field key={name} label={name} error={place === 0 && errors.options}>
              {(parts) => (
                <Input
                  {...parts}
                  maxLength={120}
                  value={value}
                  onChange={(event) =>
                    onChange({ options: { ...draft.options, [name]: event.target.value } })
                  }
                />
              )}
            </Field>
          ))}
        <Field label={say("product.price.in", { currency })} error={errors.price}>
          {(parts) => (
            <Input
              {...parts}
              inputMode="decimal"
              autoComplete="off"
              readOnly={!mayPrice}
              value={draft.price}
              onChange={(event) => onChange({ price: event.target.value })}
              className="figures h-10"
            />
          )}
        </Field>
        {mayDescribe && (
          <Field label={say("product.sku")} hint={isNew && say("product.sku.hint")}>
            {(parts) => (
              <Input
                {...parts}
                dir="ltr"
                maxLength={120}
                autoComplete="off"
                value={draft.sku}
                onChange={(event) => onChange({ sku: event.target.value })}
              />
            )}
          </Field>
        )}
        {isNew && draft.isCounted && (
          <Field label={say("product.stock")} error={errors.stock}>
            {(parts) => (
              <Input
                {...parts}
                inputMode="numeric"
                autoComplete="off"
                placeholder="0"
                value={draft.stock}
                onChange={(event) => onChange({ stock: event.target.value })}
                className="figures h-10"
              />
            )}
          </Field>
        )}
      </div>
      {mayDescribe && (
        <div className="grid gap-3">
          <Tick
            isOn={draft.isCounted}
            onChange={(isCounted) => onChange({ isCounted })}
            hint={say("variant.counted.hint")}
          >
            {say("variant.counted")}
          </Tick>
          <Tick isOn={draft.isActive} onChange={(isActive) => onChange({ isActive })}>
            {say("variant.on_sale")}
          </Tick>
        </div>
      )}
    </>
  );
}

export function Tick({
  isOn,
  onChange,
  hint,
  children,
}: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  hint?: string;
  children: ReactNode;
}) {
  return (
    <label className="flex cursor-pointer items-start gap-2.5 text-sm">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0"
      />
      <span className="grid">
        <span className="font-medium">{children}</span>
        {hint && <span className="text-soft">{hint}</span>}
      </span>
    </label>
  );
}
