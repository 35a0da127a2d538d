import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { Dialog } from "@ui/dialog";
import { ExternalLink } from "lucide-react";

/** A picture as large as the screen allows. */
export default function LargePicture({
  url,
  name,
  onClose,
}: {
  url: string;
  name: string;
  onClose: () => void;
}) {
  const say = useSay();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={
        <span dir="auto" className="wrap-anywhere">
          {name}
        </span>
      }
      closeLabel={say("action.close")}
      className="sm:top-[6vh] sm:max-h-[88dvh] sm:w-fit sm:min-w-80 sm:max-w-[92vw]"
    >
      <img src={url} alt={name} className="mx-auto max-h-[68dvh] max-w-full rounded-md" />
      <Button asChild variant="quiet" size="sm" className="max-w-full justify-self-center">
        <a href={url} target="_blank" rel="noopener noreferrer">
          <ExternalLink aria-hidden className="rtl:-scale-x-100" />
          <span className="truncate">{say("media.open_what", { name })}</span>
        </a>
      </Button>
    </Dialog>
  );
}
