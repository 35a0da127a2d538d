import { useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { refusalOf } from "@app/refusal";
import { useMay } from "@app/session";
import { Row, Rows, RowsLoading } from "@features/businesses/rows";
import {
  addSynonym,
  listSynonymsOptions,
  listSynonymsQueryKey,
  removeSynonym,
} from "@handsel/shared/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Notice } from "@ui/notice";
import { State } from "@ui/state";
import { useTell } from "@ui/toast";
import { Languages, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";

/** Other words that customers use for what the shop's names call otherwise. */
export function SynonymList() {
  const say = useSay();
  const asked = useQuery(listSynonymsOptions());
  const mayChange = useMay("catalog.change");
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  const found = asked.data.items;
  return (
    <div className="grid gap-5">
      <p className="max-w-2xl text-pretty text-soft">{say("synonyms.lead")}</p>
      {mayChange && <AddSynonym />}
      {found.length === 0 ? (
        <State
          icon={<Languages />}
          title={say("synonyms.empty.title")}
          body={say("synonyms.empty.body")}
        />
      ) : (
        <Rows label={say("knowledge.tab.synonyms")}>
          {found.map((one) => (
            <Row
              key={one.id}
              title={<bdi>{one.word}</bdi>}
              aside={mayChange && <RemoveSynonym id={one.id} word={one.word} />}
            >
              {say("synonyms.means", { means: one.means })}
            </Row>
          ))}
        </Rows>
      )}
    </div>
  );
}

function AddSynonym() {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const [word, setWord] = useState("");
  const [means, setMeans] = useState("");
  const adding = useMutation({
    mutationFn: () => addSynonym({ body: { word, means }, throwOnError: true }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: listSynonymsQueryKey() });
      setWord("");
      setMeans("");
      tell(say("synonyms.added"));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate();
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      {adding.isError && <Notice tone="bad">{refusalOf(adding.error, say)}</Notice>}
      <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
        <Field label={say("synonyms.word")}>
          {(parts) => (
            <Input
              {...parts}
              required
              maxLength={80}
              value={word}
              onChange={(event) => setWord(event.target.value)}
            />
          )}
        </Field>
        <Field label={say("synonyms.for")}>
          {(parts) => (
            <Input
              {...parts}
              required
              maxLength={80}
              value={means}
              onChange={(event) => setMeans(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" className="h-10" isBusy={adding.isPending}>
          {say("synonyms.add")}
        </Button>
      </div>
    </form>
  );
}

function RemoveSynonym({ id, word }: { id: string; word: string }) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const removing = useMutation({
    mutationFn: () => removeSynonym({ path: { synonym_id: id }, throwOnError: true }),
    onSuccess: () => queries.invalidateQueries({ queryKey: listSynonymsQueryKey() }),
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
  });
  return (
    <Button
      variant="quiet"
      size="icon"
      isBusy={removing.isPending}
      aria-label={say("synonyms.remove", { word })}
      onClick={() => removing.mutate()}
    >
      <Trash2 aria-hidden />
    </Button>
  );
}
