import Casework

/// What a form offers to begin for many homes: the procedures of each desk, and of which desk where more than one has
/// any.
struct InvitationKinds {
    private let all: [(desk: String, kind: String, name: String)]

    init(_ ask: Ask) {
        let language = ask.language
        all = ask.house.cases.desks.keys.sorted().flatMap { desk in
            ask.house.cases.inviting(on: desk).map { (desk, $0.kind, $0.name[language]) }
        }
    }

    var options: [(key: String, name: String)] {
        let isOfMany = Set(all.map(\.desk)).count > 1
        return all.map { isOfMany ? (Self.key($0, $1), "\($2) · \($0)") : ($1, $2) }
    }

    /// What the form says, with the desk of the procedure that was chosen.
    func typed(_ given: @escaping (String) -> String?) -> (String) -> String? {
        let chosen = all.first { Self.key($0.desk, $0.kind) == given("kind") }
            ?? all.first { $0.kind == given("kind") }
        return { field in
            switch field {
            case "desk": chosen?.desk
            case "kind": chosen?.kind ?? given("kind")
            default: given(field)
            }
        }
    }

    private static func key(_ desk: String, _ kind: String) -> String { "\(desk)/\(kind)" }
}
