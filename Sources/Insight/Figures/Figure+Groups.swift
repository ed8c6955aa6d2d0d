extension Figure.Group {
    /// Days and ages in their order, everything else the most first.
    static func groups(_ facts: [Fact], _ unit: Measure.Unit, by grouping: Grouping, _ keys: GroupKeys) -> [Self] {
        let parted = Dictionary(grouping: facts) { keys.key(of: $0, by: grouping) }
        let groups = parted.map { Self(key: $0, tally: Tally($1, unit)) }
        switch grouping {
        case .day: return groups.sorted { $0.key < $1.key }
        case .age:
            let order = Age.allCases.map(\.rawValue)
            return groups.sorted { order.firstIndex(of: $0.key) ?? 0 < order.firstIndex(of: $1.key) ?? 0 }
        case .person, .department, .project, .category, .kind:
            return groups.sorted { ($1.tally.count, $0.key) < ($0.tally.count, $1.key) }
        }
    }
}
