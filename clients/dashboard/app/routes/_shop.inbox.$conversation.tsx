import { messagesQuery } from "@features/conversations/queries";
import { Thread } from "@features/conversations/thread";
import { getConversationOptions } from "@handsel/shared/api";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/inbox/$conversation")({
  loader: async ({ context, params }) => {
    void context.queries.prefetchInfiniteQuery(messagesQuery(params.conversation));
    await context.queries.ensureQueryData(
      getConversationOptions({ path: { conversation_id: params.conversation } }),
    );
  },
  component: ThreadPage,
});

function ThreadPage() {
  const { conversation } = Route.useParams();
  return <Thread key={conversation} conversationId={conversation} />;
}
