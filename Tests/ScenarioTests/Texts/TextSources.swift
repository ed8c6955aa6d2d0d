import Foundation

/// The sources of the screens, read from the checkout.
enum TextSources {
    private static let web = Template.checkout.appending(path: "Sources/Web")
    static let swift = read("Sources", "swift")
    static let templates = read("Sources/Web", "mustache")

    private static func read(_ folder: String, _ ending: String) -> [String: String] {
        let root = Template.checkout.appending(path: folder)
        let all = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        let files = all.filter { $0.hasSuffix("." + ending) }
        return Dictionary(
            uniqueKeysWithValues: files.map { file in
                (file, (try? String(contentsOf: root.appending(path: file), encoding: .utf8)) ?? "")
            })
    }

    /// `[[key]]` of every template, with the file; addresses left out.
    static func keysOfTemplates() -> [(key: String, file: String)] {
        templates.flatMap { file, text in
            text.matches(of: /\[\[([^\]]+)\]\]/).map { (String($0.1), file) }
        }.filter { !$0.key.hasPrefix("path.") }
    }

    /// `text("key"` and `texts("key"` of the Swift sources.
    static func keysOfCode() -> [(key: String, file: String)] {
        swift.filter { $0.key.hasPrefix("Web/") }.flatMap { file, text in
            text.matches(of: /(?:(?:^|[^.\w])text|\b(?:ask|names)\.text|\btexts)\(\s*"([^"\\]+)"/).map {
                (String($0.1), file)
            }
        }
    }

    /// `"nav.\(` → `nav.`: keys that are made of a beginning and something that is known only when it runs.
    static func beginnings() -> Set<String> {
        Set(swift.values.flatMap { $0.matches(of: /"([a-zA-Z][a-zA-Z.\-]*\.)\\\(/).map { String($0.1) } })
    }

    /// Every string of the Swift sources that could be a key.
    static func words() -> Set<String> {
        Set(swift.values.flatMap { $0.matches(of: /"([a-zA-Z][a-zA-Z0-9.\-]*)"/).map { String($0.1) } })
    }

    /// The cases of every enum that is a refusal, by the name that is its code.
    static func refusals() -> [(code: String, type: String)] {
        swift.values.flatMap { text in
            text.matches(of: /enum (\w+): (?:String, )?Refusal[^{]*\{([\s\S]*?)\n\}/).flatMap { found in
                String(found.2).matches(of: /\n    case (\w+)/).map { (String($0.1), String(found.1)) }
            }
        }
    }
}
