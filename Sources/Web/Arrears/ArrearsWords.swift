import Casework
import Directory
import Kernel

extension Names {
    /// The money that the house counts in, by ISO 4217.
    var currency: String { desks[firstDesk]?.dispatch.currency ?? "CNY" }

    /// What stands before an amount: `¥`, `EUR `.
    static func sign(of currency: String) -> String { ["CNY": "¥"][currency] ?? currency + " " }

    /// An amount of minor units for reading: 123450 is `¥1,234.50`.
    func money(_ amount: Int64) -> String {
        let sign = Self.sign(of: currency)
        let text = FixedPoint.fullText(abs(amount), places: 2)
        var (groups, whole) = ([String](), text.dropLast(3))
        while whole.count > 3 {
            groups.insert(String(whole.suffix(3)), at: 0)
            whole = whole.dropLast(3)
        }
        let figures = ([String(whole)] + groups).joined(separator: ",") + text.suffix(3)
        return (amount < 0 ? "-" : "") + sign + figures
    }
}

/// Sums of arrears as pages show them.
struct ArrearsWords {
    let names: Names

    /// `12.3 %` of the rooms; nothing where there are none.
    func share(_ sum: ArrearsSum) -> String {
        sum.rooms == 0 ? "" : (Double(sum.owing) * 100 / Double(sum.rooms)).tenths + " %"
    }

    /// `+¥1,200.00`; nothing without a statement before.
    func change(_ now: ArrearsSum, _ before: ArrearsSum?) -> String {
        guard let before else { return "" }
        let by = now.amount - before.amount
        return (by > 0 ? "+" : "") + names.money(by)
    }

    func model(_ now: ArrearsSum, _ before: ArrearsSum?) -> Model {
        [
            "rooms": "\(now.rooms)", "owing": "\(now.owing)", "share": share(now), "amount": names.money(now.amount),
            "change": change(now, before), "isMore": before.map { $0.amount < now.amount } ?? false,
        ]
    }

    /// What is owed at one place, with how it came to be, for the page of the place or of a customer.
    func model(_ one: PlaceArrears) -> Model {
        let newest = one.newest?.day
        return [
            "code": one.place.code, "href": Paths.place(one.place.id.description),
            "owed": one.owed > 0 ? names.money(one.owed) : "", "isClear": one.owed == 0,
            "on": newest.map { names.text("arrears.on", ["day": "\($0)"]) } ?? "",
            "since": one.since.map { names.text("arrears.since", ["month": $0.month]) } ?? "",
            "told": one.told.map(told), "hasTold": !one.told.isEmpty,
        ]
    }

    private func told(_ one: PlaceArrears.Told) -> Model {
        [
            "day": one.day.description, "sum": names.money(one.amount),
            "lines": one.lines.map { line -> Model in
                [
                    "amount": names.money(line.amount), "item": line.item, "month": line.since?.month ?? "",
                    "name": line.name, "note": line.note, "isReplaced": line.struckAt != nil,
                    "by": names.staff(ID(number: line.by)),
                ]
            },
        ]
    }
}
