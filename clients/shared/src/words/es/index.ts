import type { Everyday } from "../index";
import { access } from "./access";
import { audit } from "./audit";
import { desk } from "./desk";
import { files } from "./files";
import { inbox } from "./inbox";
import { money } from "./money";
import { orders } from "./orders";
import { refusals } from "./refusals";
import { shell } from "./shell";
import { signIn } from "./sign-in";
import { start } from "./start";
import { support } from "./support";
import { team } from "./team";
import { thread } from "./thread";

export const words: Everyday = {
  ...shell,
  ...signIn,
  ...orders,
  ...refusals,
  ...money,
  ...inbox,
  ...desk,
  ...support,
  ...audit,
  ...access,
  ...team,
  ...thread,
  ...files,
  ...start,
};
