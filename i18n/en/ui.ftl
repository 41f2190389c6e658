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
leaflet-print = Print the leaflet
printed-on = Printed on { $date }
version = Version { $code }
scan-for-page = Scan the code to open this page on your phone
page-of = Page { $page } of { $pages }

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
