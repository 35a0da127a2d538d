import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import {
  addModel,
  changeModel,
  listModelsQueryKey,
  type ModelOut,
  problemOf,
} from "@handsel/shared/api";
import type { Key, Say } from "@handsel/shared/words";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Dialog } from "@ui/dialog";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Notice } from "@ui/notice";
import { Select } from "@ui/select";
import { useTell } from "@ui/toast";
import { type FormEvent, useState } from "react";

const PROVIDERS = ["openai", "anthropic"] as const;
type Provider = (typeof PROVIDERS)[number];
const EXAMPLES: Record<Provider, { url: string; model: string }> = {
  openai: { url: "https://api.openai.com/v1", model: "gpt-4.1-mini" },
  anthropic: { url: "https://api.anthropic.com", model: "claude-sonnet-4-5" },
};
const REASONS: Record<string, Key> = {
  too_many_models: "model.too_many",
  address_not_allowed: "model.bad_address",
  address_needs_key: "model.needs_key",
};

/** Brings a model, or changes one. What was typed as a key leaves with the call and stays nowhere. */
export function ModelDialog({
  model,
  place,
  onClose,
}: {
  model: ModelOut | null;
  /** Where a new one comes in the order. */
  place: number;
  onClose: () => void;
}) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const [provider, setProvider] = useState<Provider>(
    PROVIDERS.find((one) => one === model?.provider) ?? "openai",
  );
  const [url, setUrl] = useState(model?.base_url ?? "");
  const [name, setName] = useState(model?.model ?? "");
  const [key, setKey] = useState("");
  const saving = useMutation({
    mutationFn: async () => {
      const told = { base_url: url.trim(), model: name.trim() };
      if (!model) {
        const body = { ...told, provider, api_key: key, position: place };
        await addModel({ body, throwOnError: true });
        return;
      }
      const body = { ...told, position: model.position, ...(key ? { api_key: key } : {}) };
      await changeModel({ path: { model_id: model.id }, body, throwOnError: true });
    },
    onSuccess: async () => {
      tell(say("model.saved", { model: name.trim() }));
      onClose();
      await queries.invalidateQueries({ queryKey: listModelsQueryKey() });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={model ? say("model.change.title", { model: model.model }) : say("model.add")}
      description={say("model.add.lead")}
      closeLabel={say("action.close")}
    >
      <form onSubmit={submit} className="grid gap-4">
        {saving.isError && <Notice tone="bad">{reasonOf(saving.error, say)}</Notice>}
        <Field label={say("model.provider")}>
          {(parts) => (
            <Select
              {...parts}
              disabled={model !== null}
              value={provider}
              onChange={(event) => setProvider(event.target.value as Provider)}
            >
              {PROVIDERS.map((one) => (
                <option key={one} value={one}>
                  {say(`model.provider.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={say("model.url")} hint={say("model.url.hint")}>
          {(parts) => (
            <Input
              {...parts}
              type="url"
              dir="ltr"
              required
              maxLength={300}
              placeholder={EXAMPLES[provider].url}
              value={url}
              onChange={(event) => setUrl(event.target.value)}
            />
          )}
        </Field>
        <Field label={say("model.name")}>
          {(parts) => (
            <Input
              {...parts}
              dir="ltr"
              required
              maxLength={80}
              pattern="[!-~]+"
              autoComplete="off"
              placeholder={EXAMPLES[provider].model}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={say("model.key")}
          hint={model ? say("model.key.keep", { hint: model.key_hint }) : say("model.key.hint")}
        >
          {(parts) => (
            <Input
              {...parts}
              type="password"
              dir="ltr"
              required={!model}
              minLength={8}
              maxLength={500}
              autoComplete="new-password"
              value={key}
              onChange={(event) => setKey(event.target.value)}
            />
          )}
        </Field>
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            {say("action.cancel")}
          </Button>
          <Button type="submit" variant="primary" isBusy={saving.isPending}>
            {say("action.save")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function reasonOf(failure: unknown, say: Say): string {
  const reason = REASONS[problemOf(failure).code];
  return reason ? say(reason) : refusalOf(failure, say);
}
