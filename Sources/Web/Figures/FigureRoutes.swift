/// The figures, and each with the rows that it was counted from.
enum FigureRoutes {
    static let all: [Route] = [
        .page(.get, Paths.figures, .right(.figuresRead), FiguresPage.response),
        .page(.get, Paths.figure, .right(.figuresRead), FigurePage.response),
    ]
}
