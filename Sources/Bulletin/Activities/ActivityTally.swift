import Kernel

/// What came of an activity, or is to come of it. Pure: counted from its registrations and costs.
package struct ActivityTally: Sendable, Hashable {
    /// Registrations and people.
    package struct Count: Sendable, Hashable {
        package var registrations = 0
        package var people = 0
    }

    package private(set) var seated = Count()
    package private(set) var waiting = Count()
    package private(set) var cancelled = Count()
    /// Those who were there.
    package private(set) var came = Count()
    /// Of those with a seat, who was not there: also of a family those who stayed at home.
    package private(set) var absent = Count()
    package private(set) var toTell = 0
    /// In fen.
    package private(set) var planned: Int64 = 0
    package private(set) var actual: Int64 = 0

    package init(_ registrations: [Registration], _ costs: [ActivityCost]) {
        for one in registrations { add(one) }
        for cost in costs where cost.struckAt == nil {
            if cost.kind == .planned { planned += cost.fen } else { actual += cost.fen }
        }
    }

    private mutating func add(_ one: Registration) {
        if one.isToTell { toTell += 1 }
        switch one.state {
        case .waiting: waiting.add(one.heads)
        case .cancelled: cancelled.add(one.heads)
        case .seated:
            seated.add(one.heads)
            if let there = one.came { came.add(there) }
            if one.came ?? 0 < one.heads { absent.add(one.heads - (one.came ?? 0)) }
        }
    }

    /// What it has cost for each who came, in fen, half a fen up; nil where nobody did.
    package var perPerson: Int64? {
        let people = Int64(came.people)
        return people > 0 ? (2 * actual + people) / (2 * people) : nil
    }
}

extension ActivityTally.Count {
    fileprivate mutating func add(_ people: Int) {
        registrations += 1
        self.people += people
    }
}
