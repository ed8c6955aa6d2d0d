import Casework
import Directory
import Foundation
import Kernel
import Store

/// What rooms owe as rows tell it: one line a room, thing and month in the statement of a day.
struct ArrearsBook: ImportBook {
    private let setting: ImportSetting
    private var places: [String: Place] = [:]
    /// By day; those that are there.
    private var tellers: [Day: ArrearsTeller] = [:]
    /// The rows that told something, by what they are about.
    private var rows: [String: Int] = [:]

    init(_ setting: ImportSetting) { self.setting = setting }

    func key(_ row: StagedRow) -> String? {
        (try? ArrearsRow(row, setting)).map(Self.key)
    }

    private static func key(_ row: ArrearsRow) -> String {
        "\(row.day)|\(row.place.plain)|\(row.word.since?.month ?? "")|\(row.word.item)"
    }

    mutating func open(_ db: DB, for rows: [StagedRow]) throws {
        let read = rows.compactMap { try? ArrearsRow($0, setting) }
        let codes = Set(read.map(\.place).flatMap { [$0.written, $0.plain] })
        places = try PlaceTable.find(db, codes: codes.sorted(), in: setting.project.id)
        for (day, some) in Dictionary(grouping: read, by: \.day) {
            guard let statement = try ArrearsStatementTable.find(db, of: day, in: setting.project.id) else { continue }
            tellers[day] = try teller(db, statement, some)
        }
    }

    private func teller(_ db: DB, _ statement: ArrearsStatement, _ rows: [ArrearsRow]) throws -> ArrearsTeller {
        try ArrearsTeller(db, statement, at: rows.compactMap { place($0.place) }, by: setting.actor.staff.number)
    }

    private func place(_ code: PlaceCode) -> Place? { places[code.written] ?? places[code.plain] }

    mutating func take(_ row: StagedRow, _ tx: Tx?) throws -> (RowVerdict, [Effect]) {
        let read = try ArrearsRow(row, setting)
        let place = try place(read.place).orThrow(DirectoryRefusal.unknownPlace(read.place.written))
        if let first = rows[Self.key(read)] { throw TransferRefusal.rowRepeats(row: first) }
        rows[Self.key(read)] = row.number
        let old = tellers[read.day]?.line(read.word, at: place)
        if let tx { return try write(tx, read, at: place, old) }
        guard let old else { return (.created, []) }
        let changes = Self.changes(old, read.word)
        return (changes.isEmpty ? .unchanged() : .changed(changes), [])
    }

    private mutating func write(
        _ tx: Tx, _ read: ArrearsRow, at place: Place, _ old: ArrearsLine?
    ) throws -> (RowVerdict, [Effect]) {
        var teller = try tellers[read.day] ?? begun(tx, read.day)
        let new = try teller.tell(tx, read.word, at: place)
        tellers[read.day] = teller
        guard let new else { return (.unchanged(), []) }
        guard let old else { return (.created, [.made(.arrears, new.id.number, seal: new.seal)]) }
        let effect = Effect.changed(.arrears, new.id.number, seal: new.seal, before: try Effect.before(old))
        return (.changed(Self.changes(old, read.word)), [effect])
    }

    private func begun(_ tx: Tx, _ day: Day) throws -> ArrearsTeller {
        let statement = try ArrearsStatementTable.begin(tx, day, in: setting.project.id, by: setting.actor.staff.number)
        return try ArrearsTeller(
            tx, statement, at: places.values.sorted { $0.code < $1.code }, by: setting.actor.staff.number)
    }

    private static func text(_ fen: Int64) -> String { FixedPoint.fullText(fen, places: 2) }

    private static func changes(_ old: ArrearsLine, _ new: ArrearsWord) -> [FieldChange] {
        let pairs = [
            ("amount", Self.text(old.amount), Self.text(new.amount)), ("name", old.name, new.name),
            ("note", old.note, new.note),
        ]
        return pairs.filter { $0.1 != $0.2 }.map { FieldChange($0.0, $0.1, $0.2) }
    }
}

extension ArrearsBook {
    /// A line as ``Effect/changed(_:_:seal:before:)`` kept it.
    static func line(_ kept: String) throws -> ArrearsLine {
        try JSONDecoder().decode(ArrearsLine.self, from: Data(kept.utf8))
    }

    /// Takes back a line that stands as the import told it; what it stood in the place of stands again.
    ///
    /// - Returns: why it stays; nil where it is as it was before.
    static func takeBack(
        _ tx: Tx, _ id: ID<ArrearsLine>, _ seal: String, before: ArrearsLine? = nil
    ) throws -> ImportRow.Kept? {
        guard let now = try ArrearsTable.find(tx, id) else { return .gone }
        guard now.seal == seal else { return .changed }
        try ArrearsTable.takeBack(tx, now)
        if let before { try ArrearsTable.strike(tx, before.id, at: nil) }
        return nil
    }
}

extension ArrearsLine {
    /// What is told anew, or of somebody who was taken out, is no longer what an import told.
    var seal: String {
        let parts = ["\(amount)", since?.description ?? "", name, note, struckAt == nil ? "" : "struck"]
        return Effect.seal(parts.joined(separator: "\u{1F}"))
    }
}
