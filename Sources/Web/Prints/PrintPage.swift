import Casework
import Hummingbird
import Kernel
import Workforce

/// The papers of a case: looked at by whoever reads it, and counted when they are printed.
enum PrintPage {
    static let reading = Route.Gate.right(.caseRead, .caseReadOwn)
    static let printing = Route.Gate.right(rights)
    private static let rights: [Right] = [.caseRegister, .caseFollow, .caseWork, .caseConfirm]

    static let all: [Route] = [
        .page(.get, Paths.casePrint, reading) { ask in
            let print = try await ask.house.cases.paper(ask.name("print"), of: ask.name("number"), for: try ask.actor)
            return try await show(ask, print, isPrinted: false)
        },
        .page(.post, Paths.casePrint, printing) { ask in
            let form = try await ask.form()
            let print = try await ask.house.cases.countPrinting(
                ask.name("print"), of: ask.name("number"), request: ask.requestKey(form), by: try ask.actor)
            return try await show(ask, print, isPrinted: true)
        },
    ]

    private static func show(_ ask: Ask, _ print: CasePrint, isPrinted: Bool) async throws -> Response {
        let paper = try await PrintPaper.load(ask, print)
        let (actor, number) = (try ask.actor, print.item.number)
        let times = TimeWords(ask, zone: print.project.zone)
        let again = isPrinted && print.printing > 1
        let model: Model = [
            "paper": paper.model, "isPrinted": isPrinted, "back": Paths.case_(number),
            "to": Paths.casePrint(number, print.form.key), "name": print.form.name[ask.language],
            "mayPrint": rights.contains { actor.may($0, on: print.item) },
            "count": print.printing > 0 ? ask.text("print.times", ["n": "\(print.printing)"]) : "",
            "reprint": again ? ask.text("sheet.reprint", ["n": "\(print.printing)"]) : "",
            "printed": isPrinted
                ? ask.text("sheet.printed", ["at": times.exact(ask.now), "who": actor.name])
                : ask.text("print.preview"),
        ]
        return Shell.page(
            "print-form", model, title: "\(print.form.name[ask.language]) \(number)", place: "cases", in: ask)
    }
}

extension CaseSheet {
    /// What can be printed of the case at its stage.
    var printModels: [Model] {
        procedure.prints.filter { form in
            form.from.contains(item.stage)
                && (form.pass == nil || passes.contains { isGood($0.pass, form) })
        }.map { ["name": $0.name[names.language], "href": Paths.casePrint(item.number, $0.key)] }
    }

    private func isGood(_ pass: Pass, _ form: PrintForm) -> Bool {
        pass.key == form.pass && !pass.verdict(at: times.now, in: nil).isOver
    }
}
