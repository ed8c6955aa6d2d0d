import Foundation
import Hummingbird
import Kernel
import Sheets

/// What a table that leaves the house is called, and its columns.
package struct ExportTable: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        case xlsx, csv

        var type: String {
            switch self {
            case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            case .csv: "text/csv; charset=utf-8"
            }
        }
    }

    /// What it holds, as the file is called: `people`.
    let name: String
    /// As the sheet is called, in the reader's language.
    let title: String
    let header: [String]
}

extension Response {
    /// A file to be kept, not to be shown.
    static func file(_ data: Data, name: String, type: String) -> Response {
        file(.init(byteBuffer: ByteBuffer(bytes: data)), name: name, type: type)
    }

    static func file(_ body: ResponseBody, name: String, type: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "attachment; filename*=UTF-8''\(Path.encoded(name))",
                .cacheControl: "no-store",
            ], body: body)
    }
}

extension Zone {
    /// A moment as a date cell by this zone's wall clock.
    func cell(_ at: Instant?) -> Cell {
        guard let at else { return .empty }
        let wall = wall(at: at)
        let seconds = wall.date.daysSince1970 * 86_400 + Int64(wall.hour * 3600 + wall.minute * 60 + wall.second)
        return .date(wallSeconds: seconds)
    }
}

extension Cell {
    static func day(_ day: Day?) -> Cell { day.map { .date(wallSeconds: $0.date.daysSince1970 * 86_400) } ?? .empty }
}
