import Casework
import Kernel
import Store
import Web
import Workforce

extension SimulatedDays {
    /// A new version of a calendar, of the desk, the project or a building, which open promises may move to.
    func publish(_ copy: Int) async throws {
        let admin = centre.actor("admin")
        let place = try await calendarPlace(centre.house(copy))
        let shown = try await centre.house(copy).cases.calendar(place, for: admin)
        let asked = CalendarPublishing(
            changed(shown.current.calendar), basedOn: shown.current.number, note: centre.script.declining,
            effect: dice.pick([.keep, .move]))
        let done = try await ask("calendar", copy) { house, key in
            try await house.cases.publish(asked, as: place, request: key, by: admin)
        }
        guard let done else { return }
        guard done.isOwn, done.current.number > shown.current.number else {
            throw Broken("version \(done.current.number) of \(place.key) is not what was published")
        }
    }

    private func calendarPlace(_ house: House) async throws -> CalendarPlace {
        let desk = try house.cases.desk()
        let key = dice.pick(desk.levels.calendars.keys)
        let (whole, code) = (centre.estate.project.id, dice.pick(centre.estate.homes).room.building)
        guard dice.chance(50) else {
            return CalendarPlace(desk: desk.key, key: key, project: dice.pick([nil, whole]))
        }
        let part = try await house.places.place(named: code, in: whole)
        return CalendarPlace(desk: desk.key, key: key, project: whole, part: part.id)
    }

    private func changed(_ calendar: WorkCalendar) -> CalendarDraft {
        var draft = CalendarDraft(calendar, in: .simplified)
        for day in Weekday.allCases where dice.chance(40) { draft.week[day] = hours() }
        return draft
    }

    private func hours() -> String {
        let (from, to) = (Int.random(in: 5...9, using: &dice), Int.random(in: 16...22, using: &dice))
        return "\(padded(from)):00-\(to):30"
    }
}
