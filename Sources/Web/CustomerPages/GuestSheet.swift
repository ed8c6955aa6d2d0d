import Bulletin
import Casework
import Codes
import Kernel
import Workforce

/// A case as its customer reads it: in large letters, what matters to them first. A pure function of its values.
struct GuestSheet {
    let shown: CustomerCase
    let tickets: [ActivityTicket]
    let announcements: [CustomerAnnouncement]
    let names: Names
    let times: TimeWords
    let secret: String
    /// The action whose form stands open; where only one is possible that one.
    let asked: String?
    let typed: Form?
    let sentence: PageSentence?

    private var item: Case { shown.item }
    private var words: FormWords { FormWords(names, times, files: item.attachments) }

    var model: Model {
        let open = openAction
        var model: Model = [
            "number": item.number, "kind": names.kind(item), "about": item.title, "project": shown.project.name,
            "where": shown.place?.code ?? item.placeText, "stage": shown.stage(in: names.language),
            "isOver": item.phase.isOver, "promise": promise, "facts": facts, "hasFacts": !facts.isEmpty,
            "bookings": bookings, "hasBookings": !shown.bookings.isEmpty, "passes": passes + seats, "papers": papers,
            "hasPapers": !shown.papers.isEmpty, "messages": messages, "hasMessages": !shown.messages.isEmpty,
            "doors": doors(besides: open), "announcements": told, "hasAnnouncements": !announcements.isEmpty,
            "home": Paths.guest(secret), "until": times.point(shown.link.until),
            "sentence": open == nil ? sentence?.text ?? "" : "",
            "telephone": shown.desk.letterhead.sender(for: shown.project.code)?.telephone ?? "",
        ]
        if let open { model["form"] = form(open) }
        return model
    }

    private var openAction: Procedure.Action? {
        shown.actions.first { $0.key == asked } ?? (shown.actions.count == 1 ? shown.actions.first : nil)
    }

    /// The sentence that was promised, and until when.
    private var promise: String {
        guard let next = shown.nextPromise else { return "" }
        let (what, time) = (names.promise(next, of: item.desk), times.point(next.dueAt))
        guard what != names.promise(.free) else { return names.text("pageLink.promiseBy", ["time": time]) }
        return names.text("pageLink.promise", ["what": what, "time": time])
    }

    private var facts: [Model] {
        shown.fields.compactMap { field in
            guard let held = item.form[field.key] else { return nil }
            let ids = field.kind.isFile ? held.split(separator: ",") : []
            let files = item.attachments.filter { ids.contains(Substring($0.id.description)) }.map { file -> Model in
                ["href": Paths.guestFile(secret, file.id.description), "name": file.name]
            }
            return [
                "label": field.name[names.language], "text": files.isEmpty ? words.text(field, held) : "",
                "files": files,
            ]
        }
    }

    private var bookings: [Model] {
        shown.bookings.map { booking in
            let name = shown.desk.slots.resource(booking.resource)?.name[names.language] ?? booking.resource
            return ["name": name, "span": times.window(booking.from, booking.until)]
        }
    }

    private var passes: [Model] {
        shown.passes.map { pass in
            [
                "name": names.pass(pass.key, of: item), "code": pass.readable,
                "span": times.window(pass.from, pass.until),
                "state": names.text("pass.\(pass.verdict(at: times.now, in: nil).rawValue)"),
                "qr": QRCode.models(pass.code, label: pass.readable),
            ]
        }
    }

    /// What opens the doors of activities.
    private var seats: [Model] {
        let words = ActivityWords(names: names, times: times)
        return tickets.map { ticket in
            let (one, code) = (ticket.registration, Pass.readable(ticket.registration.code))
            let venue = ticket.activity.content.venue
            return [
                "name": ticket.activity.content.title, "code": code,
                "span": "\(words.when(ticket.activity)) \(venue)",
                "state": one.came == nil
                    ? names.text("activity.heads", ["n": "\(one.heads)"])
                    : names.text("registration.came", ["n": "\(one.came ?? 0)"]),
                "qr": QRCode.models(one.code, label: code),
            ]
        }
    }

    private var papers: [Model] {
        shown.papers.map { paper in
            ["name": paper.form.name[names.language], "href": Paths.guestPrint(secret, paper.form.key)]
        }
    }

    private var messages: [Model] {
        shown.messages.map { ["text": $0.words, "at": times.point($0.at)] }
    }

    /// What else the customer may do now.
    private func doors(besides open: Procedure.Action?) -> [Model] {
        shown.actions.filter { $0.key != open?.key }.map { action in
            ["name": name(action), "href": Paths.guest(secret, query: [("do", action.key)])]
        }
    }

    private func name(_ action: Procedure.Action) -> String { (action.customerName ?? action.name)[names.language] }

    private func form(_ action: Procedure.Action) -> Model {
        let form = shown.procedure.form
        let asked = form.fields.filter { action.asks.contains($0.key) }
        let back = typed.map { typed in { (name: String) in typed.joined(name) ?? "" } }
        let declared = FormFields(
            form, asked, typed: back, held: shown.procedure.held(for: action, item), files: shown.files, times, names,
            sentence, uploads: true, hours: hours(of: action))
        let fields = action.fields.map { field($0.input, isRequired: $0.isRequired, of: action) }
        let known = fields.map(\.name) + asked.map(\.path)
        return [
            "name": name(action), "to": Paths.guestAction(secret, action.key),
            "fields": fields.map(\.model), "declared": declared.models, "fault": sentence?.beside(known) ?? "",
        ]
    }

    private func field(_ input: Input, isRequired: Bool, of action: Procedure.Action) -> Field {
        let shape: Field.Shape =
            switch input {
            case .satisfied:
                .choice([
                    .init(value: "yes", name: names.text("verdict.satisfied")),
                    .init(value: "no", name: names.text("verdict.unsatisfied")),
                ])
            case .rating: .choice((1...5).map { .init(value: "\($0)", name: "\($0)") })
            default: .area
            }
        return Field(
            name: input.rawValue, label: names.field(input, of: action), shape: shape, isRequired: isRequired,
            values: typed?.values[input.rawValue] ?? [], error: sentence?.about(input.rawValue))
    }
}
