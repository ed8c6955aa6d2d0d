import Casework

extension Names {
    /// What a line of a hand-over counts, as the desk's file calls it; by its key where it is there no longer.
    func handoverLine(_ key: String) -> String {
        desks[firstDesk]?.handing.line(key)?.name[language] ?? key
    }
}
