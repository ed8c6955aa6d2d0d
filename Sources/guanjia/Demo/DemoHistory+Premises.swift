import Casework
import Directory
import Kernel
import Web
import Workforce

extension DemoHistory {
    /// What is kept of places: written down by the manager in the first hour, care as it came due.
    func keepsPlaces(before end: Instant) {
        let first = hand.now + .minutes(30)
        then(first) { [self] in
            try await handsOver()
            try await says()
            try await stewards()
        }
        then(end - .hours(2)) { [self] in
            try await lifts(before: end)
            let (plan, manager) = (script.premises.standIn, try actor("lin"))
            let today = estate.project.zone.day(of: end)
            let draft = ZoneDraft(
                staff: try actor(plan.user).staff, from: today, to: today.adding(days: plan.days),
                standsInFor: try actor(plan.for).staff)
            _ = try await house.premises.give(plan.place, to: draft, by: manager)
            try await owes(on: today)
        }
    }

    /// The accounts' lists of the last two months: some paid meanwhile, some owe a month more.
    private func owes(on today: Day) async throws {
        let fee = script.premises.fee
        let rooms = Dictionary(estate.homes.map { ($0.room.code, $0) }) { first, _ in first }
        let homes = rooms.sorted { $0.key < $1.key }.map(\.value)
        for (months, day) in [(Int64(1), today.adding(days: -31)), (2, today.adding(days: -1))] {
            let owing = homes.enumerated().filter { place, _ in
                place % 11 == 3 && (months == 1 || place % 4 != 0)
            }
            let since = Day.first(ofMonth: today.adding(days: -62).month)
            let lines = owing.map { place, home in
                ArrearsDraft.Line(
                    place: home.room.code,
                    ArrearsWord(
                        item: fee.name, amount: fee.monthly * (months + Int64(place % 3)), since: since,
                        name: home.person.name))
            }
            let draft = ArrearsDraft(day: day, begins: true, lines: lines)
            _ = try await house.premises.tellArrears(draft, in: estate.project.id, by: try actor(fee.user))
        }
    }

    /// Each building with the day on which it was handed over; what its rooms have in common.
    private func handsOver() async throws {
        let manager = try actor("lin")
        for (place, day) in script.premises.delivered.enumerated() {
            let code = "\(place + 1)"
            var record = try await house.premises.file(of: code, for: manager).record
            (record.deliveredOn, record.use) = (day, "residential")
            _ = try await house.premises.change(record, of: code, version: nil, by: manager)
            _ = try await house.premises.setStatus(
                StatusWord(.handedOver, from: day), ofAllIn: code, by: manager)
            _ = try await house.premises.setStatus(
                StatusWord(.occupied, from: day.adding(days: 90)), ofAllIn: code, by: manager)
        }
    }

    /// Rooms that are let, stand empty or are being renovated; some with their area.
    private func says() async throws {
        let manager = try actor("lin")
        let rooms = Dictionary(grouping: estate.homes, by: \.room.code).mapValues(\.count)
        let today = estate.project.zone.day(of: hand.now)
        for (code, people) in rooms.sorted(by: { $0.key < $1.key }) where people > 1 {
            _ = try await house.premises.setStatus(
                StatusWord(.rented, from: today.adding(days: -200)), of: code, by: manager)
        }
        for code in try await empty(manager, rooms) {
            let isBusy = dice.chance(30)
            let word = StatusWord(
                isBusy ? .renovating : .vacant, from: today.adding(days: -40),
                note: isBusy ? script.premises.renovating : "")
            _ = try await house.premises.setStatus(word, of: code, by: manager)
        }
        for home in estate.homes.prefix(12) {
            var record = try await house.premises.file(of: home.room.code, for: manager).record
            (record.area, record.use) = (script.premises.area, "residential")
            _ = try await house.premises.change(record, of: home.room.code, version: nil, by: manager)
        }
    }

    /// Rooms in which nobody lives.
    private func empty(_ manager: Actor, _ rooms: [String: Int]) async throws -> [String] {
        var codes: [String] = []
        for building in 1...script.estate.buildings {
            for unit in 1...script.estate.units {
                let parent = try await house.premises.file(of: "\(building)-\(unit)", for: manager).place
                codes += try await house.places.children(of: parent.id, in: estate.project.id, limit: 500)
                    .filter { $0.kind == .room && rooms[$0.code] == nil }.map(\.code)
            }
        }
        return codes
    }

    private func stewards() async throws {
        let manager = try actor("lin")
        for steward in script.premises.stewards {
            for place in steward.places {
                let draft = ZoneDraft(staff: try actor(steward.user).staff)
                _ = try await house.premises.give(place, to: draft, by: manager)
            }
        }
    }

    /// Every lift with its plate, what is done at it, and when that was done last.
    private func lifts(before end: Instant) async throws {
        let manager = try actor("lin")
        let today = estate.project.zone.day(of: end)
        for building in 1...script.estate.buildings {
            for unit in 1...script.estate.units {
                let code = "\(building)-\(unit)-lift"
                var record = try await house.premises.file(of: code, for: manager).record
                record.facility = FacilityCard(
                    kind: "lift", maker: script.premises.maker, model: script.premises.model,
                    serial: "\(building)\(unit)0\(building * 7 + unit)", department: "engineering")
                _ = try await house.premises.change(record, of: code, version: nil, by: manager)
                for care in script.premises.care {
                    let last = today.adding(days: -care.last + Int64(building * unit))
                    let draft = CareDraft(
                        what: care.what, rhythm: CareRhythm(every: care.every, unit: care.unit),
                        isStatutory: care.statutory, firstDue: last)
                    let file = try await house.premises.plan(draft, at: code, by: manager)
                    let plan = file.care.map(\.plan).first { $0.what == care.what }
                    _ = try await house.premises.did(
                        plan?.id.description ?? "", on: last, note: "", by: try actor("wang"))
                }
            }
        }
    }
}
