import Casework
import Directory
import Kernel
import Store
import Workforce

/// What contractors are paid for their months. Each activity is an extension in a file of its own.
package struct Payments: Sendable {
    let store: Store
    let rules: ContractRules

    /// - Parameter desks: by the first of them that has contractors they are paid.
    package init(_ store: Store, desks: [Desk]) {
        let all = desks.sorted { $0.key < $1.key }.map(\.contracts)
        self.store = store
        rules = all.first { !$0.departments.isEmpty } ?? .none
    }

    /// By which a department's deduction is found, from the best down.
    package func bands(of department: String) -> [ContractRules.Band] { rules.bands(of: department) }

    func project(_ db: DB, _ id: ID<Project>) throws -> Project {
        guard let project = try ProjectTable.all(db).first(where: { $0.id == id }) else {
            throw DirectoryRefusal.unknownProject(id.description)
        }
        return project
    }

    /// A sheet that `actor` may see.
    ///
    /// - Throws: ``RoundRefusal/unknownPaymentSheet(_:)``
    func known(_ db: DB, _ name: String, _ actor: Actor) throws -> PaymentSheet {
        guard let sheet = try ID<PaymentSheet>(name).flatMap({ try PaymentSheetTable.find(db, $0) }),
            actor.may(.roundsRead, in: sheet.project)
        else { throw RoundRefusal.unknownPaymentSheet(name) }
        return sheet
    }

    func counted(
        _ db: DB, _ project: Project, _ department: String, _ month: RosterMonth
    ) throws -> PaymentSheet.Fixed {
        let figures = try MonthFiguresTable.figures(db, in: project, of: department, month)
        return PaymentSheet.Fixed(
            figures: figures, percent: rules.deduction(of: department, score: figures.score))
    }

    func file(_ db: DB, _ sheet: PaymentSheet, at now: Instant, for actor: Actor) throws -> PaymentFile {
        let project = try project(db, sheet.project)
        let isOver = project.zone.day(of: now) > sheet.month.last
        let mayPlan = actor.may(.roundsPlan, in: sheet.project) && sheet.fixed == nil
        return PaymentFile(
            sheet: sheet, project: project, now: try counted(db, project, sheet.department, sheet.month),
            isMonthOver: isOver, maySum: mayPlan, mayApprove: mayPlan && isOver && sheet.drawnBy != actor.staff)
    }
}
