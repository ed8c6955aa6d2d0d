import Directory
import Hummingbird
import Kernel
import Store
import Workforce

/// Server-sent events: tells pages that something changed, after it is on disk. A comment every 20 s keeps the line
/// open.
enum LiveStream {
    private static let beat = Duration.seconds(20)

    static func response(_ ask: Ask) throws -> Response {
        let session = try ask.signedIn
        let notes = ask.house.store.live.listen()
        let body = ResponseBody { writer in
            let (events, ending) = merged(notes)
            // A page that is closed is noticed at once: it is no longer counted as open (``Ask/stay``).
            try await ask.request.body.consumeWithInboundCloseHandler { _ in
                try await writer.write(ByteBuffer(string: "retry: 2000\n: connected\n\n"))
                for await event in events {
                    guard let line = await line(of: event, for: session, ask.house) else { break }
                    if !line.isEmpty { try await writer.write(ByteBuffer(string: line)) }
                }
            } onInboundClosed: { ending.finish() }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-cache"], body: body)
    }

    /// What is written; nil where it is over: nobody listens on after signing out, or with rights that were taken away.
    private static func line(of event: Event, for session: Entrance.Session, _ house: House) async -> String? {
        guard let actor = try? await house.doorkeeper.again(session).actor else { return nil }
        switch event {
        case .beat: return ": beat\n\n"
        case .note(let note):
            guard let data = await data(of: note, for: actor, house) else { return "" }
            return "event: \(note.topic)\ndata: \(data)\n\n"
        }
    }

    /// What a reader is told: which case it is, where they may see it; that there is something new, where they see some
    /// cases or the numbers of the project; else nothing.
    private static func data(of note: LiveNote, for actor: Actor, _ house: House) async -> String? {
        let project = ID<Project>(number: note.project)
        let whole = #"{"number":"\#(note.subject)","version":\#(note.version),"project":"\#(project)"}"#
        if actor.may(.caseRead, in: project) { return whole }
        let isOwn = actor.reaches(.caseReadOwn, in: project) || actor.reaches(.caseRead, in: project)
        guard isOwn || actor.may(.boardRead, in: project) else { return nil }
        if isOwn, (try? await house.cases.find(note.subject, for: actor)) != nil { return whole }
        // Who looks at a case changes no list and no number.
        return note.topic == "look" ? nil : #"{"project":"\#(project)"}"#
    }

    private enum Event { case beat, note(LiveNote) }

    /// Notes as they come, and a beat where there are none for a while; and what ends them.
    private static func merged(
        _ notes: AsyncStream<LiveNote>
    ) -> (AsyncStream<Event>, AsyncStream<Event>.Continuation) {
        let (events, continuation) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: .bufferingNewest(256))
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
        return (events, continuation)
    }
}
