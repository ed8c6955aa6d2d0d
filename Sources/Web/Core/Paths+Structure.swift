extension Paths {
    package static let projects = Path("/settings/projects")
    package static let project = Path("/settings/projects/{project}")
    package static let departments = Path("/settings/departments")
    package static let department = Path("/settings/departments/{department}")

    static let ofStructure: [String: Path] = ["projects": projects, "departments": departments]
}

extension Paths.API {
    package static let casePhone = Path("/api/v1/cases/{number}/phone")
    package static let project = Path("/api/v1/projects/{project}")
    package static let departments = Path("/api/v1/departments")
    package static let department = Path("/api/v1/departments/{department}")
}
