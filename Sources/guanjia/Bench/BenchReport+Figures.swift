import Foundation

extension BenchReport {
    /// All of them as one JSON text.
    static func json(_ reports: [BenchReport]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        return String(decoding: try encoder.encode(reports.map(\.figures)), as: UTF8.self)
    }

    private var figures: [String: [String: Double]] {
        func one(_ result: LoadClient.Result?) -> [String: Double]? {
            result.map {
                [
                    "perSecond": $0.perSecond, "shareOfEmpty": share($0), "p50ms": $0.percentile(0.5),
                    "p99ms": $0.percentile(0.99), "failed": Double($0.failures),
                ]
            }
        }
        var all: [String: [String: Double]] = [
            "raw": [
                "emptyPerSecond": empty.perSecond, "commitsPerSecond": commits, "cases": Double(cases),
                "people": Double(people), "connections": Double(connections),
                "isPostgres": engine == "PostgreSQL" ? 1 : 0,
            ]
        ]
        let works = [
            ("register", register), ("page", page), ("board", board), ("find", find), ("findAlone", findAlone),
            ("customer", customer), ("customerAlone", customerAlone), ("suggest", suggest), ("roster", roster),
            ("forms", forms), ("formsTogether", formsTogether),
        ]
        for (name, result) in works {
            all[name] = one(result)
        }
        all["live"] = live.map { live in
            func time(_ share: Double) -> Double { LiveScreens.Result.percentile(share, of: live.seen) }
            return [
                "p50ms": time(0.5), "p99ms": time(0.99), "maxms": time(1), "missed": Double(live.missed),
                "rawP99ms": LiveScreens.Result.percentile(0.99, of: live.raw), "bytes": Double(live.bytes),
            ]
        }
        all["start"] = start.map { ["seconds": $0.seconds, "memoryMegabytes": $0.memoryMegabytes] }
        all["startOfMany"] = startOfMany.map { ["seconds": $0.seconds, "memoryMegabytes": $0.memoryMegabytes] }
        all["watch"] = watch.map { ["notices": Double($0.notices), "seconds": $0.seconds] }
        all["rounds"] = rounds.map {
            [
                "rounds": Double($0.rounds), "given": Double($0.given), "seconds": $0.seconds,
                "rawSeconds": $0.rawSeconds,
            ]
        }
        all["firstPage"] = firstPageBytes.map { ["bytes": Double($0)] }
        return all
    }
}
