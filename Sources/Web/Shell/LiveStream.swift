import Foundation
import Hummingbird
import Kernel
import Store
import Workforce

/// Server-sent events: tells pages that something changed, after it is on disk. A comment every 20 s keeps the line
/// open.
enum LiveStream {
    private static let beat = Duration.seconds(20)

    static func response(_ ask: Ask) throws -> Response {
        let actor = try ask.actor
        let notes = ask.house.store.live.listen()
        let body = ResponseBody { writer in
            try await writer.write(ByteBuffer(string: "retry: 2000\n: connected\n\n"))
            for await event in merged(notes) {
                switch event {
                case .beat: try await writer.write(ByteBuffer(string: ": beat\n\n"))
                case .note(let note):
                    let project = ID<Kernel.Zone>(number: note.project)
                    guard actor.grants.contains(where: { $0.project == nil || $0.project?.number == note.project })
                    else { continue }
                    let data = #"{"number":"\#(note.subject)","version":\#(note.version),"project":"\#(project)"}"#
                    try await writer.write(ByteBuffer(string: "event: \(note.topic)\ndata: \(data)\n\n"))
                }
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-cache"], body: body)
    }

    private enum Event { case beat, note(LiveNote) }

    /// Notes as they come, and a beat where there are none for a while.
    private static func merged(_ notes: AsyncStream<LiveNote>) -> AsyncStream<Event> {
        AsyncStream { continuation in
            let reading = Task {
                for await note in notes { continuation.yield(.note(note)) }
                continuation.finish()
            }
            let beating = Task {
                while !Task.isCancelled {
                    try? await Task.sleep(for: beat)
                    continuation.yield(.beat)
                }
            }
            continuation.onTermination = { _ in
                reading.cancel()
                beating.cancel()
            }
        }
    }
}
