export { createParser, type LiveEvent, type Parser } from "./parse";
export { type Live, type LiveOptions, type LiveState, openLive } from "./stream";
