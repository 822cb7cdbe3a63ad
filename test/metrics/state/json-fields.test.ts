import { describe, expect, it } from "vitest";
import { checkFields, checkList } from "../../../src/metrics/state/json-fields.ts";

describe("checkFields", () => {
  it("lets pass what has all fields, and optional ones", () => {
    expect(() => checkFields("f", "state", { a: 1 }, ["a"], ["b"])).not.toThrow();
    expect(() => checkFields("f", "state", { a: 1, b: 2 }, ["a"], ["b"])).not.toThrow();
    expect(() =>
      checkFields("f", "state", Object.assign(Object.create(null), { a: 1 }), ["a"]),
    ).not.toThrow();
  });

  it.each<[string, unknown]>([
    ["state is null, want an object", null],
    ["state is undefined, want an object", undefined],
    ["state is an array, want an object", [1]],
    ['state is "a", want an object', "a"],
    ["state.a is undefined", { b: 1 }],
    ['state has a field "c", want a, b', { a: 1, c: 1 }],
    ['state has a field "__proto__", want a, b', JSON.parse('{ "a": 1, "__proto__": 2 }')],
  ])("refuses: %s", (message, value) => {
    expect(() => checkFields("f", "state", value, ["a"], ["b"])).toThrow(new TypeError(`f: ${message}`));
  });
});

describe("checkList", () => {
  it("wants an array, and its length where one is given", () => {
    expect(() => checkList("f", "state.list", [1, 2])).not.toThrow();
    expect(() => checkList("f", "state.list", [1, 2], 2)).not.toThrow();
    expect(() => checkList("f", "state.list", [1, 2], 3)).toThrow(
      new RangeError("f: state.list holds 2 values, want 3"),
    );
    expect(() => checkList("f", "state.list", { length: 2 })).toThrow(
      new TypeError("f: state.list is an object, want an array"),
    );
  });
});
