import Bulletin
import Kernel
import Web

extension DemoHistory {
    /// What neighbours come together for, and meetings with what has to be done after them.
    func gathers(before end: Instant) {
        for one in script.activities {
            let zone = estate.project.zone
            let begins = zone.first(showing: one.hour * 60, of: zone.day(of: end).adding(days: one.day))
            then(min(end, begins) - .days(1)) { [self] in try await hold(one, at: begins) }
        }
        for one in script.meetings {
            then(end - .days(one.daysAgo)) { [self] in try await meet(one, end: end) }
        }
    }

    private func hold(_ one: DemoScript.Activity, at begins: Instant) async throws {
        let (activities, planner) = (house.activities, try actor(one.by))
        var draft = ActivityDraft()
        (draft.project, draft.title, draft.text, draft.venue) = (estate.project.code, one.title, one.text, one.venue)
        (draft.begins, draft.ends) = (begins, begins + .hours(one.hours))
        draft.seats = one.seats
        let number = try await activities.write(draft, by: planner).one.number
        _ = try await activities.act(.open, on: number, by: planner)
        for (kind, costs) in [(ActivityCost.Kind.planned, one.planned), (.actual, one.actual)] {
            for cost in costs {
                _ = try await activities.addCost(kind, cost.purpose, fen: cost.fen, to: number, by: planner)
            }
        }
        for (place, guest) in estate.homes.prefix(one.guests).map({ $0.person }).enumerated() {
            let registered = try await activities.register(
                guest.id.description, heads: 1 + place % 3, for: number, by: planner)
            guard one.day < 0, registered.state == .seated, place > 0 else { continue }
            then(begins) { [self] in
                _ = try await house.activities.act(
                    .come(heads: nil), on: registered.id.description, of: number, by: try actor(one.by))
            }
        }
    }

    private func meet(_ one: DemoScript.Meeting, end: Instant) async throws {
        let (minutes, writer) = (house.minutes, try actor(one.by))
        var draft = MeetingDraft()
        (draft.project, draft.title, draft.venue) = (estate.project.code, one.title, one.venue)
        (draft.chair, draft.present, draft.heldAt) = (one.chair, one.present, end - .days(one.daysAgo))
        draft.items = one.items.map { Meeting.Item(heading: $0.heading, text: $0.text) }
        let number = try await minutes.write(draft, by: writer).one.number
        for task in one.followUps {
            let due = estate.project.zone.day(of: end + .days(Int64(task.due)))
            let given = try await minutes.follow(number, what: task.task, owner: task.owner, due: due, by: writer)
            guard let result = task.result else { continue }
            _ = try await minutes.act(.done(result: result), on: given.one.id, by: try actor(task.owner))
        }
        _ = try await minutes.act(.submit, on: number, by: writer)
        guard one.isApproved else { return }
        _ = try await minutes.act(.approve, on: number, by: try actor(one.chair))
    }
}
