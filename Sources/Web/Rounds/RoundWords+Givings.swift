import Kernel
import Rounds
import Workforce

extension RoundWords {
    /// How a round came from one to the other.
    func giving(_ one: RoundGiving) -> Model {
        [
            "at": times.short(one.at), "exact": times.exact(one.at), "before": holder(one.before),
            "after": holder(one.after), "cause": names.text("roundGiving.\(one.cause.rawValue)"),
            "by": names.staff(one.by),
        ]
    }

    /// The same as it is told to one of the two.
    func moved(_ one: MovedRound, to staff: ID<Staff>) -> Model {
        let isTheirs = one.giving.after == staff
        return line(one.round).merging(giving(one.giving)).merging([
            "sentence": names.text(
                isTheirs ? "rounds.cameToYou" : "rounds.wentToOther",
                ["who": holder(isTheirs ? one.giving.before : one.giving.after)])
        ])
    }

    private func holder(_ staff: ID<Staff>?) -> String { staff.map(names.staff) ?? names.text("rounds.nobody") }
}
