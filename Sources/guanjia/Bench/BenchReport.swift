import Foundation

/// What was measured, each figure beside what is promised and beside the raw limit of the same run.
struct BenchReport {
    let cases: Int
    let people: Int
    let connections: Int
    var engine = "SQLite"
    var commits = 0.0
    var empty = LoadClient.Result()
    var register: LoadClient.Result?
    var page: LoadClient.Result?
    var board: LoadClient.Result?
    var live: LiveScreens.Result?
    var find: LoadClient.Result?
    var findAlone: LoadClient.Result?
    var customer: LoadClient.Result?
    var customerAlone: LoadClient.Result?
    var suggest: LoadClient.Result?
    /// The page of a month, by one who asks alone.
    var roster: LoadClient.Result?
    var rosterBytes = 0
    /// Lists that a field of a form narrows, by one who asks alone and by all connections.
    var forms: LoadClient.Result?
    var formsTogether: LoadClient.Result?
    var start: StartUp.Result?
    /// With ``ManyProcedures``.
    var startOfMany: StartUp.Result?
    var watch: WatchUp.Result?
    var rounds: RoundsUp.Result?
    var firstPageBytes: Int?

    init(cases: Int, people: Int, connections: Int) {
        self.cases = cases
        self.people = people
        self.connections = connections
    }

    private struct Line {
        let name: String
        let value: String
        let promise: String
        let isKept: Bool
    }

    func share(_ result: LoadClient.Result) -> Double {
        empty.perSecond > 0 ? result.perSecond / empty.perSecond : 0
    }

    private func number(_ value: Double, _ digits: Int = 0) -> String { String(format: "%.\(digits)f", value) }

    private var lines: [Line] {
        var lines: [Line] = []
        func add(_ name: String, _ result: LoadClient.Result, _ promise: String, _ isKept: Bool) {
            let times = [0.5, 0.99].map { "\(number(result.percentile($0), 1)) ms" }
            let rate = "\(number(result.perSecond))/s = \(number(share(result) * 100, 1)) % of the empty handler"
            let text = "\(rate), p50 \(times[0]), p99 \(times[1]), \(result.failures) failed"
            lines.append(Line(name: name, value: text, promise: promise, isKept: isKept && result.failures == 0))
        }
        if let register {
            add(
                "register a case", register, "≥ 25 %, p99 < 50 ms",
                share(register) >= 0.25 && register.percentile(0.99) < 50)
        }
        if let page {
            add("case page", page, "≥ 2000/s, p99 < 25 ms", page.perSecond >= 2000 && page.percentile(0.99) < 25)
        }
        if let board { add("board", board, "p99 < 30 ms", board.percentile(0.99) < 30) }
        func addBoth(_ name: String, _ alone: LoadClient.Result?, _ together: LoadClient.Result?, below limit: Double) {
            let promise = "p99 < \(number(limit)) ms"
            if let alone { add("\(name), one asks", alone, promise, alone.percentile(0.99) < limit) }
            if let together { add("\(name), all ask at once", together, promise, together.percentile(0.99) < limit) }
        }
        addBoth("find", findAlone, find, below: 50)
        addBoth("customer page", customerAlone, customer, below: 25)
        if let suggest {
            add("suggestions, one asks, 2,000 staff", suggest, "p99 < 20 ms", suggest.percentile(0.99) < 20)
        }
        if let roster {
            let name = "roster month of \(BenchRoster.size) staff, one asks, \(rosterBytes / 1000) kB"
            add(name, roster, "p99 < 100 ms", rosterBytes > 0 && roster.percentile(0.99) < 100)
        }
        if let forms, let formsTogether {
            let size = "\(BenchForms.size) procedure cases by a field"
            add("list of \(size), one asks", forms, "p99 < 50 ms", forms.percentile(0.99) < 50)
            add("the same, all ask at once", formsTogether, "nothing", true)
        }
        return lines + [liveLine].compactMap(\.self) + footprint
    }

    private var liveLine: Line? {
        guard let live else { return nil }
        func times(_ seconds: [Double]) -> String {
            let shares = [0.5, 0.99, 1].map { number(LiveScreens.Result.percentile($0, of: seconds)) }
            return "p50 \(shares[0]) ms, p99 \(shares[1]) ms, max \(shares[2]) ms"
        }
        let slowest = LiveScreens.Result.percentile(1, of: live.seen)
        return Line(
            name: "a change on \(LiveScreens.count) open boards",
            value: "\(times(live.seen)), \(live.missed) missed; as many answers of \(live.bytes) bytes from the empty "
                + "handler \(times(live.raw))",
            promise: "all < 1 s", isKept: live.missed == 0 && slowest < 1000)
    }

    /// What start, memory and the first page weigh.
    private var footprint: [Line] {
        var lines: [Line] = []
        if let start {
            lines.append(
                Line(
                    name: "start", value: "\(number(start.seconds, 3)) s", promise: "< 0.5 s",
                    isKept: start.seconds < 0.5))
            lines.append(
                Line(
                    name: "memory at rest", value: "\(number(start.memoryMegabytes)) MB", promise: "< 100 MB",
                    isKept: start.memoryMegabytes < 100))
        }
        if let many = startOfMany {
            let name = "start with \(ManyProcedures.count) procedures"
            let value = "\(number(many.seconds, 3)) s, \(number(many.memoryMegabytes)) MB at rest"
            lines.append(Line(name: name, value: value, promise: "< 0.5 s", isKept: many.seconds < 0.5))
        }
        if let watch {
            let forAll = watch.seconds * 100_000 / Double(max(1, watch.notices))
            lines.append(
                Line(
                    name: "late promises told of", value: "\(watch.notices) in \(number(watch.seconds, 1)) s",
                    promise: "100000 in < 10 s", isKept: watch.notices > 0 && forAll < 10))
        }
        if let rounds {
            let value = "\(rounds.rounds) of 30 points, \(rounds.given) given out, in \(number(rounds.seconds, 2)) s; "
                + "SQLite alone writes the rows in \(number(rounds.rawSeconds, 2)) s"
            let isKept = rounds.rounds >= 2000 && rounds.given == rounds.rounds && rounds.seconds < 5
            lines.append(Line(name: "a day's rounds", value: value, promise: "2000 in < 5 s", isKept: isKept))
        }
        if let bytes = firstPageBytes {
            let text = "\(number(Double(bytes) / 1000, 1)) kB over the wire"
            lines.append(Line(name: "first page", value: text, promise: "< 150 kB", isKept: bytes < 150_000))
        }
        return lines
    }

    func text() -> String {
        var text = "with \(cases) cases and \(people) people in a store on \(engine), \(connections) connections\n"
        text += "raw limits: empty handler \(number(empty.perSecond))/s (p99 \(number(empty.percentile(0.99), 1)) ms), "
        text += "SQLite durable commits \(number(commits))/s; nobody's requests are limited\n"
        for line in lines {
            text += "\(line.isKept ? "kept  " : "BROKEN") \(line.name): \(line.value); promised \(line.promise)\n"
        }
        return text
    }
}
