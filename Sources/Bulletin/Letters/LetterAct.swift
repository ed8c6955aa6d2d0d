import Kernel

/// What somebody does with a letter besides writing its line anew.
package struct LetterAct: Sendable {
    package enum Name: String, Sendable, CaseIterable {
        /// It was answered without a letter.
        case answer
        /// It lies in the file.
        case file
        /// It does not belong here.
        case strike
        case reopen
    }

    package static let longestWords = 500

    package let name: Name
    /// How it was answered, where it lies, or why.
    let words: String

    package init(_ name: Name, words: String) { (self.name, self.words) = (name, words) }

    var settles: Letter.Settled {
        switch name {
        case .answer: .answered
        case .file: .filed
        case .strike: .struck
        case .reopen: .none
        }
    }

    /// - Throws: ``LetterRefusal/letterLacks(_:)`` · ``DirectoryRefusal/tooLong(field:limit:)``
    func checkedWords() throws -> String {
        let text = try AnnouncementDraft.checked(words, "reason", most: Self.longestWords)
        guard !text.isEmpty || name == .file else { throw LetterRefusal.letterLacks("reason") }
        return text
    }
}
