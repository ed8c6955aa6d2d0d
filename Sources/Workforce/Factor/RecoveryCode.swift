import Foundation
import Kernel

/// Ten words on paper for the day on which the telephone is lost: each opens once.
enum RecoveryCode {
    static let count = 10
    private static let bytes = 7

    /// `k7m2pq-9xqrt2`: 56 random bits in small letters and digits.
    static func make() -> String {
        let text = Base32.text(Data((0..<bytes).map { _ in UInt8.random(in: 0...255) })).lowercased()
        return "\(text.prefix(6))-\(text.dropFirst(6))"
    }

    /// As it is compared: however it was typed.
    static func plain(_ typed: String) -> String {
        typed.precomposedStringWithCompatibilityMapping.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    static func digest(_ typed: String) -> String { Secret.digest(of: "recovery " + plain(typed)) }
}
