import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { connectChannel, getFirstStepsQueryKey, listChannelsQueryKey } from "@handsel/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Notice } from "@ui/notice";
import { useTell } from "@ui/toast";
import { type FormEvent, useState } from "react";
import type { TokenKind } from "./kinds";
import { useKindName } from "./use-kind-name";
import { ValueField } from "./value-field";

type Given = { access_token: string; external_id: string; parent_external_id: string };

const NOTHING: Given = { access_token: "", external_id: "", parent_external_id: "" };

/** What an account is connected by; its provider is asked before anything is kept. */
export function ConnectForm({ chosen, onDone }: { chosen: TokenKind; onDone: () => void }) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const kind = useKindName()(chosen.kind);
  const [given, setGiven] = useState<Given>(NOTHING);
  const [name, setName] = useState("");
  const connecting = useMutation({
    mutationFn: async () => {
      const body = {
        kind: chosen.kind,
        name: name.trim(),
        access_token: given.access_token.trim(),
        external_id: given.external_id.trim(),
        parent_external_id: given.parent_external_id.trim(),
      };
      return (await connectChannel({ body, throwOnError: true })).data;
    },
    onSuccess: async (channel) => {
      tell(say("connect.done", { name: channel.name }));
      onDone();
      await Promise.all([
        queries.invalidateQueries({ queryKey: listChannelsQueryKey() }),
        queries.invalidateQueries({ queryKey: getFirstStepsQueryKey() }),
      ]);
    },
    // The token does not stay in memory.
    gcTime: 0,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    connecting.mutate();
  };
  return (
    <form onSubmit={submit} className="grid gap-4">
      {connecting.isError && <Notice tone="bad">{refusalOf(connecting.error, say)}</Notice>}
      {chosen.fields.map((field) => (
        <ValueField
          key={field.name}
          field={field}
          value={given[field.name]}
          onChange={(value) => setGiven({ ...given, [field.name]: value })}
        />
      ))}
      <Field label={say("connect.name")} hint={say("connect.name.hint", { kind })}>
        {(parts) => (
          <Input
            {...parts}
            maxLength={120}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Button asChild variant="quiet">
          <Link to="/channels" search={{ connect: "choose" }}>
            {say("connect.other")}
          </Link>
        </Button>
        <Button type="submit" variant="primary" isBusy={connecting.isPending}>
          {say("connect.submit")}
        </Button>
      </div>
    </form>
  );
}
