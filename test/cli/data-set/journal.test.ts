import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, utimesSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openJournal } from "../../../src/cli/data-set/journal.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
const header = { program: "0.1.0", settings: { "--ignore": 2 } };
const pairOf = (id: string) => ({ id, prediction: write(`${id}-p`, "x"), target: write(`${id}-t`, "x") });
const [a, b] = [pairOf("a"), pairOf("b")];
const stateOf = (id: string) => ({
  id,
  voxels: 4,
  labels: [1],
  intersection: [1],
  predicted: [1],
  actual: [1],
});

/** A journal of the case a, closed. */
function kept(name: string): string {
  const file = `${path}/${name}`;
  const journal = openJournal(file, header, false);
  expect(journal.finished(a)).toBeUndefined();
  journal.add(a, { cases: [stateOf("a")], note: "by index" });
  journal.close();
  return file;
}

describe("openJournal", () => {
  it("gives the cases of an earlier run back", () => {
    const file = kept("back");
    const journal = openJournal(file, header, true);
    expect(journal.finished(a)).toMatchObject({ cases: [stateOf("a")], note: "by index" });
    expect(journal.finished(b)).toBeUndefined();
    journal.add(b, { cases: [stateOf("b")] });
    journal.close();
    const third = openJournal(file, header, true);
    expect([a, b].map((pair) => third.finished(pair)?.cases[0]?.id)).toEqual(["a", "b"]);
    third.remove();
    expect(existsSync(file)).toBe(false);
  });

  it("begins again without resume, and where there is nothing to resume", () => {
    const journal = openJournal(kept("again"), header, false);
    expect(journal.finished(a)).toBeUndefined();
    journal.close();
    openJournal(`${path}/nothing`, header, true).remove();
  });

  it("does not trust a file that has changed since", () => {
    const file = kept("changed");
    utimesSync(a.target, 1, 1);
    expect(openJournal(file, header, true).finished(a)).toBeUndefined();
    utimesSync(a.target, 2, 2);
  });

  it("does not trust a store of which a chunk has changed since", () => {
    mkdirSync(`${path}/a.zarr/0`, { recursive: true });
    const chunk = write("a.zarr/0/0", "x");
    const pair = { id: "a", prediction: `${path}/a.zarr/0`, target: a.target };
    const file = `${path}/store`;
    const first = openJournal(file, header, false);
    first.finished(pair);
    first.add(pair, { cases: [stateOf("a")] });
    first.close();
    const second = openJournal(file, header, true);
    expect(second.finished(pair)?.cases).toHaveLength(1);
    second.close();
    utimesSync(chunk, 1, 1);
    expect(openJournal(file, header, true).finished(pair)).toBeUndefined();
  });

  it("leaves out lines that were cut off or damaged", () => {
    const file = kept("cut");
    const whole = readFileSync(file, "utf8");
    appendFileSync(file, whole.split("\n")[1]!.replace('"a"', '"b"').concat("\n"));
    appendFileSync(file, whole.split("\n")[1]!.slice(0, 40));
    const journal = openJournal(file, header, true);
    expect(journal.finished(a)?.cases[0]?.id).toBe("a");
    expect(journal.finished(b)).toBeUndefined();
    journal.remove();
  });

  it("leaves the file of another run in its place", () => {
    const file = kept("other");
    const journal = openJournal(file, header, false);
    renameSync(write("theirs", "x"), file);
    journal.remove();
    expect(readFileSync(file, "utf8")).toBe("x");
  });

  it.each([
    ["an option", { ...header, settings: {} }, "--ignore none differs from 2"],
    ["a version", { ...header, program: "0.2.0" }, "softdice 0.2.0 differs from 0.1.0"],
  ])("refuses to resume with another %s", (name, other, difference) => {
    const file = kept(`refused ${name}`);
    expect(() => openJournal(file, other, true)).toThrow(
      new InputError(
        `${file}: ${difference} of the run that it would resume; run without --resume to start again`,
      ),
    );
  });

  it.each([
    ["nothing", ""],
    ["text", "hello\n"],
  ])("refuses %s", (name, text) => {
    const file = write(`bad ${name}`, text);
    expect(() => openJournal(file, header, true)).toThrow(
      new InputError(
        `${file}: is not the progress of a run of this softdice; run without --resume to start again`,
      ),
    );
  });
});
