import type { Words } from "../index";
import { access } from "./access";
import { assistant } from "./assistant";
import { assistantModels } from "./assistant-models";
import { assistantTurns } from "./assistant-turns";
import { audit } from "./audit";
import { catalog } from "./catalog";
import { channels } from "./channels";
import { desk } from "./desk";
import { importing } from "./importing";
import { inbox } from "./inbox";
import { knowledge } from "./knowledge";
import { money } from "./money";
import { orders } from "./orders";
import { payouts } from "./payouts";
import { settings } from "./settings";
import { shell } from "./shell";
import { signIn } from "./sign-in";
import { start } from "./start";
import { support } from "./support";
import { team } from "./team";
import { thread } from "./thread";

export const words: Words = {
  ...shell,
  ...signIn,
  ...orders,
  ...money,
  ...inbox,
  ...desk,
  ...support,
  ...audit,
  ...access,
  ...team,
  ...channels,
  ...payouts,
  ...thread,
  ...assistant,
  ...assistantModels,
  ...assistantTurns,
  ...catalog,
  ...importing,
  ...knowledge,
  ...start,
  ...settings,
};
