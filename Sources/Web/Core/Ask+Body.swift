import Hummingbird
import Kernel

extension Ask {
    static let mostBodyBytes = 1 << 20
    /// A telephone in a cellar may be slow; whoever is slower than this keeps a connection from others.
    private static let leastBytesASecond = 80_000
    private static let patience = Duration.seconds(30)

    /// The body, whole.
    ///
    /// - Throws: ``WebRefusal/bodyTooLarge(limit:)`` · ``WebRefusal/tooSlow`` · ``WebRefusal/brokenOff``
    func body(limit: Int = mostBodyBytes) async throws -> ByteBuffer {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw WebRefusal.bodyTooLarge(limit: limit)
        }
        let time = Self.patience + .seconds(limit / Self.leastBytesASecond)
        // Whoever reads when the time is over is cancelled, and the connection with it.
        return try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
            group.addTask { [body = request.body] in try await Self.read(body, limit: limit) }
            group.addTask {
                try await Task.sleep(for: time)
                return nil
            }
            defer { group.cancelAll() }
            guard let read = try await group.next(), let whole = read else { throw WebRefusal.tooSlow }
            return whole
        }
    }

    private static func read(_ body: RequestBody, limit: Int) async throws -> ByteBuffer {
        var whole = ByteBuffer()
        do {
            for try await part in body {
                guard whole.readableBytes + part.readableBytes <= limit else {
                    throw WebRefusal.bodyTooLarge(limit: limit)
                }
                whole.writeImmutableBuffer(part)
            }
        } catch let refusal as WebRefusal { throw refusal } catch {
            throw WebRefusal.brokenOff
        }
        return whole
    }
}
