import Directory
import Kernel
import Store
import Workforce

/// What is known when an emergency begins: which, where, who calls. Only the first must be there.
package struct EmergencyCall: Sendable {
    /// As of ``Intake/desk``.
    package var desk = ""
    package var project: String?
    package var card = ""
    /// A code or an ID.
    package var place: String?
    package var placeText = ""
    package var reporter = Reporter()
    package var text = ""

    package init() {}
}

extension Cases {
    /// Begins an emergency: its case, its card, and the first of the chain are called, in one transaction.
    ///
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``CaseRefusal/unknownDesk(_:)`` ·
    ///   ``CaseRefusal/unknownWord(field:given:known:)`` for the card · what ``register(_:request:by:)`` refuses
    package func openEmergency(
        _ call: EmergencyCall, request: RequestKey? = nil, by actor: Actor
    ) async throws -> EmergencyFile {
        try actor.require(.caseRegister)
        let desk = try desk(call.desk)
        guard let card = desk.emergencies?.card(call.card) else {
            throw CaseRefusal.unknownWord(
                field: "emergency", given: call.card, known: desk.emergencies?.cards.map(\.key) ?? [])
        }
        guard let procedure = desk.procedure(card.kind) else { throw CaseRefusal.unknownKind(card.kind) }
        let intake = card.intake(call).on(desk)
        try intake.check(against: procedure, of: desk, at: clock.now())
        let context = try await store.read { try self.context($0, intake, procedure, for: actor) }
        let new = newCase(context, desk, procedure, by: actor)
        return try await store.write { tx in
            let number = try tx.once(request, actor: actor.staff.number) {
                let item = try add(tx, new, procedure, desk)
                try EmergencyTable.insert(
                    tx,
                    Emergency(
                        item: item.id, project: item.project, card: card, openedAt: tx.now, openedBy: actor.staff))
                return try raise(tx, .emergency, card.chain, on: item, in: context.project).number
            }
            return try file(tx, named: number, for: actor)
        }
    }
}

extension EmergencyCard {
    /// The case's demand: the text is what was heard, else the name of the emergency.
    func intake(_ call: EmergencyCall) -> Intake {
        var intake = Intake()
        (intake.desk, intake.project, intake.kind, intake.category) = (call.desk, call.project, kind, category)
        (intake.priority, intake.channel, intake.reporter) = (.emergency, "telephone", call.reporter)
        (intake.place, intake.placeText) = (call.place, call.placeText)
        intake.title = [name.zh, call.place ?? "", call.placeText].filter { !$0.isEmpty }.joined(separator: " ")
        intake.text = call.text.trimmed.isEmpty ? intake.title ?? name.zh : call.text
        return intake
    }
}
