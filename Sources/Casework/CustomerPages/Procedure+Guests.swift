import Kernel
import Workforce

extension Procedure.Action {
    /// What a customer can be asked beside the fields of a form.
    package static let forCustomers: Set<Input> = [.satisfied, .rating, .comment, .reason, .text]

    /// The one place that says who may take an action: staff by a right, where the case is; the customer of a case by
    /// a link, what their procedure leaves to customers, on that case alone.
    func isOpen(to actor: Actor, on item: Case) -> Bool {
        if let guest = actor.guest { return isForCustomer && guest == item.number }
        return rights.contains { actor.may($0, on: item) }
    }

    /// What customers take asks nothing that they could not say or may not see.
    ///
    /// - Throws: ``DeskError``
    func checkForCustomer(_ node: DeskNode, _ form: DeclaredForm) throws {
        guard isForCustomer else { return }
        if let field = asks.first(where: { form.field($0)?.isForCustomer != true }) {
            throw node.fail("“\(key)” asks the field “\(field)”, which is not for customers")
        }
        if let input = inputs.first(where: { !Self.forCustomers.contains($0) }) {
            throw node.fail("“\(key)” asks for “\(input.rawValue)”, which no customer can say")
        }
    }
}
