"""Nobody in: what is kept on the disk and in the log, for how long, and readable by whom."""

import stat
import time
from pathlib import Path

import httpx
from harness import Server, register
from security import LONG_ENOUGH, Visitor, hire, rows, signed_in, token_of

PHONE = "13812349876"
KEY = "idempotency-key-of-a-test"


def kept(house: Server) -> list[Path]:
    """Every file that the program made."""
    return [path for path in house.folder.rglob("*") if path.is_file() and path not in (house.printed, house.log)]


def holding(house: Server, text: str) -> list[str]:
    """The files that have this in them."""
    return [path.name for path in kept(house) if text.encode() in path.read_bytes()]


def test_no_secret_stands_in_the_store_as_it_is(house: Server) -> None:
    hire(house, "keeper", "agent")
    token = token_of(house, "keeper")
    visitor = Visitor(house)
    assert visitor.sign_in("keeper", LONG_ENOUGH).status_code == 303
    assert visitor.sign_in("keeper", "a wrong word of mine").status_code == 401
    assert holding(house, "keeper"), "the search finds what is kept"
    for secret in [token, visitor.secret, LONG_ENOUGH, "a wrong word of mine", "guanjia-demo"]:
        assert not holding(house, secret), secret
    hire(house, "keeper2", "agent")
    sealed = [one for (one,) in rows(house, "SELECT password FROM staff WHERE user_name LIKE 'keeper%'")]
    assert all(one.startswith("scrypt$32768$") for one in sealed)
    assert sealed[0].split("$")[2:] != sealed[1].split("$")[2:], "the same password twice is kept the same way"


def test_the_store_and_the_files_are_for_their_owner_alone(house: Server) -> None:
    with house.api(house.token("agent")) as api:
        number = register(api, "只给自己看")["number"]
        png = {"file": ("a.png", b"\x89PNG\r\n\x1a\n" + b"x" * 40, "image/png")}
        assert api.post(f"/cases/{number}/attachments", files=png).status_code == 201
    readable = [path.name for path in kept(house) if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)]
    assert not readable, f"every user of the machine may read {sorted(readable)}"


def test_a_token_ends_when_its_days_are_over(house: Server) -> None:
    token = token_of(house, "chen", "--days", "30")
    with house.api(token) as api:
        assert api.get("/views").status_code == 200
        rows(house, "UPDATE token SET expires_at = ?1 WHERE label = 'security test'", int(time.time() * 1000) - 1)
        time.sleep(6)  # what a process remembers of a token it forgets after five seconds
        assert api.get("/views").status_code == 401


def test_a_token_that_was_made_without_a_time_ends_too(house: Server) -> None:
    token_of(house, "chen")
    endless = rows(house, "SELECT count(*) FROM token WHERE expires_at IS NULL")
    assert endless == [(0,)]


def test_a_token_can_be_taken_back(house: Server) -> None:
    token = house.run("token", "--user", "chen", "--name", "taken back").split()[-1]
    house.run("token", "--user", "chen", "--revoke", "taken back")
    time.sleep(6)
    with house.api(token) as api:
        assert api.get("/views").status_code == 401


def test_the_log_keeps_secrets_to_itself(tmp_path: Path) -> None:
    """While all goes well, while requests are bad, and while the store itself fails under them."""
    server = Server(tmp_path)
    try:
        server.start("demo")
        token = server.token("agent")
        visitor = signed_in(server, "agent")
        with server.api(token) as api:
            number = register(api, "客户页面")["number"]
            guest = api.post(f"/cases/{number}/page-links", json={}).json()["secret"]
        secrets = [
            token, visitor.secret, visitor.form_token, PHONE, KEY, "guanjia-demo", "a wrong word", "机密的话", guest]

        def work() -> list[int]:
            key = f"{KEY}-{time.monotonic_ns()}"
            headers = {"Idempotency-Key": key, "Authorization": f"Bearer {token}"}
            body = {"desk": "property", "kind": "repair", "channel": "telephone", "text": "机密的话",
                    "reporter": {"name": "x", "phone": PHONE}}
            with httpx.Client(base_url=server.url, trust_env=False, timeout=30) as client:
                return [
                    client.post("/api/v1/cases", json=body, headers=headers).status_code,
                    client.post("/api/v1/cases", content='{"text":"机密的话', headers=headers).status_code,
                    client.get(f"/api/v1/search?q={PHONE}", headers=headers).status_code,
                    client.post("/api/v1/account/password", headers=headers, json={
                        "current": "a wrong word", "password": "guanjia-demo-2"}).status_code,
                    client.get(f"/c/{guest}").status_code,
                    client.post(f"/c/{guest}/actions/confirm", data={"satisfied": "yes"}).status_code,
                    visitor.client.get(f"/find?q={PHONE}").status_code,
                    visitor.send("/cases", kind="repair", text="机密的话", q=PHONE, once=key).status_code,
                    Visitor(server).sign_in("chen", "a wrong word", to=f"/find?q={PHONE}").status_code]

        assert 500 not in work()
        for table in ["timeline", "sign_in_try"]:
            rows(server, f"ALTER TABLE {table} RENAME TO gone_{table}")
            assert 500 in work(), f"without {table} something fails"
            rows(server, f"ALTER TABLE gone_{table} RENAME TO {table}")
        said = server.log.read_text("utf-8", "replace")
        assert said.count("no such table") >= 2, "the causes are told"
        assert "/c/…" in said, "the customer's page is asked for"
        told = [secret for secret in secrets if secret in said]
        assert not told, f"the log tells {told}"
    finally:
        server.stop()
