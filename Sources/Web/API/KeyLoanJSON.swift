import Custody
import Directory
import Kernel
import Workforce

/// Who has a copy, and until when.
struct KeyLoanJSON: JSONValue {
    let loan: KeyLoan
    let people: BorrowerNames
    let now: Instant
    let zone: Zone
    let names: Names

    var json: JSON {
        .object([
            ("id", loan.id.json), ("borrowerKind", loan.borrower.kind.rawValue.json), ("borrower", borrower),
            ("company", company.json), ("identity", loan.identity.json), ("reason", loan.reason.json),
            ("lentAt", zone.text(loan.lentAt).json), ("lentBy", loan.lentBy.json),
            ("dueAt", zone.text(loan.dueAt).json), ("overdue", loan.isOverdue(at: now).json),
            ("endedAt", loan.endedAt.map(zone.text).json), ("endedAs", (loan.endedAs?.rawValue).json),
            ("condition", (loan.condition?.rawValue).json), ("note", loan.note.json),
        ])
    }

    private var borrower: JSON {
        switch loan.borrower {
        case .staff(let id): NamedJSON(key: id.description, name: names.staff(id)).json
        case .customer(let id): NamedJSON(key: id.description, name: people.name(id)).json
        case .other(let name, _): NamedJSON(key: "", name: name).json
        }
    }

    private var company: String { if case .other(_, let company) = loan.borrower { company } else { "" } }
}
