/// The addresses of activities, minutes and follow-ups.
extension Paths {
    package static let activities = Path("/activities")
    package static let activity = Path("/activities/{activity}")
    package static let activityAction = Path("/activities/{activity}/actions/{action}")
    package static let activityDoor = Path("/activities/{activity}/door")
    package static let activityExport = Path("/activities/{activity}/export")
    package static let registrations = Path("/activities/{activity}/registrations")
    package static let registrationAction = Path("/activities/{activity}/registrations/{registration}/{action}")
    package static let activityCosts = Path("/activities/{activity}/costs")
    package static let activityCostStrike = Path("/activities/{activity}/costs/{cost}/strike")
    package static let meetings = Path("/meetings")
    package static let meeting = Path("/meetings/{meeting}")
    package static let meetingAction = Path("/meetings/{meeting}/actions/{action}")
    package static let meetingFollowUps = Path("/meetings/{meeting}/follow-ups")
    package static let followUps = Path("/follow-ups")
    package static let followUp = Path("/follow-ups/{followUp}")
    package static let followUpAction = Path("/follow-ups/{followUp}/{action}")

    /// Those that templates may call.
    static let ofGatherings: [String: Path] = [
        "activities": activities, "meetings": meetings, "followUps": followUps,
    ]
}

extension Paths.API {
    package static let activities = Path("/api/v1/activities")
    package static let activity = Path("/api/v1/activities/{activity}")
    package static let activityAction = Path("/api/v1/activities/{activity}/actions/{action}")
    package static let activityExport = Path("/api/v1/activities/{activity}/export")
    package static let checkIns = Path("/api/v1/activities/{activity}/check-ins")
    package static let registrations = Path("/api/v1/activities/{activity}/registrations")
    package static let registrationAction = Path(
        "/api/v1/activities/{activity}/registrations/{registration}/actions/{action}")
    package static let activityCosts = Path("/api/v1/activities/{activity}/costs")
    package static let activityCostStrike = Path("/api/v1/activities/{activity}/costs/{cost}/strike")
    package static let meetings = Path("/api/v1/meetings")
    package static let meeting = Path("/api/v1/meetings/{meeting}")
    package static let meetingAction = Path("/api/v1/meetings/{meeting}/actions/{action}")
    package static let meetingFollowUps = Path("/api/v1/meetings/{meeting}/follow-ups")
    package static let followUps = Path("/api/v1/follow-ups")
    package static let followUp = Path("/api/v1/follow-ups/{followUp}")
    package static let followUpAction = Path("/api/v1/follow-ups/{followUp}/actions/{action}")
}
