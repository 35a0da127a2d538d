import { useSay } from "@app/look";
import { Button } from "@ui/button";

/** Appears while something is not saved, and stays within reach. */
export function SaveBar({ isBusy, onDiscard }: { isBusy: boolean; onDiscard: () => void }) {
  const say = useSay();
  return (
    <div className="sticky bottom-20 z-20 mx-auto flex w-full max-w-xl animate-rise flex-wrap items-center gap-2 rounded-lg border border-line bg-raised p-2 shadow-high md:bottom-5">
      <span role="status" className="flex-1 px-2 font-medium text-sm">
        {say("product.unsaved")}
      </span>
      <Button variant="quiet" onClick={onDiscard}>
        {say("product.discard")}
      </Button>
      <Button type="submit" variant="primary" isBusy={isBusy}>
        {say("product.save")}
      </Button>
    </div>
  );
}
