# Makes the fixtures beside it with Python's zarr: zarr-types.json, zarr-files.json.   pip install "zarr>=3" numpy
import base64, json, pathlib, tempfile, warnings
import numpy, zarr

warnings.simplefilter("ignore")
here = pathlib.Path(__file__).parent
TYPES = ["|b1", "|i1", "|u1", "<i2", ">i2", "<u4", ">u8", "<f2", "<f4", ">f8", "<c8", ">c16", "<M8[ns]", ">M8[10us]",
         "<m8[s]", "|S5", "<U3", ">U3", "|V7"]


def array(folder, dtype, **options):
    return zarr.create_array(folder, dtype=numpy.dtype(dtype), overwrite=True, **options)


def metadata(dtype):
    with tempfile.TemporaryDirectory() as folder:
        array(folder, dtype, shape=(3,), chunks=(2,), compressors=None)
        members = json.loads((pathlib.Path(folder) / "zarr.json").read_text())
        return {"data_type": members["data_type"], "codecs": members["codecs"]}


def files(**options):
    with tempfile.TemporaryDirectory() as folder:
        stored = array(folder, "<i4", shape=(5, 4), chunks=(2, 3), fill_value=7, **options)
        stored[:4, :3] = numpy.arange(12).reshape(4, 3)
        return {str(f.relative_to(folder)): base64.b64encode(f.read_bytes()).decode()
                for f in sorted(pathlib.Path(folder).rglob("*")) if f.is_file()}


v2 = {"zarr_format": 2}
stored = {
    "zarr 3, raw": files(compressors=None),
    "zarr 3, zstd": files(),
    "zarr 3, gzip": files(compressors=zarr.codecs.GzipCodec()),
    "zarr 2, raw": files(compressors=None, **v2),
    "zarr 2, zlib": files(compressors=__import__("numcodecs").Zlib(), **v2),
    "zarr 2, zstd": files(**v2),
}
(here / "zarr-types.json").write_text(json.dumps({t: metadata(t) for t in TYPES}, indent=1) + "\n")
(here / "zarr-files.json").write_text(json.dumps(stored, indent=1) + "\n")
