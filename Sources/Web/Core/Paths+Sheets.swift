/// Sheets that come in and tables that go out.
extension Paths {
    package static let export = Path("/exports/{kind}")
    package static let exportFigure = Path("/exports/figures/{figure}")
    package static let imports = Path("/imports")
    package static let importTemplate = Path("/imports/templates/{kind}")
    package static let import_ = Path("/imports/{import}")
    package static let importFaults = Path("/imports/{import}/faults")
    package static let importAction = Path("/imports/{import}/{action}")
}

extension Paths.API {
    package static let export = Path("/api/v1/exports/{kind}")
    package static let exportFigure = Path("/api/v1/exports/figures/{figure}")
    package static let imports = Path("/api/v1/imports")
    package static let import_ = Path("/api/v1/imports/{import}")
    package static let importRows = Path("/api/v1/imports/{import}/rows")
    package static let importFaults = Path("/api/v1/imports/{import}/faults")
    package static let importAction = Path("/api/v1/imports/{import}/{action}")
    package static let importTemplate = Path("/api/v1/import-templates/{kind}")
}
