import { type Runtime, runtimes } from "./runtimes.ts";

/** The runtimes with these names; "node" is each of Node's, no name is all. */
export function pick(names: readonly string[]): readonly Runtime[] {
  const named = (name: string) =>
    runtimes.filter((runtime) => runtime.name === name || runtime.name.replace(/\d+$/, "") === name);
  const unknown = names.find((name) => named(name).length === 0);
  if (unknown !== undefined) {
    const known = runtimes.map(({ name }) => name).join(", ");
    throw new RangeError(`test:runtimes: there is no runtime "${unknown}", want ${known}`);
  }
  return names.length === 0
    ? runtimes
    : runtimes.filter((runtime) => names.some((name) => named(name).includes(runtime)));
}
