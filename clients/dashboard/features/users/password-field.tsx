import { useSay } from "@app/look";
import { Field } from "@ui/field";
import { Input } from "@ui/input";
import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, type ReactNode, useState } from "react";

/** A password, which can be looked at: people who see what they type make better ones. */
export function PasswordField({
  label,
  hint,
  error,
  aside,
  ...others
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  aside?: ReactNode;
} & ComponentProps<"input">) {
  const say = useSay();
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {(parts) => (
        <div className="relative">
          <Input
            {...parts}
            name="password"
            type={isShown ? "text" : "password"}
            required
            autoCapitalize="none"
            spellCheck={false}
            className="h-10 pe-11"
            {...others}
          />
          <button
            type="button"
            aria-pressed={isShown}
            aria-label={say(isShown ? "sign_in.password.hide" : "sign_in.password.show")}
            onClick={() => setShown(!isShown)}
            className="absolute end-1 top-1 grid size-8 place-items-center rounded-sm text-soft hover:text-ink"
          >
            <Icon aria-hidden className="size-4" />
          </button>
        </div>
      )}
    </Field>
  );
}
