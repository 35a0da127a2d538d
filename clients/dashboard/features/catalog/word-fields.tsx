import { useSay } from "@app/look";
import { ours } from "@app/ours";
import { Field } from "@ui/field";
import { Input, TextArea } from "@ui/input";
import { Panel } from "@ui/panel";
import type { Draft } from "./product-draft";
import { ProductTile } from "./product-tile";

export interface WordFieldsProps {
  draft: Draft;
  onChange: (changed: Partial<Draft>) => void;
  isReadOnly?: boolean;
  /** Fields that will not do, with what to do. */
  errors?: Partial<Record<keyof Draft, string>>;
}

/** What a product is: its name and what is said of it. */
export function AboutPanel({ draft, onChange, isReadOnly, errors = {} }: WordFieldsProps) {
  const say = useSay();
  return (
    <Panel title={say("product.about")}>
      <div className="grid gap-4">
        <Field label={say("product.name")} error={errors.title}>
          {(parts) => (
            <Input
              {...parts}
              dir="auto"
              maxLength={200}
              readOnly={isReadOnly}
              value={draft.title}
              onChange={(event) => onChange({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={say("product.description")} hint={say("product.description.hint")}>
          {(parts) => (
            <TextArea
              {...parts}
              dir="auto"
              maxLength={50_000}
              className="min-h-28"
              readOnly={isReadOnly}
              value={draft.description}
              onChange={(event) => onChange({ description: event.target.value })}
            />
          )}
        </Field>
      </div>
    </Panel>
  );
}

/** Where a product belongs, and what else it is called. */
export function SortingPanel({ draft, onChange, isReadOnly }: WordFieldsProps) {
  const say = useSay();
  const field = (name: "category" | "tags" | "synonyms", hint?: string) => (
    <Field label={say(`product.${name}`)} hint={hint}>
      {(parts) => (
        <Input
          {...parts}
          dir="auto"
          maxLength={name === "category" ? 120 : 2000}
          readOnly={isReadOnly}
          value={draft[name]}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Panel title={say("product.sorting")}>
      <div className="grid gap-4">
        {field("category")}
        {field("tags", say("product.commas"))}
        {field("synonyms", `${say("product.synonyms.hint")} ${say("product.commas")}`)}
      </div>
    </Panel>
  );
}

/** How a product looks. */
export function PicturePanel({ draft, onChange, isReadOnly, errors = {} }: WordFieldsProps) {
  const say = useSay();
  const isOurs = ours(draft.image_url) !== null;
  const isElsewhere = draft.image_url.trim() !== "" && !isOurs;
  return (
    <Panel title={say("product.picture")}>
      <div className="grid gap-4">
        {isOurs && (
          <ProductTile
            title={draft.title}
            imageUrl={draft.image_url}
            className="aspect-[4/3] w-full text-3xl"
          />
        )}
        <Field
          label={say("product.picture.address")}
          hint={say(isElsewhere ? "product.picture.elsewhere" : "product.picture.hint")}
          error={errors.image_url}
        >
          {(parts) => (
            <Input
              {...parts}
              type="url"
              dir="ltr"
              maxLength={500}
              readOnly={isReadOnly}
              value={draft.image_url}
              onChange={(event) => onChange({ image_url: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={say("product.pictures.more")}
          hint={say("product.pictures.more.hint")}
          error={errors.more_image_urls}
        >
          {(parts) => (
            <TextArea
              {...parts}
              rows={2}
              dir="ltr"
              readOnly={isReadOnly}
              value={draft.more_image_urls}
              onChange={(event) => onChange({ more_image_urls: event.target.value })}
            />
          )}
        </Field>
      </div>
    </Panel>
  );
}

/** Whether customers can buy it. */
export function SalePanel({ draft, onChange, isReadOnly }: WordFieldsProps) {
  const say = useSay();
  return (
    <Panel title={say("product.sale")}>
      <label className="flex cursor-pointer items-start gap-3">
        <input
          type="checkbox"
          disabled={isReadOnly}
          checked={draft.is_active}
          onChange={(event) => onChange({ is_active: event.target.checked })}
          className="mt-1 size-4 shrink-0"
        />
        <span className="grid">
          <span className="font-medium text-sm">{say("catalog.on_sale")}</span>
          <span className="text-soft text-sm">
            {say(draft.is_active ? "product.sale.on" : "product.sale.off")}
          </span>
        </span>
      </label>
    </Panel>
  );
}
