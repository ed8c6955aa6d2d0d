import ArgumentParser
import Casework
import Foundation
import Kernel
import Sheets
import Transfer
import Web
import Workforce

/// Old messages as if they came today: each is taken in at its own time, with the looks for incidents and for early
/// warnings of single cases on.
struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: """
            Takes old messages in as if they came today, and says which incidents would have been noticed, and which \
            early warnings raised.
            """)

    @OptionGroup var options: StoreOptions
    @Argument(help: "A .csv or .xlsx file of messages.") var file: String
    @Option(help: "A YAML file that names the columns of fields, as for import.") var map: String?
    @Option(help: "The kind of each case; left out: what the desk's import.yaml says.") var kind: String?
    @Flag(help: "Answers JSON.") var json = false

    func run() async throws {
        let (folder, sheet) = (try options.deskFolder(), try SheetReader.read(path: file))
        let kind = try kind ?? ImportWords.read(folder).caseKind
        let columns = try HeaderMap.read(sheet, folder, "cases", map: map, required: ["text", "reportedAt"])
        var refused = 0
        let messages = sheet.rows.compactMap { row -> (number: Int, message: OldCase)? in
            let cells = row.cells.map(\.text)
            let old = try? OldCase(cells: cells, columns: columns.columns, zone: .shanghai, kind: kind)
            if old == nil { refused += 1 }
            return old.map { (row.number, $0) }
        }.sorted { ($0.message.reportedAt, $0.number) < ($1.message.reportedAt, $1.number) }
        guard let first = messages.first else { throw UsageError("no message with a time in \(file)") }
        let hand = HandClock(first.message.reportedAt - .hours(1))
        let house = try await options.open(hand.clock)
        guard try await house.cases.count() == 0 else {
            throw UsageError("messages are replayed into a store without cases; name a new one")
        }
        try await Administrator.appoint(in: house)
        guard let admin = try await house.team.staff(user: "admin"),
            let actor = try await house.store.read({ try Doorkeeper.actor($0, admin.id)?.0 })
        else { throw WorkforceRefusal.unknownStaff("admin") }
        for (_, message) in messages {
            hand.set(message.reportedAt)
            _ = try await house.cases.register(intake(message, kind, house), by: actor.limited(to: nil, via: "replay"))
            _ = try await (house.cases.noticeIncidents(), house.alerts.look())
        }
        let report = try await ReplayReport.make(house, actor, messages: messages.count, refused: refused)
        say(json ? try report.json() : report.text)
        house.store.close()
    }

    private func intake(_ message: OldCase, _ kind: String, _ house: House) -> Intake {
        var intake = Intake()
        (intake.kind, intake.channel) = (kind, "resident-pages")
        intake.reporter = Reporter(name: message.writer, phone: message.phone)
        (intake.title, intake.text) = (message.title, message.text.isEmpty ? message.title ?? "" : message.text)
        intake.placeText = message.placeText
        intake.externalNumber = message.externalNumber
        let desk = try? house.cases.desk()
        intake.category = desk?.categories.propose(title: intake.title ?? "", text: intake.text).first?.category.path
        return intake
    }
}
