## Getting around

skip-to-content = Skip to the content
menu = Menu
start-page = Start page
breadcrumbs = You are here
languages = Languages
choose-language = Choose your language
contents = Contents
on-this-page = On this page
sections = Sections
search = Search
a-z = A–Z
a-z-intro = All pages in alphabetical order.
not-found-title = This page is not here
not-found-text = The address may be wrong, or the page may have moved. Try the search or go back to the start page.
go-home = Go to the start page

## Lists

contacts = Contacts
contacts-intro = Offices and services, with their phone numbers, addresses and opening hours.
all-contacts = All contacts
by-town = By town
by-topic = By topic
leaflets = Leaflets
leaflets-intro = Pages to print, fold and hand out.
services = Services
terms = Words you will meet
topics = Topics
audience = For whom
area = Area
town = Town
page-count = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}

## Can I trust this page?

verified-on = Checked on { $date }
verified-old = Last checked on { $date }. Some things may have changed since: ask before you go.
not-verified = Nobody has checked this page yet
updated = Updated
expires-on = Valid until { $date }
responsible = Responsible office
official-sources = Sources
italian-title = Title in Italian
original-text = Original text
see-original = See the original
in-language = In { $language }

## Notices about the translation

notice-missing = This page is not yet in your language. Here is the text in { $language }.
notice-section-missing = This part is not yet in your language. Here is the text in { $language }.
notice-outdated-text = The original has changed since this was translated. Some of it may be out of date.
notice-outdated-facts = Careful: numbers or dates in this part may be wrong. Check them in the original.
notice-machine = This text was translated by a machine and no person has checked it.
notice-unknown = Nobody has confirmed that this translation matches the original.
notice-unlisted = This language is not complete yet: many pages are missing.
machine-translated = Translated by a machine
coverage-title = Progress of the translations

## Kinds of page

kind-page = Page
kind-service = Service
kind-right = Right
kind-contact = Contact
kind-term = Word
kind-event = Event
kind-notice = Notice

## Service sheets

service-who = Who it is for
service-how = How to do it
service-needed = What you need
service-result = What you get
service-cost = How much it costs
service-time = Times and deadlines
service-access = Where to apply
service-conditions = Terms of the service
fees = Fees
fee-free = Free of charge
fee-amount = { $amount } { $currency }
fee-contribution = Contribution to the State
fee-card = Printing of the card
fee-stamp = Revenue stamp
fee-post = Post office fee
fee-registration = Registration fee
duration-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
online-yes = You can do it online
online-no = You cannot do it online

## Contacts

where-to-go = Where to go
phone = Phone
email = E-mail
website = Website
address = Address
official-name = Official name
languages-spoken = Languages spoken
interpreters = Interpreters
appointment-required = By appointment only
appointment-possible = You can make an appointment
appointment-no = No appointment needed
book-appointment = Book an appointment
step-free-yes = Step-free access
step-free-no = There are steps at the entrance
temporarily-closed = Temporarily closed

## Labels of phone numbers

switchboard = Switchboard
free-call = Free call
residence-desk = Residence office
marriage-desk = Marriage office
information = Information
answering-service = Answering machine
mobile = Mobile
landline-free = Free from a landline
mobile-paid = Not free from a mobile

## Opening hours

hours = Opening hours
hours-always = 24 hours a day, every day
hours-every-day = every day
hours-holidays = public holidays
hours-by-appointment = By appointment
hours-closed = Closed
hours-closed-holidays = Closed on public holidays
hours-as-written = As written by the office

## Official words

official-word = Official word

## Events

event-when = When
event-until = Until
event-repeats = Repeats
past-event = This event is over

## Leaflets

leaflet-a4 = A4 sheet
leaflet-trifold = Folded leaflet
leaflet-poster = Poster
leaflet-bilingual = In two languages
printed-on = Printed on { $date }
version = Version { $code }
scan-for-page = Scan the code to open this page on your phone
page-of = Page { $page } of { $pages }
how-to-print = How to print
leaflet-card = Contact card
leaflet-a4-how = Print on A4 paper, on both sides.
leaflet-trifold-how = Print on one sheet of A4, on both sides, turning on the short edge. Fold at the marks, with the cover in front.
leaflet-poster-how = Print on A3 paper and hang it where people wait.
leaflet-bilingual-how = Two languages side by side, for the counter. Print on A4 paper.
leaflet-card-how = Print on A4 paper and cut along the marks: four cards.
leaflet-pages = { $count ->
    [one] { $count } side
   *[other] { $count } sides
}
leaflet-size = { $size } kB
leaflet-made = Made on { $date }
poster-scan = Scan the code to read this page in your language
pack-title = Leaflets
pack-of = Leaflets: { $office }
pack-contents = Contents
pack-page = Page { $page }
valid-until-checked = Valid until { $date }. After that, ask the office or scan the code.

## Topics

documents = Documents
health = Health
school = School
work = Work
home = Housing
money = Money
family = Family
rights = Rights
protection = Protection
women = Women
children = Children
emergency = Emergency
emergency-intro = If you are in danger, call now. The call is free.

## Audience

adults = Adults
families = Families
minors = Under 18
students = Students
workers = Workers
asylum-seekers = Asylum seekers
ukraine = People from Ukraine
eu-citizens = EU citizens
without-permit = People without a residence permit

## Areas

national = All of Italy
toscana = Tuscany
lucca = Lucca and the Plain
versilia = Versilia
serchio = Serchio Valley

## Open now, and the filters of the contacts

open-now = Open now
open-until = Open now, until { $time }
closed-now = Closed now
closed-opens-at = Closed now, opens at { $time }
# $day is the name of a day of this week, or a date
closed-opens-on = Closed now, opens { $day } at { $time }
open-now-all = All contacts that are open now
filter-contacts = Find a contact
filter-words = Name or other words
filter-open = Only open now
filter-more = More choices
filter-language = Language spoken
filter-step-free = Step-free access
any-town = All towns
any-topic = All topics
any-language = All languages
filter-clear = Show all contacts
contacts-found = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
contacts-none = No contact fits all of this.

## Search

search-intro = Type a word, in your language or in Italian. A word from a letter or a form works too.
search-label = What are you looking for?
search-needs-script = The search needs JavaScript, which is switched off in this browser.
search-busy = Searching…
search-count = { $count ->
    [one] { $count } page found
   *[other] { $count } pages found
}
search-none = Nothing was found. Try another word, or only one word.
search-failed = The search cannot be used now: there may be no connection, or this browser may be too old for it.
search-more = Show more pages
search-a-z = See all pages from A to Z

## Reading without internet

offline = Reading without internet
offline-link = Read without internet
offline-missing = The page that you asked for is not saved on this phone, and it cannot be reached now. Do you have internet?
offline-again = Try again
offline-intro = Pages that you have opened stay on this phone, and you can read them again without internet. Each one shows the date of the copy.
offline-saved = Saved on this phone

keep-title = Keep this guide on your phone
keep-intro = You can then read every page in this language without internet, with the contacts and the search. The leaflets (PDF) are not included.
keep-not = This browser cannot keep the whole guide. It needs JavaScript and a recent version.
keep-start = Keep on this phone
keep-update = Update
keep-cancel = Stop
keep-remove = Remove from this phone
keep-whole = To download: { $size }.
keep-rest = Still to download: { $size }.
keep-kept = The guide is on this phone. Date of the copy: { $date }.
keep-newest = It is the newest version.
keep-newer = There is a newer version. To download: { $size }.
keep-unreachable = The guide cannot be reached now. Come back when you have internet.
keep-amount = { $done } of { $total }
keep-running = The guide is being downloaded. Leave this page open.
keep-done = Done: the whole guide is on this phone.
keep-stopped = Stopped. What has arrived is not lost: you can go on later.
keep-broken = The connection broke off. What has arrived is not lost: you can go on later. A copy that you had before still works.
keep-damaged = A file arrived damaged, so it was not used. Try again later. A copy that you had before still works.
keep-full = There is not enough free space on this phone. Make some space and try again. A copy that you had before still works.
keep-sure = Remove the guide from this phone? Without internet you will not be able to read it.
keep-removed = The guide was removed from this phone.

copy-strip = You are reading a copy saved on this phone. Date of the copy: { $date }.
copy-newer = There is a newer version of the guide that you keep on this phone: update it
copy-kept = Saved on this phone. Date of the copy: { $date }

size-kb = { $size } kB
size-mb = { $size } MB

## Start page

news = Notices
events-coming = Coming events
calendar-all = All events in your calendar
on-paper = On paper
leaflets-all = All leaflets

## On every page

listen = Listen
listen-stop = Stop
read-more = Read more
related = Related pages
share = Share
share-page = Send this page
copy-link = Copy the link
link-copied = Link copied
qr-show = Show the QR code
qr-code = QR code with the address of this page
calendar-add = Add to your calendar
report = Something wrong or missing? Write to us
published-by = Published by
feed = What is new (Atom feed)

## A contact's card

map = See on the map
map-app = Open in your maps app
save-contact = Save to your contacts
accessibility = Accessibility
