import Directory
import Kernel
import Workforce

extension Exporter {
    /// The lists that leave by their filters, as a command of the program names them.
    package static let lists = ListedSheet.all.map(\.key)

    /// The filters of a list, by their names; none where no list is called so.
    package static func filters(of key: String) -> [String] { ListedSheet.named(key)?.query.map(\.name) ?? [] }

    /// A list as its page would give it to `actor`; nil where no list is called so.
    ///
    /// - Parameter query: the filters of its address.
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` · what they refuse
    package static func list(
        _ key: String, of house: House, _ language: Language, for actor: Actor,
        by query: [(name: String, value: String)], _ format: ExportTable.Format
    ) async throws -> ExportFile? {
        guard let sheet = ListedSheet.named(key) else { return nil }
        let ask = Ask(house, as: actor, in: language, query: query)
        return try await Listing(sheet, in: ask).file(sheet, format)
    }
}
