import Foundation
import Kernel
import Workforce

/// The files of one procedure as they were read: its own and those that it uses.
package struct ProcedureText: Sendable, Codable, Equatable {
    /// The name of its own file.
    let main: String
    /// Texts by name.
    let files: [String: String]

    /// - Throws: ``DeskError`` where a file is missing.
    static func gather(_ folder: URL, _ name: String) throws -> ProcedureText {
        try ProcedureFiles(folder).gather(name)
    }

    /// - Throws: ``DeskError``
    func node(_ name: String) throws -> DeskNode {
        guard let text = files[name] else {
            throw DeskError(file: name, line: 0, reason: "the file is missing or is not UTF-8")
        }
        return try DeskNode.parse(text, name)
    }

    /// Of all that it says, in hexadecimal.
    var digest: String {
        Secret.digest(of: files.sorted { $0.key < $1.key }.map { "\($0)\n\($1.utf8.count)\n\($1)" }.joined())
    }
}
