import { useReader, useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import type { Problem } from "@handsel/shared/api";
import { formatSize } from "@handsel/shared/format";
import type { Key, Say } from "@handsel/shared/words";
import { Button } from "@ui/button";
import { classes } from "@ui/classes";
import { Notice } from "@ui/notice";
import { FileText, RotateCcw, X } from "lucide-react";
import { MOST_FILES, type Upload, type useTray } from "./uploads";

/** What will be sent beside the words, and what was not taken. */
export default function FileTray({
  tray,
  linked,
}: {
  tray: ReturnType<typeof useTray>;
  /** The channel's name, where documents go as links. */
  linked: string | null;
}) {
  const say = useSay();
  const hasDocument = tray.files.some(({ preview }) => !preview);
  return (
    <>
      {tray.refused && <Notice tone="bad">{say(tray.refused, { count: MOST_FILES })}</Notice>}
      {tray.files.length > 0 && (
        <ul aria-label={say("file.tray")} className="flex max-h-44 flex-wrap gap-2 overflow-y-auto">
          {tray.files.map((one) => (
            <Tile
              key={one.key}
              upload={one}
              onAgain={() => tray.again(one)}
              onRemove={() => tray.remove(one)}
            />
          ))}
        </ul>
      )}
      {linked && hasDocument && (
        <p role="status" className="text-soft text-xs">
          {say("file.as_link", { channel: linked })}
        </p>
      )}
    </>
  );
}

// Elsewhere these are said of files of products.
const OF_FILES: Record<string, Key> = {
  too_large: "file.refused.too_large",
  unreadable_file: "file.refused.unreadable_file",
  file_type_differs: "file.refused.file_type_differs",
};

function whyNot(failure: Problem, say: Say): string {
  const own = OF_FILES[failure.code];
  return own ? say(own) : refusalOf(failure, say);
}

function Tile({
  upload,
  onAgain,
  onRemove,
}: {
  upload: Upload;
  onAgain: () => void;
  onRemove: () => void;
}) {
  const say = useSay();
  const reader = useReader();
  const { file, failure, kept, part, preview } = upload;
  const isPassing = failure?.isPassing ?? false;
  const uploading = say("file.uploading", { name: file.name });
  return (
    <li
      className={classes(
        "relative flex max-w-full items-center gap-2.5 overflow-hidden rounded-md border border-line bg-raised p-1.5 pe-1 text-sm",
        failure ? "w-96" : "w-60",
      )}
    >
      {preview ? (
        <img src={preview} alt="" className="size-11 shrink-0 rounded-sm object-cover" />
      ) : (
        <span className="grid size-11 shrink-0 place-items-center rounded-sm bg-sunken">
          <FileText aria-hidden className="size-5 text-soft" />
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate">
          {file.name}
        </span>
        {failure ? (
          <span role="alert" className="block text-bad text-xs">
            {whyNot(failure, say)}
          </span>
        ) : (
          <span className="figures block text-soft text-xs">{formatSize(file.size, reader)}</span>
        )}
      </span>
      {isPassing && (
        <Button
          variant="quiet"
          size="icon"
          aria-label={`${say("state.retry")}: ${file.name}`}
          onClick={onAgain}
        >
          <RotateCcw aria-hidden />
        </Button>
      )}
      <Button
        variant="quiet"
        size="icon"
        aria-label={say("file.remove", { name: file.name })}
        onClick={onRemove}
      >
        <X aria-hidden />
      </Button>
      {!kept && !failure && (
        <progress
          value={part}
          max={1}
          aria-label={uploading}
          className="absolute inset-x-0 bottom-0 h-1 w-full appearance-none border-0 bg-plain-ground [&::-moz-progress-bar]:bg-green [&::-webkit-progress-bar]:bg-plain-ground [&::-webkit-progress-value]:bg-green"
        />
      )}
    </li>
  );
}
