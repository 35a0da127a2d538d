import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Dialog } from "@ui/dialog";
import { Notice } from "@ui/notice";
import { useTell } from "@ui/toast";
import type { FormEvent, ReactNode } from "react";

export interface Deed {
  title: string;
  lead?: string;
  submit: string;
  act: () => Promise<unknown>;
  /** What is said when it is done. */
  done: string;
  /** What it makes stale; everything when it ends the reader's own session. */
  stale: readonly QueryKey[] | "everything";
  isGrave?: boolean;
}

/** Asks before something is done, does it, and says so; what it needs to know is its content. */
export function DeedDialog({
  deed,
  onClose,
  isReady = true,
  children,
}: {
  deed: Deed;
  onClose: () => void;
  isReady?: boolean;
  children?: ReactNode;
}) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const doing = useMutation({
    mutationFn: deed.act,
    onSuccess: async () => {
      tell(deed.done);
      onClose();
      if (deed.stale === "everything") await queries.invalidateQueries();
      else await Promise.all(deed.stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) doing.mutate();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={deed.title}
      description={deed.lead}
      closeLabel={say("action.close")}
    >
      <form onSubmit={submit} className="grid gap-4">
        {doing.isError && <Notice tone="bad">{refusalOf(doing.error, say)}</Notice>}
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            {say("action.cancel")}
          </Button>
          <Button
            type="submit"
            variant={deed.isGrave ? "danger" : "primary"}
            isBusy={doing.isPending}
          >
            {deed.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
