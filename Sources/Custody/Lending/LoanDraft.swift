import Directory
import Foundation
import Kernel
import Store
import Workforce

/// A loan as somebody types it.
package struct LoanDraft: Sendable {
    package var kind = Borrower.Kind.staff
    /// Staff: user, ID or name; customers: ID, telephone number or the code of a room where one lives alone; else a
    /// name.
    package var borrower = ""
    package var company = ""
    package var identity = ""
    package var reason = ""
    /// Nil: as long as the desk lends such things.
    package var dueAt: Instant?

    package init() {}

    /// As many days ahead as something may be due.
    static let longestDays: Int64 = 400
    private static let (longestIdentity, longestReason, longestName) = (60, 200, 80)

    /// - Throws: ``CustodyRefusal/fieldMissing(_:)`` · ``CustodyRefusal/tooLong(field:limit:)`` ·
    ///   ``CustodyRefusal/wholeIdentity``
    var checked: LoanDraft {
        get throws {
            var draft = self
            draft.borrower = try CustodyText.needed(borrower, "borrower", Self.longestName)
            draft.company = try CustodyText.short(company, "company", Self.longestName)
            draft.identity = try CustodyText.short(identity, "identity", Self.longestIdentity)
            draft.reason = try CustodyText.needed(reason, "reason", Self.longestReason)
            // What is noted is the paper's kind and the end of its number.
            guard draft.identity.firstMatch(of: /[0-9]{6}/) == nil else { throw CustodyRefusal.wholeIdentity }
            return draft
        }
    }

    /// Who is meant.
    ///
    /// - Throws: ``CustodyRefusal/unknownBorrower(_:)`` · ``CustodyRefusal/ambiguousBorrower(_:)``
    func whom(_ db: DB, in project: ID<Project>) throws -> Borrower {
        switch kind {
        case .staff: .staff(try member(db))
        case .customer: .customer(try customer(db, in: project))
        case .other: .other(name: borrower, company: company)
        }
    }

    private func member(_ db: DB) throws -> ID<Staff> {
        if let found = try StaffTable.find(db, user: borrower), found.isActive { return found.id }
        let found = try StaffTable.all(db).filter { $0.isActive && [$0.name, $0.id.description].contains(borrower) }
        return try only(found.map(\.id))
    }

    private func customer(_ db: DB, in project: ID<Project>) throws -> ID<Person> {
        try only(PersonTable.called(db, borrower, in: project))
    }

    private func only<T>(_ found: [T]) throws -> T {
        guard let first = found.first else { throw CustodyRefusal.unknownBorrower(borrower) }
        guard found.count == 1 else { throw CustodyRefusal.ambiguousBorrower(borrower) }
        return first
    }
}
