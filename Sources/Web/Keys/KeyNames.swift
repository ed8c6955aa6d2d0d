import Custody
import Directory
import Kernel
import Workforce

/// What pages call keys and what happens to them.
struct KeyNames {
    let names: Names
    let times: TimeWords
    let rules: CustodyRules

    init(_ ask: Ask, _ names: Names, _ zone: Zone) {
        (self.names, times, rules) = (names, TimeWords(ask, zone: zone), ask.house.keys.rules)
    }

    func kind(_ key: Key) -> String { rules.kind(key.kind)?.name[names.language] ?? key.kind }
    func state(_ key: Key) -> String {
        let values = ["n": "\(key.inHand)", "all": "\(key.copies)"]
        return names.text("keyState.\(key.state.rawValue)", values)
    }
    func condition(_ condition: Key.Condition) -> String { names.text("keyCondition.\(condition.rawValue)") }
    func deed(_ key: String) -> String {
        rules.deeds.first { $0.key == key }?.name[names.language] ?? names.text("custody.caseRegistered")
    }

    func mood(_ key: Key) -> String {
        key.isOverdue(at: times.now) ? "late" : Self.moods[key.state] ?? ""
    }

    private static let moods: [Key.State: String] = [.inHand: "ok", .partlyOut: "info", .out: "warn", .lost: "late"]

    func spot(_ key: Key, _ cabinet: Cabinet?) -> String {
        guard let cabinet else { return "" }
        return key.hook.map { names.text("custody.hookOf", ["cabinet": cabinet.code, "n": "\($0)"]) } ?? cabinet.code
    }

    func borrower(_ borrower: Borrower, _ people: BorrowerNames) -> String {
        switch borrower {
        case .staff(let id): names.staff(id)
        case .customer(let id): people.name(id)
        case .other(let name, let company): company.isEmpty ? name : "\(name) · \(company)"
        }
    }

    /// Where the borrower's own page is; empty where there is none, or the reader may not see it.
    func address(_ borrower: Borrower, _ actor: Actor, in project: ID<Project>) -> String {
        guard case .customer(let id) = borrower, actor.may(.peopleRead, in: project) else { return "" }
        return Paths.person(id.description)
    }

    func options<T: RawRepresentable & CaseIterable>(_: T.Type, _ text: String, chosen: String?) -> [Model]
    where T.RawValue == String {
        Choice.options(T.allCases.map { ($0.rawValue, names.text("\(text).\($0.rawValue)")) }, chosen: chosen)
    }

    /// A key as a row of a list says it.
    func row(_ line: KeyLine) -> Model {
        let key = line.key
        let loan = line.loans.first
        return [
            "number": key.number, "name": key.name, "href": Paths.key(key.id.description), "kind": kind(key),
            "spot": spot(key, line.cabinet), "state": state(key), "class": mood(key),
            "isOverdue": key.isOverdue(at: times.now),
            "who": loan.map { borrower($0.borrower, line.borrowers) } ?? "",
            "more": line.loans.count > 1 ? names.text("custody.moreLoans", ["n": "\(line.loans.count - 1)"]) : "",
            "due": loan.map { times.left(until: $0.dueAt) } ?? "", "exact": loan.map { times.exact($0.dueAt) } ?? "",
            "held": line.hold.map { hold in held(hold, line.borrowers.name(hold.person)) } ?? "",
        ]
    }

    func held(_ hold: KeyHold, _ name: String) -> String {
        guard let until = hold.until else { return names.text("custody.heldFor", ["name": name]) }
        return names.text("custody.heldUntil", ["name": name, "day": until.description])
    }
}
