import { useSay } from "@app/look";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { changeSigningSecret, type PaymentAccountOut } from "@handsel/shared/api";
import { Field } from "@ui/field";
import { Select } from "@ui/select";
import { useState } from "react";
import { accountName } from "./account-name";
import { HookAddress } from "./hook-address";
import { KEY_FIELDS, type Keys } from "./key-fields";
import { KeyInputs } from "./key-inputs";
import { staleWays } from "./stale";
import { isKeyed, wayName } from "./ways";

const HOURS = [0, 1, 24, 72, 168];
const USUAL_HOURS = 24;

/** What proves an account's events; the one before it holds for a while too. */
export function SigningDialog({
  account,
  onClose,
}: {
  account: PaymentAccountOut;
  onClose: () => void;
}) {
  const say = useSay();
  const [keys, setKeys] = useState<Keys>({});
  const [hours, setHours] = useState(USUAL_HOURS);
  const provider = wayName(account.provider, say);
  const asked = isKeyed(account.provider) ? KEY_FIELDS[account.provider] : [];
  const fields = asked
    .filter((field) => field.name === "signing_secret")
    .map((field) => ({ ...field, isOptional: false }));
  const deed = {
    title: say("account.sign.title", { name: accountName(account, say) }),
    lead: say("account.sign.lead", { provider }),
    submit: say("action.save"),
    act: () =>
      changeSigningSecret({
        path: { account_id: account.id },
        body: { signing_secret: (keys.signing_secret ?? "").trim(), overlap_hours: hours },
        throwOnError: true,
      }),
    done: say("account.signed"),
    stale: staleWays(),
  };
  return (
    <DeedDialog deed={deed} onClose={onClose}>
      {account.webhook_url && <HookAddress url={account.webhook_url} provider={provider} />}
      <KeyInputs fields={fields} keys={keys} onChange={setKeys} />
      {account.has_signing_secret && (
        <Field label={say("account.sign.overlap")}>
          {(parts) => (
            <Select
              {...parts}
              value={hours}
              onChange={(event) => setHours(Number(event.target.value))}
            >
              {HOURS.map((count) => (
                <option key={count} value={count}>
                  {say(count ? "account.sign.hours" : "account.sign.none", { count })}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </DeedDialog>
  );
}
