"""Raw files: handing out what is stored, as it is stored."""

from pathlib import Path

import dask.array
import numpy
import pyarrow.parquet
import pytest
import zarr

from test_register import GRID, register_array

pytestmark = pytest.mark.m5


def fails(path):
    return pytest.param(path, marks=pytest.mark.differs("the path is a 500"))


def bytes_link(node):
    return node.uri.replace("/metadata", "/asset/bytes", 1)


def asset_of(node):
    return node.data_sources()[0].assets[0]


def test_registered_file_is_exported_as_it_is(client, readable, tmp_path):
    register_array(client, readable / "grid.npy")
    (path,) = client["a"].raw_export(tmp_path)
    assert Path(path).name == "grid.npy"
    assert Path(path).read_bytes() == (readable / "grid.npy").read_bytes()


def test_file_has_name_version_and_ranges(client, http, readable):
    node = register_array(client, readable / "grid.npy")
    response = http.get(bytes_link(node), params={"id": asset_of(node).id})
    assert response.headers["content-disposition"] == 'attachment; filename="grid.npy"'
    assert response.headers["accept-ranges"] == "bytes"
    assert response.headers["etag"].startswith('"')
    assert response.headers["last-modified"]
    assert response.content == (readable / "grid.npy").read_bytes()


def test_part_of_a_file_is_sent(client, http, readable):
    node = register_array(client, readable / "grid.npy")
    whole = (readable / "grid.npy").read_bytes()
    query = {"id": asset_of(node).id}
    part = http.get(bytes_link(node), params=query, headers={"Range": "bytes=10-19"})
    assert part.status_code == 206
    assert part.content == whole[10:20]
    assert part.headers["content-range"] == f"bytes 10-19/{len(whole)}"
    assert http.get(bytes_link(node), params=query, headers={"Range": "bytes=-5"}).content == whole[-5:]
    assert http.get(bytes_link(node), params=query, headers={"Range": "bytes=99999-"}).status_code == 416


def test_unknown_asset_is_not_found(client, http, readable):
    node = register_array(client, readable / "grid.npy")
    assert http.get(bytes_link(node), params={"id": 2**40}).status_code == 404
    assert http.get(bytes_link(node)).status_code == 422


def test_asset_of_another_node_is_not_found(client, http, readable):
    one = register_array(client, readable / "one.npy", "one")
    two = register_array(client, readable / "two.npy", "two")
    assert http.get(bytes_link(one), params={"id": asset_of(two).id}).status_code == 404


def test_file_has_no_manifest(client, http, readable):
    node = register_array(client, readable / "grid.npy")
    link = node.uri.replace("/metadata", "/asset/manifest", 1)
    assert http.get(link, params={"id": asset_of(node).id}).status_code == 400


def test_path_within_a_file_is_refused(client, http, readable):
    node = register_array(client, readable / "grid.npy")
    response = http.get(bytes_link(node), params={"id": asset_of(node).id, "relative_path": "x"})
    assert response.status_code == 400


@pytest.mark.differs("the manifest has absolute paths")
def test_manifest_of_a_folder_has_relative_paths(client, http):
    node = client.write_array(GRID, key="a")
    link = node.uri.replace("/metadata", "/asset/manifest", 1)
    paths = http.get(link, params={"id": asset_of(node).id}).json()["manifest"]
    assert "zarr.json" in paths
    assert not any(path.startswith("/") for path in paths)


@pytest.mark.differs("the manifest has absolute paths, so that nothing is downloaded")
def test_exported_array_is_a_zarr_of_python(client, tmp_path):
    client.write_array(GRID, key="a", dims=["y", "x"])
    client["a"].raw_export(tmp_path)
    folder = next(path.parent for path in tmp_path.rglob("zarr.json"))
    assert numpy.array_equal(zarr.open_array(folder, mode="r")[:], GRID)


@pytest.mark.parametrize("dtype", ["?", "i1", "i4", ">i4", "u8", "f2", ">f8", "c16"])
@pytest.mark.differs("the manifest has absolute paths, so that nothing is downloaded")
def test_exported_types_are_those_of_python_zarr(client, tmp_path, dtype):
    values = numpy.arange(24).reshape(4, 6).astype(dtype)
    client.write_array(dask.array.from_array(values, chunks=(3, 4)), key="a")
    client["a"].raw_export(tmp_path)
    folder = next(path.parent for path in tmp_path.rglob("zarr.json"))
    assert numpy.array_equal(zarr.open_array(folder, mode="r")[:], values)


def test_exported_table_is_read_by_arrow(client, tmp_path):
    client.write_table({"x": [1, 2], "y": ["a", "b"]}, key="t")
    (path,) = client["t"].raw_export(tmp_path)
    if Path(path).suffix == ".parquet":
        found = pyarrow.parquet.read_table(path)
    else:
        found = pyarrow.ipc.open_file(path).read_all()
    assert found["x"].to_pylist() == [1, 2]


@pytest.mark.parametrize("path", ["/etc/hostname", *map(fails, ["../../x", "c/../../../x", "", ".", ".."])])
def test_path_out_of_the_folder_is_refused(client, http, path):
    node = client.write_array(GRID, key="a")
    other = client.write_array(GRID, key="x")
    query = {"id": asset_of(node).id, "relative_path": path}
    assert 400 <= http.get(bytes_link(node), params=query).status_code < 500
    assert other.read().sum() == GRID.sum()


@pytest.mark.differs("a path with dots leads out of the folder")
def test_path_with_dots_does_not_lead_to_another_array(client, http):
    node, other = client.write_array(GRID, key="a"), client.write_array(GRID, key="x")
    folder = asset_of(other).data_uri.rstrip("/").rsplit("/", 1)[-1]
    for path in (f"../{folder}/zarr.json", f"c/../../{folder}/zarr.json"):
        response = http.get(bytes_link(node), params={"id": asset_of(node).id, "relative_path": path})
        assert 400 <= response.status_code < 500
