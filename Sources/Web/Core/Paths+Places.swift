extension Paths {
    package static let places = Path("/places")
    package static let place = Path("/places/{place}")
    package static let placeStatus = Path("/places/{place}/status")
    package static let placeStatuses = Path("/places/{place}/statuses")
    package static let placeRetirement = Path("/places/{place}/retirement")
    package static let placeCare = Path("/places/{place}/care-plans")
    package static let vacancy = Path("/vacancy")
    package static let parking = Path("/parking")
    package static let care = Path("/care")
    package static let carePlan = Path("/care/{plan}")
    package static let zones = Path("/zones")
    package static let zone = Path("/zones/{zone}")
}

extension Paths.API {
    package static let placeStatus = Path("/api/v1/places/{place}/status")
    package static let placeStatuses = Path("/api/v1/places/{place}/statuses")
    package static let placeRetirement = Path("/api/v1/places/{place}/retirement")
    package static let placeCare = Path("/api/v1/places/{place}/care-plans")
    package static let vacancy = Path("/api/v1/vacancy")
    package static let parking = Path("/api/v1/parking")
    package static let care = Path("/api/v1/care")
    package static let careDone = Path("/api/v1/care/{plan}/done")
    package static let careEnd = Path("/api/v1/care/{plan}/end")
    package static let zones = Path("/api/v1/zones")
    package static let zoneEnd = Path("/api/v1/zones/{zone}/end")
}
