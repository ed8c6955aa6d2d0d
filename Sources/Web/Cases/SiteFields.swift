import Casework
import Kernel
import Workforce

extension Input {
    /// Numbers have a keyboard of their own on telephones.
    var isNumber: Bool { [.minutes, .people, .quantity, .price, .code].contains(self) }
}

extension Procedure.Action {
    /// What is asked on a page: a code only where there is one that can still be tried, another kind only where no work
    /// is out. Why something is corrected comes after what.
    ///
    /// - Parameter task: the piece of work that is meant; nil for the one that is next.
    func asked(
        of item: Case, by actor: Actor, task named: ID<CaseTask>? = nil
    ) -> [(input: Input, isRequired: Bool)] {
        let task = item.hand(of: actor, named: named)
        let hasCode = task?.sheet?.door.map { $0.triesLeft > 0 } ?? false
        let asked = fields.filter { field in
            switch field.input {
            case .code: hasCode
            case .kind: item.openTasks.isEmpty
            case .line: field.isRequired || task?.sheet?.standing.isEmpty == false
            default: true
            }
        }
        guard does.contains(.reclassify) else { return asked }
        return asked.filter { $0.input != .reason } + asked.filter { $0.input == .reason }
    }
}

extension Names {
    /// What a field is called in the form of an action: a name is the customer's where they sign.
    func field(_ input: Input, of action: Procedure.Action) -> String {
        if input == .name, action.does.contains(.sign) { return text("field.signer") }
        if input == .until, action.does.contains(.appoint) { return text("field.windowEnd") }
        if input == .text, action.does.contains(.answerOutside) { return text("field.answer") }
        if input == .line, !action.does.contains(.strikeLine) { return text("field.corrects") }
        if input == .price, action.does.contains(.addLabour) { return text("field.labourPrice") }
        return field(input.rawValue)
    }
}

extension ActRequest {
    /// What the form of a visit or of a work sheet filled in.
    ///
    /// - Throws: ``CaseRefusal/numberOutOfRange(field:least:most:)`` · ``CaseRefusal/dateOutOfRange(field:)``
    mutating func fillSite(_ form: Form, _ times: TimeWords) throws {
        picture = form["picture"]
        act.site.from = try form["from"].map { try times.given($0, "from") }
        act.site.mayEnter = form["consent"].map { $0 == "yes" }
        act.site.how = form["how"]
        act.site.alarm = form["alarm"]
        act.site.pets = form["pets"]
        act.site.minutes = try Self.number(form["minutes"], .minutes).map { Int($0) }
        act.site.people = try Self.number(form["people"], .people).map { Int($0) }
        act.site.name = form["name"]
        act.site.quantity = try Self.number(form["quantity"], .quantity, places: 3)
        act.site.unit = form["unit"]
        act.site.price = try Self.number(form["price"], .price, places: 2)
        act.site.line = form["line"]
        act.site.code = form["code"]
    }

    /// The piece of work that is meant.
    ///
    /// - Throws: ``CaseRefusal/notYourTask`` for what is no ID.
    static func task(_ text: String) throws -> ID<CaseTask> {
        guard let id = ID<CaseTask>(text) else { throw CaseRefusal.notYourTask }
        return id
    }

    static func number(_ text: String?, _ input: Input, places: Int = 0) throws -> Int64? {
        guard let text else { return nil }
        guard let number = FixedPoint.number(text, places: places) else { throw CaseRefusal.outOfRange(input) }
        return number
    }
}
