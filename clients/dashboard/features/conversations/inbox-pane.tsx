import { useSay } from "@app/look";
import { useListKeys } from "@app/shell/list-keys";
import { useNavigate } from "@tanstack/react-router";
import { Input } from "@ui/input";
import { TabLink, TabLinks } from "@ui/tabs";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { InboxList } from "./inbox-list";
import { FIRST_VIEW, type InboxSearch, NAME_OF, VIEWS } from "./views";

const PAUSE_MILLISECONDS = 250;

/** The list of conversations with its views and its search, all of them in the address. */
export function InboxPane({ search, isAside }: { search: InboxSearch; isAside: boolean }) {
  // Beside a conversation, that is what the page is about.
  const Title = isAside ? "h2" : "h1";
  const say = useSay();
  const { view = FIRST_VIEW } = search;
  useListKeys();
  return (
    <section className="flex h-full min-h-0 flex-col" aria-labelledby="inbox-title">
      <header className="grid gap-3 px-4 pt-5 pb-2">
        <Title id="inbox-title" className="font-display font-semibold text-2xl tracking-tight">
          {say("inbox.title")}
        </Title>
        <SearchField text={search.text ?? ""} view={view} />
        <TabLinks label={say("inbox.filter.label")}>
          {VIEWS.map((one) => (
            <TabLink
              key={one}
              isCurrent={one === view}
              to="/inbox"
              search={one === FIRST_VIEW ? {} : { view: one }}
            >
              {say(NAME_OF[one])}
            </TabLink>
          ))}
        </TabLinks>
      </header>
      <InboxList search={search} />
    </section>
  );
}

function SearchField({ text, view }: { text: string; view: InboxSearch["view"] }) {
  const say = useSay();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => {
      const search = {
        ...(view && view !== FIRST_VIEW ? { view } : {}),
        ...(typed.trim() ? { text: typed.trim() } : {}),
      };
      void navigate({ to: "/inbox", search, replace: true });
    }, PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed, text, view, navigate]);
  return (
    <div className="relative">
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
