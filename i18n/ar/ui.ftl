## التنقّل

skip-to-content = انتقل إلى المحتوى
menu = القائمة
start-page = الصفحة الرئيسية
breadcrumbs = أنت هنا
languages = اللغات
choose-language = اختر لغتك
contents = المحتويات
on-this-page = في هذه الصفحة
sections = الأقسام
search = بحث
a-z = أ–ي
a-z-intro = كل الصفحات بالترتيب الأبجدي.
not-found-title = هذه الصفحة غير موجودة
not-found-text = قد يكون العنوان غير صحيح، أو ربما نُقلت الصفحة. جرّب البحث أو عُد إلى الصفحة الرئيسية.
go-home = اذهب إلى الصفحة الرئيسية

## القوائم

contacts = جهات الاتصال
contacts-intro = المكاتب والخدمات، مع أرقام الهاتف والعناوين وأوقات العمل.
all-contacts = كل جهات الاتصال
by-town = حسب البلدية
by-topic = حسب الموضوع
leaflets = المنشورات
leaflets-intro = صفحات للطباعة والطي والتوزيع.
services = الخدمات
terms = كلمات ستصادفها
topics = المواضيع
audience = لمن
area = المنطقة
town = البلدية
page-count = { $count ->
    [zero] لا صفحات
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $count } صفحات
    [many] { $count } صفحةً
   *[other] { $count } صفحة
}

## هل يمكنني الوثوق بهذه الصفحة؟

verified-on = تم التحقق بتاريخ { $date }
verified-old = آخر تحقق كان بتاريخ { $date }. ربما تغيّرت بعض الأمور منذ ذلك الحين: اسأل قبل أن تذهب.
not-verified = لم يتحقق أحد من هذه الصفحة بعد
updated = آخر تحديث
expires-on = صالح حتى { $date }
responsible = الجهة المسؤولة
official-sources = المصادر
italian-title = العنوان بالإيطالية
original-text = النص الأصلي
see-original = انظر النص الأصلي
in-language = اللغة: { $language }

## تنبيهات حول الترجمة

notice-missing = هذه الصفحة ليست متوفرة بلغتك بعد. إليك النص بهذه اللغة: { $language }.
notice-section-missing = هذا الجزء ليس متوفرًا بلغتك بعد. إليك النص بهذه اللغة: { $language }.
notice-outdated-text = تغيّر النص الأصلي بعد هذه الترجمة. قد تكون بعض المعلومات قديمة.
notice-outdated-facts = انتبه: قد تكون الأرقام أو التواريخ في هذا الجزء غير صحيحة. تحقق منها في النص الأصلي.
notice-machine = تُرجم هذا النص آليًا ولم يراجعه أي شخص.
notice-unknown = لم يؤكد أحد أن هذه الترجمة تطابق النص الأصلي.
notice-unlisted = هذه اللغة لم تكتمل بعد: صفحات كثيرة ما زالت ناقصة.
machine-translated = ترجمة آلية
coverage-title = تقدّم الترجمات

## أنواع الصفحات

kind-page = صفحة
kind-service = خدمة
kind-right = حق
kind-contact = جهة اتصال
kind-term = كلمة
kind-event = حدث
kind-notice = إعلان

## بطاقات الخدمات

service-who = لمن هذه الخدمة
service-how = ماذا تفعل
service-needed = ما تحتاج إليه
service-result = ما تحصل عليه
service-cost = كم تكلّف
service-time = المدة والمواعيد النهائية
service-access = أين تقدّم الطلب
service-conditions = شروط الخدمة
fees = الرسوم
fee-free = مجانًا
fee-amount = { $amount } { $currency }
fee-contribution = رسم للدولة
fee-card = طباعة البطاقة
fee-stamp = طابع مالي
fee-post = رسوم البريد
fee-registration = رسوم التسجيل
duration-days = { $days ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
online-yes = يمكن إنجازها عبر الإنترنت
online-no = لا يمكن إنجازها عبر الإنترنت

## جهات الاتصال

where-to-go = إلى أين تذهب
phone = الهاتف
email = البريد الإلكتروني
website = الموقع الإلكتروني
address = العنوان
official-name = الاسم الرسمي
languages-spoken = اللغات المتحدَّث بها
interpreters = المترجمون
appointment-required = بموعد مسبق فقط
appointment-possible = يمكنك أخذ موعد
appointment-no = لا حاجة إلى موعد
book-appointment = احجز موعدًا
step-free-yes = مدخل بلا درجات
step-free-no = توجد درجات عند المدخل
temporarily-closed = مغلق مؤقتًا

## تسميات أرقام الهاتف

switchboard = البدالة
free-call = مكالمة مجانية
residence-desk = مكتب تسجيل السكن
marriage-desk = مكتب الزواج
information = معلومات
answering-service = المجيب الآلي
mobile = هاتف محمول
landline-free = مجاني من الهاتف الثابت
mobile-paid = غير مجاني من الهاتف المحمول

## أوقات العمل

hours = أوقات العمل
hours-always = على مدار الساعة، كل يوم
hours-every-day = كل يوم
hours-holidays = العطل الرسمية
hours-by-appointment = بموعد مسبق
hours-closed = مغلق
hours-closed-holidays = مغلق في العطل الرسمية
hours-as-written = كما كتبها المكتب

## الكلمات الرسمية

official-word = الكلمة الرسمية

## الأحداث

event-when = متى
event-until = حتى
event-repeats = يتكرر
past-event = انتهى هذا الحدث

## المنشورات

leaflet-a4 = ورقة A4
leaflet-trifold = منشور مطوي
leaflet-poster = ملصق
leaflet-bilingual = بلغتين
printed-on = طُبع بتاريخ { $date }
version = الإصدار { $code }
scan-for-page = امسح الرمز لفتح هذه الصفحة على هاتفك
page-of = صفحة { $page } من { $pages }
how-to-print = كيف تطبع
leaflet-card = بطاقة جهات الاتصال
leaflet-a4-how = اطبعها على ورق A4، على الوجهين.
leaflet-trifold-how = اطبعه على ورقة A4 واحدة، على الوجهين، مع القلب على الحافة القصيرة. اطوِ الورقة عند العلامات، والغلاف في الأمام.
leaflet-poster-how = اطبعه على ورق A3 وعلّقه حيث ينتظر الناس.
leaflet-bilingual-how = لغتان جنبًا إلى جنب، للاستعمال عند الشباك. اطبعها على ورق A4.
leaflet-card-how = اطبعها على ورق A4 وقصّ على طول العلامات: أربع بطاقات.
leaflet-pages = { $count ->
    [zero] لا أوجه مطبوعة
    [one] وجه واحد
    [two] وجهان
    [few] { $count } أوجه
    [many] { $count } وجهًا
   *[other] { $count } وجه
}
leaflet-size = { $size } كيلوبايت
leaflet-made = أُعدّ بتاريخ { $date }
poster-scan = امسح الرمز لقراءة هذه الصفحة بلغتك
pack-title = المنشورات
pack-of = المنشورات: { $office }
pack-contents = المحتويات
pack-page = صفحة { $page }
valid-until-checked = صالح حتى { $date }. بعد هذا التاريخ، اسأل المكتب أو امسح الرمز.

## المواضيع

documents = الوثائق
health = الصحة
school = المدرسة
work = العمل
home = السكن
money = المال
family = العائلة
rights = الحقوق
protection = الحماية
women = النساء
children = الأطفال
emergency = الطوارئ
emergency-intro = إذا كنت في خطر، اتصل الآن. المكالمة مجانية.

## لمن

adults = البالغون
families = العائلات
minors = من هم دون 18 سنة
students = الطلاب
workers = العمال
asylum-seekers = طالبو اللجوء
ukraine = القادمون من أوكرانيا
eu-citizens = مواطنو الاتحاد الأوروبي
without-permit = من ليس لديهم تصريح إقامة

## المناطق

national = كل إيطاليا
toscana = توسكانا
lucca = لوكا والسهل
versilia = فيرسيليا
serchio = وادي سيركيو

## مفتوح الآن، واختيار جهات الاتصال

open-now = مفتوح الآن
open-until = مفتوح الآن، حتى الساعة { $time }
closed-now = مغلق الآن
closed-opens-at = مغلق الآن، يفتح الساعة { $time }
# $day هو اسم اليوم في هذا الأسبوع أو تاريخ
closed-opens-on = مغلق الآن، يفتح يوم { $day } الساعة { $time }
open-now-all = كل الجهات المفتوحة الآن
filter-contacts = ابحث عن جهة اتصال
filter-words = الاسم أو كلمات أخرى
filter-open = المفتوحة الآن فقط
filter-more = خيارات أخرى
filter-language = اللغة المتحدَّث بها
filter-step-free = مدخل بلا درجات
any-town = كل البلديات
any-topic = كل المواضيع
any-language = كل اللغات
filter-clear = اعرض كل جهات الاتصال
contacts-found = { $count ->
    [zero] لا جهات اتصال
    [one] جهة اتصال واحدة
    [two] جهتا اتصال
    [few] { $count } جهات اتصال
    [many] { $count } جهة اتصال
   *[other] { $count } جهة اتصال
}
contacts-none = لا توجد جهة اتصال تطابق كل هذا.

## البحث

search-intro = اكتب كلمة بلغتك أو بالإيطالية. يمكنك أيضًا كتابة كلمة من رسالة أو من استمارة.
search-label = عمّ تبحث؟
search-needs-script = يحتاج البحث إلى جافاسكريبت، وهي متوقفة في هذا المتصفح.
search-busy = جارٍ البحث…
search-count = { $count ->
    [zero] لم نجد أي صفحة
    [one] وجدنا صفحة واحدة
    [two] وجدنا صفحتين
    [few] وجدنا { $count } صفحات
    [many] وجدنا { $count } صفحةً
   *[other] وجدنا { $count } صفحة
}
search-none = لم نجد شيئًا. جرّب كلمة أخرى، أو كلمة واحدة فقط.
search-failed = لا يمكن استخدام البحث الآن: ربما لا يوجد اتصال بالإنترنت، أو ربما هذا المتصفح قديم جدًا.
search-more = اعرض صفحات أخرى
search-a-z = انظر كل الصفحات بالترتيب الأبجدي

## القراءة بدون إنترنت

offline = القراءة بدون إنترنت
offline-link = اقرأ بدون إنترنت
offline-missing = الصفحة التي طلبتها غير محفوظة على هذا الهاتف ولا يمكن الوصول إليها الآن. هل لديك إنترنت؟
offline-again = حاول مرة أخرى
offline-intro = الصفحات التي فتحتها تبقى على هذا الهاتف، ويمكنك قراءتها مرة أخرى بدون إنترنت. على كل صفحة تجد تاريخ النسخة.
offline-saved = المحفوظ على هذا الهاتف

keep-title = احتفظ بهذا الدليل على هاتفك
keep-intro = بعد ذلك يمكنك قراءة كل الصفحات بهذه اللغة بدون إنترنت، مع جهات الاتصال والبحث. المنشورات (PDF) غير مشمولة.
keep-not = هذا المتصفح لا يستطيع حفظ الدليل كاملًا. يلزم JavaScript وإصدار حديث.
keep-start = احتفظ به على الهاتف
keep-update = تحديث
keep-cancel = إيقاف
keep-remove = احذفه من الهاتف
keep-whole = حجم التنزيل: { $size }.
keep-rest = الحجم المتبقي للتنزيل: { $size }.
keep-kept = الدليل محفوظ على هذا الهاتف. تاريخ النسخة: { $date }.
keep-newest = هذه أحدث نسخة.
keep-newer = توجد نسخة أحدث. حجم التنزيل: { $size }.
keep-unreachable = لا يمكن الوصول إلى الدليل الآن. عُد إلى هنا عندما يتوفر الإنترنت.
keep-amount = { $done } من { $total }
keep-running = يجري تنزيل الدليل. اترك هذه الصفحة مفتوحة.
keep-done = تم: الدليل كاملًا محفوظ على هذا الهاتف.
keep-stopped = توقف التنزيل. ما وصل لم يضِع، ويمكنك المتابعة لاحقًا.
keep-broken = انقطع الاتصال. ما وصل لم يضِع، ويمكنك المتابعة لاحقًا. إن كانت لديك نسخة سابقة فهي ما زالت تعمل.
keep-damaged = وصل ملف تالف فلم يُستخدم. حاول لاحقًا. إن كانت لديك نسخة سابقة فهي ما زالت تعمل.
keep-full = لا توجد مساحة كافية على هذا الهاتف. أفرغ بعض المساحة وحاول مرة أخرى. إن كانت لديك نسخة سابقة فهي ما زالت تعمل.
keep-sure = هل تريد حذف الدليل من هذا الهاتف؟ بدون إنترنت لن تستطيع قراءته.
keep-removed = حُذف الدليل من هذا الهاتف.

copy-strip = أنت تقرأ نسخة محفوظة على هذا الهاتف. تاريخ النسخة: { $date }.
copy-newer = توجد نسخة أحدث من الدليل المحفوظ على هاتفك: حدّثها الآن
copy-kept = محفوظ على هذا الهاتف. تاريخ النسخة: { $date }

size-kb = { $size } كيلوبايت
size-mb = { $size } ميغابايت

## الصفحة الرئيسية

news = تنبيهات
events-coming = اللقاءات القادمة
calendar-all = كل اللقاءات في تقويمك
on-paper = على الورق
leaflets-all = كل المنشورات

## في كل صفحة

listen = استمع
listen-stop = أوقف
read-more = اقرأ المزيد
related = صفحات ذات صلة
share = شارك
share-page = أرسل هذه الصفحة
copy-link = انسخ الرابط
link-copied = نُسخ الرابط
qr-show = أظهر رمز QR
qr-code = رمز QR يحمل عنوان هذه الصفحة
calendar-add = أضفه إلى تقويمك
report = هل هناك خطأ أو شيء ناقص؟ اكتب إلينا
published-by = ينشره
feed = الجديد (خلاصة Atom)

## بطاقة جهة الاتصال

map = انظر على الخريطة
map-app = افتح في تطبيق الخرائط
save-contact = احفظ في جهات اتصالك
accessibility = سهولة الوصول
