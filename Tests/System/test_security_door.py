"""Nobody in: the door. Signing in, what other sites can make a browser do, where an answer leads."""

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

import httpx
import pytest
from harness import Server, register
from security import LONG_ENOUGH, Visitor, account, ratio, rows, signed_in, wire

EVIL = "evil.example"


def knock(house: Server, user: str, password: str, come_by: str) -> int:
    """Tries to sign in, through a proxy on this machine that names the other end."""
    return Visitor(house, **{"X-Forwarded-For": come_by}).sign_in(user, password).status_code


def test_wrong_passwords_all_at_once_are_slowed_down_too(house: Server) -> None:
    with ThreadPoolExecutor(14) as people:
        heard = list(people.map(lambda n: knock(house, "pan", f"guess {n}", f"10.0.1.{n}"), range(14)))
    assert set(heard) <= {401, 429}, heard
    assert heard.count(401) <= 6, f"{heard.count(401)} of 14 guesses at once were looked at"
    assert knock(house, *house.account("greening-foreman"), "10.0.1.99") == 429


def test_only_what_the_proxy_says_last_counts_as_the_address(house: Server) -> None:
    """Who writes addresses of their own before the proxy's is still the one whom the proxy saw."""
    with ThreadPoolExecutor(4) as people:
        heard = list(people.map(lambda n: knock(house, f"nobody{n}", "x", f"10.9.{n}.1, 10.0.2.1"), range(34)))
    assert 429 in heard, "34 wrong words of one address were all looked at"
    assert knock(house, "nobody", "x", "10.0.2.1, 10.0.2.2") == 401


def test_an_unknown_user_takes_as_long_as_a_known_one(house: Server) -> None:
    names = iter(range(100))
    slower = ratio(
        lambda: knock(house, "tian", "wrong", f"10.0.3.{next(names)}"),
        lambda: knock(house, f"nobody-{next(names)}", "wrong", f"10.0.3.{next(names)}"), 4)
    assert slower < 1.5, f"one of them takes {slower:.2f} times as long: it tells who works here"


def test_a_guess_that_is_nearly_right_takes_no_longer(house: Server) -> None:
    token = house.token("agent")
    wrong = [token[:-1] + ("0" if token[-1] != "0" else "1"), "gjt_" + "f" * 40]
    with httpx.Client(base_url=house.url, trust_env=False) as client:
        def guess(one: str) -> None:
            assert client.get("/api/v1/views", headers={"Authorization": f"Bearer {one}"}).status_code == 401
        slower = ratio(lambda: guess(wrong[0]), lambda: guess(wrong[1]), 300)
    assert slower < 1.25, f"{slower:.2f}"


def test_a_session_is_never_one_that_the_browser_brought(house: Server) -> None:
    brought = "gjs_" + "a" * 40
    visitor = Visitor(house)
    visitor.client.cookies.set("guanjia", brought, domain="127.0.0.1", path="/")
    answer = visitor.sign_in(*house.account("agent"))
    assert answer.status_code == 303
    made = re.findall(r"guanjia=(\w+)", answer.headers["set-cookie"])[0]
    assert made != brought
    assert (account(made, house), account(brought, house)) == (200, 303)


def test_signing_in_again_ends_the_session_that_was_there(house: Server) -> None:
    visitor = signed_in(house, "agent")
    before = visitor.secret
    assert visitor.sign_in(*house.account("agent")).status_code == 303
    assert visitor.secret != before
    assert account(before, house) == 303, "the session of before can still be used"


FROM_ELSEWHERE = [
    {"Origin": f"https://{EVIL}", "Sec-Fetch-Site": "cross-site"}, {"Origin": f"https://{EVIL}"},
    {"Origin": "null", "Sec-Fetch-Site": "cross-site"}]


@pytest.mark.parametrize("headers", FROM_ELSEWHERE, ids=["both", "origin alone", "sandboxed frame"])
def test_another_site_can_not_sign_a_browser_in(house: Server, headers: dict[str, str]) -> None:
    """Or somebody would work, and write about customers, under an account of the other's choice."""
    answer = Visitor(house, **headers).sign_in(*house.account("agent"))
    assert answer.status_code == 403 and "set-cookie" not in answer.headers, answer.status_code


@pytest.fixture(scope="module")
def number(house: Server) -> str:
    with house.api(house.token("agent")) as api:
        return register(api, "门")["number"]


def test_no_wrapping_gets_a_form_past_its_token(house: Server, number: str) -> None:
    """What another site's page can send with a browser's cookie: the three encodings of forms, and plain text."""
    visitor = signed_in(house, "agent")
    before = rows(house, "SELECT count(*) FROM timeline")
    json = '{"desk":"property","kind":"repair","channel":"telephone","reporter":{},"text":"forged","audience":"inside"}'
    for address in ["/cases", f"/cases/{number}/messages", f"/cases/{number}/attachments", "/language", "/sign-out"]:
        for token in [{}, {"form_token": "x"}]:
            fields = {"text": "forged", "language": "en"} | token
            assert visitor.client.post(address, files={"file": ("a.png", b"x")}, data=fields).status_code == 403
            assert visitor.client.post(address, data=fields).status_code == 403
            plain = "&".join(f"{name}={value}" for name, value in fields.items())
            sent = visitor.client.post(address, content=plain, headers={"Content-Type": "text/plain"})
            assert sent.status_code == 403, address
    for address in ["/cases", f"/cases/{number}/messages"]:
        for kind in ["text/plain", "application/json", "application/x-www-form-urlencoded", "multipart/form-data"]:
            sent = visitor.client.post("/api/v1" + address, content=json, headers={"Content-Type": kind})
            assert sent.status_code == 403 and sent.json()["code"] == "formExpired", (address, kind)
    assert visitor.get("/account").status_code == 200
    assert rows(house, "SELECT count(*) FROM timeline") == before


ELSEWHERE = [
    f"//{EVIL}", f"///{EVIL}", f"/\\{EVIL}", f"\\\\{EVIL}", f"https://{EVIL}", f"https:{EVIL}", f"/\t/{EVIL}",
    f"/\n/{EVIL}", f" //{EVIL}", f"\u3000//{EVIL}", f"javascript:alert(1)//{EVIL}", f"data:text/html,{EVIL}",
    f"@{EVIL}", f"/\r\nLocation: https://{EVIL}", f"/é/{EVIL}"]


@pytest.fixture(scope="module")
def agent(house: Server) -> Visitor:
    return signed_in(house, "agent")


@pytest.mark.parametrize("address", ELSEWHERE, ids=ascii)
def test_no_form_leads_to_another_house(house: Server, agent: Visitor, number: str, address: str) -> None:
    answers = [
        Visitor(house).sign_in(*house.account("agent"), to=address),
        agent.send("/language", language="zh", to=address),
        agent.send(f"/cases/{number}/messages", text="x", audience="inside", back=address)]
    for answer in answers:
        assert answer.status_code == 303, answer.text
        leads = httpx.URL(house.url).join(answer.headers["location"])
        assert leads.host == "127.0.0.1" and leads.scheme == "http", answer.headers["location"]
        assert not re.search(r"^(//|/\\|[a-z]+:)", answer.headers["location"]), answer.headers["location"]
    page = agent.send(f"/cases/{number}/phone", reason="follow", to=address)
    assert page.status_code == 200
    assert not re.search(rf'href="[^/"][^"]*{EVIL}|href="//', page.text)


VIEWS = ["q=a\tb", "q=1\r\nX-Evil: 1", "//evil.example", "#x", "q=<script>", "q=é", "nonsense=1"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_saved_view_leads_to_the_list_by_an_address_as_the_list_prints_them(
    house: Server, agent: Visitor, view: str
) -> None:
    body = urlencode({"form_token": agent.form_token, "name": "v", "address": view})
    heard = wire(house, (
        f"POST /views HTTP/1.1\r\nHost: a\r\nCookie: guanjia={agent.secret}\r\nConnection: close\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}").encode())
    head = heard.split(b"\r\n\r\n")[0]
    assert b"\r\nx-evil" not in head.lower(), head
    if head.split(b" ")[1] == b"303":
        leads = re.findall(rb"\r\nlocation: (.*?)\r\n", head + b"\r\n", re.IGNORECASE)[0]
        assert re.fullmatch(rb"/cases(\?[\w.~%&=+:,-]*)?", leads), leads
    else:
        assert head.split(b" ")[1] in (b"400", b"422"), head


ASKED = [
    (b"/cases", b"Host: evil.example\r\n"), (b"/cases", b"Host: a\r\nX-Forwarded-Host: evil.example\r\n"),
    (b"/cases", b"Host: a\r\nForwarded: host=evil.example;proto=https\r\n"), (b"//evil.example/cases", b"Host: a\r\n"),
    (b"http://evil.example/cases", b"Host: evil.example\r\n"), (b"/cases", b"Host: a\r\nHost: evil.example\r\n"),
    (b"/cases", b"Host: a\r\nX-Original-URL: /evil.example\r\nX-Rewrite-URL: //evil.example\r\n")]


@pytest.mark.parametrize("target, headers", ASKED)
def test_no_header_says_where_an_answer_leads(house: Server, target: bytes, headers: bytes) -> None:
    heard = wire(house, b"GET " + target + b" HTTP/1.1\r\n" + headers + b"Connection: close\r\n\r\n")
    head = heard.split(b"\r\n\r\n")[0]
    assert head.split(b" ")[1] in (b"303", b"400", b"404"), head
    assert b"evil.example" not in head, head


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "OPTIONS", "CONNECT", "DEBUG", "PROPFIND"])
def test_no_strange_method_says_back_what_it_was_sent(house: Server, method: str) -> None:
    asked = f"{method} /account HTTP/1.1\r\nHost: a\r\nCookie: guanjia=said-back\r\nConnection: close\r\n\r\n"
    heard = wire(house, asked.encode())
    assert heard.split(b" ")[1] in (b"400", b"404", b"405", b"501"), heard[:200]
    assert b"said-back" not in heard and b"access-control-allow" not in heard.lower()


def test_no_line_break_gets_into_a_header(agent: Visitor) -> None:
    for end in ["\r\n", "\n", "\r", "%0d%0a", "\u560d\u560a", "\0\r\n"]:
        evil = f"q=1{end}X-Evil: 1{end}{end}<script>"
        for answer in [
            agent.send("/views", name="v", address=evil), agent.send("/language", language="zh", to="/" + evil),
            agent.client.get("/cases", params={"q": evil}, headers={"HX-Request": "true"}),
        ]:
            assert "x-evil" not in answer.headers and not answer.text.startswith("<script>")
            assert not any(set(value) & set("\r\n\0") for value in answer.headers.values())


LOOKALIKES = ["chen\u200b", "Chen", "ｃｈｅｎ", "chen\u202e", "\u2060chen", "cheｎ", "che\u00adn", "a\nb", "x" * 300, "<b>"]


@pytest.mark.parametrize("user", LOOKALIKES, ids=[ascii(name)[:20] for name in LOOKALIKES])
def test_nobody_is_hired_under_a_name_that_looks_like_anothers(house: Server, user: str) -> None:
    with house.api(house.token("administrator")) as api:
        answer = api.post("/staff", json={"user": user, "name": "新人", "password": LONG_ENOUGH, "roles": ["agent"]})
    assert answer.status_code in (409, 413, 422), f"{user!r} was hired"
