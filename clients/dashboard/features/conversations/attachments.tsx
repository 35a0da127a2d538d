import { useReader, useSay } from "@app/look";
import { ours } from "@app/ours";
import { formatSize } from "@handsel/shared/format";
import {
  AudioLines,
  Clapperboard,
  Contact,
  ExternalLink,
  File,
  Image,
  type LucideIcon,
  MapPin,
  Paperclip,
  Share2,
  Sticker,
} from "lucide-react";
import type { Message } from "./bubble";
import { mediaKey, openable } from "./media";
import { Picture } from "./picture";

type Attachment = Message["attachments"][number];

const ICONS: Record<string, LucideIcon> = {
  image: Image,
  video: Clapperboard,
  audio: AudioLines,
  file: File,
  share: Share2,
  reel: Clapperboard,
  story_mention: Image,
  sticker: Sticker,
  location: MapPin,
  contact: Contact,
};

/** What came beside the words. Only pictures of our own are loaded; the rest stays where it is. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  return attachments.map((one, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a message's attachments keep their order
    <One key={place} attachment={one} />
  ));
}

function One({ attachment }: { attachment: Attachment }) {
  const say = useSay();
  const reader = useReader();
  const { kind, url, title, size_bytes, width, height } = attachment;
  const Icon = ICONS[kind] ?? Paperclip;
  const key = mediaKey(kind);
  const name = title || say(key);
  const href = openable(url);
  const picture = kind === "image" && ours(url);
  if (picture) {
    return <Picture url={picture} name={name} width={width} height={height} />;
  }
  return (
    <p className="flex items-center gap-2.5 rounded-md border border-line-strong/40 px-3 py-2 text-sm">
      <Icon aria-hidden className="size-4.5 shrink-0" />
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate font-medium">
          {name}
        </span>
        {title && (
          <span className="figures block text-xs">
            {size_bytes > 0 ? formatSize(size_bytes, reader) : say(key)}
          </span>
        )}
      </span>
      {href ? (
        <a
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={say("media.open_what", { name })}
          className="flex shrink-0 items-center gap-1 font-medium underline underline-offset-2"
        >
          {say("media.open")}
          <ExternalLink aria-hidden className="size-3.5 rtl:-scale-x-100" />
        </a>
      ) : (
        <span className="shrink-0 text-xs">{say("media.elsewhere")}</span>
      )}
    </p>
  );
}
