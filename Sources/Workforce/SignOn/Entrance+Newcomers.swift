import Kernel
import Store

extension Entrance {
    /// Somebody who comes in for the first time, linked where the house lets that be done at once. Never whoever
    /// rules over staff, rights or the audit trail: those link it themselves.
    static func newcomer(_ tx: Tx, _ proven: ProvenIdentity, _ rules: SignOnRules) throws -> Staff? {
        guard let staff = try candidate(tx, proven, rules.newcomers), staff.isActive,
            try IdentityTable.all(tx, of: staff.id).allSatisfy({ $0.issuer != proven.issuer })
        else { return nil }
        let rights = Set(staff.standings(try StaffTable.roles(tx)).map(\.right))
        guard rights.isDisjoint(with: Right.ruling) else { return nil }
        try link(tx, proven, to: staff.id, by: staff.id)
        return staff
    }

    private static func candidate(
        _ db: DB, _ proven: ProvenIdentity, _ newcomers: SignOnRules.Newcomers
    ) throws -> Staff? {
        switch newcomers {
        case .refuse: return nil
        case .user: return try proven.user.flatMap { try StaffTable.find(db, user: $0) }
        case .phone:
            guard let phone = proven.phone.flatMap({ Phone($0) }) else { return nil }
            let having = try StaffTable.all(db).filter { $0.isActive && Phone($0.phone) == phone }
            return having.count == 1 ? having[0] : nil
        }
    }
}
