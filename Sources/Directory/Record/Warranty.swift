import Kernel

/// A part of a building that has a warranty of its own: for how many years after the handing over, and which
/// categories of demands are about it.
package struct WarrantyPart: Sendable {
    package let key: String
    package let years: Int
    /// Paths of categories; each means everything below it.
    package let categories: [String]

    package init(key: String, years: Int, categories: [String]) {
        (self.key, self.years, self.categories) = (key, years, categories)
    }

    /// Whether a demand of this category is about the part.
    package func covers(_ category: String) -> Bool {
        categories.contains { category == $0 || category.hasPrefix($0 + ".") }
    }
}

/// Until when a part of a place is under warranty, and which place says so.
package struct WarrantyCover: Sendable, Hashable {
    package let part: String
    /// The last day.
    package let until: Day
    /// The place whose record decides: the place itself or one that it lies in.
    package let from: ID<Place>

    package func holds(on day: Day) -> Bool { day <= until }
}

/// Warranties by rule. Pure.
package enum Warranty {
    /// The last day of so many years after a day: the same day of that year, or the last of February where that year
    /// has no 29th (Civil Code of the PRC, articles 200 and 202).
    package static func lastDay(of years: Int, after day: Day) -> Day {
        let (year, date) = (day.date.year + years, day.date)
        let same = CivilDate(year: year, month: date.month, day: date.day)
        return (same ?? CivilDate(year: year, month: date.month, day: 28)).map { Day($0) } ?? day
    }

    /// Every part that anybody said something of: the place's own record decides, else that of the closest place which
    /// it lies in. In one record a day that was agreed comes before one that is counted.
    ///
    /// - Parameter path: the place, then what it lies in, the closest first.
    package static func covers(
        _ path: [(place: ID<Place>, record: PlaceRecord)], _ parts: [WarrantyPart]
    ) -> [WarrantyCover] {
        parts.compactMap { part in
            for (place, record) in path {
                if let agreed = record.warranty[part.key] {
                    return WarrantyCover(part: part.key, until: agreed, from: place)
                }
                if let day = record.deliveredOn {
                    return WarrantyCover(part: part.key, until: lastDay(of: part.years, after: day), from: place)
                }
            }
            return nil
        }
    }
}
