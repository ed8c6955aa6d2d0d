import Casework

extension Desk {
    /// Its categories to choose from: the leaves, each under what it lies in first.
    func options(of names: Names) -> [Field.Option] {
        categories.leaves.map { leaf in
            let parts = names.category(leaf.path, of: key).split(separator: " › ", maxSplits: 1).map(String.init)
            return Field.Option(value: leaf.path, name: parts.last ?? leaf.path, group: parts.first ?? "")
        }
    }
}
