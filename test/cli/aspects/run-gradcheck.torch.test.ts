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
    expect((await check(script("1.1"))).status).toBe(2);
  });
});
