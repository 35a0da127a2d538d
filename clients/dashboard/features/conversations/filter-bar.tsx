import { useSay } from "@app/look";
import { present } from "@app/search";
import { useMay } from "@app/session";
import { listChannelsOptions, listLabelsOptions } from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { Menu, MenuCheck, MenuChoice, MenuLabel, MenuLine } from "@ui/menu";
import { ListFilter, X } from "lucide-react";
import { LabelDot } from "./label-chip";
import { channelKey, type InboxSearch, readInboxSearch } from "./views";

const ANY = "any";
const KEPT_MILLISECONDS = 60_000;

/** What narrows the list: a channel, a label, that it was paid. All of it is in the address. */
export function FilterMenu({ search }: { search: InboxSearch }) {
  const say = useSay();
  const go = useGo();
  const { channels, labels } = useChoices();
  return (
    <Menu
      align="end"
      trigger={
        <Button size="icon" aria-label={say("filter.open")} className="size-10">
          <ListFilter aria-hidden />
        </Button>
      }
    >
      <MenuLabel>{say("filter.channel")}</MenuLabel>
      <MenuChoice
        value={search.channel ?? ANY}
        onChange={(channel) => go({ channel: channel === ANY ? undefined : channel })}
        choices={[
          { value: ANY, label: say("filter.any") },
          ...channels.map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
      {labels.length > 0 && (
        <>
          <MenuLine />
          <MenuLabel>{say("labels.label")}</MenuLabel>
          <MenuChoice
            value={search.label ?? ANY}
            onChange={(label) => go({ label: label === ANY ? undefined : label })}
            choices={[
              { value: ANY, label: say("filter.any") },
              ...labels.map((one) => ({
                value: one.id,
                label: (
                  <span className="flex min-w-0 items-center gap-2">
                    <LabelDot hue={one.hue} />
                    <span className="truncate">{one.name}</span>
                  </span>
                ),
              })),
            ]}
          />
        </>
      )}
      <MenuLine />
      <MenuCheck
        isChecked={search.paid ?? false}
        onChange={(isWanted) => go({ paid: isWanted || undefined })}
      >
        {say("filter.paid")}
      </MenuCheck>
    </Menu>
  );
}

/** What the list is narrowed to now, each with the way to widen it again. */
export function FilterChips({ search }: { search: InboxSearch }) {
  const say = useSay();
  const { channels, labels } = useChoices();
  const chips: Array<{ name: string; without: Partial<InboxSearch> }> = [];
  if (search.channel) {
    const name = channels.find((one) => one.id === search.channel)?.name;
    chips.push({ name: name ?? say("filter.channel"), without: omit(search, "channel") });
  }
  if (search.label) {
    const name = labels.find((one) => one.id === search.label)?.name;
    chips.push({ name: name ?? say("labels.label"), without: omit(search, "label") });
  }
  if (search.paid) chips.push({ name: say("filter.paid"), without: omit(search, "paid") });
  if (chips.length === 0) return null;
  return (
    <ul aria-label={say("filter.now")} className="flex flex-wrap gap-1.5">
      {chips.map(({ name, without }) => (
        <li key={name}>
          <Link
            to="/inbox"
            search={without}
            aria-label={say("filter.remove", { name })}
            className="flex items-center gap-1 rounded-full bg-plain-ground px-2.5 py-0.5 text-xs hover:text-ink"
          >
            <span className="max-w-40 truncate">{name}</span>
            <X aria-hidden className="size-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function omit(search: InboxSearch, name: keyof InboxSearch): InboxSearch {
  const { [name]: _, ...others } = search;
  return others;
}

function useGo() {
  const navigate = useNavigate();
  return (change: {
    channel?: string | undefined;
    label?: string | undefined;
    paid?: true | undefined;
  }) => {
    // From the address that is on its way: two choices may be made before the list has followed.
    void navigate({
      to: "/inbox",
      search: (now) => present({ ...readInboxSearch({ ...now }), ...change }),
    });
  };
}

function useChoices() {
  const say = useSay();
  const mayReadChannels = useMay("channels.read");
  const channels = useQuery({
    ...listChannelsOptions(),
    enabled: mayReadChannels,
    staleTime: KEPT_MILLISECONDS,
  });
  const labels = useQuery({ ...listLabelsOptions(), staleTime: KEPT_MILLISECONDS });
  return {
    labels: labels.data?.items ?? [],
    channels: (channels.data?.items ?? []).map(({ id, kind, name }) => {
      const key = channelKey(kind);
      const called = key ? say(key) : kind;
      return { id, name: name ? `${called} · ${name}` : called };
    }),
  };
}
