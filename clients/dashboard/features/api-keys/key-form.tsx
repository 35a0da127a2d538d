import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { useMe } from "@app/session";
import { problemOf } from "@handsel/shared/api";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input, TextArea } from "@ui/input";
import { Notice } from "@ui/notice";
import { Select } from "@ui/select";
import { type FormEvent, useState } from "react";
import { SCOPES, type Scope } from "./scopes";

export interface WantedKey {
  name: string;
  scopes: Scope[];
  networks: string[];
  days: number;
}

const DAYS = [7, 30, 90, 180, 365];
const DEFAULT_DAYS = 90;

export function KeyForm({
  failure,
  isBusy,
  onSubmit,
  onCancel,
}: {
  failure: unknown;
  isBusy: boolean;
  onSubmit: (wanted: WantedKey) => void;
  onCancel: () => void;
}) {
  const say = useSay();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<Scope[]>([]);
  const [days, setDays] = useState(DEFAULT_DAYS);
  const [typed, setTyped] = useState("");
  const [isTried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const networks = typed.split(/[\s,]+/).filter(Boolean);
    if (scopes.length > 0) onSubmit({ name: name.trim(), scopes, networks, days });
  };
  const isBadNetwork = failure !== null && problemOf(failure).code === "not_a_network";
  return (
    <form onSubmit={submit} className="grid gap-4">
      {failure !== null && !isBadNetwork && <Notice tone="bad">{refusalOf(failure, say)}</Notice>}
      <Field label={say("key.name")}>
        {(parts) => (
          <Input
            {...parts}
            required
            maxLength={80}
            pattern=".*\S.*"
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <ScopeChoice chosen={scopes} onChange={setScopes} isMissing={isTried && !scopes.length} />
      <Field label={say("key.days")}>
        {(parts) => (
          <Select {...parts} value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {DAYS.map((count) => (
              <option key={count} value={count}>
                {say("key.days.count", { count })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label={say("key.networks")}
        hint={say("key.networks.hint")}
        error={isBadNetwork && say("key.bad_network")}
      >
        {(parts) => (
          <TextArea
            {...parts}
            dir="ltr"
            rows={2}
            maxLength={1000}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onCancel}>
          {say("action.cancel")}
        </Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {say("key.make")}
        </Button>
      </div>
    </form>
  );
}

/** What the key may do, of what its maker may. */
function ScopeChoice({
  chosen,
  onChange,
  isMissing,
}: {
  chosen: Scope[];
  onChange: (scopes: Scope[]) => void;
  isMissing: boolean;
}) {
  const say = useSay();
  const { permissions } = useMe();
  const mine = SCOPES.filter((scope) => permissions.includes(scope));
  const toggle = (scope: Scope, isOn: boolean) =>
    onChange(isOn ? [...chosen, scope] : chosen.filter((one) => one !== scope));
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">{say("key.scopes")}</legend>
      <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {mine.map((scope) => (
          <label key={scope} className="flex min-h-8 cursor-pointer items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={chosen.includes(scope)}
              onChange={(event) => toggle(scope, event.target.checked)}
              className="size-4 shrink-0"
            />
            {say(`scope.${scope}`)}
          </label>
        ))}
      </div>
      {isMissing && (
        <p role="alert" className="text-bad text-sm">
          {say("key.scopes.none")}
        </p>
      )}
    </fieldset>
  );
}
