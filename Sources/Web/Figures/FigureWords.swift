import Casework
import Insight
import Kernel
import Workforce

/// Figures as people read them: a number, its unit, and how it moved.
struct FigureWords {
    let names: Names
    let times: TimeWords

    func name(_ measure: Measure) -> String { names.text("figure.\(measure.key)") }
    func formula(_ measure: Measure) -> String {
        names.text("figure.\(measure.key).formula", ["least": "\(Measure.least)"])
    }

    /// `96.4` and `%`; nil where there is no value.
    func parts(_ value: Double?, _ unit: Measure.Unit) -> (number: String, unit: String)? {
        guard let value else { return nil }
        switch unit {
        case .share: return ((value * 100).tenths, "%")
        case .count: return ("\(Int(value))", names.text("span.cases"))
        case .seconds: return span(value)
        }
    }

    private func span(_ seconds: Double) -> (number: String, unit: String) {
        switch seconds.magnitude {
        case ..<60: (seconds.tenths, names.text("span.seconds"))
        case ..<3600: ((seconds / 60).tenths, names.text("span.minutes"))
        case ..<172_800: ((seconds / 3600).tenths, names.text("span.hours"))
        default: ((seconds / 86_400).tenths, names.text("span.days"))
        }
    }

    /// `96.4%`; a dash where there is no value.
    func text(_ value: Double?, _ unit: Measure.Unit) -> String {
        parts(value, unit).map { $0.unit == "%" ? $0.number + $0.unit : "\($0.number) \($0.unit)" }
            ?? "—"
    }

    /// How it moved against a past value, and whether that is good; nothing where one of them is not there.
    func change(_ tally: Tally, since past: Tally, _ measure: Measure) -> Model {
        guard let value = tally.value, let old = past.value else { return ["has": false] }
        let by = value - old
        let size = parts(by.magnitude, measure.unit).map { number, unit in
            measure.unit == .share ? names.text("figures.points", ["n": number]) : "\(number) \(unit)"
        }
        let mood = by == 0 || measure.isBetterHigh == nil ? "" : (by > 0) == measure.isBetterHigh ? "ok" : "late"
        let sign = by == 0 ? "=" : by > 0 ? "▲" : "▼"
        return ["has": true, "text": by == 0 ? sign : "\(sign) \(size ?? "")", "class": mood]
    }

    /// What stands under a number: of how many it is made; nothing under a count.
    func base(_ tally: Tally, considered: Int, _ measure: Measure) -> String {
        if measure.unit == .count { return "" }
        var values = ["counted": "\(tally.counted)", "count": "\(tally.count)"]
        values["ninety"] = text(tally.ninety, .seconds)
        if measure.cohort == .rated {
            values["rate"] = considered == 0 ? "—" : text(Double(tally.count) / Double(considered), .share)
            return names.text("figures.base.rated", values)
        }
        if measure.unit == .seconds, tally.ninety == nil { return names.text("figures.base.few", values) }
        return names.text("figures.base.\(measure.unit.rawValue)", values)
    }

    var tooFew: String { names.text("figures.tooFew", ["least": "\(Measure.least)"]) }
}
