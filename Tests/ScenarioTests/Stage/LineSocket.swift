import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// A bare connection: the test client of the framework waits for the end of an answer, a stream has none.
final class LineSocket: Sendable {
    private let file: Int32

    init(port: Int) throws {
        file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let answer = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(file, $0, size) }
        }
        try #require(answer == 0, "no connection to port \(port): \(errno)")
        _ = fcntl(file, F_SETFL, O_NONBLOCK)
    }

    deinit { close(file) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }

    /// What comes until `mark` is in it, or the time is over.
    func read(until mark: String, seconds: Int) async -> String {
        var heard = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        for _ in 0..<(seconds * 50) {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
            if count > 0 { heard += String(decoding: buffer.prefix(count), as: UTF8.self) }
            if heard.contains(mark) || count == 0 { break }
            try? await Task.sleep(for: .milliseconds(20))
        }
        return heard
    }
}
