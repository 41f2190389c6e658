## পথ খুঁজে নেওয়া

skip-to-content = মূল লেখায় যান
menu = মেনু
start-page = প্রথম পাতা
breadcrumbs = আপনি এখানে আছেন
languages = ভাষা
choose-language = আপনার ভাষা বেছে নিন
contents = সূচিপত্র
on-this-page = এই পাতায় যা আছে
sections = বিভাগ
search = খুঁজুন
a-z = অ–হ
a-z-intro = সব পাতা, বর্ণমালার ক্রমে।
not-found-title = এই পাতাটি এখানে নেই
not-found-text = ঠিকানাটি হয়তো ভুল, অথবা পাতাটি সরানো হয়েছে। খুঁজে দেখুন, অথবা প্রথম পাতায় ফিরে যান।
go-home = প্রথম পাতায় যান

## তালিকা

contacts = যোগাযোগ
contacts-intro = অফিস ও সেবার ফোন নম্বর, ঠিকানা ও খোলা থাকার সময়।
all-contacts = সব যোগাযোগ
by-town = পৌরসভা অনুযায়ী
by-topic = বিষয় অনুযায়ী
leaflets = লিফলেট
leaflets-intro = ছাপিয়ে, ভাঁজ করে হাতে দেওয়ার পাতা।
services = সেবা
terms = যে শব্দগুলো জানা দরকার
topics = বিষয়
audience = কাদের জন্য
area = এলাকা
town = পৌরসভা
page-count = { $count ->
    [one] { $count }টি পাতা
   *[other] { $count }টি পাতা
}

## এই পাতা কি বিশ্বাস করা যায়?

verified-on = যাচাই করা হয়েছে: { $date }
verified-old = শেষবার যাচাই করা হয়েছে: { $date }। এর পরে কিছু বদলে থাকতে পারে: যাওয়ার আগে জিজ্ঞেস করুন।
not-verified = এই পাতা এখনও কেউ যাচাই করেননি
updated = হালনাগাদ
expires-on = { $date } পর্যন্ত বৈধ
responsible = দায়িত্বপ্রাপ্ত দপ্তর
official-sources = তথ্যের উৎস
italian-title = ইতালীয় ভাষায় শিরোনাম
original-text = মূল লেখা
see-original = মূল লেখা দেখুন
in-language = ভাষা: { $language }

## অনুবাদ সম্পর্কে সতর্কতা

notice-missing = এই পাতা এখনও আপনার ভাষায় নেই। নিচের লেখার ভাষা: { $language }।
notice-section-missing = এই অংশ এখনও আপনার ভাষায় নেই। নিচের লেখার ভাষা: { $language }।
notice-outdated-text = এই অনুবাদের পরে মূল লেখা বদলেছে। কিছু তথ্য পুরোনো হতে পারে।
notice-outdated-facts = সাবধান: এই অংশের সংখ্যা বা তারিখ ভুল হতে পারে। মূল লেখায় মিলিয়ে দেখুন।
notice-machine = এই লেখা মেশিনে অনুবাদ করা হয়েছে, কোনো মানুষ এটি যাচাই করেননি।
notice-unknown = এই অনুবাদ মূল লেখার সঙ্গে মেলে কি না, তা কেউ নিশ্চিত করেননি।
notice-unlisted = এই ভাষার কাজ এখনও শেষ হয়নি: অনেক পাতা নেই।
machine-translated = মেশিনে অনুবাদ করা
coverage-title = অনুবাদের অগ্রগতি

## পাতার ধরন

kind-page = পাতা
kind-service = সেবা
kind-right = অধিকার
kind-contact = যোগাযোগ
kind-term = শব্দ
kind-event = অনুষ্ঠান
kind-notice = বিজ্ঞপ্তি

## সেবার বিবরণ

service-who = কাদের জন্য
service-how = কীভাবে করবেন
service-needed = কী কী লাগবে
service-result = কী পাবেন
service-cost = কত খরচ
service-time = কত সময় লাগে, শেষ তারিখ
service-access = কোথায় আবেদন করবেন
service-conditions = সেবার শর্ত
fees = খরচ
fee-free = বিনামূল্যে
fee-amount = { $amount } { $currency }
fee-contribution = সরকারকে দেওয়া ফি
fee-card = কার্ড ছাপানোর খরচ
fee-stamp = রাজস্ব স্ট্যাম্প
fee-post = ডাকঘরের খরচ
fee-registration = নিবন্ধন ফি
duration-days = { $days ->
    [one] { $days } দিন
   *[other] { $days } দিন
}
online-yes = অনলাইনে করা যায়
online-no = অনলাইনে করা যায় না

## যোগাযোগ

where-to-go = কোথায় যাবেন
phone = ফোন
email = ইমেইল
website = ওয়েবসাইট
address = ঠিকানা
official-name = সরকারি নাম
languages-spoken = যে যে ভাষায় কথা বলা যায়
interpreters = দোভাষী
appointment-required = শুধু আগে সময় নিয়ে
appointment-possible = আগে সময় নেওয়া যায়
appointment-no = আগে সময় নিতে হয় না
book-appointment = সাক্ষাতের সময় নিন
step-free-yes = ঢোকার পথে সিঁড়ি নেই
step-free-no = ঢোকার পথে সিঁড়ি আছে
temporarily-closed = সাময়িকভাবে বন্ধ

## ফোন নম্বরের পরিচয়

switchboard = প্রধান নম্বর
free-call = বিনামূল্যে কল
residence-desk = বসবাস নিবন্ধন দপ্তর
marriage-desk = বিয়ে নিবন্ধন দপ্তর
information = তথ্য
answering-service = স্বয়ংক্রিয় উত্তর
mobile = মোবাইল
landline-free = ল্যান্ডফোন থেকে বিনামূল্যে
mobile-paid = মোবাইল থেকে টাকা লাগে

## খোলা থাকার সময়

hours = খোলা থাকার সময়
hours-always = 24 ঘণ্টা, প্রতিদিন
hours-every-day = প্রতিদিন
hours-holidays = সরকারি ছুটির দিন
hours-by-appointment = আগে সময় নিয়ে
hours-closed = বন্ধ
hours-closed-holidays = সরকারি ছুটির দিনে বন্ধ
hours-as-written = অফিস যেমন লিখেছে

## সরকারি শব্দ

official-word = সরকারি শব্দ

## অনুষ্ঠান

event-when = কখন
event-until = শেষ
event-repeats = নিয়মিত হয়
past-event = এই অনুষ্ঠান শেষ হয়ে গেছে

## লিফলেট

leaflet-a4 = A4 কাগজ
leaflet-trifold = ভাঁজ করা লিফলেট
leaflet-poster = পোস্টার
leaflet-bilingual = দুই ভাষায়
printed-on = ছাপা হয়েছে: { $date }
version = সংস্করণ { $code }
scan-for-page = আপনার ফোনে এই পাতা খুলতে কোডটি স্ক্যান করুন
page-of = পৃষ্ঠা { $page }, মোট { $pages }
how-to-print = কীভাবে ছাপবেন
leaflet-card = যোগাযোগের কার্ড
leaflet-a4-how = A4 কাগজের দুই পিঠে ছাপান।
leaflet-trifold-how = একটি A4 কাগজের দুই পিঠে ছাপান, কাগজ ছোট ধার বরাবর উল্টে। দাগ ধরে ভাঁজ করুন, যেন প্রচ্ছদ সামনে থাকে।
leaflet-poster-how = A3 কাগজে ছাপান এবং যেখানে মানুষ অপেক্ষা করেন সেখানে টাঙিয়ে দিন।
leaflet-bilingual-how = দুই ভাষা পাশাপাশি, কাউন্টারে ব্যবহারের জন্য। A4 কাগজে ছাপান।
leaflet-card-how = A4 কাগজে ছাপান এবং দাগ ধরে কাটুন: চারটি কার্ড।
leaflet-pages = { $count ->
    [one] { $count } পৃষ্ঠা
   *[other] { $count } পৃষ্ঠা
}
leaflet-size = { $size } kB
leaflet-made = তৈরি হয়েছে: { $date }
poster-scan = আপনার ভাষায় এই পাতা পড়তে কোডটি স্ক্যান করুন
pack-title = লিফলেট
pack-of = লিফলেট: { $office }
pack-contents = সূচিপত্র
pack-page = পৃষ্ঠা { $page }
valid-until-checked = { $date } পর্যন্ত বৈধ। এর পরে অফিসে জিজ্ঞেস করুন অথবা কোডটি স্ক্যান করুন।

## বিষয়

documents = কাগজপত্র
health = স্বাস্থ্য
school = স্কুল
work = কাজ
home = বাসস্থান
money = টাকাপয়সা
family = পরিবার
rights = অধিকার
protection = সুরক্ষা
women = নারী
children = শিশু
emergency = জরুরি সাহায্য
emergency-intro = বিপদে পড়লে এখনই ফোন করুন। কল করতে টাকা লাগে না।

## কাদের জন্য

adults = প্রাপ্তবয়স্ক
families = পরিবার
minors = 18 বছরের কম বয়সী
students = ছাত্রছাত্রী
workers = শ্রমিক ও কর্মী
asylum-seekers = আশ্রয়প্রার্থী
ukraine = ইউক্রেন থেকে আসা মানুষ
eu-citizens = ইউরোপীয় ইউনিয়নের নাগরিক
without-permit = যাদের বসবাসের অনুমতিপত্র নেই

## এলাকা

national = সারা ইতালি
toscana = তোস্কানা
lucca = লুক্কা ও সমভূমি
versilia = ভেরসিলিয়া
serchio = সেরকিও উপত্যকা

## এখন খোলা, এবং যোগাযোগ বাছাই

open-now = এখন খোলা
open-until = এখন খোলা, { $time } পর্যন্ত
closed-now = এখন বন্ধ
closed-opens-at = এখন বন্ধ, খুলবে { $time }-এ
# $day হলো এই সপ্তাহের কোনো দিনের নাম, অথবা একটি তারিখ
closed-opens-on = এখন বন্ধ, খুলবে { $day }, { $time }-এ
open-now-all = এখন খোলা আছে এমন সব যোগাযোগ
filter-contacts = যোগাযোগ খুঁজুন
filter-words = নাম বা অন্য শব্দ
filter-open = শুধু যেগুলো এখন খোলা
filter-more = আরও বাছাই
filter-language = যে ভাষায় কথা বলা যায়
filter-step-free = ঢোকার পথে সিঁড়ি নেই
any-town = সব পৌরসভা
any-topic = সব বিষয়
any-language = সব ভাষা
filter-clear = সব যোগাযোগ দেখান
contacts-found = { $count ->
    [one] { $count }টি যোগাযোগ
   *[other] { $count }টি যোগাযোগ
}
contacts-none = এই সবকিছুর সঙ্গে মেলে এমন কোনো যোগাযোগ নেই।

## খোঁজা

search-intro = আপনার ভাষায় বা ইতালীয় ভাষায় একটি শব্দ লিখুন। চিঠি বা ফর্মে পাওয়া শব্দও লিখতে পারেন।
search-label = আপনি কী খুঁজছেন?
search-needs-script = খোঁজার জন্য JavaScript লাগে, কিন্তু এই ব্রাউজারে তা বন্ধ করা আছে।
search-busy = খোঁজা হচ্ছে…
search-count = { $count ->
    [one] { $count }টি পাতা পাওয়া গেছে
   *[other] { $count }টি পাতা পাওয়া গেছে
}
search-none = কিছু পাওয়া যায়নি। অন্য শব্দ দিয়ে, অথবা শুধু একটি শব্দ দিয়ে খুঁজুন।
search-failed = এখন খোঁজা যাচ্ছে না: হয়তো ইন্টারনেট সংযোগ নেই, অথবা এই ব্রাউজার খুব পুরোনো।
search-more = আরও পাতা দেখান
search-a-z = সব পাতা দেখুন, বর্ণমালার ক্রমে

## ইন্টারনেট ছাড়া পড়া

offline = ইন্টারনেট ছাড়া পড়া
offline-link = ইন্টারনেট ছাড়া পড়ুন
offline-missing = আপনি যে পাতা চেয়েছেন তা এই ফোনে সংরক্ষিত নেই, আর এখন তা খোলা যাচ্ছে না। আপনার কি ইন্টারনেট আছে?
offline-again = আবার চেষ্টা করুন
offline-intro = আপনি যে পাতাগুলো খুলেছেন সেগুলো এই ফোনে থেকে যায়, ইন্টারনেট ছাড়াই আবার পড়তে পারবেন। প্রতিটি পাতায় কপির তারিখ দেখা যায়।
offline-saved = এই ফোনে সংরক্ষিত

keep-title = এই নির্দেশিকা আপনার ফোনে রাখুন
keep-intro = তাহলে এই ভাষার সব পাতা ইন্টারনেট ছাড়াই পড়তে পারবেন, সঙ্গে যোগাযোগ আর খোঁজার সুবিধাও থাকবে। লিফলেট (PDF) এর মধ্যে নেই।
keep-not = এই ব্রাউজার পুরো নির্দেশিকা রাখতে পারে না। JavaScript এবং ব্রাউজারের নতুন সংস্করণ লাগবে।
keep-start = ফোনে রাখুন
keep-update = হালনাগাদ করুন
keep-cancel = থামান
keep-remove = ফোন থেকে মুছুন
keep-whole = ডাউনলোড করতে হবে: { $size }।
keep-rest = ডাউনলোড করা বাকি: { $size }।
keep-kept = নির্দেশিকাটি এই ফোনে আছে। কপির তারিখ: { $date }।
keep-newest = এটিই সবচেয়ে নতুন সংস্করণ।
keep-newer = আরও নতুন সংস্করণ আছে। ডাউনলোড করতে হবে: { $size }।
keep-unreachable = এখন নির্দেশিকাটির সঙ্গে সংযোগ করা যাচ্ছে না। ইন্টারনেট থাকলে আবার এখানে আসুন।
keep-amount = { $total }-এর মধ্যে { $done }
keep-running = নির্দেশিকাটি ডাউনলোড হচ্ছে। এই পাতা খোলা রাখুন।
keep-done = হয়ে গেছে: পুরো নির্দেশিকা এই ফোনে আছে।
keep-stopped = থামানো হয়েছে। যা এসে গেছে তা হারায়নি: পরে আবার শুরু করতে পারবেন।
keep-broken = সংযোগ কেটে গেছে। যা এসে গেছে তা হারায়নি: পরে আবার শুরু করতে পারবেন। আগের কোনো কপি থাকলে তা এখনও কাজ করে।
keep-damaged = একটি ফাইল নষ্ট অবস্থায় এসেছে, তাই সেটি ব্যবহার করা হয়নি। পরে আবার চেষ্টা করুন। আগের কোনো কপি থাকলে তা এখনও কাজ করে।
keep-full = এই ফোনে যথেষ্ট খালি জায়গা নেই। কিছু জায়গা খালি করে আবার চেষ্টা করুন। আগের কোনো কপি থাকলে তা এখনও কাজ করে।
keep-sure = এই ফোন থেকে নির্দেশিকাটি মুছবেন? ইন্টারনেট ছাড়া এটি আর পড়তে পারবেন না।
keep-removed = এই ফোন থেকে নির্দেশিকাটি মোছা হয়েছে।

copy-strip = আপনি এই ফোনে সংরক্ষিত একটি কপি পড়ছেন। কপির তারিখ: { $date }।
copy-newer = আপনার ফোনে রাখা নির্দেশিকাটির আরও নতুন সংস্করণ আছে: হালনাগাদ করুন
copy-kept = এই ফোনে সংরক্ষিত। কপির তারিখ: { $date }

size-kb = { $size } kB
size-mb = { $size } MB

## প্রথম পাতা

news = বিজ্ঞপ্তি
events-coming = সামনের অনুষ্ঠান
calendar-all = সব অনুষ্ঠান আপনার ক্যালেন্ডারে যোগ করুন
on-paper = কাগজে
leaflets-all = সব লিফলেট

## প্রতিটি পাতায়

listen = শুনুন
listen-stop = থামান
read-more = আরও পড়ুন
related = সম্পর্কিত পাতা
share = শেয়ার করুন
share-page = এই পাতা পাঠান
copy-link = লিংক কপি করুন
link-copied = লিংক কপি হয়েছে
qr-show = QR কোড দেখান
qr-code = এই পাতার ঠিকানাসহ QR কোড
calendar-add = আপনার ক্যালেন্ডারে যোগ করুন
report = কিছু ভুল আছে, বা কিছু বাদ পড়েছে? আমাদের লিখুন
published-by = প্রকাশক
feed = নতুন কী আছে (Atom ফিড)

## যোগাযোগের কার্ড

map = মানচিত্রে দেখুন
map-app = আপনার ম্যাপ অ্যাপে খুলুন
save-contact = আপনার ফোনের কন্টাক্টে সংরক্ষণ করুন
accessibility = প্রবেশের সুবিধা
