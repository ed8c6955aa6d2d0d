import Directory
import Foundation
import Kernel

/// Whom a row of people says one may call for somebody, who speaks for a company, and whom somebody works for.
package struct PersonTies {
    static let fields = [
        "employer", "contactName", "contactPhone", "emergencyName", "emergencyPhone", "emergencyRelation",
    ]

    /// Of each kind as its fields are called in a file.
    let all: [(kind: Belonging.Kind, values: [String: String])]

    /// - Throws: ``TransferRefusal/phoneRounded(_:)`` · ``PersonRefusal/entryIncomplete(field:)`` where there are not
    ///   as many names as telephones
    init(_ row: StagedRow, _ setting: ImportSetting) throws {
        all = CellWords.organisations(setting.text("employer", row)).map { (.employer, ["organisation": $0]) }
            + (try Self.people(.contact, "contactName", "contactPhone", nil, row, setting))
            + (try Self.people(.emergency, "emergencyName", "emergencyPhone", "emergencyRelation", row, setting))
    }

    /// As many as there are telephones: a cell with one is of one person, whatever stands in the others.
    private static func people(
        _ kind: Belonging.Kind, _ name: String, _ phone: String, _ relation: String?, _ row: StagedRow,
        _ setting: ImportSetting
    ) throws -> [(kind: Belonging.Kind, values: [String: String])] {
        let (name, relation) = (setting.text(name, row), relation.map { setting.text($0, row) } ?? "")
        let phones = try CellWords.list(setting.cell(phone, row)).flatMap { try CellWords.phones([$0]) }
        if name.isEmpty, phones.isEmpty { return [] }
        guard phones.count > 1 else {
            return [(kind, ["contactName": name, "contactPhone": phones.first ?? "", "relation": relation])]
        }
        let names = apart(name, as: phones.count) ?? CellWords.names(name)
        let relations = apart(relation, as: phones.count) ?? CellWords.list(relation)
        guard names.count == phones.count else { throw PersonRefusal.entryIncomplete(field: "contactName") }
        return phones.indices.map { place in
            let relation = relations.count == phones.count ? relations[place] : ""
            let said = relation == unsaid ? "" : relation
            return (kind, ["contactName": names[place], "contactPhone": phones[place], "relation": said])
        }
    }

    /// What stands between several in a cell of a sheet that leaves the house.
    package static let separator = " / "
    /// What stands there for one of several of whom nothing is said.
    package static let unsaid = "-"

    /// As the house itself parts a cell; nil where that does not make as many.
    private static func apart(_ cell: String, as count: Int) -> [String]? {
        let parts = cell.components(separatedBy: separator).map(\.trimmed)
        return parts.count == count && !parts.contains("") ? parts : nil
    }
}

extension PersonChange {
    /// What is there already stays as it is; what is new is added.
    ///
    /// - Throws: what ``Belonging/checked(today:)`` refuses
    mutating func tie(_ ties: PersonTies, today: Day, newID: () -> ID<Belonging>) throws {
        for (kind, values) in ties.all {
            let one = Belonging(id: newID(), person: record.person.id, kind: kind, values: values)
            let new = try one.checked(today: today)
            let known = record.ties ?? []
            if known.contains(where: { $0.isSame(as: new) }) { continue }
            guard known.count < Belonging.most else { throw PersonRefusal.personHasTooMany(limit: Belonging.most) }
            record.ties = (known + [new]).sorted { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }
            note(kind == .employer ? "employer" : "\(kind.rawValue)Name", "", new.line)
        }
    }

    /// - Throws: ``PersonRefusal/dayImpossible(field:)`` for a day that is still to come
    mutating func born(on day: Day?, today: Day) throws {
        guard let day else { return }
        guard day <= today else { throw PersonRefusal.dayImpossible(field: "birthday") }
        note("birthday", record.person.birthday.map { "\($0)" } ?? "", "\(day)")
        record.person.birthday = day
    }
}

extension Belonging {
    /// The same person or organisation, whatever else is said of them.
    fileprivate func isSame(as other: Belonging) -> Bool {
        kind == other.kind && ["contactName", "organisation"].allSatisfy { self[$0] == other[$0] }
            && (self["contactPhone"] == other["contactPhone"]
                || Phone(self["contactPhone"]).map { $0 == Phone(other["contactPhone"]) } ?? false)
    }
}
