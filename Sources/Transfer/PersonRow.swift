import Casework
import Directory
import Kernel

/// A row of a sheet of people, read: one or several people of one or several rooms.
struct PersonRow {
    struct One {
        let name: String
        let phones: [String]
        let number: String?
        var papers: [PaperCell] = []
    }

    let people: [One]
    let rooms: [PlaceCode]
    let capacity: Occupancy.Capacity?
    let from: Day?
    let to: Day?
    /// Of the first of them.
    let vehicles: [(plate: String, parking: String)]
    let tags: [String]
    let note: String
    let birthday: Day?
    let ties: PersonTies
    /// Of the first of them.
    let consents: [Consent.Channel: Bool]

    /// - Parameter isKnown: they are there already: a number or a telephone tells them as well as a name.
    /// - Throws: ``DirectoryRefusal/nameMissing`` · ``TransferRefusal/phoneRounded(_:)`` ·
    ///   ``TransferRefusal/codeUnreadable(_:)`` · ``TransferRefusal/wordUnknown(_:field:)`` ·
    ///   ``TransferRefusal/dayUnreadable(_:field:)`` · ``PersonRefusal/entryIncomplete(field:)`` ·
    ///   ``TransferRefusal/paperUnreadable`` · ``TransferRefusal/paperRounded``
    init(_ row: StagedRow, _ setting: ImportSetting, isKnown: Bool = false) throws {
        people = try Self.people(row, setting, isKnown: isKnown).with(PaperCell.all(row, setting))
        rooms = try Self.rooms(row, setting)
        let word = setting.text("capacity", row)
        capacity = try word.isEmpty
            ? nil
            : Occupancy.Capacity(rawValue: setting.words.meaning(word, in: "capacities") ?? "").orThrow(
                TransferRefusal.wordUnknown(word, field: "capacity"))
        (from, to) = (try Self.day("from", row, setting), try Self.day("to", row, setting))
        let parkings = CellWords.list(setting.cell("parking", row))
        vehicles = Self.plates(row, setting).enumerated().map { place, plate in
            (plate, place < parkings.count ? parkings[place] : "")
        }
        tags = CellWords.list(setting.cell("tags", row)).map { setting.words.meaning($0, in: "tags") ?? $0 }
        note = setting.text("note", row)
        birthday = try Self.day("birthday", row, setting)
        ties = try PersonTies(row, setting)
        consents = try SaidConsents.all(row, setting)
    }

    private static func people(_ row: StagedRow, _ setting: ImportSetting, isKnown: Bool) throws -> [One] {
        let names = CellWords.names(setting.cell("name", row))
        let phones = try CellWords.phones([setting.cell("phone", row), setting.cell("otherPhone", row)])
        let number = PlaceCode.halfWidth(setting.text("number", row)).trimmed
        guard !names.isEmpty else {
            guard isKnown, !number.isEmpty || !phones.isEmpty else { throw DirectoryRefusal.nameMissing }
            return [One(name: "", phones: phones, number: number.isEmpty ? nil : number)]
        }
        let isOneEach = names.count > 1 && phones.count == names.count
        return names.enumerated().map { place, name in
            One(
                name: name, phones: isOneEach ? [phones[place]] : place == 0 ? phones : [],
                number: number.isEmpty ? nil : place == 0 ? number : "\(number)/\(place + 1)")
        }
    }

    private static func rooms(_ row: StagedRow, _ setting: ImportSetting) throws -> [PlaceCode] {
        let cell = setting.cell("room", row)
        let texts = CellWords.rooms(cell)
        let parts = texts.isEmpty ? [PlaceRow.joined(["building", "unit", "roomNumber"], row, setting)] : texts
        return try parts.filter { !$0.isEmpty }.map { text in
            try PlaceCode(text, words: setting.words).orThrow(TransferRefusal.codeUnreadable(text))
        }
    }

    static func plates(_ row: StagedRow, _ setting: ImportSetting) -> [String] {
        CellWords.list(setting.cell("plate", row)).map { String(PlaceCode.halfWidth($0).uppercased().prefix(20)) }
    }

    static func day(_ field: String, _ row: StagedRow, _ setting: ImportSetting) throws -> Day? {
        let text = setting.text(field, row)
        guard !text.isEmpty, text != "-", text != "/" else { return nil }
        return try CellWords.day(text).orThrow(TransferRefusal.dayUnreadable(text, field: field))
    }
}

extension [PersonRow.One] {
    /// One paper each where there are as many; else they are of the first, and of several people there is one at most.
    ///
    /// - Parameter papers: nil where somebody has none.
    /// - Throws: ``TransferRefusal/paperUnreadable`` where nobody can tell whose they are
    fileprivate func with(_ papers: [PaperCell?]) throws -> [PersonRow.One] {
        let isOneEach = count > 1 && papers.count == count
        guard isOneEach || count == 1 || papers.count < 2 else { throw TransferRefusal.paperUnreadable }
        return enumerated().map { place, one in
            var one = one
            one.papers = (isOneEach ? [papers[place]] : place == 0 ? papers : []).compactMap(\.self)
            return one
        }
    }
}
