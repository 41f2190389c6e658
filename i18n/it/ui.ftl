## Orientarsi

skip-to-content = Vai al contenuto
menu = Menu
start-page = Pagina iniziale
breadcrumbs = Sei qui
languages = Lingue
choose-language = Scegli la tua lingua
contents = Indice
on-this-page = In questa pagina
sections = Sezioni
search = Cerca
a-z = A–Z
a-z-intro = Tutte le pagine in ordine alfabetico.
not-found-title = Questa pagina non c’è
not-found-text = Forse l’indirizzo è sbagliato o la pagina è stata spostata. Prova con la ricerca o torna alla pagina iniziale.
go-home = Vai alla pagina iniziale

## Elenchi

contacts = Contatti
contacts-intro = Uffici e servizi, con telefoni, indirizzi e orari.
all-contacts = Tutti i contatti
by-town = Per comune
by-topic = Per argomento
leaflets = Volantini
leaflets-intro = Pagine da stampare, piegare e distribuire.
services = Servizi
terms = Parole da conoscere
topics = Argomenti
audience = Per chi
area = Zona
town = Comune
page-count = { $count ->
    [one] { $count } pagina
   *[other] { $count } pagine
}

## Posso fidarmi di questa pagina?

verified-on = Controllato il { $date }
verified-old = Controllato l’ultima volta il { $date }. Da allora qualcosa può essere cambiato: chiedi prima di andare.
not-verified = Nessuno ha ancora controllato questa pagina
updated = Aggiornato
expires-on = Valido fino al { $date }
responsible = Ente responsabile
official-sources = Fonti
italian-title = Titolo in italiano
original-text = Testo originale
see-original = Vedi l’originale
in-language = In { $language }

## Avvisi sulla traduzione

notice-missing = Questa pagina non è ancora nella tua lingua. Ecco il testo in { $language }.
notice-section-missing = Questa parte non è ancora nella tua lingua. Ecco il testo in { $language }.
notice-outdated-text = L’originale è cambiato dopo questa traduzione. Qualcosa può non essere aggiornato.
notice-outdated-facts = Attenzione: in questa parte numeri o date possono essere sbagliati. Controllali nell’originale.
notice-machine = Questo testo è stato tradotto da una macchina e nessuna persona lo ha controllato.
notice-unknown = Nessuno ha confermato che questa traduzione corrisponde all’originale.
notice-unlisted = Questa lingua non è ancora completa: mancano molte pagine.
machine-translated = Tradotto da una macchina
coverage-title = Stato delle traduzioni

## Tipi di pagina

kind-page = Pagina
kind-service = Servizio
kind-right = Diritto
kind-contact = Contatto
kind-term = Parola
kind-event = Evento
kind-notice = Avviso

## Schede dei servizi

service-who = A chi è rivolto
service-how = Come fare
service-needed = Cosa serve
service-result = Cosa si ottiene
service-cost = Quanto costa
service-time = Tempi e scadenze
service-access = Accedi al servizio
service-conditions = Condizioni di servizio
fees = Costi
fee-free = Gratuito
fee-amount = { $amount } { $currency }
fee-contribution = Contributo allo Stato
fee-card = Stampa della tessera
fee-stamp = Marca da bollo
fee-post = Spese postali
fee-registration = Costo di iscrizione
duration-days = { $days ->
    [one] { $days } giorno
   *[other] { $days } giorni
}
online-yes = Si può fare online
online-no = Non si può fare online

## Contatti

where-to-go = Dove andare
phone = Telefono
email = E-mail
website = Sito web
address = Indirizzo
official-name = Nome ufficiale
languages-spoken = Lingue parlate
interpreters = Interpreti
appointment-required = Solo su appuntamento
appointment-possible = Si può prendere appuntamento
appointment-no = Senza appuntamento
book-appointment = Prenota un appuntamento
step-free-yes = Accesso senza gradini
step-free-no = Ci sono gradini all’ingresso
temporarily-closed = Chiuso temporaneamente

## Etichette dei numeri di telefono

switchboard = Centralino
free-call = Chiamata gratuita
residence-desk = Ufficio residenza
marriage-desk = Ufficio matrimoni
information = Informazioni
answering-service = Segreteria telefonica
mobile = Cellulare
landline-free = Gratis da telefono fisso
mobile-paid = A pagamento da cellulare

## Orari

hours = Orari
hours-always = 24 ore su 24, tutti i giorni
hours-every-day = tutti i giorni
hours-holidays = giorni festivi
hours-by-appointment = Su appuntamento
hours-closed = Chiuso
hours-closed-holidays = Chiuso nei giorni festivi
hours-as-written = Come scritto dall’ufficio

## Parole ufficiali

official-word = Parola ufficiale

## Eventi

event-when = Quando
event-until = Fino a
event-repeats = Si ripete
past-event = Questo evento è passato

## Volantini

leaflet-a4 = Foglio A4
leaflet-trifold = Pieghevole
leaflet-poster = Manifesto
leaflet-bilingual = In due lingue
printed-on = Stampato il { $date }
version = Versione { $code }
scan-for-page = Inquadra il codice per aprire questa pagina sul telefono
page-of = Pagina { $page } di { $pages }
how-to-print = Come stampare
leaflet-card = Biglietto dei contatti
leaflet-a4-how = Stampa su carta A4, fronte e retro.
leaflet-trifold-how = Stampa su un foglio A4, fronte e retro, girando sul lato corto. Piega lungo i segni, con la copertina davanti.
leaflet-poster-how = Stampa su carta A3 e appendi dove le persone aspettano.
leaflet-bilingual-how = Due lingue una accanto all’altra, per lo sportello. Stampa su carta A4.
leaflet-card-how = Stampa su carta A4 e taglia lungo i segni: quattro biglietti.
leaflet-pages = { $count ->
    [one] { $count } facciata
    [many] { $count } facciate
   *[other] { $count } facciate
}
leaflet-size = { $size } kB
leaflet-made = Creato il { $date }
poster-scan = Inquadra il codice per leggere questa pagina nella tua lingua
pack-title = Volantini
pack-of = Volantini: { $office }
pack-contents = Indice
pack-page = Pagina { $page }
valid-until-checked = Valido fino al { $date }. Dopo questa data chiedi all’ufficio o inquadra il codice.

## Argomenti

documents = Documenti
health = Salute
school = Scuola
work = Lavoro
home = Casa
money = Soldi
family = Famiglia
rights = Diritti
protection = Protezione
women = Donne
children = Bambini
emergency = Emergenza
emergency-intro = Se sei in pericolo, chiama subito. La chiamata è gratuita.

## Per chi

adults = Adulti
families = Famiglie
minors = Minori di 18 anni
students = Studenti
workers = Lavoratori
asylum-seekers = Richiedenti asilo
ukraine = Persone dall’Ucraina
eu-citizens = Cittadini dell’Unione europea
without-permit = Persone senza permesso di soggiorno

## Zone

national = Tutta Italia
toscana = Toscana
lucca = Lucca e Piana
versilia = Versilia
serchio = Valle del Serchio

## Aperto ora, e la scelta dei contatti

open-now = Aperto ora
open-until = Aperto ora, fino alle { $time }
closed-now = Chiuso ora
closed-opens-at = Chiuso ora, apre alle { $time }
# $day è il nome di un giorno della settimana, o una data
closed-opens-on = Chiuso ora, apre { $day } alle { $time }
open-now-all = Tutti i contatti aperti ora
filter-contacts = Cerca un contatto
filter-words = Nome o altre parole
filter-open = Solo aperti ora
filter-more = Altre scelte
filter-language = Lingua parlata
filter-step-free = Ingresso senza gradini
any-town = Tutti i comuni
any-topic = Tutti gli argomenti
any-language = Tutte le lingue
filter-clear = Mostra tutti i contatti
contacts-found = { $count ->
    [one] { $count } contatto
    [many] { $count } contatti
   *[other] { $count } contatti
}
contacts-none = Nessun contatto corrisponde a tutto questo.

## Ricerca

search-intro = Scrivi una parola, nella tua lingua o in italiano. Va bene anche una parola letta in una lettera o in un modulo.
search-label = Che cosa cerchi?
search-needs-script = La ricerca ha bisogno di JavaScript, che in questo browser è spento.
search-busy = Ricerca in corso…
search-count = { $count ->
    [one] { $count } pagina trovata
    [many] { $count } pagine trovate
   *[other] { $count } pagine trovate
}
search-none = Nessun risultato. Prova con un’altra parola, o con una parola sola.
search-failed = Ora la ricerca non funziona: forse manca la connessione, o questo browser è troppo vecchio.
search-more = Mostra altre pagine
search-a-z = Guarda tutte le pagine dalla A alla Z

## Leggere senza internet

offline = Leggere senza internet
offline-link = Leggi senza internet
offline-missing = La pagina che hai chiesto non è salvata su questo telefono e adesso non si può raggiungere. Hai internet?
offline-again = Riprova
offline-intro = Le pagine che hai aperto restano su questo telefono: puoi rileggerle senza internet. Su ognuna trovi la data della copia.
offline-saved = Salvate su questo telefono

keep-title = Tieni questa guida sul telefono
keep-intro = Potrai leggere senza internet tutte le pagine in questa lingua, con i contatti e la ricerca. I volantini (PDF) non sono compresi.
keep-not = Questo browser non può tenere tutta la guida. Servono JavaScript e una versione recente.
keep-start = Tieni sul telefono
keep-update = Aggiorna
keep-cancel = Ferma
keep-remove = Togli dal telefono
keep-whole = Da scaricare: { $size }.
keep-rest = Ancora da scaricare: { $size }.
keep-kept = La guida è su questo telefono. Data della copia: { $date }.
keep-newest = È la versione più recente.
keep-newer = C’è una versione più recente. Da scaricare: { $size }.
keep-unreachable = Adesso la guida non si può raggiungere. Torna qui quando hai internet.
keep-amount = { $done } di { $total }
keep-running = La guida si sta scaricando. Lascia aperta questa pagina.
keep-done = Fatto: tutta la guida è su questo telefono.
keep-stopped = Fermato. Quello che è arrivato non è perso: puoi continuare dopo.
keep-broken = La connessione si è interrotta. Quello che è arrivato non è perso: puoi continuare dopo. Se avevi già una copia, funziona ancora.
keep-damaged = Un file è arrivato danneggiato e non è stato usato. Riprova più tardi. Se avevi già una copia, funziona ancora.
keep-full = Su questo telefono non c’è abbastanza spazio. Libera spazio e riprova. Se avevi già una copia, funziona ancora.
keep-sure = Vuoi togliere la guida da questo telefono? Senza internet non potrai leggerla.
keep-removed = La guida è stata tolta da questo telefono.

copy-strip = Stai leggendo una copia salvata su questo telefono. Data della copia: { $date }.
copy-newer = C’è una versione più recente della guida che tieni sul telefono: aggiornala
copy-kept = Salvata su questo telefono. Data della copia: { $date }

size-kb = { $size } kB
size-mb = { $size } MB

## Pagina iniziale

news = Avvisi
events-coming = Prossimi incontri
calendar-all = Tutti gli incontri nel tuo calendario
on-paper = Su carta
leaflets-all = Tutti i fogli

## In ogni pagina

listen = Ascolta
listen-stop = Ferma
read-more = Leggi di più
related = Pagine collegate
share = Condividi
share-page = Manda questa pagina
copy-link = Copia il link
link-copied = Link copiato
qr-show = Mostra il codice QR
qr-code = Codice QR con l’indirizzo di questa pagina
calendar-add = Aggiungi al tuo calendario
report = C’è un errore o manca qualcosa? Scrivici
published-by = Pubblicata da
feed = Novità (feed Atom)

## Scheda del contatto

map = Vedi sulla mappa
map-app = Apri nell’app delle mappe
save-contact = Salva nella rubrica
accessibility = Accessibilità
