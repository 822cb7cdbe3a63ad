import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

/** Whether the runtime compiles code from text; workerd does not. */
export const canPaste = ((): boolean => {
  try {
    return new Function("return true")();
  } catch {
    return false;
  }
})();

/** The names that printed code declares, and what they hold, as if it stood in somebody's file. */
export function paste(code: string): Record<string, unknown> {
  const names = [...code.matchAll(/^\s*const (\w+) =/gm)].map((match) => match[1]!);
  const evaluate = new Function("tensor", "labelMap", `${code}\nreturn { ${names.join(", ")} };`);
  return evaluate(tensor, labelMap);
}
