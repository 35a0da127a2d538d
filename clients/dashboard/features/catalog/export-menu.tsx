import { useSay } from "@app/look";
import { exportCatalog, problemOf } from "@handsel/shared/api";
import { useMutation } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Menu, MenuItem } from "@ui/menu";
import { useTell } from "@ui/toast";
import { FileDown } from "lucide-react";
import { handOver } from "./hand-over";

const SHAPES = ["plain", "shopify"] as const;
type Shape = (typeof SHAPES)[number];

/** The whole catalog as a file; whoever takes it away proves who they are. */
export function ExportMenu() {
  const say = useSay();
  const tell = useTell();
  const exporting = useMutation({
    mutationFn: async (shape: Shape) => {
      const asked = { query: { shape }, parseAs: "blob", throwOnError: true } as const;
      handOver((await exportCatalog(asked)).data as unknown as Blob, "catalog.csv");
    },
    onSuccess: () => tell(say("catalog.exported")),
    onError: (failure) => {
      if (problemOf(failure).code === "reauthentication_required") return;
      tell(say("state.error.title"), "bad");
    },
  });
  return (
    <Menu
      align="end"
      trigger={
        <Button isBusy={exporting.isPending}>
          <FileDown aria-hidden />
          {say("catalog.export")}
        </Button>
      }
    >
      {SHAPES.map((shape) => (
        <MenuItem key={shape} onSelect={() => exporting.mutate(shape)}>
          {say(`catalog.export.${shape}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
