import Dispatch
import Foundation
import Glibc
import Synchronization

/// Asks one server over many connections at once and notes how long each answer took.
///
/// Plain sockets and one thread a connection: the client shall cost as little of the two cores as it can.
struct LoadClient: Sendable {
    let port: Int
    let connections: Int
    let seconds: Double

    struct Result: Sendable {
        var latencies: [Double] = []
        var failures = 0
        var seconds = 0.0

        var perSecond: Double { seconds > 0 ? Double(latencies.count) / seconds : 0 }
        /// In milliseconds.
        func percentile(_ share: Double) -> Double {
            guard !latencies.isEmpty else { return 0 }
            let sorted = latencies.sorted()
            return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))] * 1000
        }
    }

    /// Runs until the time is over.
    ///
    /// - Parameter request: the bytes of the n-th request, n counting from 0 over all connections.
    func run(expecting status: Int, _ request: @escaping @Sendable (Int) -> [UInt8]) async -> Result {
        let total = Mutex(Result())
        let counter = Atomic<Int>(0)
        let begun = ContinuousClock().now
        let end = begun + .seconds(seconds)
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            let group = DispatchGroup()
            for _ in 0..<connections {
                group.enter()
                Thread {
                    var own = Result()
                    if let line = Line(port: port) {
                        while ContinuousClock().now < end {
                            let bytes = request(counter.add(1, ordering: .relaxed).oldValue)
                            let asked = ContinuousClock().now
                            guard line.send(bytes), let answer = line.status() else { own.failures += 1; break }
                            if answer == status {
                                own.latencies.append((ContinuousClock().now - asked).inSeconds)
                            } else {
                                own.failures += 1
                            }
                        }
                        line.close()
                    } else {
                        own.failures += 1
                    }
                    total.withLock {
                        $0.latencies += own.latencies
                        $0.failures += own.failures
                    }
                    group.leave()
                }.start()
            }
            group.notify(queue: .global()) { done.resume() }
        }
        var result = total.withLock { $0 }
        result.seconds = (ContinuousClock().now - begun).inSeconds
        return result
    }
}

/// One connection that is kept open.
final class Line {
    private let socket: Int32
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var filled = 0

    init?(port: Int) {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isOpen = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, size) == 0 }
        }
        var one: Int32 = 1
        setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        guard isOpen else { return nil }
    }

    func send(_ bytes: [UInt8]) -> Bool { Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count }
    func close() { Glibc.close(socket) }

    /// Asks once; the whole answer as it came over the wire.
    func answer(to bytes: [UInt8]) -> [UInt8]? {
        guard send(bytes), status() == 200 else { return nil }
        return Array(buffer[..<filled])
    }

    /// Reads until these bytes have come, and forgets what came before; false where the other end closed.
    func hears(_ mark: String) -> Bool {
        let mark = Array(mark.utf8)
        while true {
            if let found = position(of: mark) {
                buffer.replaceSubrange(0..<(filled - found), with: buffer[found..<filled])
                filled -= found
                return true
            }
            if filled == buffer.count { filled = 0 }
            let count = buffer.withUnsafeMutableBytes { bytes in
                recv(socket, bytes.baseAddress.map { $0 + filled }, bytes.count - filled, 0)
            }
            guard count > 0 else { return false }
            filled += count
        }
    }

    /// Where the first of such bytes end.
    private func position(of mark: [UInt8]) -> Int? {
        guard filled >= mark.count else { return nil }
        return (0...(filled - mark.count)).first { buffer[$0..<($0 + mark.count)].elementsEqual(mark) }
            .map { $0 + mark.count }
    }

    /// Reads one answer whole; its status.
    func status() -> Int? {
        filled = 0
        while true {
            if let head = headLength(), let length = contentLength(head) {
                if filled >= head + length { return code() }
                if buffer.count < head + length { buffer += [UInt8](repeating: 0, count: head + length) }
            }
            let count = buffer.withUnsafeMutableBytes { bytes in
                recv(socket, bytes.baseAddress.map { $0 + filled }, bytes.count - filled, 0)
            }
            guard count > 0 else { return nil }
            filled += count
        }
    }

    private func headLength() -> Int? {
        var at = 3
        while at < filled {
            if buffer[at] == 10, buffer[at - 1] == 13, buffer[at - 2] == 10 { return at + 1 }
            at += 1
        }
        return nil
    }

    private func contentLength(_ head: Int) -> Int? {
        let name = Array("content-length: ".utf8)
        for start in 0..<max(0, head - name.count) where buffer[start] | 32 == name[0] {
            guard zip(buffer[start...], name).allSatisfy({ $0 | 32 == $1 | 32 }) else { continue }
            var value = 0
            var at = start + name.count
            while (48...57).contains(buffer[at]) { value = value * 10 + Int(buffer[at] - 48); at += 1 }
            return value
        }
        return nil
    }

    private func code() -> Int { buffer[9...11].reduce(0) { $0 * 10 + Int($1) - 48 } }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
