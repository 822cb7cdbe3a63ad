export { type LabelFile, type ReadLabelsOptions, readLabels, segmentMask } from "./read-labels.ts";
export type { BlobLike } from "./source/blob-source.ts";
export type { Segment } from "./volume/volume.ts";
