import Kernel

extension Desk {
    /// The words that its texts may name now.
    private var textWords: TextWords {
        TextWords(
            procedures, departments: departments.map(\.key), roles: roles, channels: channels,
            calendars: calendars)
    }

    /// Reads a text as it would be read at start, with all that the desk's other files ask of it.
    package func check(_ source: String, as text: HouseText) -> TextCheck {
        do {
            let old = texts.now
            let new = try old.changing(text, to: source, textWords)
            let change = TextChange(desk: key, text: text, old: old, new: new)
            if text == .categories { try keepNamed(change) }
            return TextCheck(change: change, fault: nil)
        } catch {
            let known = error as? DeskError ?? DeskError(file: text.file, line: 0, reason: "\(error)")
            return TextCheck(change: nil, fault: ProcedureFault(known))
        }
    }

    /// What other files of the desk name must stay.
    ///
    /// - Throws: ``DeskError``
    private func keepNamed(_ change: TextChange) throws {
        for (file, paths) in naming {
            guard let gone = paths.first(where: { change.new.categories[$0] == nil }) else { continue }
            throw DeskError(
                file: change.text.file, line: 0, reason: "the category “\(gone)” is named by \(file) and must stay")
        }
    }

    /// The categories that files name which the house does not change here.
    private var naming: [(file: String, paths: [String])] {
        let cards = emergencies.map { rules in rules.cards.map(\.category) + [rules.aftercare.category] } ?? []
        let sent = dispatch.modes.compactMap(\.subject.category) + dispatch.atOnce.compactMap(\.subject.category)
        return [
            ("emergencies.yaml", cards), ("dispatch.yaml", sent),
            ("places.yaml", knowledge.premises.warranty.flatMap(\.categories)),
        ]
    }

    /// The texts of its files with those over them that were published, as far as they can be read together.
    ///
    /// - Returns: also those that cannot: the desk's file counts for them.
    func reading(_ published: [HouseText: String]) -> (texts: DeskTexts, unread: [HouseText]) {
        var (texts, left) = (texts.files, HouseText.allCases.filter { published[$0] != nil })
        // A level may need a category that comes with the other text, and the other way round.
        for _ in 0..<2 {
            left = left.filter { text in
                guard let source = published[text], let next = try? texts.changing(text, to: source, textWords)
                else { return true }
                texts = next
                return false
            }
        }
        return (texts, left)
    }
}
