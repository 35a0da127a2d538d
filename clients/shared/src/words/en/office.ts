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

/** What pages say that set a shop up, of which no everyday page needs a word. */
export const words = {
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
export type EnglishOffice = typeof words;
