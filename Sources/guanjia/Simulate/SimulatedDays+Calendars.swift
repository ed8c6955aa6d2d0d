import Casework
import Kernel
import Store
import Web
import Workforce

extension SimulatedDays {
    /// A new version of a calendar, of the desk, the project or a building, which open promises may move to.
    func publish(_ copy: Int) async throws {
        let house = centre.house(copy)
        let admin = centre.actor("admin")
        let key = dice.pick(house.cases.desks["property"]?.levels.calendars.keys ?? [])
        let building = dice.pick(centre.estate.homes).room.building
        let whole = dice.pick([nil, centre.estate.project.id])
        var place = CalendarPlace(desk: "property", key: key, project: whole)
        if dice.chance(50) {
            let part = try await house.places.place(named: building, in: centre.estate.project.id)
            place = CalendarPlace(desk: "property", key: key, project: part.project, part: part.id)
        }
        let shown = try await house.cases.calendar(place, for: admin)
        var draft = CalendarDraft(shown.current.calendar, in: .simplified)
        for day in Weekday.allCases where dice.chance(40) {
            let (from, to) = (Int.random(in: 5...9, using: &dice), Int.random(in: 16...22, using: &dice))
            draft.week[day] = "\(padded(from)):00-\(to):30"
        }
        let asked = CalendarPublishing(
            draft, basedOn: shown.current.number, note: centre.script.declining, effect: dice.pick([.keep, .move]))
        let done = try await ask("calendar", copy) { [place] house, key in
            try await house.cases.publish(asked, as: place, request: key, by: admin)
        }
        guard let done else { return }
        guard done.isOwn, done.current.number > shown.current.number else {
            throw Broken("version \(done.current.number) of \(key) is not what was published")
        }
    }
}
