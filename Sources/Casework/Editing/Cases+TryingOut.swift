import Directory
import Kernel
import Store
import Workforce

/// One step of a trial: an action with what is filled in; made anew each time that the trial is played.
package struct TrialStep: Sendable {
    package let request: ActRequest

    package init(_ request: ActRequest) { self.request = request }
}

/// How far a trial came.
package struct TrialPlayed: Sendable {
    package let trial: ProcedureTrial
    /// Why the last step was not taken; nil where it was.
    package let refusal: (any Refusal)?
}

extension Cases {
    /// Plays a text on a sample case from the beginning. Nothing of it is kept.
    ///
    /// - Parameters:
    ///   - shared: the file that the text is one of, where it is not the procedure's own.
    ///   - form: what is filled in when the sample is registered.
    /// - Returns: nil where the text is faulty.
    /// - Throws: as ``check(_:as:sharing:for:)`` · ``FormRefusal/formWrong(_:)``
    package func tryOut(
        _ source: String, as kind: String, sharing shared: SharedText? = nil, form: [String: String],
        steps: [TrialStep], for actor: Actor
    ) async throws -> TrialPlayed? {
        let check = try check(source, as: kind, sharing: shared, for: actor)
        guard let procedure = check.procedure else { return nil }
        let desk = try editingDesk(kind)
        let projects = try await store.read { try ProjectTable.all($0) }
        guard let project = actor.projects(.proceduresEdit, of: projects).first else {
            throw WorkforceRefusal.notAllowed(.proceduresEdit)
        }
        var trial = try ProcedureTrial(procedure, desk, in: project, form: form, by: actor.name, at: clock.now())
        for step in steps.prefix(ProcedureTrial.mostSteps + 1) {
            do { try trial.take(step.request) } catch let refusal as any Refusal {
                return TrialPlayed(trial: trial, refusal: refusal)
            }
        }
        return TrialPlayed(trial: trial, refusal: nil)
    }
}
