import Casework
import Custody
import Directory
import Hummingbird
import Kernel
import Store
import Workforce

/// Keys and borrowed things: lists, cabinets, single keys, counts.
enum KeyRoutes {
    private static let readers = Route.Gate.right(.custodyRead)

    static let all: [Route] = [
        .page(.get, Paths.keys, readers) { ask in try await KeyListPage.response(ask) },
        .page(.post, Paths.keys, .right(.custodyManage), KeyListPage.add),
        .page(.get, Paths.key, readers) { ask in try await KeyPage.show(ask, nil) },
        .page(.post, Paths.keyAction, .right(.custodyLend, .custodyManage), KeyPage.act),
        .page(.post, Paths.keyLossCase, .right(.caseRegister), registerLoss),
        .page(.get, Paths.cabinets, readers) { ask in try await KeyListPage.response(ask) },
        .page(.post, Paths.cabinets, .right(.custodyManage), KeyListPage.addCabinet),
        .page(.get, Paths.cabinet, readers) { ask in
            try await ask.query("count") == nil ? CabinetPage.response(ask) : CountSheetPage.response(ask)
        },
        .page(.post, Paths.cabinetCounts, .right(.custodyCount), CountSheetPage.count),
        .page(.get, Paths.keyCount, readers) { ask in try await CountPage.show(ask, nil) },
        .page(.post, Paths.keyCountSignature, .right(.custodyCount), CountPage.sign),
    ]

    /// Registers a case about a loss, and shows it.
    private static func registerLoss(_ ask: Ask) async throws -> Response {
        let form = try await ask.form()
        let item = try await ask.registerLoss(request: ask.requestKey(form))
        return .see(Paths.case_(item.number))
    }
}

extension Ask {
    /// Registers a case about a key that is lost, in the words of the loss, and ties the two.
    ///
    /// - Throws: ``CustodyRefusal/unknownKey(_:)`` · ``CustodyRefusal/unknownLoss(_:)`` ·
    ///   ``CustodyRefusal/lossSettled`` · as registering
    func registerLoss(request: RequestKey?) async throws -> Case {
        let file = try await house.keys.key(name("key"), for: try actor)
        guard let loss = file.losses.first(where: { $0.id.description == name("loss") }) else {
            throw CustodyRefusal.unknownLoss(name("loss"))
        }
        if let known = loss.caseNumber { return try await house.cases.find(known, for: try actor) }
        guard loss.settledAt == nil else { throw CustodyRefusal.lossSettled }
        let names = try await Names.load(self)
        var intake = Intake()
        let begins = house.keys.rules.loss
        (intake.project, intake.kind, intake.channel) = (file.project.code, begins.kind, begins.channel)
        intake.place = file.place?.code
        let values = ["number": file.key.number, "name": file.key.name, "words": loss.words]
        (intake.title, intake.text) = (names.text("custody.lossTitle", values), names.text("custody.lossText", values))
        let item = try await house.cases.register(intake, request: request, by: try actor)
        try await house.keys.tie(item.number, toLoss: loss.id.description, of: name("key"), by: try actor)
        return item
    }
}
