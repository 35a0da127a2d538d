import { useSay } from "@app/look";
import { useBlocker } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { Dialog } from "@ui/dialog";
import { Notice } from "@ui/notice";
import type { FormEvent, ReactNode } from "react";
import type { Saving } from "./draft";

/** A chapter of the rulebook: its fields, and a bar to save them that comes with the first change. */
export function ChapterForm({
  isChanged,
  isReadOnly,
  isReady = true,
  saving,
  onDiscard,
  children,
}: {
  isChanged: boolean;
  isReadOnly: boolean;
  isReady?: boolean;
  saving: Saving;
  onDiscard: () => void;
  children: ReactNode;
}) {
  const say = useSay();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) saving.save();
  };
  return (
    <form onSubmit={submit} className="grid gap-5">
      {isReadOnly && <p className="text-soft text-sm">{say("assistant.readonly")}</p>}
      <fieldset disabled={isReadOnly} className="grid min-w-0 gap-5">
        {children}
      </fieldset>
      {(isChanged || saving.refusal) && (
        <div className="sticky bottom-16 z-20 grid animate-rise gap-3 rounded-lg border border-line-strong bg-raised p-3 shadow-high md:bottom-4">
          {saving.refusal && <Notice tone="bad">{saving.refusal}</Notice>}
          {saving.isConflict ? (
            <Conflict saving={saving} />
          ) : (
            <div className="flex flex-wrap items-center justify-end gap-2">
              <p className="me-auto ps-1 text-soft text-sm">{say("rulebook.unsaved")}</p>
              <Button variant="quiet" onClick={onDiscard}>
                {say("rulebook.discard")}
              </Button>
              <Button type="submit" variant="primary" isBusy={saving.isBusy}>
                {say("action.save")}
              </Button>
            </div>
          )}
        </div>
      )}
      <LeavingDialog isChanged={isChanged} />
    </form>
  );
}

function Conflict({ saving }: { saving: Saving }) {
  const say = useSay();
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Button onClick={saving.takeTheirs}>{say("rulebook.conflict.theirs")}</Button>
      <Button variant="primary" isBusy={saving.isBusy} onClick={saving.saveMine}>
        {say("rulebook.conflict.mine")}
      </Button>
    </div>
  );
}

/** Asks before what was written is lost, be it by a link or by closing the tab. */
function LeavingDialog({ isChanged }: { isChanged: boolean }) {
  const say = useSay();
  const leaving = useBlocker({
    shouldBlockFn: () => isChanged,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  });
  return (
    <Dialog
      isOpen={leaving.status === "blocked"}
      onOpenChange={(isOpen) => !isOpen && leaving.reset?.()}
      title={say("rulebook.leave.title")}
      description={say("rulebook.leave.lead")}
      closeLabel={say("action.close")}
    >
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="primary" onClick={() => leaving.reset?.()}>
          {say("rulebook.leave.stay")}
        </Button>
        <Button variant="danger" onClick={() => leaving.proceed?.()}>
          {say("rulebook.leave.go")}
        </Button>
      </div>
    </Dialog>
  );
}
