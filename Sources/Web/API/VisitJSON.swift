import Casework
import Kernel
import Workforce

/// What was agreed about coming to the customer.
struct VisitJSON {
    let item: Case
    let about: CaseNames

    var fields: [(String, JSON)] {
        [
            ("appointment", item.appointment.map(appointment) ?? .null), ("reappointed", item.reappointed.json),
            ("access", item.visit?.access.map(access) ?? .null),
        ]
    }

    private func appointment(_ one: Appointment) -> JSON {
        .object([
            ("from", about.zone.text(one.from).json), ("until", about.zone.text(one.until).json),
            ("note", one.note.json), ("reason", one.reason.json), ("by", about.named(one.by).json),
            ("at", about.zone.text(one.at).json),
        ])
    }

    private func access(_ one: Access) -> JSON {
        .object([
            ("consent", one.mayEnter.json), ("how", one.how.json), ("alarm", one.alarm.json), ("pets", one.pets.json),
            ("by", about.named(one.by).json), ("at", about.zone.text(one.at).json),
        ])
    }
}

/// What the work of a task took. Quantities are decimal texts, money is in minor units.
struct WorkSheetJSON: JSONValue {
    let sheet: WorkSheet
    let about: CaseNames

    var json: JSON {
        .object([
            ("lines", .array(sheet.lines.map(line))), ("charges", money(sheet.charges)),
            ("signatures", .array(sheet.signatures.map(signature))),
        ])
    }

    private func money(_ amount: Int64) -> JSON {
        .object([("amount", Int(amount).json), ("currency", about.currency.json)])
    }

    private func line(_ line: SheetLine) -> JSON {
        var fields: [(String, JSON)] = [("id", line.id.json)]
        switch line.what {
        case .labour(let minutes, let people):
            fields += [
                ("kind", "labour".json), ("minutes", minutes.json), ("people", people.json), ("name", .null),
                ("quantity", .null), ("unit", .null), ("price", .null),
            ]
        case .material(let name, let quantity, let unit, let price):
            fields += [
                ("kind", "material".json), ("minutes", .null), ("people", .null), ("name", name.json),
                ("quantity", FixedPoint.text(quantity, places: 3).json), ("unit", unit.json), ("price", money(price)),
            ]
        }
        return .object(
            fields + [
                ("amount", money(line.amount)), ("note", line.note.json), ("by", about.named(line.by).json),
                ("at", about.zone.text(line.at).json), ("struck", line.struck.map(strike) ?? .null),
            ])
    }

    private func strike(_ strike: SheetLine.Strike) -> JSON {
        .object([
            ("reason", strike.reason.json), ("by", about.named(strike.by).json),
            ("at", about.zone.text(strike.at).json),
        ])
    }

    private func signature(_ one: Signature) -> JSON {
        .object([
            ("name", one.name.json), ("picture", (one.picture?.description).json), ("charges", money(one.charges)),
            ("by", about.named(one.by).json), ("at", about.zone.text(one.at).json),
        ])
    }
}
