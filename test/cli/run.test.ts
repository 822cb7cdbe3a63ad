import { describe, expect, it } from "vitest";
import { help } from "../../src/cli/help.ts";
import { run } from "../../src/cli/run.ts";
import { version } from "../../src/cli/version.ts";
import { makeNpy } from "./make-npy.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const { path, write } = temporaryFolder();
const prediction = write("prediction.npy", makeNpy("|u1", [2, 3], Uint8Array.of(0, 1, 1, 1, 0, 0)));
const target = write("target.npy", makeNpy("|b1", [2, 3], Uint8Array.of(0, 1, 1, 0, 0, 0)));

function capture(...args: string[]) {
  const written = { out: "", error: "" };
  const code = run(args, {
    out: (text) => {
      written.out += text;
    },
    error: (text) => {
      written.error += text;
    },
    colors: false,
  });
  return { code, ...written };
}

it("answers --help and --version on stdout", () => {
  expect(capture("--help")).toEqual({ code: 0, out: help, error: "" });
  expect(capture("--version")).toEqual({ code: 0, out: `${version()}\n`, error: "" });
});

it("prints a table", () => {
  const { code, out, error } = capture("score", prediction, target);
  expect([code, error]).toEqual([0, ""]);
  expect(out).toMatch(/^1 +3 +2 +0\.8000 +0\.6667 +0\.6667 +1\.0000$/m);
});

describe("--json", () => {
  it("prints one document with everything", () => {
    const { code, out, error } = capture(
      "score",
      prediction,
      target,
      "--json",
      "--classes",
      "3",
      "--ignore",
      "9",
    );
    expect([code, error]).toEqual([0, ""]);
    expect(JSON.parse(out)).toEqual({
      prediction,
      target,
      shape: [2, 3],
      voxels: 6,
      ignored: { label: 9, voxels: 0 },
      classes: [
        {
          class: 0,
          predicted: 3,
          actual: 4,
          intersection: 3,
          dice: 6 / 7,
          jaccard: 3 / 4,
          precision: 1,
          recall: 3 / 4,
        },
        {
          class: 1,
          predicted: 3,
          actual: 2,
          intersection: 2,
          dice: 4 / 5,
          jaccard: 2 / 3,
          precision: 2 / 3,
          recall: 1,
        },
        {
          class: 2,
          predicted: 0,
          actual: 0,
          intersection: 0,
          dice: null,
          jaccard: null,
          precision: null,
          recall: null,
        },
      ],
      includeBackground: false,
      mean: { dice: 4 / 5, jaccard: 2 / 3, precision: 2 / 3, recall: 1, classes: 1 },
      skipped: [2],
    });
  });

  it("holds the timing", () => {
    const { out, error } = capture("score", prediction, target, "--json", "--timing");
    expect(error).toBe("");
    const stages = ["start", "read", "decompress", "decode", "count", "total"];
    expect(Object.keys(JSON.parse(out).milliseconds)).toEqual(stages);
  });
});

it("prints the timing on stderr", () => {
  const { code, out, error } = capture("score", prediction, target, "--timing");
  expect(code).toBe(0);
  expect(out).not.toContain("decode");
  expect(error).toMatch(/^\nstart +\d+\.\d ms\nread .*\ndecompress .*\ndecode .*\ncount .*\ntotal .*\n$/);
});

describe("errors are one line and exit code 1", () => {
  const fails = (...args: string[]) => {
    const { code, out, error } = capture(...args);
    expect([code, out]).toEqual([1, ""]);
    return error;
  };

  it("of the arguments", () => {
    expect(fails("score", "a.nii")).toBe(
      "softdice: score takes two files, <prediction> <target>, and was given 1\n",
    );
  });

  it("of a file", () => {
    expect(fails("score", `${path}/none.nii`, target)).toBe(`softdice: ${path}/none.nii: no such file\n`);
    expect(fails("score", prediction, `${path}`)).toMatch(/: the name does not tell a format/);
  });

  it("of a name over two lines", () => {
    expect(fails("score", "a\nb.nii", target)).toBe("softdice: a b.nii: no such file\n");
  });
});

it("lets a fault of the program through", () => {
  const broken = {
    out: () => {
      throw new RangeError("bug");
    },
    error: () => {},
    colors: false,
  };
  expect(() => run(["--help"], broken)).toThrow(new RangeError("bug"));
});
