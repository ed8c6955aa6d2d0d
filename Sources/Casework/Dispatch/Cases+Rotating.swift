import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// The next person of a department: on duty, in that project, with room for more work. It is their turn, whatever
    /// comes of it.
    ///
    /// - Returns: nil where nobody is there who has room.
    func nextInTurn(_ tx: Tx, of department: ID<Department>, for item: Case) throws -> ID<Staff>? {
        let limit = desks[item.desk]?.dispatch.mostOpenWork ?? Int(Int32.max)
        let ready = try RotationTable.ready(tx, of: department, at: tx.now, fewerThan: limit).filter { id in
            guard let staff = try StaffTable.find(tx, id), staff.isActive else { return false }
            return try staff.works(on: item, tx)
        }
        let last = try RotationTable.last(tx, of: department, in: item.project)
        guard let next = Rotation.next(after: last, among: ready) else { return nil }
        try RotationTable.put(tx, next, of: department, in: item.project)
        return next
    }

    /// Sends the work on a case that was just registered, where a rule of its desk says so: by the system, with the
    /// rule's key as its words. Where nobody is there, it stays with the centre and its agent is told.
    func sendAtOnce(_ tx: Tx, _ item: Case, _ procedure: Procedure, _ desk: Desk, in project: Project) throws -> Case {
        guard let rule = desk.dispatch.atOnce(for: item),
            let action = procedure.actions.first(where: { $0.does.contains(.sendTask) }),
            action.from.contains(item.stage), action.needs == [.given(.to)],
            let key = rule.department ?? item.category.flatMap({ desk.categories[$0]?.department }),
            let department = try StaffTable.departments(tx).first(where: { $0.key == key })
        else { return item }
        guard let recipient = try recipient(tx, rule.mode, of: department.id, for: item) else {
            try NoticeTable.tell(tx, item.agent, of: .undispatched, on: item.id, isStandIn: false)
            tx.tell(LiveNote(topic: "alert", project: item.project.number, subject: "", version: 0))
            return item
        }
        var act = Act(action.key)
        act.to = recipient
        var moment = moment(.system, in: project)
        moment.door = desk.dispatch.door?.code(for: item.kind)
        let events = try procedure.decide(act, on: item, at: moment, levels: desk.levels)
        let deed = Deed(act: action.key, words: rule.key, actor: .system, now: tx.now)
        return try commit(tx, events, to: item, deed, in: project)
    }

    private func recipient(
        _ tx: Tx, _ mode: DispatchRules.Mode, of department: ID<Department>, for item: Case
    ) throws -> Recipient? {
        guard mode == .rotate else { return .department(department) }
        return try nextInTurn(tx, of: department, for: item).map { .staff($0) }
    }
}
