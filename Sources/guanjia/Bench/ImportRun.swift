import Directory
import Foundation
import Kernel
import Sheets
import Store
import Transfer
import Web
import Workforce

/// Brings a large sheet of residents in, through the use case that the page and the command line call: read, staged,
/// looked at, done. Beside it the raw limit: bare rows into the same engine.
struct ImportRun {
    let house: House
    let actor: Actor
    let folder: URL
    let households: Int

    /// A household is three rows: an owner with a telephone, and two of the family.
    private static let perHousehold = 3
    private static let givenNames = ["伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "超"]
    private static let families = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林"]

    func measure() async throws -> ImportReport {
        let project = try await house.places.projects()[0].code
        let rooms = try file("rooms", ["房号"]) { sheet in
            for number in 0..<households { try sheet.add([.text(Self.room(number))]) }
        }
        _ = try await bringIn(.places, rooms, project)
        let people = try file("people", ["姓名", "电话", "房号", "身份", "入住日期"]) { sheet in
            for number in 0..<households * Self.perHousehold { try sheet.add(Self.row(number)) }
        }
        let memory = Memory.peakBytes ?? 0
        var report = try await bringIn(.people, people, project)
        report.fileBytes = (try? Data(contentsOf: people).count) ?? 0
        report.before = memory
        report.raw = try RawHouseholds.measure(in: folder, rows: report.rows)
        return report
    }

    private func bringIn(_ kind: ImportKind, _ file: URL, _ project: String) async throws -> ImportReport {
        var report = ImportReport()
        let clock = ContinuousClock()
        let begun = clock.now
        let one = try await house.imports.begin(
            kind, file: file.lastPathComponent, try Data(contentsOf: file, options: .alwaysMapped), project: project,
            by: actor)
        report.read = (clock.now - begun).inSeconds
        _ = try await house.imports.check("\(one.id)", by: actor)
        let checked = try await house.imports.goOn(one.id)
        report.checked = (clock.now - begun).inSeconds - report.read
        guard checked.counts.created == checked.rows else {
            throw UsageError("\(checked.counts.refused) of \(checked.rows) rows were refused")
        }
        _ = try await house.imports.run("\(one.id)", goodRows: false, by: actor)
        let done = try await house.imports.goOn(one.id)
        report.seconds = (clock.now - begun).inSeconds
        report.rows = done.counts.created
        report.peak = Memory.peakBytes ?? 0
        return report
    }

    private func file(_ name: String, _ header: [String], _ fill: (WorkbookFile) throws -> Void) throws -> URL {
        let file = folder.appending(path: name + ".xlsx")
        let sheet = try WorkbookFile(name: name, header: header, in: folder)
        try fill(sheet)
        try sheet.finish(at: file)
        return file
    }

    private static func room(_ number: Int) -> String {
        "\(number / 400 + 1)-\(number / 100 % 4 + 1)-\(number / 4 % 25 + 1)0\(number % 4 + 1)"
    }

    private static func row(_ number: Int) -> [Cell] {
        let (household, place) = number.quotientAndRemainder(dividingBy: perHousehold)
        let given = givenNames[number / 16 % 16] + givenNames[number % 16]
        let phone = place == 0 ? "136" + padded(household % 100_000_000, 8) : ""
        return [
            .text(families[number / 256 % 16] + given), .text(phone), .text(room(household)),
            .text(place == 0 ? "业主" : "家属"), .date(Double(43_000 + household % 2000)),
        ]
    }
}

/// What bringing a large sheet in took.
struct ImportReport {
    var rows = 0
    var fileBytes = 0
    /// Seconds until its rows lay in the store, for looking at them, and altogether.
    var read = 0.0
    var checked = 0.0
    var seconds = 0.0
    /// Most memory that the program held before it began, and by the end.
    var before = 0
    var peak = 0
    /// Seconds for the same number of bare rows.
    var raw = 0.0

    /// Two things are made of a row: a customer and a stay.
    private static let promise = (rows: 300_000, seconds: 30.0, bytes: 500 << 20)
    /// Of fewer rows nobody knows what memory all of them take.
    private var isKept: Bool {
        rows >= Self.promise.rows && seconds < Self.promise.seconds && peak < Self.promise.bytes
    }

    func text() -> String {
        func number(_ value: Double) -> String { String(format: "%.1f", value) }
        func megabytes(_ bytes: Int) -> String { number(Double(bytes) / 1_048_576) }
        let written = seconds - read - checked
        return """
            import of \(rows) residents from .xlsx (\(megabytes(fileBytes)) MB)
              \(number(seconds)) s = \(number(Double(rows) / max(seconds, 0.001))) rows/s, promised \
            \(Self.promise.rows) in < 30 s and < 500 MB: \(isKept ? "kept" : "NOT KEPT")
              read and staged \(number(read)) s, looked at \(number(checked)) s, done \(number(written)) s
              memory at most \(megabytes(peak)) MB, \(megabytes(before)) MB before it began
              raw limit: bare rows of as many customers, stays and numbers in \(number(raw)) s
            """
    }

    var json: String {
        func number(_ value: Double) -> String { String(format: "%.3f", value) }
        return """
            {"rows": \(rows), "seconds": \(number(seconds)), "read": \(number(read)), "checked": \(number(checked)), \
            "peakBytes": \(peak), "beforeBytes": \(before), "rawSeconds": \(number(raw))}
            """
    }
}
