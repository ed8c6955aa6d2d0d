import Casework
import Directory
import Kernel
import Store

/// Old cases as rows meet them: by their old number, or by writer, time, title and the beginning of the text. What came
/// before is left alone.
struct CasesBook: ImportBook {
    /// A row with the key that it is known by, and what it would become, or why it would not.
    private struct Ready: Sendable {
        let key: String
        let at: Int64
        let arriving: Result<Cases.Arriving, any Error>
    }

    private let setting: ImportSetting
    private var read = ReadRows<Ready>()
    /// The number under which a key is there, empty in a dry run.
    private var known: [String: String] = [:]

    init(_ setting: ImportSetting) { self.setting = setting }

    mutating func prepare(_ rows: [StagedRow]) {
        read.read(rows) { [setting] row in
            let old = try OldCase(row, setting)
            return Ready(
                key: old.key(in: setting.project), at: old.reportedAt.milliseconds,
                arriving: Result {
                    try setting.cases.orThrow(CaseRefusal.unknownDesk("")).prepare(old)
                })
        }
    }

    func key(_ row: StagedRow) -> String? { try? read[row].key }

    /// The oldest first, so that the newest is on top of every list.
    func turn(_ row: StagedRow) -> Int64? { try? read[row].at }

    mutating func open(_ db: DB, for rows: [StagedRow]) throws {
        let keys = Set(rows.compactMap { try? read[$0].key }).subtracting(known.keys)
        known.merge(try OldCaseTable.numbers(db, keys: keys.sorted())) { old, _ in old }
    }

    mutating func take(_ row: StagedRow, _ tx: Tx?) throws -> (RowVerdict, [Effect]) {
        let ready = try read[row]
        if let number = known[ready.key] { return (.unchanged(as: number), []) }
        let arriving = try ready.arriving.get()
        guard let tx, let cases = setting.cases else {
            known[ready.key] = ""
            return (.created, [])
        }
        let made = try cases.takeIn(tx, arriving, in: setting.project, by: setting.actor)
        known[ready.key] = made.number
        return (.created, [.made(.case, made.id.number, seal: "\(made.version)")])
    }
}
