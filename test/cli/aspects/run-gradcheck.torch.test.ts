import { describe, expect, it } from "vitest";
import { pythonCheck, pythonWith } from "../exec/python-loss.ts";

const python = pythonWith("torch");
const check = pythonCheck(python);

describe.skipIf(python === undefined)("a loss in PyTorch, of python3-torch", () => {
  it("is checked with its gradient by autograd", { timeout: 60_000 }, async () => {
    const script = (factor: string) => `
import torch
t = torch.tensor([1.0, 0.0, 1.0, 0.0])
def loss(p):
    return 1 - 2 * (p * t).sum() / (p + t).sum()
def tensor(p):
    return torch.frombuffer(p, dtype=torch.float32).clone().requires_grad_()
def gradient(p):
    x = tensor(p)
    (slope,) = torch.autograd.grad(loss(x), x)
    return [memoryview((${factor} * slope).contiguous().numpy())]
serve(lambda p: loss(tensor(p)).item(), gradient, [torch.tensor([0.8, 0.3, 0.6, 0.1]).numpy()])
`;
    expect((await check(script("1"))).status).toBe(0);
    const { status, stdout, stderr } = await check(script("1.1"));
    expect(status).toBe(2);
    // The target of the loss has four elements: no smaller input is asked about, so that nothing is thrown there.
    expect(stderr).toBe("");
    expect(stdout).toMatch(/smallest input found that still fails:\n {4}const x = tensor\(\[.*\], \[4\]\);/);
  });

  it("may give its gradients as tensors", { timeout: 60_000 }, async () => {
    const { status, stderr } = await check(`
import torch
def gradient(p):
    x = torch.frombuffer(p, dtype=torch.float64).clone().requires_grad_()
    return torch.autograd.grad(x.square().sum(), x)
serve(lambda p: sum(a * a for a in p), gradient, [torch.tensor([0.8, 0.3], dtype=torch.float64)])
`);
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });
});
