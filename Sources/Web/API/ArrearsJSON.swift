import Casework
import Directory
import Kernel

/// A statement of arrears as the API answers it; money in minor units with its currency.
struct ArrearsJSON: JSONValue {
    let report: ArrearsReport
    let names: Names

    var json: JSON {
        .object([
            ("project", report.project.code.json), ("on", (report.statement?.day.description).json),
            ("against", (report.former?.day.description).json),
            ("statements", report.statements.map(\.day.description).json), ("currency", names.currency.json),
            ("sum", sum(report.now)), ("sumBefore", report.before.map(sum) ?? .null),
            ("ownZones", report.isOfOwnZones.json), ("groups", .array(report.groups.map(group))),
            ("items", .array(report.households.map(household))), ("next", report.next.json),
        ])
    }

    private func sum(_ sum: ArrearsSum) -> JSON {
        .object([
            ("households", sum.rooms.json), ("inArrears", sum.owing.json), ("amount", .integer(Int(sum.amount))),
        ])
    }

    private func group(_ group: ArrearsReport.Group) -> JSON {
        .object([
            ("steward", group.steward.json), ("name", group.steward.map { names.staff($0) }.json),
            ("zones", group.zones.json), ("sum", sum(group.now)), ("sumBefore", group.before.map(sum) ?? .null),
        ])
    }

    private func household(_ one: ArrearsHousehold) -> JSON {
        .object([
            ("place", one.place.json), ("code", one.code.json), ("amount", .integer(Int(one.amount))),
            ("since", (one.since?.month).json), ("person", one.names.json), ("lines", one.lines.json),
        ])
    }
}

struct PlaceArrearsJSON: JSONValue {
    let one: PlaceArrears
    let names: Names

    var json: JSON {
        .object([
            ("place", one.place.id.json), ("code", one.place.code.json),
            ("on", (one.newest?.day.description).json), ("currency", names.currency.json),
            ("owed", .integer(Int(one.owed))), ("since", (one.since?.month).json),
            ("statements", .array(one.told.map(told))),
        ])
    }

    private func told(_ told: PlaceArrears.Told) -> JSON {
        .object([
            ("on", told.day.description.json), ("amount", .integer(Int(told.amount))),
            ("lines", .array(told.lines.map(line))),
        ])
    }

    private func line(_ line: ArrearsLine) -> JSON {
        .object([
            ("item", line.item.json), ("amount", .integer(Int(line.amount))), ("since", (line.since?.month).json),
            ("person", line.name.json), ("note", line.note.json), ("by", names.staff(ID(number: line.by)).json),
            ("replaced", (line.struckAt != nil).json),
        ])
    }
}
