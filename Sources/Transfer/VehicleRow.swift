import Directory
import Kernel

/// A row of a sheet of vehicles, read: one plate, whose it is, where it stands and how long.
struct VehicleRow {
    let plate: String
    let parking: String
    let owner: PersonRow.One
    /// Rooms of its owner, where the sheet tells people by them.
    let rooms: [PlaceCode]
    let from: Day?
    let to: Day?

    /// - Throws: ``TransferRefusal/fieldEmpty(_:)`` · what ``PersonRow`` throws
    init(_ row: StagedRow, _ setting: ImportSetting) throws {
        let owner = try PersonRow(row, setting, isKnown: true)
        guard let plate = PersonRow.plates(row, setting).first else { throw TransferRefusal.fieldEmpty("plate") }
        (self.plate, parking, rooms) = (plate, setting.text("parking", row), owner.rooms)
        (self.owner, from, to) = (owner.people[0], owner.from, owner.to)
    }
}
