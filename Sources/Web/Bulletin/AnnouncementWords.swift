import Bulletin
import Kernel
import Workforce

/// What is said of announcements on pages.
struct AnnouncementWords {
    let names: Names
    let times: TimeWords

    func state(_ state: Announcement.State) -> String { names.text("announcementState.\(state.rawValue)") }

    func mood(_ state: Announcement.State) -> String {
        switch state {
        case .submitted: "warn"
        case .waiting: "info"
        case .standing: "good"
        case .draft, .over, .withdrawn: ""
        }
    }

    /// The places, who of them, and with which tag.
    func audience(of one: Announcement) -> String {
        let audience = one.audience
        var parts = [audience.isWhole ? names.project(one.project) : names.list(audience.places.map(\.name))]
        if !audience.isWhole, audience.places.isEmpty { parts = [names.text("announcement.nobody")] }
        if !audience.without.isEmpty {
            parts.append(names.text("announcement.not", ["places": names.list(audience.without.map(\.name))]))
        }
        if !audience.capacities.isEmpty { parts.append(names.list(audience.capacities.map(names.capacity))) }
        if !audience.tag.isEmpty { parts.append(names.tag(audience.tag)) }
        return parts.joined(separator: " · ")
    }

    func reach(_ reach: Announcement.Reach) -> String {
        names.text(
            "announcement.reach",
            [
                "households": "\(reach.households)", "people": "\(reach.people)", "reachable": "\(reach.reachable)",
                "rest": "\(reach.people - reach.reachable)",
            ])
    }

    func channels(of one: Announcement) -> String {
        names.list(one.content.channels.map { names.text("announcementChannel.\($0.rawValue)") })
    }

    func begins(_ one: Announcement) -> String {
        (one.leavesAt ?? one.content.publishAt).map(times.point) ?? names.text("announcement.atOnce")
    }

    func ends(_ one: Announcement) -> String {
        one.content.until.map(times.point) ?? names.text("announcement.open")
    }
}
