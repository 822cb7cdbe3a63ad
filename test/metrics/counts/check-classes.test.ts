import { expect, it } from "vitest";
import { checkClasses } from "../../../src/metrics/counts/check-classes.ts";

it.each([1, 2, 65_536])("%d classes are a number of classes", (classes) => {
  expect(() => checkClasses("f", classes)).not.toThrow();
});

it.each([
  [0, "f: classes is 0, want a finite number from 1"],
  [1.5, "f: classes is 1.5, want a whole number"],
  [65_537, "f: classes is 65537, want at most 65536"],
  ["3", 'f: classes is "3", want a number'],
])("%j is not", (classes, message) => {
  expect(() => checkClasses("f", classes)).toThrow(message);
});
