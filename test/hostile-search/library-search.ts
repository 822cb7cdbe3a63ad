import * as softdice from "../../src/index.ts";
import { FILE_CALLS } from "./file-calls.ts";
import { JUNK, type Junk } from "./junk.ts";
import { containsNaN, type Outcome, outcomeOfError, snapshot } from "./outcome.ts";
import { VALID_CALLS, type ValidCall, WORKER_CALLS } from "./valid-calls.ts";

const CALLS = [...VALID_CALLS, ...WORKER_CALLS, ...FILE_CALLS];

/** A call that did not come out as it should. */
export interface Finding {
  readonly outcome: Outcome;
  readonly call: string;
  readonly said: string;
}

const EXPORTS = softdice as unknown as Readonly<Record<string, never>>;

/** Places of a list of arguments where junk may stand: an argument, or a field or element of it. */
function placesOf(args: readonly unknown[]): (readonly [index: number, key: string | null])[] {
  return args.flatMap((arg, index) => {
    const isPlain = Array.isArray(arg) || Object.prototype.toString.call(arg) === "[object Object]";
    const isOurs =
      arg instanceof softdice.Tensor || arg instanceof softdice.LabelMap || arg instanceof softdice.DiceMeter;
    const keys = isPlain && !isOurs ? Object.keys(arg as object) : [];
    return [[index, null] as const, ...keys.map((key) => [index, key] as const)];
  });
}

/** Runs every right call as it is: one that fails would hide what the search looks for. */
export async function checkValidCalls(): Promise<void> {
  const known = new Set(CALLS.map(({ name }) => name.replace(/\..*/, "")));
  const missing = Object.keys(EXPORTS).filter(
    (name) => typeof EXPORTS[name] === "function" && !known.has(name),
  );
  if (missing.length > 0) console.log(`without a call in valid-calls.ts: ${missing.join(", ")}`);
  for (const valid of CALLS) {
    const { outcome, said } = await outcomeOf(valid, []);
    if (outcome !== "result") throw new Error(`${valid.name} as it is: ${outcome}: ${said}`);
  }
}

/** Calls every public function with one or two places of a right call replaced by junk. */
export async function searchLibrary(calls: number, random: () => number) {
  const tally = new Map<Outcome, number>();
  const findings: Finding[] = [];
  const below = (count: number) => Math.floor(random() * count);
  for (let made = 0; made < calls; made++) {
    const valid = CALLS[below(CALLS.length)]!;
    const places = placesOf(valid.args());
    const changes = Array.from({ length: random() < 0.7 ? 1 : 2 }, () => ({
      place: places[below(places.length)]!,
      junk: JUNK[below(JUNK.length)]!,
    }));
    const { outcome, said } = await outcomeOf(valid, changes);
    tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
    if (outcome === "unclear error" || outcome === "wrong result") {
      const texts = changes.map(
        ({ place, junk }) => `${place.filter((one) => one !== null).join(".")} = ${junk.what}`,
      );
      findings.push({ outcome, call: `${valid.name}(${texts.join(", ")})`, said });
    }
  }
  return { tally, findings };
}

interface Change {
  readonly place: readonly [index: number, key: string | null];
  readonly junk: Junk;
}

function changed(valid: ValidCall, changes: readonly Change[]): unknown[] {
  const args = valid.args();
  for (const {
    place: [index, key],
    junk,
  } of changes) {
    if (key === null) args[index] = junk.make();
    else if (
      Array.isArray(args[index]) ||
      Object.prototype.toString.call(args[index]) === "[object Object]"
    ) {
      Reflect.set(args[index] as object, key, junk.make());
    }
  }
  return args;
}

async function outcomeOf(
  valid: ValidCall,
  changes: readonly Change[],
): Promise<{ readonly outcome: Outcome; readonly said: string }> {
  const forged = changes.some(({ junk }) => junk.forged);
  const f = EXPORTS[valid.name]!;
  const run = async () => {
    const args = changed(valid, changes);
    const before = snapshot(args);
    const result = await (valid.call ? valid.call(f, args) : (f as (...all: unknown[]) => unknown)(...args));
    return { result, untouched: snapshot(args) === before };
  };
  try {
    const { result, untouched } = await run();
    if (forged) return { outcome: "result", said: "" };
    if (!untouched) return { outcome: "wrong result", said: "an input was changed" };
    const hasNaN = changes.some(
      ({ junk }) => containsNaN(junk.make()) || /infinity|NaN|throws/i.test(junk.what),
    );
    if (!valid.allowsNaN && !hasNaN && containsNaN(result)) return { outcome: "wrong result", said: "NaN" };
    const again = await run();
    if (snapshot(result) !== snapshot(again.result)) {
      return { outcome: "wrong result", said: "another result the second time" };
    }
    return { outcome: "result", said: "" };
  } catch (error) {
    const said = String((error as Error)?.message ?? error).slice(0, 200);
    return { outcome: outcomeOfError(error, valid.name, forged), said };
  }
}
