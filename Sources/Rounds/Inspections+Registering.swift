import Casework
import Directory
import Kernel
import Store
import Workforce

extension Inspections {
    /// Each finding is one demand, however often this is tried.
    /// One that cannot be registered keeps no other from it.
    func register(_ waiting: [RoundFinding]) async throws {
        var trouble: (any Error)?
        for finding in waiting {
            do { try await register(finding) } catch DirectoryRefusal.projectClosed {
                // It waits until the project is opened again.
            } catch { trouble = error }
        }
        if let trouble { throw trouble }
    }

    private func register(_ finding: RoundFinding) async throws {
        let walker = try await store.read { try StaffTable.find($0, finding.by) }
        // Whoever walks reports what is wrong, whether or not they take demands in.
        let deputy = Self.deputy(finding.by, walker?.name ?? "", in: finding.project)
        let item = try await cases.register(
            try await intake(finding, from: deputy.name),
            request: RequestKey(key: "finding:\(finding.id)", digest: "finding"), by: deputy)
        do {
            _ = try await cases.promise(
                .free, words: rules.words[walker?.language ?? .simplified], dueAt: finding.dueAt, on: item.number,
                request: RequestKey(key: "finding-due:\(finding.id)", digest: "finding"), by: deputy)
        } catch is CaseRefusal {
            // It is over already, or was heard of after its time: then there is nothing to promise.
        }
        try await store.write { tx in
            guard var finding = try FindingTable.find(tx, finding.id), finding.item == nil else { return }
            finding.item = item.id.number
            try FindingTable.update(tx, finding)
        }
    }

    private func intake(_ finding: RoundFinding, from name: String) async throws -> Intake {
        let (project, place) = try await store.read { db in
            (try self.project(db, finding.project), try PlaceTable.find(db, finding.place))
        }
        var intake = Intake()
        (intake.desk, intake.project, intake.channel) = (desk, project.code, rules.channel)
        let category = finding.category.flatMap { cases.desks[desk]?.categories[$0] }
        // One that was retired or left since has no new cases: then somebody who reads it says what it is about.
        intake.category = category?.isRetired == false ? finding.category : nil
        intake.kind = category?.kind ?? rules.kind
        (intake.place, intake.title) = (place?.code, "\(place?.name ?? "") \(finding.checkName)")
        intake.text = finding.words.isEmpty ? finding.checkName : "\(finding.checkName): \(finding.words)"
        intake.reporter = Reporter(name: name, phone: "")
        return intake
    }
}
