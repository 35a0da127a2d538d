import {
  fetchTelling,
  type Problem,
  problemOf,
  type UploadOut,
  uploadFile,
} from "@handsel/shared/api";
import type { Key } from "@handsel/shared/words";
import { useSyncExternalStore } from "react";

export const TYPES = ["image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"];
export const MOST_FILES = 10;
const PDF = "application/pdf";
const LARGEST_PICTURE = 5_000_000;
const LARGEST_DOCUMENT = 10_000_000;

/** A file on its way to the server, from the moment it was chosen. */
export interface Upload {
  /** The same key is the same upload, however often it is sent. */
  key: string;
  file: File;
  /** Where this page shows a picture from; "" for a document. */
  preview: string;
  /** How much of it has gone, from 0 to 1. */
  part: number;
  /** What the server keeps; null until it does. */
  kept: UploadOut | null;
  failure: Problem | null;
}

/** Why a file will not be taken, before it is tried; null when it may be. */
export function refusalOf(file: Pick<File, "type" | "size">): Key | null {
  if (!TYPES.includes(file.type)) return "file.refused.wrong_file_type";
  const largest = file.type === PDF ? LARGEST_DOCUMENT : LARGEST_PICTURE;
  return file.size > largest ? "file.refused.too_large" : null;
}

const NONE: readonly Upload[] = [];

/** Files that were chosen and not yet sent, by conversation. They stay while one looks elsewhere. */
class Trays {
  private kept = new Map<string, readonly Upload[]>();
  private refusals = new Map<string, Key>();
  private running = new Map<string, Promise<UploadOut>>();
  private watchers = new Set<() => void>();

  of = (conversationId: string): readonly Upload[] => this.kept.get(conversationId) ?? NONE;

  watch = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  };

  /** Why some of what was chosen last is not here; undefined when all of it is. */
  refusalOf = (conversationId: string): Key | undefined => this.refusals.get(conversationId);

  choose(conversationId: string, chosen: readonly File[]): void {
    this.refusals.delete(conversationId);
    for (const file of chosen) {
      const isFull = this.of(conversationId).length >= MOST_FILES;
      const reason = isFull ? "file.too_many" : refusalOf(file);
      if (reason) this.refusals.set(conversationId, reason);
      else this.add(conversationId, file);
    }
    this.tell();
  }

  private add(conversationId: string, file: File): void {
    const preview = file.type === PDF ? "" : URL.createObjectURL(file);
    const key = crypto.randomUUID();
    const one: Upload = { key, file, preview, part: 0, kept: null, failure: null };
    this.set(conversationId, [...this.of(conversationId), one]);
    this.bring(one).catch(() => undefined);
  }

  /** The upload of a file: the one under way, or another attempt after one that failed. */
  bring(one: Upload): Promise<UploadOut> {
    if (one.kept) return Promise.resolve(one.kept);
    const known = this.running.get(one.key);
    if (known) return known;
    this.change(one.key, { part: 0, failure: null });
    const running = this.upload(one).finally(() => this.running.delete(one.key));
    this.running.set(one.key, running);
    return running;
  }

  remove(conversationId: string, one: Upload): void {
    this.take(conversationId, [one]);
    forget(one);
  }

  /** Take files from the tray, to send them. */
  take(conversationId: string, taken: readonly Upload[]): void {
    this.refusals.delete(conversationId);
    const keys = new Set(taken.map(({ key }) => key));
    this.set(
      conversationId,
      this.of(conversationId).filter(({ key }) => !keys.has(key)),
    );
  }

  private async upload(one: Upload): Promise<UploadOut> {
    try {
      const { data } = await uploadFile({
        query: { filename: one.file.name.slice(-255), client_id: one.key },
        body: one.file,
        headers: { "Content-Type": one.file.type },
        fetch: fetchTelling((part) => this.change(one.key, { part })),
        throwOnError: true,
      });
      this.change(one.key, { part: 1, kept: data });
      return data;
    } catch (failure) {
      this.change(one.key, { failure: problemOf(failure) });
      throw failure;
    }
  }

  private change(key: string, changed: Partial<Upload>): void {
    for (const [conversationId, files] of this.kept) {
      if (!files.some((one) => one.key === key)) continue;
      const others = files.map((one) => (one.key === key ? { ...one, ...changed } : one));
      this.set(conversationId, others);
    }
  }

  private set(conversationId: string, files: readonly Upload[]): void {
    if (files.length > 0) this.kept.set(conversationId, files);
    else this.kept.delete(conversationId);
    this.tell();
  }

  private tell(): void {
    for (const changed of this.watchers) changed();
  }
}

const trays = new Trays();

/** Bring a file to the server, as often as it takes. */
export const bringUpload = (one: Upload): Promise<UploadOut> => trays.bring(one);

/** Let go of a file that is shown nowhere any more. */
export function forget(one: Upload): void {
  if (one.preview) URL.revokeObjectURL(one.preview);
}

/** Files to send in a conversation. */
export function useTray(conversationId: string) {
  const files = useSyncExternalStore(trays.watch, () => trays.of(conversationId));
  const refused = useSyncExternalStore(trays.watch, () => trays.refusalOf(conversationId));
  return {
    files,
    refused,
    choose: (chosen: readonly File[]) => trays.choose(conversationId, chosen),
    again: (one: Upload) => void trays.bring(one).catch(() => undefined),
    remove: (one: Upload) => trays.remove(conversationId, one),
    take: () => {
      trays.take(conversationId, files);
      return files;
    },
  };
}
