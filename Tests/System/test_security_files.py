"""Nobody in: what is sent in, asked for or carried out as a file stays what it is."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from chromium import Chromium
from harness import Server, sign_in
from security import Marks, Visit, broken, signed_in, visiting

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def visit(browser: Chromium, house: Server) -> Iterator[Visit]:
    yield from visiting(browser, house)


STARTS = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", "＋1", "－1", "＠x", "\ufeff=1",
          "\u200b=1", "a;=1+1", "a\t=1", "a,=1", '"=1"', 'a"\r\n=1', "\u3000=1"]
BLANK = " \t\r\n\ufeff\u200b\u3000"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_no_cell_of_an_export_is_a_formula(house: Server, delimiter: str) -> None:
    """However a spreadsheet cuts the lines: by the comma that is meant, or by what its country is used to."""
    with house.api(house.token("administrator")) as api:
        for text in STARTS:
            body = {"desk": "property", "kind": "praise", "channel": "telephone", "text": f"{text} 表", "title": text,
                    "placeText": text, "reporter": {}}
            assert api.post("/cases", json=body).status_code == 201, text
    answer = signed_in(house, "administrator").get("/cases?format=csv&kind=praise")
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"].startswith("attachment;")
    lines = csv.reader(io.StringIO(answer.text[1:], newline=""), delimiter=delimiter)
    cells = [cell for line in lines for cell in line]
    assert len(cells) > len(STARTS)
    formulas = [cell for cell in cells if cell.lstrip(BLANK)[:1] in tuple("=+-@＝＋－＠")]
    assert not formulas, formulas


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="top.gjhit=1"><script>top.gjhit=1</script></svg>'
HTML = b"<html><body><script>top.gjhit=1; document.title = 'ran'</script></body></html>"
FILES = {
    "a.png": PNG + HTML, "b.gif": b"GIF89a/*" + HTML + b"*/=1;top.gjhit=1", "c.jpg": b"\xff\xd8\xff\xe0" + SVG,
    "d.pdf": b"%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n" + HTML,
    "e.mp3": b"ID3" + HTML, "f.zip": b"PK\x03\x04" + HTML, "g.wav": b"RIFF0000WAVE" + HTML, "h": PNG + SVG}
REFUSED = {
    "a.svg": SVG, "b.png": SVG, "c.html": HTML, "d.html": PNG + HTML, "e.xml": b"<?xml version='1.0'?><a/>",
    "f.png.html": PNG, "g.js": b"top.gjhit=1", "h.htm": b"GIF89a" + HTML, "i.exe": b"MZ", "j.svg": PNG + SVG}


def test_a_file_is_never_taken_for_a_page(house: Server, visit: Visit) -> None:
    marks = Marks()
    page = visit.context.new_page()
    sign_in(page, house, "agent")
    with house.api(house.token("agent")) as api:
        body = {"desk": "property", "kind": "repair", "channel": "telephone", "text": "附件", "reporter": {}}
        number = api.post("/cases", json=body).json()["number"]
        for name, data in REFUSED.items():
            sent = api.post(f"/cases/{number}/attachments", files={"file": (name, data, "image/png")})
            assert sent.status_code == 422, name
        for name, data in FILES.items():
            sent = api.post(f"/cases/{number}/attachments", files={"file": (name, data, "text/html")}).json()
            file = sent["attachments"][-1]["id"]
            for address in [f"/cases/{number}/files/{file}", f"/api/v1/cases/{number}/files/{file}"]:
                answer = page.request.get(address)
                kind = answer.headers["content-type"]
                assert re.match(r"image/(png|gif|jpeg)$|audio/|application/(pdf|zip)$", kind), (name, kind)
                assert answer.headers["x-content-type-options"] == "nosniff"
                policy = answer.headers["content-security-policy"]
                assert "default-src 'none'" in policy and "sandbox" in policy and "allow" not in policy
                if answer.headers["content-disposition"].startswith("inline"):
                    page.goto(address)
                    assert page.evaluate("window.gjhit === undefined && document.title !== 'ran'"), address
    page.goto(f"/cases/{number}")
    assert not broken(page, marks) and not [said for said in visit.heard if "gjhit" in said]


NAMES = [
    b"../../../etc/x.png", b"..\\..\\x.png", b"a\rX-Evil: 1.png", b"a%0d%0aX-Evil: 1.png", b"a;x=y.png", b"a\0.png",
    b"\xe4\xb8\xad\xe6\x96\x87 \xe2\x80\xaegpj.png", b"''.png", b"\xff\xfe.png", b"." * 300]


def test_the_name_of_a_file_stays_in_its_place(house: Server) -> None:
    with house.api(house.token("agent")) as api:
        body = {"desk": "property", "kind": "repair", "channel": "telephone", "text": "文件名", "reporter": {}}
        number = api.post("/cases", json=body).json()["number"]
        for name in NAMES:
            head = b'--B\r\nContent-Disposition: form-data; name="file"; filename="' + name + b'"\r\n\r\n'
            form = head + PNG + b"\r\n--B--\r\n"
            sent = api.post(f"/cases/{number}/attachments", content=form,
                            headers={"Content-Type": "multipart/form-data; boundary=B"})
            if sent.status_code != 201:
                assert sent.status_code in (400, 422), sent.text
                continue
            file = sent.json()["attachments"][-1]
            assert not re.search(r"[/\\\x00-\x1f\u202a-\u202e]", file["name"]) and len(file["name"]) <= 120, file
            answer = api.get(f"/cases/{number}/files/{file['id']}")
            told = answer.headers["content-disposition"]
            assert re.fullmatch(r"(inline|attachment); filename\*=UTF-8''[\w.~%-]+", told), told
            assert "x-evil" not in answer.headers
    files = [path for path in Path(f"{house.store}.blobs").rglob("*") if path.is_file()]
    assert files and all(re.fullmatch(r"[0-9a-f]{64}", path.name) for path in files), "names come from the content"


ASSETS = ["..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "....//etc/passwd", "guanjia.css%00.js",
          "/etc/passwd", "..\\..\\etc\\passwd", "%252e%252e%252fetc%252fpasswd", "Texts/zh.yaml",
          "..%2fTexts%2fzh.yaml", "head.mustache"]


@pytest.mark.parametrize("name", ASSETS)
def test_no_path_leads_out_of_the_browsers_files(house: Server, name: str) -> None:
    heard = httpx.get(f"{house.url}/assets/{name}", trust_env=False)
    assert heard.status_code == 404 and "root:" not in heard.text, heard.text[:200]


ECHOED = [
    "/cases/%s", "/%s", "/people/%s", "/cases?phase=%s", "/cases?limit=%s", "/people?project=%s", "/desk?case=%s",
    "/desk?open=%s", "/settings/roles?role=%s", "/settings/roles?saved=%s", "/cases?sort=%s", "/sign-in?to=%s",
    "/sign-in?user=%s", "/assets/%s", "/cases/x/files/%s", "/account?saved=%s", "/intake?kind=%s", "/cases?after=%s",
    "/api/v1/cases/%s", "/api/v1/cases?phase=%s", "/api/v1/desks/%s", "/api/v1/%s", "/api/v1/people?project=%s"]


def test_no_refusal_says_back_what_would_run(house: Server, visit: Visit) -> None:
    marks = Marks()
    page = visit.context.new_page()
    sign_in(page, house, "administrator")
    for address in ECHOED:
        asked = address % httpx.QueryParams({"": marks(f"echo {address}")}).__str__()[1:].replace("+", "%20")
        answer = page.goto(asked)
        if answer and "html" not in answer.headers["content-type"]:
            assert answer.headers["content-type"].startswith(("application/", "text/plain")), answer.headers
            json.loads(answer.text())
            continue
        assert not (hit := broken(page, marks)), f"{asked}: {hit}"
    assert not visit.heard, "\n".join(visit.heard)
