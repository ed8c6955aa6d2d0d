import Kernel
import Workforce

/// The proxies that are believed when they say for whom they ask. Whatever anybody else says of that is not heard.
package struct Proxies: Sendable {
    private struct Network: Sendable {
        let first: NetworkAddress
        let length: Int

        func holds(_ address: NetworkAddress) -> Bool {
            address.bytes.count == first.bytes.count && address.network(length) == first
        }
    }

    private let networks: [Network]
    /// Of this machine, and the end of a connection that has no address.
    private static let here = NetworkAddress("127.0.0.1")

    package static let loopback = "127.0.0.1, ::1"
    package static let onThisMachine = Proxies(["127.0.0.1", "::1"].compactMap { NetworkAddress($0) })

    private init(_ addresses: [NetworkAddress]) {
        networks = addresses.map { Network(first: $0, length: $0.bytes.count * 8) }
    }

    /// Reads addresses and networks, parted by commas or spaces: `10.0.0.5, 10.1.0.0/16, fd00::/8`; `none` for nobody.
    ///
    /// - Throws: ``Unreadable`` with the first that is neither.
    package init(_ text: String) throws {
        let words = text.split { $0 == "," || $0.isWhitespace }
        networks = try words == ["none"] ? [] : words.map(Self.network)
    }

    package struct Unreadable: Error, Sendable { package let word: String }

    private static func network(_ word: Substring) throws -> Network {
        let parts = word.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = NetworkAddress(parts[0]) else { throw Unreadable(word: String(word)) }
        let most = address.bytes.count * 8
        let length = parts.count == 1 ? most : Int(parts[1]) ?? -1
        guard (0...most).contains(length) else { throw Unreadable(word: String(word)) }
        return Network(first: address.network(length), length: length)
    }

    func believes(_ peer: String) -> Bool { NetworkAddress(peer).map(believes) ?? (Self.here.map(believes) ?? false) }
    private func believes(_ address: NetworkAddress) -> Bool { networks.contains { $0.holds(address) } }

    /// Who asks: the last address that is no proxy of ours, reading from our side; each proxy vouches for the one
    /// before it. Where one says something unreadable it is taken for the one who asks.
    ///
    /// - Parameter named: the list that `X-Forwarded-For` has.
    package func origin(_ named: String?, from peer: String) -> String {
        guard believes(peer) else { return NetworkAddress(peer)?.counted ?? peer }
        var farthest = NetworkAddress(peer)
        for word in (named ?? "").split(separator: ",").reversed() {
            guard let address = NetworkAddress(named: word.trimmed) else { break }
            farthest = address
            guard believes(address) else { break }
        }
        return farthest?.counted ?? peer
    }
}

/// What whoever runs the house decides about its door.
package struct DoorRules: Sendable {
    package var proxies: Proxies
    package var limits: Limits

    /// Proxies on this machine, and no limits.
    package init(proxies: Proxies = .onThisMachine, limits: Limits = .none) {
        (self.proxies, self.limits) = (proxies, limits)
    }
}
