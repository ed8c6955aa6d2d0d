import Bulletin
import Kernel

/// What is said of letters on pages.
struct LetterWords {
    let names: Names

    func kind(_ kind: Letter.Kind) -> String { names.text("letterKind.\(kind.rawValue)") }
    func direction(_ direction: Letter.Direction) -> String { names.text("letterDirection.\(direction.rawValue)") }
    func state(_ state: Letter.State) -> String { names.text("letterState.\(state.rawValue)") }

    /// As a line of the register.
    func line(_ one: Letter, at now: Instant) -> Model {
        let state = one.state(on: names.zone(of: one.project).day(of: now))
        return [
            "number": one.number, "href": Paths.letter(one.number), "direction": direction(one.direction),
            "kind": kind(one.content.kind), "dated": one.content.dated.description,
            "correspondent": one.content.correspondent,
            "subject": one.content.subject, "theirNumber": one.content.theirNumber,
            "due": one.content.dueOn?.description ?? "", "who": one.owner.map(names.staff) ?? "",
            "state": self.state(state), "class": state.mood,
        ]
    }
}

extension Letter.State {
    var mood: String {
        switch self {
        case .overdue: "late"
        case .waiting: "warn"
        case .answered: "good"
        case .registered, .filed, .struck: ""
        }
    }
}
