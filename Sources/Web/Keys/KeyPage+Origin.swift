import Casework
import Custody
import Kernel
import Workforce

extension KeyPage {
    /// The case that somebody came from to do something with a key: there they go back to.
    struct Origin {
        let number: String
        let frame: CaseFrame

        /// As it stands in the addresses of the key and of its forms.
        var query: [(String, String?)] { [("case", number), ("frame", frame.rawValue)] }
        var address: String { frame.address(number) }

        init(number: String, frame: CaseFrame) { (self.number, self.frame) = (number, frame) }

        /// Nil where the address names no case.
        init?(_ ask: Ask) {
            guard let number = ask.query("case") else { return nil }
            self.init(number: number, frame: CaseFrame(rawValue: ask.query("frame") ?? "") ?? .page)
        }

        /// - Throws: ``CaseRefusal/unknownCase(_:)``
        func item(_ ask: Ask) async throws -> Case { try await ask.house.cases.find(number, for: try ask.actor) }
    }

    /// Whom a key is lent to for a case: whoever works on it now, else its customer.
    static func borrower(for item: Case, _ names: Names) -> (kind: Borrower.Kind, name: String)? {
        if let task = item.currentTask, task.state.isOpen, let staff = task.assignee {
            return (.staff, names.staff(staff))
        }
        return item.reporter.person.map { (.customer, $0.description) }
    }
}
