import Directory
import Kernel
import Rounds

struct VisitSeenJSON: JSONValue {
    let visit: PointVisit
    let zone: Zone

    var json: JSON {
        .object([
            ("id", visit.id.json), ("round", visit.round.json), ("point", visit.point.json),
            ("name", visit.content.pointName.json), ("place", visit.place.json), ("key", visit.key.json),
            ("at", zone.text(visit.at).json), ("heardAt", zone.text(visit.heardAt).json), ("by", visit.by.json),
            ("answers", .map(visit.content.answers)), ("failed", visit.content.failed.json),
            ("note", visit.content.note.json), ("photos", visit.content.photos.json),
            ("proven", visit.content.isProven.json), ("outOfOrder", visit.content.isOutOfOrder.json),
            ("passed", visit.passed.json), ("judged", visit.judged.json),
            ("conflict", (visit.conflict?.rawValue).json), ("decision", (visit.decision?.rawValue).json),
            ("decidedBy", visit.decidedBy.json), ("reason", visit.reason.json), ("counts", visit.counts.json),
        ])
    }
}

struct FindingJSON: JSONValue {
    let line: FindingLine
    let zone: Zone

    var json: JSON {
        let one = line.finding
        return .object([
            ("id", one.id.json), ("round", one.round.json), ("visit", one.visit.json), ("place", one.place.json),
            ("check", one.checkName.json), ("words", one.words.json), ("category", one.category.json),
            ("foundAt", zone.text(one.foundAt).json), ("dueAt", zone.text(one.dueAt).json), ("by", one.by.json),
            ("times", one.times.json), ("state", one.state.rawValue.json), ("case", line.number.json),
            ("returned", one.returned.json), ("recheckedAt", one.recheckedAt.map(zone.text).json),
            ("recheckNote", one.recheckNote.json),
        ])
    }
}
