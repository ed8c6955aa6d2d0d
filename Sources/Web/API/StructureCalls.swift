import Directory
import Hummingbird
import Kernel
import Workforce

/// Projects and departments: made and changed. Who may read projects stands in ``DirectoryCalls``.
enum StructureCalls {
    static let all: [Route] = [
        .api(
            .post, Paths.API.projects, .right(.rightsWrite),
            Operation(
                id: "addProject", summary: "Makes a project", body: .ref("ProjectRequest"), answer: .ref("Project"),
                status: 201, refusals: [409])
        ) { ask in
            let (body, key) = try await ask.json(ProjectBody.self)
            let project = try await body.add(in: ask, key)
            return .json(ProjectJSON(project), status: .created, etag: project.version)
        },
        .api(
            .put, Paths.API.project, .right(.rightsWrite),
            Operation(
                id: "changeProject", summary: "Names a project anew, moves its time zone, closes or opens it",
                body: .ref("ProjectChange"), answer: .ref("Project"), refusals: [412])
        ) { ask in
            let (body, key) = try await ask.json(ProjectBody.self)
            let project = try await body.change(in: ask, version: try ask.version(), key)
            return .json(ProjectJSON(project), etag: project.version)
        },
        .api(
            .get, Paths.API.departments, .right(.staffRead, .caseDispatch, .rightsRead),
            Operation(id: "departments", summary: "The departments", answer: .page(of: .ref("Department")))
        ) { ask in
            let all = try await ask.house.team.departments()
            return .json(PageJSON(items: all.map { DepartmentJSON(department: $0, language: ask.language) }, next: nil))
        },
        .api(
            .post, Paths.API.departments, .right(.rightsWrite),
            Operation(
                id: "addDepartment", summary: "Makes a department", body: .ref("DepartmentRequest"),
                answer: .ref("Department"), status: 201, refusals: [409])
        ) { ask in
            let (body, key) = try await ask.json(DepartmentBody.self)
            let department = try await body.add(in: ask, key)
            return .json(
                DepartmentJSON(department: department, language: ask.language), status: .created,
                etag: department.version)
        },
        .api(
            .put, Paths.API.department, .right(.rightsWrite),
            Operation(
                id: "changeDepartment", summary: "Names a department anew, retires it or takes it into use again",
                body: .ref("DepartmentChange"), answer: .ref("Department"), refusals: [412])
        ) { ask in
            let (body, key) = try await ask.json(DepartmentBody.self)
            let department = try await body.change(in: ask, version: try ask.version(), key)
            return .json(DepartmentJSON(department: department, language: ask.language), etag: department.version)
        },
    ]
}

private struct DepartmentJSON: JSONValue {
    let department: Department
    let language: Language

    var json: JSON {
        let names = department.name
        return .object([
            ("code", department.key.json), ("name", names[language].json),
            (
                "names",
                .object([("zh", names.zh.json), ("zh-Hant", names.zhHant.json), ("en", names.en.json)])
            ),
            ("retired", (department.retiredAt != nil).json), ("version", department.version.json),
        ])
    }
}
