import Casework
import Foundation

/// A desk like the one that is measured but with many procedures: those of its paperwork again and again, each copy
/// under a kind of its own.
enum ManyProcedures {
    static let count = 60

    /// - Returns: the folder of desks.
    static func write(like desk: URL, in folder: URL) throws -> URL {
        let desks = folder.appending(path: "many")
        let copy = desks.appending(path: desk.lastPathComponent)
        try FileManager.default.createDirectory(at: desks, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: desk, to: copy)
        let procedures = try Desk.read(desk).procedures
        let patterns = procedures.filter(\.isPaperwork).map(\.kind)
        guard !patterns.isEmpty else { throw UsageError("the desk has no paperwork to be copied") }
        let kinds = try (0..<max(0, count - procedures.count)).map { number in
            let pattern = patterns[number % patterns.count]
            let kind = "\(pattern)-\(number / patterns.count + 2)"
            try again(copy, pattern, as: kind)
            return kind
        }
        let main = copy.appending(path: "desk.yaml")
        let text = try String(contentsOf: main, encoding: .utf8)
        let more = kinds.map { $0 + ", " }.joined()
        try Data(text.replacing("paperwork: [", with: "paperwork: [" + more).utf8).write(to: main)
        guard try Desk.read(copy).procedures.count >= count else { throw UsageError("the copies were not read") }
        return desks
    }

    private static func again(_ desk: URL, _ pattern: String, as kind: String) throws {
        let folder = desk.appending(path: "procedures")
        let text = try String(contentsOf: folder.appending(path: pattern + ".yaml"), encoding: .utf8)
        let copied = text.replacing("procedure: \(pattern)\n", with: "procedure: \(kind)\n")
        try Data(copied.utf8).write(to: folder.appending(path: kind + ".yaml"))
    }
}
