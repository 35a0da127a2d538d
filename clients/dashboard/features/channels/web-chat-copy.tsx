import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { TextArea } from "@ui/input";
import { useTell } from "@ui/toast";
import { Copy } from "lucide-react";

/** A text to be copied somewhere else, whole. */
export function CopiedText({ label, text, hint }: { label: string; text: string; hint?: string }) {
  const say = useSay();
  const tell = useTell();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    tell(say("action.copied"));
  };
  return (
    <div className="grid gap-2">
      <Field label={label} hint={hint}>
        {(parts) => (
          <TextArea
            {...parts}
            readOnly
            dir="ltr"
            rows={2}
            spellCheck={false}
            value={text}
            onFocus={(event) => event.target.select()}
            className="figures text-sm [overflow-wrap:anywhere]"
          />
        )}
      </Field>
      <div className="flex justify-end">
        <Button size="sm" onClick={() => void copy()}>
          <Copy aria-hidden />
          {say("action.copy")}
        </Button>
      </div>
    </div>
  );
}
