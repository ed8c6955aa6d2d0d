import Workforce

extension Names {
    /// The departments that a list offers: a retired one only where what is shown has it now.
    func departments(having kept: String?) -> [Department] {
        departments.filter { $0.retiredAt == nil || $0.key == kept }
    }

    /// As options of a select.
    func departmentOptions(having kept: String?) -> [Model] {
        Choice.options(departments(having: kept).map { ($0.key, $0.name[language]) }, chosen: kept)
    }
}

extension Lookups.Staffing {
    /// The department that somebody means who names none: their own, else the first that is there.
    func home(of actor: Actor) -> String {
        let standing = departments.values.filter { $0.retiredAt == nil }
        let own = actor.departments.compactMap { id in standing.first { $0.id == id }?.key }.first
        return own ?? standing.map(\.key).min() ?? ""
    }
}
