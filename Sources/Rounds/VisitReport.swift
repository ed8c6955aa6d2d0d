import Directory
import Kernel
import Store
import Workforce

/// A visit as a telephone sends it.
package struct VisitReport: Sendable {
    package var point: String
    package var key: String
    /// Nil for now.
    package var at: Instant?
    package var code: String
    package var answers: [String: Int]
    package var note: String
    package var photos: [String]
    /// The route that was on the screen; nil where nobody says.
    package var route: ID<RoundRoute>?

    package init(
        point: String, key: String, at: Instant? = nil, code: String = "", answers: [String: Int], note: String = "",
        photos: [String] = [], route: ID<RoundRoute>? = nil
    ) {
        (self.point, self.key, self.at, self.code) = (point, key, at, code)
        (self.answers, self.note, self.photos, self.route) = (answers, note, photos, route)
    }

    package static let longestNote = 1000
    package static let mostPhotos = 6

    /// What a visit to a point becomes: which answers pass, and which do not.
    ///
    /// - Throws, in this order: ``RoundRefusal/wrongPointCode`` · ``RoundRefusal/tooLong(field:limit:)`` ·
    ///   ``RoundRefusal/tooMany(field:limit:)`` · ``RoundRefusal/checkMissing(_:)`` ·
    ///   ``RoundRefusal/photoMissing(_:)``
    func judged(
        at point: RoundPlan.Point, _ checks: [RoundPlan.Check], isNext: Bool
    ) throws -> PointVisit.Content {
        guard point.isProven(by: code) else { throw RoundRefusal.wrongPointCode }
        guard note.count <= Self.longestNote else {
            throw RoundRefusal.tooLong(field: "note", limit: Self.longestNote)
        }
        guard photos.count <= Self.mostPhotos else {
            throw RoundRefusal.tooMany(field: "photos", limit: Self.mostPhotos)
        }
        for check in checks {
            guard let value = answers[check.key], check.takes(value) else {
                throw RoundRefusal.checkMissing(check.name)
            }
            if check.needsPhoto, photos.isEmpty { throw RoundRefusal.photoMissing(check.name) }
        }
        let failed = checks.filter { check in answers[check.key].map { !check.passes($0) } ?? false }
        let known = Set(checks.map(\.key))
        return PointVisit.Content(
            answers: answers.filter { known.contains($0.key) }, note: note.trimmed, photos: photos,
            isProven: !point.code.isEmpty, isOutOfOrder: !isNext, pointName: point.name, failed: failed.map(\.key))
    }
}
