import Kernel

/// A page's form as it was sent: names and values, several values a name.
struct Form: Sendable {
    let values: [String: [String]]
    let files: [IncomingPart]

    /// The first value, trimmed; nil where it is missing or empty.
    subscript(name: String) -> String? {
        guard let text = values[name]?.first?.trimmed, !text.isEmpty else { return nil }
        return text
    }

    /// As it was typed.
    func raw(_ name: String) -> String { values[name]?.first ?? "" }
    func has(_ name: String) -> Bool { values[name] != nil }
}

/// Names of the fields that every form has.
enum FormField {
    /// Proves that the form is ours.
    static let token = "form_token"
    /// Makes sending it twice harmless.
    static let once = "once"
    /// The version that the page showed.
    static let version = "version"
    /// Where to go on.
    static let to = "to"
    /// The same on forms of a case, where `to` is the recipient.
    static let back = "back"
}
