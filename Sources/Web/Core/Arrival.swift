import Hummingbird
import Kernel
import Logging
import Synchronization

/// A request as it comes to the door, before anybody is asked who it is.
struct Arrival: Sendable {
    /// One that only asks for the head is treated as if it asked for all.
    let request: Request
    /// What a failure is quoted by: of this process, wherever that runs, and of the request.
    let number: String
    let way: Way
    var language: Language

    private static let counter = Atomic<Int>(0)
    private static let process = ID<Arrival>(number: .random(in: 0..<1 << 40)).description.suffix(8)

    init(_ request: Request, from peer: String, _ proxies: Proxies) {
        var head = request.head
        if head.method == .head { head.method = .get }
        self.request = Request(head: head, body: request.body)
        number = "\(Self.process)-\(Self.counter.add(1, ordering: .relaxed).newValue)"
        way = Way(request, from: peer, proxies)
        let chosen = request.cookies[Cookies.language].flatMap { Language(rawValue: $0.value) }
        language = chosen ?? Language(accepting: request.headers[.acceptLanguage])
    }

    /// For the log: the address without its question, since what somebody looked for stays out of it.
    var particulars: Logger.Metadata {
        var all: Logger.Metadata = [
            "request": "\(number)", "method": "\(request.method)", "path": "\(Paths.withoutSecret(request.uri.path))",
        ]
        if let id = way.id { all["id"] = "\(id)" }
        return all
    }
}
