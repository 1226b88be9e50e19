"""Arrays: every data type and shape comes back as it was written."""

import dask.array
import numpy
import pytest
from tiled.structures.array import ArrayStructure, StructDtype
from tiled.structures.data_source import DataSource

pytestmark = pytest.mark.m1

NUMBERS = ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"]
BIG_ENDIAN = [">i2", ">i4", ">i8", ">u2", ">u4", ">u8", ">f2", ">f4", ">f8"]
SHAPES = [(), (1,), (7,), (2, 3), (2, 3, 4), (2, 1, 3, 2), (2, 2, 1, 3, 2)]
EMPTY_SHAPES = [(0,), (0, 3), (3, 0), (2, 0, 4)]
BIG_FIELDS = pytest.mark.differs("big-endian fields come back with their bytes swapped")
WIDE_FIELDS = pytest.mark.differs("fields with a shape are a 500")
STRUCTURED = [
    [("x", "<f8"), ("n", "<i4")],
    [("name", "<U5"), ("flag", "?"), ("raw", "S3")],
    pytest.param([("big", ">i4"), ("when", "<M8[s]")], marks=BIG_FIELDS),
    pytest.param([("vector", "<f4", (3,)), ("n", "u1")], marks=WIDE_FIELDS),
    [("inner", [("a", "<i2"), ("b", "<f4")]), ("c", "<i8")],
]


def same(found, expected):
    """Equal type, shape and bytes: NaN, NaT and the sign of zero included."""
    found = numpy.asarray(found)
    assert found.dtype == expected.dtype
    assert found.shape == expected.shape
    assert found.tobytes() == expected.tobytes()


def through(client, array):
    client.write_array(array, key="a")
    return client["a"].read()


@pytest.mark.parametrize("dtype", NUMBERS)
def test_numbers_come_back(client, dtype):
    same(through(client, numpy.arange(12).reshape(3, 4).astype(dtype)), numpy.arange(12).reshape(3, 4).astype(dtype))


@pytest.mark.parametrize("dtype", BIG_ENDIAN)
def test_big_endian_numbers_come_back_big_endian(client, dtype):
    array = numpy.arange(12).reshape(3, 4).astype(dtype)
    same(through(client, array), array)


@pytest.mark.differs("blocks of big-endian numbers come out with their bytes swapped")
def test_blocks_of_big_endian_numbers_come_back(client):
    array = numpy.arange(12).reshape(4, 3).astype(">i4")
    client.write_array(dask.array.from_array(array, chunks=(2, 3)), key="a")
    same(client["a"].read(), array)
    same(client["a"].read_block((1, 0)), array[2:])


@pytest.mark.parametrize("dtype", ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"])
def test_extreme_integers_come_back(client, dtype):
    limits = numpy.iinfo(dtype)
    same(
        through(client, numpy.array([limits.min, limits.max, 0], dtype)),
        numpy.array([limits.min, limits.max, 0], dtype),
    )


@pytest.mark.parametrize("dtype", ["f2", "f4", "f8"])
def test_nan_infinity_and_negative_zero_come_back(client, dtype):
    array = numpy.array([numpy.nan, numpy.inf, -numpy.inf, -0.0, numpy.finfo(dtype).tiny], dtype)
    same(through(client, array), array)


@pytest.mark.parametrize("dtype", ["c8", "c16", ">c8", ">c16"])
def test_complex_numbers_come_back(client, dtype):
    array = (numpy.arange(6) + 1j * numpy.arange(6, 0, -1)).astype(dtype)
    same(through(client, array), array)


def test_booleans_come_back(client):
    array = numpy.array([[True, False, True], [False, False, True]])
    same(through(client, array), array)


@pytest.mark.parametrize("unit", ["Y", "M", "D", "h", "m", "s", "ms", "us", "ns", "10ns"])
def test_moments_come_back(client, unit):
    array = numpy.array([0, 1, 20000, "NaT"], dtype=f"<M8[{unit}]")
    same(through(client, array), array)


@pytest.mark.parametrize("unit", ["D", "h", "s", "ms", "us", "ns"])
def test_durations_come_back(client, unit):
    array = numpy.array([0, -1, 20000, "NaT"], dtype=f"<m8[{unit}]")
    same(through(client, array), array)


@pytest.mark.parametrize("dtype", [">M8[ns]", ">m8[s]"])
def test_big_endian_times_come_back(client, dtype):
    array = numpy.array([0, 1, 20000], dtype=dtype)
    same(through(client, array), array)


@pytest.mark.parametrize("dtype", ["S1", "S5", "S17"])
def test_byte_strings_come_back(client, dtype):
    array = numpy.array([b"a", b"", b"bcd", b"longer than the type"], dtype=dtype)
    same(through(client, array), array)


@pytest.mark.parametrize("dtype", ["<U1", "<U5", ">U5", "<U40"])
def test_text_comes_back(client, dtype):
    array = numpy.array(["a", "", "äöü", "日本語", "🎉 party"], dtype=dtype)
    same(through(client, array), array)


def test_plain_bytes_come_back(client):
    array = numpy.array([b"\x00\x01\x02\x03", b"\xff\xfe\xfd\xfc"], dtype="V4")
    same(through(client, array), array)


@pytest.mark.parametrize("fields", STRUCTURED)
def test_structured_arrays_come_back(client, fields):
    array = numpy.zeros(4, dtype=fields)
    array.view("u1")[:] = numpy.arange(array.nbytes) % 2
    data_type = StructDtype.from_numpy_dtype(array.dtype)
    structure = ArrayStructure(data_type=data_type, shape=(4,), chunks=((4,),))
    client.new("array", [DataSource(structure=structure, structure_family="array")], key="a").write(array)
    same(client["a"].read(), array)
    same(client["a"][1:3], array[1:3])


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_shapes_come_back(client, shape):
    array = numpy.random.default_rng(1).random(shape)
    same(through(client, array), array)
    assert client["a"].shape == shape
    assert client["a"].ndim == len(shape)


@pytest.mark.parametrize("shape", EMPTY_SHAPES, ids=str)
def test_shapes_without_elements_come_back(client, shape):
    array = numpy.empty(shape)
    same(through(client, array), array)


@pytest.mark.parametrize("dtype", ["?", "i1", "<f8", ">f8", "<M8[ns]", "S3", "<U3"])
def test_single_values_come_back(client, dtype):
    array = numpy.array(1).astype(dtype)
    same(through(client, array), array)


def test_column_major_array_comes_back(client):
    array = numpy.asfortranarray(numpy.arange(12.0).reshape(3, 4))
    same(through(client, array), numpy.ascontiguousarray(array))


def test_strided_view_comes_back(client):
    array = numpy.arange(40).reshape(5, 8)[::2, ::-3]
    same(through(client, array), numpy.ascontiguousarray(array))


def test_names_of_dimensions_are_kept(client):
    client.write_array(numpy.ones((2, 3)), key="a", dims=["y", "x"])
    assert list(client["a"].dims) == ["y", "x"]


def test_nested_list_is_an_array(client):
    client.write_array([[1, 2], [3, 4]], key="a")
    assert client["a"].read().tolist() == [[1, 2], [3, 4]]


def test_structure_tells_type_shape_and_chunks(client):
    array = client.write_array(numpy.ones((2, 3), ">i2"), key="a")
    structure = client["a"].structure()
    assert structure.data_type.endianness == "big"
    assert structure.data_type.kind.value == "i"
    assert structure.data_type.itemsize == 2
    assert structure.shape == (2, 3)
    assert structure.chunks == ((2,), (3,))
    assert array.nbytes == 12
