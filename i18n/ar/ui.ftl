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
leaflet-print = اطبع المنشور
printed-on = طُبع بتاريخ { $date }
version = الإصدار { $code }
scan-for-page = امسح الرمز لفتح هذه الصفحة على هاتفك
page-of = صفحة { $page } من { $pages }

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
