import Casework
import Codes
import Kernel
import Workforce

/// What stands on one work sheet.
struct PaperSheet {
    enum Copy: String, CaseIterable { case office, customer }

    let item: Case
    /// Where the work is, in words.
    let place: String
    /// From 1; more is a reprint.
    let printing: Int
    let actor: Actor
    let names: Names
    let times: TimeWords

    func model(_ copy: Copy) -> Model {
        [
            "copy": names.text("sheet.copy.\(copy.rawValue)"), "project": names.project(item.project),
            "number": item.number,
            "qr": QRCode.models(item.number, label: item.number),
            "title": item.title, "text": item.text, "facts": facts,
            "reprint": printing > 1 ? names.text("sheet.reprint", ["n": "\(printing)"]) : "",
            "printed": names.text("sheet.printed", ["at": times.exact(times.now), "who": actor.name]),
        ]
    }

    /// On paper no day is called today.
    private var facts: [Model] {
        let task = item.currentTask
        let facts: [(String, String)] = [
            ("case.reporter", reporter), ("case.place", placeLine), ("list.kind", kind),
            ("case.priority", names.priority(item.priority)), ("list.opened", times.exact(item.openedAt)),
            ("case.agent", names.staff(item.agent)), ("case.worker", task.map(names.worker) ?? ""),
            ("list.left", item.nextDue.map(times.exact) ?? ""), ("field.note", task?.note ?? ""),
        ]
        return facts.filter { !$0.1.isEmpty }.map { ["label": names.text($0.0), "text": $0.1] }
    }

    private var placeLine: String {
        place == item.placeText || item.placeText.isEmpty ? place : "\(place) \(item.placeText)"
    }

    private var kind: String {
        [names.kind(item), names.category(item)].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// On paper as on the screen: the number only where its reader may see it.
    private var reporter: String {
        let phone = item.reporter.phone
        let shown = actor.may(.peoplePhone, on: item) ? phone : Phone.masked(phone)
        let name = names.reporter(item)
        return shown.isEmpty || name == shown ? name : "\(name) \(shown)"
    }
}
