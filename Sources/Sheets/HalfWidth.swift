/// Chinese input methods write digits, letters and marks as wide as a character; here they become ASCII again.
enum HalfWidth {
    static func scalar(_ scalar: UnicodeScalar) -> UnicodeScalar {
        switch scalar.value {
        case 0x3000: " "
        case 0xFF01...0xFF5E: UnicodeScalar(scalar.value - 0xFEE0) ?? scalar
        default: scalar
        }
    }
}
