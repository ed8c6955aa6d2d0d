import Casework
import Crypto
import Directory
import Foundation
import Hummingbird
import Kernel
import Rounds
import Store
import Workforce

extension WalkPage {
    /// A visit from a browser without script: photographs come with it.
    static func visit(_ ask: Ask) async throws -> Response {
        let form = try await ask.form(limit: FileKind.mostBytes + 65_536)
        do {
            var photos: [String] = []
            for file in form.files {
                photos.append(
                    try await ask.house.inspections.keep(
                        IncomingFile(name: file.name, bytes: file.bytes), on: ask.name("round"), by: try ask.actor))
            }
            _ = try await ask.house.inspections.visit(report(form, photos), on: ask.name("round"), by: try ask.actor)
            return .see(Paths.round(ask.name("round"), query: [("saved", "1")]))
        } catch {
            guard let refusal = ask.mendable(error) else { throw error }
            return try await response(ask, Refused(refusal: refusal, form: form))
        }
    }

    private static func report(_ form: Form, _ photos: [String]) -> VisitReport {
        let answers = form.values.compactMap { name, values -> (String, Int)? in
            guard name.hasPrefix("answer-"), let value = values.first.flatMap({ Int($0.trimmed) }) else { return nil }
            return (String(name.dropFirst("answer-".count)), value)
        }
        let point = form["point"] ?? ""
        return VisitReport(
            point: point, key: "\(form[FormField.once] ?? ""):\(point)", code: form.raw("code"),
            answers: Dictionary(answers) { first, _ in first }, note: form.raw("note"), photos: photos,
            route: form["route"].flatMap { ID<RoundRoute>($0) })
    }
}
