import { useSay } from "@app/look";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { getConversationQueryKey, sendTemplate } from "@handsel/shared/api";
import { Field } from "@ui/field";
import { Input, TextArea } from "@ui/input";
import { useRef, useState } from "react";
import type { Listed } from "./views";

/** Sends a message that the provider approved beforehand; it goes at any time. */
export default function TemplateDialog({
  conversation,
  onClose,
}: {
  conversation: Listed;
  onClose: () => void;
}) {
  const say = useSay();
  const [given, setGiven] = useState({
    name: "",
    locale: conversation.customer.language || "en",
    values: "",
    isPromotion: false,
  });
  const key = useRef(crypto.randomUUID());
  const set = (part: Partial<typeof given>) => {
    key.current = crypto.randomUUID();
    setGiven({ ...given, ...part });
  };
  const path = { conversation_id: conversation.id };
  const body = () => ({
    name: given.name.trim(),
    locale: given.locale.trim(),
    values: given.values.split("\n").flatMap((line) => line.trim() || []),
    is_promotion: given.isPromotion,
    client_key: key.current,
  });
  const deed = {
    title: say("template.send"),
    lead: say("template.lead"),
    submit: say("composer.send"),
    act: () => sendTemplate({ path, body: body(), throwOnError: true }),
    done: say("template.sent"),
    stale: [["messages", conversation.id], ["conversations"], getConversationQueryKey({ path })],
  };
  return (
    <DeedDialog deed={deed} onClose={onClose}>
      <Field label={say("template.name")}>
        {(parts) => (
          <Input
            {...parts}
            required
            dir="ltr"
            maxLength={512}
            pattern="[a-z0-9_]+"
            value={given.name}
            onChange={(event) => set({ name: event.target.value })}
          />
        )}
      </Field>
      <Field label={say("template.locale")}>
        {(parts) => (
          <Input
            {...parts}
            required
            dir="ltr"
            minLength={2}
            maxLength={12}
            value={given.locale}
            onChange={(event) => set({ locale: event.target.value })}
          />
        )}
      </Field>
      <Field label={say("template.values")}>
        {(parts) => (
          <TextArea
            {...parts}
            dir="auto"
            rows={3}
            value={given.values}
            onChange={(event) => set({ values: event.target.value })}
          />
        )}
      </Field>
      <label className="flex min-h-9 cursor-pointer items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          checked={given.isPromotion}
          onChange={(event) => set({ isPromotion: event.target.checked })}
          className="size-4 shrink-0"
        />
        {say("template.promotion")}
      </label>
    </DeedDialog>
  );
}
