"""Text messages leave by a real gateway: once each, whatever it answers and whoever is killed on the way."""

import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from harness import Server, environment, register, running


class Gateway(ThreadingHTTPServer):
    """Takes text messages as a provider does: a key that it knows already is answered and not sent again."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Taker)
        self.answer = 200
        self.slow = 0.0
        self.asked: list[str] = []
        self.sent: dict[str, dict] = {}
        self.tokens: set[str | None] = set()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/messages"

    def texts(self) -> list[str]:
        return [message["text"] for message in list(self.sent.values())]


class Taker(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        key = self.headers["Idempotency-Key"]
        assert key == message["key"]
        self.server.asked.append(key)
        self.server.tokens.add(self.headers["Authorization"])
        if self.server.answer == 200:
            self.server.sent.setdefault(key, message)
        time.sleep(self.server.slow)
        body = json.dumps({"id": f"g-{len(self.server.sent)}"}).encode()
        self.send_response(self.server.answer)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def gateway() -> Iterator[Gateway]:
    with Gateway() as gateway:
        yield gateway
        gateway.shutdown()


@pytest.fixture(scope="module")
def sender(gateway: Gateway, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("sender")
    (folder / "token").write_text("open sesame\n")
    server = Server(folder)
    # Tests run at any hour.
    desks = shutil.copytree(environment()["GUANJIA_DESKS"], folder / "Desks")
    sending = desks / "property" / "sending.yaml"
    sending.write_text(sending.read_text("utf-8").replace("quiet: 21:30-08:00", "quiet: off"), "utf-8")
    server.extra = {
        "GUANJIA_TEXT_GATEWAY": gateway.address, "GUANJIA_TEXT_TOKEN_FILE": str(folder / "token"),
        "GUANJIA_DESKS": str(desks)}
    with running(server) as server:
        yield server


@pytest.fixture(scope="module")
def api(sender: Server) -> Iterator[httpx.Client]:
    with sender.api(sender.token("agent")) as api:
        yield api


def write(api: httpx.Client, number: str, text: str) -> None:
    answer = api.post(f"/cases/{number}/messages", json={"text": text, "audience": "customer", "channel": "message"})
    assert answer.status_code == 201, answer.text


def until(is_so: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.05)


def acts(api: httpx.Client, number: str) -> list[str]:
    return [entry["act"] for entry in api.get(f"/cases/{number}/timeline").json()["items"]]


def answered(api: httpx.Client, number: str) -> str:
    promises = api.get(f"/cases/{number}").json()["promises"]
    return next(promise["state"] for promise in promises if promise["kind"] == "first-answer")


def test_it_leaves_and_only_then_the_answer_is_given(api: httpx.Client, gateway: Gateway) -> None:
    gateway.slow = 2
    number = register(api, "来信：楼道灯不亮", channel="letter")["number"]
    write(api, number, "您好，电工今天下午到")
    until(lambda: "您好，电工今天下午到" in gateway.texts())
    assert answered(api, number) == "open", "the gateway has not said yet that it took it"
    until(lambda: "sent" in acts(api, number))
    gateway.slow = 0
    assert answered(api, number) == "kept"
    assert gateway.tokens == {"Bearer open sesame"}


def test_a_gateway_that_is_down_is_tried_again(api: httpx.Client, gateway: Gateway) -> None:
    gateway.answer = 503
    number = register(api, "来信：电梯有异响", channel="letter")["number"]
    before = len(gateway.asked)
    write(api, number, "您好，电梯公司已派人")
    until(lambda: len(gateway.asked) > before)
    gateway.answer = 200
    until(lambda: "sent" in acts(api, number))
    assert len(set(gateway.asked[before:])) == 1, "one message, one key"


def test_a_no_is_told_to_the_agent(api: httpx.Client, gateway: Gateway) -> None:
    gateway.answer = 400
    number = register(api, "来信：围墙破损", channel="letter")["number"]
    write(api, number, "您好，已报修")
    until(lambda: "unsent" in acts(api, number))
    gateway.answer = 200
    assert answered(api, number) == "open"
    notices = api.get("/notices").json()["items"]
    assert [notice["about"] for notice in notices if notice["case"] == number] == ["unsent"]


def test_killed_on_the_way_nothing_is_lost_and_nothing_leaves_twice(
    sender: Server, api: httpx.Client, gateway: Gateway, tmp_path: Path
) -> None:
    numbers = [register(api, f"来信：第{count}封", channel="letter")["number"] for count in range(30)]
    before = len(gateway.asked)
    gateway.slow = 0.5
    for count, number in enumerate(numbers):
        write(api, number, f"回信第{count}封")
    until(lambda: len(gateway.asked) > before)
    sender.kill()
    gateway.slow = 0
    assert any("sent" not in acts_in(sender, tmp_path, number) for number in numbers), "the kill fell after the last"
    sender.start("serve")
    until(lambda: all("sent" in acts(api, number) for number in numbers), seconds=90)
    texts = [text for text in gateway.texts() if text.startswith("回信")]
    assert sorted(texts) == sorted(f"回信第{count}封" for count in range(30)), "lost, or sent under two keys"
    assert all(acts(api, number).count("sent") == 1 and answered(api, number) == "kept" for number in numbers)
    assert len(gateway.asked) - before > len(numbers), "nothing was on its way when it was killed"


def test_killed_between_the_portions_of_a_news_everybody_hears_it_once(
        sender: Server, api: httpx.Client, gateway: Gateway) -> None:
    outage = api.post("/outages", json={"kind": "water", "wholeProject": True, "cause": "爆管"}).json()["number"]
    numbers = [
        register(api, f"停水第{count}户", channel="message", kind="complaint", outage=outage)["number"]
        for count in range(250)]
    until(lambda: len([text for text in gateway.texts() if "爆管" in text]) == 250, seconds=90)
    told = api.post(f"/outages/{outage}/actions/news", json={"text": "今晚恢复"}).json()["news"][0]
    assert told["hearers"] == 250
    sender.kill()
    sender.start("serve")
    until(lambda: api.get(f"/news/{told['id']}").json()["sent"] == 250, seconds=90)
    news = api.get(f"/news/{told['id']}").json()
    assert news["doneAt"] and (news["texts"], news["said"], news["leftOut"]) == (250, 0, 0)
    assert gateway.texts().count("今晚恢复") == 250, "lost, or sent under two keys"
    words = [api.get(f"/cases/{number}/timeline").json()["items"] for number in numbers]
    assert all(sum(entry["words"] == "今晚恢复" for entry in items) == 1 for items in words)


def acts_in(server: Server, folder: Path, number: str) -> list[str]:
    """What stands in the store of a program that is dead."""
    import sqlite3
    with sqlite3.connect(f"file:{server.store}?mode=ro", uri=True) as store:
        return [act for act, in store.execute(
            "SELECT timeline.act FROM timeline JOIN cases ON cases.id = timeline.case_id WHERE cases.number = ? "
            "ORDER BY timeline.id", (number,))]
