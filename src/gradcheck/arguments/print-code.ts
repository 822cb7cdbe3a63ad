import { describeList } from "../../tensor/describe.ts";
import { LabelMap } from "../../tensor/label-map.ts";
import { Tensor } from "../../tensor/tensor.ts";
import type { LossArguments } from "./loss-arguments.ts";

/** More numbers than these nobody pastes. */
const MAX_PRINTED_NUMBERS = 64;

/** The arguments of a loss as code to paste; null if they are too long. */
export function printCode({ x, target }: LossArguments): string | null {
  const names = x.length === 1 ? ["x"] : x.map((_, index) => `x${index}`);
  const values: [string, unknown][] = x.map((input, index) => [names[index]!, input]);
  if (target !== undefined) values.push(["target", target]);
  const lines: string[] = [];
  for (const [name, value] of values) {
    const code = literal(value);
    if (code === null) return null;
    lines.push(`const ${name} = ${code};`);
  }
  return lines.join("\n");
}

function literal(value: unknown): string | null {
  const isMap = value instanceof LabelMap;
  const data = value instanceof Tensor || isMap ? value.data : value;
  if (!(ArrayBuffer.isView(data) && !(data instanceof DataView))) return null;
  const numbers = Array.from(data as unknown as ArrayLike<number>);
  if (numbers.length > MAX_PRINTED_NUMBERS) return null;
  const list = `[${numbers.map((number) => (Object.is(number, -0) ? "-0" : String(number))).join(", ")}]`;
  if (value instanceof Tensor) {
    const dtype = value.dtype === "float64" ? ', { dtype: "float64" }' : "";
    return `tensor(${list}, ${describeList(value.shape)}${dtype})`;
  }
  return isMap ? `labelMap(${list}, ${describeList(value.shape)})` : `new ${data.constructor.name}(${list})`;
}
