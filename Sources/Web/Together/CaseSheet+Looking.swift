import Casework
import Kernel

/// Who else is at the case, and what is new to its reader.
extension CaseSheet {
    var looking: Model {
        [
            "lookTo": Paths.caseLook(item.number), "newest": file.entries.last?.id.description ?? "",
            "refresh": frame.address(item.number, seen: seen), "others": Self.others(file.looks, names),
        ]
    }

    static func others(_ looks: Looks, _ names: Names) -> [Model] {
        looks.others.map { look in
            [
                "text": names.text(look.isWriting ? "look.writes" : "look.looks", ["who": look.name]),
                "class": look.isWriting ? "warn" : "info",
            ]
        }
    }

    /// Whether an entry came since its reader looked.
    func isNew(_ entry: TimelineEntry) -> Bool {
        guard let seen else { return false }
        return entry.id > seen && entry.actor != actor.staff && entry.act != Cases.printing
    }

    /// The newest entry that its reader saw before, where anything new stands above it.
    var lastSeen: ID<TimelineEntry>? {
        guard let seen, file.entries.contains(where: isNew) else { return nil }
        return file.entries.last { $0.id <= seen }?.id
    }
}
