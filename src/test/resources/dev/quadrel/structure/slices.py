"""Writes slices.json: what numpy takes out of arrays. Run beside it with any Python that has numpy.

Each case: the array's shape, the slice as text, the result's shape, and the numbers of its elements in C order;
"error" where numpy refuses an index.
"""

import itertools
import json
import pathlib

import numpy

NUMBERS = ["", "0", "1", "3", "4", "5", "9", "-1", "-2", "-5", "-6", "-9"]
STEPS = ["", "1", "2", "3", "7", "-1", "-2", "-7"]
MORE = [
    ([], ""), ([4], ""), ([4], "2"), ([4], "-4"), ([4], "4"), ([4], "-5"), ([0], ":"), ([0], "::-1"), ([0], "0"),
    ([3, 4], "1"), ([3, 4], "1,2"), ([3, 4], ":,1"), ([3, 4], "::-1,::-1"), ([3, 4], "1:,:2"), ([3, 4], "-1,1:3"),
    ([3, 4], "0:0,:"), ([3, 4], " 0 : 2 , 1 "), ([3, 4], "3,0"), ([2, 3, 4], ":,::2"), ([2, 3, 4], "1,:,-1"),
    ([2, 3, 4], "::-1,1,::3"), ([2, 0, 4], "0,:,1"), ([2, 3, 4], "0,1,2"), ([5], "9223372036854775807:"),
    ([5], ":99999999999999999999999"), ([5], "-99999999999999999999999::2"), ([5], "::99999999999999999999999"),
    ([5], "::-99999999999999999999999"), ([5], "+1:+3"),
]


def part(text):
    pieces = [int(piece) if piece.strip() else None for piece in text.split(":")]
    return slice(*pieces) if ":" in text else pieces[0]


def case(shape, text):
    array = numpy.arange(numpy.prod(shape, dtype=int)).reshape(shape)
    try:
        taken = array[tuple(part(piece) for piece in text.split(","))] if text else array
    except IndexError:
        return {"shape": shape, "slice": text, "error": True}
    return {"shape": shape, "slice": text, "result": list(taken.shape), "elements": taken.ravel().tolist()}


cases = [case([5], ":".join(parts)) for parts in itertools.product(NUMBERS, NUMBERS, STEPS)]
cases += [case(shape, text) for shape, text in MORE]
lines = ",\n".join(json.dumps(each) for each in cases)
pathlib.Path(__file__).with_name("slices.json").write_text(f"[\n{lines}\n]\n")
