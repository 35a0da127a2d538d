import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { useMay } from "@app/session";
import { listTaxRatesOptions, taxProduct } from "@handsel/shared/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Field } from "@ui/field";
import { Panel } from "@ui/panel";
import { Select } from "@ui/select";
import { useTell } from "@ui/toast";
import { readProductsAgain } from "./queries";
import type { Product } from "./which";

/** As what a product is taxed; whoever may not say so reads it. */
export function TaxPanel({ product }: { product: Product }) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const mayPrice = useMay("prices.change");
  const rates = useQuery(listTaxRatesOptions()).data?.items ?? [];
  const classes = [
    ...new Set(["standard", product.tax_class, ...rates.map((rate) => rate.tax_class)]),
  ];
  const taxing = useMutation({
    mutationFn: (tax_class: string) =>
      taxProduct({
        path: { product_id: product.id },
        body: { tax_class },
        throwOnError: true,
      }),
    onSuccess: async () => {
      await readProductsAgain(queries);
      tell(say("product.taxed"));
    },
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
  });
  return (
    <Panel title={say("product.tax_class")}>
      <Field label={say("product.tax_class")} hint={say("product.tax_class.hint")}>
        {(parts) => (
          <Select
            {...parts}
            disabled={!mayPrice || taxing.isPending}
            value={taxing.isPending ? taxing.variables : product.tax_class}
            onChange={(event) => taxing.mutate(event.target.value)}
          >
            {classes.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </Panel>
  );
}
