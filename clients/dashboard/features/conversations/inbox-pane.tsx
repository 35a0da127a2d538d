import { useReader, useSay } from "@app/look";
import { present } from "@app/search";
import { useListKeys } from "@app/shell/list-keys";
import { formatNumber } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Input } from "@ui/input";
import { TabLink, TabLinks } from "@ui/tabs";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { FilterChips, FilterMenu } from "./filter-bar";
import { InboxList } from "./inbox-list";
import { countsQuery } from "./queries";
import { FIRST_VIEW, type InboxSearch, NAME_OF, narrowed, readInboxSearch, VIEWS } from "./views";

const PAUSE_MILLISECONDS = 250;

/** The list of conversations with its views and its search, all of them in the address. */
export function InboxPane({ search, isAside }: { search: InboxSearch; isAside: boolean }) {
  // Beside a conversation, that is what the page is about.
  const Title = isAside ? "h2" : "h1";
  const say = useSay();
  const { view = FIRST_VIEW } = search;
  const counts = useQuery(countsQuery());
  useListKeys();
  return (
    <section className="flex h-full min-h-0 flex-col" aria-labelledby="inbox-title">
      <header className="grid gap-3 px-4 pt-5 pb-2">
        <Title id="inbox-title" className="font-display font-semibold text-2xl tracking-tight">
          {say("inbox.title")}
        </Title>
        <div className="flex gap-2">
          <SearchField search={search} />
          <FilterMenu search={search} />
        </div>
        <FilterChips search={search} />
        <TabLinks label={say("inbox.filter.label")}>
          {VIEWS.map((one) => (
            <TabLink
              key={one}
              isCurrent={one === view}
              to="/inbox"
              search={{ ...(one === FIRST_VIEW ? {} : { view: one }), ...narrowed(search) }}
            >
              {say(NAME_OF[one])}
              {one !== "resolved" && <Count of={counts.data?.[one]} />}
            </TabLink>
          ))}
        </TabLinks>
      </header>
      <InboxList search={search} />
    </section>
  );
}

/** How many there are, where there are any. */
function Count({ of: count }: { of: number | undefined }) {
  const reader = useReader();
  if (!count) return null;
  return <span className="figures ms-1.5 text-xs">{formatNumber(count, reader)}</span>;
}

function SearchField({ search }: { search: InboxSearch }) {
  const say = useSay();
  const navigate = useNavigate();
  const { text = "" } = search;
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => {
      void navigate({
        to: "/inbox",
        search: (now) =>
          present({ ...readInboxSearch({ ...now }), text: typed.trim() || undefined }),
        replace: true,
      });
    }, PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed, text, navigate]);
  return (
    <div className="relative min-w-0 flex-1">
      <Search aria-hidden className="pointer-events-none absolute start-3 top-3 size-4 text-soft" />
      <Input
        type="search"
        aria-label={say("inbox.search")}
        placeholder={say("inbox.search")}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="h-10 ps-9"
      />
    </div>
  );
}
