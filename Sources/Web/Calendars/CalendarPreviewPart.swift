import Casework
import Kernel

/// What a draft would change of the open promises, as the page shows it.
struct CalendarPreviewPart {
    let preview: CalendarPreview
    let names: Names
    let ask: Ask

    var model: Model {
        let counts = [
            ("earlier", preview.earlier), ("later", preview.later), ("same", preview.same),
            ("staying", preview.staying),
        ]
        return [
            "counts": counts.map { key, count -> Model in
                ["label": ask.text("calendar.count.\(key)"), "count": "\(count)"]
            },
            "rows": preview.page.items.map(row), "hasRows": !preview.page.items.isEmpty,
            "next": preview.page.next ?? "", "hasNext": preview.page.next != nil, "isCut": !preview.isWhole,
            "most": "\(Cases.mostPreviewed)",
        ]
    }

    private func row(_ row: CalendarPreview.Row) -> Model {
        let times = TimeWords(ask, zone: names.zone(of: row.project))
        var then = (text: "", exact: "", class: "")
        switch row.move {
        case .stays(let why): then.text = ask.text("calendar.stays.\(why.rawValue)")
        case .moves(let reading):
            then = (times.point(reading.dueAt), times.exact(reading.dueAt), "")
            then.class = reading.dueAt < row.dueAt ? "warn" : reading.dueAt > row.dueAt ? "info" : ""
        }
        return [
            "number": row.number, "href": Paths.case_(row.number), "kind": names.promise(row.kind),
            "who": row.byName, "now": times.point(row.dueAt), "nowExact": times.exact(row.dueAt), "then": then.text,
            "thenExact": then.exact, "class": then.class, "difference": difference(row.difference, times),
        ]
    }

    /// `+2 小时`, `−30 分`; nothing where it is the same time.
    private func difference(_ span: Span?, _ times: TimeWords) -> String {
        guard let span, span != .zero else { return "" }
        let length = Span(milliseconds: abs(span.milliseconds))
        return (span > .zero ? "+" : "−") + times.span(length)
    }
}

/// The public holidays that wait for a person to take them up.
struct CalendarProposals {
    let shown: CalendarShown
    /// What the form comes to.
    let calendar: WorkCalendar
    let ask: Ask

    private var today: Day { calendar.zone.day(of: ask.now) }

    /// Whether a day to come waits in one of the years.
    var areOpen: Bool { shown.holidays.contains { file in file.open(in: calendar).contains { $0.day >= today } } }

    /// The newest year first; what is past is not proposed any more.
    var models: [Model] {
        shown.holidays.reversed().filter { $0.year >= today.date.year }.map { file -> Model in
            let open = file.open(in: calendar).filter { $0.day >= today }
            let taker = shown.takers(of: file.year)
            return [
                "year": "\(file.year)", "source": file.source, "isOpen": !open.isEmpty,
                "count": ask.text("calendar.proposed", ["n": "\(open.count)"]), "days": open.map(day),
                "taker": taker.map {
                    ask.text("calendar.takenBy", ["who": $0.byName, "version": "\($0.number)"])
                } ?? "",
            ]
        }
    }

    private func day(_ holiday: Holiday) -> Model {
        [
            "day": holiday.day.description, "weekday": ask.text("weekday.\(Weekday(of: holiday.day).rawValue)"),
            "what": ask.text(holiday.isOff ? "clock.holiday" : "clock.make-up"), "name": holiday.name[ask.language],
            "class": holiday.isOff ? "late" : "info",
        ]
    }
}
