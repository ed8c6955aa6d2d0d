import Casework
import Kernel
import Rounds
import Workforce

/// Payment sheets in words.
struct PaymentWords {
    let names: Names

    func department(_ key: String) -> String { names.department(key: key) ?? key }
    func percent(_ number: Int?) -> String { number.map { "\($0)%" } ?? "—" }
    func name(_ figure: MonthFigures.Figure) -> String { names.text("paymentFigure.\(figure.rawValue)") }

    /// `95% 及以上 扣 0%；90%–94% 扣 2%`
    func rule(_ bands: [ContractRules.Band]) -> String {
        let tops = [100] + bands.dropLast().map { $0.from - 1 }
        return names.list(
            zip(bands, tops).map { band, top in
                names.text(
                    "payments.band", ["from": "\(band.from)", "to": "\(top)", "deduct": "\(band.deduct)"])
            })
    }

    /// What the sheet says, line by line: as a page and as a table has it.
    func lines(_ file: PaymentFile) -> [(label: String, text: String)] {
        let held = file.held
        let figures: [(label: String, text: String)] = MonthFigures.Figure.allCases.map {
            (name($0), "\(held.figures[$0])")
        }
        return figures + [
            (names.text("payments.score"), percent(held.figures.score)),
            (names.text("payments.monthly"), names.money(file.sheet.monthly)),
            (names.text("payments.percent"), percent(held.percent)),
            (names.text("payments.deduction"), names.money(file.deduction)),
            (names.text("payments.pay"), names.money(file.pay)),
        ]
    }

    /// What is counted otherwise by now.
    func changes(_ file: PaymentFile) -> [Model] {
        let (held, now) = (file.held, file.now)
        var all: [(String, String, String)] = file.changed.map {
            (name($0), "\(held.figures[$0])", "\(now.figures[$0])")
        }
        if held.percent != now.percent {
            let pay = file.sheet.monthly - PaymentSheet.deduction(of: file.sheet.monthly, percent: now.percent)
            all.append((names.text("payments.pay"), names.money(file.pay), names.money(pay)))
        }
        return all.map { ["label": $0.0, "was": $0.1, "now": $0.2] }
    }
}
