"""Tables that grow: appending, what is stored as declared, and what is refused."""

import datetime

import pandas
import pyarrow
import pytest
from tiled.client.utils import ClientError

pytestmark = pytest.mark.m2

SCHEMA = pyarrow.schema([("n", pyarrow.int64()), ("v", pyarrow.float64()), ("s", pyarrow.string())])


def rows(*numbers):
    return pyarrow.table(
        {"n": list(numbers), "v": [n / 2 for n in numbers], "s": [str(n) for n in numbers]}, schema=SCHEMA
    )


def test_appended_rows_come_back_in_order(client):
    node = client.create_appendable_table(SCHEMA, key="t")
    for start in (0, 3, 6):
        node.append_partition(0, rows(start, start + 1, start + 2))
    found = client["t"].read()
    assert found["n"].tolist() == list(range(9))
    assert found["v"].tolist() == [n / 2 for n in range(9)]
    assert found["s"].tolist() == [str(n) for n in range(9)]


@pytest.mark.differs("a frame whose schema has other metadata than the table is a 500")
def test_frames_are_appended(client):
    node = client.create_appendable_table(SCHEMA, key="t")
    node.append_partition(0, rows(1, 2).to_pandas())
    node.append_partition(0, rows(3).to_pandas())
    assert client["t"].read()["n"].tolist() == [1, 2, 3]


def test_appendable_table_begins_empty(client):
    client.create_appendable_table(SCHEMA, key="t")
    assert len(client["t"].read()) == 0


def test_appendable_tables_do_not_mix(client):
    one, two = (client.create_appendable_table(SCHEMA, key=key) for key in ("one", "two"))
    one.append_partition(0, rows(1))
    two.append_partition(0, rows(2, 3))
    assert client["one"].read()["n"].tolist() == [1]
    assert client["two"].read()["n"].tolist() == [2, 3]


def test_partitions_of_an_appendable_table_do_not_mix(client):
    node = client.create_appendable_table(SCHEMA, 2, key="t")
    node.append_partition(1, rows(10))
    node.append_partition(0, rows(1))
    node.append_partition(1, rows(11))
    assert client["t"].read_partition(0)["n"].tolist() == [1]
    assert client["t"].read_partition(1)["n"].tolist() == [10, 11]


def test_some_columns_of_an_appendable_table_are_read(client):
    client.create_appendable_table(SCHEMA, key="t").append_partition(0, rows(4, 5))
    assert client["t"].read(["s"])["s"].tolist() == ["4", "5"]
    assert client["t"]["v"].read().tolist() == [2.0, 2.5]


@pytest.mark.differs("rows of another type are a 500")
def test_rows_of_another_type_are_not_appended(client):
    node = client.create_appendable_table(SCHEMA, key="t")
    node.append_partition(0, rows(1))
    with pytest.raises(ClientError, match="4.."):
        node.append_partition(0, pyarrow.table({"n": ["text"], "v": ["text"], "s": [True]}))
    assert client["t"].read()["n"].tolist() == [1]


def test_numbers_are_appended_as_they_were_declared(client):
    node = client.create_appendable_table(SCHEMA, key="t")
    narrow = pyarrow.array([1, 2], pyarrow.int8())
    node.append_partition(0, pyarrow.table({"n": narrow, "v": pyarrow.array([3, 4], pyarrow.uint16()), "s": ["a", "b"]}))
    node.append_partition(0, pyarrow.table({"n": [3.0, None], "v": pyarrow.array([0.5, 2], pyarrow.float32()), "s": ["c", "d"]}))
    found = client["t"].read()
    assert found["n"].tolist()[:3] == [1, 2, 3]
    assert found["n"].isna().tolist() == [False, False, False, True]
    assert found["v"].tolist() == [3, 4, 0.5, 2]
    assert found["v"].dtype == "float64"


@pytest.mark.differs("tables of times that grow are a 500")
def test_times_are_appended_as_they_were_declared(client):
    node = client.create_appendable_table(pyarrow.schema([("t", pyarrow.timestamp("us"))]), key="t")
    moments = [datetime.datetime(2020, 1, 2, 3, 4, 5), datetime.datetime(1969, 12, 31, 23, 59, 59)]
    for unit in ("s", "us", "ns"):
        node.append_partition(0, pyarrow.table({"t": pyarrow.array(moments, pyarrow.timestamp(unit))}))
    assert client["t"].read()["t"].tolist() == [pandas.Timestamp(moment) for moment in moments * 3]


@pytest.mark.differs("tables of spans of time that grow are a 500")
def test_spans_of_time_are_appended_as_they_were_declared(client):
    node = client.create_appendable_table(pyarrow.schema([("d", pyarrow.duration("ms"))]), key="t")
    spans = [datetime.timedelta(seconds=1), None]
    for unit in ("s", "us", "ns"):
        node.append_partition(0, pyarrow.table({"d": pyarrow.array(spans, pyarrow.duration(unit))}))
    assert client["t"].read()["d"].tolist() == [pandas.Timedelta(seconds=1), pandas.NaT] * 3


@pytest.mark.differs("numbers that a column cannot have are a 500")
@pytest.mark.parametrize("number", [1.5, 1e300, float("inf"), 2**63])
def test_numbers_that_a_column_cannot_have_are_not_appended(client, number):
    node = client.create_appendable_table(SCHEMA, key="t")
    node.append_partition(0, rows(1))
    column = pyarrow.array([2, number], pyarrow.uint64() if isinstance(number, int) else pyarrow.float64())
    with pytest.raises(ClientError, match="422.*column n"):
        node.append_partition(0, pyarrow.table({"n": column, "v": [0.5, 0.5], "s": ["a", "b"]}))
    assert client["t"].read()["n"].tolist() == [1]


def test_missing_values_are_appended(client):
    node = client.create_appendable_table(SCHEMA, key="t")
    node.append_partition(0, pyarrow.table({"n": [1, None], "v": [None, 2.5], "s": ["a", None]}, schema=SCHEMA))
    found = client["t"].read()
    assert found["n"].isna().tolist() == [False, True]
    assert found["v"].isna().tolist() == [True, False]
    assert found["s"].isna().tolist() == [False, True]


def test_deleted_table_is_gone(client):
    client.create_appendable_table(SCHEMA, key="t").append_partition(0, rows(1))
    with pytest.raises(ClientError, match="409"):
        client["t"].delete()
    client["t"].delete(external_only=False)
    client.create_appendable_table(SCHEMA, key="t")
    assert len(client["t"].read()) == 0
