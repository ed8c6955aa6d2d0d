import Kernel
import Workforce

/// Whom names mean: a user, an ID, or the name of one alone who has not left.
struct StaffRoll {
    private let all: [Staff]

    init(_ all: [Staff]) { self.all = all }

    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)``, also where two have the name
    func id(_ name: String) throws -> ID<Staff> {
        let name = name.trimmed
        if let exact = all.first(where: { $0.user == name || $0.id.description == name }) { return exact.id }
        let named = all.filter { $0.isActive && $0.name == name }
        guard let one = named.first, named.count == 1 else { throw WorkforceRefusal.unknownStaff(name) }
        return one.id
    }

    /// As ``id(_:)``, of those who have not left.
    ///
    /// - Throws: ``WorkforceRefusal/unknownStaff(_:)``
    func active(_ name: String) throws -> ID<Staff> {
        let id = try id(name)
        guard all.contains(where: { $0.id == id && $0.isActive }) else { throw WorkforceRefusal.unknownStaff(name) }
        return id
    }

    /// Each once, in the order given.
    func ids(_ names: [String]) throws -> [ID<Staff>] {
        var seen: Set<ID<Staff>> = []
        return try names.map(id).filter { seen.insert($0).inserted }
    }
}
