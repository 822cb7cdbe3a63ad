import { checkInteger } from "../../tensor/check-options.ts";

/** As many classes as 16-bit labels can name. */
export const MAX_CLASSES = 65_536;

/** Validates a number of classes. */
export function checkClasses(
  name: string,
  classes: unknown,
  option: string = "classes",
): asserts classes is number {
  checkInteger(name, option, classes, 1);
  if (classes > MAX_CLASSES)
    throw new RangeError(`${name}: ${option} is ${classes}, want at most ${MAX_CLASSES}`);
}
