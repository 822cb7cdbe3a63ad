/** Every entry of the package, by the name under which it is imported. */
export const ENTRIES: Record<string, () => Promise<object>> = {
  softdice: () => import("../../../src/index.ts"),
  "softdice/files": () => import("../../../src/files/index.ts"),
  "softdice/testing": () => import("../../../src/testing/gradcheck-matchers.ts"),
  "softdice/testing/fast-check": () => import("../../../src/testing/fast-check.ts"),
  "softdice/testing/jest": () => import("../../../src/testing/jest.ts"),
  "softdice/testing/vitest": () => import("../../../src/testing/vitest.ts"),
  "softdice/workers": () => import("../../../src/workers/index.ts"),
  "softdice/workers/worker": () => import("../../../src/workers/worker.ts"),
};
