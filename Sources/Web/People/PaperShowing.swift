import Directory
import Hummingbird
import Kernel

/// Shows the number of a paper to somebody who says why.
enum PaperShowing {
    static func take(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let id = try ask.personID()
        guard let reason = form["reason"], PhoneShowing.reasons.contains(reason) else {
            throw WebRefusal.missing(field: "reason")
        }
        let paper = try ask.paperID()
        let number = try await ask.house.customers.number(
            ofPaper: paper, of: id, reason: reason, by: try ask.actor)
        var extras = PersonPage.Extras()
        extras.paper = (paper, number)
        return try await PersonPage.response(id, extras, in: ask)
    }
}

extension Ask {
    /// - Throws: ``PersonRefusal/unknownEntry``
    func paperID() throws -> ID<Paper> {
        guard let id = ID<Paper>(name("paper")) else { throw PersonRefusal.unknownEntry }
        return id
    }
}
