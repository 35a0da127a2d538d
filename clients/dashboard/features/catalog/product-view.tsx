import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { useMay } from "@app/session";
import { useTitle } from "@app/title";
import type { Key } from "@handsel/shared/words";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { Notice } from "@ui/notice";
import { type FormEvent, useState } from "react";
import { ConflictNotice } from "./conflict-notice";
import { SaleBadge } from "./figures";
import { type Draft, type DraftField, draftOf, isAddress } from "./product-draft";
import { ProductPage } from "./product-page";
import { productQuery } from "./queries";
import { SaveBar } from "./save-bar";
import { StockHistory } from "./stock-history";
import { TaxPanel } from "./tax-panel";
import { useProductForm } from "./use-product-form";
import { VariantsPanel } from "./variants-panel";
import { AboutPanel, PicturePanel, SalePanel, SortingPanel } from "./word-fields";

export const FIELD_NAMES: Record<DraftField, Key> = {
  title: "product.name",
  description: "product.description",
  category: "product.category",
  tags: "product.tags",
  synonyms: "product.synonyms",
  image_url: "product.picture.address",
  more_image_urls: "product.pictures.more",
  is_active: "product.sale",
};

/** One product: its words, variants and stock, each to be changed in its place. */
export function ProductView({ productId }: { productId: string }) {
  const say = useSay();
  const { data: product } = useSuspenseQuery(productQuery(productId));
  const mayChange = useMay("catalog.change");
  const form = useProductForm(product);
  const [isTried, setTried] = useState(false);
  const errors = useWordErrors(form.draft);
  const isGood = Object.keys(errors).length === 0;
  useTitle(product.title);
  useBlocker({
    shouldBlockFn: () => form.isDirty && !confirm(say("product.leave")),
    enableBeforeUnload: () => form.isDirty,
    disabled: !form.isDirty,
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isGood) form.save();
  };
  const fields = {
    draft: form.draft,
    onChange: form.change,
    isReadOnly: !mayChange,
    errors: isTried ? errors : {},
  };
  return (
    <ProductPage title={product.title} badge={<SaleBadge isActive={product.is_active} />}>
      {form.saving.isError && <Notice tone="bad">{refusalOf(form.saving.error, say)}</Notice>}
      {form.conflict && (
        <ConflictNotice
          theirs={form.conflicting.map((field) => ({
            label: FIELD_NAMES[field],
            text: worded(draftOf(form.conflict ?? product), field, say),
          }))}
          isBusy={form.saving.isPending}
          onTheirs={form.discard}
          onMine={form.saveOver}
        />
      )}
      <form onSubmit={submit} noValidate className="grid gap-6">
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="grid gap-6">
            <AboutPanel {...fields} />
            <VariantsPanel product={product} />
            <StockHistory productId={product.id} />
          </div>
          <div className="grid gap-6">
            <SalePanel {...fields} />
            <SortingPanel {...fields} />
            <PicturePanel {...fields} />
            <TaxPanel product={product} />
          </div>
        </div>
        {form.isDirty && !form.conflict && (
          <SaveBar isBusy={form.saving.isPending} onDiscard={form.discard} />
        )}
      </form>
    </ProductPage>
  );
}

/** What of a product's words will not do. */
export function useWordErrors(draft: Draft): Partial<Record<DraftField, string>> {
  const say = useSay();
  const wrong = say("product.picture.bad");
  const lines = draft.more_image_urls.split(/\s+/).filter(Boolean);
  return {
    ...(draft.title.trim() === "" ? { title: say("product.name.needed") } : {}),
    ...(draft.image_url.trim() && !isAddress(draft.image_url) ? { image_url: wrong } : {}),
    ...(lines.every(isAddress) ? {} : { more_image_urls: wrong }),
  };
}

function worded(draft: Draft, field: DraftField, say: (key: Key) => string): string {
  const value = draft[field];
  if (typeof value === "string") return value;
  return say(value ? "catalog.on_sale" : "catalog.off_sale");
}
