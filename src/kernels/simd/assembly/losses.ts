export { expRow, log1pRow, logRow } from "./elementary";
export { labelLogs, labelOthers } from "./label-terms";
export { spreadOverlap, sumOverlap } from "./overlap";
export { gatherRow, greatestByte, hotRow, maskRow, scatterRow } from "./rows";
export {
  addRowSums,
  clearRows,
  labelGradientRows,
  largestRows,
  narrowRow,
  narrowSteps,
  softmaxRows,
  widenRow,
  widenSteps,
} from "./tile";
