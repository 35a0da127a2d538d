import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { useMay } from "@app/session";
import { retryMessage } from "@handsel/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Dialog } from "@ui/dialog";
import { useTell } from "@ui/toast";
import { useState } from "react";
import type { Message } from "./bubble";

/** Sends again what did not arrive; what may have arrived only after a second thought. */
export default function Resend({ message }: { message: Message }) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const mayResend = useMay("deliveries.replay");
  const [isAsked, setAsked] = useState(false);
  const isDoubtful = message.delivery === "unknown";
  const sending = useMutation({
    mutationFn: () =>
      retryMessage({
        path: { message_id: message.id },
        body: { even_if_sent: isDoubtful },
        throwOnError: true,
      }),
    onSuccess: async () => {
      setAsked(false);
      await queries.invalidateQueries({ queryKey: ["messages", message.conversation_id] });
    },
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
  });
  if (!mayResend) return null;
  return (
    <>
      <button
        type="button"
        disabled={sending.isPending}
        onClick={() => (isDoubtful ? setAsked(true) : sending.mutate())}
        className="rounded-sm font-medium text-ink underline underline-offset-2"
      >
        {say("resend.do")}
      </button>
      {isAsked && (
        <Dialog
          isOpen
          onOpenChange={setAsked}
          title={say("resend.do")}
          description={say("resend.ask")}
          closeLabel={say("action.close")}
        >
          <div className="flex justify-end gap-2">
            <Button variant="quiet" onClick={() => setAsked(false)}>
              {say("action.cancel")}
            </Button>
            <Button variant="primary" isBusy={sending.isPending} onClick={() => sending.mutate()}>
              {say("resend.do")}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
