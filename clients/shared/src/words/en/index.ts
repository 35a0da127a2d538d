import { inbox } from "./inbox";
import { orders } from "./orders";
import { shell } from "./shell";
import { signIn } from "./sign-in";

export const words = { ...shell, ...signIn, ...orders, ...inbox };
export type English = typeof words;
