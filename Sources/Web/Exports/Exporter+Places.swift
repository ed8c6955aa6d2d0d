import Casework
import Directory
import Kernel
import Sheets
import Transfer
import Workforce

extension Exporter {
    /// What is kept of a place, as its import reads it again.
    static let placeColumns = [
        "code", "name", "placeKind", "parent", "area", "use", "status", "statusFrom", "deliveredOn", "warranty",
    ]

    /// Places of a project, or those that words find.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)``
    func places(in project: Project, _ text: String?, to file: ExportFile) async throws {
        if let text { return try await places(in: project, found: text, to: file) }
        var after: String? = ""
        while let code = after {
            let page = try await house.exports.places(in: project.id, after: code, for: actor)
            for site in page { try file.add(row(of: site)) }
            after = page.last?.place.code
        }
    }

    private func places(in project: Project, found text: String, to file: ExportFile) async throws {
        var rest = try await house.premises.findAll(
            text, in: project.id, by: [.placesRead, .exportRun], limit: Exports.mostRows + 1, for: actor)[...]
        while !rest.isEmpty {
            let sites = try await house.exports.sites(Array(rest.prefix(Exports.page)))
            for site in sites { try file.add(row(of: site)) }
            rest = rest.dropFirst(Exports.page)
        }
    }

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
