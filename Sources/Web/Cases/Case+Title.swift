import Casework
import Kernel

extension Case {
    /// The text is the title over again.
    var saysAllInTitle: Bool {
        text.trimmed.trimmingSuffix(while: \.isPunctuation) == title.trimmingSuffix(while: \.isPunctuation)
    }
}

extension String {
    fileprivate func trimmingSuffix(while isCut: (Character) -> Bool) -> Substring {
        guard let last = lastIndex(where: { !isCut($0) }) else { return "" }
        return self[...last]
    }
}
