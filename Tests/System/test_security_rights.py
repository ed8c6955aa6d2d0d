"""Nobody in: who is signed in, and reaches for what is another's, or for what only the house decides."""

import socket
import time
from collections.abc import Callable, Iterator

import httpx
import pytest
from harness import Server, register
from security import LONG_ENOUGH, hire, rows, signed_in, staff_id, token_of

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def api(house: Server) -> Iterator[httpx.Client]:
    with house.api(house.token("agent")) as client:
        yield client


@pytest.fixture(scope="module")
def root(house: Server) -> Iterator[httpx.Client]:
    with house.api(house.token("administrator")) as client:
        yield client


DECIDED = {
    "id": "0000000000001", "number": "9999-99999", "version": 77, "procedureVersion": 9, "stage": "closed",
    "phase": "closed", "assignee": "wang", "openedAt": "2020-01-01T00:00:00Z", "closedAt": "2020-01-01T00:00:00Z",
    "solvedAt": "2020-01-01T00:00:00Z", "firstAnsweredAt": "2020-01-01T00:00:00Z", "rating": 5, "satisfied": True,
    "outcome": "solved", "promises": [], "tasks": [{"id": "1"}], "mergedInto": "x", "chased": 9, "reopened": 9,
    "waiting": {"reason": "x"}, "solution": {"text": "x"}, "thingsDone": ["heard"], "actions": ["cancel"]}


def test_a_new_case_takes_nothing_that_the_house_decides(api: httpx.Client) -> None:
    plain, meddled = register(api, "多写"), register(api, "多写", **DECIDED, agent="admin")
    own = {"id", "number", "openedAt", "firstAnsweredAt", "promises"}
    for field in (DECIDED.keys() | {"agent"}) - own - {"procedureVersion"}:
        assert meddled[field] == plain[field], field
    assert meddled["id"] != DECIDED["id"] and meddled["number"] != DECIDED["number"]
    assert meddled["openedAt"] > "2026" and len(meddled["promises"]) == len(plain["promises"])


def test_an_action_takes_only_what_it_asks_for(api: httpx.Client) -> None:
    before = register(api, "催一下")
    asked = ("rating", "satisfied", "solution", "outcome")  # by other actions
    more = {name: value for name, value in DECIDED.items() if name not in asked}
    sent = more | {
        "text": "快点", "agent": "admin", "priority": "emergency", "to": "wang", "satisfied": True, "rating": 5,
        "solution": "好了", "into": before["number"], "parts": [{"text": "x"}], "until": "2027-01-01T00:00:00Z"}
    answer = api.post(f"/cases/{before['number']}/actions/chase", json=sent)
    after = answer.json() if answer.status_code == 200 else api.get(f"/cases/{before['number']}").json()
    changed = {field for field in before if before[field] != after[field]}
    assert changed <= {"version", "chased"}, changed


def test_staff_and_customers_take_nothing_that_is_not_asked(root: httpx.Client, house: Server) -> None:
    more = {"id": "0000000000001", "active": False, "rights": ["rights.write"], "posts": [{"role": "administrator"}]}
    body = {"user": "more", "name": "多", "password": LONG_ENOUGH, "roles": ["agent"]} | more
    hired = root.post("/staff", json=body).json()
    assert (hired["active"], hired["roles"], hired["id"] == more["id"]) == (True, ["agent"], False)
    body = {"name": "多", "rooms": [{"code": "1-1-101"}], "vehicles": ["闽D00001"], "phonesMasked": False} | more
    known = root.post("/people", json=body).json()
    assert (known["rooms"], known["vehicles"], known["id"] == more["id"]) == ([], [], False)
    form = {"name": "多", "project": "yunqi", "id": "1", "rights": "rights.write", "tags": "nobody-asked"}
    page = signed_in(house, "agent").send("/people", **form)
    assert page.status_code == 303
    assert rows(house, "SELECT count(*) FROM person WHERE tags LIKE '%nobody-asked%'") == [(0,)]


def test_of_two_values_of_a_name_the_one_that_is_checked_is_the_one_that_counts(
    house: Server, api: httpx.Client
) -> None:
    agent = signed_in(house, "agent")
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    good, bad = f"form_token={agent.form_token}", "form_token=bad"
    assert agent.client.post("/language", content=f"{bad}&{good}&language=zh", headers=form).status_code == 403
    assert agent.client.post("/language", content=f"{good}&{bad}&language=zh", headers=form).status_code == 303
    assert agent.client.post(f"/language?{good}&language=zh", content="", headers=form).status_code == 403
    assert agent.client.post(f"/language?{good}", content=f"{bad}&language=zh", headers=form).status_code == 403
    both = [api.get(f"/cases?project={pair}").status_code for pair in ("moon&project=yunqi", "yunqi&project=moon")]
    assert both == [422, 200], both
    assert len(api.get("/cases?limit=1&limit=200").json()["items"]) == 1
    twice = '{"desk":"property","kind":"repair","channel":"telephone","reporter":{},"project":%s,"text":"x"}'
    for projects in ['"yunqi","project":"moon"', '"moon","project":"yunqi"']:
        answer = api.post("/cases", content=twice % projects)
        assert answer.status_code in (201, 400, 422), answer.text
        assert answer.status_code != 201 or answer.json()["project"] == register(api, "x")["project"]


def test_no_header_and_no_query_makes_another_request_of_it(api: httpx.Client) -> None:
    number = register(api, "不是那样")["number"]
    before = api.get(f"/cases/{number}").json()
    for header in ["X-HTTP-Method-Override: POST", "X-HTTP-Method: DELETE", "X-Original-URL: /api/v1/roles"]:
        headers = dict([header.split(": ")])
        answer = api.get(f"/cases/{number}?_method=POST&action=withdraw", headers=headers)
        assert answer.status_code == 200 and answer.json() == before
    assert api.post("/cases?text=x&desk=property&kind=repair&channel=telephone", json={}).status_code == 422


def attached(api: httpx.Client, number: str) -> str:
    answer = api.post(f"/cases/{number}/attachments", files={"file": ("a.png", PNG, "image/png")})
    assert answer.status_code == 201, answer.text
    return answer.json()["attachments"][-1]["id"]


def test_a_file_is_found_only_under_its_own_case(house: Server, api: httpx.Client) -> None:
    own, other = register(api, "有图")["number"], register(api, "无图")["number"]
    file = attached(api, own)
    agent, engineer = signed_in(house, "agent"), signed_in(house, "engineer")
    assert api.get(f"/cases/{own}/files/{file}").status_code == 200
    assert agent.get(f"/cases/{own}/files/{file}").status_code == 200
    elsewhere = [f"{other}/files/{file}", f"nothing/files/{file}"]
    for name in elsewhere + [f"{own}/files/0000000000001", f"{own}/files/..%2f{file}"]:
        assert api.get(f"/cases/{name}").status_code == 404
        assert agent.get(f"/cases/{name}").status_code == 404
    assert engineer.get(f"/cases/{own}/files/{file}").status_code == 404, "field staff see only what is theirs"


def test_a_view_is_removed_by_its_owner_alone(house: Server, api: httpx.Client) -> None:
    view = api.post("/views", json={"name": "我的", "address": "phase=open"}).json()["id"]
    with house.api(house.token("supervisor")) as other:
        other.delete(f"/views/{view}")
        signed_in(house, "supervisor").send(f"/views/{view}/removal")
        assert view not in [one["id"] for one in other.get("/views").json()["items"]]
    assert view in [one["id"] for one in api.get("/views").json()["items"]]


IN_PERSON: list[tuple[str, str, dict | None]] = [
    ("GET", "/account/sessions", None), ("POST", "/account/sessions/end", {}),
    ("POST", "/views", {"name": "n", "address": ""}),
    ("POST", "/account/password", {"current": "guanjia-demo", "password": LONG_ENOUGH})]


@pytest.mark.parametrize("method, address, body", IN_PERSON, ids=[one[1] for one in IN_PERSON])
def test_a_token_with_a_scope_does_nothing_beside_it(
    house: Server, method: str, address: str, body: dict | None
) -> None:
    """The token of a gauge on the wall neither signs its owner out nor tries passwords."""
    with house.api(token_of(house, "xu", "--scope", "places.read")) as gauge:
        assert gauge.get("/places").status_code == 200
        assert gauge.get("/cases").status_code == 403
        answer = gauge.request(method, address, json=body)
    assert answer.status_code == 403, answer.text


def test_who_rules_one_project_does_not_rule_the_house(house: Server, root: httpx.Client) -> None:
    with house.api(hire(house, "ruler", "administrator", project="yunqi")) as ruler:
        rights = next(role for role in root.get("/roles").json()["items"] if role["role"] == "guard")["rights"]
        answer = ruler.put("/roles/guard", json={"rights": rights})
        assert answer.status_code == 403, "roles are the house's"
        assert ruler.post(f"/staff/{staff_id(house, 'admin')}/sessions/end", json={}).status_code == 403


def test_whoever_rules_less_signs_nobody_out_who_rules_more(house: Server) -> None:
    with house.api(house.token("customer-service-manager")) as manager:
        assert manager.post(f"/staff/{staff_id(house, 'admin')}/sessions/end", json={}).status_code == 403


def heard(house: Server, credential: str, then: Callable[[], object], seconds: float = 8) -> tuple[str, bool]:
    """What a live stream says after something happened, and whether it ended."""
    with socket.create_connection(("127.0.0.1", house.port), timeout=30) as line:
        line.sendall(f"GET /live HTTP/1.1\r\nHost: a\r\n{credential}\r\n\r\n".encode())
        text = b""
        while b": connected" not in text:
            text += line.recv(65536)
            assert text.startswith(b"HTTP/1.1 200"), text
        then()
        deadline = time.monotonic() + seconds
        try:
            while (left := deadline - time.monotonic()) > 0 and b"event: case" not in text:
                line.settimeout(left)
                if not (piece := line.recv(65536)):
                    return text.decode(), True
                text += piece
        except TimeoutError:
            pass
    return text.decode(), False


def test_the_live_stream_ends_with_the_session(house: Server, api: httpx.Client) -> None:
    visitor = signed_in(house, "supervisor")

    def leave_and_go_on() -> None:
        assert visitor.send("/sign-out").status_code == 303
        time.sleep(6)  # what a process remembers of a session it forgets after five seconds
        register(api, "走了以后")

    text, _ = heard(house, f"Cookie: guanjia={visitor.secret}", leave_and_go_on)
    assert "event: case" not in text, "a stream goes on after its session ended"


@pytest.mark.parametrize("who", ["engineer", "a token for own cases alone", "an agent"])
def test_the_live_stream_names_no_case_to_who_may_not_read_it(house: Server, api: httpx.Client, who: str) -> None:
    token = {
        "engineer": lambda: house.token("engineer"), "an agent": lambda: house.token("agent"),
        "a token for own cases alone": lambda: token_of(house, "admin", "--scope", "case.read.own")}[who]()
    made: list[str] = []
    text, _ = heard(
        house, f"Authorization: Bearer {token}", lambda: made.append(register(api, "不关他的事")["number"]), 4)
    assert (made[0] in text) == (who == "an agent"), text[-200:]
