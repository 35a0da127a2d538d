import { useReader, useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { refusalOf } from "@app/refusal";
import { useMay } from "@app/session";
import { DeedDialog } from "@features/businesses/deed-dialog";
import { Row, Rows, RowsLoading } from "@features/businesses/rows";
import {
  listModelsOptions,
  listModelsQueryKey,
  type ModelOut,
  orderModels,
  removeModel,
  tryModel,
} from "@handsel/shared/api";
import { formatNumber } from "@handsel/shared/format";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Menu, MenuItem } from "@ui/menu";
import { State } from "@ui/state";
import { useTell } from "@ui/toast";
import { ArrowDown, ArrowUp, Cpu, Ellipsis, House, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { ModelDialog } from "./model-dialog";

const MOST = 5;

/** The shop's own models in the order they are asked, and the house engine after them. */
export function ModelList() {
  const say = useSay();
  const mayChange = useMay("assistant.models");
  const asked = useQuery(listModelsOptions());
  const [edited, edit] = useState<ModelOut | "new" | null>(null);
  const [removed, setRemoved] = useState<ModelOut | null>(null);
  if (asked.isPending) return <RowsLoading />;
  if (asked.isError) return <Failed failure={asked.error} onRetry={() => void asked.refetch()} />;
  const models = asked.data.items;
  const add = mayChange && (
    <Button variant="primary" disabled={models.length >= MOST} onClick={() => edit("new")}>
      <Plus aria-hidden />
      {say("model.add")}
    </Button>
  );
  return (
    <section className="grid gap-4" aria-labelledby="own-models">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="grid max-w-xl gap-1">
          <h2 id="own-models" className="font-semibold">
            {say("models.title")}
          </h2>
          <p className="text-soft text-sm">{say("models.lead")}</p>
        </div>
        {models.length > 0 && add}
      </div>
      {models.length === 0 && (
        <State
          icon={<Cpu />}
          title={say("models.empty.title")}
          body={say("models.empty.body")}
          action={add}
        />
      )}
      <Rows label={say("models.title")}>
        {models.map((model, place) => (
          <ModelRow
            key={model.id}
            model={model}
            models={models}
            place={place}
            mayChange={mayChange}
            onEdit={() => edit(model)}
            onRemove={() => setRemoved(model)}
          />
        ))}
        <Row
          mark={<House aria-hidden className="size-5 shrink-0 text-soft" />}
          title={say("models.house")}
        >
          {say("models.house.lead")}
        </Row>
      </Rows>
      {edited && (
        <ModelDialog
          model={edited === "new" ? null : edited}
          place={models.length}
          onClose={() => edit(null)}
        />
      )}
      {removed && <RemoveDialog model={removed} onClose={() => setRemoved(null)} />}
    </section>
  );
}

function ModelRow({
  model,
  models,
  place,
  mayChange,
  onEdit,
  onRemove,
}: {
  model: ModelOut;
  models: ModelOut[];
  place: number;
  mayChange: boolean;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const say = useSay();
  const moving = useMoving(models);
  return (
    <Row
      mark={<Cpu aria-hidden className="size-5 shrink-0 text-soft" />}
      title={<bdi dir="ltr">{model.model}</bdi>}
      badges={
        <code dir="ltr" className="text-soft text-xs">
          {model.key_hint}
        </code>
      }
      aside={
        mayChange && (
          <>
            <Button
              variant="quiet"
              size="icon"
              aria-label={say("model.up", { model: model.model })}
              disabled={place === 0 || moving.isPending}
              onClick={() => moving.mutate([place, place - 1])}
            >
              <ArrowUp aria-hidden />
            </Button>
            <Button
              variant="quiet"
              size="icon"
              aria-label={say("model.down", { model: model.model })}
              disabled={place === models.length - 1 || moving.isPending}
              onClick={() => moving.mutate([place, place + 1])}
            >
              <ArrowDown aria-hidden />
            </Button>
            <TryButton model={model} />
            <Menu
              align="end"
              trigger={
                <Button
                  variant="quiet"
                  size="icon"
                  aria-label={say("team.actions", { name: model.model })}
                >
                  <Ellipsis aria-hidden />
                </Button>
              }
            >
              <MenuItem onSelect={onEdit}>
                <Pencil aria-hidden />
                {say("model.change")}
              </MenuItem>
              <MenuItem onSelect={onRemove}>
                <Trash2 aria-hidden />
                {say("model.remove")}
              </MenuItem>
            </Menu>
          </>
        )
      }
    >
      <bdi dir="ltr">{model.base_url}</bdi>
    </Row>
  );
}

function useMoving(models: ModelOut[]) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ([from, to]: readonly [number, number]) => {
      const ids = models.map((one) => one.id);
      const [moved] = ids.splice(from, 1);
      if (moved) ids.splice(to, 0, moved);
      return orderModels({ body: { model_ids: ids }, throwOnError: true });
    },
    onSuccess: ({ data }) => queries.setQueryData(listModelsQueryKey(), data),
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
  });
}

function TryButton({ model }: { model: ModelOut }) {
  const say = useSay();
  const reader = useReader();
  const tell = useTell();
  const trying = useMutation({
    mutationFn: () => tryModel({ path: { model_id: model.id }, throwOnError: true }),
    onSuccess: ({ data }) => {
      const seconds = formatNumber(Math.round(data.seconds * 10) / 10, reader);
      if (data.outcome === "answered") tell(say("model.tried.good", { seconds }));
      else tell(say("model.tried.bad", { reason: data.reason || data.outcome }), "bad");
    },
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
  });
  return (
    <Button size="sm" isBusy={trying.isPending} onClick={() => trying.mutate()}>
      {say("model.try")}
    </Button>
  );
}

function RemoveDialog({ model, onClose }: { model: ModelOut; onClose: () => void }) {
  const say = useSay();
  const named = { model: model.model };
  const deed = {
    title: say("model.remove.title", named),
    lead: say("model.remove.lead"),
    submit: say("model.remove"),
    act: () => removeModel({ path: { model_id: model.id }, throwOnError: true }),
    done: say("model.removed", named),
    stale: [listModelsQueryKey()],
    isGrave: true,
  };
  return <DeedDialog deed={deed} onClose={onClose} />;
}
