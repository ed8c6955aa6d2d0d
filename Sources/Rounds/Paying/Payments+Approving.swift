import Casework
import Directory
import Kernel
import Store
import Workforce

extension Payments {
    /// Draws up the sheet of a contractor's month, or says another sum in one that nobody has approved.
    ///
    /// - Parameters:
    ///   - month: `2026-11`, also the one that runs.
    ///   - monthly: the contract's sum for a month, in fen: 1 to ``PaymentSheet/mostFen``.
    /// - Throws: ``WorkforceRefusal/notAllowed(_:)`` · ``RoundRefusal/fieldMissing(_:)`` for what is no month ·
    ///   ``RoundRefusal/notAContractor(_:)`` · ``RoundRefusal/badContractSum`` · ``RoundRefusal/sheetApproved``
    package func draw(
        _ department: String, _ month: String, in project: ID<Project>, monthly: Int64?, request: RequestKey? = nil,
        by actor: Actor
    ) async throws -> PaymentFile {
        try actor.require(.roundsPlan, in: project)
        let month = try Self.month(month)
        guard rules.departments.contains(department) else { throw RoundRefusal.notAContractor(department) }
        guard let monthly, (1...PaymentSheet.mostFen).contains(monthly) else { throw RoundRefusal.badContractSum }
        let id = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let old = try PaymentSheetTable.all(tx, in: project, month).first { $0.department == department }
                guard old?.fixed == nil else { throw RoundRefusal.sheetApproved }
                let sheet = PaymentSheet(
                    id: old?.id ?? tx.newID(), project: project, department: department, month: month,
                    monthly: monthly, drawnBy: actor.staff, drawnAt: tx.now)
                try old == nil ? PaymentSheetTable.insert(tx, sheet) : PaymentSheetTable.update(tx, sheet)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "payment.draw", subject: sheet.id.description,
                    detail: "\(department) \(month) \(monthly)")
                return sheet.id
            }
        }
        return try await file(id.description, for: actor)
    }

    /// Approves a sheet of a month that is over: from then on it is fixed. Whoever drew it up does not.
    ///
    /// - Parameter pay: what the approver has seen is to be paid, in fen.
    /// - Throws: ``RoundRefusal/unknownPaymentSheet(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``RoundRefusal/sheetApproved`` · ``RoundRefusal/ownSheet`` · ``RoundRefusal/monthNotOver`` ·
    ///   ``RoundRefusal/paymentChanged`` where it is another sum by now
    package func approve(
        _ name: String, pay: Int64?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> PaymentFile {
        let id = try await store.write { tx in
            var sheet = try known(tx, name, actor)
            try actor.require(.roundsPlan, in: sheet.project)
            return try tx.once(request, actor: actor.staff.number) {
                guard sheet.fixed == nil else { throw RoundRefusal.sheetApproved }
                guard sheet.drawnBy != actor.staff else { throw RoundRefusal.ownSheet }
                let file = try file(tx, sheet, at: tx.now, for: actor)
                guard file.isMonthOver else { throw RoundRefusal.monthNotOver }
                guard file.pay == pay else { throw RoundRefusal.paymentChanged }
                (sheet.fixed, sheet.approvedBy, sheet.approvedAt) = (file.now, actor.staff, tx.now)
                try PaymentSheetTable.update(tx, sheet)
                try Audit.append(
                    tx, actor: actor.staff.number, act: "payment.approve", subject: sheet.id.description,
                    detail: "\(file.pay)")
                return sheet.id
            }
        }
        return try await file(id.description, for: actor)
    }
}
