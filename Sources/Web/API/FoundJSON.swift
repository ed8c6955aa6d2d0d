import Directory
import Kernel

/// Something that the find box found, and why.
struct FoundJSON: JSONValue {
    let finding: Finding

    var json: JSON {
        .object([
            ("type", finding.kind.rawValue.json), ("id", finding.id.json), ("title", finding.title.json),
            ("detail", finding.detail.json), ("project", finding.project.json),
            ("why", finding.reason.why.rawValue.json), ("parts", .array(finding.reason.parts.map(part))),
        ])
    }

    private func part(_ part: (text: String, isMatch: Bool)) -> JSON {
        .object([("text", part.text.json), ("isMatch", part.isMatch.json)])
    }
}
