"""The count matrix of the weighting and similarity oracles: small, with every awkward row."""

import numpy as np

COUNTS = np.array(
    [
        [3, 1, 0, 2, 0, 5, 0, 1, 0, 1],
        [1, 0, 4, 2, 1, 7, 0, 0, 2, 1],
        [3, 1, 0, 2, 0, 5, 0, 1, 0, 1],  # the same as the first
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],  # empty
        [0, 0, 6, 0, 0, 0, 0, 0, 0, 0],  # one term
        [0, 0, 3, 0, 2, 0, 4, 0, 1, 0],  # shares nothing with the first
        [6, 2, 0, 4, 0, 10, 0, 2, 0, 2],  # twice the first
        [300, 1, 1, 2, 9, 4, 1, 8, 3, 2],  # every term, one of them often
    ]
)


def swift(name, source, text):
    """A Swift file with `text` as a string constant."""
    return (
        f"/// Made by {source}.\n"
        f'let {name} = """\n' + "".join(f"  {line}\n" for line in text) + '  """'
    )


def numbers(values):
    return " ".join(repr(float(v)) for v in values)
