## Орієнтування

skip-to-content = Перейти до змісту сторінки
menu = Меню
start-page = Головна сторінка
breadcrumbs = Ви тут
languages = Мови
choose-language = Виберіть свою мову
contents = Зміст
on-this-page = На цій сторінці
sections = Розділи
search = Пошук
a-z = А–Я
a-z-intro = Усі сторінки за абеткою.
not-found-title = Цієї сторінки тут немає
not-found-text = Можливо, адреса неправильна або сторінку перенесено. Спробуйте пошук або поверніться на головну сторінку.
go-home = Перейти на головну сторінку

## Списки

contacts = Контакти
contacts-intro = Установи та служби: телефони, адреси й години роботи.
all-contacts = Усі контакти
by-town = За населеним пунктом
by-topic = За темою
leaflets = Листівки
leaflets-intro = Сторінки, які можна надрукувати, скласти й роздати.
services = Послуги
terms = Слова, які варто знати
topics = Теми
audience = Для кого
area = Територія
town = Населений пункт
page-count = { $count ->
    [one] { $count } сторінка
    [few] { $count } сторінки
    [many] { $count } сторінок
   *[other] { $count } сторінки
}

## Чи можна довіряти цій сторінці?

verified-on = Перевірено { $date }
verified-old = Останню перевірку зроблено { $date }, і відтоді щось могло змінитися: запитайте, перш ніж іти.
not-verified = Цю сторінку ще ніхто не перевірив
updated = Оновлено
expires-on = Дійсно до { $date }
responsible = Відповідальна установа
official-sources = Джерела
italian-title = Назва італійською
original-text = Оригінал тексту
see-original = Дивіться оригінал
in-language = Мова: { $language }

## Повідомлення про переклад

notice-missing = Цієї сторінки ще немає вашою мовою. Мова тексту нижче: { $language }.
notice-section-missing = Цієї частини ще немає вашою мовою. Мова тексту нижче: { $language }.
notice-outdated-text = Після перекладу оригінал змінився. Дещо в тексті могло застаріти.
notice-outdated-facts = Увага: числа або дати в цій частині можуть бути неправильними. Перевірте їх в оригіналі.
notice-machine = Цей текст переклала машина, і жодна людина його не перевірила.
notice-unknown = Ніхто не підтвердив, що цей переклад відповідає оригіналу.
notice-unlisted = Ця мова ще не повна: багатьох сторінок немає.
machine-translated = Машинний переклад
coverage-title = Стан перекладів

## Види сторінок

kind-page = Сторінка
kind-service = Послуга
kind-right = Право
kind-contact = Контакт
kind-term = Слово
kind-event = Подія
kind-notice = Оголошення

## Описи послуг

service-who = Для кого ця послуга
service-how = Що робити
service-needed = Що потрібно
service-result = Що ви отримаєте
service-cost = Скільки коштує
service-time = Строки
service-access = Куди звернутися
service-conditions = Умови надання послуги
fees = Плата
fee-free = Безкоштовно
fee-amount = { $amount } { $currency }
fee-contribution = Внесок державі
fee-card = Виготовлення картки
fee-stamp = Гербова марка
fee-post = Плата за пошту
fee-registration = Плата за реєстрацію
duration-days = { $days ->
    [one] { $days } день
    [few] { $days } дні
    [many] { $days } днів
   *[other] { $days } дня
}
online-yes = Можна зробити через інтернет
online-no = Через інтернет зробити не можна

## Контакти

where-to-go = Куди йти
phone = Телефон
email = Електронна пошта
website = Сайт
address = Адреса
official-name = Офіційна назва
languages-spoken = Якими мовами говорять
interpreters = Перекладачі
appointment-required = Лише за попереднім записом
appointment-possible = Можна записатися заздалегідь
appointment-no = Без запису
book-appointment = Записатися на прийом
step-free-yes = Вхід без сходинок
step-free-no = Біля входу є сходинки
temporarily-closed = Тимчасово зачинено

## Підписи до номерів телефону

switchboard = Загальний номер
free-call = Безкоштовний дзвінок
residence-desk = Відділ реєстрації місця проживання
marriage-desk = Відділ реєстрації шлюбів
information = Довідка
answering-service = Автовідповідач
mobile = Мобільний
landline-free = Безкоштовно зі стаціонарного телефону
mobile-paid = Платно з мобільного

## Години роботи

hours = Години роботи
hours-always = Цілодобово, щодня
hours-every-day = щодня
hours-holidays = святкові дні
hours-by-appointment = За попереднім записом
hours-closed = Зачинено
hours-closed-holidays = Зачинено у святкові дні
hours-as-written = Як вказала установа

## Офіційні слова

official-word = Офіційне слово

## Події

event-when = Коли
event-until = До
event-repeats = Повторюється
past-event = Ця подія вже відбулася

## Листівки

leaflet-a4 = Аркуш А4
leaflet-trifold = Буклет
leaflet-poster = Плакат
leaflet-bilingual = Двома мовами
printed-on = Надруковано { $date }
version = Версія { $code }
scan-for-page = Зчитайте код, щоб відкрити цю сторінку на телефоні
page-of = Сторінка { $page } з { $pages }
how-to-print = Як надрукувати
leaflet-card = Картка з контактами
leaflet-a4-how = Надрукуйте на папері А4 з обох боків.
leaflet-trifold-how = Надрукуйте на одному аркуші А4 з обох боків, перегортаючи по короткому краю. Складіть за позначками так, щоб обкладинка була спереду.
leaflet-poster-how = Надрукуйте на папері А3 і повісьте там, де люди чекають.
leaflet-bilingual-how = Дві мови поруч, щоб разом читати біля віконця. Надрукуйте на папері А4.
leaflet-card-how = Надрукуйте на папері А4 й розріжте за позначками: чотири картки.
leaflet-pages = { $count ->
    [one] { $count } сторона
    [few] { $count } сторони
    [many] { $count } сторін
   *[other] { $count } сторони
}
leaflet-size = { $size } кБ
leaflet-made = Створено { $date }
poster-scan = Зчитайте код, щоб прочитати цю сторінку своєю мовою
pack-title = Листівки
pack-of = Листівки: { $office }
pack-contents = Зміст
pack-page = Сторінка { $page }
valid-until-checked = Дійсно до { $date }. Після цієї дати запитайте в установі або зчитайте код.

## Теми

documents = Документи
health = Здоров’я
school = Школа
work = Робота
home = Житло
money = Гроші
family = Сім’я
rights = Права
protection = Захист
women = Жінки
children = Діти
emergency = Екстрена допомога
emergency-intro = Якщо ви в небезпеці, телефонуйте негайно. Дзвінок безкоштовний.

## Для кого

adults = Дорослі
families = Сім’ї
minors = Молодші за 18 років
students = Студенти та учні
workers = Працівники
asylum-seekers = Шукачі притулку
ukraine = Люди з України
eu-citizens = Громадяни ЄС
without-permit = Люди без дозволу на проживання

## Території

national = Уся Італія
toscana = Тоскана
lucca = Лукка й рівнина
versilia = Версілія
serchio = Долина Серкіо

## Відчинено зараз і добір контактів

open-now = Зараз відчинено
open-until = Зараз відчинено, до { $time }
closed-now = Зараз зачинено
closed-opens-at = Зараз зачинено, буде відчинено з { $time }
# $day — назва дня цього тижня або дата
closed-opens-on = Зараз зачинено, буде відчинено: { $day }, з { $time }
open-now-all = Усі контакти, де зараз відчинено
filter-contacts = Знайти контакт
filter-words = Назва або інші слова
filter-open = Лише ті, де зараз відчинено
filter-more = Більше варіантів
filter-language = Якою мовою говорять
filter-step-free = Вхід без сходинок
any-town = Усі населені пункти
any-topic = Усі теми
any-language = Усі мови
filter-clear = Показати всі контакти
contacts-found = { $count ->
    [one] { $count } контакт
    [few] { $count } контакти
    [many] { $count } контактів
   *[other] { $count } контакту
}
contacts-none = Жоден контакт не відповідає всім цим умовам.

## Пошук

search-intro = Напишіть слово своєю мовою або італійською. Можна взяти слово з листа чи бланка.
search-label = Що ви шукаєте?
search-needs-script = Для пошуку потрібен JavaScript, а в цьому браузері його вимкнено.
search-busy = Шукаємо…
search-count = { $count ->
    [one] Знайдено { $count } сторінку
    [few] Знайдено { $count } сторінки
    [many] Знайдено { $count } сторінок
   *[other] Знайдено { $count } сторінки
}
search-none = Нічого не знайдено. Спробуйте інше слово або лише одне слово.
search-failed = Зараз пошук не працює: можливо, немає з’єднання або цей браузер застарий.
search-more = Показати більше сторінок
search-a-z = Переглянути всі сторінки від А до Я

## Читання без інтернету

offline = Читання без інтернету
offline-link = Читати без інтернету
offline-missing = Потрібну вам сторінку не збережено на цьому телефоні, і зараз її неможливо відкрити. Чи є у вас інтернет?
offline-again = Спробувати ще раз
offline-intro = Сторінки, які ви відкривали, залишаються на цьому телефоні, і їх можна знову читати без інтернету. На кожній вказано дату копії.
offline-saved = Збережено на цьому телефоні

keep-title = Збережіть цей довідник на телефоні
keep-intro = Тоді ви зможете читати без інтернету всі сторінки цією мовою, а також користуватися контактами й пошуком. Листівки (PDF) сюди не входять.
keep-not = Цей браузер не може зберегти весь довідник. Потрібні JavaScript і новіша версія браузера.
keep-start = Зберегти на телефоні
keep-update = Оновити
keep-cancel = Зупинити
keep-remove = Видалити з телефону
keep-whole = Треба завантажити: { $size }.
keep-rest = Залишилося завантажити: { $size }.
keep-kept = Довідник є на цьому телефоні. Дата копії: { $date }.
keep-newest = Це найновіша версія.
keep-newer = Є новіша версія. Треба завантажити: { $size }.
keep-unreachable = Зараз немає зв’язку з довідником. Поверніться сюди, коли матимете інтернет.
keep-amount = { $done } із { $total }
keep-running = Довідник завантажується. Не закривайте цю сторінку.
keep-done = Готово: весь довідник є на цьому телефоні.
keep-stopped = Зупинено. Те, що вже завантажено, не втрачено: можна продовжити пізніше.
keep-broken = З’єднання перервалося. Те, що вже завантажено, не втрачено: можна продовжити пізніше. Якщо у вас була попередня копія, вона й далі працює.
keep-damaged = Один файл надійшов пошкодженим, тому його не використано. Спробуйте пізніше. Якщо у вас була попередня копія, вона й далі працює.
keep-full = На цьому телефоні бракує вільного місця. Звільніть місце й спробуйте ще раз. Якщо у вас була попередня копія, вона й далі працює.
keep-sure = Видалити довідник із цього телефону? Без інтернету ви не зможете його читати.
keep-removed = Довідник видалено з цього телефону.

copy-strip = Ви читаєте копію, збережену на цьому телефоні. Дата копії: { $date }.
copy-newer = Є новіша версія довідника, який ви зберігаєте на цьому телефоні: оновіть його
copy-kept = Збережено на цьому телефоні. Дата копії: { $date }

size-kb = { $size } кБ
size-mb = { $size } МБ

## Головна сторінка

news = Оголошення
events-coming = Найближчі події
calendar-all = Додати всі події до свого календаря
on-paper = На папері
leaflets-all = Усі листівки

## На кожній сторінці

listen = Слухати
listen-stop = Зупинити
read-more = Докладніше
related = Пов’язані сторінки
share = Поділитися
share-page = Надіслати цю сторінку
copy-link = Копіювати посилання
link-copied = Посилання скопійовано
qr-show = Показати QR-код
qr-code = QR-код з адресою цієї сторінки
calendar-add = Додати до свого календаря
report = Знайшли помилку або чогось бракує? Напишіть нам
published-by = Видавець
feed = Що нового (стрічка Atom)

## Картка контакту

map = Дивитися на карті
map-app = Відкрити в застосунку з картами
save-contact = Зберегти у своїх контактах
accessibility = Доступність
