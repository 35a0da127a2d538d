import { useReader, useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { useMe } from "@app/session";
import { useTitle } from "@app/title";
import { addProduct } from "@handsel/shared/api";
import { formatMoney, parseMoney } from "@handsel/shared/format";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { Notice } from "@ui/notice";
import { useTell } from "@ui/toast";
import { type FormEvent, useState } from "react";
import { type Combination, combinationsOf, keyOf } from "./combinations";
import { type NewVariants, NewVariantsPanel, NONE_YET } from "./new-variants";
import { bodyOf, type Draft, type DraftField, EMPTY } from "./product-draft";
import { ProductPage } from "./product-page";
import { useWordErrors } from "./product-view";
import { keepProduct } from "./queries";
import { AboutPanel, PicturePanel, SalePanel, SortingPanel } from "./word-fields";

const ALL = Object.keys(EMPTY) as DraftField[];

/** A new product, with all that it comes in. */
export function NewProduct() {
  const say = useSay();
  const tell = useTell();
  const reader = useReader();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { currency } = useMe().business;
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [variants, setVariants] = useState<NewVariants>(NONE_YET);
  const [isTried, setTried] = useState(false);
  const wordErrors = useWordErrors(draft);
  useTitle(say("product.new"));

  const combinations = combinationsOf(variants.options);
  const made = combinations.map((one) => variantOf(one, combinations.length === 1));
  const errors = {
    ...(made.some((one) => one.price_minor === null)
      ? { price: say("product.price.bad", { example: formatMoney(1250, currency, reader) }) }
      : {}),
    ...(made.some((one) => one.stock === null) ? { stock: say("stock.bad") } : {}),
  };
  const isGood = Object.keys({ ...wordErrors, ...errors }).length === 0 && combinations.length > 0;

  function variantOf(options: Combination, isOnly: boolean) {
    const own = variants.own[keyOf(options)];
    const price = parseMoney(own?.price.trim() || variants.price, currency, reader);
    const typed = own?.stock.trim() || variants.stock.trim();
    const stock = typed === "" ? 0 : parseMoney(typed, "JPY", reader);
    return {
      options,
      sku: isOnly ? variants.sku : "",
      price_minor: price,
      stock: variants.isCounted ? stock : 0,
      tracks_stock: variants.isCounted,
    };
  }
  const adding = useMutation({
    mutationFn: async () => {
      const body = {
        ...bodyOf(draft, ALL),
        title: draft.title,
        variants: made.map((one) => ({
          ...one,
          price_minor: one.price_minor ?? 0,
          stock: one.stock ?? 0,
        })),
      };
      return (await addProduct({ body, throwOnError: true })).data;
    },
    onSuccess: async (product) => {
      await keepProduct(queries, product);
      tell(say("product.made", { name: product.title }));
      await navigate({ to: "/catalog/$product", params: { product: product.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isGood) adding.mutate();
  };
  const fields = {
    draft,
    onChange: (changed: Partial<Draft>) => setDraft((before) => ({ ...before, ...changed })),
    errors: isTried ? wordErrors : {},
  };
  return (
    <ProductPage title={say("product.new")}>
      <form onSubmit={submit} noValidate className="grid gap-6">
        {adding.isError && <Notice tone="bad">{refusalOf(adding.error, say)}</Notice>}
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="grid gap-6">
            <AboutPanel {...fields} />
            <NewVariantsPanel
              value={variants}
              onChange={(changed) => setVariants((before) => ({ ...before, ...changed }))}
              errors={isTried ? errors : {}}
            />
          </div>
          <div className="grid gap-6">
            <SalePanel {...fields} />
            <SortingPanel {...fields} />
            <PicturePanel {...fields} />
          </div>
        </div>
        <Button
          type="submit"
          variant="primary"
          size="lg"
          isBusy={adding.isPending}
          className="justify-self-end"
        >
          {say("product.make")}
        </Button>
      </form>
    </ProductPage>
  );
}
