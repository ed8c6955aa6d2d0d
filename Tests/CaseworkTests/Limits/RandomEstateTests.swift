import Directory
import Kernel
import Store
import Testing

@testable import Casework
@testable import Workforce

/// A second way to say who sees which case: every post against every case, without a query.
private struct Naive {
    let rights: [String: Set<Right>]
    let above: [ID<Place>: ID<Place>]

    private func counts(_ post: Staff.Post, _ item: Case) -> Bool {
        var isThere = post.place == nil
        var here = item.place
        while let place = here {
            if place == post.place { isThere = true }
            here = above[place]
        }
        let words = (item.category ?? "").split(separator: ".")
        let branch = (post.category ?? "").split(separator: ".")
        return isThere && words.starts(with: branch) && (post.project ?? item.project) == item.project
    }

    func sees(_ staff: Staff, _ item: Case) -> Bool {
        staff.roles.filter { counts($0, item) }.contains { post in
            let given = rights[post.role] ?? []
            let isOwn = item.agent == staff.id
                || item.openTasks.contains {
                    $0.assignee.map { $0 == staff.id } ?? staff.departments.contains($0.department ?? ID(number: 0))
                }
            return given.contains(.caseRead) || given.contains(.caseReadOwn) && isOwn
        }
    }
}

@Suite("A random estate, and people with random posts")
struct RandomEstateTests {
    /// A generator of its own: what it finds is found again.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) ^ (state << 31)
        }
    }

    private func staff(_ grounds: Grounds, _ dice: inout Dice) async throws -> [Staff] {
        var all: [Staff] = []
        for number in 0..<36 {
            var posts: [Staff.Post] = []
            for _ in 0..<Int.random(in: 1...3, using: &dice) {
                let role = ["supervisor", "agent", "engineer", "venue-host"].randomElement(using: &dice) ?? ""
                let place = Bool.random(using: &dice) ? Grounds.codes.randomElement(using: &dice) : nil
                let category = Bool.random(using: &dice) ? Grounds.categories.randomElement(using: &dice) : nil
                var post = try grounds.post(role, at: place, of: category)
                if place == nil, Bool.random(using: &dice) {
                    let project = Bool.random(using: &dice) ? grounds.house.tower.id : nil
                    post = Staff.Post(role: role, project: project, category: category)
                }
                posts.append(post)
            }
            let home = Bool.random(using: &dice) ? "engineering" : nil
            all.append(try await grounds.hire("s\(number)", posts, department: home))
        }
        return all
    }

    private func cases(_ grounds: Grounds, _ staff: [Staff], _ dice: inout Dice) async throws -> [Case] {
        var all: [Case] = []
        for number in 0..<220 {
            let place = Int.random(in: 0..<8, using: &dice) == 0 ? nil : Grounds.codes.randomElement(using: &dice)
            let leaf = ["engineering.plumbing.leak", "engineering.plumbing.blockage", "engineering.lifts.fault", nil]
            var item = try await grounds.register(
                "第\(number)次漏水", at: place, of: leaf.randomElement(using: &dice) ?? nil)
            if Bool.random(using: &dice) {
                let to = Bool.random(using: &dice) ? "engineering" : staff.randomElement(using: &dice)?.user
                item = try await grounds.house.act("dispatch", on: item, by: "root") { $0.to = to }
            }
            all.append(item)
        }
        return all
    }

    private func walk(_ house: House, _ filter: CaseFilter, _ actor: Actor) async throws -> Set<ID<Case>> {
        var (filter, found): (CaseFilter, Set<ID<Case>>) = (filter, [])
        while true {
            let page = try await house.cases.list(filter, for: actor)
            found.formUnion(page.items.map(\.id))
            guard let next = page.next else { return found }
            filter.after = next
        }
    }

    @Test("Lists, searches and single cases show exactly what a look at every post and every case says")
    func bruteForce() async throws {
        var dice = Dice(state: 20_261_126)
        let grounds = try await Grounds.open()
        let house = grounds.house
        let staff = try await staff(grounds, &dice)
        let cases = try await cases(grounds, staff, &dice)
        let roles = try await Team(house.store).roles()
        let naive = Naive(
            rights: Dictionary(uniqueKeysWithValues: roles.map { ($0.key, $0.rights) }),
            above: Dictionary(uniqueKeysWithValues: grounds.places.values.compactMap { place in
                place.parent.map { (place.id, $0) }
            }))
        var (shown, hidden) = (0, 0)
        for one in staff {
            let actor = try await grounds.actor(one)
            let seen = Set(cases.filter { naive.sees(one, $0) }.map(\.id))
            (shown, hidden) = (shown + seen.count, hidden + cases.count - seen.count)
            #expect(try await walk(house, CaseFilter(), actor) == seen, "\(one.user): \(one.roles)")
            var filter = CaseFilter()
            (filter.text, filter.limit) = ("漏水", 200)
            #expect(try await walk(house, filter, actor) == seen, "\(one.user) searches")
            filter = CaseFilter()
            (filter.category, filter.sort, filter.phases) = ("engineering.plumbing", .due, Phase.live)
            let plumbing = cases.filter {
                $0.category?.hasPrefix("engineering.plumbing") == true && seen.contains($0.id)
            }
            #expect(try await walk(house, filter, actor) == Set(plumbing.map(\.id)), "\(one.user) by category")
            for item in cases.shuffled(using: &dice).prefix(25) {
                let found = try? await house.cases.find(item.number, for: actor)
                #expect((found != nil) == seen.contains(item.id), "\(one.user) finds \(item.number)")
            }
        }
        #expect(shown > 500 && hidden > 500, "\(shown) \(hidden)")
    }
}
