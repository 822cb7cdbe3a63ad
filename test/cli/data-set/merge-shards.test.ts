import { describe, expect, it } from "vitest";
import { type DataSet, emptyMeter } from "../../../src/cli/data-set/data-set.ts";
import { mergeShards } from "../../../src/cli/data-set/merge-shards.ts";
import { type ShardState, shardText } from "../../../src/cli/data-set/shard-state.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { exampleDataSet } from "../example-data-set.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();

/** The cases of the example in parts of one, each with the notes of its own. */
function shards(): ShardState[] {
  const { meter, notes, ...rest } = exampleDataSet();
  const { cases, skipped, ...rules } = meter.toJSON();
  const all = [...cases, ...skipped];
  return all.map((one, index) => ({
    ...(JSON.parse(
      shardText({ index: index + 1, of: all.length }, { ...rest, notes: [], meter }),
    ) as ShardState),
    notes: notes.filter(({ id }) => id === one.id),
    meter: { ...rules, cases: "reason" in one ? [] : [one], skipped: "reason" in one ? [one] : [] },
  }));
}

const save = (name: string, state: object) => write(`${name}.json`, JSON.stringify(state));
const plain = ({ meter, ...rest }: DataSet) => ({ ...rest, meter: meter.toJSON() });

it("is the whole again, in any sequence", () => {
  const files = shards().map((state, index) => save(`s${index}`, state));
  for (const sequence of [files, [...files].reverse(), [files[2]!, files[0]!, files[3]!, files[1]!]]) {
    expect(plain(mergeShards(sequence))).toEqual(plain(exampleDataSet()));
  }
});

it("takes a shard that is missing for a failure", () => {
  const [first, , third, fourth] = shards().map((state, index) => save(`m${index}`, state));
  const { skipped } = mergeShards([fourth!, first!, third!]).meter.toJSON();
  expect(skipped).toContainEqual({ id: "shard 2 of 4", reason: "its file was not given to merge" });
});

it("takes a single shard", () => {
  const text = shardText({ index: 1, of: 1 }, exampleDataSet());
  expect(plain(mergeShards([write("single.json", text)]))).toEqual(plain(exampleDataSet()));
});

describe("errors", () => {
  const [one, two] = shards() as [ShardState, ShardState, ...ShardState[]];
  const good = save("good", one);
  const other = (name: string, changes: object) => save(name, { ...two, ...changes });
  const surface = { tolerances: [1], percentiles: [], average: false };
  const different = "; shards are merged of one data set, scored with the same options";
  it.each([
    ["folders", { targets: "other" }, 'targets "other" differ from "t"'],
    ["scores", { scores: ["dice"] }, 'scores ["dice"] differ from ["dice","recall"]'],
    ["numbers", { shard: { index: 2, of: 9 } }, "shard of 9 differ from of 4"],
    [
      "files",
      { unpaired: { predictions: [], targets: [] } },
      'unpaired {"predictions":[],"targets":[]} differ from {"predictions":["x.nii"],"targets":["y.png","z.png"]}',
    ],
    ["classes", { meter: emptyMeter(3, undefined).toJSON() }, "classes 3 differ from none"],
    [
      "measures",
      { meter: emptyMeter(undefined, surface).toJSON() },
      `surface ${JSON.stringify(emptyMeter(undefined, surface).toJSON().surface)} differ from none`,
    ],
  ])("other %s", (name, changes, message) => {
    const file = other(`other ${name}`, changes);
    expect(() => mergeShards([good, file])).toThrow(
      new InputError(`${file}: ${message} of ${good}${different}`),
    );
  });

  it.each([
    ["no JSON", "{", /: is not JSON \(.+\); it may be cut off$/],
    ["another document", '{"a": 1}', ": is not what softdice score --shard writes"],
    ["no object", "3", ": is not what softdice score --shard writes"],
    [
      "a later version",
      JSON.stringify({ ...one, version: 2 }),
      ": is of version 2, want 1; merge by the softdice that wrote it",
    ],
    [
      "no folders",
      JSON.stringify({ ...one, targets: undefined }),
      ": is not whole: fields of a shard are missing or changed",
    ],
    [
      "no part",
      JSON.stringify({ ...one, shard: { index: 3, of: 2 } }),
      ": is not whole: fields of a shard are missing or changed",
    ],
    [
      "no meter",
      JSON.stringify({ ...one, meter: 1 }),
      ": is not whole: fields of a shard are missing or changed",
    ],
    ["a meter of nothing", JSON.stringify({ ...one, meter: {} }), /: DiceMeter\.fromJSON: /],
    ["no file", undefined, ": no such file"],
  ])("%s", (name, text, message) => {
    const file = text === undefined ? `${path}/none.json` : write(`bad ${name}.json`, text);
    const expected = typeof message === "string" ? new InputError(`${file}${message}`) : message;
    expect(() => mergeShards([file])).toThrow(expected);
  });

  it("the same part twice", () => {
    const again = save("again", one);
    expect(() => mergeShards([good, again])).toThrow(
      new InputError(`${again}: is shard 1, and so is ${good}; give each once`),
    );
  });

  it("the same case in two parts", () => {
    const file = other("overlapping", { meter: one.meter });
    expect(() => mergeShards([good, file])).toThrow(InputError);
    expect(() => mergeShards([good, file])).toThrow(/overlapping\.json: DiceMeter\.merge: /);
  });
});
