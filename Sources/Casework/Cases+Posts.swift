import Directory
import Kernel
import Store
import Workforce

extension Cases {
    /// A post as somebody says it: a place of its project, by code or ID, and a category of any desk; blanks limit
    /// nothing.
    ///
    /// - Throws: ``WorkforceRefusal/placeNeedsProject`` · ``DirectoryRefusal/unknownPlace(_:)`` ·
    ///   ``DirectoryRefusal/placeRetired(_:)`` · ``CaseRefusal/unknownCategory(_:)``
    package func post(
        _ role: String, in project: ID<Project>?, place name: String?, category: String?
    ) async throws -> Staff.Post {
        let (name, category) = (name?.trimmed ?? "", category?.trimmed ?? "")
        guard category.isEmpty || desks.values.contains(where: { $0.categories[category] != nil }) else {
            throw CaseRefusal.unknownCategory(category)
        }
        if !name.isEmpty, project == nil { throw WorkforceRefusal.placeNeedsProject }
        let place = name.isEmpty ? nil : try await place(name, of: project)
        return Staff.Post(role: role, project: project, place: place, category: category.isEmpty ? nil : category)
    }

    private func place(_ name: String, of project: ID<Project>?) async throws -> ID<Place>? {
        guard let project else { return nil }
        return try await store.read { try place($0, named: name, in: project).id }
    }
}
