"""Writes pictures.json: arrays with the grey levels that Tiled's PNG of them has. Run with any Python that has numpy.

The levels: between the 1st and the 99th percentile in 32-bit floats, to 8 bits, rounded half to even.
"""

import base64
import json
import pathlib

import numpy

random = numpy.random.default_rng(7)
ARRAYS = {
    "float64": random.normal(size=(13, 17)),
    "float32 of wide range": random.lognormal(sigma=9, size=(20, 10)).astype("f4"),
    "int16 big": random.integers(-3000, 3000, size=(9, 8)).astype(">i2"),
    "uint8 colours": random.integers(0, 256, size=(6, 5, 3)).astype("u1"),
    "uint16 colours with opacity": random.integers(0, 65536, size=(6, 5, 4)).astype("u2"),
    "grey with opacity": random.normal(size=(3, 4, 2)).astype("f4"),
    "uint64": random.integers(0, 2**63, size=(5, 5)).astype("u8") * 2,
    "bool": random.integers(0, 2, size=(4, 4)).astype("?"),
    "one dimension": numpy.arange(10.0),
    "constant": numpy.full((2, 2), 7.5),
    "single": numpy.array(3.0),
    "infinite": numpy.array([[1, 2], [3, numpy.inf]]),
    "halves": random.normal(size=(5, 6)).astype("f2"),
    "real part": numpy.array([[1 + 5j, 2], [3, 4 - 9j]]),
}


def levels(array):
    array = numpy.atleast_2d(array.real).astype(numpy.float32)
    low, high = numpy.percentile(array, 1), numpy.percentile(array, 99)
    scaled = numpy.clip((array - low) / (high - low), 0, 1)
    return numpy.nan_to_num(numpy.rint(scaled * numpy.float32(255))).astype(int)


def data_type(dtype):
    order = "big" if dtype.byteorder == ">" else "not_applicable" if dtype.itemsize == 1 else "little"
    return {"endianness": order, "kind": dtype.kind, "itemsize": dtype.itemsize, "dt_units": None}


lines = []
with numpy.errstate(all="ignore"):
    for name, array in ARRAYS.items():
        lines.append(
            json.dumps(
                {
                    "name": name,
                    "data_type": data_type(array.dtype),
                    "shape": array.shape,
                    "bytes": base64.b64encode(array.tobytes()).decode(),
                    "levels": levels(array).ravel().tolist(),
                }
            )
        )
text = ",\n".join(lines)
pathlib.Path(__file__).with_name("pictures.json").write_text(f"[\n{text}\n]\n")
