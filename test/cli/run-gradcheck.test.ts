import { describe, expect, it } from "vitest";
import { pythonCheck, pythonWith } from "./exec/python-loss.ts";

const python = pythonWith("json");
const checkPython = pythonCheck(python);

/** Dice of probabilities, whose gradient is multiplied by a factor. */
const dice = (factor: string, code = "d") => `
from array import array
t = [1, 0, 1, 0]
def value(p):
    print("printed by the loss")
    return 1 - 2 * sum(a * b for a, b in zip(p, t)) / (sum(p) + sum(t))
def gradient(p):
    i, u = sum(a * b for a, b in zip(p, t)), sum(p) + sum(t)
    return [array("${code}", [${factor} * 2 * (i - b * u) / u ** 2 for b in t])]
serve(value, gradient, [array("${code}", [0.8, 0.3, 0.6, 0.1])], domain=(0, 1))
`;

describe.skipIf(python === undefined)("a loss in Python", () => {
  it("passes if its gradient is correct", async () => {
    const { status, stdout, stderr } = await checkPython(dice("1"));
    expect(stdout).toMatch(/^gradcheck: pass, a relative error of \S+e-1\d would have been seen/);
    expect(stderr).toContain("printed by the loss");
    expect(status).toBe(0);
  });

  it("fails if it is not, with code 2 and a report", async () => {
    const { status, stdout } = await checkPython(dice("-1"), "--json", "--seed", "3");
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ verdict: "fail", seed: 3 });
    expect(JSON.stringify(report.pattern)).toContain("sign");
    expect(status).toBe(2);
  });

  it("may have several inputs of more than one axis, in float32", async () => {
    const { status, stdout } = await checkPython(`
from array import array
x = memoryview(array("f", [1, 2, 3, 4])).cast("B").cast("f", [2, 2])
y = array("d", [0.5])
value = lambda a, b: sum(map(sum, a.tolist())) * b[0]
gradient = lambda a, b: [array("f", [b[0]] * 4), array("d", [sum(map(sum, a.tolist()))])]
serve(value, gradient, [x, y])
`);
    expect(stdout).toContain("gradcheck: pass");
    expect(stdout).toContain("5 elements of shape [2, 2] and [1]");
    expect(status).toBe(0);
  });

  it("is refused if it throws, gives no number, or is not there", async () => {
    const one = 'from array import array\nserve(lambda x: 1 / 0, lambda x: [x], [array("d", [1])])';
    const thrown = await checkPython(one);
    expect(thrown.status).toBe(1);
    expect(thrown.stderr).toMatch(/softdice: --exec: the program ended with code 1: ZeroDivisionError: /);
    const nan = 'from array import array\nserve(lambda x: float("nan"), lambda x: [x], [array("d", [1])])';
    const refused = await checkPython(nan);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain("softdice: --exec: gradcheck: f is NaN at x, want a finite value");
    const short = 'from array import array\nserve(lambda x: x[0], lambda x: [x[:1]], [array("d", [1, 2])])';
    expect((await checkPython(short)).stderr).toContain(
      "gradient 0 has 1 numbers, input 0 has 2; give one for each",
    );
  });
});
