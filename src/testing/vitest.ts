import { expect } from "vitest";
import { type GradcheckMatchers, gradcheckMatchers } from "./gradcheck-matchers.ts";

declare module "vitest" {
  interface Matchers<T> extends GradcheckMatchers<T> {}
}

expect.extend(gradcheckMatchers);
