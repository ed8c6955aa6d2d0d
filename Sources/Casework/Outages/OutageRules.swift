import Directory
import Foundation
import Kernel
import Workforce

/// What a desk says of outages, read from its `outages.yaml`.
///
/// Sentences and notices have blanks: `{where}`, `{cause}`, `{from}`, `{until}`. They are filled when they are said, so
/// that a moved end is in the very next sentence.
package struct OutageRules: Sendable {
    package struct Kind: Sendable {
        package let key: String
        package let name: Words
        /// What to tell whoever asks.
        package let sentence: Words
        package let noticeTitle: Words
        package let noticeBody: Words
    }

    package let kinds: [Kind]
    /// How long before it begins it is told of.
    package let ahead: Span
    /// Stands for an end that nobody knows.
    package let openEnd: Words
    /// Between two places.
    package let and: Words
    /// What a demand is that says nothing but that somebody asked.
    package let askedAs: String?

    package static let none = OutageRules(
        kinds: [], ahead: .zero, openEnd: Words(zh: "", zhHant: "", en: ""), and: Words(zh: "", zhHant: "", en: ""),
        askedAs: nil)

    package func kind(_ key: String) -> Kind? { kinds.first { $0.key == key } }

    /// What to say to a customer now. Pure.
    package func said(of outage: Outage, at now: Instant, in project: Project) -> String {
        fill(outage.sentence, outage, .simplified, project) { Self.clock($0, at: now, in: project.zone) }
    }

    /// The notice as it would hang: as somebody wrote it, or as the desk drafts it. Pure.
    package func notice(of outage: Outage, in project: Project) -> OutageNotice {
        let kind = kind(outage.kind)
        let raw =
            outage.notice
            ?? OutageNotice(
                title: kind?.noticeTitle[.simplified] ?? "", body: kind?.noticeBody[.simplified] ?? "",
                titleEnglish: kind?.noticeTitle[.english] ?? "", bodyEnglish: kind?.noticeBody[.english] ?? "")
        func filled(_ text: String, _ language: Language) -> String {
            fill(text, outage, language, project) { Self.date($0, in: project.zone) }
        }
        return OutageNotice(
            title: filled(raw.title, .simplified), body: filled(raw.body, .simplified),
            titleEnglish: filled(raw.titleEnglish, .english), bodyEnglish: filled(raw.bodyEnglish, .english))
    }

    /// The names of its places, or of the project where all of it is affected.
    package func places(of outage: Outage, _ language: Language, in project: Project) -> String {
        outage.isWhole ? project.name : outage.places.map(\.name).joined(separator: and[language])
    }

    private func fill(
        _ text: String, _ outage: Outage, _ language: Language, _ project: Project, _ time: (Instant) -> String
    ) -> String {
        text.replacing("{where}", with: places(of: outage, language, in: project))
            .replacing("{cause}", with: outage.cause).replacing("{from}", with: time(outage.from))
            .replacing("{until}", with: outage.until.map(time) ?? openEnd[language])
    }

    /// `14:30` today, else `11-25 14:30`: as promises say it.
    private static func clock(_ at: Instant, at now: Instant, in zone: Zone) -> String {
        let wall = zone.wall(at: at)
        if wall.date == zone.wall(at: now).date { return wall.time }
        return "\(padded(wall.date.month))-\(padded(wall.date.day)) \(wall.time)"
    }

    /// `2026-11-25 14:30`
    private static func date(_ at: Instant, in zone: Zone) -> String {
        let wall = zone.wall(at: at)
        return "\(Day(wall.date)) \(wall.time)"
    }
}

extension OutageRules {
    private static let name = "outages.yaml"

    /// A desk without the file knows no outages.
    ///
    /// - Throws: ``DeskError``
    static func read(_ folder: URL) throws -> OutageRules {
        guard FileManager.default.fileExists(atPath: folder.appending(path: name).path) else { return .none }
        let file = try DeskNode.read(folder, name)
        try file.allow(["ahead", "open-end", "and", "asked-as", "kinds"])
        let kinds = try file.required("kinds").list().map { node in
            try node.allow(["key", "name", "sentence", "notice-title", "notice-body"])
            return Kind(
                key: try node.required("key").text(), name: try node.required("name").words(),
                sentence: try node.required("sentence").words(),
                noticeTitle: try node.required("notice-title").words(),
                noticeBody: try node.required("notice-body").words())
        }
        return OutageRules(
            kinds: kinds, ahead: try file.required("ahead").span(), openEnd: try file.required("open-end").words(),
            and: try file.required("and").words(), askedAs: try file.optional("asked-as")?.text())
    }
}
