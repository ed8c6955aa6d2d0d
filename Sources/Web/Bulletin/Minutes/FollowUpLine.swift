import Bulletin
import Kernel
import Workforce

/// A follow-up, as it stands in a list.
struct FollowUpLine {
    let file: FollowUpFile
    let names: Names
    let times: TimeWords
    private var one: FollowUp { file.one }

    /// `M2611-003/2`
    var number: String { "\(file.meeting.number)/\(one.place)" }
    private var isOverdue: Bool { file.isOverdue(at: times.now) }

    private var state: String {
        names.text(isOverdue ? "followUp.overdue" : "followUpState.\(one.state.rawValue)")
    }

    private var mood: String {
        if isOverdue { return "late" }
        return one.state == .done ? "ok" : ""
    }

    var model: Model {
        [
            "number": number, "href": Paths.followUp(one.id.description), "what": one.what,
            "owner": names.staff(one.owner), "due": one.due.description, "state": state, "class": mood,
            "result": one.result, "title": file.meeting.content.title, "item": file.item ?? "",
            "itemTo": file.item.map { Paths.case_($0) } ?? "",
            "meetingTo": file.seesMeeting ? Paths.meeting(file.meeting.number) : "",
        ]
    }
}

extension FollowUpFile {
    /// How many of some wait for somebody, and how many of these should have been done: `2 项会议待办，1 项已逾期`; empty
    /// where there are none.
    static func sentence(_ all: [FollowUpFile], at now: Instant, _ names: Names) -> String {
        guard !all.isEmpty else { return "" }
        let late = all.count { $0.isOverdue(at: now) }
        let values = ["n": "\(all.count)", "late": "\(late)"]
        return names.text(late > 0 ? "followUps.someLate" : "followUps.some", values)
    }
}
