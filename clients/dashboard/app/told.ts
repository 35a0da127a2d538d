/** What whoever serves this page wrote into it; empty from the development server, which does not. */
export function told(name: string): string {
  const said = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";
  return said.startsWith("__") && said.endsWith("__") && said === said.toUpperCase() ? "" : said;
}
