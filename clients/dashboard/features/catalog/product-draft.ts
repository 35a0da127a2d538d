import type { Product } from "./which";

/** A product's words as they stand in the fields. */
export interface Draft {
  title: string;
  description: string;
  category: string;
  tags: string;
  synonyms: string;
  image_url: string;
  more_image_urls: string;
  is_active: boolean;
}
export type DraftField = keyof Draft;

export const EMPTY: Draft = {
  title: "",
  description: "",
  category: "",
  tags: "",
  synonyms: "",
  image_url: "",
  more_image_urls: "",
  is_active: true,
};

export function draftOf(product: Product): Draft {
  return {
    title: product.title,
    description: product.description,
    category: product.category,
    tags: product.tags.join(", "),
    synonyms: product.synonyms.join(", "),
    image_url: product.image_url,
    more_image_urls: product.more_image_urls.join("\n"),
    is_active: product.is_active,
  };
}

/** The fields in which two drafts differ. */
export function differing(one: Draft, other: Draft): DraftField[] {
  return (Object.keys(one) as DraftField[]).filter((field) => one[field] !== other[field]);
}

/** These fields of a draft as the API takes them. */
export function bodyOf(draft: Draft, fields: readonly DraftField[]) {
  const all = {
    title: draft.title,
    description: draft.description,
    category: draft.category,
    tags: listOf(draft.tags),
    synonyms: listOf(draft.synonyms),
    image_url: draft.image_url.trim(),
    more_image_urls: linesOf(draft.more_image_urls),
    is_active: draft.is_active,
  };
  return Object.fromEntries(fields.map((field) => [field, all[field]])) as Partial<typeof all>;
}

/** "Small, Medium" as two; Arabic and Japanese commas count as well. */
export function listOf(text: string): string[] {
  const words = text.split(/[,،、]/).map((word) => word.trim());
  return [...new Set(words.filter(Boolean))];
}

function linesOf(text: string): string[] {
  return text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter(Boolean);
}

export function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/.test(text.trim());
}
