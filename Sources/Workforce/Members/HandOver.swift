import Kernel

/// Who takes over from somebody who has left, kind by kind. Where nobody is named it goes back to the centre.
package struct HandOver: Sendable, Hashable, Codable {
    /// What can be handed over. The raw value is the word in the store and the API.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// The cases of which somebody is the agent, with what is promised on them.
        case cases
        /// The work that somebody was sent to.
        case tasks
        /// The warnings that somebody took up and has not settled.
        case alerts
        /// Saved lists: copied.
        case views
        /// Skills and parts of the places: copied.
        case skills
        /// The people whom somebody leads.
        case led
        /// What somebody has to do after meetings.
        case followUps
        /// The letters that somebody sees to.
        case letters
        /// The articles that somebody keeps right.
        case articles
        /// The keys that somebody has.
        case keys
    }

    package var heirs: [String: ID<Staff>] = [:]

    package init(_ heirs: [Kind: ID<Staff>] = [:]) {
        self.heirs = Dictionary(uniqueKeysWithValues: heirs.map { ($0.key.rawValue, $0.value) })
    }

    package func heir(of kind: Kind) -> ID<Staff>? { heirs[kind.rawValue] }
}
