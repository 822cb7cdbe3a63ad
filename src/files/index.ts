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
