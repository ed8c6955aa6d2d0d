import Casework
import Channels
import Kernel
import Workforce

extension PersonParts {
    /// What was last said, the last calls and passes; each is drawn only where there is one.
    func model(_ names: Names, in ask: Ask) throws -> Model {
        let times = TimeWords(ask, zone: names.zone(of: person.project))
        let lines = CallLines(names: names, times: times, people: [:], actor: try ask.actor)
        return [
            "messages": messages.map { message($0, times) }, "hasMessages": !messages.isEmpty,
            "calls": calls.items.map { call($0, lines) }, "hasCalls": !calls.items.isEmpty,
            "allCalls": calls.next == nil ? "" : CallsPage.address(of: person.id),
            "passes": passes.map { pass($0.pass, of: $0.item, names, times) }, "hasPasses": !passes.isEmpty,
        ]
    }

    private func message(_ said: Said, _ times: TimeWords) -> Model {
        let number = number(of: said.on)
        return [
            "words": said.words, "who": said.byName, "at": times.point(said.at), "exact": times.exact(said.at),
            "number": number, "href": Paths.case_(number),
        ]
    }

    private func call(_ call: Call, _ lines: CallLines) -> Model {
        lines.model(call).merging(["href": "\(CallsPage.address(of: person.id))#call-\(call.id.description)"])
    }

    private func pass(_ pass: Pass, of item: Case, _ names: Names, _ times: TimeWords) -> Model {
        let verdict = pass.verdict(at: times.now, in: nil)
        return [
            "number": item.number, "href": Paths.case_(item.number), "name": names.pass(pass.key, of: item),
            "code": pass.readable, "isGood": verdict == .good, "state": names.text("pass.\(verdict.rawValue)"),
            "span": times.window(pass.from, pass.until),
            "used": names.text("pass.used", ["n": "\(pass.used)", "of": "\(pass.uses)"]),
        ]
    }
}
