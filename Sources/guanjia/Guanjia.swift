import ArgumentParser
import Foundation
import Kernel

/// The command line: builds the rooms, hands them to each other, runs them.
@main
struct Guanjia: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guanjia", abstract: "A control centre for customer service.",
        subcommands: [
            Backup.self, Bench.self, ClockCommand.self, Config.self, Demo.self, Doctor.self, Export.self,
            Import.self, Move.self, Replay.self, Restore.self, Serve.self, Simulate.self, Token.self,
        ])

    /// Exit status 0 done, 1 refused or failed, 2 wrong usage.
    static func main() async {
        // What it writes holds telephone numbers and digests of passwords: for nobody else on the machine to read.
        umask(0o077)
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch {
            let status = exitCode(for: error)
            if status == .success || status == .validationFailure {
                let text = fullMessage(for: error)
                (status == .success ? FileHandle.standardOutput : .standardError).write(Data((text + "\n").utf8))
                Foundation.exit(status == .success ? 0 : 2)
            }
            FileHandle.standardError.write(Data("guanjia: \(Sentence.of(error))\n".utf8))
            Foundation.exit(1)
        }
    }
}

/// Prints a line at once, also into a pipe.
func say(_ line: String) { try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8)) }
