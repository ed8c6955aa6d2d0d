import Casework
import Hummingbird
import Kernel
import Workforce

/// What can be booked, hour by hour.
enum SlotCalls {
    static let all: [Route] = [
        .api(
            .get, Paths.API.slots, SlotPage.gate,
            Operation(
                id: "slots", summary: "A week of something that can be booked: what is taken in each hour, and free",
                query: [
                    .init("what", .string()), .init("project", .string()), .init("building", .string()),
                    .init("from", .format("date")),
                ], answer: .ref("SlotCalendar"))
        ) { ask in
            .json(SlotCalendarJSON(calendar: try await SlotPage.calendar(ask), ask: ask))
        },
    ]
}

struct SlotCalendarJSON: JSONValue {
    let calendar: SlotCalendar
    let ask: Ask

    private var zone: Zone { calendar.project.zone }

    var json: JSON {
        .object([
            ("what", calendar.resource.key.json), ("name", calendar.resource.name[ask.language].json),
            ("capacity", calendar.resource.capacity.json), ("project", calendar.project.code.json),
            ("building", calendar.building.json), ("kind", (calendar.way?.kind).json),
            ("field", (calendar.way?.field).json), ("days", .array(calendar.days.map(day))),
        ])
    }

    private func day(_ one: SlotCalendar.DaySlots) -> JSON {
        .object([("day", one.day.description.json), ("slots", .array(one.slots.map(slot)))])
    }

    private func slot(_ slot: SlotCalendar.Slot) -> JSON {
        .object([
            ("from", zone.text(slot.from).json), ("until", zone.text(slot.until).json), ("taken", slot.peak.json),
            ("free", calendar.free(slot, at: ask.now).json),
            ("cases", slot.taken.compactMap { $0.item?.number }.json),
        ])
    }
}
