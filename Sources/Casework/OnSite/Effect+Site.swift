import Kernel
import Workforce

extension Effect {
    /// The effects on what was agreed about coming, and on the sheet of the work in hand.
    func siteEvents(_ act: Act, _ case: Case, _ moment: Moment, _ levels: ServiceLevels) -> [CaseEvent] {
        switch self {
        case .appoint: return `case`.appointing(act, moment, levels)
        case .sayAccess: return [.accessSaid(access(act, moment))]
        default: break
        }
        guard let mine = `case`.hand(of: moment.actor, named: act.task) else { return [] }
        switch self {
        case .addLabour: return struck(act, on: mine, moment) + [.lineAdded(mine.id, labour(act, moment))]
        case .addMaterial: return struck(act, on: mine, moment) + [.lineAdded(mine.id, material(act, moment))]
        case .strikeLine: return struck(act, on: mine, moment)
        case .sign:
            let signature = Signature(
                name: act.site.name ?? "", picture: act.site.picture?.id, charges: mine.sheet?.charges ?? 0,
                by: moment.actor.staff, at: moment.now)
            return (act.site.picture.map { [.attached($0)] } ?? []) + [.signed(mine.id, signature)]
        default: return []
        }
    }

    private func access(_ act: Act, _ moment: Moment) -> Access {
        Access(
            mayEnter: act.site.mayEnter ?? false, how: act.site.how ?? "", alarm: act.site.alarm ?? "",
            pets: act.site.pets ?? "", by: moment.actor.staff, at: moment.now)
    }

    /// The line that is struck, or that another one corrects.
    private func struck(_ act: Act, on task: CaseTask, _ moment: Moment) -> [CaseEvent] {
        guard let line = act.site.line.flatMap({ ID<SheetLine>($0) }) else { return [] }
        let strike = SheetLine.Strike(reason: act.reason ?? act.note ?? "", by: moment.actor.staff, at: moment.now)
        return [.lineStruck(task.id, line, strike)]
    }

    private func labour(_ act: Act, _ moment: Moment) -> SheetLine {
        line(.labour(minutes: act.site.minutes ?? 0, people: act.site.people ?? 1), act.site.price ?? 0, act, moment)
    }

    private func material(_ act: Act, _ moment: Moment) -> SheetLine {
        let (quantity, price) = (act.site.quantity ?? 0, act.site.price ?? 0)
        return line(
            .material(name: act.site.name ?? "", quantity: quantity, unit: act.site.unit ?? "", price: price),
            SheetLine.amount(quantity, at: price), act, moment)
    }

    private func line(_ what: SheetLine.What, _ amount: Int64, _ act: Act, _ moment: Moment) -> SheetLine {
        SheetLine(
            id: ID(number: moment.newID()), what: what, amount: amount, note: act.note ?? "", by: moment.actor.staff,
            at: moment.now)
    }
}
