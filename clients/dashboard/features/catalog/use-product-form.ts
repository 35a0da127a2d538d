import { useSay } from "@app/look";
import { changeProduct, problemOf } from "@handsel/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTell } from "@ui/toast";
import { useState } from "react";
import { bodyOf, type Draft, type DraftField, differing, draftOf } from "./product-draft";
import { keepProduct, productQuery } from "./queries";
import type { Product } from "./which";

interface Editing {
  /** What the product said when the member began to write. */
  from: Draft;
  draft: Draft;
}

/**
 * The words of a product while a member changes them.
 *
 * Prices and stock that change meanwhile are no conflict: what counts is whether the words are
 * still those that the member began with. If not, both are shown and the member decides.
 */
export function useProductForm(product: Product) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const [editing, setEditing] = useState<Editing | null>(null);
  const [conflict, setConflict] = useState<Product | null>(null);
  const current = draftOf(product);
  const draft = editing?.draft ?? current;
  const changed = editing ? differing(editing.draft, editing.from) : [];

  const readFresh = () =>
    queries.fetchQuery({ ...productQuery(product.id), staleTime: 0 }) as Promise<Product>;
  const send = async (fields: DraftField[], version: string) => {
    const body = { ...bodyOf(draft, fields), version };
    const path = { product_id: product.id };
    return (await changeProduct({ path, body, throwOnError: true })).data;
  };
  const saving = useMutation({
    mutationFn: async (isOver: boolean): Promise<Product | null> => {
      const from = editing?.from ?? current;
      const isSame = (seen: Product) => isOver || differing(draftOf(seen), from).length === 0;
      let seen = isOver ? await readFresh() : product;
      for (let attempt = 0; attempt < 3; attempt += 1) {
        if (!isSame(seen)) {
          setConflict(seen);
          return null;
        }
        try {
          return await send(changed, seen.version);
        } catch (failure) {
          if (problemOf(failure).code !== "changed_meanwhile") throw failure;
          seen = await readFresh();
        }
      }
      setConflict(seen);
      return null;
    },
    onSuccess: async (saved) => {
      if (!saved) return;
      await keepProduct(queries, saved);
      setEditing(null);
      setConflict(null);
      tell(say("product.saved"));
    },
  });
  return {
    draft,
    isDirty: changed.length > 0,
    saving,
    /** The product as somebody else left it, when they changed what the member is changing. */
    conflict,
    conflicting: conflict && editing ? differing(draftOf(conflict), editing.from) : [],
    change: (words: Partial<Draft>) =>
      setEditing((before) => {
        const from = before?.from ?? current;
        return { from, draft: { ...(before?.draft ?? from), ...words } };
      }),
    save: () => saving.mutate(false),
    saveOver: () => saving.mutate(true),
    discard: () => {
      setEditing(null);
      setConflict(null);
      saving.reset();
    },
  };
}
