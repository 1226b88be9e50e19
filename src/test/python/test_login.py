"""Users who log in: passwords, tokens, sessions, API keys, principals; by Tiled's own client wherever it has a call."""

import base64
import json
import os
import time
import uuid
from datetime import datetime

import httpx
import numpy
import pytest
from tiled.client import from_uri
from tiled.client.auth import CannotRefreshAuthentication
from tiled.client.context import Admin, Context, PasswordRejected
from tiled.client.utils import ClientError

import original as tiled_itself

pytestmark = pytest.mark.m6

ADMIN = "alice:correct-horse-battery"
USER = "bob:staple-of-the-horse"


class LoginTarget:
    """A server whose users log in."""

    def __init__(self, uri, admin, admin_token=None):
        self.uri = uri.rstrip("/")
        self.admin = admin.split(":")
        self.admin_token = admin_token

    def command(self, line):
        host = self.uri.removesuffix("/api/v1")
        headers = {"Authorization": f"Bearer {self.admin_token}"}
        return httpx.post(f"{host}/admin/commands", json={"command": line}, headers=headers, timeout=60)

    def new_user(self):
        """Name and password of somebody who is no administrator."""
        if self.admin_token is None:
            return USER.split(":")
        name = f"user-{uuid.uuid4().hex}"
        return [name, self.command(f"user add {name}").json()["output"]]

    def token(self, name, password):
        form = {"grant_type": "password", "username": name, "password": password}
        endpoint = httpx.get(f"{self.uri}/").json()["authentication"]["providers"][0]["links"]["auth_endpoint"]
        return httpx.post(endpoint, data=form, timeout=60)

    def get(self, path, **headers):
        return httpx.get(f"{self.uri}/{path}", headers=headers, timeout=60)


@pytest.fixture(scope="module")
def login_target(target, tmp_path_factory):
    uri = os.environ.get("QUADREL_LOGIN_URI")
    if uri and not target.original:
        yield LoginTarget(uri, os.environ["QUADREL_LOGIN_ADMIN"], os.environ["QUADREL_ADMIN_TOKEN"])
    elif target.original:
        with tiled_itself.serving(tmp_path_factory.mktemp("users"), ADMIN, USER) as address:
            yield LoginTarget(address, ADMIN)
    else:
        pytest.skip("QUADREL_LOGIN_URI names no server whose users log in")


@pytest.fixture
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


def status(call):
    with pytest.raises(ClientError) as error:
        call()
    return error.value.response.status_code


def tokens_of(client):
    auth = client.context.http_client.auth
    return auth.sync_get_token("access_token"), auth.sync_get_token("refresh_token")


def test_about_names_the_provider(login_target):
    authentication = httpx.get(f"{login_target.uri}/").json()["authentication"]
    (provider,) = authentication["providers"]
    assert provider["mode"] == "internal"
    assert provider["links"]["auth_endpoint"].endswith(f"/auth/provider/{provider['provider']}/token")
    assert authentication["required"] is True
    assert set(authentication["links"]) == {"whoami", "apikey", "refresh_session", "revoke_session", "logout"}


def test_user_logs_in_and_works(user):
    key = f"t-{uuid.uuid4().hex}"
    user.write_array(numpy.arange(3), key=key)
    assert user[key].read().tolist() == [0, 1, 2]
    user.delete_contents(key, external_only=False)


def test_whoami_tells_who(connect, login_target):
    name, password = login_target.new_user()
    me = connect(name, password).context.whoami()
    assert [identity["id"] for identity in me["identities"]] == [name]
    assert isinstance(me["identities"][0]["latest_login"], datetime)
    assert [role["name"] for role in me["roles"]] == ["user"]
    assert "create:apikeys" in me["roles"][0]["scopes"]
    assert me["type"] == "user"
    assert me["sessions"][-1]["revoked"] is False
    uuid.UUID(me["uuid"])


def test_whoami_of_nobody_is_null(login_target):
    answer = login_target.get("auth/whoami")
    assert answer.status_code == 200 and answer.json() is None


def test_administrator_has_both_roles(admin):
    roles = {role["name"]: role["scopes"] for role in admin.context.whoami()["roles"]}
    assert set(roles) == {"user", "admin"}
    assert "read:principals" in roles["admin"]


def test_tokens_have_what_clients_read(login_target):
    name, password = login_target.new_user()
    answer = login_target.token(name, password)
    tokens = answer.json()
    assert tokens["token_type"] == "bearer"
    assert tokens["identity"] == {"id": name, "provider": "local"}
    assert tokens["expires_in"] < tokens["refresh_token_expires_in"] == 7 * 86400
    claims = json.loads(base64.urlsafe_b64decode(tokens["access_token"].split(".")[1] + "=="))
    assert claims["sub"] == tokens["principal"] and claims["sub_typ"] == "user" and claims["type"] == "access"
    assert claims["ids"] == [{"id": name, "idp": "local"}]
    assert "read:data" in claims["scp"]


@pytest.mark.differs("tokens may be kept by a cache")
def test_tokens_are_not_kept(login_target):
    assert login_target.token(*login_target.new_user()).headers["cache-control"] == "no-store"


def test_wrong_password_is_asked_again(connect, login_target):
    name, password = login_target.new_user()
    assert connect(name, "wrong", password).context.authenticated


def test_wrong_password_is_refused(connect, login_target):
    with pytest.raises(PasswordRejected):
        connect(login_target.new_user()[0], "a", "b", "c")


def test_unknown_user_is_refused_as_a_wrong_password(login_target):
    unknown = login_target.token(f"nobody-{uuid.uuid4().hex}", "wrong")
    wrong = login_target.token(login_target.new_user()[0], "wrong")
    assert unknown.status_code == wrong.status_code == 401
    assert unknown.content == wrong.content
    assert unknown.json()["detail"] == "Incorrect username or password"


@pytest.mark.differs("passwords may be guessed without end")
def test_guessing_is_slowed_down(login_target):
    for name in (f"nobody-{uuid.uuid4().hex}", login_target.new_user()[0]):
        answers = [login_target.token(name, "wrong") for _ in range(5)]
        assert [answer.status_code for answer in answers] == [401] * 5
        # The first wait is a second, in which a machine with much to do may not come to ask; the next is twice as long.
        for _ in range(5):
            answers.append(login_target.token(name, "wrong"))
            if answers[-1].status_code == 429:
                break
        assert answers[-1].status_code == 429
        assert int(answers[-1].headers["retry-after"]) >= 1


def test_form_without_a_password_is_422(login_target):
    endpoint = httpx.get(f"{login_target.uri}/").json()["authentication"]["providers"][0]["links"]["auth_endpoint"]
    assert httpx.post(endpoint, data={"username": "alice"}).status_code == 422


def test_expired_access_token_is_refreshed(user):
    before, _ = tokens_of(user)
    claims = json.loads(base64.urlsafe_b64decode(before.split(".")[1] + "=="))
    wait = claims["exp"] - time.time() + 1.1
    if wait > 6:
        pytest.skip("Access tokens hold for long here")
    time.sleep(max(0, wait))
    assert list(user) is not None
    assert tokens_of(user)[0] != before


def test_forged_access_token_is_refreshed(user):
    user.context.http_client.auth.sync_set_token("access_token", "x.y.z")
    assert user.context.whoami()["identities"]


def test_refresh_can_be_forced(user):
    assert user.context.force_auth_refresh()["token_type"] == "bearer"
    assert user.context.whoami()["identities"]


def test_next_connection_needs_no_password(connect, login_target):
    name, password = login_target.new_user()
    first = connect(name, password).context.whoami()
    assert connect(name).context.whoami()["uuid"] == first["uuid"]


@pytest.mark.differs("a refresh token instead of an access token ends in a 500")
def test_tokens_of_the_wrong_kind_are_refused(login_target, user):
    access, refresh = tokens_of(user)
    assert login_target.get("metadata/", Authorization=f"Bearer {refresh}").status_code == 401
    answer = httpx.post(f"{login_target.uri}/auth/session/refresh", json={"refresh_token": access})
    assert answer.status_code == 401


def test_unsigned_token_is_refused(login_target, user):
    access, _ = tokens_of(user)
    header = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').decode().rstrip("=")
    for forged in (f"{header}.{access.split('.')[1]}.", access[:-2] + ("AA" if access[-2:] != "AA" else "BB"), "x"):
        answer = login_target.get("metadata/", Authorization=f"Bearer {forged}")
        assert answer.status_code == 401
        assert answer.json()["detail"] == "Could not validate credentials"


def test_logout_ends_the_session(login_target, user):
    _, refresh = tokens_of(user)
    user.context.logout()
    assert not user.context.authenticated
    answer = httpx.post(f"{login_target.uri}/auth/session/refresh", json={"refresh_token": refresh})
    assert answer.status_code == 401
    assert answer.json()["detail"] == "Session has expired. Please re-authenticate."


@pytest.mark.differs("an access token holds to its end")
def test_logout_ends_the_access_token(login_target, user):
    access, _ = tokens_of(user)
    user.context.logout()
    assert login_target.get("metadata/", Authorization=f"Bearer {access}").status_code == 401


def test_session_is_revoked_by_its_id(user):
    session = user.context.whoami()["sessions"][-1]
    user.context.revoke_session(session["uuid"])
    with pytest.raises(CannotRefreshAuthentication):
        user.context.force_auth_refresh()


def test_session_of_another_is_not_revoked(connect, login_target, tmp_path, monkeypatch):
    other = connect(*login_target.admin).context.whoami()["sessions"][-1]["uuid"]
    monkeypatch.setenv("TILED_CACHE_DIR", str(tmp_path / "other"))
    client = connect(*login_target.new_user())
    assert status(lambda: client.context.revoke_session(other)) == 404
    assert status(lambda: client.context.revoke_session(str(uuid.uuid4()))) == 404


def test_key_has_what_its_owner_has(login_target, user):
    made = user.context.create_api_key()
    assert len(made["secret"]) == 72 and made["secret"].startswith(made["first_eight"])
    assert made["scopes"] == ["inherit"] and made["expiration_time"] is None and made["note"] is None
    by_key = from_uri(login_target.uri, api_key=made["secret"])
    assert by_key.context.whoami()["uuid"] == user.context.whoami()["uuid"]


def test_key_has_scopes_expiry_and_note(login_target, user):
    made = user.context.create_api_key(scopes=["read:metadata"], expires_in="1h", note="beam time")
    assert isinstance(made["expiration_time"], datetime)
    (listed,) = [key for key in user.context.whoami()["api_keys"] if key["first_eight"] == made["first_eight"]]
    assert listed["note"] == "beam time" and listed["scopes"] == ["read:metadata"] and "secret" not in listed
    by_key = from_uri(login_target.uri, api_key=made["secret"])
    assert status(lambda: by_key.create_container("x")) == 401
    info = login_target.get("auth/apikey", Authorization=f"Apikey {made['secret']}").json()
    assert info["first_eight"] == made["first_eight"] and "secret" not in info


def test_key_expires(login_target, user):
    secret = user.context.create_api_key(expires_in=1)["secret"]
    time.sleep(1.6)
    assert login_target.get("metadata/", Authorization=f"Apikey {secret}").status_code == 401


def test_key_is_revoked(login_target, user):
    made = user.context.create_api_key()
    header = f"Apikey {made['secret']}"
    assert login_target.get("metadata/", Authorization=header).status_code == 200
    user.context.revoke_api_key(made["first_eight"])
    answer = login_target.get("metadata/", Authorization=header)
    assert answer.status_code == 401 and answer.json()["detail"] == "Invalid API key"
    assert status(lambda: user.context.revoke_api_key(made["first_eight"])) == 404


def test_key_with_more_than_its_owner_has_is_403(user):
    assert status(lambda: user.context.create_api_key(scopes=["admin:apikeys"])) == 403


@pytest.mark.differs("a key makes one that may do more than itself")
def test_key_makes_none_that_may_do_more(login_target, user):
    narrow = user.context.create_api_key(scopes=["read:metadata", "create:apikeys"])["secret"]
    context = from_uri(login_target.uri, api_key=narrow).context
    assert status(lambda: context.create_api_key(scopes=["write:data"])) == 403
    assert status(lambda: context.create_api_key()) == 403
    assert context.create_api_key(scopes=["read:metadata"])["scopes"] == ["read:metadata"]


@pytest.mark.parametrize("key", ["secret", "wrong", "0" * 72, "äöü"])
def test_wrong_key_is_refused(login_target, key):
    answer = httpx.get(f"{login_target.uri}/metadata/", params={"api_key": key})
    assert answer.status_code == 401 and answer.json()["detail"] == "Invalid API key"


def test_key_info_without_a_key_is_401(login_target, user):
    access, _ = tokens_of(user)
    assert login_target.get("auth/apikey", Authorization=f"Bearer {access}").status_code == 401
    assert login_target.get("auth/apikey").status_code == 401


def test_users_do_not_see_others(user):
    assert status(lambda: Admin(user.context).list_principals()) == 401
    assert status(lambda: Admin(user.context).create_service_principal("user")) == 401


def test_administrator_sees_all(admin, login_target):
    login_target.token(*login_target.new_user())
    principals = Admin(admin.context).list_principals()
    assert len(principals) >= 2
    mine = admin.context.whoami()["uuid"]
    assert Admin(admin.context).show_principal(mine)["uuid"] == mine
    assert status(lambda: Admin(admin.context).show_principal(uuid.uuid4())) == 404
    assert "secret" not in json.dumps(principals) and "hash" not in json.dumps(principals)


def test_service_has_keys(admin, login_target):
    service = Admin(admin.context).create_service_principal("user")
    assert service["type"] == "service" and service["identities"] == []
    made = Admin(admin.context).create_api_key(service["uuid"], scopes=["read:metadata"])
    context = Context(f"{login_target.uri}/", api_key=made["secret"])
    assert context.whoami()["uuid"] == service["uuid"]
    Admin(admin.context).revoke_api_key(service["uuid"], made["first_eight"])
    assert status(context.whoami) == 401


def test_logout_route_takes_the_cookie_away(login_target):
    answer = httpx.post(f"{login_target.uri}/auth/logout")
    assert answer.json() == {}
    assert 'tiled_api_key=' in answer.headers["set-cookie"]


def test_reset_password_ends_sessions(no_original, connect, login_target):
    name, password = login_target.new_user()
    client = connect(name, password)
    new = login_target.command(f"user password {name}").json()["output"]
    assert login_target.token(name, password).status_code == 401
    assert login_target.token(name, new).status_code == 200
    with pytest.raises(CannotRefreshAuthentication):
        client.context.whoami()


def test_removed_user_is_nobody(no_original, connect, login_target):
    name, password = login_target.new_user()
    key = connect(name, password).context.create_api_key()["secret"]
    login_target.command(f"user remove {name}")
    assert login_target.token(name, password).status_code == 401
    assert login_target.get("metadata/", Authorization=f"Apikey {key}").status_code == 401


def test_without_users_the_routes_are_not_there(target):
    assert httpx.get(f"{target.uri}/auth/whoami").status_code == 404
