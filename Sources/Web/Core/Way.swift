import Hummingbird

/// What a request says of its way to us, as far as whoever brings it is believed.
struct Way: Sendable {
    /// Who asks, as they are counted.
    let origin: String
    /// Whether the browser came by TLS.
    let isSecure: Bool
    /// What the proxy calls this request.
    let id: String?

    init(_ request: Request, from peer: String, _ proxies: Proxies) {
        let isBelieved = proxies.believes(peer)
        origin = proxies.origin(request.headers[.forwardedFor], from: peer)
        isSecure = isBelieved && request.headers[.forwardedProto] == "https"
        id = isBelieved ? request.headers[.requestID].flatMap(Self.wellFormed) : nil
    }

    /// It goes into the log and into an answer: nothing but letters, digits and what parts them.
    private static func wellFormed(_ id: String) -> String? {
        let isPlain = id.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                true
            default: false
            }
        }
        return isPlain && (1...128).contains(id.utf8.count) ? id : nil
    }
}
