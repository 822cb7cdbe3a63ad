import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  areFolders,
  findByLayout,
  findPairs,
  pairOfFiles,
  suggestLayout,
  withMissingPredictions,
} from "../../../src/cli/find/find-pairs.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();

/** Two folders with empty files of these names. */
function folders(name: string, predictions: readonly string[], targets: readonly string[]): [string, string] {
  const make = (side: string, files: readonly string[]) => {
    const folder = join(path, name, side);
    mkdirSync(folder, { recursive: true });
    for (const file of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      write(join(name, side, file), "x");
    }
    return folder;
  };
  return [make("p", predictions), make("t", targets)];
}

it("two files are a pair, named after the target", () => {
  expect(pairOfFiles("x/a.npy", "y/b.nii.gz")).toEqual({
    id: "b",
    prediction: "x/a.npy",
    target: "y/b.nii.gz",
  });
});

describe("areFolders", () => {
  const [p] = folders("kinds", ["a.nii"], []);
  const file = join(p, "a.nii");
  it("tells folders from all else", () => {
    expect(areFolders(p, p)).toBe(true);
    expect(areFolders(file, file)).toBe(false);
  });

  it("takes a Zarr store, and what is in it, for a file", () => {
    const [stores] = folders("stores", ["a.ome.zarr/labels/.zattrs"], []);
    const store = join(stores, "a.ome.zarr");
    expect([areFolders(store, store), areFolders(`${store}/labels`, file)]).toEqual([false, false]);
    expect(pairOfFiles(`${store}/labels`, `${store}/labels`).id).toBe("a");
    expect(findPairs(stores, stores, []).items).toEqual([{ id: "a", prediction: store, target: store }]);
  });

  it("names a path that leads nowhere, and the one that was meant", () => {
    expect(() => areFolders(join(path, "kind"), p)).toThrow(
      new InputError(`${join(path, "kind")}: no such file or folder; did you mean "kinds"?`),
    );
    expect(() => areFolders(p, "nowhere/at/all")).toThrow(
      new InputError("nowhere/at/all: no such file or folder"),
    );
    const address = "https://example.org/a.nii.gz";
    expect(() => areFolders(address, p)).toThrow(
      new InputError(`${address}: is an address, and softdice reads files; download it first, as by curl -O`),
    );
  });

  it("refuses one of each", () => {
    const message = `${p} is a folder and ${file} is not; give two files or two folders`;
    expect(() => areFolders(p, file)).toThrow(new InputError(message));
    expect(() => areFolders(file, p)).toThrow(new InputError(message));
  });
});

describe("findPairs", () => {
  it("matches paths but for their endings, in the order of ids", () => {
    const [p, t] = folders(
      "plain",
      ["b.nii.gz", "B.nii", "s/a.npy", "only.png"],
      ["B.png", "b.nii", "s/a.NII.GZ", "a.nii"],
    );
    expect(findPairs(p, t, [])).toEqual({
      items: [
        { id: "B", prediction: join(p, "B.nii"), target: join(t, "B.png") },
        { id: "b", prediction: join(p, "b.nii.gz"), target: join(t, "b.nii") },
        { id: "s/a", prediction: join(p, "s/a.npy"), target: join(t, "s/a.NII.GZ") },
      ],
      unpaired: { predictions: ["only.png"], targets: ["a.nii"] },
      missing: [{ id: "a", target: join(t, "a.nii") }],
      passedOver: { predictions: [], targets: [] },
    });
  });

  it("takes a pattern for each folder, and counts what matches neither", () => {
    const names = ["a_pred.nii.gz", "b_pred.nii.gz", "log.txt"];
    const [p, t] = folders("patterns", names, ["a_seg.nii.gz", "a_image.nii.gz"]);
    const found = findPairs(p, t, ["{id}_pred", "{id}_seg.nii.gz"]);
    expect(found.items.map(({ id }) => id)).toEqual(["a"]);
    expect(found).toMatchObject({
      unpaired: { predictions: ["b_pred.nii.gz"], targets: [] },
      passedOver: { predictions: ["log.txt"], targets: ["a_image.nii.gz"] },
    });
  });

  it("takes one pattern for both folders", () => {
    const [p, t] = folders("one", ["a/seg.nii", "a/image.nii"], ["a/seg.nii.gz"]);
    expect(findPairs(p, t, ["{id}/seg"])).toMatchObject({
      items: [{ id: "a" }],
      unpaired: { predictions: [], targets: [] },
      passedOver: { predictions: ["a/image.nii"] },
    });
  });

  it("takes a name in two Unicode normal forms for one name", () => {
    const [composed, decomposed] = ["ä.nii".normalize("NFC"), "ä.nii".normalize("NFD")] as const;
    const [p, t] = folders("forms", [composed], [decomposed]);
    expect(findPairs(p, t, []).items).toEqual([
      { id: "ä".normalize("NFC"), prediction: join(p, composed), target: join(t, decomposed) },
    ]);
    const [both] = folders("both-forms", [composed, decomposed], []);
    expect(findPairs(both, t, []).items).toEqual([
      {
        id: "ä".normalize("NFC"),
        reason: expect.stringMatching(/ are the same case; keep one, or name its ending by --match$/),
      },
    ]);
  });

  it("does not choose between two files of a case", () => {
    const [p, t] = folders("twice", ["a.nii", "a.nii.gz", "b.nii"], ["a.nii", "b.nii"]);
    const both = `${join(p, "a.nii")} and ${join(p, "a.nii.gz")}`;
    expect(findPairs(p, t, [])).toMatchObject({
      items: [
        { id: "a", reason: `${both} are the same case; keep one, or name its ending by --match` },
        { id: "b" },
      ],
      unpaired: { predictions: [], targets: [] },
    });
  });

  it("chooses the predictions of nnU-Net by what they are read as, and passes over what is beside them", () => {
    const beside = ["a.pkl", "dataset.json", "plans.json", "summary.json"];
    const [p, t] = folders("nnunet", ["a.nii.gz", "a.npz", ...beside], ["a.nii.gz"]);
    const { items, passedOver } = findPairs(p, t, [], "probabilities");
    expect(items).toEqual([
      {
        id: "a",
        prediction: join(p, "a.npz"),
        target: join(t, "a.nii.gz"),
        note: expect.stringContaining(".npz was read"),
      },
    ]);
    expect([...passedOver.predictions].sort()).toEqual(["a.nii.gz", ...beside]);
    expect(findPairs(p, t, []).items).toMatchObject([{ prediction: join(p, "a.nii.gz") }]);
    // A pattern chooses first.
    expect(findPairs(p, t, ["{id}.npz", "{id}"]).items).toEqual([
      { id: "a", prediction: join(p, "a.npz"), target: join(t, "a.nii.gz") },
    ]);
  });

  it("makes a fault of what cannot be read, once for both folders", () => {
    const [p, t] = folders("loops", ["s/a.nii"], ["s/a.nii"]);
    for (const side of [p, t]) symlinkSync("..", join(side, "s/up"));
    const { items } = findPairs(p, t, []);
    expect(items).toEqual([
      expect.objectContaining({ id: "s/a" }),
      { id: "s/up/", reason: expect.stringMatching(/^.*p\/s\/up: is a link .*; .*t\/s\/up: is a link .*$/) },
    ]);
  });
});

describe("layouts", () => {
  const brats = folders(
    "brats",
    ["BraTS-GLI-1-000.nii.gz", "BraTS-GLI-2-000.nii.gz"],
    ["BraTS-GLI-1-000/BraTS-GLI-1-000-seg.nii.gz", "BraTS-GLI-1-000/BraTS-GLI-1-000-t1c.nii.gz"],
  );
  const bids = folders(
    "bids",
    ["sub-01/ses-1/anat/sub-01_ses-1_desc-x_dseg.nii.gz", "sub-02/anat/sub-02_dseg.nii.gz"],
    ["sub-01/ses-1/anat/sub-01_ses-1_dseg.nii.gz", "sub-02/anat/sub-02_dseg.nii.gz"],
  );

  it("find the pairs of BraTS and BIDS", () => {
    expect(findByLayout(...brats, "brats").items.map(({ id }) => id)).toEqual(["BraTS-GLI-1-000"]);
    expect(findByLayout(...bids, "bids").items.map(({ id }) => id)).toEqual(["01/ses-1", "02"]);
  });

  it("are suggested where they find pairs", () => {
    expect(suggestLayout(...brats)).toEqual({ layout: "brats", pairs: 1 });
    expect(suggestLayout(...folders("strange", ["1_a.nii"], ["1_b.nii"]))).toBeNull();
  });
});

it("withMissingPredictions adds the targets that have none", () => {
  const [p, t] = folders("missing", ["a.nii"], ["a.nii", "b.nii", "c.nii"]);
  const found = withMissingPredictions(findPairs(p, t, []));
  expect(found.items).toEqual([
    { id: "a", prediction: join(p, "a.nii"), target: join(t, "a.nii") },
    { id: "b", prediction: null, target: join(t, "b.nii") },
    { id: "c", prediction: null, target: join(t, "c.nii") },
  ]);
  expect(found.unpaired.targets).toEqual([]);
});
