import Directory
import Store
import Workforce

/// A project, or what is said anew of one, as a program or a form says it; what is left out stays as it is.
struct ProjectBody: Decodable {
    /// The code of a new one.
    var code: String?
    var name: String?
    /// Of the tz database; nil for a new one is `Asia/Shanghai`.
    var zone: String?
    var closed: Bool?

    init(_ form: Form) {
        (code, closed) = (form.raw("code"), form["closed"].map { $0 == "yes" })
        if form.has("name") { (name, zone) = (form.raw("name"), form.raw("zone")) }
    }

    /// - Throws: ``WebRefusal/missing(field:)`` · what ``Team/addProject(code:name:zone:request:by:)`` refuses
    func add(in ask: Ask, _ request: RequestKey?) async throws -> Project {
        guard let code else { throw WebRefusal.missing(field: "code") }
        guard let name else { throw WebRefusal.missing(field: "name") }
        let project = try await ask.house.team.addProject(
            code: code, name: name, zone: zone ?? "Asia/Shanghai", request: request, by: try ask.actor)
        ask.house.lookups.forget()
        return project
    }

    /// Changes the project of the address.
    ///
    /// - Throws: ``DirectoryRefusal/badTimeZone(_:)`` ·
    ///   what ``Team/change(project:to:version:request:by:)`` refuses
    func change(in ask: Ask, version: Int?, _ request: RequestKey? = nil) async throws -> Project {
        let change = ProjectChange(name: name, zone: try zone.map { try Team.zone($0) }, isClosed: closed)
        let project = try await ask.house.team.change(
            project: ask.name("project"), to: change, version: version, request: request, by: try ask.actor)
        ask.house.lookups.forget()
        return project
    }
}
