import Kernel

/// A role as a version of the program brought it.
package struct DeliveredRole: Sendable, Hashable, Codable {
    package let name: Words
    package let rights: Set<Right>
}

extension Role {
    /// A role of the desk's file as it comes into a store.
    var asDelivered: Role {
        var role = self
        role.delivered = DeliveredRole(name: name, rights: rights)
        return role
    }

    /// Nobody changed what it is called or may do since it came.
    package var isAsDelivered: Bool { delivered.map { $0.name == name && $0.rights == rights } ?? false }

    /// What this version would add to a role that somebody changed: rights that it has now, had not when the role came,
    /// and that nobody gave it meanwhile. What was taken away by hand is not offered again.
    package func offered(by new: Role) -> Set<Right> {
        isAsDelivered ? [] : new.rights.subtracting(delivered?.rights ?? []).subtracting(rights)
    }

    /// As the new one; whoever may change rights by it still may, or nobody could mend anything.
    func following(_ new: Role) -> Role {
        var role = self
        (role.name, role.rights) = (new.name, new.rights.union(rights.intersection([.rightsWrite])))
        role.delivered = DeliveredRole(name: role.name, rights: role.rights)
        return role
    }
}
