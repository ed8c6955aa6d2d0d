import Casework
import Kernel
import Workforce

struct EmergencyCardJSON: JSONValue {
    let card: EmergencyCard
    let language: Language

    var json: JSON {
        .object([
            ("key", card.key.json), ("name", card.name[language].json), ("kind", card.kind.json),
            ("category", card.category.json), ("say", card.say[language].json),
            ("steps", .array(card.steps.indices.map { .object(step($0)) })),
        ])
    }

    func step(_ place: Int) -> [(String, JSON)] {
        let step = card.steps[place]
        return [
            ("step", .integer(place + 1)), ("text", step.text[language].json), ("who", step.who.word.json),
            ("seconds", .integer(Int(step.seconds))),
        ]
    }
}

struct EmergencyJSON: JSONValue {
    let file: EmergencyFile
    let zone: Zone
    let language: Language
    let actor: Actor

    private var one: Emergency { file.emergency }

    var json: JSON { .object(subject + parts) }

    private var subject: [(String, JSON)] {
        [
            ("case", file.item.number.json), ("emergency", one.card.key.json), ("name", one.card.name[language].json),
            ("project", one.project.json), ("place", (file.place?.code).json),
            ("placeText", file.item.placeText.json), ("say", one.card.say[language].json),
            ("openedAt", zone.text(one.openedAt).json), ("openedBy", one.openedBy.json),
            ("closedAt", one.closedAt.map(zone.text).json), ("closedBy", one.closedBy.json),
            ("outcome", one.outcome.json), ("aftercare", file.aftercare.json),
        ]
    }

    private var parts: [(String, JSON)] {
        [
            ("steps", .array(one.card.steps.indices.map(step))), ("ticks", .array(file.ticks.map(tick))),
            ("alarms", .array(file.alarms.map { AlarmJSON(file: $0, zone: zone).json })),
            ("words", .array(file.words.map(word))), ("actions", .array(file.allowed(for: actor).map(\.rawValue.json))),
        ]
    }

    private func step(_ place: Int) -> JSON {
        let tick = file.tick(place)
        return .object(
            EmergencyCardJSON(card: one.card, language: language).step(place) + [
                ("dueAt", zone.text(one.due(place)).json), ("doneAt", (tick?.at).map(zone.text).json),
                ("doneBy", (tick?.staff).json), ("note", (tick?.note ?? "").json),
            ])
    }

    private func tick(_ tick: StepTick) -> JSON {
        .object([
            ("step", .integer(tick.step + 1)), ("done", tick.isDone.json), ("at", zone.text(tick.at).json),
            ("by", tick.staff.json), ("note", tick.note.json),
        ])
    }

    private func word(_ entry: TimelineEntry) -> JSON {
        .object([("at", zone.text(entry.at).json), ("by", entry.actor.json), ("text", entry.words.json)])
    }
}
