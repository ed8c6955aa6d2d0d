import Kernel
import Store
import Workforce

extension Cases {
    /// A message with the link that it carries, made for this try: a secret stands in no row, so each try has its own.
    ///
    /// - Returns: nil where the link was taken back since: it does not leave any more.
    func addressed(_ tx: Tx, _ one: Delivery) throws -> Delivery? {
        guard case .page(let id) = one.errand else { return one }
        guard let link = try PageLinkTable.find(tx, id), link.revokedAt == nil, link.until > tx.now else {
            guard let item = try CaseTable.find(tx, one.item) else { return nil }
            try giveUp(tx, one, PageLink.State.revoked.rawValue, on: item)
            return nil
        }
        let secret = Secret(prefix: PageLink.prefix)
        if try !PageLinkTable.give(tx, id, digest: secret.digest) {
            let again = PageLink(
                id: tx.newID(), item: link.item, isByText: true, staff: link.staff, person: link.person,
                madeAt: link.madeAt, until: link.until, openedAt: nil, revokedAt: nil)
            try PageLinkTable.insert(tx, again, digest: secret.digest)
        }
        var addressed = one
        addressed.text = one.text.replacing(CustomerPageRules.link, with: address + PageLink.path + secret.text)
        return addressed
    }
}
