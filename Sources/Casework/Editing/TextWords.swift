import Workforce

/// The words of a desk's other files that its texts may name.
struct TextWords {
    let kinds: [String]
    let departments: [String]
    let roles: [String]
    let channels: [String]
    let calendars: Calendars
    /// Kinds that no level is about.
    let spared: Set<String>
}

extension TextWords {
    init(
        _ procedures: [Procedure], departments: [String], roles: [Role], channels: [Desk.Entry], calendars: Calendars
    ) {
        self.init(
            kinds: procedures.map(\.kind), departments: departments, roles: roles.map(\.key),
            channels: channels.map(\.key), calendars: calendars,
            spared: Set(procedures.filter(\.isPaperwork).map(\.kind)))
    }
}
