import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { problemOf, startImport } from "@handsel/shared/api";
import type { Key } from "@handsel/shared/words";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "@ui/button";
import { Notice } from "@ui/notice";
import { Panel } from "@ui/panel";
import { Skeleton } from "@ui/skeleton";
import { useState } from "react";
import { PreviewTable } from "./preview-table";
import { keepImport, previewQuery, type Reading } from "./queries";
import type { Import } from "./states";

const SHAPES: Record<string, Key> = {
  plain: "import.shape.plain",
  mapped: "import.shape.mapped",
  shopify: "import.shape.shopify",
  woocommerce: "import.shape.woocommerce",
};

/** The first rows of a file as they would be read, to be put right, checked and imported. */
export function FilePreview({ row }: { row: Import }) {
  const say = useSay();
  const queries = useQueryClient();
  const [reading, setReading] = useState<Reading>({});
  const asked = useQuery({ ...previewQuery(row.id, reading), placeholderData: keepPreviousData });
  const starting = useMutation({
    mutationFn: async (isDryRun: boolean) => {
      const body = { ...reading, is_dry_run: isDryRun };
      const path = { import_id: row.id };
      return (await startImport({ path, body, throwOnError: true })).data;
    },
    onSuccess: (started) => keepImport(queries, started),
  });
  if (asked.isPending) return <Skeleton className="h-64 rounded-lg" />;
  if (asked.isError && problemOf(asked.error).code === "file_forgotten") return null;
  const preview = asked.data;
  const shape = preview && SHAPES[preview.shape];
  const isChecked = row.state === "checked";
  return (
    <Panel
      title={say("import.preview")}
      aside={
        preview && (
          <span className="flex flex-wrap justify-end gap-2">
            <Button
              variant={isChecked ? "secondary" : "primary"}
              isBusy={starting.isPending && starting.variables}
              onClick={() => starting.mutate(true)}
            >
              {say("import.check")}
            </Button>
            {isChecked && (
              <Button
                variant="primary"
                isBusy={starting.isPending && !starting.variables}
                onClick={() => starting.mutate(false)}
              >
                {say("import.start")}
              </Button>
            )}
          </span>
        )
      }
    >
      <div className="grid gap-4">
        {starting.isError && <Notice tone="bad">{refusalOf(starting.error, say)}</Notice>}
        {asked.isError && (
          <Notice tone="bad">
            {refusalOf(asked.error, say)} {problemOf(asked.error).detail}
          </Notice>
        )}
        {preview && (
          <>
            <p className="text-pretty text-soft text-sm">
              {shape && say(shape)} {say("import.preview.lead")}
            </p>
            <PreviewTable
              preview={preview}
              onMap={(mapping) => setReading({ ...reading, mapping })}
            />
          </>
        )}
      </div>
    </Panel>
  );
}
