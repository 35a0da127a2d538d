import { useReader, useSay } from "@app/look";
import { useMay, useMe } from "@app/session";
import { addVariant, changePrice, changeVariant } from "@handsel/shared/api";
import { formatMoney, parseMoney } from "@handsel/shared/format";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ActDialog } from "./act-dialog";
import { typedMoney } from "./money-field";
import { keepProduct, readProductsAgain } from "./queries";
import { optionNames, type VariantDraft, VariantFields } from "./variant-fields";
import type { Product, Variant } from "./which";

/** Gives a product another variant, with the options its others have. */
export function AddVariantDialog({ product, onClose }: { product: Product; onClose: () => void }) {
  const say = useSay();
  const reader = useReader();
  const queries = useQueryClient();
  const { currency } = useMe().business;
  const [draft, setDraft] = useState<VariantDraft>({
    options: Object.fromEntries(
      (optionNames(product).length
        ? optionNames(product)
        : [say("product.option.name.example")]
      ).map((name) => [name, ""]),
    ),
    sku: "",
    price: typedMoney(product.variants[0]?.price_minor ?? 0, currency, reader),
    stock: "",
    isCounted: true,
    isActive: true,
  });
  const [isTried, setTried] = useState(false);
  const price = parseMoney(draft.price, currency, reader);
  const stock = draft.stock.trim() === "" ? 0 : parseMoney(draft.stock, "JPY", reader);
  const hasOptions = Object.values(draft.options).some((value) => value.trim() !== "");
  const isGood = price !== null && (stock !== null || !draft.isCounted) && hasOptions;
  const act = {
    title: say("variant.add.title"),
    submit: say("product.variants.add"),
    act: async () => {
      const body = {
        options: filled(draft.options),
        sku: draft.sku,
        price_minor: price ?? 0,
        stock: draft.isCounted ? (stock ?? 0) : 0,
        tracks_stock: draft.isCounted,
        is_active: draft.isActive,
      };
      const path = { product_id: product.id };
      return (await addVariant({ path, body, throwOnError: true })).data;
    },
    done: () => say("variant.made"),
    keep: (made: Product) => keepProduct(queries, made),
    readAgain: () => readProductsAgain(queries),
  };
  const isReady = () => {
    setTried(true);
    return isGood;
  };
  return (
    <ActDialog act={act} onClose={onClose} isReady={isReady} className="sm:w-[min(34rem,92vw)]">
      <VariantFields
        draft={draft}
        onChange={(changed) => setDraft({ ...draft, ...changed })}
        mayPrice
        mayDescribe
        isNew
        errors={{
          ...(isTried && price === null
            ? { price: say("product.price.bad", { example: formatMoney(1250, currency, reader) }) }
            : {}),
          ...(isTried && stock === null ? { stock: say("stock.bad") } : {}),
          ...(isTried && !hasOptions ? { options: say("variant.options.needed") } : {}),
        }}
      />
    </ActDialog>
  );
}

/** Changes what a variant is and what it costs. */
export function ChangeVariantDialog({
  product,
  variant,
  onClose,
}: {
  product: Product;
  variant: Variant;
  onClose: () => void;
}) {
  const say = useSay();
  const reader = useReader();
  const queries = useQueryClient();
  const mayPrice = useMay("prices.change");
  const mayDescribe = useMay("catalog.change");
  const [seen] = useState(variant);
  const [draft, setDraft] = useState<VariantDraft>({
    options: {
      ...Object.fromEntries(optionNames(product).map((name) => [name, ""])),
      ...seen.options,
    },
    sku: seen.sku,
    price: typedMoney(seen.price_minor, seen.currency, reader),
    stock: "",
    isCounted: seen.tracks_stock,
    isActive: seen.is_active,
  });
  const [isTried, setTried] = useState(false);
  const price = parseMoney(draft.price, seen.currency, reader);
  const act = {
    title: say("variant.title"),
    lead: variant.title,
    submit: say("action.save"),
    act: async () => {
      let after = product;
      const body = changesOf(seen, draft);
      if (mayDescribe && Object.keys(body).length > 0) {
        const path = { product_id: product.id, variant_id: seen.variant_id };
        const { version } = product;
        after = (await changeVariant({ path, body: { ...body, version }, throwOnError: true }))
          .data;
      }
      if (mayPrice && price !== null && price !== seen.price_minor) {
        const path = { variant_id: seen.variant_id };
        const asked = { price_minor: price, was_minor: variant.price_minor };
        after = (await changePrice({ path, body: asked, throwOnError: true })).data;
      }
      return after;
    },
    done: () => say("variant.saved"),
    keep: (changed: Product) => keepProduct(queries, changed),
    readAgain: () => readProductsAgain(queries),
  };
  const isReady = () => {
    setTried(true);
    return price !== null;
  };
  return (
    <ActDialog act={act} onClose={onClose} isReady={isReady} className="sm:w-[min(34rem,92vw)]">
      <VariantFields
        draft={draft}
        onChange={(changed) => setDraft({ ...draft, ...changed })}
        mayPrice={mayPrice}
        mayDescribe={mayDescribe}
        errors={
          isTried && price === null
            ? {
                price: say("product.price.bad", {
                  example: formatMoney(1250, seen.currency, reader),
                }),
              }
            : {}
        }
      />
    </ActDialog>
  );
}

function changesOf(seen: Variant, draft: VariantDraft) {
  const options = filled(draft.options);
  const isSame = JSON.stringify(sorted(options)) === JSON.stringify(sorted(seen.options));
  return {
    ...(draft.sku.trim() !== seen.sku ? { sku: draft.sku } : {}),
    ...(isSame ? {} : { options }),
    ...(draft.isActive !== seen.is_active ? { is_active: draft.isActive } : {}),
    ...(draft.isCounted !== seen.tracks_stock ? { tracks_stock: draft.isCounted } : {}),
  };
}

function filled(options: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value.trim() !== ""));
}

function sorted(options: Record<string, string>): Array<[string, string]> {
  return Object.entries(options).sort(([one], [other]) => (one < other ? -1 : 1));
}
