extension Paths {
    package static let rounds = Path("/rounds")
    package static let roundsDay = Path("/rounds/day")
    package static let roundFindings = Path("/rounds/findings")
    package static let roundFindingRecheck = Path("/rounds/findings/{finding}/recheck")
    package static let roundCoverage = Path("/rounds/coverage")
    package static let roundScores = Path("/rounds/scores")
    package static let roundPlans = Path("/rounds/plans")
    package static let roundPlanNew = Path("/rounds/plans/new")
    package static let roundPlan = Path("/rounds/plans/{plan}")
    package static let round = Path("/rounds/walks/{round}")
    package static let roundVisits = Path("/rounds/walks/{round}/visits")
    package static let roundAction = Path("/rounds/walks/{round}/actions/{action}")
    package static let roundPhoto = Path("/rounds/walks/{round}/photos/{photo}")
    package static let roundDecision = Path("/rounds/visits/{visit}/decision")
    package static let payments = Path("/rounds/payments")
    package static let payment = Path("/rounds/payments/{sheet}")
    package static let paymentApproval = Path("/rounds/payments/{sheet}/approval")
    package static let paymentExport = Path("/rounds/payments/{sheet}/export")
    package static let roundWorker = Path("/rounds/worker.js")

    static let ofRounds: [String: Path] = [
        "rounds": rounds, "roundPlans": roundPlans, "roundScores": roundScores, "roundWorker": roundWorker,
        "payments": payments,
    ]
}

extension Paths.API {
    package static let rounds = Path("/api/v1/rounds")
    package static let roundsMine = Path("/api/v1/rounds/mine")
    package static let round = Path("/api/v1/rounds/{round}")
    package static let roundVisits = Path("/api/v1/rounds/{round}/visits")
    package static let roundPhotos = Path("/api/v1/rounds/{round}/photos")
    package static let roundAction = Path("/api/v1/rounds/{round}/actions/{action}")
    package static let roundConflicts = Path("/api/v1/round-conflicts")
    package static let roundDecision = Path("/api/v1/round-visits/{visit}/decision")
    package static let roundFindings = Path("/api/v1/round-findings")
    package static let roundRecheck = Path("/api/v1/round-findings/{finding}/recheck")
    package static let roundPlans = Path("/api/v1/round-plans")
    package static let roundPlan = Path("/api/v1/round-plans/{plan}")
    package static let roundProposals = Path("/api/v1/round-proposals")
    package static let roundCoverage = Path("/api/v1/round-coverage")
    package static let roundScores = Path("/api/v1/round-scores")
    package static let payments = Path("/api/v1/payment-sheets")
    package static let payment = Path("/api/v1/payment-sheets/{sheet}")
    package static let paymentApproval = Path("/api/v1/payment-sheets/{sheet}/approval")
    package static let paymentExport = Path("/api/v1/payment-sheets/{sheet}/export")
}
