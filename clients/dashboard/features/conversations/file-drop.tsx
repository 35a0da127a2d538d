import { useSay } from "@app/look";
import { Paperclip } from "lucide-react";
import { type DragEvent, useState } from "react";

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** Hears files that are dragged over a part of the page and dropped there. */
export function useFileDrop(isReady: boolean, onDrop: (files: File[]) => void) {
  const [isOver, setOver] = useState(false);
  return {
    isOver: isReady && isOver,
    ears: {
      onDragOver: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        // Else the browser would leave this page for the file.
        event.preventDefault();
        event.dataTransfer.dropEffect = isReady ? "copy" : "none";
        setOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(false);
        if (isReady) onDrop([...event.dataTransfer.files]);
      },
    },
  };
}

/** Says that what is held may be let go here. */
export function DropHint() {
  const say = useSay();
  return (
    <div className="pointer-events-none absolute inset-2 z-10 grid animate-fade place-content-center justify-items-center gap-2 rounded-lg border-2 border-green border-dashed bg-good-ground text-center">
      <Paperclip aria-hidden className="size-7 text-good" />
      <p className="font-medium">{say("file.drop")}</p>
      <p className="text-soft text-sm">{say("file.drop.kinds")}</p>
    </div>
  );
}
