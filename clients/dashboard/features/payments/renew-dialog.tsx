import { useSay } from "@app/look";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { type PaymentAccountOut, renewPaymentKeys } from "@handsel/shared/api";
import { useState } from "react";
import { accountName } from "./account-name";
import { KEY_FIELDS, type Keys } from "./key-fields";
import { KeyInputs } from "./key-inputs";
import { staleWays } from "./stale";
import type { Keyed } from "./ways";

/** Other keys of the same account. */
export function RenewDialog({
  way,
  account,
  onClose,
}: {
  way: Keyed;
  account: PaymentAccountOut;
  onClose: () => void;
}) {
  const say = useSay();
  const [keys, setKeys] = useState<Keys>({ client_id: account.client_id });
  const given = (name: keyof Keys) => (keys[name] ?? "").trim();
  const deed = {
    title: say("account.renew.title", { name: accountName(account, say) }),
    lead: say("account.renew.lead"),
    submit: say("account.renew"),
    act: () =>
      renewPaymentKeys({
        path: { account_id: account.id },
        body: { secret_key: given("secret_key"), client_id: given("client_id") },
        throwOnError: true,
      }),
    done: say("account.renewed"),
    stale: staleWays(),
  };
  return (
    <DeedDialog deed={deed} onClose={onClose}>
      <KeyInputs
        fields={KEY_FIELDS[way].filter((field) => field.isKey)}
        keys={keys}
        onChange={setKeys}
      />
    </DeedDialog>
  );
}
