import Casework
import Directory
import Kernel
import Workforce

/// What a case at a place, or an intake, shows of the place: whether it is under warranty, who looks after it, and of a
/// facility its last and next care and what else is open there.
struct PlaceFactsModel {
    private let facts: PlaceFacts?
    private let names: Names
    /// Other open cases at a facility.
    private let others: Int
    private let isMore: Bool
    /// So many of them are counted.
    private static let most = 20

    /// - Parameter item: the case itself, which is none of the others.
    static func load(
        _ ask: Ask, _ place: Place?, kind: String, category: String?, _ names: Names, besides item: Case? = nil
    ) async throws -> PlaceFactsModel {
        let actor = try ask.actor
        let facts = try await ask.house.premises.facts(at: place?.id, kind: kind, category: category, for: actor)
        var (others, isMore) = (0, false)
        if let place, place.kind == .facility, actor.reaches(.caseRead, in: place.project) {
            var filter = CaseFilter()
            (filter.place, filter.phases, filter.limit) = (place.id, Phase.live, most)
            let page = try await ask.house.cases.list(filter, for: actor)
            (others, isMore) = (page.items.count { $0.id != item?.id }, page.next != nil)
        }
        return PlaceFactsModel(facts: facts, names: names, others: others, isMore: isMore)
    }

    var isThere: Bool {
        facts.map { !$0.covers.isEmpty || $0.place.kind == .facility || $0.steward != nil } ?? false
    }

    var model: Model {
        guard let facts else { return [:] }
        let covers = facts.part.map { part in facts.covers.filter { $0.part == part } } ?? facts.covers
        return [
            "href": Paths.place(facts.place.id.description), "code": facts.place.code, "name": facts.place.name,
            "covers": covers.map { cover($0, facts) }, "hasCovers": !covers.isEmpty,
            "steward": facts.steward.map { names.staff($0.staff) } ?? "",
            "isStandIn": facts.steward?.standsInFor != nil, "isFacility": facts.place.kind == .facility,
            "lastCare": facts.lastCare.map { "\($0.doneOn) \(names.staff($0.by))" } ?? "",
            "nextCare": facts.nextCare.map { "\($0.nextDue) \($0.what)" } ?? "",
            "isCareLate": facts.nextCare.map { $0.nextDue < facts.today } ?? false,
            "others": others > 0 ? names.text("places.others", ["n": "\(others)\(isMore ? "+" : "")"]) : "",
            "othersHref": Paths.cases(
                query: [("place", facts.place.id.description)] + Phase.live.map { ("phase", $0.rawValue) }),
        ]
    }

    private func cover(_ cover: WarrantyCover, _ facts: PlaceFacts) -> Model {
        [
            "part": names.warrantyPart(cover.part), "until": cover.until.description,
            "holds": cover.holds(on: facts.today),
        ]
    }
}
