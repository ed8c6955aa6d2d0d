import Casework
import Directory
import Hummingbird
import Kernel
import Rounds
import Workforce

extension RoundPlanForm {
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)`` · ``RoundRefusal/badLimits(_:)``
    static func body(_ form: Form) throws -> RoundPlanBody {
        let windows = form.raw("windows").split { ",，·; \n".contains($0) }
            .map { String($0).replacing("–", with: "-") }
        let points = (0..<RoundPlanDraft.mostPoints).compactMap { place -> RoundPlanBody.Point? in
            guard let code = form["point-place-\(place)"] else { return nil }
            return RoundPlanBody.Point(
                key: form["point-key-\(place)"] ?? "p\(place + 1)", place: code, code: form["point-code-\(place)"],
                name: form["point-name-\(place)"])
        }
        return RoundPlanBody(
            project: nil, name: form["name"] ?? "", rule: form["rule"] ?? "", startsOn: try form.day("startsOn"),
            windows: windows, ordered: form["ordered"] != nil,
            by: form["by"].flatMap { RoundPlan.Assignment.Way(rawValue: $0) } ?? .steward, role: form["role"],
            staff: form["staff"], standIns: form.raw("standIns").split { ",， ".contains($0) }.map(String.init),
            department: form["department"], emptyRooms: form["emptyRooms"] != nil, points: points,
            checks: try (0..<RoundPlanDraft.mostChecks).compactMap { try check($0, form, points) },
            on: form["on"] != nil, proposal: nil)
    }

    private static func check(
        _ place: Int, _ form: Form, _ points: [RoundPlanBody.Point]
    ) throws -> RoundPlanBody.Check? {
        guard let name = form["check-name-\(place)"] else { return nil }
        func number(_ field: String) throws -> Int? {
            try form["check-\(field)-\(place)"].map { text in
                guard let number = Int(text) else { throw RoundRefusal.badLimits(name) }
                return number
            }
        }
        return RoundPlanBody.Check(
            key: form["check-key-\(place)"], name: name,
            kind: form["check-kind-\(place)"].flatMap { RoundPlan.Check.Kind(rawValue: $0) } ?? .yes,
            least: try number("least"), most: try number("most"), photo: form["check-photo-\(place)"] != nil,
            category: form["check-category-\(place)"], hours: try number("hours"),
            at: try keys(form.raw("check-at-\(place)"), name, points))
    }

    /// `1, 3-5` → the keys of those points.
    ///
    /// - Throws: ``RoundRefusal/badLimits(_:)``
    private static func keys(_ text: String, _ name: String, _ points: [RoundPlanBody.Point]) throws -> [String] {
        let numbers = try text.split { ",， ".contains($0) }.flatMap { part -> [Int] in
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last,
                first >= 1, last <= points.count
            else { throw RoundRefusal.badLimits(name) }
            return Array(first...last)
        }
        return numbers.compactMap { points[$0 - 1].key }
    }
}
