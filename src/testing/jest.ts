import { type GradcheckMatchers, gradcheckMatchers } from "./gradcheck-matchers.ts";

declare global {
  namespace jest {
    interface Matchers<R, T> extends GradcheckMatchers<T> {}
  }
}

/** Jest's own, unless its globals are turned off. */
declare const expect: { extend(matchers: object): void } | undefined;

if (typeof expect === "undefined") {
  throw new Error(
    "softdice/testing/jest: the global expect is missing, want Jest's setupFilesAfterEnv; without globals call expect.extend(gradcheckMatchers)",
  );
}
expect.extend(gradcheckMatchers);
