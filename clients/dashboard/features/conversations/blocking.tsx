import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { useMay } from "@app/session";
import { block, getCustomerQueryKey, unblock } from "@handsel/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { useTell } from "@ui/toast";
import { Ban } from "lucide-react";
import { useState } from "react";

/** Shuts a customer out, after a second thought, and lets them in again. */
export function Blocking({ customer }: { customer: { id: string; blocked_at: string | null } }) {
  const say = useSay();
  const tell = useTell();
  const queries = useQueryClient();
  const mayBlock = useMay("customers.block");
  const [isAsked, setAsked] = useState(false);
  const path = { customer_id: customer.id };
  const isBlocked = customer.blocked_at !== null;
  const changing = useMutation({
    mutationFn: async () => {
      await (isBlocked ? unblock : block)({ path, throwOnError: true });
    },
    onSuccess: async () => {
      setAsked(false);
      tell(say(isBlocked ? "block.undone" : "block.done"));
      const stale = [
        ["conversations"],
        ["customers"],
        getCustomerQueryKey({ path }),
        [{ _id: "getConversation" }],
      ];
      await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
  });
  if (!mayBlock) return null;
  if (isBlocked || !isAsked) {
    return (
      <Button
        className="justify-self-start"
        isBusy={changing.isPending}
        onClick={() => (isBlocked ? changing.mutate() : setAsked(true))}
      >
        <Ban aria-hidden />
        {say(isBlocked ? "block.undo" : "block.do")}
      </Button>
    );
  }
  return (
    <div className="grid gap-3 rounded-md bg-bad-ground p-3">
      <p role="alert" className="text-bad text-sm">
        {say("block.ask")}
      </p>
      <div className="flex gap-2">
        <Button variant="danger" isBusy={changing.isPending} onClick={() => changing.mutate()}>
          {say("block.do")}
        </Button>
        <Button onClick={() => setAsked(false)}>{say("action.cancel")}</Button>
      </div>
    </div>
  );
}
