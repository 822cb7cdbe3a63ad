export { expRow, log1pRow, logRow } from "./elementary";
export { spreadOverlap, sumOverlap } from "./overlap";
export { gatherRow, greatestByte, hotRow, maskRow, scatterRow } from "./rows";
