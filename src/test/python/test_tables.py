"""Tables: writing, partitions, columns and what is refused."""

import io

import dask
import dask.dataframe
import numpy
import pandas
import pyarrow
import pytest
from pandas.testing import assert_frame_equal
from tiled.client.utils import ClientError

pytestmark = pytest.mark.m2

ARROW = "application/vnd.apache.arrow.file"
FRAME = pandas.DataFrame({"x": numpy.arange(10), "y": numpy.arange(10) / 4, "name": list("abcdefghij")})


def arrow_file(table):
    sink = io.BytesIO()
    with pyarrow.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    return sink.getvalue()


@pytest.fixture(scope="module")
def table(shared):
    shared.write_table(dask.dataframe.from_pandas(FRAME, npartitions=3), key="parts")
    return shared["parts"]


def test_frame_comes_back(client):
    client.write_table(FRAME, key="t")
    assert_frame_equal(client["t"].read(), FRAME)


@pytest.mark.parametrize("partitions", [1, 3])
def test_frame_comes_back_to_a_client_with_its_defaults(client, partitions):
    with dask.config.set({"dataframe.convert-string": True}):
        client.write_table(dask.dataframe.from_pandas(FRAME, npartitions=partitions), key="lazy")
        client.write_table(FRAME, key="t")
        for key in ("lazy", "t"):
            assert_frame_equal(client[key].read().astype(FRAME.dtypes), FRAME)
            assert client[key].read_partition(0)["name"][0] == "a"
            assert client[key].read(["name"])["name"].tolist() == list("abcdefghij")


def test_dictionary_of_columns_comes_back(client):
    client.write_table({"a": [1, 2, 3], "b": ["x", "y", None]}, key="t")
    found = client["t"].read()
    assert found["a"].tolist() == [1, 2, 3]
    assert found["b"].tolist()[:2] == ["x", "y"]
    assert pandas.isna(found["b"][2])


def test_structure_tells_columns_and_partitions(table):
    structure = table.structure()
    assert list(structure.columns) == ["x", "y", "name"]
    assert structure.npartitions == 3
    assert structure.arrow_schema_decoded.field("y").type == pyarrow.float64()
    assert table.columns == ["x", "y", "name"]


def test_partitions_of_dask_are_kept(table):
    assert_frame_equal(table.read(), FRAME, check_dtype=False)
    assert table.read_partition(0)["x"].tolist() == [0, 1, 2, 3]
    assert table.read_partition(2)["x"].tolist() == [7, 8, 9]


def test_dask_client_reads_lazily(target, table):
    lazy = target.connect(structure_clients="dask")[tuple(table.path_parts)]
    assert isinstance(lazy.read(), dask.dataframe.DataFrame)
    assert lazy.read()["y"].sum().compute() == FRAME["y"].sum()


def test_some_columns_are_read(table):
    assert list(table.read(["y", "x"]).columns) == ["y", "x"]
    assert table.read(["name"])["name"].tolist() == list("abcdefghij")
    assert table.read_partition(1, columns=["y"])["y"].tolist() == [1.0, 1.25, 1.5]


def test_columns_are_arrays(table):
    column = table["y"]
    assert column.structure_family == "array"
    assert column.shape == (10,)
    assert column.path_parts[-2:] == ["parts", "y"]
    assert column.read().tolist() == FRAME["y"].tolist()
    assert column[2:8:3].tolist() == [0.5, 1.25]


def test_text_columns_are_arrays(client):
    client.write_table(FRAME, key="t")
    assert [str(value) for value in client["t"]["name"].read()] == list("abcdefghij")


def test_missing_column_is_a_key_error(table):
    with pytest.raises(KeyError):
        table["nope"]


def test_unknown_column_is_refused(table, http):
    link = table.item["links"]["full"]
    response = http.get(link, params={"column": "nope"})
    assert response.status_code == 400
    assert "nope" in response.json()["detail"]


def test_partition_out_of_range_is_refused(table, http):
    link = table.item["links"]["partition"].split("?")[0]
    assert http.get(link, params={"partition": "3"}).status_code == 400
    assert http.get(link, params={"partition": "x"}).status_code == 422
    assert http.get(link).status_code == 422


@pytest.mark.differs("a negative partition counts from the end")
def test_negative_partition_is_refused(table, http):
    link = table.item["links"]["partition"].split("?")[0]
    assert http.get(link, params={"partition": "-1"}).status_code in (400, 422)


def test_columns_may_be_asked_for_by_post(table, http):
    response = http.post(table.item["links"]["full"], json=["y"], headers={"Accept": ARROW})
    names = pyarrow.ipc.open_file(response.content).read_all().column_names
    assert [name for name in names if name != "__index_level_0__"] == ["y"]
    link = table.item["links"]["partition"].format(index=1)
    response = http.post(link, json=["x", "name"], headers={"Accept": ARROW})
    assert pyarrow.ipc.open_file(response.content).read_all()["x"].to_pylist() == [4, 5, 6]


def test_many_columns_are_asked_for_by_post(client):
    wide = pandas.DataFrame({f"a_rather_long_name_of_column_{number:04}": [number] for number in range(300)})
    client.write_table(wide, key="t")
    assert_frame_equal(client["t"].read(list(wide.columns)[:200]), wide.iloc[:, :200])


def test_body_is_an_arrow_file(table, http):
    response = http.get(table.item["links"]["partition"].format(index=0))
    assert response.headers["content-type"] == ARROW
    assert pyarrow.ipc.open_file(response.content).read_all().num_rows == 4


def test_table_without_rows_comes_back(client):
    client.write_table(FRAME.iloc[:0], key="t")
    found = client["t"].read()
    assert list(found.columns) == ["x", "y", "name"]
    assert len(found) == 0


def test_second_write_replaces_the_first(client):
    node = client.write_table({"x": [1, 2]}, key="t")
    node.write(pandas.DataFrame({"x": [3, 4, 5]}))
    assert client["t"].read()["x"].tolist() == [3, 4, 5]


def test_partitions_are_written_one_by_one(client):
    node = client.write_table(dask.dataframe.from_pandas(FRAME, npartitions=2), key="t")
    node.write_partition(1, FRAME.iloc[:2])
    assert client["t"].read()["x"].tolist() == [0, 1, 2, 3, 4, 0, 1]


def test_columns_that_begin_with_an_underscore_are_refused(client, http, url):
    with pytest.raises(ValueError):
        client.write_table({"_x": [1]}, key="t")
    assert http.get(url("metadata", "t")).status_code == 404


@pytest.mark.differs("a body that is no Arrow file is a 500")
def test_body_that_is_no_arrow_file_is_refused(client, http):
    node = client.write_table({"x": [1, 2]}, key="t")
    response = http.put(node.item["links"]["full"], content=b"x,y\n1,2\n", headers={"Content-Type": ARROW})
    assert response.status_code in (400, 422)
    assert client["t"].read()["x"].tolist() == [1, 2]


@pytest.mark.differs("the columns of the body are not compared with the structure")
def test_body_with_other_columns_is_refused(client, http):
    node = client.write_table({"x": [1, 2]}, key="t")
    body = arrow_file(pyarrow.table({"other": [1.5]}))
    response = http.put(node.item["links"]["full"], content=body, headers={"Content-Type": ARROW})
    assert response.status_code in (400, 409, 422)
    assert client["t"].read()["x"].tolist() == [1, 2]


def test_columns_in_another_order_are_those_of_the_table(client):
    node = client.write_table(FRAME, key="t")
    node.write(FRAME.iloc[::-1][["name", "y", "x"]].reset_index(drop=True))
    found = client["t"].read()
    assert sorted(found.columns) == ["name", "x", "y"]
    assert_frame_equal(found[["x", "y", "name"]], FRAME.iloc[::-1].reset_index(drop=True))
    assert client["t"]["x"].read().tolist() == list(range(9, -1, -1))


def test_frame_is_replaced_by_one_with_gaps(client):
    node = client.write_table(FRAME, key="t")
    gaps = FRAME.assign(x=[None, *range(1, 10)], y=range(10))
    node.write(gaps)
    found = client["t"].read()
    assert found["x"].isna().tolist() == [True] + [False] * 9
    assert found["x"].tolist()[1:] == list(range(1, 10))
    assert found["y"].tolist() == list(range(10))
