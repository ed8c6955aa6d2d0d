"""Every paper that the estate's procedures declare, as it leaves the printer: its size, its sheet, whose it is and what it
says in both languages, and no buttons."""

import base64
import unicodedata
from collections.abc import Callable

import pytest
import yaml
from harness import ROOT, Server, axe, goods_pass, register, sign_in, window
from playwright.sync_api import Page, expect
from test_moves import act, picture
from test_prints import hand_over, pdf, read
from test_renovation import BREACH, permitted

DESK = ROOT / "Desks" / "property"
SIZES = {"a4": (210, 297), "receipt-80": (80, 297), "receipt-58": (58, 297)}
LONG = {"record": 2}
"""What has more than one sheet: the record of a taking over has a list for the trade, defects, papers, keys and things."""
LANGUAGES = ["zh", "en"]
CONTROLS = "a, button, input, select, summary, nav"
RADICALS = str.maketrans("⺠⻅⻉⻋⻓⻔⻚⻛⻜⻢⻥⻦⻩⻬⻮⻰戶", "民见贝车长门页风飞马鱼鸟黄齐齿龙户")
"""Fonts give these back for the letters that look like them, and no normal form knows that they are the same; 戶 is what
the normal form makes of the radical that stands for 户."""


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(RADICALS).split())


def invited(server: Server) -> str:
    with server.api(server.token("customer-service-manager", "visit")) as api:
        number = register(api, "下午有客人来", kind="visitors", place="3-1-802", form={
            "visitor": "张小姐", "count": "2", "when": window(4), "vehicle": "沪A66778", "purpose": "friends"})["number"]
        act(api, number, "invite")
    return number


def agreed(server: Server) -> str:
    with server.api(server.token("customer-service-manager", "papers")) as api:
        number = register(api, "隔壁太吵", kind="dispute", place="1-1-101", form={
            "about": "noise", "other-side": "李秀英 13912345678", "other-place": "1-1-102"})["number"]
        for action, form in [
            ("hear-first", {"first-view": "隔壁每晚弹琴到半夜"}), ("hear-second", {"second-view": "只弹到九点"}),
            ("mediate", {"mediated-on": window(0)[:10], "mediation": "双方到场，约定时间和音量"}),
            ("agree", {"agreement": "晚十点后不再弹琴", "signed": "yes"}),
        ]:
            act(api, number, action, form=form)
    return number


def inspected(server: Server) -> str:
    with server.api(server.token("customer-service-manager", "papers")) as api:
        number = register(api, "配电房承接查验", kind="take-over", place="1-1", form={
            "part": "1 栋 1 单元配电房", "trade": "power", "builder": "周工 13900001111"})["number"]
        act(api, number, "begin")
    return number


def worker(server: Server) -> str:
    permit = permitted(server)[0]
    with server.api(server.token("customer-service-manager", "papers")) as api:
        act(api, permit, "add-worker")
        number = api.get("/cases", params={"kind": "worker-pass", "sort": "newest"}).json()["items"][0]["number"]
        act(api, number, "correct", form={"worker": "小吴 13900004444", "job": "水电工"})
        photo = base64.b64encode(picture(200)).decode()
        act(api, number, "add-photo", files=[{"field": "photo", "name": "wu.png", "content": photo}])
        act(api, number, "issue", form={"checks": "identity=pass,listed=pass"})
    return number


def reported(server: Server) -> str:
    number = permitted(server)[0]
    with server.api(server.token("customer-service-manager", "papers")) as api:
        file = {"file": ("wall.png", picture(90), "image/png")}
        assert api.post(f"/cases/{number}/attachments", files=file).status_code == 201
        act(api, number, "stop-grave", form={"breach": BREACH})
        act(api, number, "report", form={
            "authority": "housing", "letter-number": "云物函〔2026〕7 号", "letter": "业主擅自拆改承重墙，已制止。",
            "authority-status": "sent"})
    return number


CASES: dict[str, list[Callable[[Server], str]]] = {
    "dispute": [agreed], "goods-out": [lambda server: goods_pass(server)[0]], "handing-over": [hand_over],
    "renovation": [lambda server: permitted(server)[0], reported], "take-over": [inspected], "visitors": [invited],
    "worker-pass": [worker]}
"""How cases come to the stages at which their papers are printed."""


def procedures() -> dict[str, dict]:
    files = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((DESK / "procedures").glob("*.yaml"))]
    return {file["procedure"]: file for file in files if "procedure" in file}


def wanted(procedure: dict, paper: dict, held: dict[str, str]) -> list[str]:
    """What stands on a paper in each of its languages, as the file declares it, and at its head."""
    sections = paper.get("sections", [])
    fields = {field["key"]: field for field in procedure["form"]}
    shown = [fields[key] for section in sections for key in section["fields"]]
    shown = [field for field in shown if "shown-when" not in field
             or set(held.get(field["shown-when"]["field"], "").split(",")) & set(field["shown-when"]["is"])]
    head = yaml.safe_load((DESK / "letterhead.yaml").read_text("utf-8"))
    named = [paper["name"], *(section["title"] for section in sections if "title" in section),
             *(field["name"] for field in shown), *paper.get("notes", []), *paper.get("signs", []),
             head["company"], head["address"]]
    languages = LANGUAGES if paper["language"] == "both" else [paper["language"]]
    return [head["telephone"], *(name[language] for name in named for language in languages)]


def test_every_paper_that_is_declared_is_looked_at() -> None:
    assert {key for key, procedure in procedures().items() if procedure.get("prints")} == set(CASES)


@pytest.mark.parametrize("procedure", CASES)
def test_the_papers_of_a_procedure_are_printed(desktop: Page, server: Server, procedure: str) -> None:
    declared, seen = procedures()[procedure], set()
    role = "customer-service-manager"
    sign_in(desktop, server, role)
    for make in CASES[procedure]:
        seen |= printed(desktop, server, role, declared, make(server))
    assert seen == set(declared["prints"]), "each of them, at some stage"


def printed(page: Page, server: Server, role: str, declared: dict, number: str) -> set[str]:
    """Prints the papers of a case at its stage, and looks at each; which they were."""
    with server.api(server.token(role, "papers")) as api:
        item = api.get(f"/cases/{number}").json()
        offered = {one["print"]: one for one in api.get(f"/cases/{number}/prints").json()["items"]}
        passes = {one["kind"]: one["code"] for one in api.get(f"/cases/{number}/passes").json()["items"]}
    papers = {key: paper for key, paper in declared["prints"].items() if item["stage"] in paper["from"]}
    assert {key: one["size"] for key, one in offered.items()} == {key: paper["size"] for key, paper in papers.items()}

    for key, paper in papers.items():
        page.goto(f"/cases/{number}/prints/{key}")
        axe(page)
        code = passes[paper["code"]] if "code" in paper else number
        assert read(page.locator(".print svg")) == code
        page.emulate_media(media="print")
        expect(page.locator(CONTROLS).filter(visible=True)).to_have_count(0)
        page.emulate_media(media="null")
        sheets, words = pdf(page, f"print-{declared['procedure']}-{key}")
        assert sheets == [SIZES[paper["size"]]] * LONG.get(key, 1), f"{key}: {sheets}"
        words = plain(words)
        readable = f"{code[:5]}-{code[5:]}" if "code" in paper else number
        for said in [number, readable, *wanted(declared, paper, item["form"])]:
            assert plain(said) in words, f"{key} does not say “{said}”: {words}"
    return set(papers)
