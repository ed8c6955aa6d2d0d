import Crypto
import Foundation
import Kernel

extension Audit {
    /// What stands where words of the trail were taken out.
    package static let erased = "***"
    static let erasing = "audit.erase"

    /// Takes the words out of entries about some subjects, but for those of cases, which hold none.
    ///
    /// An entry keeps its digest, and another one at the end of the trail says over what remains of it, its digest and
    /// the one before it, that this was done: so the chain still shows whatever else was changed.
    package static func erase(_ tx: Tx, about subjects: [String], by actor: Int64) throws {
        for subject in subjects {
            let found = try tx.rows(
                """
                SELECT seq FROM audit WHERE subject = ?1 AND detail NOT IN ('', ?2)
                  AND (act < 'case.' OR act >= 'case/') ORDER BY seq
                """, subject, erased
            ) { try $0.next(Int64.self) }
            for seq in found { try erase(tx, seq, by: actor) }
        }
    }

    private static func erase(_ tx: Tx, _ seq: Int64, by actor: Int64) throws {
        let pair = try entries(tx, after: seq - 2, limit: 2)
        guard let place = pair.firstIndex(where: { $0.0.seq == seq }) else { return }
        let (entry, stored) = pair[place]
        let before = place == 0 ? "" : pair[place - 1].digest
        try tx.run("UPDATE audit SET detail = ?2 WHERE seq = ?1", seq, erased)
        try append(
            tx, actor: actor, act: erasing, subject: "\(seq)",
            detail: witness(of: entry, digest: stored, after: before))
    }

    /// What the later entry says of one whose words were taken out.
    static func witness(of entry: Entry, digest stored: String, after before: String) -> String {
        var rest = entry
        rest.detail = erased
        return digest(of: rest, after: "\(before)|\(stored)")
    }
}
