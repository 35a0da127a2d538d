import { useVirtualizer, useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { FRAMED, useIsWide } from "./use-is-wide";

// So many rows before the end, the next page is asked for.
const AHEAD = 10;
const OVERSCAN = 12;

interface RowsInSight<List> {
  /** The places of the rows to draw. */
  rows: number[];
  /** How much room those take that are not drawn. */
  before: number;
  after: number;
  list: RefObject<List | null>;
  measure: (row: HTMLElement | null) => void;
}

/** Of a long list on a page, the rows in sight. */
export function useRowsInSight<List extends HTMLElement>({
  count,
  pixels,
  onNearEnd,
}: {
  count: number;
  pixels: number;
  onNearEnd: () => void;
}): RowsInSight<List> {
  const list = useRef<List>(null);
  const isWide = useIsWide(FRAMED);
  const [above, setAbove] = useState(0);
  const page = () => document.getElementById("content");
  useLayoutEffect(() => {
    const frame = isWide ? page() : document.documentElement;
    if (!list.current || !frame) return;
    const top = list.current.getBoundingClientRect().top;
    setAbove(
      Math.round(
        isWide ? top - frame.getBoundingClientRect().top + frame.scrollTop : top + scrollY,
      ),
    );
  });
  const told = { count, estimateSize: () => pixels, overscan: OVERSCAN, scrollMargin: above };
  const inFrame = useVirtualizer({ ...told, enabled: isWide, getScrollElement: page });
  const inWindow = useWindowVirtualizer({ ...told, enabled: !isWide });
  const virtual = isWide ? inFrame : inWindow;
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1);
  const isNearEnd = (last?.index ?? 0) >= count - AHEAD;
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  }, [isNearEnd, onNearEnd]);
  return {
    rows: shown.map((row) => row.index),
    before: shown[0] ? shown[0].start - above : 0,
    after: last ? virtual.getTotalSize() - (last.end - above) : 0,
    list,
    measure: virtual.measureElement,
  };
}
