import Casework
import Directory
import Kernel
import Workforce

/// Care of a facility as pages show it, with the form that says it was done.
enum CareWords {
    /// - Parameter back: the place to which the form leads back; nil for the list.
    static func model(
        _ file: CareFile, on day: Day, ahead: Int, _ names: Names, may actor: Actor, back: ID<Place>? = nil
    ) -> Model {
        let plan = file.plan
        let state = plan.state(on: day, ahead: ahead)
        let mayCare = Premises.mayCare(at: file.place, actor) && state != .ended
        return [
            "id": plan.id.description, "what": plan.what, "isStatutory": plan.isStatutory,
            "rhythm": names.rhythm(plan.rhythm), "nextDue": plan.nextDue.description,
            "lastDone": plan.lastDone?.description ?? "", "state": names.text("careState.\(state.rawValue)"),
            "class": mood(state), "place": file.place.name, "code": file.place.code,
            "href": Paths.place(file.place.id.description), "to": Paths.carePlan(plan.id.description),
            "mayCare": mayCare, "mayEnd": mayCare && actor.may(.placesWrite, at: file.place),
            "today": day.description, "back": back?.description ?? "",
            "done": file.done.map { done -> Model in
                ["day": done.doneOn.description, "by": names.staff(done.by), "note": done.note]
            }, "hasDone": !file.done.isEmpty,
        ]
    }

    private static func mood(_ state: CarePlan.State) -> String {
        switch state {
        case .overdue: "late"
        case .due: "warn"
        case .later: "ok"
        case .ended: ""
        }
    }
}
