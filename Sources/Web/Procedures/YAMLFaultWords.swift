import Casework
import Kernel

/// What the reader of procedures says is wrong, in its reader's language.
///
/// The sentences of files are English, as they stand in the log. The texts `yamlFault.*` hold the same sentences with
/// names for what differs; one that fits is said in the language that is asked for, any other as it is.
struct YAMLFaultWords {
    let reason: String
    let hint: String

    init(_ fault: ProcedureFault, _ ask: Ask) {
        (reason, hint) = (Self.say(fault.reason, ask), Self.say(fault.hint, ask))
    }

    private static let beginning = "yamlFault."

    private static func say(_ sentence: String, _ ask: Ask) -> String {
        guard ask.language != .english, !sentence.isEmpty else { return sentence }
        let names = ask.house.texts.keys.compactMap { key in
            key.hasPrefix(beginning) ? key.dropFirst(beginning.count) : nil
        }
        for name in names {
            let key = "yamlFault.\(name)"
            guard let values = values(in: sentence, of: ask.house.texts(key, .english)) else { continue }
            return ask.text(key, values)
        }
        return sentence
    }

    /// What stands for the names of a sentence's pattern; nil where it is another sentence.
    static func values(in sentence: String, of pattern: String) -> [String: String]? {
        var (values, rest, name) = ([String: String](), Substring(sentence), "")
        for (place, part) in pattern.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            let cut = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
            let pieces = place == 0 ? ["", part] : cut
            guard let fixed = pieces.last else { return nil }
            if place == 0 {
                guard rest.hasPrefix(fixed) else { return nil }
                rest = rest.dropFirst(fixed.count)
            } else {
                name = String(pieces[0])
                let end = fixed.isEmpty ? rest.endIndex : rest.firstRange(of: fixed)?.lowerBound
                guard let end else { return nil }
                values[name] = String(rest[..<end])
                rest = rest[end...].dropFirst(fixed.count)
            }
        }
        return rest.isEmpty ? values : nil
    }
}
