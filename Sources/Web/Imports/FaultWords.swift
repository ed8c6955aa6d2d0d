import Kernel
import Transfer

extension Texts {
    /// Why a row is refused, with the field called as its column is.
    func sentence(ofRow fault: RowFault, _ language: Language) -> String {
        guard let field = fault.arguments["field"], has("importField.\(field)") else {
            return sentence(fault, language)
        }
        var values = fault.arguments
        values["field"] = self("importField.\(field)", language)
        return self("refusal.\(fault.code)", language, values)
    }
}
