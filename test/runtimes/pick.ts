import { type Runtime, runtimes } from "./runtimes.ts";

/** What is asked for. */
export interface Picked {
  readonly runtimes: readonly Runtime[];
  /** Whether pools are opened in bundled pages. */
  readonly pools: boolean;
}

/** The runtimes with these names, "node" being each of Node's; "pools" are the bundled pages. No name is all. */
export function pick(names: readonly string[]): Picked {
  if (names.length === 0) return { runtimes, pools: true };
  const others = names.filter((name) => name !== "pools");
  return { runtimes: pickRuntimes(others), pools: others.length < names.length };
}

function pickRuntimes(names: readonly string[]): readonly Runtime[] {
  const named = (name: string) =>
    runtimes.filter((runtime) => runtime.name === name || runtime.name.replace(/\d+$/, "") === name);
  const unknown = names.find((name) => named(name).length === 0);
  if (unknown !== undefined) {
    const known = runtimes.map(({ name }) => name).join(", ");
    throw new RangeError(`test:runtimes: there is no runtime "${unknown}", want ${known} or pools`);
  }
  return runtimes.filter((runtime) => names.some((name) => named(name).includes(runtime)));
}
