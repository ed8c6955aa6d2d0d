import Kernel
import Store

/// What belongs to a customer and comes and goes: a vehicle, a pet, somebody to call in an emergency, a company's
/// contact person, whom they work for, a membership. It is written, ended, corrected; one that was wrong stays, struck
/// through.
package struct Belonging: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable, SQLConvertible {
        case vehicle, pet, emergency, contact, employer, membership
    }

    package let id: ID<Belonging>
    package let person: ID<Person>
    package let kind: Kind
    /// By the names of ``Kind/fields``; what was left empty is not in it.
    package var values: [String: String]
    package var from: Day?
    /// The last day; nil for what there still is.
    package var to: Day?
    package var struckAt: Instant?
    package var struckWhy: String?
    package var follows: ID<Belonging>?

    package init(
        id: ID<Belonging>, person: ID<Person>, kind: Kind, values: [String: String], from: Day? = nil, to: Day? = nil,
        struckAt: Instant? = nil, struckWhy: String? = nil, follows: ID<Belonging>? = nil
    ) {
        (self.id, self.person, self.kind, self.values) = (id, person, kind, values)
        (self.from, self.to, self.struckAt, self.struckWhy, self.follows) = (from, to, struckAt, struckWhy, follows)
    }

    package var isStanding: Bool { struckAt == nil }
    package var isPresent: Bool { isStanding && to == nil }
    package subscript(name: String) -> String { values[name] ?? "" }

    /// In one line, for the history.
    package var line: String {
        kind.fields.map { self[$0.name] }.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// So many letters has a value.
    package static let longest = 80
    /// So many of all kinds has somebody.
    package static let most = 60
}

extension Belonging {
    package struct Field: Sendable {
        package enum Sort: Sendable {
            case text, phone, day
            /// A key of a list of the desk.
            case word
        }

        package let name: String
        package var sort = Sort.text
        package var isRequired = false
        /// The column that keeps it.
        var column = "detail"
    }

    /// - Throws: ``PersonRefusal/entryIncomplete(field:)`` · ``DirectoryRefusal/tooLong(field:limit:)`` ·
    ///   ``DirectoryRefusal/phoneUnreadable(_:)`` · ``PersonRefusal/dayImpossible(field:)`` ·
    ///   ``PersonRefusal/endsBeforeItBegins``
    package func checked(today: Day) throws -> Belonging {
        var one = self
        one.values = values.mapValues(\.trimmed).filter { pair in
            !pair.value.isEmpty && kind.fields.contains { $0.name == pair.key }
        }
        for field in kind.fields {
            let value = one[field.name]
            if field.isRequired, value.isEmpty { throw PersonRefusal.entryIncomplete(field: field.name) }
            guard value.count <= Self.longest else {
                throw DirectoryRefusal.tooLong(field: field.name, limit: Self.longest)
            }
            // A masked number is none.
            if field.sort == .phone, !value.isEmpty, Phone(value) == nil || value.contains("*") {
                throw DirectoryRefusal.phoneUnreadable(value)
            }
            if field.sort == .day, !value.isEmpty, Day(value) == nil {
                throw PersonRefusal.dayImpossible(field: field.name)
            }
        }
        if let from, from > today { throw PersonRefusal.dayImpossible(field: "from") }
        if let to, to > today { throw PersonRefusal.dayImpossible(field: "until") }
        if let from, let to, to < from { throw PersonRefusal.endsBeforeItBegins }
        return one
    }
}

extension Belonging.Kind {
    /// What is written of one, in the order of the form.
    package var fields: [Belonging.Field] {
        switch self {
        case .vehicle:
            [
                .init(name: "plate", isRequired: true, column: "label"), .init(name: "space", column: "spot"),
                .init(name: "colour"),
            ]
        case .pet:
            [
                .init(name: "animal", isRequired: true), .init(name: "petName", column: "label"),
                .init(name: "licence", column: "code"), .init(name: "vaccinatedUntil", sort: .day, column: "spot"),
            ]
        case .emergency, .contact:
            [
                .init(name: "contactName", isRequired: true, column: "label"), .init(name: "relation"),
                .init(name: "contactPhone", sort: .phone, isRequired: true, column: "code"),
            ]
        case .employer: [.init(name: "organisation", isRequired: true, column: "label"), .init(name: "position")]
        case .membership:
            [
                .init(name: "membership", sort: .word, isRequired: true),
                .init(name: "memberNumber", column: "label"), .init(name: "memberRole", column: "spot"),
            ]
        }
    }
}
