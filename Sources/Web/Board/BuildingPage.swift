import Directory
import Hummingbird
import Insight
import Kernel
import Workforce

/// A building drawn as its floors and rooms, each by the gravest thing that is open there, in colour, shape and words.
struct BuildingPage {
    let plan: BuildingPlan
    let ask: Ask
    /// The place that the address named, which may be a room.
    private let asked: ID<Place>
    let times: TimeWords
    /// What the colours answer.
    let question: PlanQuestion
    let names: Names

    /// What is drawn depends on nothing else: whoever asks for the same, and may see it, sees the same.
    struct Asked: Hashable {
        let place: ID<Place>
        /// Whether rooms lead to those who live there.
        let seesPeople: Bool
        let question: PlanQuestion
        let language: Language
    }

    /// - Throws: ``WebRefusal/unknownPage``
    static func response(_ ask: Ask) async throws -> Response {
        guard !ask.isForPart else { return try await part(ask) }
        let page = try await page(ask)
        return Shell.page(
            "building", try page.model(), title: "\(page.plan.building.name) · \(ask.text("nav.board"))",
            place: "board", in: ask)
    }

    /// A plan that stands open asks for the part that changes; all that look at one building ask at once.
    private static func part(_ ask: Ask) async throws -> Response {
        let actor = try ask.actor
        guard let id = ID<Place>(ask.name("place")),
            let building = try await ask.house.board.site(around: id, for: actor)
        else { throw WebRefusal.unknownPage }
        let asked = Asked(
            place: id, seesPeople: actor.may(.peopleRead, in: building.project),
            question: try ask.word("by") ?? .cases, language: ask.language)
        let part = try await ask.house.drawnPlans.value(asked) {
            ask.house.templates.render("building-plan", try await page(ask).model(), ask.language)
        }
        return .html(part, language: ask.language)
    }

    private static func page(_ ask: Ask) async throws -> BuildingPage {
        let (plan, asked) = try await plan(ask)
        return BuildingPage(
            plan: plan, ask: ask, asked: asked, times: TimeWords(ask, zone: plan.project.zone),
            question: try ask.word("by") ?? .cases, names: try await Names.load(ask))
    }

    /// The plan that the address asks for.
    ///
    /// - Throws: ``WebRefusal/unknownPage``
    static func plan(_ ask: Ask) async throws -> (BuildingPlan, ID<Place>) {
        guard let id = ID<Place>(ask.name("place")),
            let plan = try await ask.house.board.building(around: id, for: try ask.actor)
        else { throw WebRefusal.unknownPage }
        return (plan, id)
    }

    private func model() throws -> Model {
        let seesPeople = try ask.actor.may(.peopleRead, in: plan.project.id)
        func cell(_ cell: BuildingPlan.Cell) -> Model { self.cell(cell, seesPeople: seesPeople) }
        let others = plan.others.map(cell)
        var model: Model = [
            "self": address(question), "company": Paths.board(), "questions": questions,
            "record": Paths.place(plan.building.id.description),
            "seesRecord": try ask.actor.may(.placesRead, in: plan.project.id),
            "lobby": seesPeople ? Paths.lobby(plan.building.id.description) : "",
            "project": plan.project.name, "projectHref": Paths.board(query: [("project", plan.project.code)]),
            "name": plan.building.name, "clock": times.short(plan.asOf), "legend": legend,
            "units": plan.units.map { ["name": $0.name, "columns": "\($0.columns)"] as Model },
            "hasUnits": plan.units.contains { !$0.name.isEmpty }, "hasFloors": !plan.floors.isEmpty,
            "floors": plan.floors.map { floor in
                [
                    "name": floor.name,
                    "cells": floor.cells.map { $0.map(cell) ?? ["isGap": true] as Model },
                ] as Model
            },
            "others": others, "hasOthers": !others.isEmpty,
            "isEmpty": plan.cells.isEmpty, "isCut": plan.isCut,
        ]
        model.merge(total)
        return model
    }

    func address(_ question: PlanQuestion) -> String {
        Paths.placeBoard(asked.description, query: [("by", question == .cases ? nil : question.rawValue)])
    }

    /// What is open in the whole building; its number opens the list where the list has the same cases.
    private var total: Model {
        let building = plan.isListed ? plan.building.code : nil
        let list = building.map { building in { (pairs: [(String, String?)]) in
            live(pairs + [("building", building)])
        } }
        return [
            "open": "\(plan.total.open)", "openHref": list?([]) ?? "",
            "overdue": "\(plan.total.overdue)", "isOverdue": plan.total.overdue > 0,
            "overdueHref": list?([("overdue", "1"), ("sort", "due")]) ?? "",
            "emergencies": "\(plan.total.emergencies)", "hasEmergencies": plan.total.emergencies > 0,
            "emergenciesHref": list?([("priority", "emergency")]) ?? "",
        ]
    }
}
