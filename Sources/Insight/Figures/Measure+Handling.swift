import Casework

/// What became of work in people's hands; of each by the person.
extension Measure {
    /// In the order of the table by person.
    package static let handled = [handedOn, givenBack, paused]

    package static let handedOn = handled(.handedOn)
    package static let givenBack = handled(.givenBack)
    package static let paused = handled(.paused)

    private static func handled(_ what: Handling.What) -> Measure {
        Measure(key: what.rawValue, unit: .count, cohort: .handled, isBetterHigh: nil) { happened, _ in
            happened.handling?.what == what ? .yes : nil
        }
    }
}
