import Casework
import Insight
import Kernel
import Workforce

extension FigureWords {
    /// What a group is called.
    func group(_ key: String, _ by: Grouping) -> String {
        let none = names.text("figures.none")
        switch by {
        case .person: return ID<Staff>(key).map { names.staff($0) } ?? key
        case .department: return names.department(key: key) ?? none
        case .project: return names.project(code: key) ?? none
        case .category:
            let isNone = key == CaseFilter.noCategory
            return isNone ? names.text("list.noCategory") : names.category(key, of: names.firstDesk)
        case .kind: return names.kind(key, of: names.firstDesk)
        case .day: return key
        case .age: return names.text("age.\(key)")
        }
    }

    /// `2026-03-01 – 2026-03-03`, or with times where it is not made of days.
    func window(_ window: FigureWindow) -> String {
        guard window.isOfDays else { return "\(times.exact(window.start)) – \(times.exact(window.end))" }
        return window.firstDay == window.lastDay ? "\(window.firstDay)" : "\(window.firstDay) – \(window.lastDay)"
    }
}
