import Foundation

/// JSON in which everything that somebody may have typed is replaced by a mark, and what the house itself wrote stays:
/// numbers, times, identities, and the keys of its own lists.
package struct ErasedWords: Sendable {
    /// What stands in the place of words.
    let mark: String
    /// Under which names no free words stand.
    let kept: Set<String>

    package init(mark: String, kept: Set<String>) { (self.mark, self.kept) = (mark, kept) }

    /// - Throws: where it is no JSON.
    package func json(_ text: String) throws -> String {
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
        let data = try JSONSerialization.data(
            withJSONObject: erased(value, "", [:]),
            options: [.fragmentsAllowed, .sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self)
    }

    private func erased(_ value: Any, _ name: String, _ around: [String: Any]) -> Any {
        switch value {
        case let object as [String: Any]:
            var result: [String: Any] = [:]
            guard name != "form" else { return result }
            for (name, part) in object where !Self.goes.contains(name) { result[name] = erased(part, name, object) }
            return result
        case let list as [Any]: return name == "attachments" ? [] : list.map { erased($0, name, around) }
        case let text as String: return stays(text, name, around) ? text : mark
        default: return value
        }
    }

    private func stays(_ text: String, _ name: String, _ around: [String: Any]) -> Bool {
        if text.isEmpty { return true }
        switch name {
        // A wait has the key of its reason; a step back and a line that was struck have words.
        case "reason":
            return around["since"] != nil || [around["to"], around["state"]].contains { $0 as? String == "paused" }
        // What a field of a form held and holds.
        case "from", "to": return around["key"] == nil && (Self.isTime(text) || kept.contains(name))
        default: return kept.contains(name) || Self.isTime(text)
        }
    }

    /// What is no word, and goes all the same: whoever reads it without takes it for nothing.
    private static let goes: Set<String> = ["birthday", "picture"]

    private static func isTime(_ text: String) -> Bool {
        text.wholeMatch(of: /\d{4}-\d{2}-\d{2}(T[0-9:.]{5,15}(Z|[+-]\d{2}:\d{2}))?/) != nil
    }
}
