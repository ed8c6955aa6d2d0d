import Directory
import Kernel
import Store
import Workforce

/// What other rooms do with cases inside a transaction of their own.
extension Cases {
    /// Takes a demand in, as ``register(_:request:by:)`` does, inside a transaction that is already open.
    ///
    /// - Throws: what ``register(_:request:by:)`` throws.
    package func register(_ tx: Tx, _ intake: Intake, by actor: Actor) throws -> Case {
        try actor.require(.caseRegister)
        let desk = try desk(intake.desk)
        let intake = intake.on(desk)
        let procedure = try desk.procedure(byHand: intake.kind)
        try intake.check(against: procedure, of: desk, at: tx.now)
        try intake.checkPlace(of: procedure)
        let context = try self.context(tx, intake, procedure, for: actor)
        return try add(tx, newCase(context, desk, procedure, by: actor), procedure, desk)
    }

    /// The emergencies of a project that are running, the newest first.
    package func running(_ db: DB, in project: ID<Project>, limit: Int) throws -> [Emergency] {
        try EmergencyTable.list(
            db, projects: [project], only: project, calledTo: ID(number: 0), running: true, before: .max, limit: limit)
    }
}
