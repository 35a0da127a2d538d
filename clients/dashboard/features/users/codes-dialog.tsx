import { useSay } from "@app/look";
import { Dialog } from "@ui/dialog";
import { RecoveryCodes } from "./recovery-codes";

/** Shows recovery codes in the only moment they can be. */
export function CodesDialog({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const say = useSay();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onKept()}
      title={say("enrol.codes.title")}
      description={say("enrol.codes.lead")}
      closeLabel={say("action.close")}
    >
      <RecoveryCodes codes={codes} onKept={onKept} />
    </Dialog>
  );
}
