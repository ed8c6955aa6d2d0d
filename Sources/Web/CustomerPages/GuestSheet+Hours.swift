import Casework
import Kernel

extension GuestSheet {
    /// The free hours of what an action books, day by day, as radios of the field that says when; by the field's key.
    /// The hour that stands chosen is among them, also where it is free no longer; no day where nothing is free.
    func hours(of action: Procedure.Action) -> [String: [Model]] {
        let free = Dictionary(grouping: shown.slots.filter { $0.action == action.key }, by: \.field)
        let booked = shown.procedure.brought(by: action, shown.item.form).compactMap { one -> String? in
            if case .slot(_, let field) = one { field } else { nil }
        }
        let fields = Set(booked).union(free.keys).compactMap(shown.procedure.form.field)
        return Dictionary(
            uniqueKeysWithValues: fields.map { ($0.key, days(free[$0.key] ?? [], of: $0, chosen(for: $0, action))) })
    }

    /// The hour that was sent, else the one that the form holds.
    private func chosen(for field: DeclaredForm.Field, _ action: Procedure.Action) -> FormWindow? {
        let text = typed.map { $0.joined(field.path) } ?? shown.procedure.held(for: action, shown.item)[field.key]
        return text.flatMap { FormWindow($0) }
    }

    private func days(_ slots: [SlotChoice], of field: DeclaredForm.Field, _ chosen: FormWindow?) -> [Model] {
        let zone = shown.project.zone
        var hours = slots.map { (window: $0.window, note: names.text("slots.free", ["n": "\($0.free)"])) }
        if let chosen, !hours.contains(where: { $0.window.text == chosen.text }) {
            hours.append((chosen, names.text(noLongerFree(chosen))))
            hours.sort { $0.window.from < $1.window.from }
        }
        let days = Dictionary(grouping: hours) { zone.day(of: $0.window.from) }.sorted { $0.key < $1.key }
        return days.map { day, hours in
            [
                "day": "\(day) \(names.text("weekday.\(Weekday(of: day))"))",
                "isOpen": chosen.map { zone.day(of: $0.from) == day } ?? (day == days.first?.key),
                "hours": hours.map { hour -> Model in
                    [
                        "name": field.path, "value": hour.window.text, "isChosen": hour.window.text == chosen?.text,
                        "text": span(hour.window), "free": hour.note,
                    ]
                },
            ]
        }
    }

    /// Why an hour is not among the free ones; a text's key.
    private func noLongerFree(_ hour: FormWindow) -> String {
        guard typed != nil else { return "pageLink.chosen" }
        return hour.from > times.now ? "slots.full" : "slots.over"
    }

    private func span(_ window: FormWindow) -> String {
        let zone = shown.project.zone
        return "\(zone.wall(at: window.from).time)–\(zone.wall(at: window.until).time)"
    }
}
