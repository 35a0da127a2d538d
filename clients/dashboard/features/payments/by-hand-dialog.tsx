import { useSay } from "@app/look";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { type MethodOut, offerByHand, type PaymentAccountOut } from "@handsel/shared/api";
import { Field } from "@ui/field";
import { Input, TextArea } from "@ui/input";
import { useState } from "react";
import { DefaultBox } from "./default-box";
import { staleWays } from "./stale";
import { type ByHand, wayName } from "./ways";

const USUAL_DAYS = 7;
const MOST_DAYS = 90;

/** Offers a way to pay by hand, or changes what customers read about it. */
export function ByHandDialog({
  way,
  account,
  method,
  onClose,
}: {
  way: ByHand;
  account?: PaymentAccountOut;
  method?: MethodOut | undefined;
  onClose: () => void;
}) {
  const say = useSay();
  const [text, setText] = useState(account?.change?.instructions || method?.instructions || "");
  const [days, setDays] = useState(String(method?.waits_days ?? USUAL_DAYS));
  const [isDefault, setDefault] = useState(method?.is_default ?? false);
  const deed = {
    title: say("account.edit.title", { provider: wayName(way, say) }),
    lead: say("account.edit.lead"),
    submit: say("action.save"),
    act: () =>
      offerByHand({
        body: {
          provider: way,
          instructions: text.trim(),
          waits_days: Number(days),
          is_default: isDefault,
        },
        throwOnError: true,
      }),
    done: say("account.edited"),
    stale: staleWays(),
  };
  return (
    <DeedDialog deed={deed} onClose={onClose}>
      <Field label={say("account.instructions")}>
        {(parts) => (
          <TextArea
            {...parts}
            required
            rows={4}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Field label={`${say("account.waits_days")} (1–${MOST_DAYS})`}>
        {(parts) => (
          <Input
            {...parts}
            type="number"
            required
            min={1}
            max={MOST_DAYS}
            value={days}
            onChange={(event) => setDays(event.target.value)}
            className="figures h-10 max-w-32"
          />
        )}
      </Field>
      <DefaultBox isOn={isDefault} onChange={setDefault} />
    </DeedDialog>
  );
}
