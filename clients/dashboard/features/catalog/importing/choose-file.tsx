import { useSay } from "@app/look";
import { refusalOf } from "@app/refusal";
import { uploadImport } from "@handsel/shared/api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "@ui/button";
import { classes } from "@ui/classes";
import { Notice } from "@ui/notice";
import { FileSpreadsheet } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { keepImport } from "./queries";

const LARGEST = 25_000_000;

/** Takes a file, by a button or dropped, and uploads it as it is. Nothing changes by that. */
export function ChooseFile() {
  const say = useSay();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [isTooLarge, setTooLarge] = useState(false);
  const uploading = useMutation({
    mutationFn: async (file: File) => {
      const query = { filename: file.name.slice(-200) || "catalog.csv" };
      const asked = { query, body: file, headers: { "Content-Type": "text/csv" } };
      return (await uploadImport({ ...asked, throwOnError: true })).data;
    },
    onSuccess: async (row) => {
      await keepImport(queries, row);
      await navigate({ to: "/catalog/import", search: { file: row.id } });
    },
  });
  const take = (file: File | undefined) => {
    if (!file) return;
    setTooLarge(file.size > LARGEST);
    if (file.size <= LARGEST) uploading.mutate(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div className="grid gap-3">
      {isTooLarge && <Notice tone="bad">{say("refused.too_large")}</Notice>}
      {uploading.isError && <Notice tone="bad">{refusalOf(uploading.error, say)}</Notice>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classes(
          "grid justify-items-center gap-3 rounded-lg border border-dashed px-6 py-12 text-center transition-colors",
          isOver ? "border-green bg-good-ground" : "border-line-strong bg-sunken",
        )}
      >
        <FileSpreadsheet aria-hidden className="size-8 text-gold-text" />
        <p className="font-medium">{say("import.drop")}</p>
        <p className="text-soft text-sm">{say("import.kinds")}</p>
        <Button
          variant="primary"
          isBusy={uploading.isPending}
          onClick={() => input.current?.click()}
        >
          {say("import.choose")}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          aria-label={say("import.choose")}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
    </div>
  );
}
