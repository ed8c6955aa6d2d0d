extension HeaderMap {
    /// A title as it is compared: half-width, lower-case, without spaces, line breaks, asterisks and colons.
    ///
    /// `＊ 联系 电话：` and `联系电话` are the same, `Phone No.` and `phoneno.` too.
    package static func plain(_ title: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in title.unicodeScalars.map(HalfWidth.scalar) where !isOrnament(scalar) { plain.append(scalar) }
        return String(plain).lowercased()
    }

    /// The ``plain(_:)`` title without notes in brackets: `姓名（必填）`, `[必填]姓名` and `【姓名】` all give `姓名`.
    ///
    /// A title that is all in brackets keeps what is inside them.
    package static func withoutNotes(_ title: String) -> String {
        var (outside, inside, depth) = ("", "", 0)
        for character in plain(title) {
            if "([【〔".contains(character) {
                depth += 1
            } else if ")]】〕".contains(character) {
                depth = max(depth - 1, 0)
            } else if depth == 0 {
                outside.append(character)
            } else {
                inside.append(character)
            }
        }
        return outside.isEmpty ? inside : outside
    }

    private static func isOrnament(_ scalar: UnicodeScalar) -> Bool {
        scalar == "*" || scalar == ":" || scalar == "\u{FEFF}" || scalar == "\u{200B}"
            || scalar.properties.isWhitespace
    }
}
