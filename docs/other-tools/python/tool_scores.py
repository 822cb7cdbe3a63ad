"""What the tools share: a number for each score, class by class."""

import math

TOLERANCE = 1.5


def scores_of(values):
    """The number of each score; a function that raises an error gives none."""
    return {name: number(value) for name, value in values.items()}


def number(value):
    try:
        value = float(value())
    except Exception:
        return None
    if math.isnan(value):
        return None
    return str("-" * (value < 0) + "Infinity") if math.isinf(value) else value


def by_class(scores, empty=True):
    """A tool of masks, class by class; without `empty`, it has no scores of a class that a map lacks."""

    def both(prediction, target, spacing, classes):
        masks = [(prediction == label, target == label) for label in range(1, classes)]
        return {"classes": [scores(p, t, spacing) if empty or (p.any() and t.any()) else {} for p, t in masks]}

    return both


def version_of(package):
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "source"
