import Kernel

/// One input of a form as `field.mustache` draws it: label, what was typed, and what is wrong with it.
struct Field {
    enum Shape {
        case line, area, time, day, file
        /// Buttons to choose from; few and short.
        case choice([Option])
        case select([Option])
    }

    struct Option {
        let value: String
        let name: String
        var group = ""
    }

    let name: String
    let label: String
    let shape: Shape
    var isRequired = false
    var values: [String] = []
    var hint = ""
    var error: String?

    var model: Model {
        let value = values.first ?? ""
        var model: Model = [
            "name": name, "label": label, "value": value, "isRequired": isRequired, "hint": hint,
            "hasHint": !hint.isEmpty,
            "hasError": error != nil, "error": error ?? "", "isDescribed": error != nil || !hint.isEmpty,
        ]
        switch shape {
        case .line: model["isLine"] = true
        case .area: model["isArea"] = true
        case .time: model["isTime"] = true
        case .day: model["isDay"] = true
        case .file: model["isFile"] = true
        case .choice(let options):
            model["isChoice"] = true
            model["options"] = Self.models(options, chosen: value)
        case .select(let options):
            model["isSelect"] = true
            model["isOpenChoice"] = !isRequired || !options.contains { $0.value == value }
            model["groups"] = Self.groups(options, chosen: value)
        }
        return model
    }

    static func models(_ options: [Option], chosen: String) -> [Model] {
        options.enumerated().map { place, option in
            ["value": option.value, "text": option.name, "isChosen": option.value == chosen, "place": place + 1]
        }
    }

    /// In the order in which the groups come first.
    static func groups(_ options: [Option], chosen: String) -> [Model] {
        var order: [String] = []
        for option in options where !order.contains(option.group) { order.append(option.group) }
        return order.map { group in
            [
                "group": group, "isGroup": !group.isEmpty,
                "options": models(options.filter { $0.group == group }, chosen: chosen),
            ]
        }
    }
}
