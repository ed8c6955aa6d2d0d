import Foundation
import Kernel

/// One thing that changed in a customer's file: what, from what to what, why, by whom.
package struct PersonChange: Sendable {
    package let id: ID<PersonChange>
    package let person: ID<Person>
    package let at: Instant
    package let byName: String
    /// The act: `change`, `move-in`, …
    package let act: String
    /// The field or the sort of entry: `name`, `phones`, `owner`, `vehicle`, …
    package let about: String
    /// Nil where there was nothing, or where it was taken out at the person's request.
    package let was: String?
    package let becomes: String?
    package let why: String?

    package init(
        id: ID<PersonChange>, person: ID<Person>, at: Instant, byName: String, act: String, about: String,
        was: String?, becomes: String?, why: String?
    ) {
        (self.id, self.person, self.at, self.byName, self.act) = (id, person, at, byName, act)
        (self.about, self.was, self.becomes, self.why) = (about, was, becomes, why)
    }

    /// What was or what becomes, with telephone numbers masked.
    package func masked(_ text: String) -> String {
        guard ["phones", "emergency", "contact"].contains(about) else { return text }
        let comma = about == "phones" ? ", " : " · "
        return text.components(separatedBy: comma).map { Phone($0) == nil ? $0 : Phone.masked($0) }
            .joined(separator: comma)
    }
}
