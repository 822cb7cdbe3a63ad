"""Runs a command. Prints milliseconds of processor time of its process, a run a line, and the peak in MB."""

import resource
import subprocess
import sys

runs, command = int(sys.argv[1]), sys.argv[2:]


def used():
    """Seconds of processor time of all children so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


for run in range(runs + 1):
    start = used()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    if run > 0:
        print((used() - start) * 1e3, flush=True)
print("peak", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000)
