"""Export: each format is written by the server and read back by the library that is at home in it."""

import base64
import io
import json

import dask.dataframe
import numpy
import pandas
import pyarrow
import pyarrow.parquet
import pytest
import tifffile
from pandas.testing import assert_frame_equal
from PIL import Image

pytestmark = pytest.mark.m4

GRID = numpy.arange(12.0).reshape(3, 4) / 8
FRAME = pandas.DataFrame({"x": [1, 2, 3], "y": [0.5, None, 2.5], "name": ["a", "b,c", 'quo"te ä']})
ARROW = "application/vnd.apache.arrow.file"
BASE64 = [f"data:application/octet-stream;base64,{code}==" for code in ("MA", "MQ", "Mg")]


@pytest.fixture(scope="module")
def tree(shared):
    node = shared.create_container("tree", metadata={"title": "all", "n": 3})
    node.write_array(GRID, key="grid", metadata={"unit": "mm"})
    node.write_table(FRAME, key="table")
    node.create_container("inner", metadata={"depth": 1}).write_array(numpy.arange(5, dtype="i2"), key="deep")
    node.write_array(numpy.linspace(0, 255, 64 * 48).reshape(48, 64), key="picture")
    node.write_array(numpy.arange(48 * 64 * 3, dtype="u1").reshape(48, 64, 3), key="colour")
    return node


def test_array_as_csv(tree, export):
    assert numpy.array_equal(numpy.loadtxt(export(tree["grid"], "a.csv"), delimiter=","), GRID)


def test_array_as_json(tree, export):
    assert json.loads(export(tree["grid"], "a.json").read_text()) == GRID.tolist()


def test_array_as_bytes(tree, export):
    found = export(tree["grid"], "a.bin", format="application/octet-stream").read_bytes()
    assert found == GRID.tobytes()


@pytest.mark.differs("the format is not offered")
def test_array_as_npy(tree, export):
    assert numpy.array_equal(numpy.load(export(tree["grid"], "a.npy", format="application/x-npy")), GRID)


def test_array_as_png(tree, export):
    picture = numpy.asarray(Image.open(export(tree["picture"], "a.png")))
    assert picture.shape == (48, 64)
    assert picture.dtype == numpy.uint8
    assert picture[0, 0] == 0 and picture[-1, -1] == 255
    assert (numpy.diff(picture.ravel().astype(int)) >= 0).all()


def test_array_of_colours_as_png(tree, export):
    assert Image.open(export(tree["colour"], "a.png")).size == (64, 48)


def test_array_as_tiff(tree, export):
    assert numpy.array_equal(tifffile.imread(export(tree["grid"], "a.tiff")), GRID)


def test_array_of_integers_as_tiff(client, export):
    values = numpy.arange(20, dtype="u2").reshape(4, 5)
    client.write_array(values, key="a")
    assert numpy.array_equal(tifffile.imread(export(client["a"], "a.tiff")), values)


@pytest.mark.differs("html of an array is a 500")
def test_array_as_html_is_a_picture_or_a_table(tree, export):
    page = export(tree["grid"], "a.html", format="text/html").read_text()
    coded = page.partition("data:image/png;base64,")[2].partition('"')[0]
    assert Image.open(io.BytesIO(base64.b64decode(coded))).size == (4, 3)
    text = export(tree["inner"]["deep"], "b.html", format="text/html").read_text()
    (table,) = pandas.read_html(io.StringIO(text))
    assert table.to_numpy().ravel().tolist() == [0, 1, 2, 3, 4]


def test_array_as_plain_text(tree, http):
    response = http.get(tree["grid"].item["links"]["full"], params={"format": "text/plain"})
    assert response.status_code == 200
    assert "1.375" in response.text


def test_slice_is_exported(tree, export):
    found = export(tree["grid"], "a.csv", slice=(slice(1, 3), slice(0, 2)))
    assert numpy.array_equal(numpy.loadtxt(found, delimiter=","), GRID[1:3, :2])


@pytest.mark.parametrize("dtype", ["?", "i1", "u8", "f4", "<M8[s]", "<U3", "S3"])
def test_types_as_json(client, http, dtype):
    values = numpy.array([0, 1, 2]).astype(dtype)
    client.write_array(values, key="a")
    found = http.get(client["a"].item["links"]["full"], params={"format": "json"}).json()
    expected = {"S3": BASE64, "<M8[s]": [f"1970-01-01T00:00:0{n}" for n in range(3)]}.get(dtype, values.tolist())
    if dtype == "<M8[s]":
        found = [str(value)[:19] for value in found]
    assert found == expected


@pytest.mark.parametrize("shape", [(), (3,), (2, 2, 2), (0,)], ids=str)
def test_shapes_as_json(client, http, shape):
    values = numpy.ones(shape, "i4")
    client.write_array(values, key="a")
    assert http.get(client["a"].item["links"]["full"], params={"format": "json"}).json() == values.tolist()


def test_nan_as_json_is_null(client, http):
    client.write_array(numpy.array([1.0, numpy.nan, numpy.inf]), key="a")
    found = http.get(client["a"].item["links"]["full"], params={"format": "json"}).json()
    assert found == [1.0, None, None]


def test_shape_that_the_format_cannot_hold_is_refused(client, http):
    client.write_array(numpy.ones((2, 2, 2, 2)), key="a")
    for name in ("csv", "png"):
        response = http.get(client["a"].item["links"]["full"], params={"format": name})
        assert response.status_code == 406, name
        assert response.json()["detail"]


def test_unknown_format_is_refused_with_what_is_allowed(tree, http):
    for link in (tree["grid"], tree["table"], tree):
        response = http.get(link.item["links"]["full"], params={"format": "application/x-unheard-of"})
        assert response.status_code == 406
        assert "application/json" in response.json()["detail"]
        assert "application/x-unheard-of" in response.json()["detail"]


def test_table_as_csv(tree, export):
    assert_frame_equal(pandas.read_csv(export(tree["table"], "t.csv")), FRAME)


def test_table_as_csv_without_header(tree, http):
    response = http.get(tree["table"].item["links"]["full"], params={"format": "text/csv;header=absent"})
    assert response.text.startswith("1,0.5,a")


def test_table_as_json(tree, export):
    assert json.loads(export(tree["table"], "t.json").read_text()) == {
        "x": [1, 2, 3],
        "y": [0.5, None, 2.5],
        "name": ["a", "b,c", 'quo"te ä'],
    }


def test_table_as_lines_of_json(tree, http):
    response = http.get(tree["table"].item["links"]["full"], params={"format": "application/json-seq"})
    lines = [json.loads(line) for line in response.text.replace("\x1e", "").splitlines() if line]
    assert lines[1] == {"x": 2, "y": None, "name": "b,c"}
    assert len(lines) == 3


def test_table_as_parquet(tree, export):
    assert_frame_equal(pandas.read_parquet(export(tree["table"], "t.parquet")), FRAME)


@pytest.mark.parametrize("partitions", [1, 2])
def test_categories_are_kept_in_parquet(client, export, partitions):
    frame = pandas.DataFrame({"c": pandas.Categorical(["a", "b", None, "a"]), "x": range(4)})
    node = client.write_table(dask.dataframe.from_pandas(frame, npartitions=partitions), key="t")
    found = pandas.read_parquet(export(node, "t.parquet"))
    assert found["c"].dtype == "category"
    assert found["c"].tolist()[::3] == ["a", "a"]
    assert found["c"].isna().tolist() == [False, False, True, False]


def test_table_as_arrow(tree, export):
    assert_frame_equal(pyarrow.ipc.open_file(export(tree["table"], "t.arrow")).read_pandas(), FRAME)
    assert_frame_equal(pandas.read_feather(export(tree["table"], "t.feather")), FRAME)


def test_table_as_xlsx(tree, export):
    assert_frame_equal(pandas.read_excel(export(tree["table"], "t.xlsx")), FRAME)


def test_table_as_html(tree, export):
    (found,) = pandas.read_html(export(tree["table"], "t.html"), encoding="utf-8")
    assert found["name"].tolist() == FRAME["name"].tolist()


def test_some_columns_are_exported(tree, export):
    assert list(pandas.read_csv(export(tree["table"], "t.csv", columns=["name", "x"])).columns) == ["name", "x"]


def test_column_is_exported(tree, export):
    assert json.loads(export(tree["table"]["x"], "x.json").read_text()) == [1, 2, 3]


def test_container_as_json(tree, export):
    found = json.loads(export(tree, "all.json").read_text())
    assert found["metadata"] == {"title": "all", "n": 3}
    assert found["contents"]["inner"]["contents"]["deep"]["contents"] == {}
    assert found["contents"]["grid"]["metadata"] == {"unit": "mm"}
    assert found["contents"]["table"]["contents"] == {name: {"contents": {}, "metadata": {}} for name in FRAME.columns}


def test_name_of_the_file_is_given(tree, http):
    response = http.get(tree["grid"].item["links"]["full"], params={"format": "csv", "filename": "my grid.csv"})
    assert response.headers["content-disposition"] == 'attachment; filename="my grid.csv"'


def test_name_of_a_containers_file_is_given(tree, http):
    response = http.get(tree.item["links"]["full"], params={"format": "json", "filename": "all.json"})
    assert response.headers["content-disposition"] == 'attachment; filename="all.json"'


def test_formats_are_told(tree):
    assert "text/csv" in tree["grid"].formats
    assert "application/x-hdf5" in tree.formats
    assert ARROW in tree["table"].formats


def test_first_format_that_is_known_is_sent(tree, http):
    link = tree["grid"].item["links"]["full"]
    cases = {
        "application/x-unheard-of, text/csv": "text/csv",
        "application/json,text/csv": "application/json",
        "*/*": "application/octet-stream",
        "image/*": "image/png",
    }
    for accept, expected in cases.items():
        response = http.get(link, headers={"Accept": accept})
        assert response.headers["content-type"].split(";")[0] == expected, accept
