/// The addresses of duty logs and hand-overs.
extension Paths {
    package static let dutyLog = Path("/duty-log")
    package static let dutyExport = Path("/duty-export")
    package static let dutyEntry = Path("/duty-log/{entry}")
    package static let dutyCase = Path("/duty-log/{entry}/case")
    package static let handovers = Path("/handovers")
    package static let handoverForm = Path("/handover-form")
    package static let handover = Path("/handovers/{handover}")
    package static let handoverSignature = Path("/handovers/{handover}/signature")
    package static let handoverWithdrawal = Path("/handovers/{handover}/withdrawal")

    /// Those that templates may call.
    static let ofHandovers: [String: Path] = [
        "dutyLog": dutyLog, "handovers": handovers, "handoverForm": handoverForm,
    ]
}

extension Paths.API {
    package static let dutyLog = Path("/api/v1/duty-log")
    package static let dutyExport = Path("/api/v1/duty-export")
    package static let dutyEntry = Path("/api/v1/duty-log/{entry}")
    package static let dutyVersions = Path("/api/v1/duty-log/{entry}/versions")
    package static let dutyCase = Path("/api/v1/duty-log/{entry}/case")
    package static let handovers = Path("/api/v1/handovers")
    package static let handoverForm = Path("/api/v1/handover-form")
    package static let handover = Path("/api/v1/handovers/{handover}")
    package static let handoverSignature = Path("/api/v1/handovers/{handover}/signature")
    package static let handoverWithdrawal = Path("/api/v1/handovers/{handover}/withdrawal")
}
