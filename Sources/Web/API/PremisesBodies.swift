import Casework
import Directory
import Kernel

struct PlaceRecordBody: Decodable, Sendable {
    struct Facility: Decodable, Sendable {
        let kind: String
        let maker: String?
        let model: String?
        let serial: String?
        let installedOn: Day?
        let department: String?
    }

    let name: String
    /// Both stay where they are left out; an empty parent is the top of the project.
    let code: String?
    let parent: String?
    let areaHundredths: Int64?
    let use: String?
    let deliveredOn: Day?
    let warranty: [String: Day]?
    let meters: [PlaceRecord.Meter]?
    let note: String?
    let facility: Facility?

    var correction: PlaceCorrection { PlaceCorrection(code: code, parent: parent) }

    var record: PlaceRecord {
        PlaceRecord(
            name: name, area: areaHundredths, use: use, deliveredOn: deliveredOn, warranty: warranty ?? [:],
            meters: meters ?? [], note: note ?? "",
            facility: facility.map {
                FacilityCard(
                    kind: $0.kind, maker: $0.maker ?? "", model: $0.model ?? "", serial: $0.serial ?? "",
                    installedOn: $0.installedOn, department: $0.department)
            })
    }
}

struct PlaceStatusBody: Decodable, Sendable {
    let status: PlaceStatus
    let from: Day?
    let note: String?

    var word: StatusWord { StatusWord(status, from: from, note: note ?? "") }
}

struct PlaceStatusesBody: Decodable, Sendable {
    let status: PlaceStatus
    let from: Day?
    let note: String?
    let kind: Place.Kind?
    let only: PlaceStatus?

    var word: StatusWord { StatusWord(status, from: from, note: note ?? "") }
}

struct RetirementBody: Decodable, Sendable {
    let reason: String
    let used: Bool?
}

struct CarePlanBody: Decodable, Sendable {
    let what: String
    let every: Int
    let unit: CareRhythm.Unit
    let statutory: Bool?
    let firstDue: Day

    var draft: CareDraft {
        CareDraft(
            what: what, rhythm: CareRhythm(every: every, unit: unit), isStatutory: statutory ?? false,
            firstDue: firstDue)
    }
}

struct CareDoneBody: Decodable, Sendable {
    let doneOn: Day?
    let note: String?
}

struct ZoneBody: Decodable, Sendable {
    let place: String
    /// The name that somebody signs in with.
    let staff: String
    let from: Day?
    let to: Day?
    let standsInFor: String?
    let takesOver: Bool?
}

struct ZoneEndBody: Decodable, Sendable {
    let on: Day?
}
