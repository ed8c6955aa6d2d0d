import Casework
import Channels
import Directory
import Kernel
import Workforce

extension Sighting {
    private init(
        _ rule: AlertRules.Rule, in project: ID<Project>, desk: String, _ subject: String, _ saw: [String: String],
        cases: [ID<Case>], department: String? = nil
    ) {
        self.init(
            rule: rule, project: project, desk: desk, subject: subject, saw: saw,
            cases: Array(cases.prefix(Self.mostCases)), department: department)
    }

    /// So many promises at once that are about to break, in a project or in one of its departments.
    ///
    /// - Parameter gone: those past the share, each with its case and the department that has the work.
    static func promises(
        _ rule: AlertRules.Rule, in project: ID<Project>, desk: String,
        gone: [(item: ID<Case>, department: String?)]
    ) -> [Sighting] {
        guard case .promises(let share, _, let least, let per) = rule.sight else { return [] }
        let parted = Dictionary(grouping: gone) { per == .project ? "" : $0.department ?? "" }
        return parted.filter { $0.value.count >= least }.sorted { $0.key < $1.key }.map { department, all in
            var saw = ["count": "\(all.count)", "share": "\(share)"]
            if !department.isEmpty { saw["department"] = department }
            let cases = all.reduce(into: [ID<Case>]()) { if $0.last != $1.item { $0.append($1.item) } }
            return Sighting(
                rule, in: project, desk: desk, department.isEmpty ? "project" : "department:\(department)", saw,
                cases: cases, department: department.isEmpty ? nil : department)
        }
    }

    /// More open cases than usual.
    ///
    /// - Parameter before: how many there were at this hour of this weekday in weeks before that the store knows of.
    static func backlog(
        _ rule: AlertRules.Rule, in project: ID<Project>, desk: String, open: [ID<Case>], before: [Int]
    ) -> Sighting? {
        // Of one week nobody knows whether it was a usual one.
        guard case .backlog(_, let percent, let least) = rule.sight, before.count >= 2, open.count >= least else {
            return nil
        }
        let sorted = before.sorted()
        // Twice the median, so that it is a whole number.
        let twice = sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
        guard open.count * 200 >= twice * percent else { return nil }
        let usual = twice % 2 == 0 ? "\(twice / 2)" : "\(twice / 2).5"
        return Sighting(
            rule, in: project, desk: desk, "project",
            ["count": "\(open.count)", "usual": usual, "weeks": "\(before.count)"], cases: open)
    }

    /// Calls that nobody took, as many as that and as large a share.
    static func calls(
        _ rule: AlertRules.Rule, in project: ID<Project>, desk: String, _ tally: CallTally
    ) -> Sighting? {
        guard case .calls(_, let missed, let percent) = rule.sight, tally.missed >= missed,
            tally.missed * 100 >= tally.offered * percent
        else { return nil }
        return Sighting(
            rule, in: project, desk: desk, "calls", ["missed": "\(tally.missed)", "offered": "\(tally.offered)"],
            cases: [])
    }

    /// Rounds that nobody walked, and those that are late, as many as that.
    static func rounds(
        _ rule: AlertRules.Rule, in project: ID<Project>, desk: String, missed: Int, late: Int
    ) -> Sighting? {
        guard case .rounds(_, let count) = rule.sight, missed + late >= count else { return nil }
        return Sighting(rule, in: project, desk: desk, "rounds", ["missed": "\(missed)", "late": "\(late)"], cases: [])
    }

    /// Promises kept and due of a project.
    struct Kept: Sendable, Equatable {
        let kept: Int
        let due: Int
        var share: Double { due == 0 ? 0 : Double(kept) / Double(due) }
    }

    /// A project that keeps fewer of its promises than the others, by more than chance.
    static func peers(
        _ rule: AlertRules.Rule, in project: ID<Project>, desk: String, own: Kept, others: Kept, broken: [ID<Case>]
    ) -> Sighting? {
        guard case .peers(let window, let least, let points, let confidence) = rule.sight,
            own.due >= least, others.due >= least,
            (others.share - own.share) * 100 >= Double(points) - 1e-9,
            ProportionTest.isLess(own.kept, of: own.due, than: others.kept, of: others.due, confidence: confidence)
        else { return nil }
        return Sighting(
            rule, in: project, desk: desk, "project",
            [
                "own": own.share.percentText, "others": others.share.percentText, "count": "\(own.due)",
                "otherCount": "\(others.due)", "days": "\(window.milliseconds / 86_400_000)",
            ], cases: broken)
    }
}

extension Double {
    /// `87.5`; cut and not rounded up: 99.96 is not 100.
    fileprivate var percentText: String {
        let tenths = Int(self * 1000 + 1e-9)
        return "\(tenths / 10).\(tenths % 10)"
    }
}
