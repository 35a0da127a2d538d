import type { Office } from "../index";
import { assistant } from "./assistant";
import { assistantModels } from "./assistant-models";
import { assistantTurns } from "./assistant-turns";
import { catalog } from "./catalog";
import { channels } from "./channels";
import { deeds } from "./deeds";
import { factors } from "./factors";
import { figures } from "./figures";
import { importing } from "./importing";
import { knowledge } from "./knowledge";
import { payouts } from "./payouts";
import { settings } from "./settings";

export const words: Office = {
  ...assistant,
  ...assistantModels,
  ...assistantTurns,
  ...catalog,
  ...channels,
  ...deeds,
  ...factors,
  ...figures,
  ...importing,
  ...knowledge,
  ...payouts,
  ...settings,
};
