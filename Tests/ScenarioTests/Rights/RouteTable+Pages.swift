extension RouteTable {
    /// The doors of the pages.
    static let pages = """
        GET  /sign-in                              anybody
        POST /sign-in                              anybody
        GET  /sign-in/code                         anybody
        POST /sign-in/code                         anybody
        GET  /sign-in/provider                     anybody
        GET  /sign-in/return                       anybody
        GET  /assets/{file}                        anybody
        GET  /healthz                              anybody
        GET  /readyz                               anybody
        GET  /metrics                              anybody
        GET  /                                     signed-in
        POST /sign-out                             signed-in
        POST /language                             signed-in
        GET  /account                              signed-in
        POST /account/password                     signed-in
        POST /account/sessions                     signed-in
        POST /account/sessions/{session}/end       signed-in
        POST /account/identities                   signed-in
        POST /account/identities/{identity}/end    signed-in
        POST /account/factor                       signed-in
        POST /account/factor/confirmation          signed-in
        POST /account/factor/end                   signed-in
        GET  /notices                              signed-in
        GET  /notices/count                        signed-in
        POST /notices                              signed-in
        POST /duty                                 signed-in
        GET  /roster                               roster.edit staff.read
        POST /roster                               roster.edit
        POST /roster/publication                   roster.edit
        POST /roster/overrides                     roster.edit
        GET  /roster/now                           roster.edit staff.read board.read case.dispatch
        GET  /roster/need                          roster.edit staff.read
        GET  /roster/mine                          signed-in
        POST /roster/feeds                         signed-in
        GET  /roster/feeds/{feed}                  anybody
        GET  /duty-log                             duty.read duty.write
        POST /duty-log                             duty.write
        GET  /duty-export                          export.run
        GET  /duty-log/{entry}                     duty.read duty.write
        POST /duty-log/{entry}                     duty.write
        POST /duty-log/{entry}/case                duty.write
        GET  /announcements                        announcement.write announcement.approve case.read case.register
        POST /announcements                        announcement.write
        GET  /announcements/{announcement}         announcement.write announcement.approve case.read case.register
        POST /announcements/{announcement}         announcement.write
        POST /announcements/{announcement}/{action} announcement.write announcement.approve
        GET  /articles                             article.write case.register case.follow case.work case.read
        POST /articles                             article.write
        GET  /articles/{article}                   article.write case.register case.follow case.work case.read
        POST /articles/{article}                   article.write
        POST /articles/{article}/actions/{action}  article.write
        GET  /cases/{number}/scripts               case.read case.read.own
        GET  /letters                              letter.read letter.write
        POST /letters                              letter.write
        GET  /letters/{letter}                     letter.read letter.write
        POST /letters/{letter}                     letter.write
        POST /letters/{letter}/actions/{action}    letter.write
        POST /letters/{letter}/attachments         letter.write
        GET  /letters/{letter}/files/{file}        letter.read letter.write
        GET  /activities                           activity.plan case.read case.register
        POST /activities                           activity.plan
        GET  /activities/{activity}                activity.plan case.read case.register
        POST /activities/{activity}                activity.plan
        POST /activities/{activity}/actions/{action} activity.plan
        GET  /activities/{activity}/export         export.run
        POST /activities/{activity}/registrations  activity.plan case.register
        POST /activities/{activity}/registrations/{registration}/{action} activity.plan case.register
        GET  /activities/{activity}/door           activity.plan case.register
        POST /activities/{activity}/door           activity.plan case.register
        POST /activities/{activity}/costs          activity.plan
        POST /activities/{activity}/costs/{cost}/strike activity.plan
        GET  /meetings                             minutes.read minutes.write
        POST /meetings                             minutes.write
        GET  /meetings/{meeting}                   minutes.read minutes.write
        POST /meetings/{meeting}                   minutes.write
        POST /meetings/{meeting}/actions/{action}  minutes.read minutes.write
        POST /meetings/{meeting}/follow-ups        minutes.write
        GET  /follow-ups                           signed-in
        GET  /follow-ups/{followUp}                signed-in
        POST /follow-ups/{followUp}/{action}       signed-in
        GET  /handovers                            duty.read duty.write
        POST /handovers                            duty.write
        GET  /handover-form                        duty.write
        GET  /handovers/{handover}                 duty.read duty.write
        GET  /handovers/{handover}/signature       duty.read duty.write
        POST /handovers/{handover}/signature       duty.write
        POST /handovers/{handover}/withdrawal      duty.write
        POST /leaves                               signed-in
        POST /leaves/{leave}/{action}              signed-in
        POST /swaps                                signed-in
        POST /swaps/{swap}/{action}                signed-in
        POST /alarms/{call}/answer                 signed-in
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
        GET  /rounds/worker.js                     anybody
        GET  /rounds                               rounds.walk rounds.read
        GET  /rounds/day                           rounds.read
        GET  /rounds/findings                      rounds.read
        POST /rounds/findings/{finding}/recheck    rounds.walk
        GET  /rounds/coverage                      rounds.read
        GET  /rounds/scores                        rounds.read
        GET  /rounds/payments                      rounds.read
        POST /rounds/payments                      rounds.plan
        GET  /rounds/payments/{sheet}              rounds.read
        POST /rounds/payments/{sheet}/approval     rounds.plan
        GET  /rounds/payments/{sheet}/export       export.run
        GET  /rounds/walks/{round}                 rounds.walk rounds.read
        POST /rounds/walks/{round}/visits          rounds.walk
        POST /rounds/walks/{round}/actions/{action} rounds.walk rounds.plan
        GET  /rounds/walks/{round}/photos/{photo}  rounds.walk rounds.read
        POST /rounds/visits/{visit}/decision       rounds.plan
        GET  /rounds/plans                         rounds.read rounds.plan
        POST /rounds/plans                         rounds.plan
        GET  /rounds/plans/new                     rounds.plan
        GET  /rounds/plans/{plan}                  rounds.read rounds.plan
        POST /rounds/plans/{plan}                  rounds.plan
        GET  /rounds/plans/{plan}/labels           rounds.plan
        GET  /calls                                case.register
        POST /calls/{telephone}/return             case.register
        GET  /outages                              case.read case.register case.dispatch
        POST /outages                              case.dispatch
        GET  /outages/{outage}                     case.read case.register case.dispatch
        POST /outages/{outage}/{action}            case.dispatch case.register case.follow
        GET  /news/{news}                          case.read case.register case.dispatch
        GET  /gate                                 case.work case.register
        POST /gate                                 case.work case.register
        POST /gate/passages                        case.work case.register
        GET  /slots                                case.register
        GET  /invitations                          case.register
        POST /invitations                          case.register
        GET  /invitations/{invitation}             case.register
        POST /invitations/{invitation}/letters     case.register
        GET  /cases/{number}/page-links            case.follow case.register
        POST /cases/{number}/page-links            case.follow case.register
        POST /cases/{number}/page-links/messages   case.follow case.register
        POST /cases/{number}/page-links/removal    case.follow case.register
        GET  /c/{secret}                           anybody
        POST /c/{secret}/actions/{action}          anybody
        GET  /c/{secret}/files/{file}              anybody
        GET  /c/{secret}/prints/{print}            anybody
        GET  /c/{secret}/announcements/{announcement} anybody
        GET  /cases/{number}/prints/{print}        case.read case.read.own
        POST /cases/{number}/prints/{print}        case.register case.follow case.work case.confirm
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
        GET  /procedures                           procedures.edit
        POST /procedures                           procedures.edit
        GET  /procedures/{procedure}               procedures.edit
        POST /procedures/{procedure}               procedures.edit
        POST /procedures/{procedure}/check         procedures.edit
        POST /procedures/{procedure}/trial         procedures.edit
        GET  /house-texts/{text}                   procedures.edit
        POST /house-texts/{text}                   procedures.edit
        POST /house-texts/{text}/check             procedures.edit
        GET  /calendars                            calendars.edit
        GET  /calendars/{calendar}                 calendars.edit
        POST /calendars/{calendar}                 calendars.edit
        GET  /alerts                               case.read
        GET  /alerts/{alert}                       case.read
        POST /alerts/{alert}/{action}              case.read
        GET  /digests                              signed-in
        GET  /digests/{digest}                     signed-in
        POST /digests/{digest}/seen                signed-in
        GET  /board                                board.read
        GET  /places/{place}/board                 board.read
        GET  /places/{place}/lobby                 people.read
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
        GET  /arrears                              arrears.read arrears.read.zone
        POST /arrears                              arrears.write
        POST /zones                                places.write staff.write
        POST /zones/{zone}                         places.write staff.write
        GET  /keys                                 custody.read
        POST /keys                                 custody.manage
        GET  /keys/{key}                           custody.read
        POST /keys/{key}/{action}                  custody.lend custody.manage
        POST /keys/{key}/losses/{loss}/case        case.register
        GET  /cabinets                             custody.read
        POST /cabinets                             custody.manage
        GET  /cabinets/{cabinet}                   custody.read
        GET  /cabinets/{cabinet}/tags              custody.read
        POST /cabinets/{cabinet}/counts            custody.count
        GET  /key-counts/{count}                   custody.read
        POST /key-counts/{count}/signature         custody.count
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
        GET  /contacts-due                         people.read
        GET  /acquaintance                         people.read
        GET  /find                                 case.read case.read.own people.read places.read staff.read
        GET  /find/lines                           case.read case.read.own people.read places.read staff.read
        POST /views                                case.read case.read.own
        POST /views/{view}/removal                 case.read case.read.own
        GET  /exports/{kind}                       export.run
        GET  /exports/figures/{figure}             export.run
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
        POST /settings/staff/{staff}/identities    staff.write
        POST /settings/staff/{staff}/identities/{identity}/end  staff.write
        GET  /settings/staff/{staff}/leaving       staff.write
        POST /settings/staff/{staff}/leaving       staff.write
        POST /settings/staff/{staff}/return        staff.write
        POST /settings/staff/{staff}/factor        staff.write
        GET  /settings/staff/{staff}/skills        staff.write
        POST /settings/staff/{staff}/skills        staff.write
        GET  /settings/audit                       audit.read
        GET  /settings/roles                       rights.read
        POST /settings/roles                       rights.write
        POST /settings/roles/{role}                rights.write
        POST /settings/roles/{role}/delivered      rights.write
        GET  /settings/projects                    rights.read
        POST /settings/projects                    rights.write
        POST /settings/projects/{project}          rights.write
        GET  /settings/departments                 rights.read
        POST /settings/departments                 rights.write
        POST /settings/departments/{department}    rights.write
        GET  /live                                 case.read case.read.own board.read
        """
}
