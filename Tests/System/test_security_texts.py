"""Nobody in: whatever somebody writes, by a form or by a call, is shown as text and never run, in a real browser."""

import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from chromium import Chromium
from harness import Server, sign_in
from playwright.sync_api import Page
from security import LONG_ENOUGH, Marks, Visit, broken, shown, visiting

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def marks() -> Marks:
    return Marks()


class Work:
    """Everything that somebody can write through the API, written once."""

    def __init__(self, house: Server, marks: Marks):
        self.house, self.marks = house, marks
        label = house.run("token", "--user", "chen", "--name", marks("token.label", 80)).split()[-1]
        self.root, self.field, self.callback = (
            house.api(house.token(role)) for role in ("administrator", "engineer", "callback"))
        self.agent = house.api(label)
        self.numbers: list[str] = []

    def post(self, api: httpx.Client, where: str, /, **body: object) -> dict:
        answer = api.post(where, json=body)
        assert answer.is_success, f"{where} {answer.text}"
        return answer.json()

    def register(self, kind: str, **more: object) -> str:
        mark = self.marks
        case = self.post(
            self.agent, "/cases", desk="property", kind=kind, channel="telephone", text=mark(f"{kind}.text"),
            title=mark(f"{kind}.title", 120), placeText=mark(f"{kind}.placeText"),
            externalNumber=mark(f"{kind}.externalNumber"), form={mark(f"{kind}.form.key", 80): mark(f"{kind}.form")},
            reporter={"name": mark(f"{kind}.reporter.name"), "phone": mark(f"{kind}.reporter.phone")}, **more)
        self.numbers.append(case["number"])
        return case["number"]

    def bare(self, kind: str) -> str:
        """A case without any payload."""
        body = {"desk": "property", "kind": kind, "channel": "telephone", "text": "普通", "reporter": {}}
        return self.post(self.agent, "/cases", **body)["number"]

    def act(self, api: httpx.Client, number: str, action: str, **fields: object) -> dict:
        return self.post(api, f"/cases/{number}/actions/{action}", **fields)

    def repair(self) -> None:
        mark, number = self.marks, self.register("repair", promise=self.marks("register.promise"))
        self.act(self.agent, number, "dispatch", to="wang", note=mark("act.dispatch.note"))
        self.act(self.field, number, "decline", reason=mark("act.decline.reason"))
        self.act(self.agent, number, "chase", text=mark("act.chase.text"))
        self.act(self.root, number, "reprioritise", priority="major", reason=mark("act.reprioritise.reason"))
        self.act(self.root, number, "assign", agent="chen", reason=mark("act.assign.reason"))
        parts = [{"text": mark("act.split.parts.text"), "title": mark("act.split.parts.title", 120)}, {"text": "另一件"}]
        self.act(self.root, number, "split", parts=parts)
        self.numbers += [one["number"] for one in self.agent.get("/cases?limit=2").json()["items"]]
        self.post(self.agent, f"/cases/{number}/messages", text=mark("say.text"), audience="customer")
        due = "2027-01-01T00:00:00+08:00"
        case = self.post(self.agent, f"/cases/{number}/promises", kind="free", words=mark("promise.words"), dueAt=due)
        promise = next(one["id"] for one in case["promises"] if one["state"] == "open")
        self.post(self.agent, f"/promises/{promise}/word", apology=mark("word.apology"), reason=mark("word.reason"),
                  remedy=mark("word.remedy"))
        self.breach(number)
        file = {"file": (mark("attach.file.name", 100).replace("/", "") + ".png", PNG, "image/png")}
        assert self.agent.post(f"/cases/{number}/attachments", files=file).status_code == 201
        self.act(self.agent, number, "dispatch", to="wang", note=mark("act.dispatch.again"))
        self.act(self.field, number, "accept")
        self.act(self.field, number, "arrive")
        self.act(self.field, number, "wait", reason="parts", note=mark("act.wait.note"))
        self.act(self.field, number, "resume")
        self.act(self.field, number, "solve", solution=mark("act.solve.solution"))
        self.act(self.callback, number, "not-reached", outcome="no-answer", comment=mark("act.not-reached.comment"))
        self.act(self.callback, number, "confirm", satisfied=True, rating=5, comment=mark("act.confirm.comment"))
        self.act(self.agent, number, "reopen", reason=mark("act.reopen.reason"))

    def breach(self, number: str) -> None:
        """A promise that broke without a word, and what the supervisor found; an incident of that case."""
        soon = (datetime.now(UTC) + timedelta(seconds=1)).isoformat()
        body = {"kind": "next-word", "words": self.marks("promise.soon"), "dueAt": soon}
        self.post(self.agent, f"/cases/{number}/promises", **body)
        time.sleep(1.5)
        case = self.post(self.agent, f"/cases/{number}/messages", text=self.marks("say.late"), audience="customer")
        red = next(one["id"] for one in case["promises"] if one["redMark"])
        self.post(self.root, f"/promises/{red}/review", finding=self.marks("review.finding"))
        incident = self.post(self.root, "/incidents", title=self.marks("incident.title", 120), cases=[number])["number"]
        self.incident = incident
        self.post(self.root, f"/incidents/{incident}/actions/news", text=self.marks("incident.text"))

    def others(self) -> None:
        mark = self.marks
        answered = self.register("consultation", answer=mark("register.answer"))
        self.act(self.root, self.register("complaint"), "check-thing", thing="heard", text=mark("act.check-thing.text"))
        self.act(self.root, self.register("help"), "withdraw", reason=mark("act.withdraw.reason"))
        self.act(self.root, self.register("booking"), "cancel", reason=mark("act.cancel.reason"))
        self.act(self.root, self.register("suggestion"), "merge", into=self.numbers[0], reason=mark("act.merge.reason"))
        waiting = self.register("repair")
        self.act(self.agent, waiting, "dispatch", to="wang", note=mark("act.dispatch.waiting"))
        self.act(self.field, waiting, "accept")
        self.act(self.field, waiting, "solve", solution=mark("act.solve.waiting"))
        assert answered

    def on_site(self) -> None:
        """A window, access, a work sheet and its signature; a draft; links; a batch."""
        mark, number = self.marks, self.register("repair")
        self.act(self.agent, number, "set-access", consent=True, how=mark("access.how"), alarm=mark("access.alarm"),
                 pets=mark("access.pets"))
        self.act(self.agent, number, "dispatch", to="wang")
        self.act(self.field, number, "accept")
        self.act(self.field, number, "use-material", name=mark("sheet.name", 80), quantity="2", unit=mark("sheet.unit", 20),
                 price=100, note=mark("sheet.note"))
        self.act(self.field, number, "sign", name=mark("signature.name", 80))
        fields = {"text": mark("draft.fields")}
        assert self.root.put(f"/drafts/{number}.message", json={"fields": fields}).is_success
        self.post(self.root, f"/cases/{number}/links", relation="related", **{"with": self.numbers[0]})
        link = self.root.get(f"/cases/{number}/links").json()["items"][0]["id"]
        self.post(self.root, f"/cases/{number}/links/{link}/withdrawal", reason=mark("withdrawLink.reason"))
        batch = {"action": "chase", "fields": {"text": mark("batch.text")}, "cases": [{"number": number}]}
        self.post(self.agent, "/batches", **batch)

    def written_down(self) -> None:
        """An article, a script for every case, and a letter."""
        mark = self.marks
        named = {one: mark(f"article.{one}", 120) for one in ["title", "text", "titleEnglish", "textEnglish"]}
        self.article = self.post(self.root, "/articles", tags=[mark("article.tags", 80)], **named)["number"]
        self.post(self.root, f"/articles/{self.article}/actions/retire", reason=mark("article.reason"))
        # A variable that nobody knows is refused, so that a script has none.
        said = {one: mark(f"script.{one}", 120).replace("{{7*7}}", "") for one in
                ["title", "text", "titleEnglish", "textEnglish"]}
        self.script = self.post(self.root, "/articles", kind="script", **said)["number"]
        letter = {one: mark(f"letter.{one}", 80) for one in ["correspondent", "subject", "theirNumber", "note"]}
        self.letter = self.post(self.root, "/letters", **letter)["number"]
        self.post(self.root, f"/letters/{self.letter}/actions/answer", reason=mark("letter.reason"))

    def gathered(self) -> None:
        """An activity, the minutes of a meeting, and what has to be done after it."""
        mark, now = self.marks, datetime.now(UTC)
        made = self.post(
            self.root, "/activities", title=mark("activity.title", 120), text=mark("activity.text"),
            venue=mark("activity.venue", 120), tag=mark("activity.tag", 40),
            begins=(now + timedelta(days=2)).isoformat(), ends=(now + timedelta(days=3)).isoformat())
        self.activity = made["number"]
        where = f"/activities/{self.activity}"
        self.post(self.root, f"{where}/costs", kind="planned", purpose=mark("activity.purpose", 120), sum=5)
        self.post(self.root, f"{where}/actions/cancel", reason=mark("activity.reason"))
        item = {"heading": mark("meeting.heading", 120), "text": mark("meeting.item.text")}
        self.meeting = self.post(
            self.root, "/meetings", title=mark("meeting.title", 120), venue=mark("meeting.venue", 120), chair="lin",
            guests=mark("meeting.guests"), heldAt=now.isoformat(), items=[item])["number"]
        self.post(self.root, f"/meetings/{self.meeting}/actions/submit")
        self.post(self.root, f"/meetings/{self.meeting}/actions/back", reason=mark("meeting.reason"))
        self.follow_ups = []
        for act, field in [("done", "result"), ("drop", "reason"), ("done", "reopen")]:
            one = self.post(
                self.root, f"/meetings/{self.meeting}/follow-ups", task=mark(f"followUp.{field}.task"), owner="lin",
                due="2030-01-01")["id"]
            self.follow_ups.append(one)
            said = "reason" if field == "reason" else "result"
            self.post(self.root, f"/follow-ups/{one}/actions/{act}", **{said: mark(f"followUp.{field}")})
        self.post(self.root, f"/follow-ups/{one}/actions/reopen", reason=mark("followUp.reopen.reason"))

    def told(self) -> None:
        """An outage with its notice, a hint, an emergency, a warning, a calendar."""
        mark, place = self.marks, self.root.get("/places?q=1-1-101").json()["items"][0]
        outage = self.post(self.root, "/outages", kind="water", places=[place["code"]], cause=mark("outage.cause"),
                           sentence=mark("outage.sentence"))["number"]
        self.outage = outage
        asked = self.register("consultation", outage=outage)
        self.post(self.root, f"/outages/{outage}/actions/news", text=mark("outage.text"))
        self.post(self.root, f"/outages/{outage}/actions/notice", **{
            name: mark(f"outage.{name}") for name in [
                "noticeTitle", "noticeBody", "noticeTitleEnglish", "noticeBodyEnglish"]})
        until = (datetime.now(UTC) + timedelta(hours=9)).isoformat()
        self.post(self.root, f"/outages/{outage}/actions/move", until=until, reason=mark("outage.reason"))
        named = {one: mark(f"announcement.{one}", 120) for one in ["title", "text", "titleEnglish", "textEnglish"]}
        messages = {one: mark(f"announcement.{one}", 500) for one in ["message", "messageEnglish"]}
        self.texted = self.post(
            self.agent, "/announcements", title="短信", text="-", wholeProject=True, channels=["board", "text"],
            **messages)["number"]
        made = self.post(self.agent, "/announcements", tag=mark("announcement.tag", 40), wholeProject=True, **named)
        self.announcement = made["number"]
        self.post(self.agent, f"/announcements/{self.announcement}/actions/submit")
        self.post(self.root, f"/announcements/{self.announcement}/actions/back", reason=mark("announcement.reason"))
        self.standing = self.root.get("/announcements").json()["items"][0]["number"]
        self.post(self.root, f"/announcements/{self.standing}/actions/hang", where=mark("announcement.where"))
        self.written_down()
        self.gathered()
        self.post(self.root, f"/places/{place['id']}/hints", topic="valve", text=mark("hint.text"))
        self.place, _ = place, asked
        self.field.post("/roster/on-duty", json={"onDuty": True}).raise_for_status()  # whoever is there is called
        emergency = self.post(
            self.agent, "/emergencies", emergency="lift", project="yunqi", name=mark("emergency.name", 80),
            phone=mark("emergency.phone", 40), placeText=mark("emergency.placeText"), text=mark("emergency.text"))
        self.emergency = emergency["case"]
        self.post(self.agent, f"/emergencies/{self.emergency}/actions/note", step=1, text=mark("emergency.note.text"))
        call = self.field.get("/alarms").json()["items"][0]["call"]["id"]
        self.post(self.field, f"/alarms/{call}/answer", note=mark("alarm.note"))
        self.alert = self.root.get("/alerts?state=open").json()["items"][0]["number"]
        self.root.post(f"/alerts/{self.alert}/actions/acknowledge", json={})
        self.post(self.root, f"/alerts/{self.alert}/actions/dismiss", reason=mark("alert.reason"))
        week = {"mon": ["09:00-17:00"]}
        self.post(self.root, "/calendars/office/versions", project="yunqi", zone="Asia/Shanghai", week=week, basedOn=1,
                  note=mark("calendar.note", 120), openPromises="keep")

    def editing(self) -> None:
        """A procedure of the house's own whose names are payloads, its reason, and what is begun of it."""
        mark = self.marks
        name = json.dumps({language: mark(f"procedure.source.{language}", 80) for language in ["zh", "zh-Hant", "en"]})
        source = self.root.get("/procedure-texts/lost-found").json()["source"].replace("lost-found", "marked", 1)
        source = re.sub(r"(?m)^name: .*", lambda _: f"name: {name}", source, count=1)
        self.post(self.root, "/procedure-texts/marked/versions", source=source, basedOn=0, note=mark("procedure.note"))
        draft = {"source": f"{source}\n# {mark('procedure.draft')}", "revision": 0}
        assert self.root.put("/procedure-texts/marked/draft", json=draft).is_success
        levels = self.root.get("/house-texts/levels").json()["source"]
        name = json.dumps({language: mark(f"text.source.{language}", 80) for language in ["zh", "zh-Hant", "en"]})
        levels += f"\n  - {{ key: marked, name: {name}, kind: praise, priority: emergency, promises: {{ closed: 1h }} }}\n"
        self.post(self.root, "/house-texts/levels/versions", source=levels, basedOn=1, note=mark("text.note"))
        levels = levels.replace("closed: 1h", "closed: 2h") + f"# {mark('text.draft')}\n"
        assert self.root.put("/house-texts/levels/draft", json={"source": levels, "revision": 0}).is_success

    def places(self) -> None:
        """A record with meters, a facility's plate, statuses, care, a place that is no longer used."""
        mark, room = self.marks, self.place["id"]
        meters = [{"kind": "water", "number": mark("place.meters", 80)}]
        record = {"name": mark("place.name", 200), "note": mark("place.note"), "meters": meters}
        assert self.root.put(f"/places/{room}", json=record).is_success
        self.post(self.root, f"/places/{room}/status", status="vacant", note=mark("status.note"))
        owed = {"place": room, "amount": 100, "item": mark("arrears.item", 60), "person": mark("arrears.person", 100),
                "note": mark("arrears.note", 300)}
        self.post(self.root, "/arrears", project="yunqi", on="2026-01-31", begins=True, items=[owed])
        self.post(self.root, f"/places/{room}/retirement", reason=mark("retirement.reason"))
        self.post(self.root, f"/places/{room}/retirement", reason=mark("retirement.again"), used=True)
        lift = self.root.get("/places?q=1-1-lift").json()["items"][0]["id"]
        card = {"kind": "lift", "maker": mark("facility.maker", 80), "model": mark("facility.model", 80),
                "serial": mark("facility.serial", 80)}
        assert self.root.put(f"/places/{lift}", json={"name": "电梯", "facility": card}).is_success
        file = self.post(self.root, f"/places/{lift}/care-plans", what=mark("care.what", 120), every=1, unit="days",
                         firstDue="2026-01-01")
        plan = next(one["id"] for one in file["care"] if one["nextDue"] == "2026-01-01")
        self.post(self.root, f"/care/{plan}/done", note=mark("care.note"))
        self.lift = lift

    def roster(self) -> None:
        """A month that is published with a breach and changed after that, leave, and a swap."""
        mark, today = self.marks, datetime.now(UTC).date()
        days = [str(today.replace(day=1) + timedelta(days=62 + n)) for n in range(2)]
        place = {"department": "engineering", "month": days[0][:7]}
        wang, sun = (
            next(one["staff"] for one in self.root.get("/roster", params=place).json()["members"] if one["user"] == user)
            for user in ("wang", "sun"))
        self.post(self.root, "/roster", **place, cells=[{"staff": wang, "day": days[0], "shift": "late"}])
        plan = self.post(self.root, "/roster", **place, cells=[{"staff": wang, "day": days[1], "shift": "early"}])
        breach = next(one["breach"] for one in plan["breaches"] if one["rule"] == "rest")
        self.post(self.root, "/roster/overrides", **place, breach=breach, reason=mark("allowBreach.reason"))
        self.post(self.root, "/roster/publications", **place, reason=mark("publishRoster.reason"))
        swap = self.post(self.field, "/swaps", other=sun, day=days[0], reason=mark("askSwap.reason"))["id"]
        self.post(self.field, f"/swaps/{swap}/actions/withdraw", note=mark("actOnSwap.note"))
        leave = self.post(self.field, "/leaves", kind="annual", **{"from": days[1], "until": days[1]},
                          reason=mark("askLeave.reason"))["id"]
        self.post(self.root, f"/leaves/{leave}/actions/approve", note=mark("actOnLeave.note"))
        self.post(self.root, "/roster", **place, cells=[{"staff": wang, "day": days[1], "shift": "day"}],
                  reason=mark("setShifts.reason"))
        self.month = place["month"]

    def duty(self) -> None:
        """A log with a correction, a hand-over that is taken back, and one that is signed with a difference."""
        mark, place = self.marks, {"project": "yunqi", "department": "engineering"}
        entry = self.post(self.field, "/duty-log", **place, event=mark("duty.event", 500), place=mark("duty.place", 200),
                          course=mark("duty.course"), result=mark("duty.result"))
        self.entry = entry["id"]
        self.post(self.root, f"/duty-log/{self.entry}/versions", event=mark("duty.event.again", 500),
                  reason=mark("duty.reason"))
        form = self.field.get("/handover-form", params=place).json()
        counts = [{"key": one["key"], "count": 3} for one in form["counts"]]
        first = self.post(self.field, "/handovers", **place, counts=counts, remarks=mark("handover.remarks.first"))["number"]
        self.post(self.field, f"/handovers/{first}/withdrawal", reason=mark("handover.withdrawal"))
        second = self.post(self.field, "/handovers", **place, counts=counts, remarks=mark("handover.remarks"))["number"]
        self.post(self.root, f"/handovers/{second}/signature", name=mark("handover.name", 40),
                  difference=mark("handover.difference"))
        counts[0] |= {"count": 2, "reason": mark("handover.reason")}
        third = self.post(self.root, "/handovers", **place, counts=counts, remarks="-")["number"]
        self.handovers = [first, second, third]

    def bodies(self) -> None:
        mark, number = self.marks, self.bare("complaint")
        self.numbers.append(number)
        self.act(self.agent, number, "record-outside", body="hotline-12345", direction="received",
                 theirNumber=mark("outside.theirNumber", 60), note=mark("outside.note"))
        due = (datetime.now(UTC) + timedelta(days=9)).isoformat()
        first = self.agent.get(f"/cases/{number}").json()["outside"][0]["id"]
        case = self.act(self.agent, number, "extend-outside", matter=first, deadline=due, reason=mark("outside.reason"))
        self.act(self.agent, number, "answer-outside", matter=case["outside"][1]["id"], text=mark("outside.text"))

    def customer(self, person: str) -> None:
        """Everything that is written into a customer's file."""
        mark, where = self.marks, f"/people/{person}/actions"
        self.post(self.root, f"{where}/change", name=mark("person.name", 80), morePhone=mark("person.morePhone", 40),
                  note=mark("person.note"), tags=[mark("person.tags", 40)], reason=mark("person.reason"))
        for kind, names in {"vehicle": ["plate", "space", "colour"], "pet": ["animal", "petName", "licence"],
                            "emergency": ["contactName", "relation", "contactPhone"],
                            "employer": ["organisation", "position"],
                            "membership": ["memberNumber", "memberRole"]}.items():
            fields = {name: mark(f"person.{kind}.{name}", 80) for name in names}
            if kind == "membership":
                fields["membership"] = "club"
            self.post(self.root, f"{where}/add", kind=kind, fields=fields)
        self.post(self.root, f"{where}/contact", way=mark("person.way", 40), spoke=mark("person.spoke"))

    def telephone(self) -> None:
        """A call that nobody took, from a number that is none, with a recording; and what came of calling back."""
        mark, key = self.marks, self.marks("callEvent.callId", 120)
        for event in ["ringing", "missed"]:
            call = self.post(
                self.root, "/calls/events", callId=key, event=event, to="4008001234", at=datetime.now(UTC).isoformat(),
                recordingUrl="https://pbx.example/" + mark("callEvent.recordingUrl", 400), **{"from": mark("callEvent.from", 40)})
        self.post(self.root, f"/calls/{call['id']}/return", words=mark("returnCall.words"))

    def rounds(self) -> None:
        """A plan with a point and a check, a visit that came too late, what was decided, and what was looked at again."""
        mark = self.marks
        plan = self.post(
            self.root, "/round-plans", name=mark("addRoundPlan.name", 80), rule="FREQ=DAILY", windows=["00:00-24:00"],
            by="staff", staff="wang", on=True, checks=[{"key": "c1", "name": mark("roundCheck.name", 80), "kind": "yes"}],
            points=[{"key": "p1", "place": "B2", "code": mark("roundPoint.code", 80), "name": mark("roundPoint.name", 80)}])
        item = next(one for one in self.root.get("/rounds").json()["items"] if one["plan"] == plan["id"])
        where = f"/rounds/{item['id']}"
        # By hand, for at night and at weekends the roster gives it to nobody.
        self.post(self.root, f"{where}/actions/assign", staff="wang", reason="他先走")
        self.post(self.root, f"{where}/actions/assign", staff="sun", reason=mark("roundAction.reason"))
        visit = self.post(self.field, f"{where}/visits", point="p1", key="marked", answers={"c1": 0},
                          code=plan["points"][0]["code"], note=mark("visitPoint.note"))
        self.post(self.root, f"/round-visits/{visit['id']}/decision", decision="accepted", reason=mark("decideVisit.reason"))
        time.sleep(2.5)
        finding = self.root.get("/round-findings").json()["items"][0]
        self.act(self.agent, finding["case"], "dispatch", to="wang")
        self.act(self.field, finding["case"], "accept")
        self.act(self.field, finding["case"], "solve", solution="好了")
        time.sleep(2.5)
        self.post(self.field, f"/round-findings/{finding['id']}/recheck", inOrder=True, note=mark("recheckFinding.note"))
        self.round, self.round_plan = item["id"], plan["id"]

    def keys(self) -> None:
        """A cabinet, a key that is lent, kept and lost, one that went home again, and a count."""
        mark = self.marks
        cabinet = self.post(self.root, "/cabinets", project="yunqi", code="M", name=mark("cabinet.name", 80), hooks=9)
        key = self.post(self.root, "/keys", project="yunqi", kind="key", name=mark("key.name", 80), cabinet="M", hook=1,
                        copies=3, seal=mark("key.seal", 40), note=mark("key.note"))["id"]
        where = f"/keys/{key}/actions"
        self.post(self.root, f"{where}/lend", borrowerKind="other", borrower=mark("key.borrower", 80),
                  company=mark("key.company", 80), identity=mark("key.identity", 60), reason=mark("key.reason", 200))
        self.post(self.root, f"{where}/lose", words=mark("key.words"))
        lines = [{"key": key, "found": 0, "reason": mark("countCabinet.reason", 200)}]
        self.count = self.post(self.root, f"/cabinets/{cabinet['id']}/counts", lines=lines)["id"]
        kept = self.post(self.root, "/keys", project="yunqi", kind="key", name="业主钥匙", cabinet="M", hook=2)["id"]
        owner = self.root.get("/people?q=zhang").json()["items"][0]["id"]
        self.post(self.root, f"/keys/{kept}/actions/seal", seal="", intact=False, newSeal=mark("key.newSeal", 40),
                  note=mark("key.seal.note"))
        self.post(self.root, f"/keys/{kept}/actions/hold", person=owner, giver=mark("key.giver", 80),
                  consent=mark("key.consent"))
        self.post(self.root, f"/keys/{kept}/actions/release", receiver=mark("key.receiver", 80))
        self.cabinet, self.key, self.kept = cabinet["id"], key, kept

    def staff(self) -> None:
        """A member of staff and a role with payloads for names; who leaves has one for a reason."""
        mark = self.marks
        hired = self.post(self.root, "/staff", user="marked", name="有标记", password=LONG_ENOUGH, roles=["agent"])
        path = f"/staff/{hired['id']}"
        self.root.put(path, json={"name": mark("changeStaff.name", 80)})
        self.root.put(path, json={"phone": mark("changeStaff.phone", 40)})
        self.root.post(path + "/factor/end", json={"reason": mark("endStaffFactor.reason")})
        self.post(self.root, path + "/leaving", reason=mark("letGo.reason"))
        names = {language: mark(f"role.{language}", 40) for language in ["zh", "zh-Hant", "en"]}
        self.root.post("/roles", json={"role": "marked", "names": names, "rights": []})
        self.marked_member = hired["id"]
        # Its code comes after the demo's, so that no page begins with it.
        self.root.post("/projects", json={"code": "zz-marked", "name": mark("addProject.name", 80)})
        departments = {language: mark(f"department.{language}", 40) for language in ["zh", "zh-Hant", "en"]}
        self.root.post("/departments", json={"code": "zz-marked", "names": departments})

    def directory(self) -> str:
        mark = self.marks
        person = self.post(
            self.root, "/people", name=mark("addPerson.name", 80), note=mark("addPerson.note"),
            phones=[mark("addPerson.phones", 40)], tags=[mark("addPerson.tags", 40)])
        self.post(self.root, f"/people/{person['id']}/phone", reason=mark("unmask.reason"))
        for channel in ["text", "call"]:
            self.post(self.root, f"/people/{person['id']}/consents", channel=channel, accepts=False,
                      manner=mark(f"consent.{channel}.manner", 200))
        self.customer(person["id"])
        self.post(self.root, "/places", project="yunqi", kind="area", code=mark("addPlace.code", 80),
                  name=mark("addPlace.name"))
        self.root.post("/staff", json={
            "user": mark("addStaff.user", 40), "name": mark("addStaff.name", 80), "password": LONG_ENOUGH,
            "roles": ["agent"]})
        self.staff()
        self.telephone()
        self.post(self.root, "/views", name=mark("saveView.name", 60), address="phase=open")
        self.root.post("/views", json={"name": "x", "address": mark("saveView.address")})
        return person["id"]


@pytest.fixture(scope="module")
def written(house: Server, marks: Marks) -> tuple[Work, str]:
    work = Work(house, marks)
    work.repair()
    work.bodies()
    work.others()
    work.on_site()
    work.told()
    work.editing()
    work.places()
    work.roster()
    work.rounds()
    work.keys()
    work.duty()
    return work, work.directory()


ELSEWHERE = {
    "unmask.reason": "stands in the audit trail alone", "addStaff.user": "may be refused: a name has few letters",
    "addStaff.name": "may be refused: a name has no signs", "changeStaff.name": "may be refused: a name has no signs",
    "changeStaff.phone": "is refused: a telephone has no letters",
    "allowBreach.reason": "stands with its breach, which a later change took away",
    "callEvent.callId": "the exchange's own name, which no page shows",
    "endStaffFactor.reason": "stands in the audit trail alone", "saveView.address": "may be refused: no address of a list",
    "register.promise": "replaced by a later promise"}
"""Fields that no page need show, and why."""


@pytest.fixture
def visit(browser: Chromium, house: Server, marks: Marks) -> Iterator[Visit]:
    """A browser whose own name is a payload."""
    yield from visiting(browser, house, marks("sign-in.device", 40))


def addresses(work: Work, person: str) -> list[str]:
    first = work.numbers[0]
    case = work.root.get(f"/cases/{first}").json()
    open_ = [f"act-{action}" for action in case["actions"]] + ["promise", "files", "message"]
    typed = work.marks("query")
    # A letter alone finds only itself, so the place is asked for by its whole mark.
    place = f"m{work.marks.fields.index('addPlace.code') + 1}m"
    asked = httpx.QueryParams({"q": typed, "text": typed, "name": typed, "placeText": typed, "add": typed, "to": typed})
    return [
        "/cases", "/board", "/figures", "/figures/complaints?window=year", "/call-backs", "/people", "/settings/staff",
        "/calls?show=all", "/settings/roles", "/settings/roles?role=marked",
        "/settings/projects", "/settings/departments?department=zz-marked",
        f"/settings/staff/{work.marked_member}", f"/settings/staff/{work.marked_member}/leaving",
        f"/settings/staff/{work.marked_member}/rights", "/account", "/incidents", f"/incidents/{work.incident}", "/figures",
        "/activities", f"/activities/{work.activity}", f"/activities/{work.activity}?print=1",
        f"/activities/{work.activity}?print=slips", f"/activities/{work.activity}/door", "/meetings", f"/meetings/{work.meeting}", f"/meetings/{work.meeting}?print=1",
        "/follow-ups?show=all", *[f"/follow-ups/{one}" for one in work.follow_ups],
        "/announcements?show=open", f"/announcements/{work.announcement}", f"/announcements/{work.announcement}?print=1",
        f"/announcements/{work.standing}", f"/announcements/{work.texted}",
        "/articles", "/articles?show=over", f"/articles/{work.script}", f"/articles/{work.article}", f"/cases/{first}/scripts", "/letters",
        "/letters?print=1", f"/letters/{work.letter}", "/outages", f"/outages/{work.outage}", f"/outages/{work.outage}?open=notice", f"/hints?place={work.place['code']}",
        "/emergencies", f"/emergencies/{work.emergency}", f"/cases/{work.emergency}", "/alerts", f"/alerts/{work.alert}",
        f"/roster?department=engineering&month={work.month}", "/roster/now", "/roster/mine",
        "/duty-log?department=engineering", f"/duty-log/{work.entry}", "/handovers?department=engineering",
        *[f"/handovers/{number}" for number in work.handovers], "/handover-form?department=engineering",
        "/procedures", "/procedures/marked", "/procedures/marked?version=1001", "/house-texts/levels", "/house-texts/levels?version=1", "/alerts?state=dismissed", "/calendars", "/calendars/office?project=yunqi", "/digests", "/notices",
        f"/places/{work.place['id']}/board", f"/places/{work.place['id']}", f"/places/{work.lift}", "/places", "/care",
        "/keys", "/keys?show=all", f"/keys/{work.key}", f"/keys/{work.kept}", f"/cabinets/{work.cabinet}",
        f"/cabinets/{work.cabinet}?count=1", f"/key-counts/{work.count}",
        "/vacancy", "/parking", "/zones", "/arrears", "/sheets?case=" + work.numbers[-1],
        "/rounds", "/rounds/day", "/rounds/plans", f"/rounds/plans/{work.round_plan}", f"/rounds/walks/{work.round}",
        "/rounds/findings?state=closed", "/rounds/coverage", "/rounds/scores", "/rounds/payments",
        f"/people/{person}?whole=yes", f"/intake?person={person}", f"/find?{asked}", f"/intake?{asked}", f"/people?{asked}",
        f"/cases?{asked}", f"/find?q={place}",
        *[f"/cases/{number}" for number in work.numbers], *[f"/desk?case={number}" for number in work.numbers[:3]],
        *[f"/cases/{first}?open={form}" for form in open_]]


def test_nothing_that_was_written_runs_on_any_page(
    house: Server, marks: Marks, written: tuple[Work, str], visit: Visit
) -> None:
    work, person = written
    seen: set[str] = set()
    for role in ["administrator", "engineer", "callback"]:
        visit.context.clear_cookies()
        page = visit.context.new_page()
        sign_in(page, house, role)
        pages = ["/work", "/call-backs", "/roster/mine"] if role != "administrator" else addresses(work, person)
        for address in pages + (["/account"] if role == "engineer" else []):
            answer = page.goto(address)
            if answer and answer.status in (403, 404):
                continue
            assert not (hit := broken(page, marks)), f"{address}: {hit}"
            seen |= shown(page, marks)
        page.close()
    assert not visit.heard, "\n".join(visit.heard)
    own = {field for field in marks.fields if re.search(r"\.form(\.key)?$", field)}  # a kind's own: on no page yet
    unseen = set(marks.fields) - seen - ELSEWHERE.keys() - own
    assert not unseen, f"no page shows {sorted(unseen)}: open the one that does, or say why none need"


POSTED = """() => [...document.forms].map((form, place) => ({
    place, method: form.method, action: form.getAttribute('action'),
    fields: [...form.elements].filter(one => one.matches(
        'textarea, input:not([type]), input[type=text], input[type=search], input[type=tel], input[type=password]')
    ).map(one => one.name)}))"""
FILL = """([place, typed]) => {
    const form = document.forms[place];
    for (const one of form.elements) {
        if (typed[one.name]) one.value = typed[one.name];
        else if (one.matches('select') && !one.value) one.selectedIndex = one.options.length - 1;
        else if (one.matches('[type=datetime-local]')) one.value = '2027-01-01T10:00';
        else if (one.matches('[type=radio]')) one.checked = true;
    }
    HTMLFormElement.prototype.submit.call(form);
}"""
ENDS = re.compile(r"^/(sign-out|language|account/sessions|settings/roles/|settings/staff/)")
"""Forms that end the walk itself, and have no text."""


def posted(page: Page, address: str) -> list[dict]:
    """The forms of a page that send a text."""
    answer = page.goto(address)
    if not answer or answer.status != 200:
        return []
    all_ = page.evaluate(POSTED)
    return [form for form in all_ if form["method"] == "post" and form["fields"] and not ENDS.match(form["action"])]


def place_of(form: dict) -> str:
    """Its address without the numbers: the same form on another case."""
    return re.sub(r"[0-9a-z]{13}|\d{4}-\d{5}", "*", form["action"])


def forms(work: Work, person: str) -> dict[str, list[str]]:
    """Where each role finds forms; every action has a case of its own, since the first may close it."""
    open_: list[str] = []
    for kind in ["repair", "complaint"]:
        for action in work.root.get(f"/cases/{work.bare(kind)}").json()["actions"]:
            open_.append(f"/cases/{work.bare(kind)}?open=act-{action}")
    case = work.root.get(f"/cases/{work.bare('repair')}").json()
    word = next(one["id"] for one in case["promises"] if one["state"] == "open")
    open_ += [f"/cases/{case['number']}?open={key}" for key in ["promise", f"word-{word}"]]
    acts = ["change", "move-in", "hand-over", "add&kind=vehicle", "add&kind=pet", "add&kind=emergency", "add-paper",
            "contact", "merge", "distinct"]
    open_ += [f"/people/{person}?open={act}" for act in acts]
    pages = ["/places", f"/places/{work.place['id']}", f"/places/{work.lift}", "/zones", "/keys", f"/keys/{work.key}", f"/cabinets/{work.cabinet}?count=1", "/arrears", "/intake", "/people?add=x", f"/people/{person}", "/settings/staff", "/settings/projects", "/settings/departments", "/cases?q=x", "/account", "/desk",
             f"/roster?department=engineering&month={work.month}", "/rounds", "/rounds/day", "/rounds/plans/new",
             f"/rounds/plans/{work.round_plan}", f"/rounds/walks/{work.round}"]
    return {"administrator": pages + open_, "engineer": ["/work", "/roster/mine"], "callback": ["/call-backs"]}


def test_nothing_that_is_typed_into_any_form_runs_when_the_form_comes_back(
    house: Server, marks: Marks, written: tuple[Work, str], visit: Visit
) -> None:
    """Every text field of every form on every page, filled and sent; also where it is refused."""
    work, person = written
    filled: set[str] = set()
    for role, all_ in forms(work, person).items():
        visit.context.clear_cookies()
        page = visit.context.new_page()
        sign_in(page, house, role)
        done: set[str] = set()
        for address in all_:
            while form := next((one for one in posted(page, address) if place_of(one) not in done), None):
                done.add(place_of(form))
                typed = {name: marks(f"form {place_of(form)} {name}", 40) for name in form["fields"]}
                filled |= {f"{place_of(form)} {name}" for name in typed}
                with page.expect_navigation():
                    page.evaluate(FILL, [form["place"], typed])
                assert not (hit := broken(page, marks)), f"{form['action']}: {hit}"
                page.goto(address)
                assert not (hit := broken(page, marks)), f"{address}: {hit}"
        page.close()
    assert not visit.heard, "\n".join(visit.heard)
    assert len(filled) >= 35, sorted(filled)


def test_every_text_that_the_api_takes_is_among_the_marked(written: tuple[Work, str], marks: Marks) -> None:
    """So that a new field is not forgotten: the description's texts are the marked ones, or keys of a list."""
    keys = {
        "desk", "project", "kind", "category", "channel", "place", "person", "to", "cause", "party", "agent", "into",
        "outcome", "parent", "upTo", "outage", "announcement", "places", "emergency", "case", "topic", "with", "other", "seen", "skills",
        "zones", "zone", "hours", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "action", "number", "line", "picture",
        "use", "standsInFor", "department", "staff", "role", "copyOf", "manager", "alerts", "tasks", "views", "led",
        "quantity", "code", "body", "entry", "language", "birthday", "matter", "departments", "roles", "password", "current", "moment", "file", "cases", "staff", "shift",
        "without", "template", "was", "since", "month", "pattern", "breach", "department", "cabinet", "key", "loan", "loss",
        "deed", "closing", "opening", "caseKind", "windows", "standIns", "rule", "proposal", "at", "photos", "route",
        "point", "link", "field", "content", "signatures", "guest", "shared", "articles", "followUps", "keys", "letters", "owner", "chair", "present", "absent", "subject", "answers"}  # a subject needs a provider: test_single_sign_on.py has one that runs nothing
    document = written[0].agent.get("/openapi.json").json()
    schemas = document["components"]["schemas"]

    def texts(schema: dict, name: str = "") -> set[str]:
        if "$ref" in schema:
            schema = schemas[schema["$ref"].split("/")[-1]]
        found = {name} if schema.get("type") == "string" and not schema.keys() & {"enum", "format"} else set()
        for part in schema.get("anyOf", []) + [one for one in [schema.get("items")] if one]:
            found |= texts(part, name)
        if isinstance(schema.get("additionalProperties"), dict):
            found |= texts(schema["additionalProperties"], name)
        for key, part in schema.get("properties", {}).items():
            found |= texts(part, key)
        return found

    marked = {word for field in marks.fields for word in field.split(".")}
    missing = {
        operation["operationId"]: words
        for operations in document["paths"].values() for operation in operations.values()
        for content in operation.get("requestBody", {}).get("content", {}).values()
        if (words := texts(content["schema"]) - keys - marked)}
    assert not missing, "no test marks what these take"
