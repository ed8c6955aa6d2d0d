import Bulletin
import Casework
import Kernel
import Workforce

/// What is said of activities on pages.
struct ActivityWords {
    let names: Names
    let times: TimeWords

    func state(_ state: Activity.State) -> String { names.text("activityState.\(state.rawValue)") }

    func when(_ one: Activity) -> String { times.window(one.content.begins, one.content.ends) }

    func audience(of one: Activity) -> String {
        let places = one.places.isEmpty ? names.project(one.project) : names.list(one.places.map(\.name))
        return [places, one.content.tag.isEmpty ? "" : names.tag(one.content.tag)].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    func seats(_ one: Activity) -> String {
        one.content.seats.map {
            names.text("activity.seatsOf", ["taken": "\(one.taken)", "seats": "\($0)"])
        } ?? names.text("activity.seatsFree", ["taken": "\(one.taken)"])
    }

    func money(_ fen: Int64) -> String {
        let currency = names.desks[names.firstDesk]?.dispatch.currency ?? ""
        return Names.sign(of: currency) + FixedPoint.fullText(fen, places: 2)
    }

    func people(_ count: ActivityTally.Count) -> String {
        names.text("activity.people", ["people": "\(count.people)", "registrations": "\(count.registrations)"])
    }
}

extension Activity.State {
    var mood: String {
        switch self {
        case .open: "ok"
        case .running: "info"
        case .cancelled: "late"
        case .draft, .over: ""
        }
    }
}
