import Foundation
import Kernel
import Store
import Workforce

extension Cases {
    /// A drawn signature that is on disk, before anything says so.
    struct DrawnSignature: Sendable {
        let digest: String
        let bytes: Int
    }

    /// Keeps a drawn signature; nil where none came.
    ///
    /// - Throws: ``CaseRefusal/unknownCase(_:)`` · ``CaseRefusal/tooLong(field:limit:)`` ·
    ///   ``CaseRefusal/signatureUnreadable``
    func keepPicture(_ text: String?, on name: String, for actor: Actor) async throws -> DrawnSignature? {
        guard let text = text?.trimmed, !text.isEmpty else { return nil }
        let bytes = try SignaturePicture.bytes(text)
        _ = try await store.read { try visible($0, name, to: actor) }
        return DrawnSignature(digest: try store.blobs.put(bytes), bytes: bytes.count)
    }

    /// - Throws: ``CaseRefusal/tooManyFiles(limit:)``
    func picture(_ drawn: DrawnSignature, _ tx: Tx, on item: Case, by actor: Actor) throws -> Attachment {
        guard item.attachments.count < 40 else { throw CaseRefusal.tooManyFiles(limit: 40) }
        return Attachment(
            id: tx.newID(), name: "signature.png", type: FileKind.png.type, bytes: drawn.bytes, digest: drawn.digest,
            moment: "signature", by: actor.staff, at: tx.now)
    }
}
