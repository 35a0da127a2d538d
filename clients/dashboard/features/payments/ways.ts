import type { Key, Say } from "@handsel/shared/words";
import { Banknote, CreditCard, Landmark, type LucideIcon, Wallet } from "lucide-react";

export const WAYS = ["stripe", "paypal", "bank_transfer", "on_delivery"] as const;
export type Way = (typeof WAYS)[number];
/** Those paid by hand: a member says that the money came. */
export type ByHand = Extract<Way, "bank_transfer" | "on_delivery">;
export type Keyed = Exclude<Way, ByHand>;

/** What the dialog shows: a form, or the choice among them. */
export type Adding = Way | "choose";
export const ADDINGS: readonly Adding[] = ["choose", ...WAYS];

const ICONS: Record<Way, LucideIcon> = {
  stripe: CreditCard,
  paypal: Wallet,
  bank_transfer: Landmark,
  on_delivery: Banknote,
};

const isWay = (provider: string): provider is Way => WAYS.some((way) => way === provider);

export function isByHand(provider: string): provider is ByHand {
  return provider === "bank_transfer" || provider === "on_delivery";
}

export function isKeyed(provider: string): provider is Keyed {
  return isWay(provider) && !isByHand(provider);
}

/** A provider in words; one that is newer than this client as it is. */
export function wayName(provider: string, say: Say): string {
  return isWay(provider) ? say(`pay.${provider}` satisfies Key) : provider;
}

export function iconOf(provider: string): LucideIcon {
  return isWay(provider) ? ICONS[provider] : CreditCard;
}
