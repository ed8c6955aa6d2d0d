import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    /// A plan of what the desk proposes, for the places that a project has; it is off until somebody switches it on.
    ///
    /// - Throws: ``RoundRefusal/unknownProposal(_:)``
    package func draft(
        of key: String, in project: ID<Project>, _ language: Language, for actor: Actor
    ) async throws -> RoundPlanDraft {
        try actor.require(.roundsPlan, in: project)
        guard let proposal = proposals.first(where: { $0.key == key }) else { throw RoundRefusal.unknownProposal(key) }
        let places = try await store.read { try Self.places($0, of: proposal, in: project) }
        var draft = RoundPlanDraft()
        (draft.name, draft.rule, draft.windows) = (proposal.name[language], proposal.rule, proposal.windows)
        (draft.isOrdered, draft.department) = (proposal.isOrdered, proposal.department)
        draft.isOfEmptyRooms = proposal.isOfEmptyRooms
        if let role = proposal.role { draft.assignment = RoundPlan.Assignment(.role, role: role) }
        draft.points = places.map { .init(place: $0.code, code: $0.code, name: $0.name) }
        draft.checks = proposal.checks.map { RoundPlan.Check($0, language) }
        return draft
    }

    private static func places(
        _ db: DB, of proposal: RoundRules.Proposal, in project: ID<Project>
    ) throws -> [Place] {
        let limit = RoundPlanDraft.mostPoints
        let ofKinds = try proposal.kinds.compactMap { Place.Kind(rawValue: $0) }.flatMap {
            try StatusTable.list(db, $0, in: project, after: "", limit: limit)
        }
        let named = try proposal.codes.compactMap { try PlaceTable.find(db, code: $0, in: project) }
        return Array((ofKinds + named).prefix(limit))
    }
}

extension RoundPlan.Check {
    /// As a proposal says it, in a language.
    init(_ check: RoundRules.Check, _ language: Language) {
        self.init(
            key: check.key, name: check.name[language], kind: check.kind, least: check.least, most: check.most,
            needsPhoto: check.needsPhoto, category: check.category, hours: check.hours)
    }
}
