import { useReader, useSay } from "@app/look";
import { useMe } from "@app/session";
import { DeedDialog } from "@features/businesses/deed-dialog";
import {
  addDiscount,
  changeDiscount,
  type DiscountOut,
  listDiscountsQueryKey,
} from "@handsel/shared/api";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { useState } from "react";
import { AmountField, CountField, RateField } from "./amount-field";
import { MomentField } from "./moment-field";
import { NameField } from "./name-field";
import { readDiscount, type TypedDiscount, typedDiscountOf } from "./typed-discount";

const MOST_USES = 1_000_000;

/** A rule that takes something off: a share or an amount, with a code or by itself. */
export function DiscountDialog({
  discount,
  onClose,
}: {
  discount?: DiscountOut;
  onClose: () => void;
}) {
  const say = useSay();
  const reader = useReader();
  const { currency } = useMe().business;
  const [typed, setTyped] = useState(() => typedDiscountOf(discount, currency, reader));
  const set = (part: keyof TypedDiscount) => (value: string) =>
    setTyped({ ...typed, [part]: value });
  const body = readDiscount(typed, currency, reader);
  const deed = {
    title: say(discount ? "discount.edit.title" : "discount.add"),
    submit: say("action.save"),
    act: async () => {
      if (!body) return;
      await (discount
        ? changeDiscount({ path: { discount_id: discount.id }, body, throwOnError: true })
        : addDiscount({ body, throwOnError: true }));
    },
    done: say("settings.saved"),
    stale: [listDiscountsQueryKey()],
  };
  return (
    <DeedDialog deed={deed} onClose={onClose} isReady={body !== null}>
      <NameField label={say("discount.name")} value={typed.name} onChange={set("name")} />
      <Field label={say("discount.code")} hint={say("discount.code.hint")}>
        {(parts) => (
          <Input
            {...parts}
            dir="ltr"
            maxLength={40}
            pattern="[A-Za-z0-9_\-]*"
            autoComplete="off"
            value={typed.code}
            onChange={(event) => set("code")(event.target.value.toUpperCase())}
          />
        )}
      </Field>
      <Takes typed={typed} set={set} currency={currency} />
      <AmountField
        label={say("discount.minimum", { currency })}
        currency={currency}
        value={typed.minimum}
        onChange={set("minimum")}
        isOptional
      />
      <MomentField label={say("discount.from")} value={typed.from} onChange={set("from")} />
      <MomentField label={say("discount.until")} value={typed.until} onChange={set("until")} />
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <CountField
          label={say("discount.most")}
          most={MOST_USES}
          value={typed.most}
          onChange={set("most")}
          isOptional
        />
        <CountField
          label={say("discount.most_each")}
          most={MOST_USES}
          value={typed.most_each}
          onChange={set("most_each")}
          isOptional
        />
      </div>
    </DeedDialog>
  );
}

/** Either a share of the goods or an amount. */
function Takes({
  typed,
  set,
  currency,
}: {
  typed: TypedDiscount;
  set: (part: keyof TypedDiscount) => (value: string) => void;
  currency: string;
}) {
  const say = useSay();
  const isShare = typed.takes === "percent";
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-sm">{say("discount.takes")}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {(["percent", "amount"] as const).map((takes) => (
          <label key={takes} className="flex min-h-8 cursor-pointer items-center gap-2 text-sm">
            <input
              type="radio"
              name="takes"
              checked={typed.takes === takes}
              onChange={() => set("takes")(takes)}
              className="size-4 shrink-0"
            />
            {say(`discount.${takes}`, { currency })}
          </label>
        ))}
      </div>
      {isShare ? (
        <RateField
          label={say("discount.percent")}
          value={typed.percent}
          onChange={set("percent")}
        />
      ) : (
        <AmountField
          label={say("discount.amount", { currency })}
          currency={currency}
          value={typed.amount}
          onChange={set("amount")}
        />
      )}
    </fieldset>
  );
}
