export {
  type FilePair,
  type FilePairs,
  type NamedFile,
  type PairFilesOptions,
  pairFiles,
} from "./pair-files.ts";
export { type LabelPair, type ReadLabelPairOptions, readLabelPair } from "./read-label-pair.ts";
export {
  type LabelFile,
  type LabelFileSource,
  type ReadLabelsOptions,
  readLabels,
  segmentMask,
} from "./read-labels.ts";
export type { BlobLike } from "./source/blob-source.ts";
export type { Segment } from "./volume/volume.ts";
