import Kernel
import Store
import Transfer

/// What somebody wants done with an import: by a form or by a call.
struct ImportWish: Decodable {
    /// For a field the number of its column from 0; nil leaves what was found.
    var columns: [String: Int]?
    var goodRows: Bool?
    var password: String?
    /// The kind of a case whose row does not say it.
    var caseKind: String?

    /// Columns of a form: `column-3` holds the field that the fourth one is. Of two for one field the left one counts.
    init(_ form: Form) {
        (goodRows, password, caseKind) = (form.has("goodRows"), form["password"], form["caseKind"])
        guard form.has("mapped") else { return }
        var columns: [String: Int] = [:]
        for name in form.values.keys where name.hasPrefix("column-") {
            guard let field = form[name], let column = Int(name.dropFirst("column-".count)) else { continue }
            columns[field] = min(column, columns[field] ?? .max)
        }
        self.columns = columns
    }

    /// - Throws: what ``Imports`` refuses
    func carryOut(_ act: Import.Act, on name: String, request: RequestKey?, in ask: Ask) async throws -> Import {
        let (imports, actor) = (ask.house.imports, try ask.actor)
        return switch act {
        case .check:
            try await imports.check(name, columns: columns, caseKind: caseKind, request: request, by: actor)
        case .run:
            try await imports.run(
                name, goodRows: goodRows ?? false, password: password, request: request, by: actor)
        case .undo: try await imports.undo(name, request: request, by: actor)
        case .cancel: try await imports.cancel(name, request: request, by: actor)
        }
    }
}
