import { useSay } from "@app/look";
import { oneOf, present, textOf } from "@app/search";
import { EntryList } from "@features/knowledge/entry-list";
import { KINDS, type KnowledgeFilter } from "@features/knowledge/kinds";
import { entriesQuery } from "@features/knowledge/queries";
import { createFileRoute } from "@tanstack/react-router";
import { SearchField } from "@ui/search-field";
import { Select } from "@ui/select";

export const Route = createFileRoute("/_shop/knowledge/")({
  validateSearch: (raw): KnowledgeFilter =>
    present({ kind: oneOf(raw, "kind", KINDS), q: textOf(raw, "q", 100) }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    void context.queries.prefetchInfiniteQuery(entriesQuery(deps));
  },
  component: EntriesPage,
});

function EntriesPage() {
  const say = useSay();
  const filter = Route.useSearch();
  const navigate = Route.useNavigate();
  const choose = (changed: KnowledgeFilter) => {
    const search = (now: KnowledgeFilter) => {
      const { kind, q } = { ...now, ...changed };
      return { ...(kind ? { kind } : {}), ...(q ? { q } : {}) };
    };
    void navigate({ search, replace: true });
  };
  return (
    <div className="grid gap-5">
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_14rem]">
        <SearchField
          label={say("knowledge.search")}
          value={filter.q ?? ""}
          onChange={(q) => choose({ q })}
        />
        <Select
          aria-label={say("knowledge.kind")}
          value={filter.kind ?? ""}
          onChange={(event) => choose({ kind: KINDS.find((one) => one === event.target.value) })}
        >
          <option value="">{say("knowledge.kind.all")}</option>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {say(`knowledge.kind.${one}`)}
            </option>
          ))}
        </Select>
      </div>
      <EntryList filter={filter} />
    </div>
  );
}
