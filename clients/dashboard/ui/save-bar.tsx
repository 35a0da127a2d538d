import { Button } from "./button";

/** The foot of a form that is kept as a whole: what it would do, once something changed. */
export function SaveBar({
  isChanged,
  isBusy,
  save,
  unsaved,
}: {
  isChanged: boolean;
  isBusy: boolean;
  /** Words of the button. */
  save: string;
  /** Words beside it while something is not kept. */
  unsaved: string;
}) {
  return (
    <div className="flex items-center justify-end gap-3">
      <span role="status" className="text-soft text-sm">
        {isChanged && unsaved}
      </span>
      <Button type="submit" variant="primary" isBusy={isBusy} disabled={!isChanged}>
        {save}
      </Button>
    </div>
  );
}
