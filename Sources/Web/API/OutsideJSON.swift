import Casework
import Kernel
import Workforce

/// What outside bodies have to do with a case, in the order in which it was recorded.
struct OutsideJSON: JSONValue {
    let item: Case
    let about: CaseNames

    var json: JSON { .array(item.outside.map(matter)) }

    private func matter(_ one: OutsideMatter) -> JSON {
        .object([
            ("id", one.id.json), ("body", one.body.json), ("direction", one.direction.rawValue.json),
            ("theirNumber", one.number.json), ("deadline", one.deadline.map(about.zone.text).json),
            ("state", item.state(of: one).rawValue.json), ("note", one.note.json), ("reason", one.reason.json),
            ("replaces", one.replaces.json), ("promise", one.promise.json), ("by", about.named(one.by).json),
            ("at", about.zone.text(one.at).json), ("answer", one.answer.map(answer) ?? .null),
        ])
    }

    private func answer(_ one: OutsideMatter.Answer) -> JSON {
        .object([
            ("text", one.text.json), ("answeredAt", about.zone.text(one.givenAt).json),
            ("by", about.named(one.by).json), ("at", about.zone.text(one.at).json),
        ])
    }
}

extension ActionBody {
    var outside: Act.Outside {
        var outside = Act.Outside()
        (outside.body, outside.direction, outside.theirNumber) = (body, direction, theirNumber)
        (outside.deadline, outside.matter, outside.answeredAt) = (deadline, matter, answeredAt)
        return outside
    }
}

/// The outside body that a demand was received from.
struct OutsideBody: Decodable {
    let body: String
    let theirNumber: String?
    let deadline: Instant?

    var outside: Act.Outside {
        var outside = Act.Outside()
        (outside.body, outside.theirNumber, outside.deadline) = (body, theirNumber, deadline)
        return outside
    }
}
