import Bulletin
import Casework
import Directory
import Kernel
import Workforce

/// The registrations of an activity as a page lists them, narrowed to those that a figure counts.
enum ActivityRows: String, CaseIterable {
    case all, seated, waiting, came, absent, tell, cancelled

    func has(_ one: Registration) -> Bool {
        switch self {
        case .all: one.state != .cancelled
        case .seated: one.state == .seated
        case .waiting: one.state == .waiting
        case .came: one.came != nil
        case .absent: one.state == .seated && (one.came ?? 0) < one.heads
        case .tell: one.isToTell
        case .cancelled: one.state == .cancelled
        }
    }
}

/// One registration, as it stands in a list.
struct RegistrationLine {
    let one: Registration
    let file: ActivityFile
    let names: Names
    let times: TimeWords
    let seesPhones: Bool
    let seesPeople: Bool

    var person: Person? { file.people[one.person] }

    var phone: String {
        guard let phone = person?.phones.first else { return "" }
        return seesPhones ? phone : Phone.masked(phone)
    }

    /// 1 for who gets a seat next; nil for who does not wait.
    var turn: Int? {
        guard one.state == .waiting else { return nil }
        return file.registrations.filter { $0.state == .waiting }.firstIndex { $0.id == one.id }.map { $0 + 1 }
    }

    private var state: String {
        if let came = one.came { return names.text("registration.came", ["n": "\(came)"]) }
        if let turn { return names.text("registration.turn", ["n": "\(turn)"]) }
        return names.text("registrationState.\(one.state.rawValue)")
    }

    private var mood: String {
        if one.came != nil { return "ok" }
        return one.state == .waiting ? "warn" : ""
    }

    var model: Model {
        let allowed = file.mayAttend ? one.allowed(in: file.one, at: times.now, in: file.project.zone) : []
        var model: Model = [
            "name": person?.name ?? "", "href": seesPeople ? Paths.person(one.person.description) : "",
            "phone": phone, "heads": "\(one.heads)", "state": state, "class": mood, "code": Pass.readable(one.code),
            "news": one.isToTell ? names.text("registrationNews.\(one.news.rawValue)") : "",
            "isMany": one.heads > 1, "id": one.id.description,
        ]
        if one.state == .seated {
            model["slipTo"] = Paths.activity(
                file.one.number, query: [("print", "slips"), ("one", one.id.description)])
        }
        for name in RegistrationAct.Name.allCases {
            let word = name.rawValue
            model["may\(word.prefix(1).uppercased())\(word.dropFirst())"] = allowed.contains(name)
            model["\(word)To"] = Paths.registrationAction(file.one.number, one.id.description, word)
        }
        return model
    }
}
