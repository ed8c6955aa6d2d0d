import Casework
import Directory
import Kernel
import Store
import Workforce

extension ShiftHandovers {
    /// Takes a post over: signs what another handed over, with what is otherwise than it says. Once; whoever is
    /// second is told.
    ///
    /// - Throws: ``HandoverRefusal/unknownHandover`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``HandoverRefusal/ownHandover`` · ``HandoverRefusal/handoverDecided`` ·
    ///   ``HandoverRefusal/signatureNeedsName`` · ``HandoverRefusal/openingNeedsWord`` ·
    ///   ``CaseRefusal/signatureUnreadable`` · ``DirectoryRefusal/tooLong(field:limit:)``
    package func sign(
        _ draft: TakeoverDraft, under name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> HandoverFile {
        let picture = try await keep(draft.picture, under: name, for: actor)
        _ = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var one = try waiting(tx, name, actor)
                guard one.by != actor.staff else { throw HandoverRefusal.ownHandover }
                guard one.state == .waiting else { throw HandoverRefusal.handoverDecided }
                let key = try StaffTable.departments(tx).first { $0.id == one.department }?.key ?? ""
                one.signature = try draft.takeover(rules.post(key).opening, picture: picture)
                (one.state, one.signedBy, one.decidedAt) = (.signed, actor.staff, tx.now)
                try ShiftHandoverTable.update(tx, one)
                try note(tx, "sign", one, actor)
                return true
            }
        }
        return try await file(name, for: actor)
    }

    /// Keeps a drawn signature on disk before anything says so; nil where none came.
    private func keep(_ picture: String?, under name: String, for actor: Actor) async throws -> String? {
        guard let text = picture?.trimmed, !text.isEmpty else { return nil }
        let bytes = try SignaturePicture.bytes(text)
        _ = try await store.read { try handover($0, name, actor) }
        return try store.blobs.put(bytes)
    }

    /// Takes back what nobody has signed, as whoever handed over: it stays, and says why.
    ///
    /// - Throws: ``HandoverRefusal/unknownHandover`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``HandoverRefusal/notWhoHandedOver`` · ``HandoverRefusal/handoverDecided`` ·
    ///   ``HandoverRefusal/withdrawalNeedsReason``
    package func withdraw(
        _ name: String, reason: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> HandoverFile {
        let reason = try Written.checked(reason, "reason", most: HandoverDraft.longestReason)
        _ = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var one = try waiting(tx, name, actor)
                guard one.by == actor.staff else { throw HandoverRefusal.notWhoHandedOver }
                guard one.state == .waiting else { throw HandoverRefusal.handoverDecided }
                guard !reason.isEmpty else { throw HandoverRefusal.withdrawalNeedsReason }
                (one.state, one.decidedAt, one.withdrawal) = (.withdrawn, tx.now, reason)
                try ShiftHandoverTable.update(tx, one)
                try note(tx, "withdraw", one, actor)
                return true
            }
        }
        return try await file(name, for: actor)
    }
}
