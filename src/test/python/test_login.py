"""Users who log in with a password, and what they get; by Tiled's own client wherever it has a call."""

import base64
import json
import uuid
from datetime import datetime

import httpx
import numpy
import pytest
from tiled.client.context import PasswordRejected

pytestmark = pytest.mark.m6


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
    assert httpx.post(login_target.token_endpoint(), data={"username": "alice"}).status_code == 422


def test_without_users_the_routes_are_not_there(target):
    assert httpx.get(f"{target.uri}/auth/whoami").status_code == 404
