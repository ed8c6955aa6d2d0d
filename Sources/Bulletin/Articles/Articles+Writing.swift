import Casework
import Directory
import Kernel
import Store
import Workforce

extension Articles {
    /// Writes a new one; whoever writes has looked at it today.
    ///
    /// - Throws: ``DirectoryRefusal/unknownProject(_:)`` · ``WorkforceRefusal/notAllowed(_:)`` · what
    ///   ``edit(_:_:version:request:by:)`` throws
    package func write(
        _ draft: ArticleDraft, request: RequestKey? = nil, by actor: Actor
    ) async throws -> ArticleFile {
        try actor.require(.articleWrite)
        let checked = try draft.checked()
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                let project = try actor.home(tx, checked.project, .articleWrite)
                let owner = try owner(tx, checked.owner, otherwise: actor.staff, in: project)
                var one = Article(
                    id: tx.newID(), number: try Counters.number(tx, "K", of: "article", in: project.zone),
                    project: project.id,
                    kind: checked.kind, by: actor.staff, madeAt: tx.now, content: checked.content, owner: owner,
                    editor: actor.staff, checkedOn: project.zone.day(of: tx.now), checkedBy: actor.staff)
                try place(tx, &one, as: checked, in: project)
                try ArticleTable.insert(tx, one)
                try keep(tx, one, "write", by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }

    /// Writes it anew; what it said before is kept. Whoever writes has looked at it today. Its kind stays.
    ///
    /// - Parameter version: the one that whoever writes has seen; nil: whichever is the newest.
    /// - Throws: ``ArticleRefusal/unknownArticle`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``ArticleRefusal/articleChanged`` · ``ArticleRefusal/articleNotNow`` · ``ArticleRefusal/articleOwner(_:)`` ·
    ///   what ``ArticleDraft/checked()`` throws · ``DirectoryRefusal/unknownPlace(_:)`` ·
    ///   ``BulletinRefusal/noSuchZone(_:)``
    package func edit(
        _ name: String, _ draft: ArticleDraft, version: Int?, request: RequestKey? = nil, by actor: Actor
    ) async throws -> ArticleFile {
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var one = try changeable(tx, name, version, by: actor)
                guard one.retiredAt == nil else { throw ArticleRefusal.articleNotNow }
                var draft = draft
                draft.kind = one.kind
                let checked = try draft.checked()
                let project = try project(tx, one.project)
                one.content = checked.content
                one.owner = try owner(tx, checked.owner, otherwise: one.owner, in: project)
                try place(tx, &one, as: checked, in: project)
                (one.editor, one.version) = (actor.staff, one.version + 1)
                (one.checkedOn, one.checkedBy) = (project.zone.day(of: tx.now), actor.staff)
                try ArticleTable.update(tx, one)
                try keep(tx, one, "edit", by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }

    /// - Parameter version: the one that whoever acts has seen; nil: whichever is the newest.
    /// - Throws: ``ArticleRefusal/unknownArticle`` · ``WorkforceRefusal/notAllowed(_:)`` ·
    ///   ``ArticleRefusal/articleChanged`` · ``ArticleRefusal/articleNotNow`` · what ``ArticleAct`` lacks
    package func act(
        _ act: ArticleAct, on name: String, version: Int? = nil, request: RequestKey? = nil, by actor: Actor
    ) async throws -> ArticleFile {
        let number = try await store.write { tx in
            try tx.once(request, actor: actor.staff.number) {
                var one = try changeable(tx, name, version, by: actor)
                guard one.allowed.contains(act.name) else { throw ArticleRefusal.articleNotNow }
                let words = try act.words()
                one.version += 1
                switch act {
                case .check: (one.checkedOn, one.checkedBy) = (try today(tx, one.project), actor.staff)
                case .retire: one.retiredAt = tx.now
                case .restore: one.retiredAt = nil
                }
                try ArticleTable.update(tx, one)
                try keep(tx, one, act.name.rawValue, words, by: actor)
                return one.number
            }
        }
        return try await file(number, for: actor)
    }

    private func changeable(_ db: DB, _ name: String, _ version: Int?, by actor: Actor) throws -> Article {
        let one = try known(db, name, actor)
        try actor.require(.articleWrite, in: one.project)
        if let version, version != one.version { throw ArticleRefusal.articleChanged }
        return one
    }

    private func place(_ db: DB, _ one: inout Article, as draft: ArticleDraft, in project: Project) throws {
        let scope = try PlaceScope.read(
            db, draft.places, without: draft.without, zones: draft.zones, in: project, at: store.clock.now())
        (one.places, one.without) = (scope.places, scope.without)
    }

    /// Somebody who may write there, so that a warning of an overdue check reaches who can act on it.
    private func owner(_ db: DB, _ user: String, otherwise: ID<Staff>, in project: Project) throws -> ID<Staff> {
        guard !user.isEmpty else { return otherwise }
        let found = try StaffTable.holder(db, user, of: .articleWrite, in: project.id)
        guard let found else { throw ArticleRefusal.articleOwner(user) }
        return found
    }
}
