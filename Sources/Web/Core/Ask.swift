import Casework
import Crypto
import Foundation
import Hummingbird
import Kernel
import Store
import Workforce

/// One request with everything known about it: what a route's function is given.
struct Ask: Sendable {
    let house: House
    let request: Request
    let parameters: Parameters
    /// Nil only behind the open gate.
    let session: Entrance.Session?
    let language: Language
    /// What a failure is quoted by.
    let number: String
    let isAPI: Bool
    /// What the address asks, taken apart once: a name's values in their order.
    let asked: [Substring: [String]]
    /// How it came here, as far as those who brought it are believed.
    let way: Way
    /// Whoever goes on after the answer, as a stream does, keeps it for as long.
    let stay: Turnstile.Stay?

    init(
        _ house: House, _ arrival: Arrival, _ parameters: Parameters, _ route: Route, _ session: Entrance.Session?,
        _ stay: Turnstile.Stay?
    ) {
        (self.house, self.parameters, self.session, self.stay) = (house, parameters, session, stay)
        (request, language, number, way) = (arrival.request, arrival.language, arrival.number, arrival.way)
        isAPI = route.isAPI
        asked = Dictionary(grouping: request.uri.queryParameters, by: \.key).mapValues { values in
            values.map { String($0.value) }
        }
    }

    /// The one who asks. Routes behind a gate have one.
    ///
    /// - Throws: ``WorkforceRefusal/notSignedIn``
    var actor: Actor {
        get throws {
            guard let session else { throw WorkforceRefusal.notSignedIn }
            return session.actor
        }
    }

    var now: Instant { house.clock.now() }
    func text(_ key: String, _ values: [String: String] = [:]) -> String { house.texts(key, language, values) }

    /// Where the browser reached the house: `https://desk.example`.
    var here: String { (way.isSecure ? "https://" : "http://") + (request.head.authority ?? "") }

    /// A name of the path, decoded.
    func name(_ key: String) -> String {
        let raw = parameters.get(key) ?? ""
        return raw.removingPercentEncoding ?? raw
    }

    /// A value of the query; nil where it is missing or empty.
    func query(_ key: String) -> String? {
        guard let value = asked[Substring(key)]?.first, !value.isEmpty else { return nil }
        return value
    }

    /// A number of the query within bounds.
    ///
    /// - Throws: ``WebRefusal/badQuery(_:)``
    func integer(_ key: String, _ bounds: ClosedRange<Int>, otherwise: Int) throws -> Int {
        guard let text = query(key) else { return otherwise }
        guard let number = Int(text), bounds.contains(number) else { throw WebRefusal.badQuery(key) }
        return number
    }

    func instant(_ key: String) throws -> Instant? {
        guard let text = query(key) else { return nil }
        guard let instant = Instant(text) ?? Day(text).map({ Zone.shanghai.start(of: $0) }) else {
            throw WebRefusal.badQuery(key)
        }
        return instant
    }

    /// A word of a closed list.
    func word<T: RawRepresentable>(_ key: String, as: T.Type = T.self) throws -> T? where T.RawValue == String {
        guard let text = query(key) else { return nil }
        guard let value = T(rawValue: text) else { throw WebRefusal.badQuery(key) }
        return value
    }

    func id<T>(_ key: String, of: T.Type = T.self) throws -> ID<T>? {
        guard let text = query(key) else { return nil }
        guard let id = ID<T>(text) else { throw WebRefusal.badQuery(key) }
        return id
    }

    /// The caller's `Idempotency-Key` with a digest of what it asks.
    ///
    /// - Throws: ``WebRefusal/badKey``
    func requestKey(body: ByteBuffer) throws -> RequestKey? {
        guard let key = request.headers[.idempotencyKey] else { return nil }
        guard (1...200).contains(key.utf8.count) else { throw WebRefusal.badKey }
        var hash = SHA256()
        hash.update(data: Data("\(request.method) \(request.uri.path)\n".utf8))
        hash.update(data: Data(body.readableBytesView))
        return RequestKey(key: key, digest: hash.finalize().hex)
    }

    /// The version that `If-Match` speaks of.
    ///
    /// - Throws: ``WebRefusal/badVersion``
    func version() throws -> Int? {
        guard let header = request.headers[.ifMatch], header != "*" else { return nil }
        guard let version = Int(header.replacing("W/", with: "").filter { $0 != "\"" }) else {
            throw WebRefusal.badVersion
        }
        return version
    }
}
