import { linkSync, mkdirSync, symlinkSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkApart, checkOutputs, checkWritable } from "../../../src/cli/output/check-outputs.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { path, write } = temporaryFolder();
const output = (file: string, option = "--output") => ({ option, file });

describe("checkWritable", () => {
  it("accepts a file that exists, and one that does not yet", () => {
    checkWritable(write("old", "x"));
    checkWritable(`${path}/new`);
    checkWritable("new");
  });

  it("refuses a folder, and a file in a folder that does not exist", () => {
    mkdirSync(`${path}/folder`);
    expect(() => checkWritable(`${path}/folder`)).toThrow(
      new InputError(`${path}/folder: is a folder, want a file to write`),
    );
    expect(() => checkWritable(`${path}/none/a`)).toThrow(
      new InputError(`${path}/none/a: the folder is missing: ${path}/none`),
    );
  });
});

describe("checkOutputs", () => {
  it("refuses one file for two outputs, by whatever paths", () => {
    symlinkSync(".", `${path}/same`);
    for (const other of [`${path}/out`, `${path}/same/out`]) {
      expect(() => checkOutputs([output(`${path}/out`), output(other, "--html")])).toThrow(
        new InputError(`--output and --html are both ${other}; give each a separate file`),
      );
    }
    const [file, link] = [write("one", "x"), `${path}/two`];
    linkSync(file, link);
    expect(() => checkOutputs([output(file), output(link, "--html")])).toThrow(InputError);
    checkOutputs([output(file), output(`${path}/out`, "--html")]);
  });

  it.skipIf(process.platform !== "linux")("accepts a device twice", () => {
    checkOutputs([output("/dev/null"), output("/dev/null", "--html")]);
  });
});

describe("checkApart", () => {
  it("refuses an output that is an input, by whatever path", () => {
    const input = write("input", "x");
    symlinkSync("input", `${path}/alias`);
    linkSync(input, `${path}/hard`);
    for (const file of [input, `${path}/alias`, `${path}/hard`]) {
      expect(() => checkApart([output(file)], ["other", input])).toThrow(
        new InputError(`--output ${file} is the input ${input}, which it would replace; choose another file`),
      );
    }
  });

  it("accepts outputs beside the inputs, and does not look at inputs without need", () => {
    checkApart([output(write("report", "x"))], [write("data", "x"), `${path}/none`]);
    const inputs = (function* (): Generator<string> {
      yield expect.unreachable();
    })();
    checkApart([output(`${path}/fresh`)], inputs);
  });
});
