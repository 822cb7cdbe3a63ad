import { describe, expect, it, vi } from "vitest";
import { withOutputs } from "../../docs/gradient-checking/outputs.ts";
import { residualPicture } from "../../docs/gradient-checking/picture.ts";
import { readText } from "../contract/project-files.ts";

vi.mock("softdice", () => import("../../src/index.ts"));

describe("what examples print is up to date; else: npm run gradient-checking", () => {
  it.each(["docs/gradient-checking.md", "README.md"])("in %s", async (path) => {
    const page = readText(path);
    expect(page).toMatch(/^```text$/m);
    expect(await withOutputs(page)).toBe(page);
  });
});

it("the picture of docs/gradient-checking.md is up to date; else: npm run gradient-checking", () => {
  expect(residualPicture()).toBe(readText("docs/gradient-checking/residual.svg"));
});

it("a report is at most 25 lines", () => {
  const reports = [...readText("docs/gradient-checking.md").matchAll(/^```text\n([\s\S]*?)^```$/gm)];
  expect(reports.length).toBeGreaterThan(5);
  for (const [, report] of reports) expect(report!.trimEnd().split("\n").length).toBeLessThanOrEqual(25);
});
