import Casework
import Directory
import Kernel
import Workforce

/// Where the fields of a case's form lead: to the page of the place, of the customer, or of whoever has the vehicle.
///
/// Only what one place or one customer is meant by, and only for those who may look at that page.
struct FormLinks: Sendable {
    static let none = FormLinks([:])

    private let addresses: [String: String]

    private init(_ addresses: [String: String]) { self.addresses = addresses }

    /// The address that a field leads to; empty for none.
    subscript(_ field: DeclaredForm.Field) -> String { addresses[field.key] ?? "" }

    /// - Parameter fields: those that are shown.
    static func load(_ ask: Ask, _ item: Case, _ fields: [DeclaredForm.Field]) async throws -> FormLinks {
        var addresses: [String: String] = [:]
        for field in fields {
            guard let text = item.form[field.key] else { continue }
            addresses[field.key] = try await address(ask, field.kind, text, in: item.project)
        }
        return FormLinks(addresses)
    }

    private static func address(
        _ ask: Ask, _ kind: DeclaredForm.Kind, _ text: String, in project: ID<Project>
    ) async throws -> String? {
        switch kind {
        case .place:
            guard let place = try await ask.house.places.spelled(text, in: project) else { return nil }
            return try ask.actor.may(.placesRead, at: place) ? Paths.place(place.id.description) : nil
        case .person:
            let named = NamedPerson(text)
            return try await only(ask, named.asked, in: project) { named.isMeant($0) }
        case .vehicle:
            return try await only(ask, text, in: project) { file in
                file.vehicles.contains { $0.plate.filter { $0.isLetter || $0.isNumber }.uppercased() == text }
            }
        default: return nil
        }
    }

    /// The page of the one customer whom the words find and who is meant; nil where they are none or several.
    private static func only(
        _ ask: Ask, _ words: String, in project: ID<Project>, _ isMeant: (PersonFile) -> Bool
    ) async throws -> String? {
        let found = try await ask.house.people.find(words, in: [project], limit: most, for: try ask.actor)
            .filter { isMeant($0.file) }
        return found.count == 1 ? found.first.map { Paths.person($0.person.id.description) } : nil
    }

    /// Among so many of those who are found.
    private static let most = 10
}

/// A field's text for a person, taken apart: `张小姐 13900003333`.
struct NamedPerson: Sendable, Equatable {
    let name: String
    let phone: Phone?

    init(_ text: String) {
        let number = text.split { !$0.isNumber && !"+-".contains($0) }
            .first { $0.count(where: \.isNumber) >= Self.least }
        phone = number.flatMap { Phone.typed(String($0)) }
        name = (number.map { String(text[..<$0.startIndex]) } ?? text).trimmed
    }

    /// The fewest digits of a telephone number.
    private static let least = 7

    /// What they are looked for by.
    var asked: String { phone?.digits ?? name }

    /// By the number, where one is said; else by the whole name.
    func isMeant(_ file: PersonFile) -> Bool {
        guard let phone else { return file.person.name == name }
        return file.person.phones.contains { Phone($0)?.isSame(as: phone) == true }
    }
}
