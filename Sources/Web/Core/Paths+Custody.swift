extension Paths {
    package static let keys = Path("/keys")
    package static let key = Path("/keys/{key}")
    package static let keyAction = Path("/keys/{key}/{action}")
    package static let keyLossCase = Path("/keys/{key}/losses/{loss}/case")
    package static let cabinets = Path("/cabinets")
    package static let cabinet = Path("/cabinets/{cabinet}")
    package static let cabinetCounts = Path("/cabinets/{cabinet}/counts")
    package static let keyCount = Path("/key-counts/{count}")
    package static let keyCountSignature = Path("/key-counts/{count}/signature")
}

extension Paths.API {
    package static let keys = Path("/api/v1/keys")
    package static let key = Path("/api/v1/keys/{key}")
    package static let keyAction = Path("/api/v1/keys/{key}/actions/{action}")
    package static let keyLossCase = Path("/api/v1/keys/{key}/losses/{loss}/case")
    package static let placeKeys = Path("/api/v1/places/{place}/keys")
    package static let caseKeys = Path("/api/v1/cases/{number}/keys")
    package static let personKeys = Path("/api/v1/people/{person}/keys")
    package static let cabinets = Path("/api/v1/cabinets")
    package static let cabinet = Path("/api/v1/cabinets/{cabinet}")
    package static let cabinetCounts = Path("/api/v1/cabinets/{cabinet}/counts")
    package static let keyCount = Path("/api/v1/key-counts/{count}")
    package static let keyCountSignature = Path("/api/v1/key-counts/{count}/signature")
}
