import Synchronization

/// The texts of a desk: those of its files, and over them what was published in this store since.
final class TextShelf: Sendable {
    /// What the desk begins with.
    let files: DeskTexts
    private let known: Mutex<DeskTexts>

    init(_ files: DeskTexts) {
        self.files = files
        known = Mutex(files)
    }

    var now: DeskTexts { known.withLock { $0 } }

    /// Those of the files alone: what was published belongs to one store, the files to every one.
    func blank() -> TextShelf { TextShelf(files) }

    /// From now on with what was published.
    func take(_ texts: DeskTexts) { known.withLock { $0 = texts } }
}
