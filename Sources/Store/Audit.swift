import Crypto
import Foundation
import Kernel

/// The trail of who did what. Each entry carries a digest over itself and the digest of the entry before it, so that an
/// entry that was changed, taken out or slipped in is found by ``walk(_:)``.
package enum Audit {
    package static func append(_ tx: Tx, actor: Int64, act: String, subject: String, detail: String = "") throws {
        let last = try tx.lastAudit
            ?? tx.row("SELECT seq, digest FROM audit ORDER BY seq DESC LIMIT 1") {
                (seq: try $0.next(Int64.self), digest: try $0.next(String.self))
            }
        let (act, subject, detail) = (act.storable, subject.storable, detail.storable)
        let seq = (last?.seq ?? 0) + 1
        let at = tx.now.milliseconds
        let digest = digest(
            of: Entry(seq: seq, at: at, actor: actor, act: act, subject: subject, detail: detail),
            after: last?.digest ?? "")
        try tx.put(
            "INSERT INTO audit (seq, at, actor, act, subject, detail, digest) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            seq, at, actor, act, subject, detail, digest)
        tx.lastAudit = (seq, digest)
    }

    /// The place of the newest entry; nought where there is none.
    package static func newest(_ db: DB) throws -> Int64 {
        try db.value(Int64.self, "SELECT coalesce(max(seq), 0) FROM audit") ?? 0
    }

    /// How often something was done.
    package static func count(_ db: DB, act: String) throws -> Int {
        try db.value(Int.self, "SELECT count(*) FROM audit WHERE act = ?1", act) ?? 0
    }

    /// What a walk along the whole chain came to.
    package struct Walk: Sendable {
        package let entries: Int
        /// The first entry whose digest does not follow from it and the one before; nil where the chain is whole.
        package let firstBroken: Int64?
    }

    package static func walk(_ db: DB) throws -> Walk {
        var (before, seq) = ("", Int64(0))
        // Words that were taken out, with what a later entry must say of each.
        var erased: [Int64: String] = [:]
        while true {
            let page = try entries(db, after: seq, limit: 5000)
            for (entry, stored) in page {
                if entry.seq == seq + 1, digest(of: entry, after: before) == stored {
                    if entry.act == erasing, let one = Int64(entry.subject), erased[one] == entry.detail {
                        erased[one] = nil
                    }
                } else if entry.seq == seq + 1, entry.detail == Self.erased {
                    erased[entry.seq] = witness(of: entry, digest: stored, after: before)
                } else {
                    return Walk(entries: Int(seq), firstBroken: entry.seq)
                }
                (before, seq) = (stored, entry.seq)
            }
            if page.isEmpty { return Walk(entries: Int(seq), firstBroken: erased.keys.min()) }
        }
    }

    static func entries(_ db: DB, after seq: Int64, limit: Int) throws -> [(Entry, digest: String)] {
        try db.rows(
            """
            SELECT seq, at, actor, act, subject, detail, digest FROM audit WHERE seq > ?1 ORDER BY seq LIMIT ?2
            """, seq, limit
        ) { row in
            (
                Entry(
                    seq: try row.next(), at: try row.next(), actor: try row.next(), act: try row.next(),
                    subject: try row.next(), detail: try row.next()), try row.next(String.self)
            )
        }
    }

    struct Entry {
        let seq: Int64
        let at: Int64
        let actor: Int64
        let act: String
        let subject: String
        var detail: String
    }

    /// Lengths before texts, so that no two entries have the same bytes.
    static func digest(of entry: Entry, after before: String) -> String {
        var text = "\(before)|\(entry.seq)|\(entry.at)|\(entry.actor)"
        for part in [entry.act, entry.subject, entry.detail] { text += "|\(part.utf8.count):\(part)" }
        return SHA256.hash(data: Data(text.utf8)).hex
    }
}
