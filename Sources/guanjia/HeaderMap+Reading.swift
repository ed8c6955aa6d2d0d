import Foundation
import Sheets
import Yams

extension HeaderMap {
    /// Which column of a sheet is which field: by the desk's `import.yaml`, and by a file of one's own before it.
    ///
    /// - Throws: ``UsageError`` where a column is missing that must be there.
    static func read(
        _ sheet: Sheet, _ folder: URL, _ part: String, map: String?, required: [String]
    ) throws -> HeaderMap {
        let text = try String(contentsOf: folder.appending(path: "import.yaml"), encoding: .utf8)
        let all = try YAMLDecoder().decode([String: [String: [String]]].self, from: text)
        let overrides = try map.map { path in
            try YAMLDecoder().decode([String: String].self, from: try String(contentsOfFile: path, encoding: .utf8))
        }
        let header = HeaderMap(
            header: sheet.header, synonyms: all[part] ?? [:], overrides: overrides ?? [:], required: required)
        guard header.missing.isEmpty else {
            let missing = header.missing.joined(separator: ", ")
            throw UsageError("no column for \(missing); found: \(sheet.header.joined(separator: " | "))")
        }
        return header
    }
}
