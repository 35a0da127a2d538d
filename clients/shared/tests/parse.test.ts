import { describe, expect, test } from "vitest";
import { createParser } from "../src/live";

const STREAM =
  'retry: 2500\n\n:\n\nid: 7\nevent: message.added\ndata: {"a":1}\n\ndata: one\ndata: two\n\n';
const EVENTS = [
  { id: "7", kind: "message.added", text: '{"a":1}' },
  { id: "7", kind: "message", text: "one\ntwo" },
];

function inPieces(text: string, size: number): string[] {
  const count = Math.ceil(text.length / size);
  return Array.from({ length: count }, (_, at) => text.slice(at * size, (at + 1) * size));
}

describe("a stream of events", () => {
  test.each([1, 2, 3, 5, 8, 1000])("is read the same in pieces of %i", (size) => {
    const parser = createParser();
    expect(inPieces(STREAM, size).flatMap((piece) => parser.push(piece))).toEqual(EVENTS);
  });

  test.each([1, 2, 3, 1000])("may end its lines with both, in pieces of %i", (size) => {
    const parser = createParser();
    const text = STREAM.replaceAll("\n", "\r\n");
    expect(inPieces(text, size).flatMap((piece) => parser.push(piece))).toEqual(EVENTS);
  });

  test("ends a line with a lone return too", () => {
    expect(createParser().push("data: x\r\rdata: y\r\n\r\n")).toHaveLength(2);
  });

  test("tells of heartbeats and of the pause that is wished for", () => {
    const heard: Array<string | number> = [];
    const parser = createParser({
      onHeartbeat: () => heard.push("beat"),
      onRetry: (milliseconds) => heard.push(milliseconds),
    });
    parser.push(STREAM);
    expect(heard).toEqual([2500, "beat"]);
  });

  test("keeps an unfinished event to itself", () => {
    expect(createParser().push("data: half\n")).toEqual([]);
  });
});
