import Casework
import Directory
import Foundation
import Hummingbird
import Kernel
import Logging
import Synchronization
import Web
import Workforce

/// A logger that says nothing: what was not answered is counted.
var quiet: Logger {
    var logger = Logger(label: "bench")
    logger.logLevel = .critical
    return logger
}

/// A store filled through the engine, an actor with a token, and the bytes of the requests.
final class TestBed: Sendable {
    let house: House
    let actor: Actor
    private let token: String
    private let cookie: String
    private let numbers: [String]
    private let place: String
    /// What the handler answers that has nothing behind it but bytes.
    private let body = Mutex("")
    private let opening = Mutex<(port: Int, waiting: CheckedContinuation<Int, Never>?)>((0, nil))

    private init(
        _ house: House, _ actor: Actor, token: String, cookie: String, numbers: [String], place: String
    ) {
        (self.house, self.actor, self.token, self.cookie) = (house, actor, token, cookie)
        (self.numbers, self.place) = (numbers, place)
    }

    /// Fills the store up to so many cases and people; what is there already counts.
    static func prepare(_ house: House, cases: Int, people: Int) async throws -> TestBed {
        let password = "bench-password"
        if try await house.team.all().isEmpty {
            _ = try await house.team.add(
                StaffDraft(user: "bench", name: "测量", roles: [.init(role: "administrator", project: nil)]),
                password: try SealedPassword(password), by: 0)
            let project = try await house.places.addProject(code: "bench", name: "测量", zone: .shanghai, by: 0)
            let rooms = (1...500).map {
                PlaceDraft(project: project.id, parent: nil, kind: .room, code: "1-1-\($0)", name: "1 栋 1 单元 \($0)")
            }
            _ = try await house.places.add(rooms, by: 0)
        }
        let secret = try await house.entrance.makeToken(user: "bench", label: "bench", scope: nil)
        let entry = try await house.entrance.signIn(user: "bench", password: password, device: "bench", address: "")
        guard case .session(let session) = entry else { throw UsageError("the bench has a second step") }
        let actor = try await house.doorkeeper.bearer(secret.text).actor
        try await BenchFilling(house: house, actor: actor).fill(cases: cases, people: people)
        let numbers = try await sample(house, actor)
        return TestBed(
            house, actor, token: secret.text, cookie: session.text, numbers: numbers, place: "1-1-7")
    }

    /// Cases from all over the store: old ones, and new ones.
    private static func sample(_ house: House, _ actor: Actor) async throws -> [String] {
        var numbers: [String] = []
        for sort in [CaseFilter.Sort.oldest, .newest] {
            var filter = CaseFilter()
            (filter.sort, filter.limit) = (sort, CaseFilter.mostRows)
            for _ in 0..<10 {
                let page = try await house.cases.list(filter, for: actor)
                numbers += page.items.map(\.number)
                guard let next = page.next else { break }
                filter.after = next
            }
        }
        return numbers
    }

    func router() -> Router<WebContext> {
        let router = Server.router(house)
        // The raw limit: the same server with nothing behind the address.
        router.get("bench-empty") { _, _ in "ok" }
        router.get("bench-plain") { [self] _, _ in body.withLock { $0 } }
        return router
    }

    func opened(_ port: Int) {
        opening.withLock { state in
            state.waiting?.resume(returning: port)
            (state.port, state.waiting) = (port, nil)
        }
    }

    func port() async -> Int {
        await withCheckedContinuation { continuation in
            opening.withLock { state in
                if state.port > 0 { continuation.resume(returning: state.port) } else { state.waiting = continuation }
            }
        }
    }

    // MARK: Requests

    var empty: [UInt8] { Array("GET /bench-empty HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8) }

    var plain: [UInt8] { Array("GET /bench-plain HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8) }
    func fill(with bytes: Int) { body.withLock { $0 = String(repeating: "x", count: bytes) } }

    func openCases() async throws -> Int { try await house.board.figures(project: nil, for: actor).open }

    /// The live stream of a page.
    var live: [UInt8] { Array("GET \(Paths.live()) \(asBrowser)\r\n".utf8) }
    /// The part of the wall that changes, as the page's own script asks for it.
    var boardPart: [UInt8] {
        Array("GET \(Paths.board(query: [("wall", "1")])) \(asBrowser)HX-Request: true\r\n\r\n".utf8)
    }
    private var asBrowser: String { "HTTP/1.1\r\nHost: localhost\r\nCookie: guanjia=\(cookie)\r\n" }

    func intake(_ n: Int) -> [UInt8] {
        let text = "\(BenchFilling.subjects[n % 8])，测量 \(n)，麻烦尽快安排师傅上门查看处理。"
        let reporter = #"{"name":"住户\#(n % 977)","phone":"138\#(padded(n % 100_000_000, 8))"}"#
        let subject = #""desk":"property","kind":"repair","category":"\#(BenchFilling.categories[n % 8])""#
        let place = #""channel":"telephone","place":"1-1-\#(n % 500 + 1)""#
        let body = #"{\#(subject),\#(place),"reporter":\#(reporter),"text":"\#(text)"}"#
        let head = "POST \(Paths.API.cases()) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n"
        let kind = "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        return Array((head + kind + body).utf8)
    }

    func page(_ n: Int) -> [UInt8] {
        let path = numbers.isEmpty ? Paths.cases() : Paths.case_(numbers[n % numbers.count])
        return Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\nCookie: guanjia=\(cookie)\r\n\r\n".utf8)
    }

    var board: [UInt8] {
        let head = "GET \(Paths.API.board()) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n\r\n"
        return Array(head.utf8)
    }

    /// A page, as a browser asks for it.
    func browse(_ path: String) -> [UInt8] { Array("GET \(path) \(asBrowser)\r\n".utf8) }

    func suggestions(for numbers: [String]) -> @Sendable (Int) -> [UInt8] {
        let token = token
        return { n in
            let path = Paths.API.suggestions(numbers[n % numbers.count])
            return Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n\r\n".utf8)
        }
    }

    /// Calls of the API in turn.
    func calls(_ paths: [String]) -> @Sendable (Int) -> [UInt8] {
        let token = token
        return { n in
            let head = "GET \(paths[n % paths.count]) HTTP/1.1\r\nHost: localhost\r\n"
            return Array((head + "Authorization: Bearer \(token)\r\n\r\n").utf8)
        }
    }

    /// The one page of each of them in turn.
    func customers(_ ids: [ID<Person>]) -> @Sendable (Int) -> [UInt8] {
        let cookie = cookie
        return { n in
            let path = ids.isEmpty ? Paths.people() : Paths.person(ids[n % ids.count].description)
            return Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\nCookie: guanjia=\(cookie)\r\n\r\n".utf8)
        }
    }

    var desk: [UInt8] {
        Array("GET \(Paths.desk()) HTTP/1.1\r\nHost: localhost\r\nCookie: guanjia=\(cookie)\r\n\r\n".utf8)
    }

    func asset(_ address: String) -> [UInt8] { Array("GET \(address) HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8) }

    /// Cases and people in turn, by words, pinyin, initials and numbers.
    func search(_ n: Int) -> [UInt8] {
        let words = ["漏水", "噪音", "loushui", "139000\(padded(n % 100_000, 5))", "电梯按键", "搅拌站", "ls", "住户\(n % 977)"]
        let names = BenchNames.typed(n % 20_000) + ["136000\(padded(n % 20_000, 5))", padded(n % 10_000, 4)]
        let isCase = n % 2 == 0
        let word = isCase ? words[n / 2 % words.count] : names[n / 2 % names.count]
        let path = Paths.API.search(query: [("q", word), ("type", isCase ? "case" : "person")])
        return Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)\r\n\r\n".utf8)
    }
}
