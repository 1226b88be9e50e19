"""Makes the Arrow files beside it, as clients upload them, and what pandas reads out of them.

Needs pyarrow and pandas; run it in this folder.
"""

import datetime
import decimal
import json

import numpy
import pandas
import pyarrow
import pyarrow.feather


def write(name, table, **options):
    with pyarrow.ipc.new_file(name + ".arrow", table.schema, options=pyarrow.ipc.IpcWriteOptions(**options)) as file:
        for batch in table.to_batches(max_chunksize=options.pop("rows", 3)):
            file.write_batch(batch)


frame = pandas.DataFrame(
    {
        "whole": [1, 2, 3, 4],
        "small": numpy.array([1, 2, 3, 255], "u1"),
        "large": numpy.array([1, 2, 3, 2**64 - 1], "u8"),
        "real": [1.5, -2.25, float("nan"), 1e300],
        "single": numpy.array([1.5, 2, 3, 4], "f4"),
        "half": numpy.array([1.5, 2, 3, 4], "f2"),
        "truth": [True, False, True, True],
        "text": ["a", "b\u00f6c", None, "\U0001f600 <&>,\"\n"],
        "time": pandas.to_datetime(["2020-01-01", "2020-01-02 01:02:03.5", None, "1969-12-31 23:59:59"], format="mixed"),
        "zoned": pandas.to_datetime(["2020-01-01", "2020-07-02", "2020-01-01", None]).tz_localize("Europe/Berlin"),
        "span": pandas.to_timedelta([1, 2, None, -1.5], "s"),
        "category": pandas.Categorical(["x", "yy", None, "x"]),
        "gaps": pandas.array([1, None, 3, 4], dtype="Int32"),
        "doubt": pandas.array([True, None, False, True], dtype="boolean"),
        "day": [datetime.date(2020, 1, 1), None, datetime.date(1969, 12, 31), datetime.date(9999, 12, 31)],
        "bytes": [b"ab", b"\xff'", None, b""],
        "list": [[1], [2, 3], [], None],
        "number": [decimal.Decimal("1.50"), None, decimal.Decimal("-3.25"), decimal.Decimal("0.00")],
        "record": [{"a": 1, "b": "x"}, {"a": 2, "b": None}, None, {"a": 3, "b": "y"}],
        "clock": [datetime.time(1, 2, 3), None, datetime.time(0, 0), datetime.time(23, 59, 59, 999999)],
        "nothing": [None] * 4,
    },
    index=[10, 20, 30, 40],
)
table = pyarrow.Table.from_pandas(frame)
write("types", table)
write("indexed", table.select(["whole", "text", "__index_level_0__"]))

with open("types.schema", "wb") as file:
    file.write(table.schema.serialize())

rows = 20_000
wide = pyarrow.table(
    {
        "i": numpy.arange(rows) % 1000,
        "x": numpy.arange(rows) * 0.5,
        "s": [f"row {i} of {rows}" if i % 7 else None for i in range(rows)],
    }
)
for codec in ("lz4", "zstd"):
    pyarrow.feather.write_feather(wide, codec + ".arrow", compression=codec, chunksize=15_000)

others = pyarrow.table(
    {
        "view": pyarrow.array(["a", "a text longer than twelve bytes", None], pyarrow.string_view()),
        "large": pyarrow.array(["a", None, "c"], pyarrow.large_string()),
        "fixed": pyarrow.array([[1, 2], None, [5, 6]], pyarrow.list_(pyarrow.int16(), 2)),
        "seconds": pyarrow.array([0, None, 1], pyarrow.timestamp("s")),
        "map": pyarrow.array([[("a", 1)], [], None], pyarrow.map_(pyarrow.string(), pyarrow.int32())),
        "date64": pyarrow.array([0, None, 86_400_000], pyarrow.date64()),
        "A": pyarrow.array([1, 2, 3], pyarrow.int8()),
        "a": pyarrow.array([4, 5, 6], pyarrow.int8()),
    }
)
write("others", others)

numpys = {}
for name in frame:
    # As Tiled makes an array of a column.
    values = pyarrow.ipc.open_file("types.arrow").read_pandas()[name]
    try:
        array = numpy.asarray(values.values)
        if array.dtype.kind == "O" or isinstance(values.dtype, pandas.StringDtype):
            array = numpy.array([str(value) for value in values])
    except TypeError:
        continue
    numpys[name] = {"dtype": array.dtype.str, "hex": array.tobytes().hex()}
with open("columns.json", "w") as file:
    json.dump(numpys, file, indent=1)
