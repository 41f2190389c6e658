## මග සොයාගැනීම

skip-to-content = ප්‍රධාන කොටසට යන්න
menu = මෙනුව
start-page = මුල් පිටුව
breadcrumbs = ඔබ සිටින තැන
languages = භාෂා
choose-language = ඔබේ භාෂාව තෝරන්න
contents = පටුන
on-this-page = මෙම පිටුවේ
sections = කොටස්
search = සොයන්න
a-z = අ–ෆ
a-z-intro = සියලු පිටු, අකාරාදී පිළිවෙළට.
not-found-title = මෙම පිටුව මෙහි නැත
not-found-text = ලිපිනය වැරදි විය හැක, නැතිනම් පිටුව වෙනත් තැනකට ගෙන ගොස් ඇත. සෙවීම භාවිත කරන්න, නැතිනම් මුල් පිටුවට ආපසු යන්න.
go-home = මුල් පිටුවට යන්න

## ලැයිස්තු

contacts = සම්බන්ධතා
contacts-intro = කාර්යාල සහ සේවා: දුරකථන අංක, ලිපින සහ විවෘත වේලාවන්.
all-contacts = සියලු සම්බන්ධතා
by-town = නගරය අනුව
by-topic = මාතෘකාව අනුව
leaflets = පත්‍රිකා
leaflets-intro = මුද්‍රණය කර, නමා, බෙදා දීමට පිටු.
services = සේවා
terms = ඔබට හමුවන වචන
topics = මාතෘකා
audience = කා සඳහාද
area = ප්‍රදේශය
town = නගරය
# The category `one` also holds for 0, so no form here may mean exactly one.
page-count = { $count ->
    [one] පිටු { $count }
   *[other] පිටු { $count }
}

## මෙම පිටුව විශ්වාස කළ හැකිද?

verified-on = පරීක්ෂා කළ දිනය: { $date }
verified-old = අවසන් වරට පරීක්ෂා කළ දිනය: { $date }. ඉන් පසු යමක් වෙනස් වී තිබිය හැක: යාමට පෙර අසන්න.
not-verified = මෙම පිටුව තවම කිසිවෙකු පරීක්ෂා කර නැත
updated = යාවත්කාලීන කළේ
expires-on = { $date } දක්වා වලංගුයි
responsible = වගකිව යුතු ආයතනය
official-sources = මූලාශ්‍ර
italian-title = ඉතාලි භාෂාවෙන් මාතෘකාව
original-text = මුල් පාඨය
see-original = මුල් පාඨය බලන්න
in-language = භාෂාව: { $language }

## පරිවර්තනය ගැන දැනුම්දීම්

notice-missing = මෙම පිටුව තවම ඔබේ භාෂාවෙන් නැත. පහත පාඨයේ භාෂාව: { $language }.
notice-section-missing = මෙම කොටස තවම ඔබේ භාෂාවෙන් නැත. පහත පාඨයේ භාෂාව: { $language }.
notice-outdated-text = මෙම පරිවර්තනයෙන් පසු මුල් පාඨය වෙනස් වී ඇත. සමහර දේ පැරණි විය හැක.
notice-outdated-facts = පරිස්සමින්: මෙම කොටසේ අංක හෝ දින වැරදි විය හැක. මුල් පාඨයෙන් පරීක්ෂා කරගන්න.
notice-machine = මෙම පාඨය යන්ත්‍රයකින් පරිවර්තනය කර ඇත. කිසිවෙකු එය පරීක්ෂා කර නැත.
notice-unknown = මෙම පරිවර්තනය මුල් පාඨයට ගැළපෙන බව කිසිවෙකු තහවුරු කර නැත.
notice-unlisted = මෙම භාෂාව තවම සම්පූර්ණ නැත: බොහෝ පිටු අඩුයි.
machine-translated = යන්ත්‍රයකින් පරිවර්තනය කළ
coverage-title = පරිවර්තනවල ප්‍රගතිය

## පිටු වර්ග

kind-page = පිටුව
kind-service = සේවාව
kind-right = අයිතිය
kind-contact = සම්බන්ධතාව
kind-term = වචනය
kind-event = සිදුවීම
kind-notice = නිවේදනය

## සේවා විස්තර

service-who = මෙය කා සඳහාද
service-how = කළ යුතු දේ
service-needed = අවශ්‍ය දේ
service-result = ඔබට ලැබෙන දේ
service-cost = කොපමණ වැය වේද
service-time = කාලය සහ අවසන් දින
service-access = අයදුම් කරන තැන
service-conditions = සේවාවේ කොන්දේසි
fees = ගාස්තු
fee-free = නොමිලේ
fee-amount = { $amount } { $currency }
fee-contribution = රජයේ ගාස්තුව
fee-card = කාඩ්පත මුද්‍රණය
fee-stamp = රජයේ මුද්දරය
fee-post = තැපැල් ගාස්තුව
fee-registration = ලියාපදිංචි ගාස්තුව
duration-days = { $days ->
    [one] දින { $days }
   *[other] දින { $days }
}
online-yes = අන්තර්ජාලයෙන් කළ හැක
online-no = අන්තර්ජාලයෙන් කළ නොහැක

## සම්බන්ධතා

where-to-go = යා යුතු තැන
phone = දුරකථනය
email = ඊමේල්
website = වෙබ් අඩවිය
address = ලිපිනය
official-name = නිල නාමය
languages-spoken = කතා කරන භාෂා
interpreters = භාෂා සහාය
appointment-required = කලින් වේලාවක් ගෙන පමණි
appointment-possible = කලින් වේලාවක් ගත හැක
appointment-no = කලින් වේලාවක් ගැනීම අවශ්‍ය නැත
book-appointment = වේලාවක් වෙන් කරගන්න
step-free-yes = ඇතුළු වන තැන පඩි නැත
step-free-no = ඇතුළු වන තැන පඩි ඇත
temporarily-closed = තාවකාලිකව වසා ඇත

## දුරකථන අංකවල නම්

switchboard = ප්‍රධාන අංකය
free-call = නොමිලේ ඇමතුම්
residence-desk = පදිංචිය ලියාපදිංචි කරන කාර්යාලය
marriage-desk = විවාහ ලියාපදිංචි කාර්යාලය
information = තොරතුරු
answering-service = පණිවිඩ යන්ත්‍රය
mobile = ජංගම දුරකථනය
landline-free = ස්ථාවර දුරකථනයෙන් නොමිලේ
mobile-paid = ජංගම දුරකථනයෙන් මුදල් ගෙවිය යුතුයි

## විවෘත වේලාවන්

hours = විවෘත වේලාව
hours-always = පැය 24 පුරා, සෑම දිනකම
hours-every-day = සෑම දිනකම
hours-holidays = රජයේ නිවාඩු දින
hours-by-appointment = කලින් වේලාවක් ගෙන
hours-closed = වසා ඇත
hours-closed-holidays = රජයේ නිවාඩු දිනවල වසා ඇත
hours-as-written = කාර්යාලය ලියූ පරිදි

## නිල වචන

official-word = නිල වචනය

## සිදුවීම්

event-when = කවදාද
event-until = අවසන් වන්නේ
event-repeats = නැවත නැවත පැවැත්වේ
past-event = මෙම සිදුවීම අවසන්

## පත්‍රිකා

leaflet-a4 = A4 පත්‍රිකාව
leaflet-trifold = නැමූ පත්‍රිකාව
leaflet-poster = පෝස්ටරය
leaflet-bilingual = භාෂා දෙකකින්
printed-on = මුද්‍රණය කළ දිනය: { $date }
version = අනුවාදය { $code }
scan-for-page = මෙම පිටුව ඔබේ දුරකථනයෙන් විවෘත කිරීමට කේතය ස්කෑන් කරන්න
page-of = පිටුව { $page }, මුළු පිටු { $pages }
how-to-print = මුද්‍රණය කරන ආකාරය
leaflet-card = සම්බන්ධතා කාඩ්පත
leaflet-a4-how = A4 කඩදාසියක දෙපැත්තේම මුද්‍රණය කරන්න.
leaflet-trifold-how = එක් A4 කඩදාසියක දෙපැත්තේම මුද්‍රණය කරන්න, කඩදාසිය කෙටි දාරයෙන් පෙරළා. මුල් පිටුව ඉදිරියෙන් සිටින සේ සලකුණු දිගේ නමන්න.
leaflet-poster-how = A3 කඩදාසියක මුද්‍රණය කර මිනිසුන් රැඳී සිටින තැන එල්ලන්න.
leaflet-bilingual-how = භාෂා දෙක එක ළඟ, කවුන්ටරයේ භාවිතයට. A4 කඩදාසියක මුද්‍රණය කරන්න.
leaflet-card-how = A4 කඩදාසියක මුද්‍රණය කර සලකුණු දිගේ කපන්න: කාඩ්පත් හතරයි.
leaflet-pages = { $count ->
    [one] පැති { $count }
   *[other] පැති { $count }
}
leaflet-size = { $size } kB
leaflet-made = සකස් කළ දිනය: { $date }
poster-scan = මෙම පිටුව ඔබේ භාෂාවෙන් කියවීමට කේතය ස්කෑන් කරන්න
pack-title = පත්‍රිකා
pack-of = පත්‍රිකා: { $office }
pack-contents = පටුන
pack-page = { $page } පිටුව
valid-until-checked = { $date } දක්වා වලංගුයි. ඉන් පසු කාර්යාලයෙන් අසන්න, නැතිනම් කේතය ස්කෑන් කරන්න.

## මාතෘකා

documents = ලියකියවිලි
health = සෞඛ්‍යය
school = පාසල
work = රැකියාව
home = නිවාස
money = මුදල්
family = පවුල
rights = අයිතිවාසිකම්
protection = ආරක්ෂාව
women = කාන්තාවන්
children = ළමයින්
emergency = හදිසි උදව්
emergency-intro = ඔබ අනතුරක නම්, දැන්ම අමතන්න. ඇමතුම නොමිලේ.

## කා සඳහාද

adults = වැඩිහිටියන්
families = පවුල්
minors = වයස 18ට අඩු අය
students = සිසුන්
workers = සේවකයන්
asylum-seekers = රැකවරණය පතන අය
ukraine = යුක්රේනයෙන් පැමිණි අය
eu-citizens = යුරෝපා සංගමයේ පුරවැසියන්
without-permit = පදිංචි බලපත්‍රයක් නැති අය

## ප්‍රදේශ

national = මුළු ඉතාලියම
toscana = ටොස්කානා
lucca = ලුක්කා සහ තැනිතලාව
versilia = වර්සිලියා
serchio = සෙර්කියෝ නිම්නය

## දැන් විවෘතයි, සහ සම්බන්ධතා තේරීම

open-now = දැන් විවෘතයි
open-until = දැන් විවෘතයි, { $time } දක්වා
closed-now = දැන් වසා ඇත
closed-opens-at = දැන් වසා ඇත, { $time }ට විවෘත වේ
# $day මේ සතියේ දිනයක නමයි, නැතිනම් දිනයකි
closed-opens-on = දැන් වසා ඇත, විවෘත වන්නේ: { $day }, { $time }
open-now-all = දැන් විවෘත සියලු සම්බන්ධතා
filter-contacts = සම්බන්ධතාවක් සොයන්න
filter-words = නම හෝ වෙනත් වචන
filter-open = දැන් විවෘත ඒවා පමණි
filter-more = තවත් තේරීම්
filter-language = කතා කරන භාෂාව
filter-step-free = ඇතුළු වන තැන පඩි නැත
any-town = සියලු නගර
any-topic = සියලු මාතෘකා
any-language = සියලු භාෂා
filter-clear = සියලු සම්බන්ධතා පෙන්වන්න
contacts-found = { $count ->
    [one] සම්බන්ධතා { $count }
   *[other] සම්බන්ධතා { $count }
}
contacts-none = මේ සියල්ලට ගැළපෙන සම්බන්ධතාවක් නැත.

## සෙවීම

search-intro = ඔබේ භාෂාවෙන් හෝ ඉතාලි භාෂාවෙන් වචනයක් ලියන්න. ලිපියක හෝ පෝරමයක ඇති වචනයක් ද ලිවිය හැක.
search-label = ඔබ සොයන්නේ කුමක්ද?
search-needs-script = සෙවීමට JavaScript අවශ්‍යයි. මෙම බ්‍රව්සරයේ එය ක්‍රියා විරහිතයි.
search-busy = සොයමින්…
search-count = { $count ->
    [one] හමු වූ පිටු { $count }
   *[other] හමු වූ පිටු { $count }
}
search-none = කිසිවක් හමු නොවීය. වෙනත් වචනයක්, නැතිනම් එක වචනයක් පමණක් ලියා බලන්න.
search-failed = දැන් සෙවිය නොහැක: අන්තර්ජාලය නැතිව තිබිය හැක, නැතිනම් මෙම බ්‍රව්සරය ඉතා පැරණි විය හැක.
search-more = තවත් පිටු පෙන්වන්න
search-a-z = සියලු පිටු අකාරාදී පිළිවෙළට බලන්න

## අන්තර්ජාලය නැතිව කියවීම

offline = අන්තර්ජාලය නැතිව කියවීම
offline-link = අන්තර්ජාලය නැතිව කියවන්න
offline-missing = ඔබ ඉල්ලූ පිටුව මෙම දුරකථනයේ සුරැකී නැත, දැන් එය විවෘත කළ නොහැක. ඔබට අන්තර්ජාලය තිබේද?
offline-again = නැවත උත්සාහ කරන්න
offline-intro = ඔබ විවෘත කළ පිටු මෙම දුරකථනයේ පවතී. අන්තර්ජාලය නැතිව ඒවා නැවත කියවිය හැක. සෑම පිටුවකම පිටපතේ දිනය පෙනේ.
offline-saved = මෙම දුරකථනයේ සුරැකි පිටු

keep-title = මෙම මාර්ගෝපදේශය ඔබේ දුරකථනයේ තබාගන්න
keep-intro = එවිට මෙම භාෂාවෙන් ඇති සියලු පිටු, සම්බන්ධතා සහ සෙවීම සමඟ, අන්තර්ජාලය නැතිව කියවිය හැක. පත්‍රිකා (PDF) ඊට ඇතුළත් නැත.
keep-not = මෙම බ්‍රව්සරයට මුළු මාර්ගෝපදේශයම තබාගත නොහැක. JavaScript සහ අලුත් අනුවාදයක් අවශ්‍යයි.
keep-start = දුරකථනයේ තබාගන්න
keep-update = යාවත්කාලීන කරන්න
keep-cancel = නවත්වන්න
keep-remove = දුරකථනයෙන් ඉවත් කරන්න
keep-whole = බාගත කිරීමට: { $size }.
keep-rest = තව බාගත කිරීමට ඇත: { $size }.
keep-kept = මාර්ගෝපදේශය මෙම දුරකථනයේ ඇත. පිටපතේ දිනය: { $date }.
keep-newest = මෙය අලුත්ම අනුවාදයයි.
keep-newer = වඩා අලුත් අනුවාදයක් ඇත. බාගත කිරීමට: { $size }.
keep-unreachable = දැන් මාර්ගෝපදේශයට සම්බන්ධ විය නොහැක. අන්තර්ජාලය ඇති විට නැවත මෙහි එන්න.
keep-amount = { $total } න් { $done }
keep-running = මාර්ගෝපදේශය බාගත වෙමින් පවතී. මෙම පිටුව විවෘතව තබන්න.
keep-done = අවසන්: මුළු මාර්ගෝපදේශයම මෙම දුරකථනයේ ඇත.
keep-stopped = නතර කළා. ලැබුණු දේ නැති වී නැත: පසුව දිගටම කළ හැක.
keep-broken = සම්බන්ධය බිඳ වැටුණා. ලැබුණු දේ නැති වී නැත: පසුව දිගටම කළ හැක. ඔබට කලින් පිටපතක් තිබුණේ නම් එය තවමත් ක්‍රියා කරයි.
keep-damaged = එක් ගොනුවක් හානි වී ලැබුණු නිසා එය භාවිත කළේ නැත. පසුව නැවත උත්සාහ කරන්න. ඔබට කලින් පිටපතක් තිබුණේ නම් එය තවමත් ක්‍රියා කරයි.
keep-full = මෙම දුරකථනයේ ඉඩ මදි. ඉඩ සාදා නැවත උත්සාහ කරන්න. ඔබට කලින් පිටපතක් තිබුණේ නම් එය තවමත් ක්‍රියා කරයි.
keep-sure = මාර්ගෝපදේශය මෙම දුරකථනයෙන් ඉවත් කරන්නද? අන්තර්ජාලය නැතිව ඔබට එය කියවිය නොහැකි වේ.
keep-removed = මාර්ගෝපදේශය මෙම දුරකථනයෙන් ඉවත් කළා.

copy-strip = ඔබ කියවන්නේ මෙම දුරකථනයේ සුරැකි පිටපතක්. පිටපතේ දිනය: { $date }.
copy-newer = ඔබේ දුරකථනයේ ඇති මාර්ගෝපදේශයේ වඩා අලුත් අනුවාදයක් ඇත: යාවත්කාලීන කරන්න
copy-kept = මෙම දුරකථනයේ සුරැකී ඇත. පිටපතේ දිනය: { $date }

size-kb = { $size } kB
size-mb = { $size } MB

## මුල් පිටුව

news = දැනුම්දීම්
events-coming = ඉදිරි සිදුවීම්
calendar-all = සියලු සිදුවීම් ඔබේ දින දර්ශනයට
on-paper = කඩදාසියේ
leaflets-all = සියලු පත්‍රිකා

## සෑම පිටුවකම

listen = අසන්න
listen-stop = නවත්වන්න
read-more = තව කියවන්න
related = සම්බන්ධ පිටු
share = බෙදාගන්න
share-page = මෙම පිටුව යවන්න
copy-link = සබැඳිය පිටපත් කරන්න
link-copied = සබැඳිය පිටපත් කළා
qr-show = QR කේතය පෙන්වන්න
qr-code = මෙම පිටුවේ ලිපිනය ඇති QR කේතය
calendar-add = ඔබේ දින දර්ශනයට එක් කරන්න
report = යමක් වැරදිද, නැතිනම් අඩුද? අපට ලියන්න
published-by = පළ කළේ
feed = අලුත් දේ (Atom සංග්‍රහය)

## සම්බන්ධතා කාඩ්පත

map = සිතියමේ බලන්න
map-app = ඔබේ සිතියම් යෙදුමෙන් විවෘත කරන්න
save-contact = ඔබේ සම්බන්ධතාවලට සුරකින්න
accessibility = ප්‍රවේශ පහසුකම්
