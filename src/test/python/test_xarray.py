"""Datasets of xarray: containers by convention, written and read by the client."""

import json

import h5py
import numpy
import pandas
import pytest
import xarray
from tiled.client.xarray import write_xarray_dataset

pytestmark = pytest.mark.m4


@pytest.fixture
def dataset():
    return xarray.Dataset(
        {
            "temperature": (("time", "x"), numpy.arange(12.0).reshape(4, 3), {"unit": "K"}),
            "count": ("time", numpy.arange(4)),
        },
        coords={
            "time": pandas.date_range("2026-01-01", periods=4),
            "x": [10.0, 20.0, 30.0],
            "label": ("x", ["a", "b", "c"]),
        },
        attrs={"title": "weather"},
    )


def test_dataset_comes_back(client, dataset):
    write_xarray_dataset(client, dataset, key="d")
    found = client["d"].read()
    xarray.testing.assert_equal(found.load(), dataset)
    assert found.attrs == dataset.attrs
    assert found["temperature"].attrs == {"unit": "K"}


def test_some_variables_are_read(client, dataset):
    write_xarray_dataset(client, dataset, key="d")
    found = client["d"].read(["temperature"]).load()
    assert list(found.data_vars) == ["temperature"]
    assert numpy.array_equal(found["temperature"], dataset["temperature"])


def test_parts_of_a_dataset_are_nodes(client, dataset):
    write_xarray_dataset(client, dataset, key="d")
    node = client["d"]
    assert [spec.name for spec in node.specs] == ["xarray_dataset"]
    assert set(node) == {"temperature", "count", "time", "x", "label"}
    assert list(node["temperature"].dims) == ["time", "x"]
    assert [spec.name for spec in node["time"].specs] == ["xarray_coord"]


def test_small_variables_come_without_the_wide_table(client, dataset):
    write_xarray_dataset(client, dataset, key="d")
    found = client["d"].read(optimize_wide_table=False).load()
    xarray.testing.assert_equal(found, dataset)


def test_dataset_with_dask_is_lazy(target, client, dataset):
    write_xarray_dataset(client, dataset, key="d")
    lazy = target.connect(structure_clients="dask")[(*client.path_parts, "d")].read()
    assert lazy["temperature"].chunks is not None
    assert lazy["temperature"].sum().compute() == dataset["temperature"].sum()


def test_dataset_as_json_has_its_variables(client, dataset, tmp_path):
    write_xarray_dataset(client, dataset[["count"]], key="d")
    client["d"].export(tmp_path / "d.json")
    assert "count" in json.loads((tmp_path / "d.json").read_text())


def test_dataset_of_one_dimension_comes_back_by_its_wide_table(client):
    coords = {"time": pandas.date_range("2026-01-01", periods=4), "label": ("time", ["a", "b", "ä", ""])}
    variables = {"count": ("time", numpy.arange(4)), "ratio": ("time", numpy.array([0.5, numpy.nan, 2, 3], "f4"))}
    dataset = xarray.Dataset(variables, coords)
    write_xarray_dataset(client, dataset, key="d")
    xarray.testing.assert_equal(client["d"].read().load(), dataset)


def test_dataset_without_coordinates_comes_back(client):
    dataset = xarray.Dataset({"a": ("row", numpy.arange(3)), "b": ("row", numpy.array([True, False, True]))})
    write_xarray_dataset(client, dataset, key="d")
    xarray.testing.assert_equal(client["d"].read().load(), dataset)


def test_dataset_as_csv_and_parquet(client, dataset, tmp_path):
    write_xarray_dataset(client, dataset[["count"]], key="d")
    client["d"].export(tmp_path / "d.csv", format="text/csv")
    assert pandas.read_csv(tmp_path / "d.csv")["count"].tolist() == [0, 1, 2, 3]
    client["d"].export(tmp_path / "d.parquet", format="application/x-parquet")
    found = pandas.read_parquet(tmp_path / "d.parquet")
    assert found["count"].tolist() == [0, 1, 2, 3]


@pytest.mark.differs("500")
def test_dataset_as_hdf5_has_its_attributes(client, dataset, tmp_path):
    write_xarray_dataset(client, dataset.drop_vars("label"), key="d")
    client["d"].export(tmp_path / "d.h5", format="application/x-hdf5")
    with h5py.File(tmp_path / "d.h5") as file:
        assert file.attrs["title"] == "weather"
        assert file["temperature"].attrs["unit"] == "K"
        assert numpy.array_equal(file["temperature"], dataset["temperature"])
