import Casework
import Directory
import Kernel
import Workforce

/// Puts the places of a building where people look for them. Pure: the same places and loads make the same plan.
struct BuildingDrawing {
    private let building: Place
    private let places: [ID<Place>: Place]
    private let loads: [ID<Place>: BuildingPlan.Load]
    private let now: Instant
    private let stewards: Stewards
    /// What the building lies in, the closest first.
    private let around: [ID<Place>]
    private var names: [ID<Place>: String] = [:]
    private var rows: [FloorKey: [ColumnKey: BuildingPlan.Cell]] = [:]
    private(set) var others: [BuildingPlan.Cell] = []

    init(
        _ building: Place, _ all: [Place], _ loads: [ID<Place>: BuildingPlan.Load],
        _ stewards: Stewards, around: [ID<Place>], at now: Instant
    ) {
        (self.building, self.loads, self.now) = (building, loads, now)
        (self.stewards, self.around) = (stewards, around)
        places = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
        for place in all where place.retiredOn == nil || loads[place.id] != nil { put(place) }
        // Each code is taken apart once: rooms without floors may be many.
        let ordered = others.map { (order: NaturalOrder($0.place.code), cell: $0) }.sorted { $0.order < $1.order }
        others = ordered.map(\.cell)
    }

    /// Units in their order, each with as many columns as its widest floor has doors.
    var units: [BuildingPlan.Unit] {
        var units: [BuildingPlan.Unit] = []
        for column in columns {
            if let last = units.last, last.name == column.unit {
                units[units.count - 1] = .init(name: last.name, columns: last.columns + 1)
            } else {
                units.append(.init(name: column.unit, columns: 1))
            }
        }
        return units
    }

    var floors: [BuildingPlan.Floor] {
        let columns = columns
        return rows.sorted { $0.key < $1.key }.map { floor, cells in
            BuildingPlan.Floor(name: floor.name, cells: columns.map { cells[$0] })
        }
    }

    private var columns: [ColumnKey] { Set(rows.values.flatMap(\.keys)).sorted() }

    private mutating func put(_ place: Place) {
        guard place.kind == .room, let (floor, door) = position(of: place) else {
            // A staircase or a floor is drawn by its rooms; as a place of its own only where something is open there.
            let isFrame = [.building, .unit, .floor].contains(place.kind)
            guard !isFrame || loads[place.id] != nil else { return }
            return others.append(cell(place, label: inner(place.name)))
        }
        let unit = around(place, .unit).map { name(of: $0) } ?? ""
        var column = ColumnKey(unit: unit, door: door, turn: 0)
        while rows[floor]?[column] != nil { column = ColumnKey(unit: unit, door: door, turn: column.turn + 1) }
        rows[floor, default: [:]][column] = cell(place, label: Self.number(place))
    }

    private func cell(_ place: Place, label: String) -> BuildingPlan.Cell {
        let load = loads[place.id] ?? .init()
        return BuildingPlan.Cell(
            place: place, label: label, load: load, state: load.state(at: now), steward: steward(of: place))
    }

    private func steward(of place: Place) -> ID<Staff>? {
        var path = [place.id]
        var here = place
        while here.id != building.id, let parent = here.parent.flatMap({ places[$0] }), path.count < 16 {
            path.append(parent.id)
            here = parent
        }
        return stewards.steward(along: path + around)?.staff
    }

    /// The floor by the tree where it has one, else by the room's number.
    private func position(of room: Place) -> (FloorKey, door: String)? {
        let own = Self.number(room)
        let number = RoomNumber(own)
        if let floor = around(room, .floor) {
            let written = Self.number(floor)
            let level = RoomNumber(written + "00")?.floor
            return (FloorKey(number: level, name: level.map(RoomNumber.name) ?? inner(floor.name)), number?.door ?? own)
        }
        return number.map { (FloorKey(number: $0.floor, name: RoomNumber.name(ofFloor: $0.floor)), $0.door) }
    }

    /// The nearest place of a kind around another, inside the building.
    private func around(_ place: Place, _ kind: Place.Kind) -> Place? {
        var here = place
        while here.id != building.id, let parent = here.parent.flatMap({ places[$0] }) {
            if parent.kind == kind { return parent }
            here = parent
        }
        return nil
    }

    private mutating func name(of unit: Place) -> String {
        if let known = names[unit.id] { return known }
        let name = inner(unit.name)
        names[unit.id] = name
        return name
    }

    /// The last part of a code: `3-1-802` → `802`.
    private static func number(_ place: Place) -> String {
        let last = place.code.lastIndex(of: "-").map { place.code[place.code.index(after: $0)...] } ?? ""
        return last.isEmpty ? place.code : String(last)
    }

    /// A name without that of the building before it.
    private func inner(_ name: String) -> String {
        guard name != building.name, name.hasPrefix(building.name) else { return name }
        return String(name.dropFirst(building.name.count)).trimmed
    }
}
