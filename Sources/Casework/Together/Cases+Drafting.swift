import Kernel
import Store
import Workforce

extension Cases {
    /// What `actor` has begun to write anywhere, the newest first.
    package func drafts(of actor: Actor) async throws -> [KeptDraft] {
        try await store.read { try DraftTable.all($0, of: actor.staff) }
    }

    /// Those of some forms, by what they are for.
    package func drafts(for subjects: [String], of actor: Actor) async throws -> [String: KeptDraft] {
        guard !subjects.isEmpty else { return [:] }
        let found = try await store.read { try DraftTable.find($0, subjects, of: actor.staff) }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.subject, $0) })
    }

    /// Keeps what `actor` has begun to write; where nothing stands in it any more, nothing is kept.
    ///
    /// - Returns: the draft as it is kept; nil where there is none.
    /// - Throws: ``CaseRefusal/unknownSubject(_:)`` · ``CaseRefusal/unknownCase(_:)`` ·
    ///   ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/tooLong(field:limit:)``
    package func keepDraft(
        _ fields: [String: String], for subject: String, by actor: Actor
    ) async throws -> KeptDraft? {
        // The store keeps no U+0000.
        let filled = fields.mapValues { $0.replacing("\0", with: "") }.filter { !$0.value.trimmed.isEmpty }
        try Self.check(filled)
        return try await store.write { tx in
            try checkSubject(tx, subject, actor)
            guard !filled.isEmpty else {
                try DraftTable.remove(tx, subject, of: actor.staff)
                return nil
            }
            guard try DraftTable.count(tx, of: actor.staff, without: subject) < KeptDraft.most else {
                throw CaseRefusal.tooLong(field: "drafts", limit: KeptDraft.most)
            }
            let draft = KeptDraft(subject: subject, fields: filled, at: tx.now)
            try DraftTable.save(tx, draft, of: actor.staff)
            return draft
        }
    }

    /// Throws a draft away, as its writer wants it or because it was sent.
    package func dropDraft(_ subject: String, by actor: Actor) async throws {
        _ = try await store.write { try DraftTable.remove($0, subject, of: actor.staff) }
    }

    private static func check(_ fields: [String: String]) throws {
        let bytes = fields.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        guard fields.count <= KeptDraft.mostFields else {
            throw CaseRefusal.tooLong(field: "fields", limit: KeptDraft.mostFields)
        }
        guard bytes <= KeptDraft.mostBytes else {
            throw CaseRefusal.tooLong(field: "fields", limit: KeptDraft.mostBytes)
        }
    }

    /// Only for forms that the writer could have before them.
    private func checkSubject(_ db: DB, _ subject: String, _ actor: Actor) throws {
        if subject == KeptDraft.intake { return try actor.require(.caseRegister) }
        let parts = subject.split(separator: ".", omittingEmptySubsequences: false)
        guard subject.utf8.count <= KeptDraft.longestSubject, parts.count == 2, !parts[1].isEmpty,
            parts[1].utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) || (97...122).contains($0) })
        else { throw CaseRefusal.unknownSubject(subject) }
        let item = try visible(db, String(parts[0]), to: actor)
        guard item.number == parts[0] else { throw CaseRefusal.unknownSubject(subject) }
    }
}
