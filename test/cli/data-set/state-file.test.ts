import { describe, expect, it } from "vitest";
import { readState, type StateFile, stateText } from "../../../src/cli/data-set/state-file.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { DiceMeter } from "../../../src/metrics/dice-meter.ts";
import { exampleDataSet } from "../example-data-set.ts";
import { signedState } from "../signed-state.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
const origin = { program: "0.1.0", shard: { index: 2, of: 3 }, settings: { "--ignore": 2 } };
const text = stateText(origin, exampleDataSet());
const state: StateFile = readState(write("good.json", text));

describe("stateText", () => {
  it("is a line of JSON with all that a report is made of, and how it was counted", () => {
    expect(text).toMatch(/^[^\n]+\n$/);
    const { meter, checksum, ...rest } = JSON.parse(text);
    const { meter: original, ...known } = exampleDataSet();
    expect(rest).toEqual({ format: "softdice-state", version: 1, ...origin, ...known });
    expect(checksum).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(DiceMeter.fromJSON(meter).toJSON()).toEqual(original.toJSON());
  });
});

describe("readState", () => {
  it("reads what stateText writes, however it is laid out", () => {
    expect(readState(write("laid-out.json", JSON.stringify(JSON.parse(text), null, 2)))).toEqual(state);
    expect(stateText(state, { ...state, meter: DiceMeter.fromJSON(state.meter) })).toContain('"p"');
  });

  it.each([
    ["no JSON", "{", /: is not JSON \(.+\); it may be cut off$/],
    ["another document", '{"a": 1}', ": is not a state file; softdice score --state or --shard writes one"],
    ["no object", "3", ": is not a state file; softdice score --state or --shard writes one"],
    ["a later version", { version: 2 }, ": is of version 2, want 1; use the softdice that wrote the file"],
    [
      "a number changed",
      text.replace('"voxels":100', '"voxels":99'),
      ": was damaged or edited: its checksum does not fit; score the cases again",
    ],
    ["no folders", { targets: undefined }, "targets"],
    ["a part beyond", { shard: { index: 3, of: 2 } }, "shard"],
    ["three million parts", { shard: { index: 1, of: 3_000_000 } }, "shard"],
    ["no meter", { meter: 1 }, "meter"],
    ["notes of nothing", { notes: [null] }, "notes"],
    ["names of nothing", { segments: [{ ids: [], names: [] }] }, "segments"],
    ["names without numbers", { segments: [{ ids: ["a"], names: [["liver", 1]] }] }, "segments"],
    ["notes that are numbers", { notes: [5, 7] }, "notes"],
    ["scores of nothing", { scores: [null] }, "scores"],
    ["no scores", { scores: [] }, "scores"],
    ["unknown scores", { scores: ["x"] }, "scores"],
    ["lonely files that are objects", { unpaired: { predictions: [{}], targets: [] } }, "unpaired"],
    ["a negative count", { passedOver: { predictions: -1, targets: 0 } }, "passedOver"],
    ["no file", undefined, ": no such file"],
  ])("refuses %s", (name, content, message) => {
    const file =
      content === undefined
        ? `${path}/none.json`
        : write(
            `${name}.json`,
            typeof content === "string" ? content : signedState({ ...state, ...content }),
          );
    const field = typeof message === "string" && !message.startsWith(":");
    const expected = field
      ? `: is not complete: the field ${message} of a state is missing or changed`
      : message;
    expect(() => readState(file)).toThrow(
      typeof expected === "string" ? new InputError(`${file}${expected}`) : expected,
    );
  });
});
