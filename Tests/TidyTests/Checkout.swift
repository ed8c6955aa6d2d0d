import Foundation

/// The checkout that these tests were built from.
enum Checkout {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let sources = swift(in: "Sources")
    static let tests = swift(in: "Tests")
    static let tools = swift(in: "Tools")

    static func text(_ path: String) -> String {
        (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    /// Every file below a folder, by path from the root, in order.
    static func files(in folder: String, ending: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap {
            $0 as? String
        }
        return (all ?? []).filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted().map { "\(folder)/\($0)" }
    }

    private static func swift(in folder: String) -> [SourceFile] {
        files(in: folder, ending: ".swift").map { SourceFile(path: $0, text: text($0)) }
    }
}
