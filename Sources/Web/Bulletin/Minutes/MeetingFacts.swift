import Bulletin
import Kernel
import Workforce

/// What the page and the sheet of a meeting show.
struct MeetingFacts {
    let file: MeetingFile
    /// What stands there now, or stood there in an older version.
    let content: Meeting.Content
    let names: Names
    let times: TimeWords
    private var one: Meeting { file.one }

    var model: Model {
        [
            "number": one.number, "name": content.title, "stage": names.text("meetingStage.\(one.stage.rawValue)"),
            "class": one.stage.mood, "version": "\(one.version)", "facts": facts,
            "points": content.items.enumerated().map { place, item -> Model in
                ["place": "\(place + 1)", "heading": item.heading, "text": item.text]
            },
            "followUps": file.followUps.map { FollowUpLine(file: $0, names: names, times: times).model },
            "hasFollowUps": !file.followUps.isEmpty,
            "deeds": file.deeds.map { times.deed($0, names.text("meetingDeed.\($0.act)")) },
            "printTo": Paths.meeting(one.number, query: [("print", "1")]),
            "approved": one.approvedAt.map { at in
                names.text("meeting.approvedBy", ["who": names.staff(content.chair), "time": times.point(at)])
            } ?? "",
        ]
    }

    private var facts: [Model] {
        let all = [
            ("field.heldAt", times.point(content.heldAt)), ("field.venue", content.venue),
            ("field.chair", names.staff(content.chair)), ("field.present", list(content.present)),
            ("field.absent", list(content.absent)), ("field.guests", content.guests),
            ("meeting.by", names.staff(one.editor)),
        ]
        return all.filter { !$0.1.isEmpty }.map { ["label": names.text($0.0), "text": $0.1] }
    }

    private func list(_ staff: [ID<Staff>]) -> String { names.list(staff.map(names.staff)) }

    /// The buttons, and where each goes.
    var doors: Model {
        var doors: Model = [
            "mayEdit": file.mayEdit, "mayFollow": file.mayWrite, "editTo": Paths.meeting(one.number),
            "followTo": Paths.meetingFollowUps(one.number),
            "versions": file.versions.map { version -> Model in
                [
                    "name": names.text("dutyLog.version", ["n": "\(version.version)"]),
                    "who": names.staff(version.by), "at": times.point(version.at),
                    "href": Paths.meeting(one.number, query: [("version", "\(version.version)")]),
                ]
            },
        ]
        for name in MeetingAct.Name.allCases {
            let word = name.rawValue
            doors["may\(word.prefix(1).uppercased())\(word.dropFirst())"] = file.allowed.contains(name)
            doors["\(word)To"] = Paths.meetingAction(one.number, word)
        }
        return doors
    }
}
