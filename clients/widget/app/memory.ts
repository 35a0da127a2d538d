import type { Visit } from "./api";

export interface Memory {
  /** The visit of whom this identity is about; of nobody in particular without one. */
  recall(identity: string): Visit | null;
  keep(visit: Visit | null, identity: string): void;
}

/** Whom a token is about. Only told apart by it here: it proves nothing before the server read it. */
function subjectOf(identity: string): string {
  try {
    const claims = identity.split(".")[1] ?? "";
    return `of ${JSON.parse(atob(claims.replace(/-/g, "+").replace(/_/g, "/"))).sub}`;
  } catch {
    return identity;
  }
}

/** Where a visit is kept between pages; only in this page where the browser keeps nothing. */
export function createMemory(site: string): Memory {
  const key = `handsel-chat:${site}`;
  return {
    recall(identity) {
      try {
        const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
        const isTheirs = kept.subject === subjectOf(identity);
        return isTheirs && Date.parse(kept.visit.ends_at) > Date.now() ? kept.visit : null;
      } catch {
        return null;
      }
    },
    keep(visit, identity) {
      try {
        if (visit) {
          localStorage.setItem(key, JSON.stringify({ visit, subject: subjectOf(identity) }));
        } else localStorage.removeItem(key);
      } catch {
        // A browser that keeps nothing: the next page begins anew.
      }
    },
  };
}
