import ArgumentParser
import Casework
import Foundation
import Kernel
import Web

struct ClockCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clock", abstract: "Works out due times and working time, and explains them.",
        discussion: """
            guanjia clock due --calendar office --from 2026-11-23T17:00:00+08:00 --for PT4H
            guanjia clock elapsed --calendar office.yaml --from … --to … --pause A/B --json
            """,
        subcommands: [ClockDue.self, ClockElapsed.self])
}

struct ClockDue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due", abstract: "The first instant at which so much working time is used.")

    @OptionGroup var options: ClockOptions
    @Option(name: .customLong("for"), help: "The working time: PT4H30M or 4h30m.", transform: ClockWord.span)
    var target: Span

    func run() async throws {
        let calendar = try await options.workCalendar()
        let due = try calendar.due(from: options.from, target: target, pauses: options.pause)
        try options.tell(
            ClockAnswer(calendar, options.from, due.instant, options.pause, target: target), "due")
    }
}

struct ClockElapsed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "elapsed", abstract: "The working time between two instants.")

    @OptionGroup var options: ClockOptions
    @Option(help: "The end, as --from.", transform: ClockWord.instant) var to: Instant

    func validate() throws {
        guard options.from <= to else { throw ValidationError("--to lies before --from") }
    }

    func run() async throws {
        let calendar = try await options.workCalendar()
        try options.tell(ClockAnswer(calendar, options.from, to, options.pause, target: nil), "to")
    }
}
