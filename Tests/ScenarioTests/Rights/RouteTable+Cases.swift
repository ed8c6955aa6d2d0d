extension RouteTable {
    /// The calls about cases, what watches them, and what they are declared by.
    static let callsOfCases = """
        GET  /api/v1/procedures                    signed-in
        GET  /api/v1/procedures/{procedure}        signed-in
        GET  /api/v1/procedure-texts               procedures.edit
        GET  /api/v1/procedure-texts/{procedure}   procedures.edit
        GET  /api/v1/procedure-texts/{procedure}/versions/{version} procedures.edit
        POST /api/v1/procedure-texts/{procedure}/versions procedures.edit
        PUT  /api/v1/procedure-texts/{procedure}/draft procedures.edit
        POST /api/v1/procedure-texts/{procedure}/check procedures.edit
        POST /api/v1/procedure-texts/{procedure}/trial procedures.edit
        GET  /api/v1/house-texts                   procedures.edit
        GET  /api/v1/house-texts/{text}            procedures.edit
        GET  /api/v1/house-texts/{text}/versions/{version} procedures.edit
        POST /api/v1/house-texts/{text}/versions   procedures.edit
        PUT  /api/v1/house-texts/{text}/draft      procedures.edit
        POST /api/v1/house-texts/{text}/check      procedures.edit
        GET  /api/v1/cases/{number}/passes         case.read case.read.own
        GET  /api/v1/cases/{number}/prints         case.read case.read.own
        GET  /api/v1/cases/{number}/prints/{print} case.read case.read.own
        POST /api/v1/cases/{number}/prints/{print} case.register case.follow case.work case.confirm
        POST /api/v1/cases                         case.register
        GET  /api/v1/cases                         case.read case.read.own
        GET  /api/v1/cases/{number}                case.read case.read.own
        GET  /api/v1/cases/{number}/timeline       case.read case.read.own
        GET  /api/v1/cases/{number}/actions        case.read case.read.own
        POST /api/v1/cases/{number}/actions/{action} case.read case.read.own
        GET  /api/v1/cases/{number}/suggestions    case.dispatch
        GET  /api/v1/work                          case.work
        GET  /api/v1/cases/{number}/look           case.read case.read.own
        POST /api/v1/cases/{number}/look           case.read case.read.own
        POST /api/v1/cases/{number}/phone          people.unmask
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
        GET  /api/v1/cases/{number}/matches        case.read case.read.own
        GET  /api/v1/cases/{number}/duplicates     case.read case.read.own
        POST /api/v1/cases/{number}/distinct       case.follow case.supervise
        GET  /api/v1/emergency-cards               case.read case.register
        GET  /api/v1/emergencies                   case.read case.read.own
        POST /api/v1/emergencies                   case.register
        GET  /api/v1/emergencies/{number}          case.read case.read.own
        POST /api/v1/emergencies/{number}/actions/{action} case.read case.read.own case.follow case.work \
            case.dispatch case.supervise
        GET  /api/v1/cases/{number}/alarms         case.read case.read.own
        GET  /api/v1/calendars                     calendars.edit
        GET  /api/v1/calendars/{calendar}          calendars.edit
        POST /api/v1/calendars/{calendar}/preview  calendars.edit
        POST /api/v1/calendars/{calendar}/versions calendars.edit
        GET  /api/v1/alerts                        case.read
        GET  /api/v1/alerts/{alert}                case.read
        POST /api/v1/alerts/{alert}/actions/{action} case.read
        GET  /api/v1/digests                       signed-in
        GET  /api/v1/digests/{digest}              signed-in
        POST /api/v1/digests/{digest}/seen         in-person
        GET  /api/v1/news/{news}                   case.read case.register case.dispatch
        GET  /api/v1/exports/figures/{figure}      export.run
        GET  /api/v1/views                         signed-in
        POST /api/v1/views                         in-person
        DELETE /api/v1/views/{view}                in-person
        GET  /api/v1/board                         board.read
        GET  /api/v1/board/shift                   board.read
        GET  /api/v1/places/{place}/board          board.read
        GET  /api/v1/places/{place}/lobby          people.read
        GET  /api/v1/figures                       figures.read
        GET  /api/v1/figures/{figure}              figures.read
        """
}
