import Directory
import Kernel
import Store
import Workforce

extension Cases {
    private static let inviting = "invitation"
    /// So many are invited in one transaction.
    private static let invitedAtOnce = 20

    /// What the jobs of invitations do, by kind.
    var invitationWorks: [String: Jobs.Work] { [Self.inviting: { tx, job in try invite(tx, job) }] }

    func planInvitations(_ tx: Tx, _ one: ID<Invitation>, after: ID<InvitedPlace>) throws {
        try Jobs.plan(tx, Self.inviting, key: "\(one)/\(after)", at: tx.now)
    }

    /// What was done, how far it has come and that this is done are of one commit.
    private func invite(_ tx: Tx, _ job: Jobs.Job) throws {
        let name = job.key.split(separator: "/").first.map(String.init) ?? ""
        guard let id = ID<Invitation>(name), let one = try InvitationTable.find(tx, id) else { return }
        let project = try project(tx, one.project)
        let due = try InvitationTable.waiting(tx, id, limit: Self.invitedAtOnce)
        for row in due { try invite(tx, row.id, at: row.place, of: one, in: project) }
        if due.count == Self.invitedAtOnce, let last = due.last {
            try planInvitations(tx, id, after: last.id)
        } else {
            try InvitationTable.finish(tx, id)
        }
        tx.tell(LiveNote(topic: "alert", project: one.project.number, subject: "", version: 0))
    }

    private func invite(
        _ tx: Tx, _ row: ID<InvitedPlace>, at place: ID<Place>, of one: Invitation, in project: Project
    ) throws {
        // Who is invited was decided when it began: what became of status and tags since then changes nothing.
        let status = try PlaceTable.find(tx, place)?.status
        let rooms = try InvitationScopeTable.rooms(
            tx, within: [place], of: one.kind, in: one.project, status: status, tag: "", limit: 1)
        let owners = try InvitationScopeTable.owners(tx, of: place).compactMap { try PersonTable.find(tx, $0) }
        guard let room = rooms.first, !owners.isEmpty else {
            return try InvitationTable.settle(tx, row, as: .ownerless)
        }
        if let running = room.running { return try InvitationTable.settle(tx, row, as: .running, case: running) }
        do {
            try tx.attempt {
                guard project.isOpen else { throw DirectoryRefusal.projectClosed(project.name) }
                let item = try begin(tx, one, at: place, for: owners[0], in: project)
                let words = try tell(tx, owners, of: item, for: one)
                let isByText = words.contains { $0.delivery != nil }
                try InvitationTable.settle(tx, row, as: .invited, case: item.id, isByText: isByText)
                for word in words { try InvitedPersonTable.insert(tx, word, of: row) }
            }
        } catch let refusal as any Refusal {
            // One that its rules hold back keeps no other from being invited.
            try InvitationTable.settle(tx, row, as: .refused, why: refusal.code)
        }
    }

    /// Registers the case of one room, for the first of its owners.
    private func begin(
        _ tx: Tx, _ one: Invitation, at id: ID<Place>, for owner: Person, in project: Project
    ) throws -> Case {
        let desk = try desk(one.desk)
        guard let procedure = desk.procedure(one.kind) else { throw CaseRefusal.unknownKind(one.kind) }
        let place = try PlaceTable.find(tx, id)
        var intake = Intake()
        (intake.desk, intake.kind, intake.place) = (one.desk, one.kind, place?.code)
        intake.channel = desk.sending?.channels.min() ?? desk.channels.first?.key ?? ""
        (intake.reporter.person, intake.reporter.name) = (owner.id, owner.name)
        intake.reporter.phone = owner.phones.first ?? ""
        intake.text = "\(procedure.name.zh) \(place?.code ?? "") \(one.number)"
        if let field = procedure.invites?.person { intake.form[field] = owner.name }
        try intake.check(against: procedure, of: desk, at: tx.now)
        let path = try calendarPath(tx, to: id, in: project.id, of: desk.key)
        let context = IntakeContext(
            project: project, place: place, intake: try formed(tx, intake, procedure, in: project.id),
            tags: Set(owner.tags), path: path)
        return try add(tx, newCase(context, desk, procedure, by: one.sender), procedure, desk)
    }

    /// Puts the word to each owner on its way, each with a link of their own to the same case.
    ///
    /// - Returns: who leaves by which text message; to the others a letter is printed.
    private func tell(
        _ tx: Tx, _ owners: [Person], of item: Case, for one: Invitation
    ) throws -> [InvitedPersonTable.Word] {
        let channel = textChannel(of: try desk(one.desk))
        var (item, words): (Case, [InvitedPersonTable.Word]) = (item, [])
        for (place, owner) in owners.enumerated() {
            var word = InvitedPersonTable.Word(person: owner.id, isFirst: place == 0)
            let phone = owner.phones.lazy.compactMap { Phone($0) }.first
            if let channel, let phone, try !ConsentTable.declines(tx, owner.id) {
                let text = try invitationText(item, owner.language ?? .simplified)
                do {
                    try tx.attempt {
                        let link = try newLink(tx, on: item, isByText: true, for: owner.id, by: one.sender)
                        try PageLinkTable.insert(tx, link, digest: nil)
                        _ = try send(tx, text, by: channel, on: item, to: phone) {
                            ($0.errand, $0.isUnasked, word.delivery) = (.page(link.id), true, $0.id)
                        }
                        item = try note(tx, "page-sent", on: item, [.conveyed(by: channel)], by: one.sender)
                    }
                } catch is PageLinkRefusal { word.delivery = nil }
            }
            words.append(word)
        }
        return words
    }
}

extension Invitation {
    /// Whoever began it: it stands on the timelines.
    fileprivate var sender: Actor { Actor(staff: by, name: byName, departments: [], grants: [], via: via) }
}
