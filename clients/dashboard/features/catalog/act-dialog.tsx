import { useSay } from "@app/look";
import { isOvertaken, refusalOf } from "@app/refusal";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Dialog } from "@ui/dialog";
import { Notice } from "@ui/notice";
import { useTell } from "@ui/toast";
import type { FormEvent, ReactNode } from "react";

export interface Act<Made> {
  title: string;
  lead?: string;
  submit: string;
  act: () => Promise<Made>;
  /** What is said when it is done. */
  done: (made: Made) => string;
  /** Makes the pages behind show it. */
  keep: (made: Made) => Promise<void>;
  /** Somebody was quicker: read again what is shown. */
  readAgain?: () => Promise<void>;
  isGrave?: boolean;
}

/** Asks for what an act needs, does it, and says what became of it; a refusal keeps it open. */
export function ActDialog<Made>({
  act,
  onClose,
  isReady,
  className,
  children,
}: {
  act: Act<Made>;
  onClose: () => void;
  /** Called at each attempt: whether what was typed will do. It shows what will not. */
  isReady?: () => boolean;
  className?: string;
  children?: ReactNode;
}) {
  const say = useSay();
  const tell = useTell();
  const acting = useMutation({
    mutationFn: act.act,
    onSuccess: async (made) => {
      await act.keep(made);
      tell(act.done(made));
      onClose();
    },
    onError: async (failure) => {
      if (isOvertaken(failure)) await act.readAgain?.();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (isReady?.() ?? true) acting.mutate();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={act.title}
      {...(act.lead ? { description: act.lead } : {})}
      closeLabel={say("action.close")}
      {...(className ? { className } : {})}
    >
      <form onSubmit={submit} noValidate className="grid gap-4">
        {acting.isError && <Notice tone="bad">{refusalOf(acting.error, say)}</Notice>}
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            {say("action.cancel")}
          </Button>
          <Button
            type="submit"
            variant={act.isGrave ? "danger" : "primary"}
            isBusy={acting.isPending}
          >
            {act.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
