import Casework
import Handover
import Kernel
import Workforce

/// What pages say of entries.
struct DutyWords {
    let names: Names
    let times: TimeWords
    let rules: RosterRules

    func shift(_ key: String) -> String { rules.shift(key)?.name[names.language] ?? key }

    /// “夜班 11-26 23:00–07:00”
    func turn(_ turn: ShiftChange.Turn?) -> String {
        guard let turn else { return names.text("dutyLog.noShift") }
        let words = RosterWords(names: names, rules: rules, zone: times.zone)
        let hours = words.clock(turn.from..<turn.until, of: turn.day)
        return "\(shift(turn.shift)) \(RosterWords.short(turn.day)) \(hours)"
    }

    func row(_ entry: DutyEntry, number: String?) -> Model {
        let content = entry.content
        let isOtherDay = times.zone.day(of: content.at) != entry.day
        return [
            "href": Paths.dutyEntry("\(entry.id)"), "exact": times.exact(content.at),
            "at": isOtherDay ? times.point(content.at) : times.zone.wall(at: content.at).time,
            "place": content.placeText, "event": content.event, "course": content.course, "result": content.result,
            "who": names.staff(entry.by), "isOpen": entry.isOpen, "isStruck": content.isStruck,
            "isCorrected": entry.version > 1, "number": number ?? "", "toCase": number.map { Paths.case_($0) } ?? "",
        ]
    }
}
