import { told } from "./told";

/** How addresses of our own files begin: here, and wherever else this page is known. */
const ourOrigins = (): string[] => [location.origin, told("public-url")];

/**
 * Where this page finds a file of ours; null for another server's.
 *
 * Other servers would learn who looks at what, and the page's policy lets in nothing of theirs.
 */
export function ours(url: string, origins: string[] = ourOrigins()): string | null {
  if (!URL.canParse(url)) return null;
  const { origin, pathname, search } = new URL(url);
  return origins.includes(origin) ? pathname + search : null;
}
