import { oneOf, present } from "@app/search";
import { ChannelList } from "@features/channels/channel-list";
import { CONNECTINGS, type Connecting } from "@features/channels/kinds";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/channels/")({
  validateSearch: (raw): { connect?: Connecting } =>
    present({ connect: oneOf(raw, "connect", CONNECTINGS) }),
  component: ChannelsTab,
});

function ChannelsTab() {
  return <ChannelList connecting={Route.useSearch().connect} />;
}
