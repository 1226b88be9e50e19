"""Containers as HDF5, read back by h5py."""

import h5py
import numpy
import pandas
import pytest

pytestmark = pytest.mark.m4

GRID = numpy.arange(12.0).reshape(3, 4) / 8
NAMES = ["a", "b,c", 'quo"te ä']


@pytest.fixture(scope="module")
def tree(shared):
    node = shared.create_container("tree", metadata={"title": "all", "n": 3})
    node.write_array(GRID, key="grid", metadata={"unit": "mm"})
    node.write_table(pandas.DataFrame({"x": [1, 2, 3], "name": NAMES}), key="table")
    node.create_container("inner", metadata={"depth": 1}).write_array(numpy.arange(5, dtype="i2"), key="deep")
    return node


def test_container_as_hdf5(tree, export):
    with h5py.File(export(tree, "all.h5", fields=["grid", "inner"])) as file:
        assert set(file) == {"grid", "inner"}
        assert numpy.array_equal(file["grid"], GRID)
        assert file["grid"].attrs["unit"] == "mm"
        assert file["inner/deep"].dtype == numpy.int16
        assert file["inner"].attrs["depth"] == 1
        assert file.attrs["title"] == "all"


@pytest.mark.differs("each column holds the whole table")
def test_table_of_numbers_in_hdf5(client, export):
    client.create_container("c").write_table({"x": [1, 2], "y": [0.5, 1.5]}, key="t")
    with h5py.File(export(client["c"], "c.h5")) as file:
        assert file["t/x"][:].tolist() == [1, 2]
        assert file["t/y"][:].tolist() == [0.5, 1.5]


@pytest.mark.differs("text in a table is a 500")
def test_table_of_text_in_hdf5(tree, export):
    with h5py.File(export(tree, "all.h5")) as file:
        assert [name.decode() for name in file["table/name"][:]] == NAMES


def test_some_entries_of_a_container_are_exported(tree, export):
    with h5py.File(export(tree, "some.h5", fields=["grid"])) as file:
        assert list(file) == ["grid"]


def test_metadata_that_hdf5_cannot_hold_are_refused(client, http):
    client.create_container("c", metadata={"deep": {"er": {"list": [{}]}}}).write_array([1], key="a")
    response = http.get(client["c"].item["links"]["full"], params={"format": "application/x-hdf5"})
    assert response.status_code == 406
    assert "HDF5" in response.json()["detail"]


@pytest.mark.parametrize("dtype", ["?", "i1", ">i4", "u8", "f4", ">f8", "c16", "S5"])
def test_types_in_hdf5(client, export, dtype):
    values = numpy.arange(6).reshape(2, 3).astype(dtype)
    client.create_container("c").write_array(values, key="a")
    with h5py.File(export(client["c"], "c.h5")) as file:
        assert numpy.array_equal(file["a"][...], values)
        assert file["a"].dtype.newbyteorder("=") == values.dtype.newbyteorder("=")


@pytest.mark.differs("h5py has no such types of its own")
@pytest.mark.parametrize("dtype", ["<M8[ns]", ">m8[s]"])
def test_times_in_hdf5_are_those_of_numpy(client, export, dtype):
    values = numpy.arange(6).reshape(2, 3).astype(dtype)
    client.create_container("c").write_array(values, key="a")
    with h5py.File(export(client["c"], "c.h5")) as file:
        assert file["a"].dtype == values.dtype
        assert numpy.array_equal(file["a"][...], values)


@pytest.mark.differs("text is a 500")
def test_text_in_hdf5_is_utf8(client, export):
    values = numpy.array([["ä", "日本語"], ["", "x"]])
    client.create_container("c").write_array(values, key="a")
    with h5py.File(export(client["c"], "c.h5")) as file:
        assert file["a"].asstr()[...].tolist() == values.tolist()


def test_shapes_in_hdf5(client, export):
    container = client.create_container("c")
    container.write_array(numpy.array(3.5), key="scalar")
    container.write_array(numpy.zeros((0, 3), "i4"), key="empty")
    with h5py.File(export(container, "c.h5")) as file:
        assert file["scalar"][()] == 3.5
        assert file["empty"].shape == (0, 3)


def test_metadata_in_hdf5_are_attributes(client, export):
    metadata = {"i": 1, "f": 1.5, "t": "ä", "e": "", "b": True, "l": [1, 2], "n": [[1, 2.5], [3, 4]], "s": ["a", "b"]}
    container = client.create_container("c", metadata=metadata)
    container.write_array([1], key="a", metadata={"long": "x" * 100_000})
    with h5py.File(export(container, "c.h5")) as file:
        found = {key: numpy.asarray(value).tolist() for key, value in file.attrs.items()}
        assert found == metadata
        assert len(file["a"].attrs["long"]) == 100_000


def test_many_nodes_in_hdf5(client, export):
    container = client.create_container("c")
    for number in range(150):
        container.create_container(f"k{number}", metadata={"number": number, "name": f"name {number}"})
    container["k7"].write_array(GRID, key="grid")
    with h5py.File(export(container, "c.h5")) as file:
        assert numpy.array_equal(file["k7/grid"], GRID)
