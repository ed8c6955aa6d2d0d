import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// The promises that would come with a demand if it were taken in now: what the agent says before saving.
    ///
    /// - Throws: as ``register(_:request:by:)``, but for what is not filled in yet
    package func promises(for intake: Intake, by actor: Actor) async throws -> [Promise] {
        let desk = try desk(intake.desk)
        let intake = intake.on(desk)
        let procedure = try desk.procedure(byHand: intake.kind)
        let now = clock.now()
        return try await store.read { db in
            let context = try resolve(db, intake, for: actor)
            let moment = Moment(
                actor: actor, now: now, zone: context.project.zone, subject: context.subject, newID: { 0 })
            let (item, _) = procedure.register(
                context.intake, id: ID(number: 0), place: context.place, project: context.project,
                desk: desk, at: moment)
            return item.promises.filter { $0.state == .open }
        }
    }
}
