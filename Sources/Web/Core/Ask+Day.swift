import Kernel

extension Ask {
    /// A day that the address asks about; nil where it does not.
    ///
    /// - Throws: ``WebRefusal/badQuery(_:)``
    func day(_ key: String) throws -> Day? {
        guard let text = query(key) else { return nil }
        guard let day = Day(text), day.isSayable else { throw WebRefusal.badQuery(key) }
        return day
    }
}
