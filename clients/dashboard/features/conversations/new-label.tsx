import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { createLabel, listLabelsQueryKey } from "@handsel/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Dialog } from "@ui/dialog";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { type FormEvent, useState } from "react";
import type { Label } from "./label-chip";

// Each new label's hue is far from those of the ones before it.
const GOLDEN_ANGLE = 137;

/** Makes a label of the shop's. */
export default function NewLabel({
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
