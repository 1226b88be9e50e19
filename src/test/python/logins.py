"""A server whose users log in, and its users, as fixtures; conftest.py says by which variables it is named."""

import os
import uuid

import httpx
import pytest
from tiled.client import from_uri
from tiled.client.utils import ClientError

import original as tiled_itself

ADMIN = "alice:correct-horse-battery"
USER = "bob:staple-of-the-horse"


class LoginTarget:
    """A server whose users log in, and, unless it is Tiled's own, an administrator's secret for commands."""

    def __init__(self, uri, admin, admin_token=None):
        self.uri = uri.rstrip("/")
        self.admin = admin.split(":")
        self.admin_token = admin_token

    def command(self, line):
        """What the command says."""
        host = self.uri.removesuffix("/api/v1")
        headers = {"Authorization": f"Bearer {self.admin_token}"}
        answer = httpx.post(f"{host}/admin/commands", json={"command": line}, headers=headers, timeout=60)
        assert answer.status_code == 200, answer.text
        return answer.json()["output"]

    def new_user(self):
        """Name and password of somebody who is no administrator."""
        if self.admin_token is None:
            return USER.split(":")
        name = f"user-{uuid.uuid4().hex}"
        return [name, self.command(f"user add {name}")]

    def token_endpoint(self):
        (provider,) = httpx.get(f"{self.uri}/").json()["authentication"]["providers"]
        return provider["links"]["auth_endpoint"]

    def token(self, name, password):
        form = {"grant_type": "password", "username": name, "password": password}
        return httpx.post(self.token_endpoint(), data=form, timeout=60)

    def key(self, name, password, **wanted):
        """A key of somebody, so that a client needs no password."""
        headers = {"Authorization": f"Bearer {self.token(name, password).json()['access_token']}"}
        body = {"scopes": None, "expires_in": None, **wanted}
        answer = httpx.post(f"{self.uri}/auth/apikey", json=body, headers=headers, timeout=60)
        assert answer.status_code == 200, answer.text
        return answer.json()["secret"]

    def client(self, key):
        return from_uri(self.uri, api_key=key)

    def get(self, path, **headers):
        return httpx.get(f"{self.uri}/{path}", headers=headers, timeout=60)


@pytest.fixture(scope="session")
def login_target(target, tmp_path_factory):
    uri = os.environ.get("QUADREL_LOGIN_URI")
    if uri and not target.original:
        yield LoginTarget(uri, os.environ["QUADREL_LOGIN_ADMIN"], os.environ["QUADREL_ADMIN_TOKEN"])
    elif target.original:
        with tiled_itself.serving(tmp_path_factory.mktemp("users"), ADMIN, USER) as address:
            yield LoginTarget(address, ADMIN)
    else:
        pytest.skip("QUADREL_LOGIN_URI names no server whose users log in")


@pytest.fixture(scope="session")
def no_original(target):
    if target.original:
        pytest.skip("Tiled's own server has no commands")


@pytest.fixture
def connect(login_target, tmp_path, monkeypatch):
    """Connects as a person does who is asked for a name and a password."""
    monkeypatch.setenv("TILED_CACHE_DIR", str(tmp_path))
    monkeypatch.delenv("TILED_API_KEY", raising=False)

    def connected(name, *passwords, **options):
        answers = iter(passwords)
        monkeypatch.setattr("tiled.client.context.username_input", lambda: name)
        monkeypatch.setattr("tiled.client.context.password_input", lambda: next(answers))
        return from_uri(login_target.uri, **options)

    return connected


@pytest.fixture
def user(connect, login_target):
    return connect(*login_target.new_user())


@pytest.fixture
def admin(connect, login_target):
    return connect(*login_target.admin)


def refusal(call):
    """The answer to what the server refuses."""
    with pytest.raises(ClientError) as error:
        call()
    return error.value.response


def status(call):
    return refusal(call).status_code


def detail(call):
    return refusal(call).json()["detail"]


def tokens_of(client):
    auth = client.context.http_client.auth
    return auth.sync_get_token("access_token"), auth.sync_get_token("refresh_token")
