"""Connecting: the about document, keys, the probes."""

import os

import httpx
import pytest
from packaging.version import Version
from tiled.client import from_uri
from tiled.client.utils import ClientError

pytestmark = pytest.mark.m1

ABOUT = {"api_version", "library_version", "formats", "aliases", "queries", "authentication", "links", "meta"}


def test_key_in_the_address_connects(target):
    assert from_uri(f"{target.uri}?api_key={target.api_key}").structure_family == "container"


def test_key_as_argument_connects(target):
    assert from_uri(target.uri, api_key=target.api_key).structure_family == "container"


def test_bare_host_connects(target):
    assert from_uri(target.host, api_key=target.api_key).structure_family == "container"


def test_address_of_a_node_connects_to_that_node(target, client):
    client.create_container("inner")
    node = from_uri(f"{client.uri}/inner", api_key=target.api_key)
    assert node.path_parts[-1] == "inner"


def test_wrong_key_is_rejected(target):
    with pytest.raises(ClientError, match="401.*Invalid API key"):
        from_uri(target.uri, api_key="wrong")


def test_about_needs_no_key(target):
    about = httpx.get(f"{target.uri}/").json()
    assert ABOUT <= about.keys()
    assert Version(about["library_version"]) >= Version("0.2.4")
    assert about["authentication"]["providers"] == []
    assert about["links"]["self"] == target.uri


def test_about_sets_the_csrf_cookie(target):
    response = httpx.get(f"{target.uri}/")
    assert len(response.cookies["tiled_csrf"]) >= 32
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=lax" in cookie and "path=/" in cookie


def test_address_without_slash_redirects(target):
    response = httpx.get(target.uri, follow_redirects=False)
    assert response.status_code == 307
    assert response.headers["location"].endswith("/api/v1/")


def test_about_names_formats_of_each_family(root):
    formats = root.context.server_info.formats
    assert {"application/octet-stream", "application/json", "text/csv", "image/png"} <= set(formats["array"])
    assert {"application/vnd.apache.arrow.file", "application/x-parquet", "text/csv"} <= set(formats["table"])
    assert {"application/x-hdf5", "application/json"} <= set(formats["container"])


def test_about_names_queries(root):
    expected = {"fulltext", "lookup", "keys_filter", "regex", "eq", "noteq", "comparison", "contains", "in", "notin"}
    expected |= {"keypresent", "like", "specs", "structure_family"}
    assert expected <= set(root.context.server_info.queries)


def test_health_is_ready(target):
    assert httpx.get(f"{target.host}/healthz").json() == {"status": "ready"}


def test_openapi_lists_the_routes(target):
    paths = httpx.get(f"{target.host}/openapi.json").json()["paths"]
    assert any(path.startswith("/api/v1/array/full") for path in paths)


def test_anonymous_reader_of_a_public_server_reads_and_does_not_write():
    uri = os.environ.get("QUADREL_PUBLIC_URI")
    if not uri:
        pytest.skip("QUADREL_PUBLIC_URI names no public server")
    anonymous = from_uri(uri)
    assert isinstance(list(anonymous), list)
    with pytest.raises(ClientError, match="401"):
        anonymous.create_container("not-mine")


def test_anonymous_reader_of_a_private_server_is_rejected(target):
    if target.is_public():
        pytest.skip("the server is public")
    response = httpx.get(f"{target.uri}/metadata/")
    assert response.status_code == 401
    assert "read:metadata" in response.json()["detail"]
    assert response.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("header", ["Apikey {}", "apikey {}", "APIKEY {}"])
def test_scheme_of_the_header_ignores_case(target, header):
    response = httpx.get(f"{target.uri}/metadata/", headers={"Authorization": header.format(target.api_key)})
    assert response.status_code == 200


@pytest.mark.parametrize("header", ["{}", "Basic {}"])
def test_other_schemes_are_refused_with_an_explanation(target, header):
    response = httpx.get(f"{target.uri}/metadata/", headers={"Authorization": header.format(target.api_key)})
    assert response.status_code == 400
    assert "authorization type" in response.json()["detail"].lower()


def test_key_in_the_query_becomes_a_cookie(target):
    with httpx.Client() as browser:
        first = browser.get(f"{target.uri}/metadata/", params={"api_key": target.api_key})
        assert first.cookies["tiled_api_key"] == target.api_key
        assert browser.get(f"{target.uri}/metadata/").status_code == 200


def test_cookie_alone_may_not_write(target):
    with httpx.Client() as browser:
        browser.get(f"{target.uri}/metadata/", params={"api_key": target.api_key})
        body = {"structure_family": "container", "metadata": {}, "data_sources": [], "specs": []}
        assert browser.post(f"{target.uri}/metadata/", json=body).status_code == 403


def test_cookie_with_the_csrf_value_may_write(target, root):
    with httpx.Client() as browser:
        browser.get(f"{target.uri}/metadata/", params={"api_key": target.api_key})
        body = {"structure_family": "container", "metadata": {}, "data_sources": [], "specs": []}
        headers = {"x-csrf": browser.cookies["tiled_csrf"]}
        created = browser.post(f"{target.uri}/metadata/", json=body, headers=headers)
        assert created.status_code == 200, created.text
        root.delete_contents(created.json()["id"])
