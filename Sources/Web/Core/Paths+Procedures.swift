extension Paths {
    package static let procedures = Path("/procedures")
    package static let procedure = Path("/procedures/{procedure}")
    package static let procedureCheck = Path("/procedures/{procedure}/check")
    package static let procedureTrial = Path("/procedures/{procedure}/trial")
    /// Another text of the house: `categories`, `levels`, `rounds`.
    package static let houseText = Path("/house-texts/{text}")
    package static let houseTextCheck = Path("/house-texts/{text}/check")

    static let ofProcedures: [String: Path] = ["procedures": procedures]
}

extension Paths.API {
    package static let procedureTexts = Path("/api/v1/procedure-texts")
    package static let procedureText = Path("/api/v1/procedure-texts/{procedure}")
    package static let procedureVersion = Path("/api/v1/procedure-texts/{procedure}/versions/{version}")
    package static let procedureVersions = Path("/api/v1/procedure-texts/{procedure}/versions")
    package static let procedureDraft = Path("/api/v1/procedure-texts/{procedure}/draft")
    package static let procedureCheck = Path("/api/v1/procedure-texts/{procedure}/check")
    package static let procedureTrial = Path("/api/v1/procedure-texts/{procedure}/trial")
    package static let houseTexts = Path("/api/v1/house-texts")
    package static let houseText = Path("/api/v1/house-texts/{text}")
    package static let houseTextVersion = Path("/api/v1/house-texts/{text}/versions/{version}")
    package static let houseTextVersions = Path("/api/v1/house-texts/{text}/versions")
    package static let houseTextDraft = Path("/api/v1/house-texts/{text}/draft")
    package static let houseTextCheck = Path("/api/v1/house-texts/{text}/check")
}
