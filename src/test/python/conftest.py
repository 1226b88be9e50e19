"""Quadrel's catalog as its foreign clients see it: the package ``tiled`` from PyPI, unmodified, and plain HTTP.

The suite runs against the server that the environment names:

QUADREL_URI        its API, such as ``http://127.0.0.1:8080/api/v1``; without it the suite starts Tiled's own server and
                   runs against that, so that a difference between the two shows
QUADREL_API_KEY    its key
QUADREL_READABLE   a folder from which it may register files; without it those tests are skipped
QUADREL_PUBLIC_URI a second server, or the same one, that anonymous readers may read; optional
QUADREL_LOGIN_URI  the API of a server whose users log in; without it those tests are skipped, but on Tiled's own server
QUADREL_LOGIN_ADMIN name and password of its administrator, as ``name:password``
QUADREL_ADMIN_TOKEN its secret for commands, by which users are added
QUADREL_MANY       how many nodes the container of the listing tests has, 10000 unless said

``run`` makes the Python environment and starts pytest. ``@pytest.mark.differs("why")`` marks a test of the right
behaviour that Tiled's own server lacks: there it has to fail, everywhere else it has to pass.
"""

import os
import shutil
import uuid
from contextlib import contextmanager
from pathlib import Path

import dask
import httpx
import pytest
import stamina
from tiled.client import from_uri

from original import serving

pytest_plugins = ["logins", "streaming"]

# The client repeats a request that ends in a 5xx for 45 seconds; here it is to fail at once.
stamina.set_testing(True, attempts=1)
# Dask would turn columns of objects (bytes, dates, lists) into text when the client reads them.
dask.config.set({"dataframe.convert-string": False})


def pytest_configure(config):
    for mark in (
        "m1: browse, metadata, arrays",
        "m2: tables",
        "m3: search",
        "m4: export, negotiation, caching",
        "m5: files, raw export, copies between servers",
        "m6: users who log in",
        "m7: sparse, awkward and ragged arrays",
        "m8: streams",
        "differs(reason): the right behaviour, which Tiled's own server lacks",
    ):
        config.addinivalue_line("markers", mark)


class Target:
    """The server under test."""

    def __init__(self, uri, api_key, readable=None, original=False):
        self.uri = uri.rstrip("/")
        self.api_key = api_key
        self.readable = Path(readable) if readable else None
        self.original = original

    @property
    def host(self):
        """Where the server's routes outside of the API begin."""
        return self.uri.removesuffix("/api/v1")

    def connect(self, **options):
        return from_uri(self.uri, api_key=self.api_key, **options)

    def is_public(self):
        """Whether it needs no credentials of those who read."""
        return not httpx.get(f"{self.uri}/").json()["authentication"]["required"]

    def http(self, **options):
        headers = {"Authorization": f"Apikey {self.api_key}", **options.pop("headers", {})}
        return httpx.Client(headers=headers, timeout=60, **options)


@contextmanager
def original_target(readable):
    """Tiled's own server as a target."""
    pytest.importorskip("uvicorn", reason="Tiled's own server is not installed")
    with serving(readable) as address:
        uri, key = address.split("?api_key=")
        yield Target(uri, key, readable, original=True)


@pytest.fixture(scope="session")
def original(tmp_path_factory):
    """Tiled's own server, as the peer to copy from and to."""
    with original_target(tmp_path_factory.mktemp("original-readable")) as started:
        yield started


@pytest.fixture(scope="session")
def target(tmp_path_factory):
    uri = os.environ.get("QUADREL_URI")
    if uri:
        yield Target(uri, os.environ.get("QUADREL_API_KEY"), os.environ.get("QUADREL_READABLE"))
        return
    with original_target(tmp_path_factory.mktemp("readable")) as started:
        yield started


@pytest.fixture(autouse=True)
def _differences(request, target):
    marker = request.node.get_closest_marker("differs")
    if marker and target.original:
        request.applymarker(pytest.mark.xfail(reason=marker.args[0], strict=True))


@pytest.fixture(scope="session")
def root(target):
    return target.connect()


@pytest.fixture
def client(root):
    """A fresh container, deleted after the test."""
    key = f"t-{uuid.uuid4().hex}"
    yield root.create_container(key)
    root.delete_contents(key, recursive=True, external_only=False)


@pytest.fixture(scope="module")
def shared(root):
    """A container for the tests of one file, which only read what that file's own fixture put there."""
    key = f"m-{uuid.uuid4().hex}"
    yield root.create_container(key)
    root.delete_contents(key, recursive=True, external_only=False)


@pytest.fixture
def http(target):
    """Plain HTTP with the key in the header. Paths are absolute: see ``url``."""
    with target.http() as session:
        yield session


@pytest.fixture
def url(target, client):
    """Addresses below the fresh container: ``url("metadata", "a")``."""

    def address(route, *keys):
        return "/".join([target.uri, route, *client.path_parts, *keys])

    return address


@pytest.fixture
def readable(target):
    """A fresh folder that the server may register files from."""
    if target.readable is None:
        pytest.skip("QUADREL_READABLE names no folder")
    folder = target.readable / uuid.uuid4().hex
    folder.mkdir(parents=True)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def export(tmp_path):
    """What the client exports, as a file of this name."""

    def exported(node, name, *args, **options):
        node.export(tmp_path / name, *args, **options)
        return tmp_path / name

    return exported
