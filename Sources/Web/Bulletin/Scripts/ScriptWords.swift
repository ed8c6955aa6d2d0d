import Bulletin
import Casework
import Directory
import Kernel
import Workforce

/// What the variables of scripts are for one case, in one language.
struct ScriptWords {
    let item: Case
    let place: Place?
    let names: Names
    let times: TimeWords
    let me: String

    init(_ file: CaseFile, _ names: Names, in ask: Ask) throws {
        (item, place, self.names, me) = (file.item, file.place, names, try ask.actor.name)
        times = TimeWords(
            now: ask.now, zone: names.zone(of: file.item.project), language: names.language, texts: ask.house.texts)
    }

    func filled(_ text: String) -> String { ScriptVariable.fill(text, value) }

    /// What nobody knows stands there as a blank with its name, so that whoever inserts it sees what is missing.
    private func value(_ variable: ScriptVariable) -> String {
        let known = known(variable)
        return known.isEmpty ? names.text("script.blank", ["what": names.text("scriptVariable.\(variable.rawValue)")])
            : known
    }

    private func known(_ variable: ScriptVariable) -> String {
        switch variable {
        case .customer: item.reporter.isAnonymous ? "" : item.reporter.name
        case .number: item.number
        case .title: item.title
        case .category: names.shortCategory(item)
        case .place: place?.code ?? item.placeText
        case .project: names.project(item.project)
        case .promise: item.nextDue.map(times.point) ?? ""
        case .agent: names.staff(item.agent)
        case .me: me
        case .today: times.zone.day(of: times.now).description
        }
    }

    /// The script that the address names, filled in for a case; empty where there is none.
    static func said(_ ask: Ask, _ file: CaseFile, _ names: Names) async throws -> String {
        guard let number = ask.query("script") else { return "" }
        let all = try await ask.house.articles.scripts(for: file.item, for: try ask.actor)
        guard let one = all.first(where: { $0.script.number == number })?.script.content else { return "" }
        guard ask.query("in") == "en" else { return try ScriptWords(file, names, in: ask).filled(one.text) }
        return try ScriptWords(file, try await Names(ask.house, .english), in: ask).filled(one.textEnglish)
    }
}
