import Insight
import Kernel

/// One group of a table: its value, and the numbers that open its rows.
enum GroupRow {
    static func model(
        _ group: Figure.Group, _ by: Grouping, _ measure: Measure, _ address: FigureAddress, _ words: FigureWords
    ) -> Model {
        let tally = group.tally
        func href(_ counted: String?) -> String {
            address.figure(measure, ("by", by.rawValue), ("group", group.key), ("counted", counted))
        }
        return [
            "name": words.group(group.key, by), "value": words.text(tally.value, measure.unit),
            "isEnough": tally.isEnough, "tooFew": words.tooFew, "isShare": measure.unit == .share,
            "isTime": measure.unit == .seconds, "ninety": words.text(tally.ninety, .seconds),
            "count": "\(tally.count)", "counted": "\(tally.counted)", "others": "\(tally.count - tally.counted)",
            "hasOthers": tally.count > tally.counted, "href": href(nil), "countedHref": href("true"),
            "othersHref": href("false"), "isLess": measure.isBetterHigh == true,
        ]
    }
}
