"""The losses in PyTorch, eager, on one thread. Prints milliseconds of processor time, a run a line."""

import sys
import time

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(3)
work, runs, voxels = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
batch, classes = (int(text) for text in sys.argv[4:6]) if len(sys.argv) > 5 else (1, 1)


def dice(p, t, axes):
    """One minus the Dice of each class, its mean."""
    total = p.sum(axes) + t.sum(axes)
    return (1 - (2 * (p * t).sum(axes) + 1e-6) / (total + 1e-6)).mean()


def lovasz(z, labels):
    """The Lovász softmax loss over all classes."""
    p = torch.softmax(z, 1).movedim(1, -1).reshape(-1, classes)
    flat = labels.reshape(-1)
    losses = []
    for c in range(classes):
        hit = (flat == c).float()
        errors, order = torch.sort((hit - p[:, c]).abs(), descending=True)
        hit = hit[order]
        jaccard = 1 - (hit.sum() - hit.cumsum(0)) / (hit.sum() + (1 - hit).cumsum(0))
        weights = torch.cat([jaccard[:1], jaccard[1:] - jaccard[:-1]])
        losses.append(torch.dot(errors, weights))
    return torch.stack(losses).mean()


if work in ("binary", "custom"):
    t = (torch.rand(voxels) < 0.3).float()
    x = torch.rand(voxels, requires_grad=True)
    loss = lambda: dice(x, t, (0,))
else:
    x = (torch.rand((batch, classes, voxels)) * 6 - 3).requires_grad_()
    labels = torch.randint(0, classes, (batch, voxels))
    hot = torch.zeros(x.shape).scatter_(1, labels[:, None], 1.0)

    def focal():
        logs = torch.log_softmax(x, 1).gather(1, labels[:, None])
        return (-((1 - logs.exp()) ** 2) * logs).mean()

    loss = {
        "softmax": lambda: dice(torch.softmax(x, 1), hot, (2,)),
        "entropy": lambda: dice(torch.softmax(x, 1), hot, (2,)) + F.cross_entropy(x, labels),
        "focal": focal,
        "lovasz": lambda: lovasz(x, labels),
    }[work]



def measure():
    """Milliseconds of processor time of a loss with its gradient."""
    x.grad = None
    start = time.process_time()
    loss().backward()
    return (time.process_time() - start) * 1e3


# As long as other subjects, it warms up for a second.
end = time.perf_counter() + 1
measure()
while time.perf_counter() < end:
    measure()
for run in range(runs):
    print(measure(), flush=True)
