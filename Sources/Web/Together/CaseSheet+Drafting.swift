import Casework
import Kernel

/// What its reader has begun to write on the case, and has not sent.
extension CaseSheet {
    /// Drafts that a page can show: of the message, and of the form that stands open.
    static func draftable(_ number: String, _ open: OpenForm?) -> [String] {
        [OpenForm.message, open?.key].compactMap(\.self).filter { !$0.isEmpty }.map { KeptDraft.form($0, of: number) }
    }

    /// Takes up again what was begun in the form that stands open; what was just sent and refused comes first.
    mutating func takeUp() {
        guard let key = open?.key, open?.typed == nil, key != OpenForm.message,
            let draft = drafts[KeptDraft.form(key, of: item.number)]
        else { return }
        if let action = open?.after("act-"), !allowed.contains(where: { $0.key == action }) { return }
        open?.typed = Form(draft)
    }

    /// How the draft of a form is marked.
    func draft(of key: String?) -> Model? {
        key.flatMap { drafts[KeptDraft.form($0, of: item.number)] }.map { DraftPage.model($0, times) }
    }
}
