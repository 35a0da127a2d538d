import { ours } from "@app/ours";
import type { Key } from "@handsel/shared/words";

const KINDS: Record<string, Key> = {
  image: "media.image",
  video: "media.video",
  audio: "media.audio",
  file: "media.file",
  share: "media.share",
  reel: "media.reel",
  story_mention: "media.story_mention",
  sticker: "media.sticker",
  location: "media.location",
  contact: "media.contact",
};

/** What a kind of attachment is called. */
export const mediaKey = (kind: string): Key => KINDS[kind] ?? "media.other";

const OPENABLE = new Set(["https:", "http:", "geo:", "tel:"]);

/** An address that a person may open from here; null for any other that a message named. */
export function openable(url: string): string | null {
  try {
    const found = new URL(url);
    return OPENABLE.has(found.protocol) ? found.href : null;
  } catch {
    return null;
  }
}

const LINKED = /^(?:([\s\S]*)\n)?(.+)\n(\S+\/media\/[0-9a-f]{80}\/\S+)$/;

/** The file that a message names by its address, where the channel takes none; null for none. */
export function linkedFile(
  text: string,
  origins?: string[],
): { words: string; name: string; url: string } | null {
  const [, words = "", name = "", url = ""] = LINKED.exec(text) ?? [];
  return ours(url, origins) ? { words, name, url } : null;
}
