/// A text that equals another only byte for byte.
///
/// `String` compares by canonical equivalence, for which it normalises everything that is not ASCII each time it is
/// hashed: ten times the cost for what is Chinese. Where texts are already in one form, bytes say the same.
package struct ExactText: Hashable, Sendable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
