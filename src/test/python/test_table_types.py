"""Tables: every common type of pandas and Arrow comes back as it was written, the index included."""

import datetime
import decimal

import numpy
import pandas
import pyarrow
import pytest
from pandas.testing import assert_frame_equal

pytestmark = pytest.mark.m2

MOMENTS = pandas.to_datetime(["2026-01-01T12:00", "2026-06-01T00:00:00.123456", None], format="ISO8601")
COLUMNS = {
    "int8": numpy.array([1, -2, 127], "i1"),
    "int64": numpy.array([1, -2, 2**62]),
    "uint8": numpy.array([0, 1, 255], "u1"),
    "uint64": numpy.array([0, 1, 2**64 - 1], "u8"),
    "float16": numpy.array([0.5, numpy.nan, -2.0], "f2"),
    "float32": numpy.array([0.5, numpy.nan, numpy.inf], "f4"),
    "float64": numpy.array([0.1, numpy.nan, -numpy.inf]),
    "bool": numpy.array([True, False, True]),
    "text": ["a", "äöü 日本語", ""],
    "text with None": ["a", None, "c"],
    "string": pandas.array(["a", None, "c"], dtype="string"),
    "bytes": [b"a", b"\x00\xff", None],
    "Int64": pandas.array([1, None, 2**62], dtype="Int64"),
    "UInt8": pandas.array([1, None, 255], dtype="UInt8"),
    "Float64": pandas.array([1.5, None, 2.5], dtype="Float64"),
    "boolean": pandas.array([True, None, False], dtype="boolean"),
    "category": pandas.Categorical(["low", "high", "low"], categories=["low", "mid", "high"]),
    "ordered category": pandas.Categorical(["low", "high", None], categories=["low", "high"], ordered=True),
    "category of numbers": pandas.Categorical([3, 1, 3]),
    "datetime": MOMENTS,
    "datetime ns": MOMENTS.astype("datetime64[ns]"),
    "datetime ms": MOMENTS.astype("datetime64[ms]"),
    "datetime s": pandas.to_datetime(["2026-01-01", "1900-01-01", None]).astype("datetime64[s]"),
    "datetime UTC": MOMENTS.tz_localize("UTC"),
    "datetime Berlin": MOMENTS.tz_localize("Europe/Berlin"),
    "datetime offset": MOMENTS.tz_localize(datetime.timezone(datetime.timedelta(hours=-3))),
    "timedelta": pandas.to_timedelta(["1 day", "-00:00:01.5", None]),
    "date": [datetime.date(2026, 1, 1), None, datetime.date(1969, 12, 31)],
    "time": [datetime.time(12, 30), datetime.time(0, 0, 0, 5), None],
    "decimal": [decimal.Decimal("1.50"), None, decimal.Decimal("-0.01")],
    "lists": [numpy.array([1, 2]), numpy.array([], "i8"), None],
    "period": pandas.period_range("2026-01", periods=3, freq="M"),
    "interval": pandas.interval_range(0, 3),
    "all missing": [None, None, None],
    "pyarrow": pandas.array([1, None, 3], dtype=pandas.ArrowDtype(pyarrow.int32())),
}
INDEXES = {
    "range": pandas.RangeIndex(3),
    "range with step": pandas.RangeIndex(10, 40, 10),
    "named range": pandas.RangeIndex(3, name="n"),
    "numbers": pandas.Index([30, 10, 20]),
    "named numbers": pandas.Index([3, 1, 2], name="key"),
    "text": pandas.Index(["a", "b", "c"], name="letter"),
    "moments": pandas.date_range("2026-01-01", periods=3, tz="UTC", name="when"),
    "duplicates": pandas.Index([1, 1, 2]),
    "two levels": pandas.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)], names=["letter", "number"]),
    "categories": pandas.CategoricalIndex(["x", "y", "x"], name="kind"),
}


def through_arrow(frame):
    """What pandas itself makes of the frame when Arrow carries it: all that a server can keep."""
    return pyarrow.Table.from_pandas(frame).to_pandas()


LOST = {
    "category of numbers": "Parquet loses the order of the categories",
    "datetime s": "Parquet makes milliseconds of seconds",
}
APPENDING_LOSES = {
    "int8": "a missing value makes floats of integers",
    "int64": "a missing value makes floats of integers",
    "uint32": "a missing value makes floats of integers",
    "binary": "the type is a 500",
    "timestamp us": "the type is a 500",
    "date": "the type is a 500",
}


def named(cases, lost):
    """One parameter for each case, marked where Tiled's own server is known to fail it."""
    return [pytest.param(name, marks=pytest.mark.differs(lost[name]) if name in lost else ()) for name in cases]


@pytest.mark.parametrize("name", named(COLUMNS, LOST))
def test_columns_come_back(client, name):
    frame = pandas.DataFrame({"column": COLUMNS[name], "n": [1, 2, 3]})
    client.write_table(frame, key="t")
    found = client["t"].read()
    assert_frame_equal(found, through_arrow(frame))
    assert found["column"].dtype == through_arrow(frame)["column"].dtype


@pytest.mark.parametrize("name", INDEXES)
def test_indexes_come_back(client, name):
    frame = pandas.DataFrame({"x": [1.5, 2.5, 3.5], "y": list("abc")}, index=INDEXES[name])
    client.write_table(frame, key="t")
    assert_frame_equal(client["t"].read(), frame, check_index_type="equiv", check_freq=False)


@pytest.mark.parametrize("column", ["with space", "ünïcödé", "a.b", "UPPER", "select", "quote'", 'double"', "a/b", "0"])
def test_unusual_names_of_columns_come_back(client, column):
    frame = pandas.DataFrame({column: [1, 2], "plain": [3, 4]})
    client.write_table(frame, key="t")
    assert_frame_equal(client["t"].read(), frame)
    assert_frame_equal(client["t"].read([column]), frame[[column]])


def test_order_of_columns_is_kept(client):
    frame = pandas.DataFrame({name: [1] for name in "zyxcba"})
    client.write_table(frame, key="t")
    assert list(client["t"].read().columns) == list("zyxcba")


def test_metadata_of_the_schema_are_untouched(client):
    frame = pandas.DataFrame({"x": pandas.Categorical(["a"])}, index=pandas.Index([7], name="i"))
    client.write_table(frame, key="t")
    sent = pyarrow.Table.from_pandas(frame).schema
    kept = client["t"].structure().arrow_schema_decoded
    assert kept.metadata == sent.metadata


@pytest.mark.parametrize("name", ["int64", "float32", "bool", "uint8"])
def test_columns_of_numbers_are_arrays_of_the_same_type(client, name):
    client.write_table(pandas.DataFrame({"column": COLUMNS[name]}), key="t")
    column = client["t"]["column"]
    assert column.dtype == COLUMNS[name].dtype
    assert numpy.array_equal(column.read(), COLUMNS[name], equal_nan=COLUMNS[name].dtype.kind == "f")


def test_many_rows_come_back(client):
    generator = numpy.random.default_rng(5)
    frame = pandas.DataFrame(
        {
            "n": numpy.arange(200_000),
            "v": generator.random(200_000),
            "s": generator.integers(0, 99, 200_000).astype(str),
        }
    )
    client.write_table(frame, key="t")
    assert_frame_equal(client["t"].read(), through_arrow(frame))


APPENDED = {
    "bool": (pyarrow.bool_(), [True, False, None]),
    "int8": (pyarrow.int8(), [1, -128, None]),
    "int64": (pyarrow.int64(), [1, -(2**63), None]),
    "uint32": (pyarrow.uint32(), [1, 2**32 - 1, None]),
    "float32": (pyarrow.float32(), [0.5, -1.5, None]),
    "float64": (pyarrow.float64(), [0.1, 1e300, None]),
    "string": (pyarrow.string(), ["", "日本", None]),
    "binary": (pyarrow.binary(), [b"", b"\x00\xff", None]),
    "timestamp us": (
        pyarrow.timestamp("us"),
        [datetime.datetime(2026, 1, 1, 0, 0, 0, 5), datetime.datetime(1900, 1, 1), None],
    ),
    "date": (pyarrow.date32(), [datetime.date(2026, 1, 1), datetime.date(1900, 1, 1), None]),
    "list": (pyarrow.list_(pyarrow.float64()), [[1.5], [], None]),
}


@pytest.mark.parametrize("name", named(APPENDED, APPENDING_LOSES))
def test_appended_columns_come_back(client, http, name):
    kind, values = APPENDED[name]
    schema = pyarrow.schema([("column", kind), ("n", pyarrow.int32())])
    node = client.create_appendable_table(schema, key="t")
    node.append_partition(0, pyarrow.table({"column": values, "n": [1, 2, 3]}, schema=schema))
    body = http.get(node.item["links"]["partition"].format(index=0)).content
    found = pyarrow.ipc.open_file(body).read_all()
    assert found["column"].type == kind
    assert found["column"].to_pylist() == values
