import Kernel
import Synchronization

/// Counts and times of the requests, in the text form that Prometheus reads.
///
/// swift-metrics has no Prometheus backend among the packages at hand (docs/dependencies.md).
final class Metrics: Sendable {
    private struct Series {
        var count = 0
        var seconds = 0.0
        var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
    }

    fileprivate static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]
    private let series = Mutex<[String: Series]>([:])

    func count(_ route: Route, status: Int, seconds: Double) {
        let key = #"method="\#(route.method.rawValue)",route="\#(route.path.template)",status="\#(status)""#
        series.withLock { all in
            all[key, default: Series()].count += 1
            all[key, default: Series()].seconds += seconds
            for (place, bound) in Self.bounds.enumerated() where seconds <= bound {
                all[key, default: Series()].buckets[place] += 1
            }
        }
    }

    func text() -> String {
        var lines = [
            "# HELP guanjia_request_seconds Time from the first byte of a request to its answer.",
            "# TYPE guanjia_request_seconds histogram",
        ]
        for (key, one) in series.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            for (bound, count) in zip(Self.bounds, one.buckets) {
                lines.append("guanjia_request_seconds_bucket{\(key),le=\"\(bound)\"} \(count)")
            }
            lines.append("guanjia_request_seconds_bucket{\(key),le=\"+Inf\"} \(one.count)")
            lines.append("guanjia_request_seconds_sum{\(key)} \(one.seconds)")
            lines.append("guanjia_request_seconds_count{\(key)} \(one.count)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
