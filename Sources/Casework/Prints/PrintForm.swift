import Kernel

/// A paper that a procedure prints, as its file declares it. A value, checked when the file is read.
package struct PrintForm: Sendable {
    /// The paper. The raw value is the word in the files and in the API.
    package enum Size: String, Sendable, CaseIterable {
        case a4
        /// A roll 80 mm wide.
        case receipt80 = "receipt-80"
        /// A roll 58 mm wide.
        case receipt58 = "receipt-58"
    }

    /// In which language it is printed, whoever prints it; `both` is Chinese with English under it.
    package enum Tongue: String, Sendable, CaseIterable { case zh, en, both }

    /// Fields of the form under one heading.
    package struct Section: Sendable {
        package let title: Words?
        /// Keys of the form, in the order of the paper.
        package let fields: [String]
    }

    package let key: String
    package let name: Words
    package let size: Size
    package let tongue: Tongue
    /// The stages in which it may be printed.
    package let from: Set<String>
    /// The key of the pass whose code it carries; nil where it carries the number of the case.
    package let pass: String?
    package let sections: [Section]
    /// Sentences under the form: rules, times, what is agreed to.
    package let notes: [Words]
    /// Who signs it, each with a line of their own.
    package let signs: [Words]
    /// The customer can look at it on their page.
    package let isForCustomer: Bool
}
