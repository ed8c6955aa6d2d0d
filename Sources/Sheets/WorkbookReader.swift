import Foundation

/// Reads a sheet of an `.xlsx` workbook: an archive of XML parts that refer to one another (ECMA-376).
struct WorkbookReader {
    private let archive: ZipArchive
    private let filename: String
    private let limits: SheetLimits

    /// - Throws: ``SheetError/brokenArchive(part:)``
    init(_ data: Data, filename: String, limits: SheetLimits) throws(SheetError) {
        archive = try ZipArchive(data, limits: limits)
        self.filename = filename
        self.limits = limits
    }

    /// - Throws: ``SheetError/notATable(filename:)`` · ``SheetError/noSheet(name:)`` ·
    ///   ``SheetError/brokenArchive(part:)`` · ``SheetError/brokenXML(part:line:)`` ·
    ///   ``SheetError/tooLarge(_:limit:)`` · ``SheetError/tooManyColumns(row:limit:)`` ·
    ///   ``SheetError/cellTooLong(row:column:limit:)`` · ``SheetError/noHeader``
    func read(sheet name: String?, headerRow: Int?) throws(SheetError) -> Sheet {
        let main = try relationships(of: "").part(kind: "officeDocument") ?? "xl/workbook.xml"
        guard archive.contains(main) else { throw .notATable(filename: filename) }
        let workbook = try walk(main, with: Workbook())
        guard workbook.isWorkbook else { throw .notATable(filename: filename) }

        let related = try relationships(of: main)
        guard let part = workbook.part(of: name, in: related) else { throw .noSheet(name: name) }
        let values = CellValues(
            strings: try optional(related.part(kind: "sharedStrings"), with: SharedStrings()).all,
            showsDate: try optional(related.part(kind: "styles"), with: CellStyles()).showsDate,
            countsFrom1904: workbook.countsFrom1904)
        let worksheet = try walk(part, with: Worksheet(values: values, limits: limits))
        var sheet = try worksheet.builder.finish(headerRow: headerRow)
        sheet.merged = worksheet.merged
        return sheet
    }

    /// The parts that `part` refers to, listed beside it: `xl/_rels/workbook.xml.rels` for `xl/workbook.xml`.
    private func relationships(of part: String) throws(SheetError) -> Relationships {
        let steps = part.split(separator: "/")
        let folder = steps.dropLast().joined(separator: "/")
        let list = (folder.isEmpty ? "" : folder + "/") + "_rels/\(steps.last ?? "").rels"
        return try optional(list, with: Relationships(relativeTo: folder))
    }

    private func walk<Taker: XMLTaker>(_ part: String, with taker: Taker) throws(SheetError) -> Taker {
        try XMLWalk.run(try archive.stream(part), into: taker)
        return taker
    }

    /// Walks a part a workbook may do without.
    private func optional<Taker: XMLTaker>(_ part: String?, with taker: Taker) throws(SheetError) -> Taker {
        guard let part, archive.contains(part) else { return taker }
        return try walk(part, with: taker)
    }
}
