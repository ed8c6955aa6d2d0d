import Kernel

/// What is done in one kind of emergency: said, called out, ticked off step by step. Read from a desk's file; each
/// emergency keeps the card that it began with.
package struct EmergencyCard: Sendable, Codable, Hashable {
    /// A line of the card.
    package struct Step: Sendable, Codable, Hashable {
        package let text: Words
        package let who: AlarmChain.Callee
        /// Counted from the beginning of the emergency.
        package let seconds: Int64

        package var within: Span { .seconds(seconds) }
    }

    package let key: String
    package let name: Words
    /// The kind of case that it is looked after as.
    package let kind: String
    package let category: String
    /// What to say to whoever calls.
    package let say: Words
    package let steps: [Step]
    package let chain: AlarmChain
}

/// The emergencies that a desk knows. Read from its `emergencies.yaml`.
package struct EmergencyRules: Sendable {
    /// What the case of the aftercare is.
    package struct Aftercare: Sendable {
        package let kind: String
        package let category: String
        package let name: Words
    }

    /// In the order of the file, which is that of their digits on the keyboard.
    package let cards: [EmergencyCard]
    package let aftercare: Aftercare

    package func card(_ key: String) -> EmergencyCard? { cards.first { $0.key == key } }
}
