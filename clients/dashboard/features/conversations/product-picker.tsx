import { useReader, useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { ProductTile } from "@features/catalog/product-tile";
import { listProducts, type ProductOut } from "@handsel/shared/api";
import { formatMoney } from "@handsel/shared/format";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Dialog } from "@ui/dialog";
import { Input } from "@ui/input";
import { Notice } from "@ui/notice";
import { Skeleton } from "@ui/skeleton";
import { type KeyboardEvent, useDeferredValue, useId, useState } from "react";
import type { Card } from "./outbox";

const MOST = 8;

type Variant = ProductOut["variants"][number];

interface Choice {
  id: string;
  title: string;
  name: string;
  imageUrl: string;
  variant: Variant;
}

/** Finds a product to show to the customer. */
export default function ProductPicker({
  onPick,
  onClose,
}: {
  onPick: (card: Card) => void;
  onClose: () => void;
}) {
  const say = useSay();
  const reader = useReader();
  const list = useId();
  const [typed, setTyped] = useState("");
  const [place, setPlace] = useState(0);
  const q = useDeferredValue(typed.trim());
  const asked = useQuery({
    queryKey: ["products", "picker", q],
    queryFn: async ({ signal }) =>
      (await listProducts({ query: { q, limit: MOST }, signal, throwOnError: true })).data.items,
    placeholderData: keepPreviousData,
  });
  const choices = (asked.data ?? []).flatMap(choicesOf);
  const at = Math.min(place, Math.max(0, choices.length - 1));
  const price = ({ variant }: Choice) => formatMoney(variant.price_minor, variant.currency, reader);
  const pick = (choice: Choice | undefined) => {
    if (!choice) return;
    const { id: variantId, title, name, imageUrl } = choice;
    onPick({ variantId, title, name, imageUrl, price: price(choice) });
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && choices.length > 0) setPlace((at + step + choices.length) % choices.length);
    else if (event.key === "Enter") pick(choices[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={say("product.pick")}
      description={say("product.pick.lead")}
      closeLabel={say("action.close")}
    >
      <Input
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={list}
        aria-activedescendant={choices[at] && `${list}-${at}`}
        aria-label={say("product.search")}
        placeholder={say("product.search")}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setPlace(0);
        }}
        onKeyDown={press}
      />
      {asked.isPending && <Skeleton className="h-40 rounded-md" />}
      {asked.isError && <Notice tone="bad">{refusalOf(asked.error, say)}</Notice>}
      {asked.isSuccess && choices.length === 0 && (
        <p role="status" className="text-soft text-sm">
          {say("product.none")}
        </p>
      )}
      <div id={list} role="listbox" aria-label={say("product.pick")} className="-mx-2">
        {choices.map((choice, number) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys
          <div
            key={choice.id}
            id={`${list}-${number}`}
            role="option"
            tabIndex={-1}
            aria-selected={number === at}
            onClick={() => pick(choice)}
            onPointerMove={() => setPlace(number)}
            className="flex cursor-pointer items-center gap-3 rounded-sm px-2 py-1.5 text-sm aria-selected:bg-plain-ground"
          >
            <ProductTile
              title={choice.title}
              imageUrl={choice.imageUrl}
              className="size-9 text-sm"
            />
            <span dir="auto" className="min-w-0 flex-1 truncate">
              {choice.name}
            </span>
            <span className="figures shrink-0">{price(choice)}</span>
            <span className="figures w-20 shrink-0 text-end text-soft text-xs">
              {choice.variant.available > 0
                ? say("product.left", { count: choice.variant.available })
                : say("product.out")}
            </span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}

function choicesOf(product: ProductOut): Choice[] {
  return product.variants
    .filter((variant) => variant.is_active)
    .map((variant) => ({
      id: variant.variant_id,
      title: product.title,
      imageUrl: product.image_url,
      name: variant.title.startsWith(product.title)
        ? variant.title
        : [product.title, variant.title].filter(Boolean).join(" "),
      variant,
    }));
}
