import Casework
import Directory
import Kernel

/// What pages call things of places.
extension Names {
    func placeStatus(_ status: PlaceStatus?) -> String { text("placeStatus.\(status?.rawValue ?? "unknown")") }
    /// One letter, where there is room for no more.
    func placeMark(_ status: PlaceStatus?) -> String { text("placeMark.\(status?.rawValue ?? "unknown")") }
    func placeKind(_ kind: Place.Kind) -> String { text("placeKind.\(kind.rawValue)") }

    var premises: PremisesRules { knowledge(of: firstDesk)?.premises ?? .none }
    func placeUse(_ key: String) -> String { entry(key, of: premises.uses) }
    func meter(_ key: String) -> String { entry(key, of: premises.meters) }
    func facility(_ key: String) -> String { entry(key, of: premises.facilities) }
    func warrantyPart(_ key: String) -> String { entry(key, of: premises.warrantyNames) }

    private func entry(_ key: String, of all: [Desk.Entry]) -> String {
        all.first { $0.key == key }?.name[language] ?? key
    }

    /// `89.5 m²`
    func area(_ hundredths: Int64) -> String { text("place.area", ["n": FixedPoint.text(hundredths, places: 2)]) }

    /// Every 3 months, every 30 days.
    func rhythm(_ rhythm: CareRhythm) -> String { text("care.every.\(rhythm.unit.rawValue)", ["n": "\(rhythm.every)"]) }

    /// From when to when somebody looks after a place.
    func span(of post: ZonePost) -> String {
        guard let to = post.to else { return text("zone.since", ["from": post.from.description]) }
        return text("zone.span", ["from": post.from.description, "to": to.description])
    }
}

/// A status as a tag shows it.
enum StatusTag {
    static func model(_ status: PlaceStatus?, _ names: Names) -> Model {
        ["text": names.placeStatus(status), "class": kind(status, names)]
    }

    private static func kind(_ status: PlaceStatus?, _ names: Names) -> String {
        guard let status else { return "" }
        if names.premises.empty.contains(status) { return "warn" }
        return status == .renovating ? "info" : "ok"
    }
}
