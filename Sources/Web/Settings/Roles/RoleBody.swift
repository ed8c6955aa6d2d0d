import Kernel
import Store
import Workforce

/// A role, or what is said anew of one, as a program or a form says it; what is left out stays as it is.
struct RoleBody: Decodable {
    /// The key of a new one.
    var role: String?
    var names: Words?
    /// For a new one: whose rights it begins with where none are named.
    var copyOf: String?
    var rights: [Right]?
    var retired: Bool?

    init(_ form: Form) {
        role = form.raw("key")
        (copyOf, retired) = (form["copy"], form["retired"].map { $0 == "yes" })
        if form.has("zh") {
            names = Words(zh: form.raw("zh"), zhHant: form.raw("zh-Hant"), en: form.raw("en"))
        }
        // A form that only retires or renames has no boxes to tick.
        if form.has("boxes") || form.has("right") {
            rights = (form.values["right"] ?? []).compactMap { Right(rawValue: $0) }
        }
    }

    var given: Set<Right> { Set(rights ?? []) }

    /// - Throws: ``WebRefusal/missing(field:)`` · ``WorkforceRefusal/unknownRole(_:)`` ·
    ///   what ``Team/addRole(_:name:rights:request:by:)`` refuses
    func add(in ask: Ask, _ request: RequestKey?) async throws -> Role {
        guard let role else { throw WebRefusal.missing(field: "role") }
        guard let names else { throw WebRefusal.missing(field: "names") }
        var rights = given
        if let copyOf, self.rights == nil {
            let pattern = try await ask.house.team.roles().first { $0.key == copyOf }
            guard let pattern else { throw WorkforceRefusal.unknownRole(copyOf) }
            rights = pattern.rights
        }
        return try await ask.house.team.addRole(role, name: names, rights: rights, request: request, by: try ask.actor)
    }

    /// Counts from the next request of everybody who has the role.
    ///
    /// - Throws: what ``Team/change(role:to:version:request:by:)`` refuses
    func change(_ key: String, in ask: Ask, version: Int?) async throws -> Role {
        let change = RoleChange(name: names, rights: rights.map { Set($0) }, isRetired: retired)
        let role = try await ask.house.team.change(role: key, to: change, version: version, by: try ask.actor)
        ask.house.doorkeeper.forget()
        return role
    }
}
