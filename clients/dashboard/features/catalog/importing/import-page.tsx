import { useReader, useSay } from "@app/look";
import { Failed, PageLoading } from "@app/page-states";
import { useMay } from "@app/session";
import { useTitle } from "@app/title";
import { formatNumber } from "@handsel/shared/format";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Badge } from "@ui/badge";
import { Button } from "@ui/button";
import { State } from "@ui/state";
import { Lock } from "lucide-react";
import { ProductPage } from "../product-page";
import { ChooseFile } from "./choose-file";
import { FilePreview } from "./file-preview";
import { ImportHistory } from "./import-history";
import { ImportOutcome, ImportProgress } from "./outcome";
import { importQuery } from "./queries";
import { type Import, isRunning, lookOf } from "./states";

/** Brings products from a file: choose it, look at it, check it, import it. */
export function ImportPage({ importId }: { importId: string | undefined }) {
  const say = useSay();
  const mayImport = useMay("catalog.change");
  useTitle(say("import.title"));
  if (!mayImport) {
    return (
      <State
        isPage
        icon={<Lock />}
        title={say("state.forbidden.title")}
        body={say("state.forbidden.body")}
      />
    );
  }
  if (importId) return <OneImport key={importId} importId={importId} />;
  return (
    <ProductPage title={say("import.title")}>
      <p className="max-w-2xl text-pretty text-soft">{say("import.lead")}</p>
      <ChooseFile />
      <ImportHistory />
    </ProductPage>
  );
}

function OneImport({ importId }: { importId: string }) {
  const say = useSay();
  const asked = useQuery(importQuery(importId));
  if (asked.isPending) return <PageLoading />;
  if (asked.isError) {
    return <Failed isPage failure={asked.error} onRetry={() => void asked.refetch()} />;
  }
  const row = asked.data;
  return (
    <ProductPage
      title={row.filename}
      badge={<Told row={row} />}
      aside={
        <Button asChild>
          <Link to="/catalog/import">{say("import.another")}</Link>
        </Button>
      }
    >
      {isRunning(row.state) ? <ImportProgress row={row} /> : <ImportOutcome row={row} />}
      {row.state !== "done" && !isRunning(row.state) && <FilePreview row={row} />}
    </ProductPage>
  );
}

function Told({ row }: { row: Import }) {
  const say = useSay();
  const reader = useReader();
  const look = lookOf(row.state);
  return (
    <span className="flex flex-wrap items-center gap-2 text-soft text-sm">
      {look && <Badge tone={look[1]}>{say(look[0])}</Badge>}
      <span className="figures">
        {say("import.size", { size: formatNumber(Math.ceil(row.size_bytes / 1000), reader) })}
      </span>
    </span>
  );
}
