import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { changeWebChat, getWebChatQueryKey, type WebChatOut } from "@handsel/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { TextArea } from "@ui/input";
import { Notice } from "@ui/notice";
import { useTell } from "@ui/toast";
import { type FormEvent, useState } from "react";

/** One address for each line that has one. */
export function readOrigins(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** The sites that may show a chat, one to a line. */
export function OriginsForm({
  value,
  onChange,
  submit,
  failure,
  isBusy,
  onSubmit,
}: {
  value: string;
  onChange: (value: string) => void;
  submit: string;
  failure: unknown;
  isBusy: boolean;
  onSubmit: () => void;
}) {
  const say = useSay();
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={send} className="grid gap-3">
      {failure !== null && <Notice tone="bad">{refusalOf(failure, say)}</Notice>}
      <Field label={say("webchat.origins")} hint={say("webchat.origins.hint")}>
        {(parts) => (
          <TextArea
            {...parts}
            dir="ltr"
            rows={3}
            required
            spellCheck={false}
            autoComplete="off"
            placeholder="https://www.example.com"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

/** Other sites for a chat that there is. */
export function ChangeOrigins({ chat }: { chat: WebChatOut }) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const [origins, setOrigins] = useState(chat.origins.join("\n"));
  const changing = useMutation({
    mutationFn: () =>
      changeWebChat({
        path: { chat_id: chat.id },
        body: { origins: readOrigins(origins) },
        throwOnError: true,
      }),
    onSuccess: async () => {
      tell(say("webchat.saved"));
      await queries.invalidateQueries({
        queryKey: getWebChatQueryKey({ path: { chat_id: chat.id } }),
      });
    },
  });
  return (
    <OriginsForm
      value={origins}
      onChange={setOrigins}
      submit={say("action.save")}
      failure={changing.error}
      isBusy={changing.isPending}
      onSubmit={() => changing.mutate()}
    />
  );
}
