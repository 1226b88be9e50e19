"""Sessions of users: tokens are refreshed, refused and revoked; by Tiled's own client wherever it has a call."""

import base64
import json
import time
import uuid

import httpx
import pytest
from tiled.client.auth import CannotRefreshAuthentication

from logins import status, tokens_of

pytestmark = pytest.mark.m6


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


def test_logout_route_takes_the_cookie_away(login_target):
    answer = httpx.post(f"{login_target.uri}/auth/logout")
    assert answer.json() == {}
    assert 'tiled_api_key=' in answer.headers["set-cookie"]


def test_reset_password_ends_sessions(no_original, connect, login_target):
    name, password = login_target.new_user()
    client = connect(name, password)
    new = login_target.command(f"user password {name}")
    assert login_target.token(name, password).status_code == 401
    assert login_target.token(name, new).status_code == 200
    with pytest.raises(CannotRefreshAuthentication):
        client.context.whoami()
