import Bulletin
import Casework
import Directory
import Kernel
import Workforce

/// The form of a draft: as it stands, as a template begins it, or as it was typed where it came back.
struct AnnouncementForm {
    /// What was typed; nil where nothing was refused.
    let form: Form?
    let draft: AnnouncementDraft
    let times: TimeWords
    let names: Names
    let sends: Bool

    /// What a form says.
    ///
    /// - Throws: ``CaseRefusal/dateOutOfRange(field:)``
    static func draft(_ form: Form, _ times: TimeWords) throws -> AnnouncementDraft {
        var draft = AnnouncementDraft()
        (draft.project, draft.outage, draft.template) = (form["project"], form["outage"], form["template"])
        draft.content = try content(form, times)
        draft.isWhole = form.has("whole")
        (draft.places, draft.without) = (form.words("places"), form.words("without"))
        draft.zones = form.words("zones")
        draft.capacities = Occupancy.Capacity.allCases.filter { form.has("capacity-\($0.rawValue)") }
        draft.tag = form.raw("tag")
        return draft
    }

    private static func content(_ form: Form, _ times: TimeWords) throws -> Announcement.Content {
        var content = Announcement.Content()
        (content.title, content.text) = (form.raw("title"), form.raw("text"))
        (content.titleEnglish, content.textEnglish) = (form.raw("titleEnglish"), form.raw("textEnglish"))
        (content.message, content.messageEnglish) = (form.raw("message"), form.raw("messageEnglish"))
        // A button elsewhere that makes a draft of something says nothing of the ways.
        if form.has("ways") {
            content.channels = Announcement.Content.Channel.allCases.filter { form.has("channel-\($0.rawValue)") }
        }
        content.publishAt = try form["publishAt"].map { try times.given($0, "publishAt") }
        content.until = try form["until"].map { try times.given($0, "until") }
        return content
    }

    private func typed(_ name: String, _ otherwise: String) -> String { form?.raw(name) ?? otherwise }
    private func ticked(_ name: String, _ otherwise: Bool) -> Bool { form?.has(name) ?? otherwise }

    var model: Model {
        let content = draft.content
        return [
            "titleField": typed("title", content.title), "textField": typed("text", content.text),
            "titleEnglishField": typed("titleEnglish", content.titleEnglish),
            "textEnglishField": typed("textEnglish", content.textEnglish),
            "messageField": typed("message", content.message),
            "messageEnglishField": typed("messageEnglish", content.messageEnglish),
            "publishField": typed("publishAt", content.publishAt.map(times.field) ?? ""),
            "untilField": typed("until", content.until.map(times.field) ?? ""),
            "placesField": typed("places", draft.places.joined(separator: " ")),
            "withoutField": typed("without", draft.without.joined(separator: " ")),
            "zonesField": typed("zones", ""), "tagField": typed("tag", draft.tag),
            "isWhole": ticked("whole", draft.isWhole), "sends": sends || content.channels.contains(.text),
            "capacities": ticks(Occupancy.Capacity.allCases, "capacity", names.capacity) {
                draft.capacities.contains($0)
            },
            "channels": ticks(ways, "channel", { names.text("announcementChannel.\($0.rawValue)") }) {
                content.channels.contains($0)
            },
        ]
    }

    /// No text message where none leaves, but for one that says so already.
    private var ways: [Announcement.Content.Channel] {
        Announcement.Content.Channel.allCases.filter { $0 != .text || sends || draft.content.channels.contains($0) }
    }

    private func ticks<T: RawRepresentable<String>>(
        _ all: [T], _ name: String, _ text: (T) -> String, _ isChosen: (T) -> Bool
    ) -> [Model] {
        all.map { one in
            let field = "\(name)-\(one.rawValue)"
            return ["name": field, "text": text(one), "isChosen": ticked(field, isChosen(one))]
        }
    }
}

extension Form {
    /// Codes or names, however they were told apart.
    func words(_ name: String) -> [String] {
        raw(name).split(whereSeparator: { " ,，、;；\n\r\t".contains($0) }).map(String.init)
    }
}

extension AnnouncementDraft {
    /// What stands there, to be written anew.
    init(_ one: Announcement) {
        self.init()
        (content, isWhole, tag) = (one.content, one.audience.isWhole, one.audience.tag)
        (places, without) = (one.audience.places.map(\.code), one.audience.without.map(\.code))
        capacities = one.audience.capacities
    }
}
