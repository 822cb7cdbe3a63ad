import { describe, expect, it } from "vitest";
import { allClaims, computeClaim, holds } from "../../docs/course/claims/claims.ts";

describe("the claims of the course", () => {
  it("are at least 120", () => {
    expect(allClaims.length).toBeGreaterThanOrEqual(120);
  });

  it("have names of their own", () => {
    expect(new Set(allClaims.map(({ id }) => id)).size).toBe(allClaims.length);
  });

  it.each(allClaims.filter(({ slow }) => !slow).map((claim) => [claim.id, claim] as const))(
    "%s",
    (_, claim) => {
      const value = computeClaim(claim);
      expect(holds(claim, value), `${value}, want ${claim.expected} within ${claim.tolerance}`).toBe(true);
    },
  );
});
