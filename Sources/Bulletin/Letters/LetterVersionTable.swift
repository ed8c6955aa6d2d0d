import Directory
import Kernel
import Store
import Workforce

/// Rows ↔ every version of the lines of the register, and the files of letters.
enum LetterVersionTable {
    static func keep(_ tx: Tx, _ one: Letter, _ act: String, _ words: String, by actor: Actor) throws {
        try tx.run(
            """
            INSERT INTO letter_version (letter, version, act, words, content, staff, staff_name, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, one.id, one.version, act, words, JSONColumn(one.content), actor.staff, actor.name, tx.now)
    }

    /// The newest first.
    static func versions(_ db: DB, of one: ID<Letter>, limit: Int) throws -> [LetterVersion] {
        try db.rows(
            """
            SELECT version, act, words, content, at, staff, staff_name FROM letter_version WHERE letter = ?1
            ORDER BY version DESC LIMIT ?2
            """, one, limit
        ) {
            LetterVersion(
                version: try $0.next(), act: try $0.next(), words: try $0.next(), content: try $0.json(),
                at: try $0.next(), staff: try $0.next(), staffName: try $0.next())
        }
    }
}

/// Rows ↔ files of letters.
enum LetterFileTable {
    static func insert(_ tx: Tx, _ file: LetterFile, of letter: ID<Letter>) throws {
        try tx.run(
            """
            INSERT INTO letter_file (id, letter, digest, name, type, size, staff, at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """, file.id, letter, file.digest, file.name, file.type, file.bytes, file.by, file.at)
    }

    /// The oldest first.
    static func files(_ db: DB, of letter: ID<Letter>) throws -> [LetterFile] {
        try db.rows(
            "SELECT id, name, type, size, digest, staff, at FROM letter_file WHERE letter = ?1 ORDER BY id", letter
        ) {
            LetterFile(
                id: try $0.next(), name: try $0.next(), type: try $0.next(), bytes: try $0.next(),
                digest: try $0.next(), by: try $0.next(), at: try $0.next())
        }
    }

    /// Which of some contents are files of letters, by digest.
    @Sendable static func holding(_ db: DB, _ digests: [String]) throws -> [String] {
        guard !digests.isEmpty else { return [] }
        let marks = (1...digests.count).map { "?\($0)" }.joined(separator: ", ")
        let sql = "SELECT DISTINCT digest FROM letter_file WHERE digest IN (\(marks)) ORDER BY digest"
        return try db.rows(sql, list: digests) { try $0.next(String.self) }
    }
}

extension PersonEraser {
    /// Letters belong to the house: whoever is taken out of the directory takes no file of them along.
    package static let ofLetters = PersonEraser(holds: LetterFileTable.holding) { _, _ in }
}
