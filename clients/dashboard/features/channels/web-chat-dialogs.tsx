import { useSay } from "@app/look";
import { Failed } from "@app/page-states";
import { RowsLoading } from "@features/businesses/rows";
import {
  connectWebChatToSite,
  getFirstStepsQueryKey,
  getWebChatOptions,
  listChannelsQueryKey,
} from "@handsel/shared/api";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Dialog } from "@ui/dialog";
import { useState } from "react";
import { useKindName } from "./use-kind-name";
import { CopiedText } from "./web-chat-copy";
import { ChangeOrigins, OriginsForm, readOrigins } from "./web-chat-origins";
import { WebChatSecret } from "./web-chat-secret";

/** Makes a chat for the shop's own site, and shows the line that goes into its pages. */
export function NewWebChatDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const queries = useQueryClient();
  const name = useKindName()("webchat");
  const [origins, setOrigins] = useState("");
  const making = useMutation({
    mutationFn: async () => {
      const body = { name, origins: readOrigins(origins) };
      return (await connectWebChatToSite({ body, throwOnError: true })).data;
    },
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: listChannelsQueryKey() }),
        queries.invalidateQueries({ queryKey: getFirstStepsQueryKey() }),
      ]),
  });
  const made = making.data;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={say("connect.title", { kind: name })}
      description={say(made ? "webchat.made" : "connect.webchat")}
      closeLabel={say("action.close")}
    >
      {made ? (
        <div className="grid gap-4">
          <CopiedText label={say("webchat.snippet")} text={made.snippet} />
          <div className="flex justify-end">
            <Button variant="primary" onClick={onClose}>
              {say("action.close")}
            </Button>
          </div>
        </div>
      ) : (
        <OriginsForm
          value={origins}
          onChange={setOrigins}
          submit={say("connect.submit")}
          failure={making.error}
          isBusy={making.isPending}
          onSubmit={() => making.mutate()}
        />
      )}
    </Dialog>
  );
}

/** Where a chat may be shown, what goes into pages, and the secret that signs visitors. */
export function WebChatDialog({ chatId, onClose }: { chatId: string; onClose: () => void }) {
  const say = useSay();
  const asked = useQuery(getWebChatOptions({ path: { chat_id: chatId } }));
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={asked.data?.name ?? say("channel.kind.webchat")}
      description={say("webchat.lead")}
      closeLabel={say("action.close")}
    >
      {asked.isPending && <RowsLoading />}
      {asked.isError && <Failed failure={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && (
        <div className="grid gap-6">
          <CopiedText label={say("webchat.snippet")} text={asked.data.snippet} />
          <ChangeOrigins chat={asked.data} />
          <WebChatSecret chat={asked.data} />
        </div>
      )}
    </Dialog>
  );
}
