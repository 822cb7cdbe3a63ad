export { labelLogs, labelOthers, labelSlopes, labelTerms } from "./label-terms";
