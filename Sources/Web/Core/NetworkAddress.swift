import Foundation

/// An address of IPv4 or IPv6: 4 bytes or 16. What is one of the former in the dress of the latter
/// (`::ffff:192.0.2.1`) is the former.
package struct NetworkAddress: Hashable, Sendable {
    let bytes: [UInt8]

    private init(bytes: [UInt8]) {
        let isDressed = bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10...11] == [255, 255]
        self.bytes = isDressed ? Array(bytes[12...]) : bytes
    }

    /// Reads `192.0.2.1` or `2001:db8::1`, with the name of a link behind it (`fe80::1%eth0`) or without.
    package init?(_ text: some StringProtocol) {
        let plain = String(text.prefix { $0 != "%" })
        var four = in_addr()
        var sixteen = in6_addr()
        if inet_pton(AF_INET, plain, &four) == 1 {
            self.init(bytes: withUnsafeBytes(of: four) { Array($0) })
        } else if inet_pton(AF_INET6, plain, &sixteen) == 1 {
            self.init(bytes: withUnsafeBytes(of: sixteen) { Array($0) })
        } else {
            return nil
        }
    }

    /// Reads what a proxy names, also with the port that some add: `192.0.2.1:4711`, `[2001:db8::1]:4711`.
    init?(named text: some StringProtocol) {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            self.init(text[text.index(after: text.startIndex)..<end])
        } else if text.filter({ $0 == ":" }).count == 1 {
            self.init(text.prefix { $0 != ":" })
        } else {
            self.init(text)
        }
    }

    /// The bits from `length` on are nought.
    func network(_ length: Int) -> NetworkAddress {
        NetworkAddress(
            bytes: bytes.enumerated().map { place, byte in
                let kept = min(8, max(0, length - place * 8))
                return byte & UInt8(truncatingIfNeeded: 0xFF00 >> kept)
            })
    }

    /// By what its owner is counted: of IPv6 the first half, since whoever has one address has the other 2⁶⁴ as well.
    package var counted: String {
        guard bytes.count == 16 else { return bytes.map { "\($0)" }.joined(separator: ".") }
        let parts = stride(from: 0, to: 8, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
        return parts.joined(separator: ":") + "::/64"
    }
}
