import Kernel

/// What a use case says of a movement.
struct KeyWords {
    var loan: ID<KeyLoan>?
    var loss: ID<KeyLoss>?
    var corrects: ID<KeyEntry>?
    var detail = ""
    var words = ""
}
