import Kernel

extension Promise {
    /// Stops the clock. A clock that stands already stands on: overlapping pauses count once. That of an outside body
    /// stops for nobody.
    func paused(at now: Instant) -> Promise {
        guard isRunning, kind != .outside else { return self }
        var promise = self
        promise.pausedSince = now
        return promise
    }

    /// Starts the clock again; the due time moves by as long as it stood. What a working calendar makes of that is said
    /// by ``CaseEvent/clockSet(_:_:)`` after it.
    func resumed(at now: Instant) -> Promise {
        guard let since = pausedSince else { return self }
        var promise = self
        // Before its time begins none of its time can stand still, and none that is used up already.
        let stood = since >= dueAt ? .zero : Span(milliseconds: max(0, (now - max(since, startsAt)).milliseconds))
        promise.dueAt = dueAt + stood
        promise.pauses.append(Pause(from: since, to: max(since, now)))
        promise.pausedFor = pausedFor + stood
        promise.pausedSince = nil
        return promise
    }
}

extension Span: Codable {
    package static func + (a: Span, b: Span) -> Span { Span(milliseconds: a.milliseconds + b.milliseconds) }

    package init(from decoder: any Decoder) throws {
        self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
