import Crypto
import Foundation
import Kernel

/// Codes of six digits that change every 30 seconds (RFC 6238, HMAC-SHA-1): what every authenticator app shows.
enum TOTP {
    static let stepSeconds: Int64 = 30
    /// How far the clock of a telephone may be off: one step before and after.
    private static let slack: Int64 = 1
    /// 160 bits, as RFC 4226 recommends.
    static let secretBytes = 20

    static func step(at time: Instant) -> Int64 { time.milliseconds / 1000 / stepSeconds }

    static func code(_ secret: Data, step: Int64) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 15)
        let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The step whose code this is; nil where it is none of now, or of one that was used already.
    static func step(of code: String, _ secret: Data, at time: Instant, after used: Int64) -> Int64? {
        let now = step(at: time)
        return (now - slack...now + slack).first { $0 > used && Secret.isSame(self.code(secret, step: $0), code) }
    }

    /// What an app takes: `otpauth://totp/…`.
    static func address(_ secret: String, user: String) -> String {
        let label = user.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return "otpauth://totp/Guanjia:\(label)?secret=\(secret)&issuer=Guanjia"
    }
}

/// Base32 (RFC 4648) without padding: letters that are read aloud and typed.
enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func text(_ data: Data) -> String {
        var (text, bits, count) = ("", 0, 0)
        for byte in data {
            (bits, count) = (bits << 8 | Int(byte), count + 8)
            while count >= 5 {
                text.append(letters[bits >> (count - 5) & 31])
                count -= 5
            }
            bits &= (1 << count) - 1
        }
        if count > 0 { text.append(letters[bits << (5 - count) & 31]) }
        return text
    }
}
