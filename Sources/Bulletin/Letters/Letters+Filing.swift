import Casework
import Foundation
import Kernel
import Store
import Workforce

extension Letters {
    /// Puts a file on a letter. Its bytes are on disk before its row is.
    ///
    /// - Throws: ``LetterRefusal/unknownLetter(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``LetterRefusal/letterNotNow`` · ``LetterRefusal/tooManyLetterFiles(most:)`` · what ``FileKind`` refuses
    package func attach(
        _ file: IncomingFile, to name: String, request: RequestKey? = nil, by actor: Actor
    ) async throws -> LetterSheet {
        let kind = try FileKind.recognise(file)
        _ = try await store.read { try changeable($0, name, nil, by: actor) }
        let digest = try store.blobs.put(file.bytes)
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var one = try changeable(tx, name, nil, by: actor)
                guard one.settled != .struck else { throw LetterRefusal.letterNotNow }
                guard try LetterFileTable.files(tx, of: one.id).count < Self.mostFiles else {
                    throw LetterRefusal.tooManyLetterFiles(most: Self.mostFiles)
                }
                let kept = LetterFile(
                    id: tx.newID(), name: file.shortName, type: kind.type, bytes: file.bytes.count, digest: digest,
                    by: actor.staff, at: tx.now)
                try LetterFileTable.insert(tx, kept, of: one.id)
                one.version += 1
                try LetterTable.update(tx, one)
                try keep(tx, one, "attach", kept.name, by: actor)
                return one.number
            }
        }
        return try await sheet(number, for: actor)
    }
}
