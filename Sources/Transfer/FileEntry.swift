import Casework
import Directory
import Kernel

/// What the history of a customer tells of a change: as the act by hand that would have done it.
struct FileEntry: Equatable {
    let act: PersonAct.Name
    let about: String
    let was: String?
    let becomes: String?
}

extension PersonRecord {
    /// What an import changes of somebody who was there, in the words of the history.
    func entries(to new: PersonRecord, codes: [ID<Place>: String]) -> [FileEntry] {
        let head = person.differences(to: new.person).map { field, was, becomes in
            FileEntry(act: .change, about: field, was: was, becomes: becomes)
        }
        let before = Dictionary(uniqueKeysWithValues: stays.map { ($0.id, $0) })
        let rooms = new.stays.filter { before[$0.id] != $0 }.map { stay in
            let old = before[stay.id]
            return FileEntry(
                act: old == nil ? .moveIn : old?.to == nil && stay.to != nil ? .moveOut : .correctOccupancy,
                about: stay.capacity.rawValue, was: old?.line(codes), becomes: stay.line(codes))
        }
        let had = Dictionary(vehicles.map { ($0.plate, $0) }) { first, _ in first }
        let cars = new.vehicles.filter { had[$0.plate] != $0 }.map { vehicle in
            FileEntry(
                act: had[vehicle.plate] == nil ? .add : .correct, about: Belonging.Kind.vehicle.rawValue,
                was: had[vehicle.plate]?.line, becomes: vehicle.line)
        }
        let known = Set((ties ?? []).map(\.id))
        let others = (new.ties ?? []).filter { !known.contains($0.id) }.map { one in
            FileEntry(act: .add, about: one.kind.rawValue, was: nil, becomes: one.line)
        }
        return head + rooms + cars + others
    }
}

extension PersonRecord.Stay {
    fileprivate func line(_ codes: [ID<Place>: String]) -> String {
        "\(codes[place] ?? "") \(from) – \(to?.description ?? "")".trimmed
    }
}

extension Vehicle {
    fileprivate var line: String { [plate, parking].filter { !$0.isEmpty }.joined(separator: " · ") }
}
