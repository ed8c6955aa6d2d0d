/// The addresses of plans, leave and swaps.
extension Paths {
    package static let roster = Path("/roster")
    package static let rosterPublication = Path("/roster/publication")
    package static let rosterOverrides = Path("/roster/overrides")
    package static let rosterNow = Path("/roster/now")
    package static let rosterNeed = Path("/roster/need")
    package static let rosterMine = Path("/roster/mine")
    package static let rosterFeeds = Path("/roster/feeds")
    package static let rosterFeed = Path("/roster/feeds/{feed}")
    package static let leaves = Path("/leaves")
    package static let leaveAction = Path("/leaves/{leave}/{action}")
    package static let swaps = Path("/swaps")
    package static let swapAction = Path("/swaps/{swap}/{action}")

    /// Those that templates may call.
    static let ofRosters: [String: Path] = [
        "roster": roster, "rosterPublication": rosterPublication, "rosterOverrides": rosterOverrides,
        "rosterNow": rosterNow, "rosterNeed": rosterNeed, "rosterMine": rosterMine, "rosterFeeds": rosterFeeds,
        "leaves": leaves, "swaps": swaps,
    ]
}

extension Paths.API {
    package static let roster = Path("/api/v1/roster")
    package static let rosterFillings = Path("/api/v1/roster/fillings")
    package static let rosterPublications = Path("/api/v1/roster/publications")
    package static let rosterOverrides = Path("/api/v1/roster/overrides")
    package static let rosterChanges = Path("/api/v1/roster/changes")
    package static let rosterMine = Path("/api/v1/roster/mine")
    package static let rosterColleagues = Path("/api/v1/roster/colleagues")
    package static let rosterNeed = Path("/api/v1/roster/need")
    package static let attendance = Path("/api/v1/roster/attendance")
    package static let rosterFeeds = Path("/api/v1/roster/feeds")
    package static let leaves = Path("/api/v1/leaves")
    package static let leaveAction = Path("/api/v1/leaves/{leave}/actions/{action}")
    package static let swaps = Path("/api/v1/swaps")
    package static let swapAction = Path("/api/v1/swaps/{swap}/actions/{action}")
}
