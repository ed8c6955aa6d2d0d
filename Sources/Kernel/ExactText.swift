import Foundation

/// A text that equals another only byte for byte.
///
/// `String` compares by canonical equivalence, for which it normalises everything that is not ASCII each time it is
/// hashed: ten times the cost for what is Chinese. Where texts are already in one form, bytes say the same.
package struct ExactText: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    /// The same for all spellings of one text: those that are equal as `String`. What is of Latin letters and common
    /// Chinese characters has one spelling only.
    package init(canonical text: String) {
        let isPlain = text.unicodeScalars.allSatisfy { $0.value < 0x300 || (0x4E00...0x9FFF).contains($0.value) }
        self.text = isPlain ? text : text.precomposedStringWithCanonicalMapping
    }

    package static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
