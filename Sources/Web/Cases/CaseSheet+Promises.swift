import Casework
import Kernel
import Workforce

extension CaseSheet {
    /// Each promise as a bar: what is left of its time, or how it ended.
    var promises: [Model] {
        item.promises.inOrder.map { promise in
            let mood = promise.mood(at: times.now)
            let isOpen = promise.state == .open
            var model: Model = [
                "kind": names.promise(promise, of: item.desk), "bar": promise.barClass(at: times.now),
                "mood": mood.rawValue,
                "isOpen": isOpen, "state": state(of: promise), "tag": Self.tag(promise), "words": promise.words,
                "due": times.short(promise.dueAt), "exact": times.exact(promise.dueAt), "hasLeft": promise.isRunning,
                // Further than an hour away the word is the time already.
                "hasDue": !promise.isRunning || promise.dueAt - times.now < .hours(1),
                "left": times.left(until: promise.dueAt), "instant": Zone.utc.text(promise.dueAt),
                "settled": promise.settledAt.map { times.short($0) } ?? "", "hasSettled": promise.settledAt != nil,
                "clockHref": Paths.promiseClock("\(promise.id)"), "about": outsideWords(promise),
                "mayWord": isOpen && mayFollow && promise.kind != .outside,
                "wordHref": frame.address(item.number, open: OpenForm.word("\(promise.id)")),
                "isWorded": promise.word != nil, "isRed": promise.hasRedMark,
                "mayReview": promise.hasRedMark && actor.may(.caseSupervise, on: item),
                "reviewHref": frame.address(item.number, open: OpenForm.review("\(promise.id)")),
                "isReviewed": promise.review != nil, "part": names.calendarPart(of: promise, item),
            ]
            if let review = promise.review { model["review"] = "\(review.finding) — \(review.byName)" }
            if let word = promise.word {
                model["word"] = [word.apology, word.reason, word.remedy].joined(separator: " ")
            }
            return model
        }
    }

    private func state(of promise: Promise) -> String {
        promise.state == .open && promise.pausedSince != nil
            ? names.text("promiseState.paused") : names.promiseState(promise.state)
    }

    private static func tag(_ promise: Promise) -> String {
        switch promise.state {
        case .kept: "ok"
        case .broken: "late"
        case .open, .replaced, .void: ""
        }
    }

    /// What the customer was told and still waits for, in the first person.
    var promiseWords: [Model] {
        var said: Set<String> = []
        return item.promises.inOrder.filter {
            $0.state == .open && $0.kind != .outside && said.insert($0.words).inserted
        }.prefix(3).map {
            promise in
            [
                "text": promise.words, "by": promise.byName, "at": times.short(promise.madeAt),
                "exact": times.exact(promise.madeAt),
            ]
        }
    }

    /// The five things of a complaint; empty for every other kind.
    var things: [Model] {
        guard procedure.actions.contains(where: { $0.needs.contains(.fiveThings) }) else { return [] }
        return FiveThing.allCases.map { thing in
            ["text": names.fiveThing(thing), "isDone": item.thingsDone.contains(thing)]
        }
    }

    var files: [Model] {
        item.attachments.map { attachment in
            [
                "name": attachment.name, "href": Paths.caseFile(item.number, attachment.id.description),
                "isPicture": attachment.type.hasPrefix("image/"), "isSound": attachment.type.hasPrefix("audio/"),
                "size": Self.size(attachment.bytes), "by": names.staff(attachment.by), "at": times.short(attachment.at),
                "moment": attachment.moment.isEmpty ? "" : names.text("moment.\(attachment.moment)"),
            ]
        }
    }

    private static func size(_ bytes: Int) -> String {
        bytes < 1 << 20 ? "\(max(1, bytes >> 10)) kB" : "\(bytes >> 20) MB"
    }
}

extension [Promise] {
    /// The nearest first; of those due together, the one that is done first.
    var inOrder: [Promise] {
        func place(_ kind: Promise.Kind) -> Int { Promise.Kind.allCases.firstIndex(of: kind) ?? 0 }
        return sorted { ($0.dueAt, place($0.kind)) < ($1.dueAt, place($1.kind)) }
    }
}
