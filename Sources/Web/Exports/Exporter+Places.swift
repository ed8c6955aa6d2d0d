import Casework
import Directory
import Kernel
import Sheets
import Transfer

extension Exporter {
    /// What is kept of a place, as its import reads it again.
    static let siteColumns = ["area", "use", "status", "statusFrom", "deliveredOn", "warranty"]

    func row(of site: Exports.Site) -> [Cell] {
        let (place, record) = (site.place, site.record)
        let texts = [place.code, place.name, names.text("placeKind.\(place.kind.rawValue)"), site.parent]
        return texts.map { .text($0) } + [
            record.area.map(area) ?? .empty,
            .text(record.use.map { name($0, house.premises.rules.uses) } ?? ""),
            .text(place.status.map { names.text("placeStatus.\($0.rawValue)") } ?? ""), .day(site.statusFrom),
            .day(record.deliveredOn), .text(warranty(record)),
        ]
    }

    private func area(_ hundredths: Int64) -> Cell {
        .number(Double(hundredths) / 100, FixedPoint.text(hundredths, places: 2))
    }

    /// `防水防渗 2031-05-01; 给排水 2028-05-01`.
    private func warranty(_ record: PlaceRecord) -> String {
        let parts = house.premises.rules.warrantyNames
        return record.warranty.sorted { $0.key < $1.key }.map { "\(name($0.key, parts)) \($0.value)" }
            .joined(separator: "; ")
    }

    private func name(_ key: String, _ entries: [Desk.Entry]) -> String {
        entries.first { $0.key == key }?.name[names.language] ?? key
    }
}
