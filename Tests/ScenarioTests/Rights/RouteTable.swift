import Workforce

/// Who may enter where: written down a second time, so that a gate that was left open by a slip of the hand is seen.
///
/// A line names a door and the rights of which one is enough, or `anybody`, or `signed-in`, or `in-person`: everybody
/// but a token that is limited to some rights. A new route needs a new line.
enum RouteTable {
    enum Access: Equatable { case anybody, signedIn, inPerson, holders([Right]) }

    static let lines: [String: Access] = Dictionary(
        uniqueKeysWithValues: text.split(separator: "\n").filter { !$0.isEmpty }.map { line in
            let words = line.split(separator: " ").map(String.init)
            return ("\(words[0]) \(words[1])", access(Array(words.dropFirst(2))))
        })

    private static func access(_ words: [String]) -> Access {
        switch words {
        case ["anybody"]: .anybody
        case ["signed-in"]: .signedIn
        case ["in-person"]: .inPerson
        default: .holders(words.compactMap { Right(rawValue: $0) })
        }
    }

    private static let text = """
        GET  /sign-in                              anybody
        POST /sign-in                              anybody
        GET  /sign-in/code                         anybody
        POST /sign-in/code                         anybody
        GET  /assets/{file}                        anybody
        GET  /healthz                              anybody
        GET  /readyz                               anybody
        GET  /metrics                              anybody
        GET  /api/v1/openapi.json                  anybody
        GET  /                                     signed-in
        POST /sign-out                             signed-in
        POST /language                             signed-in
        GET  /account                              signed-in
        POST /account/password                     signed-in
        POST /account/sessions                     signed-in
        POST /account/sessions/{session}/end       signed-in
        POST /account/factor                       signed-in
        POST /account/factor/confirmation          signed-in
        POST /account/factor/end                   signed-in
        GET  /notices                              signed-in
        GET  /notices/count                        signed-in
        POST /notices                              signed-in
        POST /duty                                 signed-in
        GET  /api/v1/notices                       signed-in
        POST /api/v1/notices/seen                  in-person
        GET  /api/v1/roster/on-duty                staff.read board.read case.dispatch
        POST /api/v1/roster/on-duty                in-person
        GET  /roster                               roster.edit staff.read
        POST /roster                               roster.edit
        POST /roster/publication                   roster.edit
        POST /roster/overrides                     roster.edit
        GET  /roster/now                           roster.edit staff.read board.read case.dispatch
        GET  /roster/mine                          signed-in
        POST /roster/feeds                         signed-in
        GET  /roster/feeds/{feed}                  anybody
        POST /leaves                               signed-in
        POST /leaves/{leave}/{action}              signed-in
        POST /swaps                                signed-in
        POST /swaps/{swap}/{action}                signed-in
        GET  /api/v1/roster                        roster.edit staff.read
        POST /api/v1/roster                        roster.edit
        POST /api/v1/roster/fillings               roster.edit
        POST /api/v1/roster/publications           roster.edit
        POST /api/v1/roster/overrides              roster.edit
        GET  /api/v1/roster/changes                roster.edit staff.read
        GET  /api/v1/roster/mine                   in-person
        GET  /api/v1/roster/colleagues             in-person
        GET  /api/v1/roster/attendance             roster.edit staff.read board.read case.dispatch
        POST /api/v1/roster/feeds                  in-person
        POST /api/v1/leaves                        in-person
        POST /api/v1/leaves/{leave}/actions/{action} in-person
        POST /api/v1/swaps                         in-person
        POST /api/v1/swaps/{swap}/actions/{action} in-person
        POST /alarms/{call}/answer                 signed-in
        GET  /api/v1/alarms                        signed-in
        POST /api/v1/alarms/{call}/answer          in-person

        GET  /desk                                 case.register case.follow
        GET  /intake                               case.register
        POST /intake                               case.register
        POST /intake/proposals                     case.register
        POST /cases                                case.register
        GET  /cases                                case.read case.read.own
        GET  /cases/{number}                       case.read case.read.own
        GET  /cases/{number}/files/{file}          case.read case.read.own
        POST /cases/{number}/actions/{action}      case.register case.follow case.dispatch case.work case.confirm \
            case.supervise
        POST /cases/{number}/messages              case.follow case.work case.confirm
        POST /cases/{number}/promises              case.follow case.work case.confirm
        POST /cases/{number}/attachments           case.follow case.work case.confirm
        POST /cases/{number}/phone                 people.unmask
        GET  /cases/{number}/look                  case.read case.read.own
        POST /cases/{number}/look                  case.read case.read.own
        GET  /batches                              case.register case.follow case.dispatch case.work case.confirm \
            case.supervise
        POST /batches                              case.register case.follow case.dispatch case.work case.confirm \
            case.supervise
        POST /sheets                               case.follow case.work case.confirm
        POST /drafts                               signed-in
        POST /drafts/removal                       signed-in
        POST /promises/{promise}/word              case.follow case.work case.confirm
        POST /promises/{promise}/review            case.supervise
        GET  /promises/{promise}/clock             case.read case.read.own
        GET  /incidents                            case.read
        GET  /incidents/{incident}                 case.read
        POST /incidents/{incident}/{action}        case.supervise
        GET  /calls                                case.register
        POST /calls/{telephone}/return             case.register
        GET  /outages                              case.read case.register case.dispatch
        POST /outages                              case.dispatch
        GET  /outages/{outage}                     case.read case.register case.dispatch
        POST /outages/{outage}/{action}            case.dispatch case.register case.follow
        GET  /news/{news}                          case.read case.register case.dispatch
        GET  /hints                                places.read
        POST /hints                                case.follow case.dispatch places.write
        POST /hints/{hint}                         case.follow case.dispatch places.write
        POST /cases/{number}/links                 case.follow case.supervise
        POST /cases/{number}/links/{link}/withdrawal case.follow case.supervise
        GET  /cases/{number}/duplicates            case.read case.read.own
        POST /cases/{number}/distinct              case.follow case.supervise
        GET  /emergency                            case.register
        GET  /emergencies                          case.read case.read.own
        POST /emergencies                          case.register
        GET  /emergencies/{number}                 case.read case.read.own
        POST /emergencies/{number}/{action}        case.read case.read.own case.follow case.work case.dispatch \
                                                    case.supervise
        GET  /calendars                            calendars.edit
        GET  /calendars/{calendar}                 calendars.edit
        POST /calendars/{calendar}                 calendars.edit
        GET  /alerts                               case.read
        GET  /alerts/{alert}                       case.read
        POST /alerts/{alert}/{action}              case.supervise
        GET  /digests                              signed-in
        GET  /digests/{digest}                     signed-in
        POST /digests/{digest}/seen                signed-in
        GET  /board                                board.read
        GET  /places/{place}/board                 board.read
        GET  /places                               places.read
        POST /places                               places.write
        GET  /places/{place}                       places.read
        POST /places/{place}                       places.write
        POST /places/{place}/status                places.write
        POST /places/{place}/statuses              places.write
        POST /places/{place}/retirement            places.write
        POST /places/{place}/care-plans            places.write
        GET  /vacancy                              places.read
        GET  /parking                              places.read
        GET  /care                                 places.read
        POST /care/{plan}                          places.write case.work case.dispatch
        GET  /zones                                places.read
        POST /zones                                places.write staff.write
        POST /zones/{zone}                         places.write staff.write
        GET  /figures                              figures.read
        GET  /figures/{figure}                     figures.read
        GET  /work                                 case.work
        GET  /call-backs                           case.confirm
        GET  /people                               people.read
        POST /people                               people.write
        GET  /people/{person}                      people.read
        POST /people/{person}/phone                people.unmask
        POST /people/{person}/consents             people.write
        POST /people/{person}/actions/{action}     people.write people.erase
        POST /people/{person}/papers/{paper}/number people.unmask
        GET  /places/{place}/people                people.read
        GET  /acquaintance                         people.read
        GET  /find                                 case.read case.read.own people.read places.read staff.read
        GET  /find/lines                           case.read case.read.own people.read places.read staff.read
        POST /views                                case.read case.read.own
        POST /views/{view}/removal                 case.read case.read.own
        GET  /exports/{kind}                       export.run
        GET  /imports                              import.run
        POST /imports                              import.run
        GET  /imports/templates/{kind}             import.run
        GET  /imports/{import}                     import.run
        GET  /imports/{import}/faults              import.run
        POST /imports/{import}/{action}            import.run
        GET  /settings/staff                       staff.read
        POST /settings/staff                       staff.write
        GET  /settings/staff/{staff}               staff.read
        POST /settings/staff/{staff}               staff.write
        POST /settings/staff/{staff}/password      staff.write
        POST /settings/staff/{staff}/unlocking     staff.write
        POST /settings/staff/{staff}/sessions      staff.write
        POST /settings/staff/{staff}/sessions/{session}/end  staff.write
        GET  /settings/staff/{staff}/rights        staff.read rights.read
        GET  /settings/staff/{staff}/leaving       staff.write
        POST /settings/staff/{staff}/leaving       staff.write
        POST /settings/staff/{staff}/return        staff.write
        POST /settings/staff/{staff}/factor        staff.write
        GET  /settings/staff/{staff}/skills        staff.write
        POST /settings/staff/{staff}/skills        staff.write
        GET  /settings/roles                       rights.read
        POST /settings/roles                       rights.write
        POST /settings/roles/{role}                rights.write
        GET  /live                                 case.read case.read.own board.read

        POST /api/v1/cases                         case.register
        GET  /api/v1/cases                         case.read case.read.own
        GET  /api/v1/cases/{number}                case.read case.read.own
        GET  /api/v1/cases/{number}/timeline       case.read case.read.own
        GET  /api/v1/cases/{number}/actions        case.read case.read.own
        POST /api/v1/cases/{number}/actions/{action} case.read case.read.own
        GET  /api/v1/cases/{number}/suggestions    case.dispatch
        GET  /api/v1/cases/{number}/look           case.read case.read.own
        POST /api/v1/cases/{number}/look           case.read case.read.own
        POST /api/v1/batches                       case.register case.follow case.dispatch case.work case.confirm \
            case.supervise
        GET  /api/v1/drafts                        in-person
        PUT  /api/v1/drafts/{subject}              in-person
        DELETE /api/v1/drafts/{subject}            in-person
        POST /api/v1/cases/{number}/messages       case.follow case.work case.confirm
        POST /api/v1/cases/{number}/promises       case.follow case.work case.confirm
        POST /api/v1/cases/{number}/attachments    case.follow case.work case.confirm
        GET  /api/v1/cases/{number}/files/{file}   case.read case.read.own
        POST /api/v1/promises/{promise}/word       case.follow case.work case.confirm
        POST /api/v1/promises/{promise}/review     case.supervise
        GET  /api/v1/promises/{promise}/clock      case.read case.read.own
        GET  /api/v1/incidents                     case.read
        POST /api/v1/incidents                     case.supervise
        GET  /api/v1/incidents/{incident}          case.read
        POST /api/v1/incidents/{incident}/actions/{action} case.supervise
        GET  /api/v1/calls                         case.register
        POST /api/v1/calls/events                  case.register
        GET  /api/v1/calls/{telephone}             case.register
        POST /api/v1/calls/{telephone}/return      case.register
        GET  /api/v1/outages                       case.read case.register case.dispatch
        POST /api/v1/outages                       case.dispatch
        GET  /api/v1/outages/{outage}              case.read case.register case.dispatch
        POST /api/v1/outages/{outage}/actions/{action} case.dispatch case.register case.follow
        GET  /api/v1/places/{place}/news           places.read
        GET  /api/v1/places/{place}/hints          places.read
        POST /api/v1/places/{place}/hints          case.follow case.dispatch places.write
        POST /api/v1/hints/{hint}/actions/{action} case.follow case.dispatch places.write
        GET  /api/v1/cases/{number}/links          case.read case.read.own
        POST /api/v1/cases/{number}/links          case.follow case.supervise
        POST /api/v1/cases/{number}/links/{link}/withdrawal case.follow case.supervise
        GET  /api/v1/cases/{number}/duplicates     case.read case.read.own
        POST /api/v1/cases/{number}/distinct       case.follow case.supervise
        GET  /api/v1/emergency-cards               case.read case.register
        GET  /api/v1/emergencies                   case.read case.read.own
        POST /api/v1/emergencies                   case.register
        GET  /api/v1/emergencies/{number}          case.read case.read.own
        POST /api/v1/emergencies/{number}/actions/{action} case.read case.read.own case.follow case.work \
            case.dispatch case.supervise
        GET  /api/v1/cases/{number}/alarms         case.read case.read.own
        GET  /api/v1/major-signs                   case.register
        GET  /api/v1/calendars                     calendars.edit
        GET  /api/v1/calendars/{calendar}          calendars.edit
        POST /api/v1/calendars/{calendar}/preview  calendars.edit
        POST /api/v1/calendars/{calendar}/versions calendars.edit
        GET  /api/v1/alerts                        case.read
        GET  /api/v1/alert-rules                   case.read
        GET  /api/v1/alerts/{alert}                case.read
        POST /api/v1/alerts/{alert}/actions/{action} case.supervise
        GET  /api/v1/digests                       signed-in
        GET  /api/v1/digests/{digest}              signed-in
        POST /api/v1/digests/{digest}/seen         in-person
        GET  /api/v1/proposals                     case.register
        GET  /api/v1/search                        signed-in
        GET  /api/v1/people                        people.read
        POST /api/v1/people                        people.write
        GET  /api/v1/people/{person}               people.read
        POST /api/v1/people/{person}/phone         people.unmask people.phone
        GET  /api/v1/people/{person}/consents      people.read
        GET  /api/v1/people/{person}/file          people.read
        POST /api/v1/people/{person}/actions/{action} people.write people.erase
        POST /api/v1/people/{person}/papers/{paper}/number people.unmask
        GET  /api/v1/places/{place}/occupancies    people.read
        GET  /api/v1/acquaintance                  people.read
        POST /api/v1/people/{person}/consents      people.write
        GET  /api/v1/news/{news}                   case.read case.register case.dispatch
        GET  /api/v1/projects                      signed-in
        GET  /api/v1/places                        places.read
        POST /api/v1/places                        places.write
        GET  /api/v1/places/{place}                places.read
        PUT  /api/v1/places/{place}                places.write
        GET  /api/v1/places/{place}/status         places.read
        POST /api/v1/places/{place}/status         places.write
        POST /api/v1/places/{place}/statuses       places.write
        POST /api/v1/places/{place}/retirement     places.write
        POST /api/v1/places/{place}/care-plans     places.write
        GET  /api/v1/vacancy                       places.read
        GET  /api/v1/parking                       places.read
        GET  /api/v1/care                          places.read
        POST /api/v1/care/{plan}/done              places.write case.work case.dispatch
        POST /api/v1/care/{plan}/end               places.write
        GET  /api/v1/zones                         places.read
        POST /api/v1/zones                         places.write staff.write
        POST /api/v1/zones/{zone}/end              places.write staff.write
        GET  /api/v1/exports/{kind}                export.run
        GET  /api/v1/imports                       import.run
        POST /api/v1/imports                       import.run
        GET  /api/v1/imports/{import}              import.run
        GET  /api/v1/imports/{import}/rows         import.run
        GET  /api/v1/imports/{import}/faults       import.run
        POST /api/v1/imports/{import}/{action}     import.run
        GET  /api/v1/import-templates/{kind}       import.run
        GET  /api/v1/staff                         staff.read case.dispatch
        POST /api/v1/staff                         staff.write
        GET  /api/v1/staff/{staff}                 staff.read case.dispatch
        PUT  /api/v1/staff/{staff}                 staff.write
        GET  /api/v1/staff/{staff}/rights          staff.read rights.read
        POST /api/v1/staff/{staff}/password        staff.write
        POST /api/v1/staff/{staff}/unlocking       staff.write
        GET  /api/v1/staff/{staff}/sessions        staff.write
        POST /api/v1/staff/{staff}/sessions/{session}/end  staff.write
        GET  /api/v1/staff/{staff}/holdings        staff.write
        POST /api/v1/staff/{staff}/leaving         staff.write
        POST /api/v1/staff/{staff}/return          staff.write
        POST /api/v1/staff/{staff}/sessions/end    staff.write
        POST /api/v1/staff/{staff}/factor/end      staff.write
        GET  /api/v1/staff/{staff}/skills          staff.read case.dispatch
        PUT  /api/v1/staff/{staff}/skills          staff.write
        GET  /api/v1/account/sessions              in-person
        POST /api/v1/account/sessions/end          in-person
        POST /api/v1/account/sessions/{session}/end  in-person
        POST /api/v1/account/password              in-person
        GET  /api/v1/account/factor                in-person
        POST /api/v1/account/factor                in-person
        POST /api/v1/account/factor/confirmation   in-person
        POST /api/v1/account/factor/end            in-person
        GET  /api/v1/roles                         rights.read
        POST /api/v1/roles                         rights.write
        PUT  /api/v1/roles/{role}                  rights.write
        POST /api/v1/roles/{role}/preview          rights.write
        GET  /api/v1/desks/{desk}                  signed-in
        GET  /api/v1/views                         signed-in
        POST /api/v1/views                         in-person
        DELETE /api/v1/views/{view}                in-person
        GET  /api/v1/board                         board.read
        GET  /api/v1/board/shift                   board.read
        GET  /api/v1/places/{place}/board          board.read
        GET  /api/v1/figures                       figures.read
        GET  /api/v1/figures/{figure}              figures.read
        GET  /api/v1/live                          case.read case.read.own board.read
        """
}
