import Casework
import Kernel

/// A hint as pages show it.
enum HintWords {
    static func model(_ one: HintAt, _ names: Names, _ times: TimeWords) -> Model {
        [
            "id": one.hint.id.description, "topic": names.hintTopic(one.hint.topic), "text": one.hint.text,
            "where": one.code, "author": one.author, "at": times.point(one.hint.writtenAt),
            "checked": names.text("hint.checked", ["day": one.hint.checkedOn.description]),
            "day": one.hint.checkedOn.description, "to": Paths.hint(one.hint.id.description),
        ]
    }
}
