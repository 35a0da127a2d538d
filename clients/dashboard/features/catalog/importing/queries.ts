import { getImportOptions, listImportsOptions, previewImport } from "@handsel/shared/api";
import type { QueryClient } from "@tanstack/react-query";
import { readProductsAgain } from "../queries";
import { type Import, isRunning } from "./states";

const LOOK_AGAIN_MILLISECONDS = 1500;

/** How far an import is; told live, and asked for besides while it runs. */
export function importQuery(importId: string) {
  return {
    ...getImportOptions({ path: { import_id: importId } }),
    refetchInterval: (query: { state: { data?: Import | undefined } }) =>
      isRunning(query.state.data?.state ?? "") ? LOOK_AGAIN_MILLISECONDS : (false as const),
  };
}

export interface Reading {
  mapping?: Record<string, string>;
  decimal_mark?: string;
}

export function previewQuery(importId: string, reading: Reading) {
  return {
    queryKey: ["import-preview", importId, reading] as const,
    queryFn: async () => {
      const path = { import_id: importId };
      return (await previewImport({ path, body: reading, throwOnError: true })).data;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  };
}

export async function keepImport(queries: QueryClient, row: Import): Promise<void> {
  queries.setQueryData(importQuery(row.id).queryKey, row);
  await queries.invalidateQueries({ queryKey: listImportsOptions().queryKey });
  if (row.state === "done") await readProductsAgain(queries);
}
