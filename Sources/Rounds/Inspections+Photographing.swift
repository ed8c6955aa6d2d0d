import Casework
import Directory
import Foundation
import Kernel
import Store
import Workforce

extension Inspections {
    private static let mostRoundPhotos = 200

    /// Keeps a photograph of a round; the same one again is the same.
    ///
    /// - Returns: what it is named by.
    /// - Throws: ``RoundRefusal/unknownRound(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``CaseRefusal/fileKindNotTaken(_:)`` · ``CaseRefusal/fileIsNotWhatItsNameSays(_:)`` ·
    ///   ``CaseRefusal/tooLong(field:limit:)`` · ``RoundRefusal/tooMany(field:limit:)``
    package func keep(_ photo: IncomingFile, on name: String, by actor: Actor) async throws -> String {
        let kind = try FileKind.recognise(photo)
        guard kind.type.hasPrefix("image/") else { throw CaseRefusal.fileKindNotTaken(photo.name) }
        let round = try await store.read { try visible($0, name, to: actor) }
        try actor.require(.roundsWalk, in: round.project)
        let digest = try store.blobs.put(photo.bytes)
        try await store.write { tx in
            guard try VisitTable.photoCount(tx, of: round.id) < Self.mostRoundPhotos else {
                throw RoundRefusal.tooMany(field: "photos", limit: Self.mostRoundPhotos)
            }
            try VisitTable.keep(tx, photo: digest, kind.type, of: round.id, by: actor.staff)
        }
        return digest
    }

    /// A photograph of a round that `actor` may see, with its type; nil where there is none of that name.
    package func photo(
        _ digest: String, of name: String, for actor: Actor
    ) async throws -> (type: String, bytes: [UInt8])? {
        let type = try await store.read { db in
            try VisitTable.photoType(db, digest, of: try visible(db, name, to: actor).id)
        }
        guard let type, let bytes = store.blobs.get(digest) else { return nil }
        return (type, Array(bytes))
    }
}
