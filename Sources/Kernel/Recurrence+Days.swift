extension Recurrence {
    func chosen(in first: Day, from start: Day) -> [Day] {
        let all = candidates(in: first, from: start)
        guard !places.isEmpty else { return all }
        let picked = places.compactMap { place in
            let index = place > 0 ? place - 1 : all.count + place
            return all.indices.contains(index) ? all[index] : nil
        }
        return Set(picked).sorted()
    }

    private func candidates(in first: Day, from start: Day) -> [Day] {
        switch frequency {
        case .daily: return allows(first) ? [first] : []
        case .weekly:
            let wanted = weekdays.isEmpty ? [Weekday(of: start)] : weekdays.map(\.weekday)
            return (0..<7).map { first.adding(days: $0) }.filter { wanted.contains(Weekday(of: $0)) }
        case .monthly:
            let length = Int64(CivilDate.length(ofMonth: first.date.month, in: first.date.year))
            let month = (0..<length).map { first.adding(days: $0) }
            if weekdays.isEmpty, monthDays.isEmpty { return month.filter { $0.date.day == start.date.day } }
            return month.filter(allows)
        }
    }

    /// Whether a day is one of those that `BYDAY` and `BYMONTHDAY` name.
    private func allows(_ day: Day) -> Bool {
        let length = CivilDate.length(ofMonth: day.date.month, in: day.date.year)
        let isDay = monthDays.isEmpty || monthDays.contains { $0 == day.date.day || length + 1 + $0 == day.date.day }
        guard isDay, !weekdays.isEmpty else { return isDay }
        return weekdays.contains { rule in
            guard rule.weekday == Weekday(of: day) else { return false }
            guard let place = rule.place else { return true }
            return place == (day.date.day - 1) / 7 + 1 || -place == (length - day.date.day) / 7 + 1
        }
    }
}
