import { connect, SignIn } from "@handsel/shared/api";
import { told } from "./told";

const BUSINESS = "handsel.business";

/** The token that proves that a request was written by this page. */
export function csrfToken(): string {
  const name = told("csrf-cookie") || "csrftoken";
  const pair = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return pair ? decodeURIComponent(pair.slice(name.length + 1)) : "";
}

/** Where live events come from. */
export function liveUrl(): string {
  return told("live-url") || `${location.origin}/live`;
}

/** The business this person chose last on this device; null for their oldest. */
export function chosenBusiness(): string | null {
  try {
    return localStorage.getItem(BUSINESS);
  } catch {
    return null;
  }
}

export function chooseBusiness(id: string | null): void {
  try {
    if (id) localStorage.setItem(BUSINESS, id);
    else localStorage.removeItem(BUSINESS);
  } catch {
    // It lasts until the page is loaded again, then.
  }
}

export const signIn = new SignIn(csrfToken);

interface Ears {
  onSignedOut(): void;
  onFactorRequired(): void;
}

type Answer = (isProven: boolean) => void;

/** Calls that wait until the person has proved themselves: all for one dialog. */
class Proving {
  private waiting: Answer[] = [];
  private watchers = new Set<() => void>();

  ask = (): Promise<boolean> =>
    new Promise((resolve) => {
      this.waiting = [...this.waiting, resolve];
      this.tell();
    });

  answer = (isProven: boolean): void => {
    const asked = this.waiting;
    this.waiting = [];
    for (const resolve of asked) resolve(isProven);
    this.tell();
  };

  isAsked = (): boolean => this.waiting.length > 0;

  watch = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  };

  private tell(): void {
    for (const changed of this.watchers) changed();
  }
}

export const proving = new Proving();

/** Make every call of the API go out as the signed-in person. */
export function connectDashboard(ears: Ears): void {
  connect({
    csrfToken,
    businessId: chosenBusiness,
    reauthenticate: proving.ask,
    onSignedOut: ears.onSignedOut,
    onFactorRequired: ears.onFactorRequired,
  });
}
