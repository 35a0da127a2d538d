import type { Key } from "@handsel/shared/words";
import { type LucideIcon, Receipt } from "lucide-react";

export interface Place {
  to: "/orders";
  label: Key;
  icon: LucideIcon;
  /** Pressed after G. */
  key: string;
  /** Without it the place is not shown. */
  permission: string;
}

/** Where one can go; only what exists. */
export const PLACES: Place[] = [
  { to: "/orders", label: "nav.orders", icon: Receipt, key: "o", permission: "orders.read" },
];
