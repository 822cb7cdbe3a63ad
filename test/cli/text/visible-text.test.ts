import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visibleJson, visibleText } from "../../../src/cli/text/visible-text.ts";

/** Any code points: the table of all of them that fast-check has takes a second to make. */
const text = fc.string({
  unit: fc
    .oneof(
      fc.integer({ min: 0, max: 0xff }),
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0, max: 0x10ffff }),
    )
    .map((point) => String.fromCodePoint(point)),
});

describe("visibleText", () => {
  it.each([
    ["left kidney, 左腎 🫀", "left kidney, 左腎 🫀"],
    ["w\x1b[31mRED\x1b[2J", "w\\x1b[31mRED\\x1b[2J"],
    ["a\r\n\tb\x7f\x9b", "a\\r\\n\\tb\\x7f\\x9b"],
    ["evil\u202egnp.nii", "evil\\u202egnp.nii"],
    ["a\u2028b\u2066c\ud800", "a\\u2028b\\u2066c\\ud800"],
    ["tag\u{e0041}", "tag\\udb40\\udc41"],
  ])("%j", (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it("leaves nothing that a terminal obeys", () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(visibleText(one)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});

describe("visibleJson", () => {
  it("is the same values without what a terminal obeys", () => {
    fc.assert(
      fc.property(text, (one) => {
        for (const indent of [0, 2]) {
          const json = visibleJson(JSON.stringify({ [one]: [one] }, null, indent));
          expect(JSON.parse(json)).toEqual({ [one]: [one] });
          expect(json.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        }
      }),
    );
  });
});
