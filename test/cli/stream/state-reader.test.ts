import { describe, expect, it } from "vitest";
import { stateText } from "../../../src/cli/data-set/state-file.ts";
import { openState } from "../../../src/cli/stream/state-reader.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { exampleDataSet } from "../example-data-set.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const hostile = { id: "a", note: 'says "meter":{ "cases":[ and \\" ä ]}' };
const text = stateText(
  { program: "1", settings: { "--ignore": 2 } },
  { ...exampleDataSet(), notes: [hostile] },
);
const file = write("state.json", text);

describe("a state that is read case by case", () => {
  it.each([1, 7, 64, 2 ** 20])("is the state, in pieces of %d bytes", (chunk) => {
    const { state, notes, cases } = openState(file, chunk);
    const { checksum: _, ...whole } = JSON.parse(text);
    whole.segments[0].ids = [];
    const read = [...cases()];
    expect([...notes]).toEqual([[hostile.note, { cases: 1, first: "a" }]]);
    expect({
      ...state,
      notes: [hostile],
      meter: { ...state.meter, cases: read.map(({ value }) => value) },
    }).toEqual(whole);
    expect(state.meter.cases).toEqual([]);
    expect(read.map(({ id }) => id)).toEqual(["a", "s/b, 2", "z"]);
    expect(read[0]!.text).toBe(JSON.stringify(read[0]!.value));
  });

  it.each([
    ["damaged", text.replace('"intersection":[60', '"intersection":[61'), /was damaged or edited/],
    ["cut off", text.slice(0, -30), /is not in the form that softdice writes/],
    ["another file", "{}", /is not in the form that softdice writes/],
    ["empty", "", /is not in the form that softdice writes/],
  ])("is refused where it is %s", (_, content, message) => {
    const bad = write("bad.json", content);
    expect(() => openState(bad, 64)).toThrow(message);
    expect(() => openState(bad, 64)).toThrow(InputError);
    expect(() => openState(bad, 64)).toThrow(/^.*bad\.json: /);
  });

  it("is refused where it is not there", () => {
    expect(() => openState("/nowhere.json", 64)).toThrow(new InputError("/nowhere.json: no such file"));
  });

  it("is refused where it is a folder", () => {
    expect(() => openState("/", 64)).toThrow(new InputError("/: is a folder, not a file"));
  });
});
