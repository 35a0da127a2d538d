import { useSay } from "@app/look";
import { lookOf } from "./kinds";

/** Names kinds of channels in the reader's words. */
export function useKindName(): (kind: string) => string {
  const say = useSay();
  return (kind) => {
    const { name } = lookOf(kind);
    return name ? say(name) : kind;
  };
}
