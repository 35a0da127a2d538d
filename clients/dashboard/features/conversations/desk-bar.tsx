import { useSay } from "@app/look";
import { useMay } from "@app/session";
import { AssignMenu } from "./assign-menu";
import { DetailsButton } from "./details-panel";
import { LabelChip } from "./label-chip";
import { LabelMenu } from "./label-menu";
import { SnoozeMenu } from "./snooze-menu";
import type { Listed } from "./views";

/** How members share a conversation: who sees to it, when, and under which labels. */
export function DeskBar({ conversation, name }: { conversation: Listed; name: string }) {
  const say = useSay();
  const mayReply = useMay("conversations.reply");
  return (
    <div className="flex flex-wrap items-center gap-1 border-line border-b px-3 py-1.5">
      {mayReply && (
        <>
          <AssignMenu conversation={conversation} />
          {conversation.status !== "resolved" && <SnoozeMenu conversation={conversation} />}
          <LabelMenu conversation={conversation} />
        </>
      )}
      <DetailsButton conversation={conversation} name={name} />
      {conversation.labels.length > 0 && (
        <ul aria-label={say("labels.label")} className="flex min-w-0 flex-wrap gap-1.5 px-2">
          {conversation.labels.map((label) => (
            <li key={label.id} className="flex min-w-0">
              <LabelChip label={label} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
