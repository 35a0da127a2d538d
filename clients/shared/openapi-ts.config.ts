import { defineConfig } from "@hey-api/openapi-ts";

export default defineConfig({
  input: "openapi.json",
  output: { path: "src/api/gen", clean: true, entryFile: false },
  plugins: [
    { name: "@hey-api/typescript", enums: false },
    { name: "@hey-api/client-fetch", throwOnError: true },
    "@hey-api/sdk",
    { name: "@tanstack/react-query", queryKeys: true, infiniteQueryOptions: false },
  ],
});
