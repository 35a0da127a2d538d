import { present, textOf } from "@app/search";
import { ImportPage } from "@features/catalog/importing/import-page";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/catalog/import")({
  validateSearch: (raw): { file?: string } => present({ file: textOf(raw, "file", 40) }),
  component: ImportRoute,
});

function ImportRoute() {
  const { file } = Route.useSearch();
  return <ImportPage importId={file} />;
}
