import { useSay } from "@app/look";

/** Whether customers who do not choose pay this way. */
export function DefaultBox({
  isOn,
  onChange,
}: {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  const say = useSay();
  return (
    <label className="flex min-h-8 cursor-pointer items-center gap-2 text-sm">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 shrink-0"
      />
      {say("account.make_default")}
    </label>
  );
}
