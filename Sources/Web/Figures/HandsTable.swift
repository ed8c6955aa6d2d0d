import Insight
import Kernel
import Workforce

/// What became of work in people's hands, person by person: each number opens its rows.
enum HandsTable {
    /// - Parameter most: as many people are shown.
    static func model(
        _ hands: [FigureOverview.Hands], most: Int, _ address: FigureAddress, _ words: FigureWords
    ) -> Model {
        [
            "heads": Measure.handled.map { measure -> Model in
                [
                    "name": words.name(measure), "formula": words.formula(measure),
                    "href": address.figure(measure, by()),
                ]
            },
            "people": hands.prefix(most).map { one -> Model in
                let staff = one.staff.description
                return [
                    "name": words.group(staff, .person),
                    "counts": zip(Measure.handled, one.counts).map { measure, count -> Model in
                        [
                            "count": "\(count)", "isAny": count > 0,
                            "href": address.figure(measure, by(), ("group", staff)),
                        ]
                    },
                ]
            },
            "hasHands": !hands.isEmpty,
        ]
    }

    private static func by() -> (String, String?) { ("by", Grouping.person.rawValue) }
}
