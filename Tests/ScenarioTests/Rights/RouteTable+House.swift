extension RouteTable {
    /// The calls about places, people, staff, rosters, rounds, keys and sheets.
    static let callsOfHouse = """
        GET  /api/v1/openapi.json                  anybody
        GET  /api/v1/notices                       signed-in
        POST /api/v1/notices/seen                  in-person
        GET  /api/v1/roster/on-duty                staff.read board.read case.dispatch
        POST /api/v1/roster/on-duty                in-person
        GET  /api/v1/duty-log                      duty.read duty.write
        POST /api/v1/duty-log                      duty.write
        GET  /api/v1/duty-export                   export.run
        GET  /api/v1/duty-log/{entry}              duty.read duty.write
        POST /api/v1/duty-log/{entry}/versions     duty.write
        POST /api/v1/duty-log/{entry}/case         duty.write
        GET  /api/v1/handovers                     duty.read duty.write
        POST /api/v1/handovers                     duty.write
        GET  /api/v1/handover-form                 duty.write
        GET  /api/v1/handovers/{handover}          duty.read duty.write
        GET  /api/v1/handovers/{handover}/signature duty.read duty.write
        POST /api/v1/handovers/{handover}/signature duty.write
        POST /api/v1/handovers/{handover}/withdrawal duty.write
        GET  /api/v1/announcements                 announcement.write announcement.approve case.read case.register
        POST /api/v1/announcements                 announcement.write
        GET  /api/v1/announcement-templates        announcement.write announcement.approve case.read case.register
        GET  /api/v1/announcements/{announcement}  announcement.write announcement.approve case.read case.register
        PUT  /api/v1/announcements/{announcement}  announcement.write
        POST /api/v1/announcements/{announcement}/actions/{action} announcement.write announcement.approve
        GET  /api/v1/articles                      article.write case.register case.follow case.work case.read
        POST /api/v1/articles                      article.write
        GET  /api/v1/articles/{article}            article.write case.register case.follow case.work case.read
        PUT  /api/v1/articles/{article}            article.write
        POST /api/v1/articles/{article}/actions/{action} article.write
        GET  /api/v1/cases/{number}/scripts        case.read case.read.own
        GET  /api/v1/letters                       letter.read letter.write
        POST /api/v1/letters                       letter.write
        GET  /api/v1/letters/{letter}              letter.read letter.write
        PUT  /api/v1/letters/{letter}              letter.write
        POST /api/v1/letters/{letter}/actions/{action} letter.write
        POST /api/v1/letters/{letter}/attachments  letter.write
        GET  /api/v1/letters/{letter}/files/{file} letter.read letter.write
        GET  /api/v1/activities                    activity.plan case.read case.register
        POST /api/v1/activities                    activity.plan
        GET  /api/v1/activities/{activity}         activity.plan case.read case.register
        PUT  /api/v1/activities/{activity}         activity.plan
        POST /api/v1/activities/{activity}/actions/{action} activity.plan
        GET  /api/v1/activities/{activity}/export  export.run
        GET  /api/v1/activities/{activity}/registrations activity.plan case.register
        POST /api/v1/activities/{activity}/registrations activity.plan case.register
        POST /api/v1/activities/{activity}/registrations/{registration}/actions/{action} activity.plan case.register
        POST /api/v1/activities/{activity}/check-ins activity.plan case.register
        POST /api/v1/activities/{activity}/costs   activity.plan
        POST /api/v1/activities/{activity}/costs/{cost}/strike activity.plan
        GET  /api/v1/meetings                      minutes.read minutes.write
        POST /api/v1/meetings                      minutes.write
        GET  /api/v1/meetings/{meeting}            minutes.read minutes.write
        PUT  /api/v1/meetings/{meeting}            minutes.write
        POST /api/v1/meetings/{meeting}/actions/{action} minutes.read minutes.write
        POST /api/v1/meetings/{meeting}/follow-ups minutes.write
        GET  /api/v1/follow-ups                    in-person
        GET  /api/v1/follow-ups/{followUp}         in-person
        POST /api/v1/follow-ups/{followUp}/actions/{action} in-person
        GET  /api/v1/roster                        roster.edit staff.read
        POST /api/v1/roster                        roster.edit
        POST /api/v1/roster/fillings               roster.edit
        POST /api/v1/roster/publications           roster.edit
        POST /api/v1/roster/overrides              roster.edit
        GET  /api/v1/roster/changes                roster.edit staff.read
        GET  /api/v1/roster/mine                   in-person
        GET  /api/v1/roster/colleagues             in-person
        GET  /api/v1/roster/need                   roster.edit staff.read
        GET  /api/v1/roster/attendance             roster.edit staff.read board.read case.dispatch
        POST /api/v1/roster/feeds                  in-person
        POST /api/v1/leaves                        in-person
        POST /api/v1/leaves/{leave}/actions/{action} in-person
        POST /api/v1/swaps                         in-person
        POST /api/v1/swaps/{swap}/actions/{action} in-person
        GET  /api/v1/alarms                        signed-in
        POST /api/v1/alarms/{call}/answer          in-person
        GET  /api/v1/rounds                        rounds.read
        GET  /api/v1/rounds/mine                   rounds.walk
        GET  /api/v1/rounds/{round}                rounds.walk rounds.read
        POST /api/v1/rounds/{round}/visits         rounds.walk
        POST /api/v1/rounds/{round}/photos         rounds.walk
        POST /api/v1/rounds/{round}/actions/{action} rounds.walk rounds.plan
        GET  /api/v1/round-conflicts               rounds.plan rounds.read
        POST /api/v1/round-visits/{visit}/decision rounds.plan
        GET  /api/v1/round-findings                rounds.read
        POST /api/v1/round-findings/{finding}/recheck rounds.walk
        GET  /api/v1/round-plans                   rounds.read rounds.plan
        POST /api/v1/round-plans                   rounds.plan
        GET  /api/v1/round-plans/{plan}            rounds.read rounds.plan
        PUT  /api/v1/round-plans/{plan}            rounds.plan
        GET  /api/v1/round-proposals               rounds.plan
        GET  /api/v1/round-coverage                rounds.read
        GET  /api/v1/round-scores                  rounds.read
        GET  /api/v1/payment-sheets                rounds.read
        POST /api/v1/payment-sheets                rounds.plan
        GET  /api/v1/payment-sheets/{sheet}        rounds.read
        POST /api/v1/payment-sheets/{sheet}/approval rounds.plan
        GET  /api/v1/payment-sheets/{sheet}/export export.run
        GET  /api/v1/slots                         case.register
        GET  /api/v1/invitations                   case.register
        GET  /api/v1/invitation-count              case.register
        POST /api/v1/invitations                   case.register
        GET  /api/v1/invitations/{invitation}      case.register
        POST /api/v1/invitations/{invitation}/letters case.register
        GET  /api/v1/cases/{number}/page-links     case.follow case.register
        POST /api/v1/cases/{number}/page-links     case.follow case.register
        POST /api/v1/cases/{number}/page-links/messages case.follow case.register
        POST /api/v1/cases/{number}/page-links/removal case.follow case.register
        POST /api/v1/customer-page/looks           anybody
        POST /api/v1/customer-page/actions         anybody
        POST /api/v1/customer-page/announcements   anybody
        POST /api/v1/gate/looks                    case.work case.register
        POST /api/v1/gate/passages                 case.work case.register
        GET  /api/v1/major-signs                   case.register
        GET  /api/v1/alert-rules                   case.read
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
        GET  /api/v1/contacts-due                  people.read
        GET  /api/v1/acquaintance/missing          people.read
        POST /api/v1/people/{person}/consents      people.write
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
        GET  /api/v1/arrears                       arrears.read arrears.read.zone
        POST /api/v1/arrears                       arrears.write
        GET  /api/v1/places/{place}/arrears        arrears.read arrears.read.zone
        GET  /api/v1/zones                         places.read
        POST /api/v1/zones                         places.write staff.write
        POST /api/v1/zones/{zone}/end              places.write staff.write
        GET  /api/v1/keys                          custody.read
        POST /api/v1/keys                          custody.manage
        GET  /api/v1/keys/{key}                    custody.read
        POST /api/v1/keys/{key}/actions/{action}   custody.lend custody.manage
        POST /api/v1/keys/{key}/losses/{loss}/case case.register
        GET  /api/v1/places/{place}/keys           custody.read
        GET  /api/v1/cases/{number}/keys           case.read case.read.own
        GET  /api/v1/people/{person}/keys          custody.read
        GET  /api/v1/cabinets                      custody.read
        POST /api/v1/cabinets                      custody.manage
        GET  /api/v1/cabinets/{cabinet}            custody.read
        POST /api/v1/cabinets/{cabinet}/counts     custody.count
        GET  /api/v1/key-counts/{count}            custody.read
        POST /api/v1/key-counts/{count}/signature  custody.count
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
        GET  /api/v1/sign-on                       staff.write
        GET  /api/v1/account/identities            in-person
        POST /api/v1/account/identities            in-person
        POST /api/v1/account/identities/{identity}/end  in-person
        GET  /api/v1/staff/{staff}/identities      staff.write
        POST /api/v1/staff/{staff}/identities      staff.write
        POST /api/v1/staff/{staff}/identities/{identity}/end  staff.write
        GET  /api/v1/account/sessions              in-person
        POST /api/v1/account/sessions/end          in-person
        POST /api/v1/account/sessions/{session}/end  in-person
        POST /api/v1/account/password              in-person
        PUT  /api/v1/account/language              in-person
        GET  /api/v1/account/factor                in-person
        POST /api/v1/account/factor                in-person
        POST /api/v1/account/factor/confirmation   in-person
        POST /api/v1/account/factor/end            in-person
        GET  /api/v1/audit                         audit.read
        GET  /api/v1/roles                         rights.read
        POST /api/v1/roles                         rights.write
        PUT  /api/v1/roles/{role}                  rights.write
        POST /api/v1/roles/{role}/preview          rights.write
        POST /api/v1/roles/{role}/delivered        rights.write
        POST /api/v1/projects                      rights.write
        PUT  /api/v1/projects/{project}            rights.write
        GET  /api/v1/departments                   staff.read case.dispatch rights.read
        POST /api/v1/departments                   rights.write
        PUT  /api/v1/departments/{department}      rights.write
        GET  /api/v1/desks/{desk}                  signed-in
        GET  /api/v1/live                          case.read case.read.own board.read
        """
}
