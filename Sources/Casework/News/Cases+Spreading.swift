import Directory
import Kernel
import Store
import Workforce

extension Cases {
    private static let spreading = "news"
    /// So many hear a news in one transaction.
    static let portion = 100

    /// Tells those whom a job names, by kind.
    var newsWorks: [String: Jobs.Work] { [Self.spreading: { tx, job in try spread(tx, job) }] }

    /// The same word to everybody whom it concerns: the first of them hear it in this transaction, the others by jobs,
    /// a portion each. Where nobody is concerned nothing is told.
    ///
    /// - Throws: ``CaseRefusal/textMissing`` · ``CaseRefusal/tooLong(field:limit:)`` ·
    ///   ``CaseRefusal/unknownWord(field:given:known:)``
    func spread(
        _ tx: Tx, _ text: String, through channel: String?, to about: News.About, of desk: String,
        in project: Project, by actor: Actor
    ) throws {
        let channel = channel?.trimmed.isEmpty == false ? channel : nil
        try check(text, through: channel, of: desk)
        let (count, last) = try NewsTable.hearers(tx, about)
        guard let last else { return }
        let news = News(
            id: tx.newID(), about: about, project: project.id, text: text.trimmed, channel: channel, by: actor.staff,
            byName: actor.name, via: actor.via, madeAt: tx.now, leavesAt: quietEnd(of: desk, in: project), last: last,
            hearers: count)
        try NewsTable.insert(tx, news)
        try tell(tx, news, after: ID(number: 0), in: project)
    }

    private func check(_ text: String, through channel: String?, of key: String) throws {
        guard !text.trimmed.isEmpty else { throw CaseRefusal.textMissing }
        guard text.utf8.count <= Act.longestText else {
            throw CaseRefusal.tooLong(field: "text", limit: Act.longestText)
        }
        let desk = try desk(key)
        if let channel { try desk.check(channel: channel) }
        guard sends, desk.sending != nil, text.trimmed.count > SendRules.longestText else { return }
        throw CaseRefusal.tooLong(field: "text", limit: SendRules.longestText)
    }

    private func spread(_ tx: Tx, _ job: Jobs.Job) throws {
        let parts = job.key.split(separator: "/").map(String.init)
        guard parts.count == 2, let id = ID<News>(parts[0]), let after = ID<Case>(parts[1]),
            let news = try NewsTable.find(tx, id)
        else { return }
        try tell(tx, news, after: after, in: try project(tx, news.project))
    }

    /// Tells some and plans the next: who was told, how far it has come and that this is done are of one commit.
    private func tell(_ tx: Tx, _ old: News, after: ID<Case>, in project: Project) throws {
        var news = old
        let tokens = SearchTokens.make(news.text)
        let ids = try NewsTable.portion(tx, news.about, after: after, upTo: news.last, limit: Self.portion)
        for id in ids {
            guard let item = try CaseTable.find(tx, id), news.isFor(item) else { continue }
            if let why = try whyToCall(tx, item, by: news.channel ?? item.channel) {
                try leave(tx, item, out: news.id, why, text: news.text, in: project, by: news.teller)
                news.leftOut += 1
            } else {
                let leaves = try say(tx, news.text, tokens: tokens, to: item, of: news, in: project, by: news.teller)
                if leaves { news.texts += 1 } else { news.said += 1 }
            }
        }
        if ids.count == Self.portion, let last = ids.last {
            try Jobs.plan(tx, Self.spreading, key: "\(news.id)/\(last)", at: tx.now)
        } else {
            news.doneAt = tx.now
        }
        try NewsTable.update(tx, news)
        tx.tell(LiveNote(topic: "alert", project: project.id.number, subject: "", version: 0))
    }

    /// Why a text message cannot or must not go to a customer who did not ask for it; nil where it may, or where the
    /// channel is none of text messages.
    func whyToCall(_ db: DB, _ item: Case, by channel: String) throws -> LeftOut.Why? {
        guard isText(channel, on: item) else { return nil }
        if item.mayRefuseTexts, try declines(db, item) { return .declined }
        return sends && Phone(item.reporter.phone) == nil ? .phone : nil
    }

    /// It stands on the case that its customer is to be called, and with what.
    func leave(
        _ tx: Tx, _ item: Case, out news: ID<News>?, _ why: LeftOut.Why, text: String, in project: Project,
        by actor: Actor
    ) throws {
        if let news { try NewsTable.leave(tx, item.id, out: news, why) }
        let deed = Deed(act: "untold-\(why.rawValue)", words: text, actor: actor, now: tx.now)
        _ = try commit(tx, [], to: item, deed, in: project)
    }

    func isText(_ channel: String, on item: Case) -> Bool {
        desks[item.desk]?.sending?.channels.contains(channel) ?? false
    }

    /// When the quiet hours of a desk end, where it is within them and text messages leave by themselves.
    func quietEnd(of desk: String, in project: Project) -> Instant? {
        guard sends else { return nil }
        return desks[desk]?.sending?.quiet?.end(at: clock.now(), in: project.zone)
    }
}

extension Case {
    /// Whether an unasked message waits for the day and may be refused: in an emergency nobody is spared it.
    var mayRefuseTexts: Bool { priority != .emergency }
}

extension News {
    /// Whoever wrote it: it stands on the timelines.
    fileprivate var teller: Actor { Actor(staff: by, name: byName, departments: [], grants: [], via: via) }
}
