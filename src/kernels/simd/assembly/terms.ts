export { expRow, log1pRow, logRow } from "./elementary";
export { labelLogs, labelOthers, labelSlopes, labelTerms } from "./label-terms";
