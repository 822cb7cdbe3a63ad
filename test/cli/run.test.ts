import { describe, expect, it } from "vitest";
import { help } from "../../src/cli/help.ts";
import { run } from "../../src/cli/run.ts";
import { version } from "../../src/cli/version.ts";
import { makeNpy } from "../files/make/make-npy.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const { path, write } = temporaryFolder();
const prediction = write("prediction.npy", makeNpy("|u1", [2, 3], Uint8Array.of(0, 1, 1, 1, 0, 0)));
const target = write("target.npy", makeNpy("|b1", [2, 3], Uint8Array.of(0, 1, 1, 0, 0, 0)));

async function capture(...args: string[]) {
  const written = { out: "", error: "" };
  const code = await run(args, {
    out: (text) => {
      written.out += text;
    },
    error: (text) => {
      written.error += text;
    },
    colors: false,
    program: new URL("file:///none"),
  });
  return { code, ...written };
}

it("answers --help and --version on stdout", async () => {
  expect(await capture("--help")).toEqual({ code: 0, out: help, error: "" });
  expect(await capture("--version")).toEqual({ code: 0, out: `${version()}\n`, error: "" });
});

it("prints a table", async () => {
  const { code, out, error } = await capture("score", prediction, target);
  expect([code, error]).toEqual([0, ""]);
  expect(out).toMatch(/^1 +3 +2 +0\.8000 +0\.6667 +0\.6667 +1\.0000$/m);
});

describe("--json", () => {
  it("prints one document with everything", async () => {
    const { code, out, error } = await capture(
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

  it("holds the timing", async () => {
    const { out, error } = await capture("score", prediction, target, "--json", "--timing");
    expect(error).toBe("");
    const stages = ["start", "read", "decompress", "decode", "count", "total"];
    expect(Object.keys(JSON.parse(out).milliseconds)).toEqual(stages);
  });
});

it("prints the timing on stderr", async () => {
  const { code, out, error } = await capture("score", prediction, target, "--timing");
  expect(code).toBe(0);
  expect(out).not.toContain("decode");
  expect(error).toMatch(/^\nstart +\d+\.\d ms\nread .*\ndecompress .*\ndecode .*\ncount .*\ntotal .*\n$/);
});

describe("errors are one line and exit code 1", () => {
  const fails = async (...args: string[]) => {
    const { code, out, error } = await capture(...args);
    expect([code, out]).toEqual([1, ""]);
    return error;
  };

  it("of the arguments", async () => {
    expect(await fails("score", "a.nii")).toBe(
      "softdice: score takes two files or folders, <predictions> <targets>, and was given 1\n",
    );
  });

  it("of a file", async () => {
    expect(await fails("score", `${path}/none.nii`, target)).toBe(
      `softdice: ${path}/none.nii: no such file or folder\n`,
    );
    expect(await fails("score", prediction, `${path}`)).toBe(
      `softdice: ${path} is a folder and ${prediction} is not; give two files or two folders\n`,
    );
    expect(await fails("merge", prediction)).toMatch(/^softdice: .*prediction\.npy: is not JSON .*\n$/);
  });

  it("of a name over two lines", async () => {
    expect(await fails("score", "a\nb.nii", target)).toBe("softdice: a\\nb.nii: no such file or folder\n");
  });

  it.each(["--output", "--html"])("of a file for %s, before anything is scored", async (option) => {
    expect(await fails("score", prediction, target, option, "no/such")).toBe(
      "softdice: no/such: the folder is missing: no\n",
    );
  });
});

it("lets a fault of the program through", async () => {
  const broken = {
    out: () => {
      throw new RangeError("bug");
    },
    error: () => {},
    colors: false,
    program: new URL("file:///none"),
  };
  await expect(run(["--help"], broken)).rejects.toThrow(new RangeError("bug"));
});
