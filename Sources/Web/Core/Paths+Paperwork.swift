extension Paths {
    package static let gate = Path("/gate")
    package static let gatePassage = Path("/gate/passages")
    package static let slots = Path("/slots")
    package static let casePrint = Path("/cases/{number}/prints/{print}")
    package static let roundLabels = Path("/rounds/plans/{plan}/labels")
    package static let cabinetTags = Path("/cabinets/{cabinet}/tags")
}

extension Paths.API {
    package static let procedures = Path("/api/v1/procedures")
    package static let procedure = Path("/api/v1/procedures/{procedure}")
    package static let slots = Path("/api/v1/slots")
    package static let casePasses = Path("/api/v1/cases/{number}/passes")
    package static let casePrints = Path("/api/v1/cases/{number}/prints")
    package static let casePrint = Path("/api/v1/cases/{number}/prints/{print}")
    package static let gate = Path("/api/v1/gate/looks")
    package static let gatePassage = Path("/api/v1/gate/passages")
}
