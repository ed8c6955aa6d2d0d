import Casework
import Kernel

/// Something done again and again at a facility.
struct CareJSON: JSONValue {
    let file: CareFile
    let day: Day
    let ahead: Int
    let names: Names

    var json: JSON {
        let plan = file.plan
        return .object([
            ("id", plan.id.json), ("place", file.place.code.json), ("placeName", file.place.name.json),
            ("what", plan.what.json), ("every", plan.rhythm.every.json), ("unit", plan.rhythm.unit.rawValue.json),
            ("statutory", plan.isStatutory.json), ("lastDone", (plan.lastDone?.description).json),
            ("nextDue", plan.nextDue.description.json), ("endedOn", (plan.endedOn?.description).json),
            ("state", plan.state(on: day, ahead: ahead).rawValue.json), ("done", file.done.map(done).json),
        ])
    }

    private func done(_ one: CareDone) -> JSON {
        .object([
            ("doneOn", one.doneOn.description.json), ("note", one.note.json), ("by", names.staff(one.by).json),
        ])
    }
}
