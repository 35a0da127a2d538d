import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { present } from "@app/search";
import { save } from "@features/orders/open-invoice";
import { exportMovements } from "@handsel/shared/api";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { useTell } from "@ui/toast";
import { Download } from "lucide-react";
import type { LedgerSearch } from "./ledger-search";

/** Takes the ledger of these days out of the house; whoever does proves who they are first. */
export function ExportLedger({ search }: { search: LedgerSearch }) {
  const say = useSay();
  const tell = useTell();
  const exporting = useMutation({
    mutationFn: async () => {
      const query = present({ since: search.since, until: search.until });
      const { data } = await exportMovements({ query, parseAs: "blob", throwOnError: true });
      return data as unknown as Blob;
    },
    onSuccess: (file) => {
      const url = URL.createObjectURL(file);
      save(url, "ledger.csv");
      URL.revokeObjectURL(url);
    },
    onError: (failure) => tell(refusalOf(failure, say), "bad"),
  });
  return (
    <Button isBusy={exporting.isPending} onClick={() => exporting.mutate()}>
      <Download aria-hidden />
      {say("books.export")}
    </Button>
  );
}
