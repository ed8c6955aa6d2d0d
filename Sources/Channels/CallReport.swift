import Kernel
import Store

/// What an exchange says of a call.
package struct CallReport: Sendable {
    package enum Event: String, Sendable, CaseIterable, SQLConvertible { case ringing, answered, ended, missed }

    /// The exchange's own name of the call; whatever it says of one call has the same.
    package var key: String
    package var event: Event
    /// Who calls; empty where the number is withheld.
    package var from: String
    /// The number that was called.
    package var to: String
    /// Who is rung or speaks: a user, an ID or a telephone number of a member of staff, or an extension nobody knows.
    package var agent: String?
    package var at: Instant
    /// Where the recording lies.
    package var recording: String?

    package init(
        key: String, event: Event, from: String, to: String, agent: String? = nil, at: Instant, recording: String? = nil
    ) {
        (self.key, self.event, self.from, self.to) = (key, event, from, to)
        (self.agent, self.at, self.recording) = (agent, at, recording)
    }

    /// - Throws: ``CallRefusal``
    func checked(at now: Instant) throws -> CallReport {
        var report = self
        (report.key, report.from, report.to) = (key.trimmed, from.trimmed, to.trimmed)
        guard !report.key.isEmpty else { throw CallRefusal.fieldMissing("callId") }
        guard !report.to.isEmpty else { throw CallRefusal.fieldMissing("to") }
        let lengths = [
            ("callId", report.key, 120), ("from", report.from, 40), ("to", report.to, 40), ("agent", agent ?? "", 80),
            ("recordingUrl", recording ?? "", 500),
        ]
        if let (field, _, limit) = lengths.first(where: { $0.1.count > $0.2 }) {
            throw CallRefusal.tooLong(field: field, limit: limit)
        }
        // A clock may be wrong by a little, and a report may have waited for us.
        guard (now - .days(7)...now + .minutes(10)).contains(at) else { throw CallRefusal.callTimeOutOfReach }
        if let recording, !["http://", "https://"].contains(where: recording.lowercased().hasPrefix) {
            throw CallRefusal.badRecording
        }
        return report
    }
}
