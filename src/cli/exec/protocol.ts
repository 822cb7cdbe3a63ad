import { InputError } from "../../files/source/input-error.ts";

/** The version of the protocol that requests name. */
export const PROTOCOL = 1;

/** An array in a line of JSON: its numbers in base64, little-endian. */
export interface PackedArray {
  readonly dtype: "float32" | "float64";
  readonly shape: readonly number[];
  readonly data: string;
}

/** Where a program wants its loss checked. */
export interface Start {
  readonly inputs: readonly (Float32Array | Float64Array)[];
  readonly shapes: readonly (readonly number[])[];
  readonly domain: readonly [number, number] | undefined;
}

const BYTES = { float32: 4, float64: 8 } as const;

/** Packs numbers for a line; the bytes of an array are little-endian on every machine that runs Node. */
export function packArray(numbers: Float32Array | Float64Array, shape: readonly number[]): PackedArray {
  const dtype = numbers instanceof Float32Array ? "float32" : "float64";
  const data = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString("base64");
  return { dtype, shape, data };
}

/** Parses a line of a program. */
export function parseLine(line: string): Record<string, unknown> {
  let found: unknown;
  try {
    found = JSON.parse(line);
  } catch {
    throw new InputError(
      `--exec: the program wrote ${shown(line)}, want one line of JSON for each request; print other text to stderr, and null for a value that is not finite`,
    );
  }
  if (typeof found !== "object" || found === null || Array.isArray(found)) {
    throw new InputError(`--exec: the program wrote ${shown(line)}, want a JSON object on each line`);
  }
  const answer = found as Record<string, unknown>;
  if (answer.error !== undefined) {
    throw new InputError(`--exec: the program says ${shown(String(answer.error))}; mend the program`);
  }
  return answer;
}

/** The answer to "start": the inputs, and perhaps the domain. */
export function readStart(answer: Record<string, unknown>): Start {
  const { inputs, domain } = answer;
  if (!Array.isArray(inputs) || inputs.length === 0) {
    throw new InputError(
      `--exec: the answer to start has inputs ${shown(inputs)}, want a list of arrays {dtype, shape, data}`,
    );
  }
  const read = inputs.map((input, index) => readArray(input, `input ${index}`));
  return {
    inputs: read.map(({ numbers }) => numbers),
    shapes: read.map(({ shape }) => shape),
    domain: domain === undefined || domain === null ? undefined : readDomain(domain),
  };
}

function readDomain(domain: unknown): [number, number] {
  if (Array.isArray(domain) && domain.length === 2 && domain.every((bound) => typeof bound === "number")) {
    return domain as [number, number];
  }
  throw new InputError(`--exec: domain is ${shown(domain)}, want two numbers such as [0, 1]`);
}

/** The answer to "value": a number; null, for one that is not finite, is NaN. */
export function readValue(answer: Record<string, unknown>): number {
  const { value } = answer;
  if (value === null) return Number.NaN;
  if (typeof value === "number") return value;
  throw new InputError(`--exec: the answer to value has value ${shown(value)}, want a number or null`);
}

/** The answer to "gradient": an array for each input, of its length. */
export function readGradients(
  answer: Record<string, unknown>,
  { inputs }: Start,
): (Float32Array | Float64Array)[] {
  const { gradient } = answer;
  if (!Array.isArray(gradient) || gradient.length !== inputs.length) {
    throw new InputError(
      `--exec: the answer to gradient has gradient ${shown(gradient)}, want a list of ${inputs.length}, an array for each input`,
    );
  }
  return gradient.map((part, index) => {
    const { numbers } = readArray(part, `gradient ${index}`);
    const { length } = inputs[index]!;
    if (numbers.length === length) return numbers;
    throw new InputError(
      `--exec: gradient ${index} has ${numbers.length} numbers, input ${index} has ${length}; give one for each`,
    );
  });
}

function readArray(given: unknown, name: string): { numbers: Float32Array | Float64Array; shape: number[] } {
  const { dtype, shape, data } = (given ?? {}) as Partial<PackedArray>;
  if (dtype !== "float32" && dtype !== "float64") {
    throw new InputError(`--exec: ${name} has dtype ${shown(dtype)}, want "float32" or "float64"`);
  }
  const isShape =
    Array.isArray(shape) &&
    shape.every((extent: unknown) => Number.isSafeInteger(extent) && Number(extent) >= 0);
  if (!isShape) throw new InputError(`--exec: ${name} has shape ${shown(shape)}, want a list such as [2, 3]`);
  const bytes = typeof data === "string" ? Buffer.from(data, "base64") : Buffer.alloc(0);
  const size = shape.reduce((product: number, extent: number) => product * extent, 1);
  if (typeof data !== "string" || bytes.length !== size * BYTES[dtype]) {
    throw new InputError(
      `--exec: ${name} has ${bytes.length} bytes, want ${size * BYTES[dtype]} in base64 for ${dtype} of shape [${shape.join(", ")}]`,
    );
  }
  const whole = new Uint8Array(bytes).buffer;
  return {
    numbers: dtype === "float32" ? new Float32Array(whole) : new Float64Array(whole),
    shape: [...shape],
  };
}

/** A value of a program as it fits into a message. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

const MAX_SHOWN = 60;
