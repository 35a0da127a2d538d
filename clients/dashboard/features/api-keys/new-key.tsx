import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { useTell } from "@ui/toast";
import { Copy } from "lucide-react";

/** The text of a new key, once. */
export function NewKey({ secret, onKept }: { secret: string; onKept: () => void }) {
  const say = useSay();
  const tell = useTell();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    tell(say("action.copied"));
  };
  return (
    <div className="grid gap-4">
      <Field label={say("key.secret")}>
        {(parts) => (
          <Input
            {...parts}
            readOnly
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            value={secret}
            onFocus={(event) => event.target.select()}
            className="figures h-10 font-medium text-sm"
          />
        )}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => void copy()}>
          <Copy aria-hidden />
          {say("action.copy")}
        </Button>
        <Button variant="primary" onClick={onKept}>
          {say("key.kept")}
        </Button>
      </div>
    </div>
  );
}
