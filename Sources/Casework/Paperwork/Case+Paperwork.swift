import Kernel

extension Case {
    mutating func applyPaperwork(_ event: CaseEvent) {
        switch event {
        case .filled(let changes): for change in changes { form[change.key] = change.to }
        case .judged(let judgement): self.judgement = judgement
        case .stands(let standing): self.standing = standing
        case .bygone(let bygone): self.bygone = bygone
        case .counted(let action): counts[action, default: 0] += 1
        default: break
        }
    }

    /// A picture was put on it since it came to its stage, or since what comes again there last came; on one whose
    /// stages do not count, ever.
    var hasNewPicture: Bool {
        let since = standing?.recurred ?? standing?.since ?? openedAt
        return attachments.contains { $0.type.hasPrefix("image/") && $0.moment != "signature" && $0.at >= since }
    }
}
