import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { useTell } from "@ui/toast";
import { Copy } from "lucide-react";

/** Where a provider is to send an account's events, to be copied. */
export function HookAddress({ url, provider }: { url: string; provider: string }) {
  const say = useSay();
  const tell = useTell();
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    tell(say("action.copied"));
  };
  return (
    <Field label={say("account.hook")} hint={say("account.hook.hint", { provider })}>
      {(parts) => (
        <div className="flex gap-2">
          <Input
            {...parts}
            readOnly
            dir="ltr"
            value={url}
            onFocus={(event) => event.target.select()}
            className="h-9 text-sm"
          />
          <Button size="icon" aria-label={say("action.copy")} onClick={() => void copy()}>
            <Copy aria-hidden />
          </Button>
        </div>
      )}
    </Field>
  );
}
