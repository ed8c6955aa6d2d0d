import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// An intake about an outage, and that outage. One that says nothing but that somebody asked gets the outage's own
    /// name as its words, and the kind that the desk takes questions as.
    ///
    /// - Throws: ``CaseRefusal/unknownOutage(_:)`` · ``CaseRefusal/notAllowedNow(action:allowed:)`` for one that is
    ///   over
    func asking(_ intake: Intake, by actor: Actor) async throws -> (Intake, Outage?) {
        guard let name = intake.outage else { return (intake, nil) }
        let (outage, home) = try await store.read { db -> (Outage, Project) in
            let outage = try knownOutage(db, name, by: actor)
            return (outage, try project(db, outage.project))
        }
        let allowed = outage.allowed(at: clock.now())
        guard allowed.contains(.answer) else {
            throw CaseRefusal.notAllowedNow(action: "answer", allowed: allowed.map(\.rawValue))
        }
        var intake = intake
        if intake.project?.isEmpty ?? true { intake.project = home.code }
        guard [home.code, home.id.description].contains(intake.project ?? "") else {
            throw CaseRefusal.mergeAcrossProjects
        }
        if intake.text.trimmed.isEmpty {
            let rules = outageRules(of: outage)
            intake.text = rules.kind(outage.kind)?.name.zh ?? outage.kind
            intake.kind = rules.askedAs ?? intake.kind
        }
        return (intake, outage)
    }
}
