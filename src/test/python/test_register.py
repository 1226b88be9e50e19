"""Files that exist already: registering them, reading them, handing them out, and staying inside their folder."""

import os

import numpy
import pandas
import pytest
from pandas.testing import assert_frame_equal
from tiled.client.utils import ClientError
from tiled.structures.array import ArrayStructure
from tiled.structures.data_source import Asset, DataSource, Management
from tiled.structures.table import TableStructure

pytestmark = pytest.mark.m5

GRID = numpy.arange(12.0).reshape(3, 4)
FRAME = pandas.DataFrame({"x": [1, 2, 3], "y": [0.5, 1.5, 2.5], "name": ["a", "b", "c"]})
NPY, CSV, PARQUET, ARROW = "application/x-npy", "text/csv", "application/x-parquet", "application/vnd.apache.arrow.file"


def file_uri(path):
    return f"file://localhost{path}"


def source(paths, mimetype, structure, family, **changes):
    """A data source of files that stay where they are; several are the partitions of one table."""
    several = family == "table"
    assets = [
        Asset(
            data_uri=file_uri(path),
            is_directory=False,
            parameter="data_uris" if several else "data_uri",
            num=number if several else None,
        )
        for number, path in enumerate(paths)
    ]
    values = {"management": Management.external, "mimetype": mimetype, "assets": assets, **changes}
    return DataSource(structure_family=family, structure=structure, **values)


def register_array(client, path, key="a"):
    numpy.save(path, GRID)
    return client.new("array", [source([path], NPY, ArrayStructure.from_array(GRID), "array")], key=key)


def register_table(client, paths, mimetype, key="t"):
    structure = TableStructure.from_pandas(FRAME)
    structure.npartitions = len(paths)
    return client.new("table", [source(paths, mimetype, structure, "table")], key=key)


def test_npy_is_read(client, readable):
    register_array(client, readable / "grid.npy")
    assert numpy.array_equal(client["a"].read(), GRID)
    assert numpy.array_equal(client["a"][1:, ::2], GRID[1:, ::2])


@pytest.mark.parametrize("dtype,order", [(">i4", "C"), ("<f4", "F"), ("?", "C"), ("<U5", "C"), ("<M8[ns]", "C")])
def test_npy_of_each_form_is_read(client, readable, dtype, order):
    values = numpy.asarray(numpy.arange(6).reshape(2, 3).astype(dtype), order=order)
    numpy.save(readable / "a.npy", values)
    client.new("array", [source([readable / "a.npy"], NPY, ArrayStructure.from_array(values), "array")], key="a")
    assert numpy.array_equal(client["a"].read(), values)


def test_csv_is_read(client, readable):
    FRAME.to_csv(readable / "t.csv", index=False)
    register_table(client, [readable / "t.csv"], CSV)
    assert_frame_equal(client["t"].read(), FRAME)
    assert client["t"].read(["y"])["y"].tolist() == [0.5, 1.5, 2.5]


def test_parquet_is_read(client, readable):
    FRAME.to_parquet(readable / "t.parquet")
    register_table(client, [readable / "t.parquet"], PARQUET)
    assert_frame_equal(client["t"].read(), FRAME)


def test_arrow_is_read(client, readable):
    FRAME.to_feather(readable / "t.arrow", compression="uncompressed")
    register_table(client, [readable / "t.arrow"], ARROW)
    assert_frame_equal(client["t"].read(), FRAME)


def test_compressed_arrow_is_read(client, readable):
    FRAME.to_feather(readable / "t.arrow", compression="zstd")
    register_table(client, [readable / "t.arrow"], ARROW)
    assert_frame_equal(client["t"].read(), FRAME)


def test_several_parquet_files_are_one_table(client, readable):
    paths = [readable / f"{number}.parquet" for number in range(3)]
    for number, path in enumerate(paths):
        FRAME.iloc[number : number + 1].to_parquet(path)
    register_table(client, paths, PARQUET)
    assert client["t"].read()["x"].tolist() == [1, 2, 3]
    assert client["t"].read_partition(2)["name"].tolist() == ["c"]


def test_client_registers_by_itself(client, readable):
    if not hasattr(client, "register"):
        pytest.skip("this version of the client cannot")
    numpy.save(readable / "grid.npy", GRID)
    FRAME.to_csv(readable / "frame.csv", index=False)
    client.register(readable / "grid.npy", key="a", metadata={"from": "a file"})
    client.register(readable / "frame.csv", key="t")
    assert numpy.array_equal(client["a"].read(), GRID)
    assert client["a"].metadata["from"] == "a file"
    assert client["t"].read()["x"].tolist() == [1, 2, 3]


def test_registered_node_is_deleted_and_the_file_stays(client, readable):
    register_array(client, readable / "grid.npy")
    client["a"].delete()
    assert "a" not in client
    assert numpy.array_equal(numpy.load(readable / "grid.npy"), GRID)


def test_two_nodes_share_a_file(client, readable):
    register_array(client, readable / "grid.npy", "one")
    register_array(client, readable / "grid.npy", "two")
    client["one"].delete()
    assert numpy.array_equal(client["two"].read(), GRID)


@pytest.mark.differs("writing into a registered file is a 500")
def test_registered_array_is_not_written(client, readable):
    node = register_array(client, readable / "grid.npy")
    with pytest.raises(ClientError, match="40[0-9]"):
        node.write(GRID * 0)
    assert numpy.array_equal(numpy.load(readable / "grid.npy"), GRID)


def test_unknown_type_of_file_is_refused(client, readable):
    (readable / "a.xyz").write_bytes(b"123")
    structure = ArrayStructure.from_array(GRID)
    with pytest.raises(ClientError, match="415"):
        client.new("array", [source([readable / "a.xyz"], "application/x-unheard-of", structure, "array")], key="a")
    assert list(client) == []


@pytest.mark.differs("data sources with assets are a 500 on the route of new nodes")
def test_assets_are_refused_where_nodes_are_made(client, readable, http, url):
    numpy.save(readable / "grid.npy", GRID)
    asset = {"data_uri": file_uri(readable / "grid.npy"), "is_directory": False, "parameter": "data_uri", "num": None}
    structure = http.get(client.write_array(GRID, key="model").uri).json()["data"]["attributes"]["structure"]
    data_source = {
        "structure_family": "array",
        "structure": structure,
        "mimetype": NPY,
        "assets": [asset],
        "management": "external",
    }
    body = {"id": "a", "structure_family": "array", "metadata": {}, "specs": [], "data_sources": [data_source]}
    assert 400 <= http.post(url("metadata"), json=body).status_code < 500


def refused_or_unreadable(client, http, path):
    """Neither the array nor the bytes of the file come out, and nothing of it is a fault of the server."""
    try:
        node = client.new("array", [source([path], NPY, ArrayStructure.from_array(GRID), "array")], key="escape")
    except ClientError as error:
        assert error.response.status_code in (400, 403, 404, 422)
        return
    assert 400 <= http.get(node.item["links"]["full"]).status_code < 500
    (asset,) = node.data_sources()[0].assets
    link = node.uri.replace("/metadata", "/asset/bytes", 1)
    assert 400 <= http.get(link, params={"id": asset.id}).status_code < 500


ESCAPES = "files outside of the readable folder are registered and handed out"


@pytest.mark.differs(ESCAPES)
def test_file_outside_of_the_readable_folder_stays_out(client, http, readable, tmp_path):
    numpy.save(tmp_path / "secret.npy", GRID)
    refused_or_unreadable(client, http, tmp_path / "secret.npy")


@pytest.mark.differs(ESCAPES)
def test_path_with_dots_stays_out(client, http, readable, tmp_path):
    numpy.save(tmp_path / "secret.npy", GRID)
    refused_or_unreadable(client, http, f"{readable}/../../../../../../../..{tmp_path}/secret.npy")


@pytest.mark.differs(ESCAPES)
def test_symbolic_link_to_the_outside_stays_out(client, http, readable, tmp_path):
    numpy.save(tmp_path / "secret.npy", GRID)
    os.symlink(tmp_path / "secret.npy", readable / "link.npy")
    refused_or_unreadable(client, http, readable / "link.npy")


@pytest.mark.differs(ESCAPES)
def test_linked_folder_stays_out(client, http, readable, tmp_path):
    numpy.save(tmp_path / "secret.npy", GRID)
    os.symlink(tmp_path, readable / "folder")
    refused_or_unreadable(client, http, readable / "folder" / "secret.npy")


@pytest.mark.differs(ESCAPES)
def test_file_that_becomes_a_link_stays_out(client, http, readable, tmp_path):
    numpy.save(tmp_path / "secret.npy", GRID * 7)
    node = register_array(client, readable / "grid.npy")
    (asset,) = node.data_sources()[0].assets
    (readable / "grid.npy").unlink()
    os.symlink(tmp_path / "secret.npy", readable / "grid.npy")
    assert 400 <= http.get(node.item["links"]["full"]).status_code < 500
    link = node.uri.replace("/metadata", "/asset/bytes", 1)
    assert 400 <= http.get(link, params={"id": asset.id}).status_code < 500


@pytest.mark.differs("a missing file is a 500")
def test_file_that_vanished_is_told(client, http, readable):
    node = register_array(client, readable / "grid.npy")
    (readable / "grid.npy").unlink()
    response = http.get(node.item["links"]["full"])
    assert 400 <= response.status_code < 500
    assert response.json()["detail"]
    assert http.get(node.uri).status_code == 200


@pytest.mark.parametrize("uri", ["http://127.0.0.1:1/a.npy", "file://otherhost/a.npy", "a.npy", "s3://bucket/a.npy"])
@pytest.mark.differs("addresses other than of local files are registered, or are a 500")
def test_other_addresses_are_refused(client, uri):
    external = source(["/x"], NPY, ArrayStructure.from_array(GRID), "array")
    external.assets[0].data_uri = uri
    with pytest.raises(ClientError, match="4.."):
        client.new("array", [external], key="a")
    assert list(client) == []


@pytest.mark.parametrize("declared", [GRID[:2], GRID.astype("<f4")], ids=["shape", "type"])
@pytest.mark.differs("a file of another shape or type is registered")
def test_array_of_another_form_is_refused(client, readable, declared):
    numpy.save(readable / "a.npy", GRID)
    structure = ArrayStructure.from_array(declared)
    with pytest.raises(ClientError, match="422"):
        client.new("array", [source([readable / "a.npy"], NPY, structure, "array")], key="a")
    assert list(client) == []


@pytest.mark.parametrize("mimetype,save", [(CSV, "to_csv"), (PARQUET, "to_parquet"), (ARROW, "to_feather")])
@pytest.mark.differs("a file with other columns is registered")
def test_table_with_other_columns_is_refused(client, readable, mimetype, save):
    getattr(FRAME.rename(columns={"x": "z"}), save)(readable / "t")
    structure = TableStructure.from_pandas(FRAME)
    with pytest.raises(ClientError, match="422"):
        client.new("table", [source([readable / "t"], mimetype, structure, "table")], key="t")
    assert list(client) == []


def test_data_source_is_replaced(client, readable, http):
    node = register_array(client, readable / "grid.npy")
    numpy.save(readable / "grid.npy", numpy.arange(20.0).reshape(5, 4))
    stored = http.get(node.uri, params={"include_data_sources": "true"}).json()["data"]["attributes"]["data_sources"][0]
    stored["structure"].update(shape=[5, 4], chunks=[[5], [4]])
    link = node.uri.replace("/metadata", "/data_source", 1)
    response = http.put(link, json={"data_source": stored})
    assert response.status_code == 200, response.text
    assert client["a"].shape == (5, 4)
    assert client["a"].read()[4, 3] == 19
    assert http.put(link, json={"data_source": {**stored, "id": 2**40}}).status_code == 404
