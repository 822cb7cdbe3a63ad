export { labelGradientRows } from "./label-gradient";
export { addLabelLanes, readLabels } from "./labels";
export { boundRow, spreadOverlap, sumOverlap } from "./overlap";
export { gatherRow, greatestByte, hotRow, maskRow, scatterRow } from "./rows";
export { sigmoidRows } from "./sigmoid";
export { markRows, sigmoidPullbackRows, slopeRow, softmaxPullbackRows, sumRow } from "./soft";
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
} from "./tile";
