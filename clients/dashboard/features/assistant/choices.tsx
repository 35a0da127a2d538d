import { classes } from "@ui/classes";
import { type ReactNode, useId } from "react";

/** One of a few, each with what it means. */
export function Choices<Value extends string>({
  label,
  hint,
  value,
  choices,
  onChange,
  isBeside = false,
}: {
  label: ReactNode;
  hint?: ReactNode;
  value: Value;
  choices: ReadonlyArray<{ value: Value; label: ReactNode; hint?: ReactNode }>;
  onChange: (value: Value) => void;
  /** Short ones stand beside each other. */
  isBeside?: boolean;
}) {
  const id = useId();
  return (
    <fieldset className="grid min-w-0 gap-2" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className="mb-2 font-medium text-sm">{label}</legend>
      <div className={classes("grid gap-2", isBeside && "sm:grid-cols-3")}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex cursor-pointer items-start gap-3 rounded-md border border-line bg-raised px-3.5 py-2.5 transition-colors hover:border-line-strong has-checked:border-green has-checked:bg-good-ground has-disabled:cursor-default"
          >
            <input
              type="radio"
              name={id}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              className="mt-1 size-4 shrink-0 accent-green"
            />
            <span className="grid gap-0.5">
              <span className="font-medium text-sm">{choice.label}</span>
              {choice.hint && <span className="text-soft text-sm">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-soft text-sm">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
