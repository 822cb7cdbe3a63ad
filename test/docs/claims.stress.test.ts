import { expect, it } from "vitest";
import { allClaims, computeClaim, holds } from "../../docs/course/claims/claims.ts";

it.each(allClaims.filter(({ slow }) => slow).map((claim) => [claim.id, claim] as const))("%s", (_, claim) => {
  const value = computeClaim(claim);
  expect(holds(claim, value), `${value}, want ${claim.expected} within ${claim.tolerance}`).toBe(true);
});
