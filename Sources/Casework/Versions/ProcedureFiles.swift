import Foundation

/// The files of a desk's procedures, each read and taken apart once, however many procedures use it.
final class ProcedureFiles {
    private let folder: URL
    private var known: [String: (text: String, node: DeskNode)] = [:]

    init(_ folder: URL) { self.folder = folder }

    /// - Throws: ``DeskError`` where it is missing or no YAML.
    private func file(_ name: String) throws -> (text: String, node: DeskNode) {
        if let file = known[name] { return file }
        let text = try DeskNode.text(folder, name)
        let file = (text: text, node: try DeskNode.parse(text, name))
        known[name] = file
        return file
    }

    /// - Throws: ``DeskError``
    func node(_ name: String) throws -> DeskNode { try file(name).node }

    /// Those that a desk's list names, with the files that they use.
    ///
    /// - Throws: ``DeskError``
    func texts(_ list: DeskNode) throws -> [ProcedureText] {
        try list.list().map { try gather(ProcedureText.name(try $0.text())) }
    }

    /// - Throws: ``DeskError`` where a file is missing.
    func gather(_ name: String) throws -> ProcedureText {
        var files = [name: try file(name).text]
        for used in try node(name).optional("uses")?.list() ?? [] {
            let other = ProcedureText.name(try used.text())
            files[other] = try file(other).text
        }
        return ProcedureText(main: name, files: files)
    }
}
