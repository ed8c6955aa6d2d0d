import Hummingbird
import Kernel

/// What a page shows when something was refused: the sentence, and the way back.
enum ErrorPage {
    static func response(_ refusal: any Refusal, _ house: House, _ language: Language) -> Response {
        let status = refusal.kind.status
        let model: Model = [
            "shell": [
                "title": house.texts("status.\(status)", language), "lang": language.tag, "assets": Assets.version,
            ],
            "status": status, "title": house.texts("status.\(status)", language),
            "sentence": house.texts.sentence(refusal, language),
        ]
        return .html(
            house.templates.render("error", model, language), status: .init(code: status), language: language
        ).waiting(for: refusal)
    }
}
