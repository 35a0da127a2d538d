import { useSay } from "@app/look";
import { useKeys } from "@app/shell/keyboard";
import { listLabelsOptions, putLabels } from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Menu, MenuCheck, MenuItem, MenuLine } from "@ui/menu";
import { Plus, Tag } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useChange } from "./control";
import { LabelDot } from "./label-chip";
import type { Listed } from "./views";

const NewLabel = lazy(() => import("./new-label"));

/** Which of the shop's labels a conversation has. */
export function LabelMenu({ conversation }: { conversation: Listed }) {
  const say = useSay();
  const [isNaming, setNaming] = useState(false);
  const [isOpen, setOpen] = useState(false);
  useKeys({ l: () => setOpen(true) });
  const { isBusy, change } = useChange(conversation.id);
  const { data } = useQuery(listLabelsOptions());
  const known = data?.items ?? [];
  const had = conversation.labels.map((label) => label.id);
  const put = (ids: string[]) => {
    const asked = { path: { conversation_id: conversation.id }, body: { label_ids: ids } };
    change(() => putLabels({ ...asked, throwOnError: true }), "labels.done");
  };
  return (
    <>
      <Menu
        open={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button variant="quiet" size="sm">
            <Tag aria-hidden />
            <span className="sr-only md:not-sr-only">{say("labels.label")}</span>
          </Button>
        }
      >
        {known.map((label) => (
          <MenuCheck
            key={label.id}
            isChecked={had.includes(label.id)}
            disabled={isBusy}
            onChange={(isWanted) =>
              put(isWanted ? [...had, label.id] : had.filter((id) => id !== label.id))
            }
          >
            <LabelDot hue={label.hue} />
            <span className="truncate">{label.name}</span>
          </MenuCheck>
        ))}
        {known.length > 0 && <MenuLine />}
        <MenuItem onSelect={() => setNaming(true)}>
          <Plus aria-hidden />
          {say("labels.new")}
        </MenuItem>
      </Menu>
      <Suspense>
        {isNaming && (
          <NewLabel
            count={known.length}
            onClose={() => setNaming(false)}
            onMade={(made) => put([...had, made.id])}
          />
        )}
      </Suspense>
    </>
  );
}
