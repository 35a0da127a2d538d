import { useSay } from "@app/look";
import { Dialog } from "@ui/dialog";
import Details from "./details";
import type { Listed } from "./views";

/** The customer, over the conversation. */
export default function DetailsDialog({
  conversation,
  name,
  onClose,
}: {
  conversation: Listed;
  name: string;
  onClose: () => void;
}) {
  const say = useSay();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={name}
      closeLabel={say("action.close")}
    >
      <Details conversation={conversation} />
    </Dialog>
  );
}
