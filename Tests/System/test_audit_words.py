"""Whatever was done in the demo stands on the page of the audit trail in words, in each language."""

import html
import re

import pytest
from harness import Server
from security import Visitor, signed_in

ACT = re.compile(r'<td class="c-title">([^<]*)</td>')
TITLES = {"zh": "审计记录", "zh-Hant": "稽核記錄", "en": "Audit trail"}


@pytest.fixture(scope="module")
def acts(house: Server) -> list[str]:
    """What was done, each once."""
    found: set[str] = set()
    asked: dict[str, object] = {"limit": 200}
    with house.api(house.token("administrator", "audit")) as api:
        while True:
            answer = api.get("/audit", params=asked)
            assert answer.status_code == 200, answer.text
            page = answer.json()
            found |= {one["act"] for one in page["items"]}
            if not page["next"]:
                return sorted(found)
            asked["before"] = page["next"]


@pytest.fixture(scope="module")
def reader(house: Server) -> Visitor:
    return signed_in(house, "administrator")


@pytest.mark.parametrize("language", TITLES)
def test_every_act_is_said_in_words(reader: Visitor, acts: list[str], language: str) -> None:
    assert reader.send("/language", language=language, to="/").status_code == 303
    assert len(acts) > 50 and "case.register" in acts, acts
    bare = []
    for act in acts:
        answer = reader.client.get("/settings/audit", params={"act": act})
        assert answer.status_code == 200 and TITLES[language] in answer.text, f"{act}: {answer.status_code}"
        said = {html.unescape(cell) for cell in ACT.findall(answer.text)}
        assert said, f"{act} was done, and the page finds it not"
        if act in said:
            bare.append(act)
    assert not bare, f"no words for {bare}"
