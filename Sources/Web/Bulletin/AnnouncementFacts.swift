import Bulletin
import Kernel
import Workforce

/// What the page of an announcement shows.
struct AnnouncementFacts {
    let file: AnnouncementFile
    let names: Names
    let words: AnnouncementWords
    let now: Instant
    private var one: Announcement { file.one }

    var model: Model {
        let state = one.state(at: now)
        return [
            "number": one.number, "name": one.content.title, "state": words.state(state), "class": words.mood(state),
            "version": "\(one.version)", "reach": words.reach(file.reach), "facts": facts,
            "paragraphs": Self.lines(one.content.text), "nameEnglish": one.content.titleEnglish,
            "paragraphsEnglish": Self.lines(one.content.textEnglish), "hasEnglish": !one.content.titleEnglish.isEmpty,
            "said": one.content.channels.contains(.text) ? one.content.message : "",
            "saidEnglish": one.content.channels.contains(.text) ? one.content.messageEnglish : "",
            "refresh": Paths.announcement(one.number),
            "printTo": Paths.announcement(one.number, query: [("print", "1")]),
            "undo": state == .waiting ? undo : "", "texts": texts,
            "reads": one.hasLeft(at: now) ? names.text("announcement.reads", ["n": "\(file.reads)"]) : "",
            "mayEdit": file.mayEdit,
            "editTo": Paths.announcement(one.number), "entries": file.entries.reversed().map(entry),
        ]
    }

    static func lines(_ text: String) -> [Model] {
        text.split(whereSeparator: \.isNewline).map { ["text": String($0)] }
    }

    /// Which buttons stand there, and where each goes: `mayApprove`, `approveTo`.
    var doors: Model {
        var doors: Model = [:]
        for name in AnnouncementAct.Name.allCases {
            let word = name.rawValue
            doors["may\(word.prefix(1).uppercased())\(word.dropFirst())"] = file.allowed.contains(name)
            doors["\(word)To"] = Paths.announcementAction(one.number, word)
        }
        return doors
    }

    private var undo: String {
        names.text("announcement.undo", ["time": one.leavesAt.map(words.times.point) ?? ""])
    }

    private var texts: String {
        guard file.texts.all > 0 else { return "" }
        return names.text(
            "announcement.texts",
            [
                "all": "\(file.texts.all)", "sent": "\(file.texts.sent)", "waiting": "\(file.texts.waiting)",
                "failed": "\(file.texts.failed)", "stopped": "\(file.texts.stopped)",
            ])
    }

    private var facts: [Model] {
        var facts = [
            ("announcement.audience", words.audience(of: one), ""),
            ("announcement.channels", words.channels(of: one), ""),
            ("announcement.begins", words.begins(one), ""), ("announcement.ends", words.ends(one), ""),
            ("announcement.by", "\(names.staff(one.by)) \(words.times.point(one.madeAt))", ""),
        ]
        if one.editor != one.by { facts.append(("announcement.editor", names.staff(one.editor), "")) }
        if let by = one.approvedBy, let at = one.approvedAt {
            facts.append(("announcement.approvedBy", "\(names.staff(by)) \(words.times.point(at))", ""))
        }
        if let outage = file.outage { facts.append(("nav.outages", outage, Paths.outage(outage))) }
        return facts.map { ["label": names.text($0.0), "text": $0.1, "href": $0.2] }
    }

    private func entry(_ entry: AnnouncementEntry) -> Model {
        [
            "at": words.times.short(entry.at), "exact": words.times.exact(entry.at), "who": entry.actorName,
            "act": names.text("announcementEntry.\(entry.act)"), "words": entry.words,
        ]
    }
}
