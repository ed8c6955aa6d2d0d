import Rounds

extension BoardPage {
    /// The rounds of the day, with what is late and missed.
    var rounds: Model {
        let rounds = figures.rounds
        return [
            "href": Paths.roundsDay(query: [("project", project)]), "all": "\(rounds.all)", "done": "\(rounds.done)",
            "late": "\(rounds.late)", "isLate": rounds.late > 0, "missed": "\(rounds.missed)",
            "isMissed": rounds.missed > 0, "free": "\(rounds.free)", "isFree": rounds.free > 0,
        ]
    }
}
