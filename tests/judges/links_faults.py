"""Faults planted in a copy of a built site of tests/sites/linked, and who must find each.

A fault is planted in a file by replacing `what` by `by` once; it is told by its target, which nothing else of the site
names. `lychee` and `hyperlink` say whether they find it, too; where one does not, or cries although nothing is wrong,
`why` gives the reason.
"""

from dataclasses import dataclass

PAGE = "it/services/permesso/index.html"
ARABIC = "ar/services/تجديد/index.html"
BASE = "https://guida.example.org"


@dataclass
class Fault:
    name: str
    target: tuple
    verdict: str
    by: str
    file: str = PAGE
    what: str = "</main>"
    lychee: bool = True
    hyperlink: bool = True
    why: str = ""


def link(name, address, target, verdict, **more):
    return Fault(name, target, verdict, f'<p><a href="{address}">x</a></p></main>', **more)


# Pages and places that the faults need, so that what is right stands beside what is wrong.
PREPARED = {
    "it/caffè/index.html": "<!DOCTYPE html><title>x</title><h1 id='tazza'>x</h1>",
    "it/vecchio/index.html": f'<!DOCTYPE html><meta http-equiv="refresh" content="0; url=/it/services/"><title>x</title>',
}
PLACES = [(ARABIC, "</main>", '<h2 id="الوثائق">x</h2></main>')]

ABSOLUTE = "hyperlink takes the site's own address for another site"
SCRIPTS = "lychee leaves out what a page loads as a script"
HTML_ALONE = "hyperlink reads HTML alone, lychee neither JSON nor calendars"
META = "neither reads `<meta>`"

FAULTS = [
    link("another case", "/it/Services/", ("it/Services", ""), "otherwise"),
    link("a page that is not there", "/it/manca/", ("it/manca", ""), "no-file"),
    link("a page above", "../manca-sopra/", ("it/services/manca-sopra", ""), "no-file"),
    link("a place that is not there", "/it/services/#manca", ("it/services", "manca"), "no-anchor"),
    link("a place in the page itself", "#manca-qui", ("it/services/permesso", "manca-qui"), "no-anchor"),
    link("an Arabic place that is not there", "/ar/services/%D8%AA%D8%AC%D8%AF%D9%8A%D8%AF/#%D9%85%D9%81%D9%82%D9%88%D8%AF",
         ("ar/services/تجديد", "مفقود"), "no-anchor"),
    link("an Arabic page that is not there", "/ar/services/تجديدات/", ("ar/services/تجديدات", ""), "no-file"),
    link("percent-encoded twice", "/it/caff%25C3%25A8/", ("it/caff%C3%A8", ""), "encoded-twice"),
    link("by the site's own address", BASE + "/it/manca-assoluta/", ("it/manca-assoluta", ""), "no-file",
         hyperlink=False, why=ABSOLUTE),
    link("without the slash", "/it/events/passato", ("it/events/passato", ""), "no-slash", lychee=False, hyperlink=False,
         why="both take a folder for its index; hosts answer with a redirect"),
    link("to an old address", "/it/vecchio/", ("it/vecchio", ""), "old-address", lychee=False, hyperlink=False,
         why="both are content that a file is there"),
    Fault("an image", ("media/manca.png", ""), "no-file", '<img src="/media/manca.png" alt=""></main>'),
    Fault("one of several images", ("media/manca-2.png", ""), "no-file",
          '<img srcset="/icons/icon-192.png 1x, /media/manca-2.png 2x" alt=""></main>'),
    Fault("a script", ("assets/manca.js", ""), "no-file", '<script src="/assets/manca.js"></script></main>',
          lychee=False, why=SCRIPTS),
    Fault("a form", ("it/manca-modulo", ""), "no-file", '<form action="/it/manca-modulo/"></form></main>',
          hyperlink=False, why="hyperlink knows no forms"),
    Fault("a poster of a film", ("media/manca-poster.png", ""), "no-file", '<video poster="/media/manca-poster.png"></video></main>',
          hyperlink=False, why="hyperlink knows no films"),
    Fault("a stylesheet", ("assets/manca.css", ""), "no-file", '<link rel="stylesheet" href="/assets/manca.css"></head>',
          what="</head>"),
    Fault("a version in another language", ("en/manca-versione", ""), "no-file",
          '<link rel="alternate" hreflang="fr" href="/en/manca-versione/"></head>', what="</head>"),
    Fault("a canonical address", ("it/manca-canonica", ""), "no-file",
          f'<link rel="canonical" href="{BASE}/it/manca-canonica/">', what=f'<link rel="canonical" href="{BASE}/it/services/">',
          file="it/services/index.html", hyperlink=False, why=ABSOLUTE),
    Fault("an old address that leads nowhere", ("it/manca-nuova", ""), "no-file", "url=/it/manca-nuova/",
          what="url=/it/services/", file="it/vecchio/index.html", lychee=False, hyperlink=False, why=META),
    Fault("a picture for other sites", ("icons/manca-og.png", ""), "no-file",
          f'<meta property="og:image" content="{BASE}/icons/manca-og.png">', file="it/a-z/index.html",
          what=f'<meta property="og:image" content="{BASE}/icons/icon-512.png">', lychee=False, hyperlink=False, why=META),
    Fault("an address in JSON-LD", ("it/manca-grafo", ""), "no-file", f'"url":"{BASE}/it/manca-grafo/"',
          what=f'"url":"{BASE}/it/a-z/"', file="it/a-z/index.html", lychee=False, hyperlink=False,
          why="neither reads what a script holds"),
    Fault("a page of the sitemap", ("it/manca-mappa", ""), "no-file", f"<loc>{BASE}/it/manca-mappa/</loc>",
          what=f"<loc>{BASE}/it/a-z/</loc>", file="sitemap.xml", hyperlink=False, why=HTML_ALONE),
    Fault("a version in the sitemap", ("ar/manca-mappa", ""), "no-file", f'href="{BASE}/ar/manca-mappa/"',
          what=f'href="{BASE}/ar/a-z/"', file="sitemap.xml", lychee=False, hyperlink=False,
          why="of a sitemap lychee reads `<loc>` alone, hyperlink nothing"),
    Fault("a page of a feed", ("it/manca-feed", ""), "no-file", f'href="{BASE}/it/manca-feed/"',
          what=f'href="{BASE}/it/"', file="it/feed.xml", hyperlink=False, why=HTML_ALONE),
    Fault("an icon of the manifest", ("icons/manca.png", ""), "no-file", '"/icons/manca.png"',
          what='"/icons/icon-192.png"', file="manifest.webmanifest", lychee=False, hyperlink=False, why=HTML_ALONE),
    Fault("a page kept on phones", ("it/manca-telefono", ""), "no-file", '"/it/manca-telefono/"', what='"/it/a-z/"',
          file="it/offline.json", lychee=False, hyperlink=False, why=HTML_ALONE),
    Fault("an event's page", ("it/events/manca", ""), "no-file", "/it/events/manca/", what="/it/events/festa/",
          file="it/events/festa/event.ics", lychee=False, hyperlink=False, why=HTML_ALONE),
    Fault("what a style shows", ("assets/manca-sfondo.png", ""), "no-file", "body{background:url(manca-sfondo.png)}",
          what="", file="assets/*.css", hyperlink=False, why=HTML_ALONE),
    # What is right, and must not be found.
    link("the top of the page", "#top", ("it/services/permesso", "top"), "found", lychee=False,
         why="HTML gives every page a top (7.4.6.4); hyperlink knows only what is written"),
    link("words of a page", "/it/#:~:text=ciao", ("it", ":~:text=ciao"), "found", lychee=False,
         why="a text fragment names no place; hyperlink takes it for one"),
    link("an Arabic place, encoded", "/ar/services/تجديد/#%D8%A7%D9%84%D9%88%D8%AB%D8%A7%D8%A6%D9%82",
         ("ar/services/تجديد", "الوثائق"), "found", lychee=False, hyperlink=False),
    link("an Arabic place, as it is", "/ar/services/تجديد/#الوثائق", ("ar/services/تجديد", "الوثائق"), "found",
         lychee=False, hyperlink=False),
    link("encoded once", "/it/caff%C3%A8/#tazza", ("it/caffè", "tazza"), "found", lychee=False, hyperlink=False),
    link("with a question", "/it/services/residenza/?a=1&amp;b=2", ("it/services/residenza", ""), "found",
         lychee=False, hyperlink=False),
    link("by the name of its file", "/it/a-z/index.html", ("it/a-z", ""), "found", lychee=False, hyperlink=False),
]
