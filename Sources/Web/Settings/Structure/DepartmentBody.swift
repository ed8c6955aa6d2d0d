import Kernel
import Store
import Workforce

/// A department, or what is said anew of one, as a program or a form says it; what is left out stays as it is.
struct DepartmentBody: Decodable {
    /// The code of a new one.
    var code: String?
    var names: Words?
    var retired: Bool?

    init(_ form: Form) {
        (code, retired) = (form.raw("code"), form["retired"].map { $0 == "yes" })
        if form.has("zh") { names = Words(zh: form.raw("zh"), zhHant: form.raw("zh-Hant"), en: form.raw("en")) }
    }

    /// - Throws: ``WebRefusal/missing(field:)`` · what ``Team/addDepartment(_:name:request:by:)`` refuses
    func add(in ask: Ask, _ request: RequestKey?) async throws -> Department {
        guard let code else { throw WebRefusal.missing(field: "code") }
        guard let names else { throw WebRefusal.missing(field: "names") }
        let department = try await ask.house.team.addDepartment(
            code, name: names, request: request, by: try ask.actor)
        ask.house.lookups.forget()
        return department
    }

    /// Changes the department of the address.
    ///
    /// - Throws: what ``Team/change(department:to:version:request:by:)`` refuses
    func change(in ask: Ask, version: Int?, _ request: RequestKey? = nil) async throws -> Department {
        let department = try await ask.house.team.change(
            department: ask.name("department"), to: DepartmentChange(name: names, isRetired: retired),
            version: version, request: request, by: try ask.actor)
        ask.house.lookups.forget()
        return department
    }
}
