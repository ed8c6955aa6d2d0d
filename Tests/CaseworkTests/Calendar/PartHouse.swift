import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

/// The sentences of the tests of calendars of parts.
extension House {
    /// Buildings 3 and 4 with units and rooms, and a garage; by code.
    func built() async throws -> [String: Place] {
        let codes = ["3", "3-1", "3-1-802", "3-2", "3-2-101", "4", "4-1", "4-1-101", "B2"]
        let kinds: [Place.Kind] = [.building, .unit, .room]
        let places = try await Places(store).add(
            codes.map { code in
                let kind = code == "B2" ? .area : kinds[code.count { $0 == "-" }]
                return PlaceDraft(project: estate.id, parent: nil, kind: kind, code: code, name: "\(code) 号")
            }, by: 0)
        return Dictionary(uniqueKeysWithValues: places.map { ($0.code, $0) })
    }

    /// The office calendar of the desk, of the estate, or of a part of it.
    func office(_ part: Place? = nil, isDesk: Bool = false) -> CalendarPlace {
        CalendarPlace(desk: "property", key: "office", project: isDesk ? nil : estate.id, part: part?.id)
    }

    /// A suggestion by letter about a place.
    func letter(at code: String?) async throws -> Case {
        try await register("多种些花", kind: "suggestion") { ($0.channel, $0.place) = ("letter", code) }
    }

    /// On which versions of its calendar the open promises of a case run.
    func versions(_ item: Case) async throws -> Set<Int> {
        Set(try await found(item).promises.filter { $0.state == .open }.compactMap(\.clock?.version))
    }
}
