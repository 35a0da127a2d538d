import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { ProductTile } from "@features/catalog/product-tile";
import { Button } from "@ui/button";
import { Clock, FileText, TriangleAlert } from "lucide-react";
import type { Waiting } from "./outbox";
import type { Upload } from "./uploads";

/** A reply that is not with the server yet, or could not be brought there. */
export function WaitingBubble({
  waiting: { text, card, upload, failure },
  onAgain,
  onDrop,
}: {
  waiting: Waiting;
  onAgain: () => void;
  onDrop: () => void;
}) {
  const say = useSay();
  return (
    <div className="mt-4 flex flex-col items-end">
      <div className="max-w-[min(36rem,85%)] rounded-xl rounded-ee-sm border border-line-strong border-dashed bg-ours px-3.5 py-2">
        {upload && <OnItsWay upload={upload} />}
        {card ? (
          <div className="flex items-center gap-3">
            <ProductTile title={card.title} imageUrl={card.imageUrl} />
            <div className="min-w-0">
              <p dir="auto" className="font-medium wrap-anywhere">
                {card.name}
              </p>
              <p className="figures text-sm">{card.price}</p>
            </div>
          </div>
        ) : (
          text && (
            <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
              {text}
            </p>
          )
        )}
      </div>
      {failure === null ? (
        <p className="mt-0.5 flex items-center gap-1 px-1 text-soft text-xs">
          <Clock aria-hidden className="size-3.5" />
          {say("delivery.sending")}
        </p>
      ) : (
        <div role="alert" className="mt-1 flex flex-wrap items-center justify-end gap-2">
          <p className="flex items-center gap-1 text-bad text-xs">
            <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
            {say("outbox.failed")} {refusalOf(failure, say)}
          </p>
          <Button size="sm" onClick={onAgain}>
            {say("state.retry")}
          </Button>
          <Button size="sm" variant="quiet" onClick={onDrop}>
            {say("outbox.drop")}
          </Button>
        </div>
      )}
    </div>
  );
}

function OnItsWay({ upload: { file, preview } }: { upload: Upload }) {
  if (preview) return <img src={preview} alt={file.name} className="max-h-72 rounded-md" />;
  return (
    <p className="flex items-center gap-2.5 text-sm">
      <FileText aria-hidden className="size-4.5 shrink-0" />
      <span dir="auto" className="min-w-0 truncate font-medium">
        {file.name}
      </span>
    </p>
  );
}
