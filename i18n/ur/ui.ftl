## راستہ تلاش کرنا

skip-to-content = اصل متن پر جائیں
menu = مینو
start-page = پہلا صفحہ
breadcrumbs = آپ یہاں ہیں
languages = زبانیں
choose-language = اپنی زبان منتخب کریں
contents = فہرست
on-this-page = اس صفحے پر
sections = حصے
search = تلاش
a-z = ا–ے
a-z-intro = تمام صفحات، حروفِ تہجی کی ترتیب سے۔
not-found-title = یہ صفحہ یہاں نہیں ہے
not-found-text = ہو سکتا ہے پتا غلط ہو، یا صفحہ کہیں اور منتقل ہو گیا ہو۔ تلاش کر کے دیکھیں یا پہلے صفحے پر واپس جائیں۔
go-home = پہلے صفحے پر جائیں

## فہرستیں

contacts = رابطے
contacts-intro = دفاتر اور خدمات: فون نمبر، پتے اور کھلنے کے اوقات۔
all-contacts = تمام رابطے
by-town = بلدیہ کے لحاظ سے
by-topic = موضوع کے لحاظ سے
leaflets = پرچے
leaflets-intro = چھاپنے، تہہ کرنے اور تقسیم کرنے کے صفحات۔
services = خدمات
terms = وہ الفاظ جو جاننا ضروری ہیں
topics = موضوعات
audience = کس کے لیے
area = علاقہ
town = بلدیہ
page-count = { $count ->
    [one] { $count } صفحہ
   *[other] { $count } صفحات
}

## کیا میں اس صفحے پر بھروسا کر سکتا ہوں؟

verified-on = جانچ کی تاریخ: { $date }
verified-old = آخری جانچ کی تاریخ: { $date }۔ ہو سکتا ہے اس کے بعد کچھ بدل گیا ہو: جانے سے پہلے پوچھ لیں۔
not-verified = اس صفحے کی جانچ ابھی کسی نے نہیں کی
updated = تازہ کیا گیا
expires-on = { $date } تک درست ہے
responsible = ذمہ دار دفتر
official-sources = ماخذ
italian-title = اطالوی میں عنوان
original-text = اصل متن
see-original = اصل متن دیکھیں
in-language = زبان: { $language }

## ترجمے کے بارے میں اطلاعات

notice-missing = یہ صفحہ ابھی آپ کی زبان میں نہیں ہے۔ نیچے دیے گئے متن کی زبان: { $language }۔
notice-section-missing = یہ حصہ ابھی آپ کی زبان میں نہیں ہے۔ نیچے دیے گئے متن کی زبان: { $language }۔
notice-outdated-text = اس ترجمے کے بعد اصل متن بدل گیا ہے۔ کچھ باتیں پرانی ہو سکتی ہیں۔
notice-outdated-facts = خبردار: اس حصے میں اعداد یا تاریخیں غلط ہو سکتی ہیں۔ اصل متن میں دیکھ لیں۔
notice-machine = اس متن کا ترجمہ مشین نے کیا ہے اور کسی انسان نے اس کی جانچ نہیں کی۔
notice-unknown = کسی نے تصدیق نہیں کی کہ یہ ترجمہ اصل متن کے مطابق ہے۔
notice-unlisted = اس زبان کا کام ابھی مکمل نہیں ہوا: بہت سے صفحات موجود نہیں ہیں۔
machine-translated = مشینی ترجمہ
coverage-title = ترجموں کی پیش رفت

## صفحات کی قسمیں

kind-page = صفحہ
kind-service = خدمت
kind-right = حق
kind-contact = رابطہ
kind-term = لفظ
kind-event = تقریب
kind-notice = اعلان

## خدمات کی تفصیل

service-who = یہ خدمت کس کے لیے ہے
service-how = کیا کرنا ہے
service-needed = کیا کچھ چاہیے
service-result = آپ کو کیا ملے گا
service-cost = کتنا خرچ آتا ہے
service-time = مدت اور آخری تاریخیں
service-access = درخواست کہاں دیں
service-conditions = خدمت کی شرائط
fees = فیس
fee-free = مفت
fee-amount = { $amount } { $currency }
fee-contribution = ریاست کی فیس
fee-card = کارڈ کی چھپائی
fee-stamp = ریونیو اسٹیمپ
fee-post = ڈاک خانے کی فیس
fee-registration = اندراج کی فیس
duration-days = { $days ->
    [one] { $days } دن
   *[other] { $days } دن
}
online-yes = یہ کام آن لائن ہو سکتا ہے
online-no = یہ کام آن لائن نہیں ہو سکتا

## رابطے

where-to-go = کہاں جائیں
phone = فون
email = ای میل
website = ویب سائٹ
address = پتا
official-name = سرکاری نام
languages-spoken = یہاں بولی جانے والی زبانیں
interpreters = ترجمان
appointment-required = صرف پہلے سے وقت لے کر
appointment-possible = آپ پہلے سے وقت لے سکتے ہیں
appointment-no = پہلے سے وقت لینے کی ضرورت نہیں
book-appointment = ملاقات کا وقت لیں
step-free-yes = داخلے پر سیڑھیاں نہیں ہیں
step-free-no = داخلے پر سیڑھیاں ہیں
temporarily-closed = عارضی طور پر بند

## فون نمبروں کے نام

switchboard = مرکزی نمبر
free-call = مفت کال
residence-desk = رہائش کے اندراج کا دفتر
marriage-desk = شادی کے اندراج کا دفتر
information = معلومات
answering-service = خودکار جوابی مشین
mobile = موبائل
landline-free = لینڈ لائن سے مفت
mobile-paid = موبائل سے مفت نہیں

## کھلنے کے اوقات

hours = کھلنے کے اوقات
hours-always = 24 گھنٹے، روزانہ
hours-every-day = روزانہ
hours-holidays = سرکاری چھٹیاں
hours-by-appointment = پہلے سے وقت لے کر
hours-closed = بند
hours-closed-holidays = سرکاری چھٹیوں پر بند
hours-as-written = جیسا دفتر نے لکھا ہے

## سرکاری الفاظ

official-word = سرکاری لفظ

## تقریبات

event-when = کب
event-until = اختتام
event-repeats = بار بار ہوتی ہے
past-event = یہ تقریب ختم ہو چکی ہے

## پرچے

leaflet-a4 = A4 ورق
leaflet-trifold = تہہ شدہ پرچہ
leaflet-poster = پوسٹر
leaflet-bilingual = دو زبانوں میں
printed-on = چھپائی کی تاریخ: { $date }
version = ورژن { $code }
scan-for-page = اپنے فون پر یہ صفحہ کھولنے کے لیے کوڈ اسکین کریں
page-of = صفحہ { $page }، کل { $pages }
how-to-print = چھاپنے کا طریقہ
leaflet-card = رابطوں کا کارڈ
leaflet-a4-how = A4 کاغذ پر دونوں طرف چھاپیں۔
leaflet-trifold-how = ایک A4 کاغذ پر دونوں طرف چھاپیں، کاغذ کو چھوٹے کنارے سے پلٹ کر۔ نشانوں پر تہہ کریں، سرورق سامنے رہے۔
leaflet-poster-how = A3 کاغذ پر چھاپیں اور وہاں لگائیں جہاں لوگ انتظار کرتے ہیں۔
leaflet-bilingual-how = دو زبانیں ساتھ ساتھ، کاؤنٹر پر استعمال کے لیے۔ A4 کاغذ پر چھاپیں۔
leaflet-card-how = A4 کاغذ پر چھاپیں اور نشانوں پر کاٹیں: چار کارڈ۔
leaflet-pages = { $count ->
    [one] { $count } صفحہ
   *[other] { $count } صفحات
}
leaflet-size = { $size } کے بی
leaflet-made = تیاری کی تاریخ: { $date }
poster-scan = اپنی زبان میں یہ صفحہ پڑھنے کے لیے کوڈ اسکین کریں
pack-title = پرچے
pack-of = پرچے: { $office }
pack-contents = فہرست
pack-page = صفحہ { $page }
valid-until-checked = { $date } تک درست ہے۔ اس کے بعد دفتر سے پوچھیں یا کوڈ اسکین کریں۔

## موضوعات

documents = دستاویزات
health = صحت
school = اسکول
work = کام
home = رہائش
money = پیسے
family = خاندان
rights = حقوق
protection = تحفظ
women = خواتین
children = بچے
emergency = ہنگامی مدد
emergency-intro = اگر آپ خطرے میں ہیں تو ابھی فون کریں۔ کال مفت ہے۔

## کس کے لیے

adults = بالغ افراد
families = خاندان
minors = 18 سال سے کم عمر
students = طلبہ
workers = کام کرنے والے
asylum-seekers = پناہ کے درخواست گزار
ukraine = یوکرین سے آنے والے
eu-citizens = یورپی یونین کے شہری
without-permit = جن کے پاس رہائشی اجازت نامہ نہیں

## علاقے

national = پورا اٹلی
toscana = توسکانا
lucca = لوکا اور میدانی علاقہ
versilia = ورسیلیا
serchio = وادیٔ سرکیو

## ابھی کھلا ہے، اور رابطوں کا انتخاب

open-now = ابھی کھلا ہے
open-until = ابھی کھلا ہے، { $time } بجے تک
closed-now = ابھی بند ہے
closed-opens-at = ابھی بند ہے، { $time } بجے کھلے گا
# $day اس ہفتے کے کسی دن کا نام ہے، یا کوئی تاریخ
closed-opens-on = ابھی بند ہے، { $day } کو { $time } بجے کھلے گا
open-now-all = وہ تمام رابطے جو ابھی کھلے ہیں
filter-contacts = رابطہ تلاش کریں
filter-words = نام یا دوسرے الفاظ
filter-open = صرف وہ جو ابھی کھلے ہیں
filter-more = مزید انتخاب
filter-language = بولی جانے والی زبان
filter-step-free = داخلے پر سیڑھیاں نہیں ہیں
any-town = تمام بلدیات
any-topic = تمام موضوعات
any-language = تمام زبانیں
filter-clear = تمام رابطے دکھائیں
contacts-found = { $count ->
    [one] { $count } رابطہ
   *[other] { $count } رابطے
}
contacts-none = کوئی رابطہ ان سب باتوں پر پورا نہیں اترتا۔

## تلاش

search-intro = اپنی زبان میں یا اطالوی میں کوئی لفظ لکھیں۔ آپ کسی خط یا فارم کا لفظ بھی لکھ سکتے ہیں۔
search-label = آپ کیا تلاش کر رہے ہیں؟
search-needs-script = تلاش کے لیے JavaScript چاہیے، جو اس براؤزر میں بند ہے۔
search-busy = تلاش جاری ہے…
search-count = { $count ->
    [one] { $count } صفحہ ملا
   *[other] { $count } صفحات ملے
}
search-none = کچھ نہیں ملا۔ کوئی دوسرا لفظ لکھیں، یا صرف ایک لفظ لکھیں۔
search-failed = ابھی تلاش نہیں ہو سکتی: شاید انٹرنیٹ نہیں ہے، یا یہ براؤزر بہت پرانا ہے۔
search-more = مزید صفحات دکھائیں
search-a-z = تمام صفحات حروفِ تہجی کی ترتیب سے دیکھیں

## انٹرنیٹ کے بغیر پڑھنا

offline = انٹرنیٹ کے بغیر پڑھنا
offline-link = انٹرنیٹ کے بغیر پڑھیں
offline-missing = جو صفحہ آپ نے مانگا وہ اس فون پر محفوظ نہیں ہے، اور ابھی کھل نہیں سکتا۔ کیا آپ کے پاس انٹرنیٹ ہے؟
offline-again = دوبارہ کوشش کریں
offline-intro = جو صفحات آپ نے کھولے ہیں وہ اس فون پر رہتے ہیں، اور آپ انہیں انٹرنیٹ کے بغیر دوبارہ پڑھ سکتے ہیں۔ ہر صفحے پر کاپی کی تاریخ لکھی ہوتی ہے۔
offline-saved = اس فون پر محفوظ

keep-title = یہ رہنما کتاب اپنے فون پر رکھیں
keep-intro = پھر آپ اس زبان کے تمام صفحات انٹرنیٹ کے بغیر پڑھ سکیں گے، رابطوں اور تلاش کے ساتھ۔ پرچے (PDF) اس میں شامل نہیں ہیں۔
keep-not = یہ براؤزر پوری رہنما کتاب محفوظ نہیں کر سکتا۔ اس کے لیے JavaScript اور براؤزر کا نیا ورژن چاہیے۔
keep-start = فون پر رکھیں
keep-update = تازہ کریں
keep-cancel = روکیں
keep-remove = فون سے ہٹائیں
keep-whole = ڈاؤن لوڈ کرنا ہے: { $size }۔
keep-rest = ابھی ڈاؤن لوڈ کرنا باقی ہے: { $size }۔
keep-kept = رہنما کتاب اس فون پر موجود ہے۔ کاپی کی تاریخ: { $date }۔
keep-newest = یہ سب سے نیا ورژن ہے۔
keep-newer = اس سے نیا ورژن موجود ہے۔ ڈاؤن لوڈ کرنا ہے: { $size }۔
keep-unreachable = ابھی رہنما کتاب سے رابطہ نہیں ہو رہا۔ جب انٹرنیٹ ہو تو یہاں واپس آئیں۔
keep-amount = { $total } میں سے { $done }
keep-running = رہنما کتاب ڈاؤن لوڈ ہو رہی ہے۔ یہ صفحہ کھلا رہنے دیں۔
keep-done = ہو گیا: پوری رہنما کتاب اس فون پر موجود ہے۔
keep-stopped = روک دیا گیا۔ جو آ چکا ہے وہ ضائع نہیں ہوا: آپ بعد میں جاری رکھ سکتے ہیں۔
keep-broken = انٹرنیٹ کا رابطہ ٹوٹ گیا۔ جو آ چکا ہے وہ ضائع نہیں ہوا: آپ بعد میں جاری رکھ سکتے ہیں۔ اگر آپ کے پاس پہلے سے کوئی کاپی تھی تو وہ اب بھی کام کرتی ہے۔
keep-damaged = ایک فائل خراب حالت میں آئی، اس لیے اسے استعمال نہیں کیا گیا۔ بعد میں دوبارہ کوشش کریں۔ اگر آپ کے پاس پہلے سے کوئی کاپی تھی تو وہ اب بھی کام کرتی ہے۔
keep-full = اس فون پر کافی خالی جگہ نہیں ہے۔ کچھ جگہ خالی کریں اور دوبارہ کوشش کریں۔ اگر آپ کے پاس پہلے سے کوئی کاپی تھی تو وہ اب بھی کام کرتی ہے۔
keep-sure = کیا رہنما کتاب اس فون سے ہٹا دیں؟ انٹرنیٹ کے بغیر آپ اسے نہیں پڑھ سکیں گے۔
keep-removed = رہنما کتاب اس فون سے ہٹا دی گئی ہے۔

copy-strip = آپ اس فون پر محفوظ کاپی پڑھ رہے ہیں۔ کاپی کی تاریخ: { $date }۔
copy-newer = آپ کے فون پر رکھی رہنما کتاب کا نیا ورژن موجود ہے: اسے تازہ کریں
copy-kept = اس فون پر محفوظ ہے۔ کاپی کی تاریخ: { $date }

size-kb = { $size } کے بی
size-mb = { $size } ایم بی

## پہلا صفحہ

news = اعلانات
events-coming = آنے والی تقریبات
calendar-all = تمام تقریبات اپنے کیلنڈر میں شامل کریں
on-paper = کاغذ پر
leaflets-all = تمام پرچے

## ہر صفحے پر

listen = سنیں
listen-stop = روکیں
read-more = مزید پڑھیں
related = متعلقہ صفحات
share = شیئر کریں
share-page = یہ صفحہ بھیجیں
copy-link = لنک کاپی کریں
link-copied = لنک کاپی ہو گیا
qr-show = QR کوڈ دکھائیں
qr-code = اس صفحے کے پتے کا QR کوڈ
calendar-add = اپنے کیلنڈر میں شامل کریں
report = کچھ غلط ہے یا کوئی چیز رہ گئی ہے؟ ہمیں لکھیں
published-by = ناشر
feed = نیا کیا ہے (Atom فیڈ)

## رابطے کا کارڈ

map = نقشے پر دیکھیں
map-app = اپنی نقشوں والی ایپ میں کھولیں
save-contact = اپنے فون کے رابطوں میں محفوظ کریں
accessibility = رسائی کی سہولت
