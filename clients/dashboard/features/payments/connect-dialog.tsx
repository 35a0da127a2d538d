import { useSay } from "@app/look";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { connectPaymentAccount } from "@handsel/shared/api";
import { useState } from "react";
import { DefaultBox } from "./default-box";
import { KEY_FIELDS, type Keys } from "./key-fields";
import { KeyInputs } from "./key-inputs";
import { staleWays } from "./stale";
import { type Keyed, wayName } from "./ways";

/** Connects the shop's own account at a provider, by its keys. */
export function ConnectDialog({ way, onClose }: { way: Keyed; onClose: () => void }) {
  const say = useSay();
  const provider = wayName(way, say);
  const [keys, setKeys] = useState<Keys>({});
  const [isDefault, setDefault] = useState(false);
  const given = (name: keyof Keys) => (keys[name] ?? "").trim();
  const connect = () =>
    connectPaymentAccount({
      body: {
        provider: way,
        secret_key: given("secret_key"),
        client_id: given("client_id"),
        external_id: given("external_id"),
        signing_secret: given("signing_secret") || null,
        is_default: isDefault,
      },
      throwOnError: true,
    });
  const deed = {
    title: say("account.connect.title", { provider }),
    lead: say("account.connect.lead"),
    submit: say("connect.submit"),
    act: connect,
    done: say("account.connected", { provider }),
    stale: staleWays(),
  };
  return (
    <DeedDialog deed={deed} onClose={onClose}>
      <KeyInputs fields={KEY_FIELDS[way]} keys={keys} onChange={setKeys} />
      <DefaultBox isOn={isDefault} onChange={setDefault} />
    </DeedDialog>
  );
}
