import { pairFiles, readLabelPair, readLabels, segmentMask } from "../../src/files/index.ts";
import { labelMap } from "../../src/index.ts";
import type { ValidCall } from "./valid-calls.ts";

const HEADER =
  "NDims = 2\nDimSize = 2 2\nElementType = MET_UCHAR\nElementSpacing = 1 2\nElementDataFile = LOCAL\n";
const bytes = () => Uint8Array.from([...Buffer.from(HEADER), 0, 1, 1, 2]);
const file = (name = "mask.mha") => new File([bytes()], name);
const named = (...names: string[]) => names.map((name) => ({ name }));
const read = { name: "mask.mha" };

type FileCall = (...all: readonly unknown[]) => unknown;

const ofFiles = (name: string, f: unknown, args: () => unknown[]): ValidCall => ({
  name,
  args,
  call: (_: never, given: readonly unknown[]) => (f as FileCall)(...given),
});

/** The calls of softdice/files: bytes and files of a page. */
export const FILE_CALLS: readonly ValidCall[] = [
  ofFiles("readLabels", readLabels, () => [
    bytes(),
    {
      ...read,
      files: [file("other.raw")],
      colors: { "#ff0000": 1 },
      array: "mask",
      packages: {},
      maxBytes: 999,
    },
  ]),
  ofFiles("readLabels", readLabels, () => [file(), { name: undefined, files: [] }]),
  ofFiles("readLabels", readLabels, () => [
    {
      size: bytes().length,
      name: "mask.mha",
      arrayBuffer: async () => bytes().buffer,
    },
    {},
  ]),
  ofFiles("readLabelPair", readLabelPair, () => [
    bytes(),
    file(),
    { prediction: read, target: {}, ignoreOrientation: true },
  ]),
  ofFiles("segmentMask", segmentMask, () => {
    const layer = labelMap([0, 2, 2, 1]);
    return [
      {
        labels: layer,
        layers: [layer],
        segments: [{ name: "liver", label: 2, layer: 0 }],
        spacing: null,
        affine: null,
        notes: [],
      },
      "liver",
    ];
  }),
  ofFiles("pairFiles", pairFiles, () => [
    named("a.nii.gz", "a.npz"),
    [file("a.mha"), file("b.mha")],
    { content: "probabilities" },
  ]),
];
