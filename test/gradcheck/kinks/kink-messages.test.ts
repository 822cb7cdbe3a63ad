import { describe, expect, it } from "vitest";
import {
  borrowedMessageOf,
  messageOf,
  unmetMessageOf,
  unshownMessageOf,
} from "../../../src/gradcheck/kinks/kink-messages.ts";
import type { SlopeRange } from "../../../src/gradcheck/kinks/slope-range.ts";
import type { GradcheckElement } from "../../../src/gradcheck/measure/check-element.ts";

const element = { coordinates: [1, 2], analytic: 0.123456, numeric: -2.5 } as unknown as GradcheckElement;
const range = { low: -1, high: 1e-9 } as SlopeRange;

describe("messageOf", () => {
  it("names the element, both slopes in four digits, and a negligible one as 0", () => {
    expect(messageOf(true, element, range, "pass")).toBe(
      "f has a kink at [1, 2]: its slopes are -1 and 0, the gradient 0.1235 lies between them, and the gradient is correct on both sides of x",
    );
  });

  it("names the slope inside where x is at a bound", () => {
    expect(messageOf(false, element, range, "unresolved")).toBe(
      "the gradient jumps at [1, 2], at a bound of the domain: it is 0.1235, the slope inside is -2.5, and f does not show whether it is correct beside x",
    );
  });

  it("names no element where a direction alone differs", () => {
    expect(messageOf(true, undefined, null, "pass")).toMatch(
      /^f has a kink at x: .* is correct on both sides of x$/,
    );
  });
});

it("words of what f does not show name the place, the gradient and the slope", () => {
  for (const message of [unshownMessageOf(element), borrowedMessageOf(element), unmetMessageOf(element)]) {
    expect(message).toContain("[1, 2]");
    expect(message).toContain("0.1235");
    expect(message).toContain("-2.5");
    expect(message).toMatch(/check (it|x) /);
  }
  expect(unshownMessageOf(undefined)).toMatch(
    /^the gradient jumps at a bound of the domain, and f is not evaluated/,
  );
});
