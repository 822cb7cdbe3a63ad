import { expect, it } from "vitest";
import { pairFiles } from "../../src/files/pair-files.ts";

const named = (...names: string[]) => names.map((name) => ({ name }));

/** The pairs as names, and the rest of the answer. */
function pair(predictions: string[], targets: string[], options = {}) {
  const { pairs, ...rest } = pairFiles(named(...predictions), named(...targets), options);
  return { pairs: pairs.map(({ id, prediction, target }) => [id, prediction.name, target.name]), ...rest };
}

it("pairs names without endings, in the order of the ids, and leaves out what is not read", () => {
  expect(
    pair(["b.nii.gz", "a.MHD", "a.raw", "c.png"], ["a.seg.nrrd", "b.nii", "d.npy", "README.txt"]),
  ).toEqual({
    pairs: [
      ["a", "a.MHD", "a.seg.nrrd"],
      ["b", "b.nii.gz", "b.nii"],
    ],
    faults: [],
    unpaired: { predictions: named("c.png"), targets: named("d.npy") },
  });
});

it("reads labels beside the .npz of a case, and the .npz for probabilities, with a note", () => {
  const both = ["a.npz", "a.nii.gz", "b.npz"];
  expect(pair(both, ["a.mha", "b.mha"]).pairs).toEqual([
    ["a", "a.nii.gz", "a.mha"],
    ["b", "b.npz", "b.mha"],
  ]);
  expect(pair(both, both, { content: "probabilities" }).pairs).toEqual([
    ["a", "a.npz", "a.nii.gz"],
    ["b", "b.npz", "b.npz"],
  ]);
  expect(pairFiles(named(...both), named("a.mha", "b.mha")).pairs[0]!.notes).toEqual([
    "prediction: .nii.gz was read and .npz beside it passed over, since labels were asked for",
  ]);
});

it("names files among which there is nothing to choose by", () => {
  expect(pair(["a.nii", "a.mha", "b.nii"], ["a.nii", "b.nii", "b.nii"])).toEqual({
    pairs: [],
    faults: [
      { id: "a", reason: "predictions: a.nii and a.mha are the same case; leave one of them out" },
      { id: "b", reason: "targets: b.nii and b.nii are the same case; leave one of them out" },
    ],
    unpaired: { predictions: [], targets: [] },
  });
});

it("pairs one file with one, whatever their names, and both forms of an umlaut", () => {
  expect(pair(["x.npz"], ["truth.nii.gz"]).pairs).toEqual([["truth", "x.npz", "truth.nii.gz"]]);
  expect(pair(["\u00e4.png", "b.png"], ["a\u0308.png", "b.png"]).pairs.map(([id]) => id)).toEqual([
    "b",
    "\u00e4",
  ]);
});

it.each([
  [[null, [], {}], "pairFiles: predictions is null, want a list of files"],
  [[new Float32Array(0), [], {}], "pairFiles: predictions is a Float32Array, want a list of files"],
  [[[], 3, {}], "pairFiles: targets is 3, want a list of files"],
  [[[{ name: 1 }], [], {}], "pairFiles: predictions[0] has the name 1, want a file with a name"],
  [[[], [null], {}], "pairFiles: targets[0] has the name undefined, want a file with a name"],
  [[[], [], { content: "masks" }], "pairFiles: content"],
  [[[], [], { contents: "labels" }], "contents"],
])("refuses %j", (given, message) => {
  expect(() => pairFiles(...(given as Parameters<typeof pairFiles>))).toThrow(message);
});
