import { useSay } from "@app/look";
import { useTitle } from "@app/title";
import { createFileRoute } from "@tanstack/react-router";
import { State } from "@ui/state";
import { MessagesSquare } from "lucide-react";

export const Route = createFileRoute("/_shop/inbox/")({ component: NothingChosen });

function NothingChosen() {
  const say = useSay();
  useTitle(say("inbox.title"));
  return (
    <div className="grid h-full content-center">
      <State
        icon={<MessagesSquare />}
        title={say("inbox.choose.title")}
        body={say("inbox.choose.body")}
      />
    </div>
  );
}
