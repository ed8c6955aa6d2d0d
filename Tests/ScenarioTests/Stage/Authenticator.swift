import Crypto
import Foundation
import Kernel
import Testing

/// What an app on a telephone does with its secret (RFC 6238), written a second time.
enum Authenticator {
    static func code(_ secret: String, at time: Instant) throws -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = secret.compactMap { letters.firstIndex(of: $0) }.flatMap { n in (0..<5).map { n >> (4 - $0) & 1 } }
        let key = stride(from: 0, to: bits.count - 7, by: 8).map { at in
            bits[at..<at + 8].reduce(UInt8(0)) { $0 << 1 | UInt8($1) }
        }
        let counter = withUnsafeBytes(of: (time.milliseconds / 30_000).bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: Data(key))))
        let offset = Int(mac[19] & 15)
        let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        return String(format: "%06d", number % 1_000_000)
    }
}
