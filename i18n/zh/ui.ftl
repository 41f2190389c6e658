## 浏览

skip-to-content = 跳到正文
menu = 菜单
start-page = 首页
breadcrumbs = 当前位置
languages = 语言
choose-language = 选择您的语言
contents = 目录
on-this-page = 本页内容
sections = 栏目
search = 搜索
a-z = 全部页面
a-z-intro = 所有页面，按拼音顺序排列。
not-found-title = 找不到这个页面
not-found-text = 网址可能有误，或者页面已经移动。请试试搜索，或者返回首页。
go-home = 返回首页

## 列表

contacts = 联系方式
contacts-intro = 各办事处和服务机构的电话、地址和开放时间。
all-contacts = 全部联系方式
by-town = 按市镇
by-topic = 按主题
leaflets = 传单
leaflets-intro = 可以打印、折叠和分发的页面。
services = 服务
terms = 您会遇到的词语
topics = 主题
audience = 适用人群
area = 地区
town = 市镇
page-count = { $count ->
   *[other] { $count } 个页面
}

## 这个页面可信吗？

verified-on = 核实日期：{ $date }
verified-old = 上次核实日期：{ $date }。此后情况可能有变：前往之前请先询问。
not-verified = 此页面还没有人核实过
updated = 更新日期
expires-on = 有效期至 { $date }
responsible = 负责机构
official-sources = 信息来源
italian-title = 意大利语标题
original-text = 原文
see-original = 查看原文
in-language = 语言：{ $language }

## 关于翻译的提示

notice-missing = 此页面还没有您的语言版本。以下文字的语言是：{ $language }。
notice-section-missing = 这一部分还没有您的语言版本。以下文字的语言是：{ $language }。
notice-outdated-text = 翻译之后，原文有过改动。部分内容可能已经过时。
notice-outdated-facts = 请注意：这一部分的数字或日期可能有误。请在原文中核对。
notice-machine = 这段文字由机器翻译，没有经过人工检查。
notice-unknown = 没有人确认过这份译文与原文一致。
notice-unlisted = 这种语言的内容还不完整：很多页面还没有翻译。
machine-translated = 机器翻译
coverage-title = 翻译进度

## 页面类型

kind-page = 页面
kind-service = 服务
kind-right = 权利
kind-contact = 联系方式
kind-term = 词语
kind-event = 活动
kind-notice = 通知

## 服务说明

service-who = 谁可以办理
service-how = 怎样办理
service-needed = 需要准备什么
service-result = 办理结果
service-cost = 需要多少钱
service-time = 办理时间和期限
service-access = 在哪里办理
service-conditions = 服务条件
fees = 费用
fee-free = 免费
fee-amount = { $amount } { $currency }
fee-contribution = 向国家缴纳的费用
fee-card = 制卡费
fee-stamp = 印花税票
fee-post = 邮局费用
fee-registration = 注册费
duration-days = { $days ->
   *[other] { $days } 天
}
online-yes = 可以在网上办理
online-no = 不能在网上办理

## 联系方式

where-to-go = 去哪里
phone = 电话
email = 电子邮箱
website = 网站
address = 地址
official-name = 正式名称
languages-spoken = 使用的语言
interpreters = 口译员
appointment-required = 必须预约
appointment-possible = 可以预约
appointment-no = 无需预约
book-appointment = 预约
step-free-yes = 入口没有台阶
step-free-no = 入口有台阶
temporarily-closed = 暂时关闭

## 电话号码说明

switchboard = 总机
free-call = 免费电话
residence-desk = 居民登记处
marriage-desk = 婚姻登记处
information = 咨询
answering-service = 电话留言
mobile = 手机
landline-free = 用固定电话拨打免费
mobile-paid = 用手机拨打收费

## 开放时间

hours = 开放时间
hours-always = 每天 24 小时
hours-every-day = 每天
hours-holidays = 公共假日
hours-by-appointment = 需要预约
hours-closed = 关闭
hours-closed-holidays = 公共假日关闭
hours-as-written = 以该机构的原文为准

## 官方用语

official-word = 官方用语

## 活动

event-when = 时间
event-until = 至
event-repeats = 定期举行
past-event = 此活动已经结束

## 传单

leaflet-a4 = A4 单页
leaflet-trifold = 折页传单
leaflet-poster = 海报
leaflet-bilingual = 双语
printed-on = 打印日期：{ $date }
version = 版本 { $code }
scan-for-page = 扫描二维码，在手机上打开此页面
page-of = 第 { $page } 页，共 { $pages } 页
how-to-print = 如何打印
leaflet-card = 联系卡
leaflet-a4-how = 用 A4 纸双面打印。
leaflet-trifold-how = 用一张 A4 纸双面打印，沿短边翻转。按标记折叠，封面朝外。
leaflet-poster-how = 用 A3 纸打印，贴在人们等候的地方。
leaflet-bilingual-how = 两种语言左右对照，供柜台使用。用 A4 纸打印。
leaflet-card-how = 用 A4 纸打印，沿标记剪开：共四张卡片。
leaflet-pages = { $count ->
   *[other] { $count } 面
}
leaflet-size = { $size } kB
leaflet-made = 制作日期：{ $date }
poster-scan = 扫描二维码，用您的语言阅读此页面
pack-title = 传单
pack-of = 传单：{ $office }
pack-contents = 目录
pack-page = 第 { $page } 页
valid-until-checked = 有效期至 { $date }。此后请向该机构询问，或者扫描二维码。

## 主题

documents = 证件
health = 健康
school = 学校
work = 工作
home = 住房
money = 钱
family = 家庭
rights = 权利
protection = 保护
women = 妇女
children = 儿童
emergency = 紧急求助
emergency-intro = 如果您有危险，请立即打电话求助。电话免费。

## 适用人群

adults = 成年人
families = 家庭
minors = 18 岁以下
students = 学生
workers = 劳动者
asylum-seekers = 寻求庇护者
ukraine = 来自乌克兰的人
eu-citizens = 欧盟公民
without-permit = 没有居留许可的人

## 地区

national = 全意大利
toscana = 托斯卡纳
lucca = 卢卡和平原地区
versilia = 维西利亚
serchio = 塞尔基奥河谷

## 现在开放，以及筛选联系方式

open-now = 现在开放
open-until = 现在开放，{ $time } 关闭
closed-now = 现在关闭
closed-opens-at = 现在关闭，{ $time } 开放
# $day 是本周某一天的名称，或者一个日期
closed-opens-on = 现在关闭，{ $day } { $time } 开放
open-now-all = 现在开放的机构的全部联系方式
filter-contacts = 查找联系方式
filter-words = 名称或其他词语
filter-open = 只看现在开放的
filter-more = 更多选项
filter-language = 使用的语言
filter-step-free = 入口没有台阶
any-town = 所有市镇
any-topic = 所有主题
any-language = 所有语言
filter-clear = 显示全部联系方式
contacts-found = { $count ->
   *[other] { $count } 个联系方式
}
contacts-none = 没有符合所有这些条件的联系方式。

## 搜索

search-intro = 用您的语言或意大利语输入一个词。也可以输入信件或表格上的词。
search-label = 您要找什么？
search-needs-script = 搜索需要 JavaScript，但此浏览器已将它关闭。
search-busy = 正在搜索…
search-count = { $count ->
   *[other] 找到 { $count } 个页面
}
search-none = 没有找到任何内容。请换一个词，或者只输入一个词。
search-failed = 现在无法使用搜索：可能没有网络连接，或者此浏览器版本太旧。
search-more = 显示更多页面
search-a-z = 查看全部页面（按拼音顺序）

## 没有网络时阅读

offline = 没有网络时阅读
offline-link = 没有网络时阅读
offline-missing = 您要看的页面没有保存在这部手机上，现在也无法打开。您有网络吗？
offline-again = 再试一次
offline-intro = 您打开过的页面会留在这部手机上，没有网络时也可以再看。每个页面都会显示副本的日期。
offline-saved = 已保存在这部手机上

keep-title = 把本指南保存在您的手机上
keep-intro = 保存之后，没有网络时也可以阅读这种语言的所有页面，并使用联系方式和搜索。不包括传单（PDF）。
keep-not = 此浏览器无法保存整个指南。需要 JavaScript 和较新的浏览器版本。
keep-start = 保存在手机上
keep-update = 更新
keep-cancel = 停止
keep-remove = 从手机上删除
keep-whole = 需要下载：{ $size }。
keep-rest = 还需要下载：{ $size }。
keep-kept = 指南已保存在这部手机上。副本日期：{ $date }。
keep-newest = 这是最新版本。
keep-newer = 有更新的版本。需要下载：{ $size }。
keep-unreachable = 现在无法连接到指南。请在有网络时再回到这里。
keep-amount = 已下载 { $done }，共 { $total }
keep-running = 正在下载指南。请不要关闭此页面。
keep-done = 完成：整个指南已保存在这部手机上。
keep-stopped = 已停止。已经下载的内容不会丢失，您可以以后继续。
keep-broken = 网络连接中断了。已经下载的内容不会丢失，您可以以后继续。如果您以前保存过副本，仍然可以使用。
keep-damaged = 有一个文件在下载时损坏，所以没有使用。请以后再试。如果您以前保存过副本，仍然可以使用。
keep-full = 这部手机的可用空间不够。请清理一些空间，然后再试一次。如果您以前保存过副本，仍然可以使用。
keep-sure = 要从这部手机上删除指南吗？删除之后，没有网络时您将无法阅读。
keep-removed = 指南已从这部手机上删除。

copy-strip = 您正在阅读保存在这部手机上的副本。副本日期：{ $date }。
copy-newer = 您保存在这部手机上的指南有更新的版本：请更新
copy-kept = 已保存在这部手机上。副本日期：{ $date }

size-kb = { $size } kB
size-mb = { $size } MB

## 首页

news = 通知
events-coming = 近期活动
calendar-all = 把所有活动加入您的日历
on-paper = 纸质版
leaflets-all = 全部传单

## 每个页面

listen = 朗读
listen-stop = 停止
read-more = 查看更多
related = 相关页面
share = 分享
share-page = 发送此页面
copy-link = 复制链接
link-copied = 链接已复制
qr-show = 显示二维码
qr-code = 含有此页面网址的二维码
calendar-add = 加入您的日历
report = 内容有误或有遗漏？请写信告诉我们
published-by = 发布机构
feed = 最新内容（Atom 订阅）

## 联系方式卡片

map = 在地图上查看
map-app = 在地图应用中打开
save-contact = 保存到您的通讯录
accessibility = 无障碍
