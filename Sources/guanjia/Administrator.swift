import Foundation
import Kernel
import Web
import Workforce

/// The first account of a new store.
enum Administrator {
    static func appoint(in house: House, _ first: FirstPassword? = nil) async throws {
        guard try await house.team.all().isEmpty else { return }
        do { try await appointFirst(in: house, first ?? FirstPassword()) } catch WorkforceRefusal.userTaken {
            // Another copy, started at the same moment, was quicker.
        }
    }

    private static func appointFirst(in house: House, _ password: FirstPassword) async throws {
        _ = try await house.team.add(
            StaffDraft(user: "admin", name: "管理员", roles: [.init(role: "administrator", project: nil)]),
            password: try await password.sealed, isGiven: true, by: 0)
        _ = try await house.places.addProject(code: "main", name: "本项目", zone: .shanghai, by: 0)
        say("admin admin \(password.text)")
    }
}

/// What the first account of a new store signs in with. To seal it takes a quarter of a start, and must: it begins
/// before anything else is read.
struct FirstPassword {
    let text: String
    private let sealing: Task<SealedPassword, any Error>

    init() {
        let text = OneTimePassword.make()
        self.text = text
        sealing = Task.detached { try SealedPassword(text) }
    }

    /// Nil where the store is there already, or is none of a file: whether it has accounts is known when it is open.
    init?(for store: String) {
        guard Self.isNew(store) else { return nil }
        self.init()
    }

    /// Whether a store is one file that is not there yet.
    static func isNew(_ store: String) -> Bool {
        !store.contains("://") && !FileManager.default.fileExists(atPath: store)
    }

    var sealed: SealedPassword {
        get async throws { try await sealing.value }
    }
}
