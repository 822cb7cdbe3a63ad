export { scalePowers } from "./elementary/exponential";
export { spreadHot, sumHotOverlap } from "./hot-overlap";
export { labelGradientRows } from "./tiles/label-gradient";
export { addLabelLanes, readLabels } from "./tiles/labels";
export { boundRow, spreadOverlap, sumOverlap } from "./overlap";
export { gatherRow, greatestByte, hotRow, maskRow, scatterRow } from "./rows";
export { sigmoidRows } from "./elementary/sigmoid";
export { markRows, othersRows, sigmoidPullbackRows, slopeRow, softmaxPullbackRows, sumRow } from "./tiles/soft";
export {
  addRowSums,
  clearRows,
  largestRows,
  narrowRow,
  narrowSteps,
  softmaxRows,
  widenRow,
  widenLargestRows,
  widenSteps,
} from "./tiles/tile";
