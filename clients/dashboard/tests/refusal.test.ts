import { Problem } from "@handsel/shared/api";
import { loadWords, speaking } from "@handsel/shared/words";
import { describe, expect, test } from "vitest";
import { refusalOf } from "../app/refusal";

const say = speaking(await loadWords("es"), "es", () => {
  throw new Error("an everyday page says no other words");
});
const refused = (code: string) => new Problem(409, code, "It is Tuesday.", "1");

describe("a refusal", () => {
  test("is told in the reader's words by its code", () => {
    expect(refusalOf(refused("refund_exceeds_payment"), say)).toBe("Es más de lo que se pagó.");
    expect(refusalOf(refused("nothing_to_pay"), say)).toContain("pendiente de pago");
  });

  test("is told as the server told it when there are no words for it", () => {
    expect(refusalOf(refused("never_heard_of"), say)).toBe("It is Tuesday.");
  });
});
