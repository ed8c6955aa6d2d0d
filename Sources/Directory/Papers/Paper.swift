import Foundation
import Kernel
import Store

/// An identity paper: its number is sealed, and nobody finds it but by the whole of it.
package struct Paper: Sendable, Hashable {
    package let id: ID<Paper>
    package let person: ID<Person>
    package let kind: PaperNumber.Kind
    /// As the keyring sealed it, for this paper alone; nil where it was taken out at the person's request.
    package let sealed: String?
    package let validUntil: Day?
    package let madeAt: Instant
    package var struckAt: Instant?
    package var struckWhy: String?

    package init(
        id: ID<Paper>, person: ID<Person>, kind: PaperNumber.Kind, sealed: String?, validUntil: Day?, madeAt: Instant,
        struckAt: Instant? = nil, struckWhy: String? = nil
    ) {
        (self.id, self.person, self.kind, self.sealed) = (id, person, kind, sealed)
        (self.validUntil, self.madeAt, self.struckAt, self.struckWhy) = (validUntil, madeAt, struckAt, struckWhy)
    }

    package var isStanding: Bool { struckAt == nil }
    package static let most = 20
}

extension Keyring {
    /// The digest by which a number is found: whoever has the store without the key can try no numbers.
    package func mark(of number: String) throws -> String? { try heldBefore()?.mark(of: number) }

    package func seal(_ number: PaperNumber, of paper: ID<Paper>) throws -> String {
        try held().seal(number, of: paper)
    }

    /// - Throws: ``PersonRefusal/sealedAway`` where the key is not the one that it was sealed with
    package func number(of paper: Paper) throws -> String {
        guard paper.sealed != nil else { return "" }
        guard let held = try? heldBefore() else { throw PersonRefusal.sealedAway }
        return try held.number(of: paper)
    }
}

extension HeldKey {
    private static let papers = "paper"

    package func mark(of number: String) -> String { mark(number, for: Self.papers) }

    package func seal(_ number: PaperNumber, of paper: ID<Paper>) throws -> String {
        try seal(Data(number.text.utf8), for: "\(Self.papers) \(paper.number)")
    }

    /// - Throws: ``PersonRefusal/sealedAway`` where the key is not the one that it was sealed with
    package func number(of paper: Paper) throws -> String {
        guard let sealed = paper.sealed else { return "" }
        do {
            return String(decoding: try open(sealed, for: "\(Self.papers) \(paper.id.number)"), as: UTF8.self)
        } catch is KeyringError { throw PersonRefusal.sealedAway }
    }
}
