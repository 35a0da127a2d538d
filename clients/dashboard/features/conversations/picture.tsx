import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { Dialog } from "@ui/dialog";
import { ExternalLink } from "lucide-react";
import { useState } from "react";

/** A bubble is no wider, and a picture in it no higher, in pixels. */
const WIDEST = 384;
const HIGHEST = 288;

/** The room a picture takes before it is there; none is made larger than it is. */
export function roomOf(width: number, height: number): { width: number; height: number } | null {
  if (width <= 0 || height <= 0) return null;
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** A picture of our own in a bubble; it opens larger. */
export function Picture({
  url,
  name,
  width,
  height,
}: {
  url: string;
  name: string;
  width: number;
  height: number;
}) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const room = roomOf(width, height);
  return (
    <>
      <button
        type="button"
        aria-label={say("file.enlarge", { name })}
        onClick={() => setOpen(true)}
        className="block max-w-full cursor-zoom-in justify-self-start overflow-hidden rounded-md bg-sunken"
      >
        <img
          src={url}
          alt={name}
          loading="lazy"
          {...(room ?? {})}
          className={room ? "h-auto max-w-full" : "max-h-72 max-w-full"}
        />
      </button>
      {isOpen && (
        <Dialog
          isOpen
          onOpenChange={setOpen}
          title={
            <span dir="auto" className="wrap-anywhere">
              {name}
            </span>
          }
          closeLabel={say("action.close")}
          className="sm:top-[6vh] sm:max-h-[88dvh] sm:w-fit sm:min-w-80 sm:max-w-[92vw]"
        >
          <img src={url} alt={name} className="mx-auto max-h-[68dvh] max-w-full rounded-md" />
          <Button asChild variant="quiet" size="sm" className="justify-self-center">
            <a href={url} target="_blank" rel="noopener noreferrer">
              <ExternalLink aria-hidden className="rtl:-scale-x-100" />
              {say("media.open_what", { name })}
            </a>
          </Button>
        </Dialog>
      )}
    </>
  );
}
