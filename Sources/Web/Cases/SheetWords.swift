import Casework
import Kernel
import Workforce

/// Work sheets, windows and what must be known before entering, in words.
struct SheetWords {
    let names: Names
    let times: TimeWords
    let desk: Desk

    /// “明天 09:00–11:00”, with both days where it ends on another one.
    func window(_ one: Appointment) -> String {
        let isOneDay = times.zone.day(of: one.from) == times.zone.day(of: one.until)
        let end = isOneDay ? times.zone.wall(at: one.until).time : times.point(one.until)
        return "\(times.point(one.from))–\(end)"
    }

    /// The window that holds, with its note and how often it was moved.
    func appointment(of item: Case) -> String {
        guard let one = item.appointment else { return "" }
        let moved = item.reappointed > 0 ? names.text("visit.moved", ["n": "\(item.reappointed)"]) : ""
        return [window(one), one.note, moved].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    func access(_ one: Access) -> String {
        let consent = names.text(one.mayEnter ? "visit.mayEnter" : "visit.mayNotEnter")
        let alarm = one.alarm.isEmpty ? "" : names.text("visit.alarm", ["what": one.alarm])
        let pets = one.pets.isEmpty ? "" : names.text("visit.pets", ["what": one.pets])
        return [consent, one.how, alarm, pets].filter { !$0.isEmpty }.joined(separator: " · ")
    }

    func money(_ amount: Int64) -> String {
        Names.sign(of: desk.dispatch.currency) + FixedPoint.fullText(amount, places: 2)
    }

    /// “角阀 2 个 × ¥25.00”
    func what(_ line: SheetLine) -> String {
        switch line.what {
        case .labour(let minutes, let people):
            names.text("sheet.labour", ["minutes": "\(minutes)", "people": "\(people)"])
        case .material(let name, let quantity, let unit, let price):
            "\(name) \(FixedPoint.text(quantity, places: 3)) \(unit) × \(money(price))"
        }
    }

    func line(_ line: SheetLine) -> String { "\(what(line)) = \(money(line.amount))" }

    /// The sheet of a task; nil where nothing is on it.
    func sheet(_ task: CaseTask) -> Model? {
        guard let sheet = task.sheet, !sheet.lines.isEmpty || !sheet.signatures.isEmpty else { return nil }
        let lines = sheet.lines.map { line -> Model in
            [
                "what": what(line), "amount": money(line.amount), "note": line.note, "isStruck": line.struck != nil,
                "why": line.struck?.reason ?? "", "by": names.staff(line.by), "at": times.short(line.at),
            ]
        }
        let signed = sheet.signatures.last
        return [
            "worker": names.worker(task), "lines": lines, "charges": money(sheet.charges),
            "isSigned": signed != nil, "signed": signed.map { signature($0) } ?? "",
            "isChanged": signed.map { $0.charges != sheet.charges } ?? false,
        ]
    }

    func signature(_ one: Signature) -> String {
        names.text("sheet.signed", ["name": one.name, "sum": money(one.charges), "at": times.short(one.at)])
    }

    /// How somebody got in.
    func arrival(_ task: CaseTask) -> String {
        guard task.steps.contains(where: { $0.state == .arrived }), let door = task.sheet?.door else { return "" }
        return names.text(door.isKnown ? "visit.byCode" : "visit.withoutCode")
    }
}
