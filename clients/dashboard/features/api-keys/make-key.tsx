import { useSay } from "@app/look";
import { createApiKey, listApiKeysQueryKey } from "@handsel/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Dialog } from "@ui/dialog";
import { Plus } from "lucide-react";
import { useState } from "react";
import { KeyForm, type WantedKey } from "./key-form";
import { NewKey } from "./new-key";

/** Makes a key and shows its text this once. */
export function MakeKey() {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {say("key.make")}
      </Button>
      {isOpen && <MakeKeyDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function MakeKeyDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const queries = useQueryClient();
  const making = useMutation({
    mutationFn: async (body: WantedKey) => (await createApiKey({ body, throwOnError: true })).data,
    onSuccess: () => queries.invalidateQueries({ queryKey: listApiKeysQueryKey() }),
    // The text is shown once: it does not stay in memory after that.
    gcTime: 0,
  });
  const secret = making.data?.secret;
  // A slip beside the dialog must not cost the only sight of the key.
  const close = (isOpen: boolean) => !isOpen && !secret && onClose();
  return (
    <Dialog
      isOpen
      onOpenChange={close}
      title={say(secret ? "key.made.title" : "key.make")}
      description={say(secret ? "key.made.lead" : "key.make.lead")}
      closeLabel={say("action.close")}
    >
      {secret ? (
        <NewKey secret={secret} onKept={onClose} />
      ) : (
        <KeyForm
          failure={making.error}
          isBusy={making.isPending}
          onCancel={onClose}
          onSubmit={(wanted) => making.mutate(wanted)}
        />
      )}
    </Dialog>
  );
}
