import { useSay } from "@app/look";
import { lazy, Suspense, useState } from "react";

const LargePicture = lazy(() => import("./large-picture"));

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
      <Suspense>
        {isOpen && <LargePicture url={url} name={name} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
