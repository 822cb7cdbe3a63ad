import { compareMeters } from "../../../src/cli/compare/compare-meters.ts";
import {
  type PageComparison,
  pageComparison,
  valuesOfBoth,
} from "../../../src/cli/compare/comparison-page.ts";
import { rankedModels } from "../compare/ranked-models.ts";

/** A poor model beside a good one, in three cases. */
export function exampleComparison(): PageComparison {
  const [poor, good] = rankedModels();
  const options = { scores: ["dice", "recall"] as const, includeBackground: false, resamples: 50 };
  const comparison = compareMeters(poor!, good!, new Map([[1, "liver"]]), options);
  return pageComparison(comparison, valuesOfBoth([poor!, good!], options), undefined);
}
