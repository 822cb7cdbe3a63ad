import { describe, expect, it } from "vitest";
import { type DataSet, emptyMeter } from "../../../src/cli/data-set/data-set.ts";
import { mergeStates } from "../../../src/cli/data-set/merge-states.ts";
import { type StateFile, stateText } from "../../../src/cli/data-set/state-file.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { exampleDataSet } from "../example-data-set.ts";
import { signedState } from "../signed-state.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const origin = { program: "0.1.0", settings: { "--ignore": 2 } };

/** The cases of the example in parts of one, each with its own notes. */
function shards(): StateFile[] {
  const { meter, notes, segments, ...rest } = exampleDataSet();
  const { cases, skipped, ...rules } = meter.toJSON();
  const all = [...cases, ...skipped];
  return all.map((one, index) => {
    const part = { ...origin, shard: { index: index + 1, of: all.length } };
    const { checksum: _, ...state } = JSON.parse(
      stateText(part, { ...rest, notes: [], segments: [], meter }),
    );
    return {
      ...state,
      notes: notes.filter(({ id }) => id === one.id),
      segments: segments.filter(({ ids }) => ids[0] === one.id),
      meter: { ...rules, cases: "reason" in one ? [] : [one], skipped: "reason" in one ? [one] : [] },
    };
  });
}

const save = (name: string, state: object) => write(`${name}.json`, signedState(state));
const plain = ({ meter, ...rest }: DataSet) => ({ ...rest, meter: meter.toJSON() });

it("is the whole again, in any sequence", () => {
  const files = shards().map((state, index) => save(`s${index}`, state));
  for (const sequence of [files, [...files].reverse(), [files[2]!, files[0]!, files[3]!, files[1]!]]) {
    expect(plain(mergeStates(sequence).dataSet)).toEqual(plain(exampleDataSet()));
  }
});

it("takes a case once that is the same in several files", () => {
  const files = shards().map((state, index) => save(`d${index}`, state));
  const whole = write("all.json", stateText(origin, exampleDataSet()));
  expect(plain(mergeStates([files[1]!, whole, files[1]!]).dataSet)).toEqual(plain(exampleDataSet()));
});

describe("missing shards", () => {
  const missing = (...places: number[]) => {
    const all = shards();
    const files = places.map((place) => save(`m${place}`, all[place]!));
    const known = new Set(
      exampleDataSet()
        .meter.toJSON()
        .skipped.map(({ id }) => id),
    );
    return mergeStates(files)
      .dataSet.meter.toJSON()
      .skipped.filter(({ id }) => !known.has(id));
  };

  it("are one failure", () => {
    expect(missing(0, 1, 2, 3)).toEqual([]);
    expect(missing(3, 0, 2)).toEqual([{ id: "shard 2 of 4", reason: "its file was not given to merge" }]);
    expect(missing(1)).toEqual([{ id: "shards 1, 3–4 of 4", reason: "their files were not given to merge" }]);
  });

  it("are told apart from a case of that name", () => {
    const [, two] = shards();
    const { meter } = two!;
    const named = { ...meter, cases: meter.cases.map((one) => ({ ...one, id: "shards 1, 3–4 of 4" })) };
    const { skipped } = mergeStates([save("named", { ...two!, meter: named })]).dataSet.meter.toJSON();
    expect(skipped.map(({ id }) => id)).toEqual(["(shards 1, 3–4 of 4)"]);
  });

  it("are found soon among a hundred thousand", () => {
    const [one] = shards();
    const { skipped } = mergeStates([
      save("many", { ...one!, shard: { index: 1, of: 100_000 } }),
    ]).dataSet.meter.toJSON();
    expect(skipped).toEqual([
      { id: "shards 2–100000 of 100000", reason: "their files were not given to merge" },
    ]);
  });
});

describe("errors", () => {
  const [one, two] = shards() as [StateFile, StateFile, ...StateFile[]];
  const good = save("good", one);
  const other = (name: string, changes: object) => save(name, { ...two, ...changes });
  const different =
    "; states are merged of one data set, scored with the same options by one version of softdice";
  it.each([
    ["folders", { targets: "other" }, 'targets "other" differs from "t"'],
    ["scores", { scores: ["dice"] }, 'scores ["dice"] differs from ["dice","recall"]'],
    ["versions", { program: "0.2.0" }, 'program "0.2.0" differs from "0.1.0"'],
    ["options", { settings: {} }, "--ignore none differs from 2"],
    ["files", { unpaired: { predictions: [], targets: [] } }, "the files of its folders differ from those"],
  ])("other %s", (name, changes, message) => {
    const file = other(`other ${name}`, changes);
    expect(() => mergeStates([good, file])).toThrow(
      new InputError(`${file}: ${message} of ${good}${different}`),
    );
  });

  it("another meter", () => {
    const file = other("other meter", { meter: emptyMeter(3, undefined).toJSON() });
    expect(() => mergeStates([good, file])).toThrow(/other meter\.json: DiceMeter\.merge: /);
    const empty = save("empty", { ...one, meter: {} });
    expect(() => mergeStates([empty])).toThrow(/empty\.json: DiceMeter\.fromJSON: /);
  });

  it("a case that differs", () => {
    const [id] = one.meter.cases.map((it) => it.id);
    const changed = one.meter.cases.map((it) => ({ ...it, voxels: it.voxels + 1 }));
    const file = other("changed", { meter: { ...one.meter, cases: changed } });
    expect(() => mergeStates([good, file])).toThrow(
      new InputError(
        `${file}: case ${id} differs from the one in ${good}; leave one of the files out, or score the case again`,
      ),
    );
  });
});
