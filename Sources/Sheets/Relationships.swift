/// The list of parts one part of a workbook refers to, by id and by kind.
final class Relationships: XMLTaker {
    struct Entry: Equatable {
        let id: String
        /// The last word of the kind's address; the first words differ between the two editions of the standard.
        let kind: String
        /// The name of the part in the archive.
        let part: String
    }

    private(set) var entries: [Entry] = []
    private let folder: String

    /// - Parameter folder: The folder of the part that refers, to which targets are relative: `xl`.
    init(relativeTo folder: String) {
        self.folder = folder
    }

    func open(_ element: String, _ attributes: XMLAttributes) throws(XMLFault) {
        guard element == "Relationship", attributes["TargetMode"] != "External" else { return }
        guard let id = attributes["Id"], let type = attributes["Type"], let target = attributes["Target"] else {
            throw .malformed
        }
        let kind = type.split(separator: "/").last.map(String.init) ?? ""
        entries.append(Entry(id: id, kind: kind, part: Relationships.resolve(target, in: folder)))
    }

    func text(_ text: String) {}

    func close(_ element: String) {}

    func part(kind: String) -> String? {
        entries.first { $0.kind == kind }?.part
    }

    /// The part a target names: from the root when it begins with `/`, else from `folder`, with `..` going up.
    static func resolve(_ target: String, in folder: String) -> String {
        var path: [Substring] = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = path.popLast() } else { path.append(step) }
        }
        return path.joined(separator: "/")
    }
}
