import type { Key } from "@handsel/shared/words";
import { Inbox, type LucideIcon, Receipt } from "lucide-react";

export interface Place {
  to: "/inbox" | "/orders";
  label: Key;
  icon: LucideIcon;
  /** Pressed after G. */
  key: string;
  /** Without it the place is not shown. */
  permission: string;
}

/** Where one can go; only what exists. */
export const PLACES: Place[] = [
  { to: "/inbox", label: "nav.inbox", icon: Inbox, key: "i", permission: "conversations.read" },
  { to: "/orders", label: "nav.orders", icon: Receipt, key: "o", permission: "orders.read" },
];
