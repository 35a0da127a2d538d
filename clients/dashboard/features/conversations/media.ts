const OPENABLE = new Set(["https:", "http:", "geo:", "tel:"]);

/** An address that a person may open from here; null for any other that a message named. */
export function openable(url: string): string | null {
  try {
    const found = new URL(url);
    return OPENABLE.has(found.protocol) ? found.href : null;
  } catch {
    return null;
  }
}

/** Whether a picture is the shop's own, so that this page may load it. */
export function isOurs(url: string, origin: string = location.origin): boolean {
  try {
    return new URL(url).origin === origin;
  } catch {
    return false;
  }
}
