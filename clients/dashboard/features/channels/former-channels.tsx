import { useSay } from "@app/look";
import { useMay } from "@app/session";
import { Row, Rows } from "@features/businesses/rows";
import type { ChannelOut } from "@handsel/shared/api";
import { Link } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { KindMark } from "./kind-mark";
import { CONNECTABLE } from "./kinds";
import { useKindName } from "./use-kind-name";

/** Accounts that were let go: what was said on them stays, and they may come back. */
export function FormerChannels({ channels }: { channels: ChannelOut[] }) {
  const say = useSay();
  const nameOf = useKindName();
  const mayChange = useMay("channels.change");
  return (
    <section className="mt-4 grid gap-2">
      <h2 className="font-semibold text-soft text-sm">{say("channels.gone")}</h2>
      <Rows label={say("channels.gone")}>
        {channels.map((channel) => {
          const kind = CONNECTABLE.find((one) => one === channel.kind);
          return (
            <Row
              key={channel.id}
              mark={<KindMark kind={channel.kind} className="size-9" />}
              title={channel.name}
              aside={
                kind &&
                mayChange && (
                  <Button asChild size="sm">
                    <Link to="/channels" search={{ connect: kind }}>
                      {say("channel.again")}
                    </Link>
                  </Button>
                )
              }
            >
              {nameOf(channel.kind)} · <bdi>{channel.external_id}</bdi>
            </Row>
          );
        })}
      </Rows>
    </section>
  );
}
