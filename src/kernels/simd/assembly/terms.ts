export { labelLogs, labelOthers, labelSlopes, labelTerms } from "./label-terms";
export { logSigmoidRow } from "./log-sigmoid";
