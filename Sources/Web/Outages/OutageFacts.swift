import Casework
import Kernel
import Workforce

/// What the page of an outage shows.
struct OutageFacts {
    private let file: OutageFile
    private let names: Names
    private let ask: Ask
    let times: TimeWords
    private var outage: Outage { file.outage }

    init(_ file: OutageFile, _ names: Names, _ ask: Ask) {
        (self.file, self.names, self.ask) = (file, names, ask)
        times = TimeWords(ask, zone: file.project.zone)
    }

    var model: Model {
        let state = outage.state(at: ask.now)
        return [
            "announceTo": Paths.announcements(), "mayAnnounceToAll": mayAnnounceToAll,
            "number": outage.number, "kind": names.outage(outage.kind, of: outage.desk),
            "where": names.places(of: outage), "state": ask.text("outageState.\(state.rawValue)"),
            "class": state.mood, "isPast": outage.isPastItsEnd(at: ask.now), "said": file.said, "facts": facts,
            "refresh": Paths.outage(outage.number, query: [("after", ask.query("after"))]),
            "more": file.next.map { Paths.outage(outage.number, query: [("after", $0.description)]) } ?? "",
            "moreCount": ask.text("outage.moreCases", ["n": "\(max(0, outage.asked - file.cases.count))"]),
            "first": ask.query("after") == nil ? "" : Paths.outage(outage.number),
            "printTo": Paths.outage(outage.number, query: [("print", "notice")]),
            "rows": file.cases.map(row), "hasRows": !file.cases.isEmpty, "entries": file.entries.reversed().map(entry),
            "noticeTitle": file.notice.title, "noticeBody": file.notice.body,
            "noticeTitleEnglish": file.notice.titleEnglish, "noticeBodyEnglish": file.notice.bodyEnglish,
        ]
    }

    private var mayAnnounceToAll: Bool {
        (try? ask.actor.may(.announcementWrite, in: outage.project)) ?? false
    }

    /// What was told to all who asked, and what telling them would do now.
    func told(_ channel: String?) -> Model {
        NewsLines(news: file.news, outlook: file.outlook, desk: outage.desk, names: names, times: times)
            .model("outage.newsTo", channel: channel)
    }

    /// Which forms stand open, and where each goes: `mayEnd`, `endTo`.
    var doors: Model {
        var doors: Model = [:]
        for name in OutageAct.Name.allCases {
            let word = name.rawValue
            doors["may\(word.prefix(1).uppercased())\(word.dropFirst())"] = file.allowed.contains(name)
            doors["\(word)To"] = Paths.outageAction(outage.number, word)
        }
        return doors
    }

    private var facts: [Model] {
        var facts = [
            ("outage.where", names.places(of: outage)), ("outage.cause", outage.cause),
            ("outage.from", times.point(outage.from)),
            ("outage.until", outage.until.map(times.point) ?? ask.text("outage.open")),
            ("outage.by", "\(names.staff(outage.announcedBy)) \(times.point(outage.announcedAt))"),
        ]
        if let at = outage.endedAt { facts.append(("outage.ended", times.point(at))) }
        facts.append(("outage.who", ask.text("outage.asked", ["n": "\(outage.asked)"])))
        return facts.map { ["label": ask.text($0.0), "text": $0.1] }
    }

    private func row(_ item: Case) -> Model {
        [
            "number": item.number, "title": item.title, "href": Paths.case_(item.number),
            "who": names.reporter(item), "stage": names.stage(item), "opened": times.point(item.openedAt),
            "exact": times.exact(item.openedAt),
        ]
    }

    private func entry(_ entry: OutageEntry) -> Model {
        let until = entry.until.map(times.point) ?? ask.text("outage.open")
        return [
            "at": times.short(entry.at), "exact": times.exact(entry.at), "who": entry.actorName,
            "act": ask.text("outageAct.\(entry.act)"), "words": entry.words,
            "until": ["announce", "move"].contains(entry.act) ? "→ \(until)" : "",
        ]
    }
}
