import Kernel

/// Floors that have a number come by it, the highest first; then those with names.
struct FloorKey: Hashable, Comparable {
    let number: Int?
    let name: String

    static func < (a: Self, b: Self) -> Bool {
        switch (a.number, b.number) {
        case (let one?, let other?): one > other
        case (nil, nil): NaturalOrder(a.name) < NaturalOrder(b.name)
        case (let one, _): one != nil
        }
    }
}

struct ColumnKey: Hashable, Comparable {
    let unit: String
    let door: String
    /// Of doors of one name on one floor.
    let turn: Int

    static func < (a: Self, b: Self) -> Bool {
        if a.unit != b.unit { return NaturalOrder(a.unit) < NaturalOrder(b.unit) }
        if a.door != b.door { return NaturalOrder(a.door) < NaturalOrder(b.door) }
        return a.turn < b.turn
    }
}
