"""Writes arrays.json: arrays of each type with what they are in each form. Run with any Python that has numpy.

Each case: the data type as on the wire, the shape, the bytes, the JSON value, the CSV text where numpy's own is meant
(floats are compared as numbers), the NPY file's header. Where the Python package tiled is there too, its JSON is
compared with the one written here, for the types that it can send.
"""

import base64
import io
import json
import math
import pathlib

import numpy

DATA = "data:application/octet-stream;base64,"
RECORD = [("a", "<i4"), ("b", ">f8"), ("c", "S2"), ("it's", "<i2", (2,)), ("e", [("x", "?"), ("y", "<M8[s]")])]


def cases():
    yield "bool", numpy.array([[True, False]]), True
    yield "int8", numpy.array([-128, 127], "i1"), True
    yield "int16 big", numpy.array([[-2, 258]], ">i2"), False
    yield "int64", numpy.array([-(2**63), 2**63 - 1]), True
    yield "uint8", numpy.array([0, 255], "u1"), True
    yield "uint32 big", numpy.array([2**32 - 1], ">u4"), False
    yield "uint64", numpy.array([2**64 - 1, 1], "u8"), True
    yield "float16", numpy.array([0.1, 65504, numpy.nan, numpy.inf, -0.0], "f2"), True
    yield "float32", numpy.array([[0.1, 1e-7], [3.4028235e38, numpy.nan]], "f4"), True
    yield "float64", numpy.array([0.1, 5e-324, 1e22, 123456789.123, -numpy.inf, 1e16, -0.0]), True
    yield "float64 big", numpy.array([[0.1], [numpy.nan]], ">f8"), False
    yield "complex64", numpy.array([1 + 2j, complex(0.1, numpy.nan)], "c8"), False
    yield "complex128 big", numpy.array([[1 - 2j, 0.5]], ">c16"), False
    for unit in ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "ps", "fs", "as", "10ns", "25s"]:
        yield f"datetime {unit}", numpy.array([0, 5, -1, 12345, "NaT"], f"M8[{unit}]"), False
        yield f"timedelta {unit}", numpy.array([0, 5, -1, "NaT"], f"m8[{unit}]"), False
    yield "datetime", numpy.array(["2020-02-29T01:02:03.5", "1677-09-22"], "M8[ms]"), True
    yield "datetime big", numpy.array([["0001-01-01", "9999-12-31", "12345-01-01"]], ">M8[D]"), False
    yield "bytes", numpy.array([b"ab", b"c", b"\xff", b"", b"a\0b"], "S3"), True
    yield "text", numpy.array(["ab", '\u00fc"\n\x01,', "\U0001f600", ""]), True
    yield "text big", numpy.array([["ab", "\u00fc"]], ">U3"), False
    yield "void", numpy.array([b"ab", b"\0d"]).view("V2"), True
    yield "record", numpy.array([(1, 2.5, b"x", [1, 2], (True, "2020-01-01")), (3, numpy.nan, b"y", [3, 4], (False, "NaT"))], RECORD), False
    yield "scalar", numpy.array(5.5), True
    yield "scalar text", numpy.array("a"), True
    yield "empty elements", numpy.zeros(2, "V0"), False
    yield "no elements", numpy.zeros((0,)), True
    yield "no columns", numpy.zeros((2, 0)), True
    yield "no rows", numpy.zeros((0, 2)), True
    yield "nothing deep", numpy.zeros((2, 1, 0, 3)), True
    yield "three dimensions", numpy.arange(24, dtype="i4").reshape(2, 3, 4), True
    yield "long", numpy.arange(9000, dtype="i4"), True


def data_type(dtype):
    if dtype.fields:
        return {"itemsize": dtype.itemsize, "fields": [field(name, dtype.fields[name][0]) for name in dtype.names]}
    order = {"<": "little", ">": "big", "|": "not_applicable", "=": "little"}[dtype.byteorder]
    units = dtype.str[dtype.str.index("[") :] if dtype.kind in "mM" else None
    return {"endianness": order, "kind": dtype.kind, "itemsize": dtype.itemsize, "dt_units": units}


def field(name, dtype):
    base, shape = dtype.subdtype or (dtype, None)
    return {"name": name, "dtype": data_type(base), "shape": shape and list(shape)}


def as_json(value):
    if isinstance(value, numpy.void) and value.dtype.names:
        return [as_json(value[name]) for name in value.dtype.names]
    if isinstance(value, numpy.ndarray):
        return as_json(value[()]) if value.ndim == 0 and value.dtype.fields is None else [as_json(each) for each in value]
    if isinstance(value, numpy.void):
        return DATA + base64.b64encode(bytes(value.tobytes())).decode()
    if isinstance(value, bytes):
        return DATA + base64.b64encode(bytes(value)).decode()
    if isinstance(value, numpy.datetime64):
        return None if numpy.isnat(value) else iso(value)
    if isinstance(value, numpy.timedelta64):
        return None if numpy.isnat(value) else int(value.view("i8"))
    if isinstance(value, numpy.complexfloating):
        return [as_json(value.real), as_json(value.imag)]
    if isinstance(value, numpy.floating):
        return float(value) if math.isfinite(value) else None
    return value.item()


def iso(value):
    whole, _, digits = str(value).partition(".")
    date, _, time = whole.partition("T")
    date += "-01" * (2 - date[1:].count("-"))
    time += "00:00:00"[len(time) :] if len(time) != 2 else ":00:00"
    digits = digits.rstrip("0")
    return date + "T" + time + ("." + digits.ljust(6, "0") if digits else "")


def csv(array):
    if array.ndim not in (1, 2) or array.dtype.kind not in "biufmM" or array.dtype == "f2":
        return None
    text = io.StringIO()
    numpy.savetxt(text, array, fmt="%s", delimiter=",")
    return text.getvalue()


def npy_header(array):
    file = io.BytesIO()
    numpy.save(file, array)
    return file.getvalue()[: len(file.getvalue()) - array.nbytes]


def compare(array, expected):
    try:
        from tiled.utils import safe_json_dump
    except ImportError:
        return
    sent = json.loads(safe_json_dump(array))
    exact = array.dtype not in ("f4", "f2")
    assert sent == expected if exact else numpy.array_equal(
        numpy.array(sent, array.dtype), numpy.array(expected, array.dtype), equal_nan=True
    ), (sent, expected)


lines = []
for name, array, known in cases():
    expected = as_json(array)
    if known:
        compare(array, expected)
    lines.append(
        json.dumps(
            {
                "name": name,
                "data_type": data_type(array.dtype),
                "shape": array.shape,
                "bytes": base64.b64encode(array.tobytes()).decode(),
                "json": expected,
                "csv": csv(array),
                "npy": base64.b64encode(npy_header(array)).decode(),
            }
        )
    )
text = ",\n".join(lines)
pathlib.Path(__file__).with_name("arrays.json").write_text(f"[\n{text}\n]\n")
