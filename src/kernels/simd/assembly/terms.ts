export { addBinaryTerms, binaryGradientRow } from "./tiles/binary-terms";
export { labelLogs, labelOthers, labelSlopes, labelTerms } from "./tiles/label-terms";
export { log1pRow } from "./elementary";
export { logSigmoidRow } from "./elementary/log-sigmoid";
export { addSoftTerms, logPullbackRows } from "./tiles/soft-terms";
export { termGradientRows } from "./tiles/term-gradient";
