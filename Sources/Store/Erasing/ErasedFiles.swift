import Kernel

/// Files that belonged to somebody who was taken out: they leave the disk by a job, after the transaction that took
/// their names out is on it, where nothing else holds the same content.
package enum ErasedFiles {
    package static let job = "erased-files"

    /// What else holds some of these contents, by digest.
    package typealias Holders = @Sendable (DB, [String]) throws -> [String]

    package static func note(_ tx: Tx, _ digests: Set<String>, of erasure: Int64) throws {
        guard !digests.isEmpty else { return }
        let note = "INSERT INTO erased_file (digest, erasure) VALUES (?1, ?2)"
        for digest in digests.sorted() { try tx.put(note, digest, erasure) }
        try Jobs.plan(tx, job, key: "\(erasure)", at: tx.now)
    }

    /// Removes those of one erasure. Doing it again does no more, so that it does not matter where it was interrupted.
    package static func work(_ blobs: Blobs, _ holders: [Holders]) -> Jobs.Work {
        { tx, job in
            let digests = try tx.rows(
                "SELECT digest FROM erased_file WHERE erasure = ?1 AND removed_at IS NULL ORDER BY digest",
                Int64(job.key) ?? 0
            ) { try $0.next(String.self) }
            let held = Set(try holders.flatMap { try $0(tx, digests) })
            for digest in digests where !held.contains(digest) {
                try blobs.remove(digest)
                try tx.put(
                    "UPDATE erased_file SET removed_at = ?3 WHERE digest = ?1 AND erasure = ?2", digest,
                    Int64(job.key) ?? 0, tx.now)
            }
        }
    }
}
