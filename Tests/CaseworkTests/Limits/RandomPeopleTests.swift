import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

/// A second way to say who reads whose file: every post against every person, along the tree and without a query.
private struct NaivePeople {
    let rights: [String: Set<Right>]
    let above: [ID<Place>: ID<Place>]
    let homes: [ID<Person>: [ID<Place>]]
    let cases: [Case]

    private func isIn(_ place: ID<Place>?, _ root: ID<Place>) -> Bool {
        var here = place
        while let place = here {
            if place == root { return true }
            here = above[place]
        }
        return false
    }

    private func lets(_ post: Staff.Post, _ staff: Staff, see item: Case) -> Bool {
        let branch = (post.category ?? "").split(separator: ".")
        guard item.project == post.project ?? item.project, post.place.map({ isIn(item.place, $0) }) ?? true,
            (item.category ?? "").split(separator: ".").starts(with: branch)
        else { return false }
        let given = rights[post.role] ?? []
        return given.contains(.caseRead) || given.contains(.caseReadOwn) && item.agent == staff.id
    }

    private func reaches(_ post: Staff.Post, _ staff: Staff, _ person: Person) -> Bool {
        guard post.project == nil || post.project == person.project else { return false }
        if post.place == nil, post.category == nil { return true }
        if let root = post.place, homes[person.id]?.contains(where: { isIn($0, root) }) == true { return true }
        return cases.contains { $0.reporter.person == person.id && lets(post, staff, see: $0) }
    }

    func may(_ right: Right, _ staff: Staff, _ person: Person) -> Bool {
        staff.roles.contains { rights[$0.role]?.contains(right) == true && reaches($0, staff, person) }
    }

    func lists(_ staff: Staff, _ person: Person) -> Bool {
        staff.roles.contains { post in
            (post.place != nil || post.category == nil) && rights[post.role]?.contains(.peopleRead) == true
                && reaches(post, staff, person)
        }
    }
}

@Suite("A random estate with people in it, and staff with random posts")
struct RandomPeopleTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) ^ (state << 31)
        }
    }

    private static let roles = ["supervisor", "steward", "engineer", "data-analyst", "quality-inspector"]

    private func staff(_ grounds: Grounds, _ dice: inout Dice) async throws -> [Staff] {
        var all: [Staff] = []
        for number in 0..<30 {
            var posts: [Staff.Post] = []
            for _ in 0..<Int.random(in: 1...2, using: &dice) {
                let place = Int.random(in: 0..<4, using: &dice) > 0 ? Grounds.codes.randomElement(using: &dice) : nil
                let isTrade = place == nil || Int.random(in: 0..<3, using: &dice) == 0
                let trade = isTrade ? Grounds.categories.randomElement(using: &dice) : nil
                posts.append(try grounds.post(Self.roles.randomElement(using: &dice) ?? "", at: place, of: trade))
            }
            all.append(try await grounds.hire("s\(number)", posts))
        }
        all.append(try await grounds.hire("all", [try grounds.post("supervisor")]))
        return all
    }

    /// Some live somewhere, some did, of some it was an error.
    private func people(
        _ grounds: Grounds, _ dice: inout Dice
    ) async throws -> ([Person], homes: [ID<Person>: [ID<Place>]]) {
        var (all, homes): ([Person], [ID<Person>: [ID<Place>]]) = ([], [:])
        let from = try #require(Day("2024-01-01"))
        for number in 0..<90 {
            let isTower = number % 9 == 0
            let project = isTower ? grounds.house.tower.id : grounds.house.estate.id
            let draft = PersonDraft(project: project, name: "住户\(number)", phones: ["1380000\(1000 + number)"])
            let person = try await People(grounds.house.store).add(draft, by: 0)
            all.append(person)
            let codes = Grounds.codes.filter { $0.hasPrefix("T") == isTower }.shuffled(using: &dice).prefix(2)
            for code in codes where Bool.random(using: &dice) {
                let place = try #require(grounds.places[code]).id
                let way = Int.random(in: 0..<4, using: &dice)
                try await grounds.house.store.write { tx in
                    let stay = Occupancy(
                        id: tx.newID(), person: person.id, place: place, capacity: .owner, from: from,
                        to: way == 0 ? from : nil, struckAt: way == 1 ? tx.now : nil, struckWhy: way == 1 ? "x" : nil)
                    try OccupancyTable.insert(tx, stay)
                }
                if way > 1 { homes[person.id, default: []].append(place) }
            }
        }
        return (all, homes)
    }

    private func cases(_ grounds: Grounds, _ people: [Person], _ dice: inout Dice) async throws -> [Case] {
        var all: [Case] = []
        for person in people.shuffled(using: &dice).prefix(40) {
            let isTower = person.project == grounds.house.tower.id
            let code = Grounds.codes.filter { $0.hasPrefix("T") == isTower }.randomElement(using: &dice)
            let leaf = ["engineering.plumbing.leak", "engineering.lifts.fault", nil].randomElement(using: &dice)
            let isPlaced = Bool.random(using: &dice)
            all.append(try await grounds.house.register("漏水", by: "root") { intake in
                intake.project = isTower ? "tower" : "garden"
                (intake.place, intake.category) = (isPlaced ? code : nil, leaf ?? nil)
                intake.reporter = Reporter(person: person.id, name: "", phone: "")
            })
        }
        return all
    }

    private func listed(_ grounds: Grounds, _ project: ID<Project>, _ actor: Actor) async throws -> Set<ID<Person>> {
        var (found, after): (Set<ID<Person>>, ID<Person>?) = ([], nil)
        while true {
            let page = try await People(grounds.house.store).list(in: project, after: after, limit: 7, for: actor)
            found.formUnion(page.map(\.person.id))
            guard let last = page.last else { return found }
            after = last.person.id
        }
    }

    @Test("Lists, searches, files and rights are exactly what a look at every post and every person says")
    func bruteForce() async throws {
        var dice = Dice(state: 20_261_127)
        let grounds = try await Grounds.open()
        let store = grounds.house.store
        let staff = try await staff(grounds, &dice)
        let (people, homes) = try await people(grounds, &dice)
        let cases = try await cases(grounds, people, &dice)
        let roles = try await Team(store).roles()
        let naive = NaivePeople(
            rights: Dictionary(uniqueKeysWithValues: roles.map { ($0.key, $0.rights) }),
            above: Dictionary(uniqueKeysWithValues: grounds.places.values.compactMap { place in
                place.parent.map { (place.id, $0) }
            }), homes: homes, cases: cases)
        let projects = [grounds.house.estate.id, grounds.house.tower.id]
        var (shown, hidden, unlisted) = (0, 0, 0)
        for one in staff {
            let actor = try await grounds.actor(one)
            let seen = Set(people.filter { naive.may(.peopleRead, one, $0) }.map(\.id))
            let listed = Set(people.filter { naive.lists(one, $0) }.map(\.id))
            (shown, hidden) = (shown + seen.count, hidden + people.count - seen.count)
            unlisted += seen.subtracting(listed).count
            var found: Set<ID<Person>> = []
            for project in projects { found.formUnion(try await self.listed(grounds, project, actor)) }
            #expect(found == listed, "\(one.user): \(one.roles)")
            let typed = try await People(store).find("住户", in: projects, limit: 200, for: actor)
            #expect(Set(typed.map(\.person.id)) == listed, "\(one.user) searches")
            for person in people {
                let file = try? await People(store).person(person.id, for: actor)
                #expect((file != nil) == seen.contains(person.id), "\(one.user) reads \(person.name): \(one.roles)")
                for right in Right.ofPeople where file != nil {
                    #expect(file?.may(right) == naive.may(right, one, person), "\(one.user) \(right) \(person.name)")
                }
            }
        }
        #expect(shown > 200 && hidden > 500 && unlisted > 5, "\(shown) \(hidden) \(unlisted)")
    }
}
