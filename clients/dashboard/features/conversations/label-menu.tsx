import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { useKeys } from "@app/shell/keyboard";
import { createLabel, listLabelsOptions, listLabelsQueryKey, putLabels } from "@handsel/shared/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Dialog } from "@ui/dialog";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Menu, MenuCheck, MenuItem, MenuLine } from "@ui/menu";
import { Plus, Tag } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useChange } from "./control";
import { type Label, LabelDot } from "./label-chip";
import type { Listed } from "./views";

/** Which of the shop's labels a conversation has. */
export function LabelMenu({ conversation }: { conversation: Listed }) {
  const say = useSay();
  const [isNaming, setNaming] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useKeys({ l: () => setOpen(true) });
  const { isBusy, change } = useChange(conversation.id);
  const { data } = useQuery(listLabelsOptions());
  const known = data?.items ?? [];
  const had = conversation.labels.map((label) => label.id);
  const put = (ids: string[]) => {
    const asked = { path: { conversation_id: conversation.id }, body: { label_ids: ids } };
    change(() => putLabels({ ...asked, throwOnError: true }), "labels.done");
  };
  return (
    <>
      <Menu
        open={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button variant="quiet" size="sm">
            <Tag aria-hidden />
            <span className="sr-only md:not-sr-only">{say("labels.label")}</span>
          </Button>
        }
      >
        {known.map((label) => (
          <MenuCheck
            key={label.id}
            isChecked={had.includes(label.id)}
            disabled={isBusy}
            onChange={(isWanted) =>
              put(isWanted ? [...had, label.id] : had.filter((id) => id !== label.id))
            }
          >
            <LabelDot hue={label.hue} />
            <span className="truncate">{label.name}</span>
          </MenuCheck>
        ))}
        {known.length > 0 && <MenuLine />}
        <MenuItem onSelect={() => setNaming(true)}>
          <Plus aria-hidden />
          {say("labels.new")}
        </MenuItem>
      </Menu>
      {isNaming && (
        <NewLabel
          count={known.length}
          onClose={() => setNaming(false)}
          onMade={(made) => put([...had, made.id])}
        />
      )}
    </>
  );
}

// Each new label's hue is far from those of the ones before it.
const GOLDEN_ANGLE = 137;

function NewLabel({
  count,
  onClose,
  onMade,
}: {
  count: number;
  onClose: () => void;
  onMade: (made: Label) => void;
}) {
  const say = useSay();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const making = useMutation({
    mutationFn: async () => {
      const body = { name: name.trim(), hue: (210 + count * GOLDEN_ANGLE) % 360 };
      return (await createLabel({ body, throwOnError: true })).data;
    },
    onSuccess: async (made) => {
      onMade(made);
      onClose();
      await queries.invalidateQueries({ queryKey: listLabelsQueryKey() });
    },
  });
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={say("labels.new")}
      closeLabel={say("action.close")}
    >
      <form
        className="grid gap-4"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (name.trim()) making.mutate();
        }}
      >
        <Field label={say("labels.name")} error={making.isError && refusalOf(making.error, say)}>
          {(parts) => (
            <Input
              {...parts}
              dir="auto"
              maxLength={40}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" disabled={!name.trim()} isBusy={making.isPending}>
          {say("labels.create")}
        </Button>
      </form>
    </Dialog>
  );
}
