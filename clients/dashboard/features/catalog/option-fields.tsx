import { useSay } from "@app/look";
import { Button } from "@ui/button";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Plus, Trash2 } from "lucide-react";
import type { TypedOption } from "./combinations";

const MOST = 3;

/** What a new product comes in: the names of its options and their values. */
export function OptionFields({
  options,
  onChange,
}: {
  options: TypedOption[];
  onChange: (options: TypedOption[]) => void;
}) {
  const say = useSay();
  const change = (id: number, changed: Partial<TypedOption>) =>
    onChange(options.map((one) => (one.id === id ? { ...one, ...changed } : one)));
  const add = () => {
    const id = Math.max(0, ...options.map((one) => one.id)) + 1;
    onChange([...options, { id, name: "", values: "" }]);
  };
  return (
    <div className="grid gap-4">
      {options.map((option) => (
        <div
          key={option.id}
          className="grid items-end gap-3 sm:grid-cols-[10rem_minmax(0,1fr)_auto]"
        >
          <Field label={say("product.option.name")}>
            {(parts) => (
              <Input
                {...parts}
                maxLength={60}
                placeholder={say("product.option.name.example")}
                value={option.name}
                onChange={(event) => change(option.id, { name: event.target.value })}
              />
            )}
          </Field>
          <Field label={say("product.option.values")}>
            {(parts) => (
              <Input
                {...parts}
                maxLength={2000}
                placeholder={say("product.option.values.example")}
                value={option.values}
                onChange={(event) => change(option.id, { values: event.target.value })}
              />
            )}
          </Field>
          <Button
            variant="quiet"
            size="icon"
            aria-label={say("product.option.remove", { name: option.name })}
            onClick={() => onChange(options.filter((one) => one.id !== option.id))}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      ))}
      {options.length < MOST && (
        <Button className="justify-self-start" onClick={add}>
          <Plus aria-hidden />
          {say("product.option.add")}
        </Button>
      )}
    </div>
  );
}
