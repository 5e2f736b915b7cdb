# نصوص الصفحات بالعربية. الشرح في docs/languages.md.

# The language itself: the plural form of a number, for scripts
plural-form =
    { $n ->
        [zero] zero
        [one] one
        [two] two
        [few] few
        [many] many
       *[other] other
    }

# templates/layout.html
nav-skip = إلى المحتوى
nav-projects = المشاريع
nav-decisions = القرارات
nav-account = حسابي
nav-people = الأشخاص
nav-audit = سجل التدقيق
nav-notices = الإشعارات
nav-help = المساعدة
nav-sign-out = تسجيل الخروج

# templates/project_layout.html
tabs-project = المشروع
tab-overview = نظرة عامة
tab-label = التوسيم
tab-items = العناصر
tab-agreement = التوافق
tab-suspects = وسوم مشكوك فيها
tab-import = الاستيراد
tab-export = التصدير
tab-people = الأشخاص
tab-settings = الإعدادات

# templates/workflow_layout.html
tabs-workflow = سير العمل
tab-queue = قائمة الانتظار
tab-sweep = المراجعة الجماعية
tab-own-reviews = مراجعاتي
tab-workflow = سير العمل
tab-metrics = المقاييس
tab-policy = السياسة
tab-reconciliation = المنفَّذ والموافَق عليه
tab-oversight = الإشراف
tab-notices = الإشعارات
tab-workflows = كل مسارات العمل

# templates/workflow_layout.html
workflow-solo = <b>الوضع الفردي.</b> يمكن لشخص واحد هنا أن يطلب وأن يقرر. لا يراجعه شخص ثانٍ، ويُذكر ذلك في كل حكم.
undo = تراجع

# Times and numbers
when-moment = { $day }، { $time } UTC
when-month-1 = { $day } يناير { $year }
when-month-2 = { $day } فبراير { $year }
when-month-3 = { $day } مارس { $year }
when-month-4 = { $day } أبريل { $year }
when-month-5 = { $day } مايو { $year }
when-month-6 = { $day } يونيو { $year }
when-month-7 = { $day } يوليو { $year }
when-month-8 = { $day } أغسطس { $year }
when-month-9 = { $day } سبتمبر { $year }
when-month-10 = { $day } أكتوبر { $year }
when-month-11 = { $day } نوفمبر { $year }
when-month-12 = { $day } ديسمبر { $year }
when-now = الآن
when-minutes =
    { $n ->
        [one] قبل دقيقة
        [two] قبل دقيقتين
        [few] قبل { $n } دقائق
        [many] قبل { $n } دقيقة
       *[other] قبل { $n } دقيقة
    }
when-hours =
    { $n ->
        [one] قبل ساعة
        [two] قبل ساعتين
        [few] قبل { $n } ساعات
        [many] قبل { $n } ساعة
       *[other] قبل { $n } ساعة
    }
when-days =
    { $n ->
        [one] قبل يوم
        [two] قبل يومين
        [few] قبل { $n } أيام
        [many] قبل { $n } يومًا
       *[other] قبل { $n } يوم
    }
when-secs = { $n } ث
when-mins-secs = { $min } د { $secs } ث
sure-very = متأكد جدًا
sure = متأكد
sure-fairly = متأكد إلى حد ما
sure-not = غير متأكد
sure-guessing = تخمين
source-random = سحب عشوائي
source-holdout = عيّنة الاختبار
source-audit = فحص عنصر مقبول
source-coverage = يغطي المجموعة
source-suspect = وسم مشكوك فيه
source-strange = بعيد عن كل ما وُسم
source-relabel = رأي ثانٍ
source-tie = إجابات مختلفة
source-list = اختير من جدول العناصر
source-assigned = مُسند إلى هذا الشخص

# templates/sign_in/form.html
sign-in = تسجيل الدخول
sign-in-nobody = لا يملك أحد حسابًا بعد. عند التشغيل طبع الخادم رابطًا يُستعمل مرة واحدة: افتح هذا الرابط.
sign-in-name = الاسم
sign-in-password = كلمة المرور
sign-in-forgotten = لا كلمة مرور أو نُسيت؟ اطلب من المشرف رابط دخول.

# templates/sign_in/link.html
welcome-name = مرحبًا { $name }
welcome = مرحبًا بك في qualm
sign-in-first = لا أحد هنا بعد. من يبدأ الآن يصبح المشرف ويدعو الآخرين.
sign-in-your-name = اسمك
sign-in-new-password = كلمة مرور جديدة
sign-in-a-password = كلمة مرور
sign-in-may-be-empty = (يمكن تركها فارغة)
sign-in-password-hint = 12 حرفًا أو أكثر. بدونها يكون الدخول كل مرة برابط جديد.
sign-in-button = تسجيل الدخول
sign-in-once = هذا الرابط يعمل مرة واحدة.

# templates/error.html
error-to-workflows = إلى مسارات العمل
error-to-workflow = العودة إلى سير العمل
error-to-projects = إلى المشاريع

# Statuses, on the error page
status-400 = طلب غير صالح
status-401 = غير مسجَّل الدخول
status-403 = غير مسموح
status-404 = غير موجود
status-405 = الطريقة غير مسموح بها
status-409 = تعارض
status-410 = لم يعد موجودًا
status-412 = تغيّر في هذه الأثناء
status-413 = كبير جدًا
status-422 = بيانات غير صالحة
status-423 = بيد شخص آخر
status-429 = محاولات كثيرة
status-500 = خطأ داخلي
status-503 = غير متاح الآن

# templates/account.html
account = حسابي
account-new-token = رمز الوصول الجديد
account-copy-token = انسخه الآن: لن يظهر مرة أخرى.
account-keys = المفاتيح
account-keys-used-to = المفاتيح المعتادة
account-keys-hint = ما يفعله كل مفتاح مكتوب على زره وفي المساعدة وتحت <kbd>?</kbd>. <a href="/help#keys">كل المفاتيح</a>
save = حفظ
account-password = كلمة المرور
account-present-password = كلمة المرور الحالية
account-new-password = كلمة المرور الجديدة
account-password-hint = 12 حرفًا أو أكثر. تُنهى كل الجلسات ويكون الدخول بها من جديد.
account-set-password = تعيين كلمة المرور
account-tokens = رموز الوصول إلى API
account-tokens-table = رموز الوصول
account-token-name = الاسم
account-token-may = يمكنه
account-token-made = أُنشئ
account-token-used = استُعمل
account-never = أبدًا
account-token-until = حتى { $text }
account-revoke = إلغاء
account-token-example = تصدير ليلي
account-token-days = صالح لكم يوم
account-until-revoked = حتى الإلغاء
account-it-may = يمكنه
account-make-token = إنشاء رمز
account-token-hint = لا يستطيع الرمز أكثر مما يستطيعه صاحبه. ترسله البرامج هكذا <code>Authorization: Bearer …</code>
account-sessions = الجلسات المفتوحة
account-since = منذ
account-last-seen = آخر نشاط
account-this-one = هذه
account-end-session = إنهاء
account-language = اللغة
account-language-pages = لغة الصفحات
account-language-browser = كما في المتصفح
account-language-hint = أسماء الفئات والأدلة والعناصر تبقى كما كتبها الفريق.

# What a token may do, and what became of it
account-token-revoked = أُلغي
account-token-over = انتهت صلاحيته
room-scope-read = الاطلاع على المشاريع والعناصر والجولات
room-scope-label = أخذ العناصر والإجابة عنها
room-scope-import = إضافة عناصر
room-scope-export = تنزيل مجموعات البيانات
room-scope-train = بدء الجولات وإلغاؤها والرجوع عنها
room-scope-route = إرسال قرارات النماذج وسحبها
room-scope-effect = رؤية الأذونات والإبلاغ عما نُفّذ
room-scope-decide = مراجعة القرارات؛ لا تجتمع مع route أو effect
room-scope-admin = المشاريع والحسابات والأدوار والرموز والإعدادات

# Roles, as they are shown
room-role-labeler = واسم
room-role-reviewer = مراجع
room-role-lead = مسؤول الفريق
room-role-engineer = مهندس
room-role-admin = مشرف
room-role-agent = وكيل آلي

# templates/projects/throughput.html
throughput = العمل حسب اليوم
throughput-span = المدة
throughput-days =
    { $n ->
        [zero] آخر { $n } يوم
        [one] اليوم
        [two] آخر يومين
        [few] آخر { $n } أيام
        [many] آخر { $n } يومًا
       *[other] آخر { $n } يوم
    }
throughput-by-project = حسب المشروع
throughput-project = المشروع
throughput-answers = الإجابات
throughput-people = الأشخاص
throughput-hours = الساعات
throughput-an-hour = إجابات في الساعة
throughput-hint = تُحسب الساعات من إجابة كل شخص إلى إجابته التالية؛ ولا تُحسب الوقفات التي تزيد على 5 دقائق. الإجابات القائمة، والأيام بتوقيت UTC.
throughput-by-day = حسب اليوم
throughput-day = اليوم
throughput-csv = بصيغة CSV
throughput-none = لم يُجب أحد في هذه المدة.
throughput-no-projects = لا مشروع للاطلاع عليه
throughput-no-projects-text = العمل حسب اليوم متاح لقادة المشروع ومهندسيه ومسؤوليه.

# templates/projects/list.html
projects = المشاريع
projects-new = مشروع جديد
projects-demo = عرض تجريبي: تذاكره وواسموه الثلاثة من نسج الخيال.
projects-role = { $model_text } · دورك هنا: { $role }
projects-label = وسم
projects-overview = نظرة عامة
projects-export = تصدير
projects-none = لا مشروع بعد
projects-none-text = في المشروع عناصر، مثل التذاكر أو صفوف الجداول، والفئات التي يمكن أن تأخذها. يكفي ملف CSV أو JSONL، وأعمدته تُعرف تلقائيًا.
projects-make = إنشاء مشروع
projects-in-none = لست في أي مشروع بعد
projects-in-none-text = اطلب من المشرف أو ممن يدير مشروعًا أن يضيفك إليه، ثم أعد تحميل هذه الصفحة.
items-delete = حذف
projects-archived = المؤرشفة
projects-archived-hint = يمكن قراءتها وتصديرها، ولا يتغيّر فيها شيء.
projects-archived-by = أرشفه { $by } في { $day }
projects-archived-on = أُرشف في { $day }
projects-bring-back = إعادته
project-archived = مؤرشف منذ { $day }: يمكن قراءة كل شيء وتصديره، ولا يتغيّر فيه شيء.
projects-no-items = لا عناصر بعد
projects-labeled =
    وُسم { $labeled } من { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصرين
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    } ({ $share })
projects-model =
    نموذج من { $n ->
        [zero] { $n } جولة
        [one] جولة واحدة
        [two] جولتين
        [few] { $n } جولات
        [many] { $n } جولة
       *[other] { $n } جولة
    }
projects-no-round = لا جولة بعد
projects-no-model =
    { $n ->
        [zero] { $n } جولة
        [one] جولة واحدة
        [two] جولتان
        [few] { $n } جولات
        [many] { $n } جولة
       *[other] { $n } جولة
    }، لا نموذج بعد

# templates/_invite.html
invite = أعطِ هذا الرابط إلى <b>{ $name }</b>. يتيح الدخول مرة واحدة خلال 7 أيام ولا يظهر ثانية.

# templates/label/_past.html
past-flagged = مُعلَّمة
past-note = ملاحظة
js-label-model-said = قال النموذج { $said }
past-another = فئة أخرى لهذه الإجابة
past-change = تغيير
past-take-back = سحب

# templates/label/mine.html
mine = إجاباتي
mine-today =
    اليوم <b>{ $n ->
        [zero] { $n } إجابة
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $n } إجابات
        [many] { $n } إجابة
       *[other] { $n } إجابة
    }</b>
mine-pace = ، بمعدل <b>{ $pace }</b> في ساعة العمل
mine-go-on = متابعة التوسيم
mine-pace-hint = لا تُحسب فترات التوقف التي تتجاوز خمس دقائق. لا يرى هذه الصفحة غيرك، ولا ترتيب بين الناس.
mine-no-pace-hint = تظهر سرعتك هنا ابتداءً من عشر إجابات في اليوم. لا يرى هذه الصفحة غيرك، ولا ترتيب بين الناس.
mine-search = بحث
mine-search-in = نص أو معرّف أو ملاحظة
mine-class = الفئة
mine-any = الكل
mine-flagged = المُعلَّمة فقط
mine-show = عرض
mine-nothing = لا شيء يطابق. امسح البحث أو وسّم شيئًا أولًا.
mine-found =
    { $n ->
        [zero] لا إجابات
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $n } إجابات
        [many] { $n } إجابة
       *[other] { $n } إجابة
    }
mine-newest = أحدث { $shown } من { $found }
mine-title = إجاباتي · { $project }

# templates/label/next.html
label-heading = التوسيم: { $project }
label-mine = إجاباتي
label-share = نسبة العناصر الموسومة
label-refused = إجابات لم تُقبل
label-guide-new = تغيّر الدليل منذ إجابتك الأخيرة.
label-guide-opens = المفتاح <kbd class="optional">{ $key_name }</kbd> يفتحه.
label-guide = الدليل
label-guide-version = الإصدار { $n }
label-the-guide = الدليل
label-look-again = تحقق مرة أخرى
label-import = استيراد عناصر
label-export = تصدير الوسوم
label-item = العنصر
label-item-text = نص العنصر
js-label-suggests = يقترح النموذج <b>{ $label }</b>
label-take-it = قبول
label-skip = تخطٍّ
label-undo = تراجع
label-flag = تعليم
label-note = ملاحظة
label-escalate = تصعيد
label-keys = المفاتيح
label-note-goes = تُرسل مع الإجابة
label-last-answers = إجاباتك الأخيرة
label-undo-hint = يسحب الأخيرة
label-none-yet = لا شيء بعد.
label-hint-typing = الفئات هنا كثيرة: اكتب لتجد واحدة، واضغط الحروف مع Alt لكل ما عدا ذلك.
label-hint-saved = تُرسل الإجابة فورًا. ولا تظهر «حُفظت» إلا بعد أن يكتبها الخادم على القرص.
label-demo = هذا هو العرض التجريبي: تذاكره وواسموه الثلاثة من نسج الخيال. أما إجاباتك فحقيقية.

# templates/widgets/_filter.html
filter-find = البحث عن فئة
filter-type = اكتب لتجد فئة

# templates/widgets/choice.html
widget-classes = الفئات

# templates/widgets/choices.html
widget-set-classes = الفئات
widget-answer = إجابة
widget-nothing-ticked = بلا تحديد: لا ينطبق أي منها.

# templates/widgets/rating.html
widget-scale = المقياس

# templates/widgets/pairs.html
widget-which-better = أيهما أفضل؟
widget-side-better = { $name } أفضل
widget-neither = لا أفضلية لأحدهما

# templates/widgets/_pairs_item.html
js-pairs-text = النص { $name }

# templates/widgets/spans.html
widget-span-labels = وسوم للجزء المحدد
widget-spans = المقاطع
widget-spans-hint = يبدأ المقطع قبل حرف وينتهي قبل آخر، والعدّ من 0. وتُهمل الصفوف التي بلا أرقام.
widget-span-start = البداية
widget-span-end = النهاية
widget-span-label = الوسم
widget-start-of = بداية المقطع { $n }
widget-end-of = نهاية المقطع { $n }
widget-label-of = وسم المقطع { $n }
widget-spans-answer = إجابة
widget-no-spans = بلا تحديد: لا مقاطع.
widget-more-rows = صفوف أخرى
widget-where-words = موضع كل كلمة

# templates/widgets/fields.html
field-required = مطلوب
field-yes = نعم
field-no = لا
field-no-answer = بلا إجابة
field-answer = إجابة
field-from-to = من { $min } إلى { $max }
field-at-least = { $min } على الأقل
field-at-most = { $max } على الأكثر

# templates/components/keys.html
keys-digits = <kbd>1</kbd> إلى <kbd>9</kbd>، <kbd>0</kbd>
keys = المفاتيح
keys-inert = لا تعمل المفاتيح أثناء الكتابة؛ و<kbd>Esc</kbd> يخرج من النص. مفاتيح أخرى لمن اعتاد Prodigy أو Label Studio أو Argilla: <a href="/account">حسابي</a>.
close = إغلاق

# The label page, as it is made in Rust
label-title = التوسيم · { $project }
label-none-of-these = لا شيء من هذه
label-tie = تعادل
label-example = مثال: { $example }
label-escalated-to-you =
    { $n ->
        [zero] { $n } عنصر مصعَّد إليك يأتي تاليًا
        [one] عنصر واحد مصعَّد إليك يأتي تاليًا
        [two] عنصران مصعَّدان إليك يأتيان تاليًا
        [few] { $n } عناصر مصعَّدة إليك تأتي تاليًا
        [many] { $n } عنصرًا مصعَّدًا إليك تأتي تاليًا
       *[other] { $n } عنصر مصعَّد إليك تأتي تاليًا
    }
label-escalated-by = صعّد { $who } هذا العنصر.
label-escalated-why = صعّد { $who } هذا العنصر: { $note }
label-choose-one = اختر واحدة.
label-tick = حدِّد كل ما ينطبق.
label-choose-step = اختر درجة من المقياس.
label-which-better = أيهما أفضل؟
label-select-text = حدّد نصًا ثم اضغط وسمًا.
label-fill-in = املأ النموذج.
label-digits-choice = الإجابة بالفئة المجاورة للمفتاح؛ ومع Shift العشر التالية
label-digits-choices = تحديد الفئة المجاورة للمفتاح أو إلغاء تحديدها؛ ومع Shift العشر التالية
label-digits-rating = الإجابة بالدرجة المجاورة للمفتاح
label-digits-pairs = 1 لـ A، و2 لـ B، كما يفعل السهمان الأيسر والأيمن؛ و3 لا هذا ولا ذاك
label-digits-spans = توسيم المحدد أو الكلمة عند المؤشر؛ والتكرار يزيله. داخل النص: الأسهم للتحريك، ومع Ctrl كلمةً كلمة، وShift للتحديد، وDelete للإزالة، وTab إلى المقطع التالي
label-digits-fields = تُكتب كما هي؛ وCtrl+Enter يجيب من أي مكان، وEsc يخرج من الحقل
label-mine-today = إجاباتك اليوم: { $n }
label-of-labeled = وُسم { $labeled } من { $items }
label-on-list = بقي { $n } في قائمتك
label-learning = النموذج يتعلم الآن
label-learns-soon = سيتعلم النموذج مجددًا بعد لحظات
label-learns-in =
    سيتعلم النموذج مجددًا بعد { $n ->
        [zero] { $n } وسم
        [one] وسم واحد
        [two] وسمين
        [few] { $n } وسوم
        [many] { $n } وسمًا
       *[other] { $n } وسم
    }
label-learns-every =
    يتعلم النموذج كل { $n ->
        [zero] { $n } دقيقة
        [one] دقيقة
        [two] دقيقتين
        [few] { $n } دقائق
        [many] { $n } دقيقة
       *[other] { $n } دقيقة
    } إذا وُجدت وسوم جديدة
empty-no-items = لا شيء للتوسيم بعد
empty-no-items-text = لا عناصر في هذا المشروع. يستطيع من يديره أن يستوردها، فتظهر هنا تلقائيًا.
empty-waiting = لا شيء لك الآن
empty-done = انتهى كل شيء
empty-done-text =
    { $n ->
        [zero] لا عناصر ({ $n }) بقيت للسؤال عنها.
        [one] العنصر المطلوب نال إجابته.
        [two] العنصران المطلوبان نالا إجاباتهما.
        [few] العناصر المطلوبة ({ $n }) نالت إجاباتها.
        [many] العناصر المطلوبة ({ $n }) نالت إجاباتها.
       *[other] العناصر المطلوبة ({ $n }) نالت إجاباتها.
    } شكرًا لك!
empty-done-next = التالي: { $text }.
empty-done-new = تظهر العناصر الجديدة هنا فور استيرادها.
empty-with-others =
    { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    } بأيدي آخرين.
empty-comes-back = ما لم يُجَب عنه يعود، وأوله في { $at }.
empty-second-opinions =
    { $n ->
        [zero] { $n } عنصر ينتظر
        [one] عنصر واحد ينتظر
        [two] عنصران ينتظران
        [few] { $n } عناصر تنتظر
        [many] { $n } عنصرًا تنتظر
       *[other] { $n } عنصر تنتظر
    } من لم يطّلع عليها بعد.
empty-escalated =
    { $n ->
        [zero] { $n } عنصر ينتظر
        [one] عنصر واحد ينتظر
        [two] عنصران ينتظران
        [few] { $n } عناصر تنتظر
        [many] { $n } عنصرًا تنتظر
       *[other] { $n } عنصر تنتظر
    } مسؤول الفريق.
empty-looks-again = تتحقق هذه الصفحة من جديد تلقائيًا.

# Values of items, as they are shown
item-vector =
    متجه من { $n ->
        [zero] { $n } رقم
        [one] رقم واحد
        [two] رقمين
        [few] { $n } أرقام
        [many] { $n } رقمًا
       *[other] { $n } رقم
    }
item-a-vector = متجه
item-yes = نعم
item-no = لا
item-more =
    { $n ->
        [zero] { $n } حرف آخر
        [one] حرف آخر
        [two] حرفان آخران
        [few] { $n } أحرف أخرى
        [many] { $n } حرفًا آخر
       *[other] { $n } حرف آخر
    }
item-zero-width = مسافة بلا عرض
item-override = عكس من اليمين إلى اليسار
item-bom = علامة ترتيب البايتات
item-soft-hyphen = واصلة اختيارية

# What the label page's script says
js-label-waiting = في انتظار العنصر التالي
js-label-unreachable = تعذّر الوصول إلى الخادم. إجاباتك محفوظة هنا وتُرسل فور عودته: أبقِ هذه الصفحة مفتوحة.
js-label-kept =
    { $n ->
        [zero] { $n } إجابة محفوظة
        [one] إجابة واحدة محفوظة
        [two] إجابتان محفوظتان
        [few] { $n } إجابات محفوظة
        [many] { $n } إجابة محفوظة
       *[other] { $n } إجابة محفوظة
    } هنا وستُرسل: تعذّر الوصول إلى الخادم.
js-label-saving = جارٍ الحفظ…
js-label-assignment = المهمة { $id }
js-label-named = { $item }، «{ $label }»: { $text }
js-label-none = لا شيء منها
js-label-nothing-ticked = لا شيء محدد ولا اقتراح.
js-label-no-suggestion = لا يقترح النموذج شيئًا هنا. اختر فئة.
js-label-saved = حُفظت: { $label }.
js-label-saved-said = حُفظت: { $label }. قال النموذج { $said }.
js-label-late = انتهت مهلتك والعنصر الآن بيد شخص آخر. حُفظت إجابتك كمتأخرة ولا تُحسب.
js-label-refused = رفضها الخادم ({ $status }).
js-label-signed-out = انتهت جلستك أو لم يعد مسموحًا لك بالتوسيم هنا. سجّل الدخول من جديد ثم أعد تحميل الصفحة: ما لم يُحفظ باقٍ هنا ويُرسل عندئذ.
js-label-answered = أجاب الخادم { $status }.
js-label-skipped = تم التخطي. سيُسأل شخص آخر.
js-label-skip-failed = لم يصل التخطي؛ سيعود العنصر تلقائيًا.
js-label-escalates-to-you = ما يصعّده الناس يأتي إليك. أجب عنه أو تخطَّه لمسؤول آخر.
js-label-escalated = تم التصعيد. سيقرر فيه مسؤول الفريق.
js-label-escalate-failed = تعذّر الوصول إلى الخادم فلم يُصعَّد؛ سيأتي تاليًا من جديد.
js-label-taken-back-said = تم السحب. كانت إجابتك { $label }.
js-label-still-saving = ما زالت الإجابة الأخيرة تُحفظ، وستعود فور حفظها.
js-label-nothing-to-undo = لا شيء لسحبه.
js-label-try-again = تعذّر الوصول إلى الخادم. حاول مجددًا.
js-label-taken-back = تم السحب.
js-label-changed = غُيّرت إلى { $label }.
js-label-change-failed = لم يصل التغيير. حاول مجددًا.
js-label-lost = انتقل ذلك العنصر إلى شخص آخر. إليك التالي.
js-label-no-guide = لا دليل لهذا المشروع.
js-label-found =
    { $n ->
        [zero] النتائج: { $n }؛ Enter يأخذ { $name }
        [one] نتيجة واحدة؛ Enter يأخذ { $name }
        [two] نتيجتان؛ Enter يأخذ { $name }
        [few] { $n } نتائج؛ Enter يأخذ { $name }
        [many] { $n } نتيجة؛ Enter يأخذ { $name }
       *[other] { $n } نتيجة؛ Enter يأخذ { $name }
    }
js-label-not-found = لا فئة تحمل هذا في اسمها
js-fields-nothing = لا شيء مملوء
js-spans-quoted = «{ $text }»
js-spans-remove = إزالة
js-spans-remove-this = إزالة { $label } { $quoted }
js-spans-removed = أُزيل { $label } { $quoted }.
js-spans-select-first = حدّد نصًا أولًا.
js-spans-overlaps = يتداخل هذا مع { $label } { $quoted }. أزل ذاك أولًا.
js-spans-is = { $quoted } هو { $label }.
js-spans-selected = حُدّد { $quoted }.
js-spans-none-here = لا مقطع هنا.
js-spans-the-text = النص. الأسهم للتحريك، ومع Control كلمةً كلمة، وShift للتحديد، والأرقام للتوسيم، وDelete للإزالة، وTab إلى المقطع التالي.
js-spans-no-spans = لا مقاطع

# templates/help.html
help = المساعدة
help-how = كيف يعمل
help-loop = الدورة
help-loop-import = <b>استيراد</b> العناصر. يُحفظ جزء عشوائي جانبًا، وهو عيّنة الاختبار.
help-loop-label = <b>توسيم</b> ما تقدمه قائمة الانتظار. قبل أول نموذج تُختار العناصر بحيث تغطي المجموعة.
help-loop-round = بعد عدد من الوسوم تجري <b>جولة</b>: يتعلم النموذج، ويُعايَر ويُقاس على عيّنة الاختبار، ويقيّم كل عنصر.
help-loop-queue = تسأل القائمة الآن عن العناصر الأكثر نفعًا. ومن حين لآخر يأتي عنصر من عيّنة الاختبار بلا اقتراح.
help-loop-export = <b>تصدير</b> الوسوم في أي وقت، وكل منها مع مصدره.
help-labeling = التوسيم
help-labeling-sent = تُرسل الإجابة فورًا؛ وحيث قد تنطبق فئات عدة تحدد المفاتيح الخانات ويرسل <kbd>Enter</kbd>. لا تظهر «حُفظت» إلا حين تكون الإجابة على قرص الخادم. وإذا انقطع الاتصال تابعت بالعناصر المحمّلة: تعدّ الصفحة الإجابات التي تحفظها وترسلها بالترتيب متى استطاعت، حتى بعد إعادة التحميل. أما ما كُتب ملاحظةً فهو في الصفحة فقط.
help-labeling-guide = <b>الدليل</b> على بُعد مفتاح واحد. إذا تغيّر ذكرت الصفحة ذلك مرة، وتحتفظ كل إجابة بالإصدار الذي أُعطيت في ظله. وتحت <b>إجاباتي</b> تجد ما قلته وتغيّره في مكانه.
help-labeling-suggestion = يظهر اقتراح النموذج قبل الإجابة أو بعدها أو لا يظهر أبدًا، كما يريد المشروع. وحتى حيث يظهر، يغيب عن بعض الإجابات بالقرعة: فالمقارنة تبيّن هل تؤثر الاقتراحات في الناس.
help-keys = المفاتيح
help-keys-map = خريطة واحدة لكل شيء. المستعملة الآن هي خريطة <b>{ $preset }</b>؛ ويمكن اختيار غيرها في <a href="/account">حسابي</a>. في صفحة التوسيم تختار <kbd>1</kbd> إلى <kbd>9</kbd> و<kbd>0</kbd> فئة، ومع <kbd>Shift</kbd> العشر التالية. ومع أكثر من 20 فئة يكفي أن تكتب لتجد واحدة؛ وعندئذ تُضغط الحروف مع <kbd>Alt</kbd> لما سوى ذلك. وأثناء الكتابة في نص تكون المفاتيح حروفًا فقط.
help-decisions = قرارات النماذج
help-decisions-text = يسأل البرنامج قبل أن يتصرف. وما لا تسمح له سياسته بفعله وحده ينتظر في قائمة سير عمله، والأقرب موعدًا أولًا. فتحُ عنصر يحجزه: لا يأخذه غيرك ما دام بيدك. والموافقة إذن بما رأيته تمامًا، يُستعمل مرة واحدة. لا يُوافَق على شيء بمجرد الانتظار، ولا يقرر أحد فيما طلبه بنفسه. وما كتبته يُحفظ مع العنصر.
help-badge = تبيّن الشارة مدى تأكد النموذج وما تفعله السياسة بذلك: المرتفع يتصرف وحده، والمتوسط يسأل شخصًا، والمنخفض يعود إلى من طلبه. وإذا كانت مخططة وعليها كلمات فهي غير معايَرة: عندئذ يكون الرقم مجرد ادعاء.
help-words = مصطلحات
help-item = العنصر
help-item-text = شيء واحد يمكن أن يُسأل عنه شخص.
help-pool = المجموعة وعيّنة الاختبار
help-pool-text = المجموعة للتدريب وعيّنة الاختبار للقياس. ويبقى العنصر في إحداهما على الدوام.
help-annotation = الإجابة، الوسم
help-annotation-text = ما قاله شخص واحد؛ وما يعدّه المشروع صحيحًا.
help-round = الجولة
help-round-text = التعلم والقياس واختيار السؤال التالي.
help-strategy = الاستراتيجية
help-strategy-text = القاعدة التي تبيّن مقدار نفع وسم إضافي.
help-calibrator = المُعايِر
help-calibrator-text = ما يجعل «متأكد 80%» تعني الصواب في 8 حالات من 10.
help-programs = للبرامج
help-programs-text = كل ما هنا يمكن فعله عبر REST برمز من <a href="/account">حسابي</a>. والوصف في <a href="/api/openapi.json">/api/openapi.json</a>.
help-place-label = صفحة التوسيم
help-place-review = عنصر قيد المراجعة
help-place-queue = قائمة انتظار سير عمل
help-place-sweep = مراجعة جماعية
help-place-curate = إجابات مختلفة

# What keys do
room-key-accept = قبول اقتراح النموذج، أو إرسال المحدد
room-key-accept-review = موافقة؛ وفي التدقيق: كان صحيحًا
room-key-accept-curate = قبول الإجماع
room-key-reject = لا شيء من هذه حيث يسمح المشروع؛ وإلا فاترك العنصر لغيرك
room-key-reject-review = رفض، ثم رقم للسبب
room-key-reject-sweep = اختيار سبب لسحب هذا الصف
room-key-reject-curate = لا شيء من هذه حيث يسمح المشروع
room-key-submit = إرسال المحدد؛ ومع فئة واحدة: أخذ المشار إليها
room-key-submit-curate = إرسال المحدد أو السبب
room-key-skip = تخطٍّ: يُسأل شخص آخر
room-key-skip-curate = تركه لوقت لاحق: التالي
room-key-undo = سحب الإجابة الأخيرة: يعود العنصر والإجابة كما كانا
room-key-undo-review = سحب حكمك الأخير ما دامت مهلته مفتوحة
room-key-undo-curate = سحب قرارك الأخير
room-key-keep = مثل Backspace
room-key-keep-sweep = إبقاء هذا الصف
room-key-escalate = تصعيد: يذهب العنصر إلى مسؤول الفريق مع الملاحظة
room-key-escalate-review = إلى المستوى الثاني، ثم رقم للسبب
room-key-flag = تعليم الإجابة لنظرة ثانية
room-key-note = كتابة ملاحظة؛ Esc للخروج
room-key-note-curate = كتابة ملاحظة بجانب السبب؛ Esc للخروج
room-key-guide = فتح الدليل أو إغلاقه
room-key-filter = البحث عن فئة بالكتابة؛ Enter يأخذ الأولى
room-key-edit = تعديل ما يُسمح بتنفيذه
room-key-defer = تأجيل (المستوى الثاني)
room-key-evidence = فتح أدلة عنصر أحمر
room-key-release = إعادة
room-key-pass = تمرير إلى شخص آخر
room-key-ask = سؤال شخص آخر
room-key-down = إلى الأسفل
room-key-down-sweep = إلى الصف التالي
room-key-up = إلى الأعلى
room-key-up-sweep = إلى الصف السابق
room-key-open = فتح المشار إليه
room-key-help = هذه المساعدة

# What was just done
room-done-saved = تم الحفظ.
room-done-created = المشروع جاهز. استورد الآن بعض العناصر.
room-done-created-with-items = أُنشئ المشروع. وهذا ما آل إليه الملف:
room-done-changed = غُيّرت إجابتك.
room-done-undone = سُحبت إجابتك. إليك العنصر مرة أخرى.
room-done-late = كان ذلك العنصر قد انتقل إلى شخص آخر. حُفظت إجابتك كمتأخرة ولا تُحسب وسمًا.
room-done-keys = من الآن تعمل هذه المفاتيح في كل الصفحات.
room-done-language = من الآن تظهر صفحاتك بهذه اللغة.
room-done-to-lead = تم التصعيد. سيقرر فيه مسؤول الفريق؛ وإليك التالي.
room-done-skipped = تم التخطي. سيُسأل عنه شخص آخر.
room-done-gone = لم يعد ذلك العنصر بيدك فلم يُحفظ شيء. إليك التالي.
room-done-started = وُضعت جولة في الانتظار. تبدأ بعد لحظات.
room-done-accepted = تم القبول. سيُطلب من أشخاص فحص جزء منه.
room-done-withdrawn = تم السحب. يمكن السؤال عن عناصره من جديد.
room-done-cancelled = يجري إلغاء الجولة.
room-done-rolled-back = عاد ذلك النموذج يقترح ويرتب قائمة الانتظار.
room-done-no-test-set = أُزيلت مجموعة الاختبار. وتحتفظ الجولات المقيسة عليها بأرقامها.
room-done-role = غُيّر الدور.
room-done-removed = لم يعد لذلك الشخص دور هنا.
room-done-closed = أُغلق الحساب وانتهت جلساته ورموزه.
room-done-opened = فُتح الحساب من جديد.
room-done-revoked = أُلغي الرمز.
room-done-ended = أُنهيت الجلسة.
room-done-searched = أُعيد البحث.
room-done-decided = تم القرار. وتبقى إجابات الناس مسجّلة.
room-done-excluded = استُبعد: لا يُسأل عنه أحد ويغيب عن التصدير. ويمكن إرجاعه من جدول العناصر.
room-done-undecided = تم السحب. إليك العنصر مرة أخرى.
room-done-asked-again = يُسأل شخص آخر.
room-done-nobody-left = كل من له دور هنا أجاب أو تخطى: لم يبقَ من يُسأل.
room-done-nothing-to-ask = لا سؤال: هو بانتظار شخص آخر أصلًا أو القائمة فارغة.
room-done-nothing-ticked = حدّد بعض الصفوف أولًا أو اختر كل المطابق.
room-done-nothing-listed = لا شيء هنا يحتاج إلى إجابتك: موسوم أو بيد آخرين أو مستبعد أو في عيّنة الاختبار.
room-done-list-stopped = نُحّيت القائمة. وقائمة الانتظار تختار ما توسمه تاليًا.
room-done-tested = الاختبار في الانتظار ويُرسل بعد لحظات. تحقق لاحقًا لترى ما آل إليه.
room-done-resent = هو في الانتظار مجددًا بالمعرّف نفسه.
room-done-gone-endpoint = أُزيل. لا يُرسل إليه شيء بعد الآن.
room-done-password = غُيّرت كلمة مرورك.
room-done-approved = تمت الموافقة. يمكن لطالبه أن ينفّذه مرة واحدة.
room-done-edited = تمت الموافقة مع تعديلك. يمكن لطالبه تنفيذ ذلك بالضبط مرة واحدة.
room-done-rejected = رُفض. لا يمكن لطالبه تنفيذه.
room-done-escalated = أُرسل إلى المستوى الثاني.
room-done-over-authority = يرفع تعديلك المبلغ فوق ما يمنحه المراجع الأول، لذلك يقرر المستوى الثاني.
room-done-put-off = أُجّل. يعود في ذلك اليوم ولا يُنفّذ قبله.
room-done-confirmed = أُكّد: كان التنفيذ صحيحًا.
room-done-overturned = نُقض: ما كان ينبغي أن يُفعل هكذا.
room-done-unsure = أُرسل إلى المستوى الثاني لنظرة أخرى.
room-done-share = ضُبطت النسبة. ويبدأ عدّ السحب من جديد من هنا.
room-done-retired = خرج من المخزون. ويبقى ما فعله الناس به مسجّلًا.
room-done-passed = تم التمرير. يُسأل شخص آخر ولا يعود إليك.
room-done-put-back = أُعيد. يمكن لأي شخص أخذه.
room-done-enough = بلغت قراراتك اليوم ما ينبغي لشخص واحد. تابع غدًا.
room-done-started-workflow = سير العمل جاهز وسياسته مفعّلة.
room-done-started-careful = سير العمل جاهز ويسأل الناس عن كل شيء. أما السياسة التي تتيح له التصرف وحده فتعمل في الظل حتى يفعّلها شخص آخر.
room-done-samples = حُمّلت الأمثلة كما لو أن برنامجًا سأل.
room-done-swept = تم: ما بقي وُوفق عليه، وما سحبته ينتظر في القائمة.
room-done-halted = أُوقف. لا شيء جديد يُنفّذ، وأُلغيت الأذونات غير المستعملة.
room-done-resumed = استؤنف العمل. وما أُوقف يبقى موقوفًا: يسأل طالبه من جديد.
room-done-looked = نُظر في الأحكام الموجودة. والنتيجة هنا.
room-done-activated = فُعّلت. توجّه من الآن كل قرار جديد.
room-done-in-shadow = تعمل في الظل: يُسجَّل توجيهها بجانب الفعلي ولا يُنفّذ شيء بناءً عليه.
room-done-no-shadow = لم يعد شيء يعمل في الظل.
room-done-proposed = اقتُرحت. تعمل من الآن في الظل، ويفعّلها شخص آخر.
room-done-extended = مُدّد حتى نهاية اليوم.
room-done-stopped = أُوقف قبل أن يغادر صندوق الصادر.

# Practice items
room-practice-caught = كان ذلك عنصر تدريب فيه خطأ مقصود، ولم تدعه يمر. لم يُرسل شيء.
room-practice-right = كان ذلك عنصر تدريب صحيحًا، ووافقت عليه. لم يُرسل شيء.

# What other rooms refuse
room-refuse-sign-in = هذا الاسم وكلمة المرور لا يطابقان أي حساب مفتوح
room-refuse-many = كثيرون يسجلون الدخول الآن؛ حاول بعد ثوانٍ
room-refuse-password-short = كلمة المرور هذه من { $length } أحرف؛ والحد الأدنى { $shortest }. بضع كلمات متتالية يسهل تذكرها
room-refuse-password-long = كلمة المرور هذه أطول من { $bytes } بايت
room-refuse-password-common = كلمة المرور هذه من أول ما يجرّبه الآخرون (شائعة أو رموز مكررة أو من اسم)؛ اختر غيرها
room-refuse-password-changed = تغيّرت كلمة المرور في هذه الأثناء؛ حاول مجددًا
room-refuse-token-scope = يحتاج الرمز إلى صلاحية واحدة على الأقل: { $all }
room-refuse-token-name = اسم الرمز أطول من 100 حرف
room-refuse-token-days = `{ $days }` يوم: استعمل عددًا صحيحًا من 1 إلى 3650 أو اترك الخانة فارغة
room-refuse-link = رابط الدخول هذا استُعمل أو انتهت صلاحيته. اطلب رابطًا جديدًا: `qualm user link NAME` أو من المشرف
room-refuse-closed = هذا الحساب مغلق؛ افتحه أولًا
room-refuse-not-here = لا شيء في هذا العنوان
room-refuse-no-project = لا يوجد مشروع `{ $name }`
room-refuse-no-workflow = لا يوجد سير عمل `{ $name }`
room-refuse-admins = هذا للمشرفين فقط
room-refuse-own-page = هذا التغيير ليس من صفحات هذا الخادم. والبرامج تستعمل رمز API
room-refuse-sign-in-first = سجّل الدخول أولًا أو أرسل `Authorization: Bearer` مع رمز API
room-refuse-note = الملاحظة من { $length } حرفًا؛ والحد الأقصى 2000
room-refuse-escalate-lead = ما يصعّده الناس يأتي إليك: أجب عن هذا العنصر أو تخطَّه لمسؤول آخر
room-refuse-assignment-over = المهمة { $id } صارت { $state }؛ اطلب العنصر التالي
room-refuse-assignment-state = المهمة { $id } صارت { $was }، فلا يمكن أن تصبح { $state }
room-refuse-assignment = لا توجد مهمة { $id } لك
room-refuse-annotation = لا توجد إجابة { $id } لك
room-refuse-no-assignment = لا توجد مهمة { $id }
room-refuse-no-annotation = لا توجد إجابة { $id }
room-refuse-late = انتهت مهلة المهمة { $id } وأخذ مكانها شخص آخر؛ حُفظت إجابتك كمتأخرة
room-refuse-answered = أُجيب عن المهمة { $id } من قبل بغير هذا؛ لتغيير إجابة عدّلها في إجاباتي
room-refuse-answer-back = سُحبت الإجابة عن المهمة { $id }
room-refuse-annotation-back = سُحبت الإجابة { $id }
room-refuse-version = الإجابة { $id } في الإصدار { $version } (`{ $label }`) وقد رأيت الإصدار { $seen }؛ انظر مجددًا قبل تغييرها إلى `{ $wanted }`
room-refuse-imported = الإجابة { $id } جاءت مع استيراد؛ وسّم العنصر بدل تغييرها
room-refuse-none-of-set = الإجابة فارغة: أرسل [] إن لم تنطبق أي فئة
room-refuse-at-least = تذكر الإجابة { $min } من الفئات على الأقل، وهذه تذكر { $named }
room-refuse-retired = الفئة `{ $name }` أُلغيت في هذا المشروع فلم تعد إجابة؛ استعمل غيرها
room-refuse-field-missing = الحقل `{ $name }` مطلوب
room-refuse-span-twice = المقطع { $span } مكرر
room-refuse-spans-overlap = يتداخل المقطعان { $before } و{ $span }، وهذا المشروع لا يسمح بذلك
room-refuse-role = دورك هنا { $role }؛ وهذا يتطلب { $roles }

# templates/workflow_layout.html
workflow-stopped = <b>سير العمل هذا متوقف.</b> أوقفه { $by }، { $ago }: { $reason }. لا شيء جديد يُنفّذ، ولا يمكن الموافقة على شيء.

# templates/reviews/queue.html
queue = قائمة الانتظار
queue-keys = المفاتيح
queue-open-first = فتح الأقرب موعدًا
queue-waiting = <b>{ $n }</b> في الانتظار
queue-median = وسيط الانتظار
queue-oldest = الأقدم
queue-table = ما ينتظر، الأقرب موعدًا أولًا
queue-what = الموضوع
queue-sure = درجة التأكد
queue-age = مدة الانتظار
queue-due = الموعد
queue-tier = المستوى
queue-in-hand = بيد
queue-hidden = مخفي: النظرة الثانية عمياء
queue-age-narrow = الانتظار
queue-due-narrow = الموعد
queue-tier-narrow = المستوى
queue-you = يدك
queue-nobody = لا أحد
queue-more = ينتظر خلفها { $n } أيضًا.
queue-nothing = لا شيء ينتظر
queue-look-again = تحقق مرة أخرى

# The queue, as it is made in Rust
queue-title = قائمة الانتظار: { $workflow }
queue-in-hands = { $n } بأيدي الناس
due-in = خلال { $span }
due-late = متأخر { $span }
span-seconds =
    { $n ->
        [zero] { $n } ثانية
        [one] ثانية واحدة
        [two] ثانيتين
        [few] { $n } ثوانٍ
        [many] { $n } ثانية
       *[other] { $n } ثانية
    }
span-minutes =
    { $n ->
        [zero] { $n } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $n } دقائق
        [many] { $n } دقيقة
       *[other] { $n } دقيقة
    }
span-hours =
    { $n ->
        [zero] { $n } ساعة
        [one] ساعة واحدة
        [two] ساعتين
        [few] { $n } ساعات
        [many] { $n } ساعة
       *[other] { $n } ساعة
    }
span-days =
    { $n ->
        [zero] { $n } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $n } أيام
        [many] { $n } يومًا
       *[other] { $n } يوم
    }
queue-past-promise =
    { $n ->
        [zero] { $n } عنصر تجاوز
        [one] عنصر واحد تجاوز
        [two] عنصران تجاوزا
        [few] { $n } عناصر تجاوزت
        [many] { $n } عنصرًا تجاوزت
       *[other] { $n } عنصر تجاوزت
    } الموعد الموعود. التأخر لا يعني الموافقة أبدًا: الانتظار حتى يقرر أحد.
queue-put-off =
    { $n ->
        [zero] { $n } قرار مؤجل
        [one] قرار واحد مؤجل
        [two] قراران مؤجلان
        [few] { $n } قرارات مؤجلة
        [many] { $n } قرارًا مؤجلًا
       *[other] { $n } قرار مؤجل
    }؛ الأول يعود { $due }.
queue-empty-last = لا شيء ينتظر لأن كل ما سُئل عنه قد تقرر. جاء آخر سؤال { $ago }.
room-queue-stopped = لا شيء ينتظر لأن سير العمل هذا متوقف: كل ما يُرسل الآن يُوقف.
room-queue-nobody-asked = لا شيء ينتظر لأن أي برنامج لم يسأل بعد. تسأل البرامج عبر POST /api/v1/decisions.
room-queue-alone = تتيح السياسة للنموذج التصرف وحده حين يكون متأكدًا؛ وما هو أقل تأكدًا يأتي إلى هنا.
room-kind-second-look = نظرة ثانية
room-kind-escalated = مُصعَّد
room-practice-announced = في القائمة عناصر تدريب: حالات معروفة الجواب، { $share } من كل 100 على الأكثر. لا أثر لها، وتُخبَر بذلك بعد حكمك مباشرة.
held-undo = { $what }: حكمك «{ $did }». يُحتسب خلال { $span }.

# templates/reviews/item.html
item-note = ملاحظة
item-lean = ماذا كنت ستقول؟
item-lean-hint = اختياري؛ يراه المستوى الثاني بعد أن يقرر
item-why = لماذا؟
item-choose-reason = اختر سببًا
item-draft = هذا ما كنت قد كتبته.
item-due = الموعد: { $due }
item-yours-until = محجوز لك حتى { $until }
item-was-done = ما نُفّذ
item-would-happen = ما الذي سيحدث
item-no-arguments = بلا معطيات.
item-marked = المُعلَّم: حيث كان النموذج نفسه أقل تأكدًا من العتبة.
item-signals = الإشارات
item-together = المجموع: خطر { $score }: <b>{ $what }</b>.
item-checks = ما قاله كل فحص
item-check = الفحص
item-said = النتيجة
item-weight = الوزن
item-adds = الإضافة
item-accepting = القبول
item-weight-narrow = الوزن
item-adds-narrow = الإضافة
item-bars = يمنعه وحده
item-in-sum = ضمن المجموع
item-read-each = اقرأ كل حقل
item-fields-to-read = حقول للقراءة
item-fields-sure = كل الحقول مؤكدة بما يكفي
item-on-page = { $name } في الصفحة { $page }
item-field-sure-means = التأكد { $sure }، { $means }
item-filled = مُلئت تلقائيًا: { $n }
item-field-sure = التأكد { $sure }
item-correct-why = عند التصحيح: لماذا؟
item-fields-read-so = هكذا تُقرأ الحقول
item-accept-document = قبول المستند بهذه الحقول
item-page-whole = الصفحة { $n } كاملة
item-page-of = الصفحة { $n } من المستند
item-checks-failed = تعذّر إجراء هذه الفحوص:
item-evidence = الأدلة
item-red = هذا القرار أحمر. انظر إلى الأدلة أولًا: أسباب النموذج تُفتح معها.
item-open-evidence = فتح الأدلة
item-why-model = لماذا يريده النموذج
item-why-folded = يبقى سبب النموذج مطويًا حتى تُفتح الأدلة.
item-history = السجل
item-revision = المراجعة { $n }: { $status }
item-was-it-right = هل كان صحيحًا؟
item-your-verdict = حكمك
item-blind = نظرة ثانية عمياء: لا يظهر مدى تأكد النموذج ولا ما قيل من قبل.
item-right-or-corrected = كان صحيحًا أو كما صُحّح
item-accept-as-read = قبول كما قُرئ
item-approve = موافقة
item-it-was-right = كان صحيحًا
item-reject = رفض
item-goes-to-caller = تذهب إلى الطالب
item-it-was-wrong = كان خطأ
item-should-have-been = ما كان ينبغي أن يكون
item-for-second-tier = للمستوى الثاني
item-escalate = تصعيد
item-not-sure = غير متأكد
item-edit = تعديل
item-may-run = ما يُسمح بتنفيذه بدلًا منه
item-json = JSON كاملًا
item-approve-edited = موافقة بعد التعديل
item-put-off = تأجيل
item-rationale = التعليل
item-40-characters = 40 حرفًا على الأقل
item-comes-back = يعود في
item-put-off-hint = لا يُنفّذ قبل ذلك، ولا يمكن تأجيله إلا عددًا محدودًا من المرات.
item-put-back = إعادة
item-pass-on = تمرير
item-keys = المفاتيح
item-how-sure = مدى تأكد النموذج
item-doubt = الرقم { $doubt }: يبيّن ما يدّعيه النموذج لا كم مرة يصيب.
item-because = سبب سؤال شخص: { $reason }.
item-reds = أحمر
item-policy = السياسة، الإصدار { $n }
item-cannot = ما لا يستطيعه النموذج
item-key = المفتاح
item-about = بشأن
item-requested-by = طلبه
item-tier = المستوى
item-second = الثاني
item-first = الأول

# A review item, as it is made in Rust
item-nothing-else = لا شيء آخر ينتظر.
item-more-in-queue =
    { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    } أيضًا في هذه القائمة.
item-what-changes = ما يتغير عما هو موجود الآن
item-would-change = ما كان { $who } ليغيّره
item-since-revision = ما تغيّر منذ المراجعة { $n } ({ $status })
item-model-saw = ما رآه النموذج
item-value = القيمة
item-moves = يحرّك { $usd } دولار
item-can-be-undone = يمكن التراجع عنه
item-cannot-be-undone = لا يمكن التراجع عنه
item-regulated = خاضع للتنظيم: { $what }
item-hurt = قد يتضرر أحد
item-scores = { $own } من 100 بأوزان هذه الوظيفة، و{ $default } بالأوزان الافتراضية
item-score = { $score } من 100
badge-own-weights = درجة بأوزان هذه الوظيفة، مما قرره أصحابها.
badge-sent = درجة مُرسلة، بالأوزان الافتراضية للسياسة.
badge-least-field = مدى تأكد القارئ من الحقل الأقل تأكدًا.
badge-fields-from = الحقول من { $share }
badge-no-number = لا رقم صالح
badge-no-confidence = لم يرسل الطالب درجة ثقة بين 0 و1، لذلك يُسأل شخص.
badge-high = لا تقل عن العتبة { $auto }.
badge-medium = بين الحد الأدنى { $floor } والعتبة { $auto }.
badge-low = دون الحد الأدنى { $floor }.
badge-uncalibrated = غير معاير
badge-weak = ضعيف المعايرة
badge-stale = معايرته قديمة
badge-not-enough = لا أدلة كافية بعد عند { $from } إلى { $to }: قرر الناس { $reviewed } من { $enough } المطلوبة.
badge-past = من آخر { $reviewed } عند { $from } إلى { $to } وافق الناس على { $agreed } دون تغيير ({ $low } إلى { $high }).
doc-no-page = لم تأتِ صفحته مع الأدلة.
doc-whole-page = لم يحدد القارئ موضعًا، فهذه الصفحة كاملة.
doc-bad-place = الموضع المذكور ليس في الصفحة، فهذه كاملة.
doc-at-least = { $share } على الأقل
doc-less-than = أقل من { $share }
signal-not-made = لم يُجرَ
signal-passed = نجح
signal-failed = فشل
signal-error = تعذّر: { $why }
signal-risk = خطر { $share }
signal-reading = القراءة
signal-other-sources = مصادر أخرى
signal-behaviour = السلوك
signal-accept = قبول
signal-person = يقرر شخص
signal-turn-away = إرجاع مع فرصة للمحاولة ثانية
signal-turned-away =
    أُرجع بإشاراته من قبل { $n ->
        [zero] { $n } مرة
        [one] مرة واحدة
        [two] مرتين
        [few] { $n } مرات
        [many] { $n } مرة
       *[other] { $n } مرة
    }.

# Verdicts and statuses in words
room-did-approve = وافق عليه
room-did-edit = وافق عليه مع تعديل
room-did-reject = رفضه
room-did-escalate = أرسله إلى المستوى الثاني
room-did-defer = أجّله
room-did-confirm = أكّده
room-did-overturn = نقضه
room-did-unsure = لم يكن متأكدًا منه
room-were-unsure = لم يكن متأكدًا منه
room-status-alone = يتصرف وحده
room-status-waits = ينتظر شخصًا
room-status-outbox = في صندوق الصادر
room-status-approved = موافَق عليه
room-status-edited = موافَق عليه بعد التعديل
room-status-rejected = مرفوض
room-status-put-off = مؤجل
room-status-below = دون الحد الأدنى
room-status-expired = انتهت مدته دون موافقة
room-status-called-off = سُحب
room-status-superseded = حلّت محله مراجعة أحدث
room-status-halted = موقوف
room-lean-approve = كان سيوافق عليه.
room-lean-edit = كان سيعدّله.
room-lean-reject = كان سيرفضه.
room-purpose-second-tier = المستوى الثاني
room-purpose-first-tier = المستوى الأول

# Why a person is asked
room-because-kill = مفتاح الإيقاف مفعّل
room-because-hold-all = تحجز السياسة كل شيء للناس
room-because-two-red = خاصيتان من خصائص هذا القرار حمراوان
room-because-not-green = هذا القرار ليس أخضر ولا أحد يراقب سير العمل
room-because-regulated = هو خاضع للتنظيم وأقل يقينًا من أن يُترك بلا جواب
room-because-recent-reject = رفض شخص آخر قرار عن الموضوع نفسه
room-because-caller = طلب المرسِل شخصًا
room-because-signal = تعذّر إجراء فحص
room-because-field = حقل أقل تأكدًا من عتبته
room-because-gated = هذا الإجراء يتطلب شخصًا دائمًا
room-because-staged = الدرجة منخفضة، وهذه الوظيفة تُعدّ الرفض للمراجعة اليومية
room-because-band = الدرجة في النطاق الذي يراجعه الناس
room-because-signals = إشاراته لا تكفي للقبول
room-because-soft-reject = تقول إشاراته بإرجاعه مع فرصة للمحاولة ثانية
room-because-gate-all = تسأل السياسة عن كل شيء
room-because-invalid = درجة الثقة غائبة أو ليست رقمًا أو خارج 0 إلى 1
room-because-uncalibrated = درجة الثقة غير معايرة فلا يجوز التصرف بها وحدها
room-because-uncalibrated-drawn = درجة الثقة غير معايرة؛ واختير بالقرعة لشخص
room-because-uncalibrated-not-drawn = درجة الثقة غير معايرة؛ ولم يُختر بالقرعة لشخص
room-because-judge-missing = لم يُبدِ نموذج ثانٍ رأيه
room-because-judge-disagrees = النموذج الثاني كان سيفعل شيئًا آخر
room-because-judge-unsure = النموذج الثاني موافق لكنه غير متأكد بما يكفي
room-because-judge-agrees = النموذج الثاني موافق
room-because-at-least = تأكده لا يقل عن العتبة
room-because-between = تأكده فوق الحد الأدنى ودون العتبة
room-because-below = تأكده دون الحد الأدنى
room-because-drawn = اختير بالقرعة لشخص
room-because-not-drawn = لم يُختر بالقرعة لشخص
room-because-post-hoc = تتصرف السياسة أولًا ثم تنظر
room-because-out = تتصرف السياسة وتعرض مجاميع

# What is red
room-done-started-own = سير العمل جاهز. كل ما فيه ينتظر الناس حتى تقول سياسته غير ذلك.
room-done-new-version = اقتُرح. لا يوجّه شيئًا حتى يُفعّل.
room-propose-alone = ما يعمل وحده
room-propose-again = ما يُراجَع مرة أخرى
room-propose-matrix = مصفوفة القرار
room-propose-time = الوقت
room-propose-beside = بجانب كل عنصر
room-propose-mode = ما يحدث
room-propose-mode-help = خاصيتان حمراوان أدناه توجبان أن يقرر إنسان.
room-propose-threshold = يعمل وحده عند هذه الثقة على الأقل
room-propose-threshold-help = من 0 إلى 1، عادةً 0.85؛ و0.97 للمال والصحة والقانون.
room-propose-floor = يسأل إنسانًا عند هذه الثقة على الأقل
room-propose-floor-help = من 0 إلى 1، عادةً 0.6. وما دونها لا يُنفّذ ويعود إلى طالبه.
room-propose-rate = الحصة التي يُسأل عنها
room-propose-rate-help = من 0 إلى 1. لحصة عشوائية، وما دامت الثقة غير معايرة.
room-propose-audit = مما عمل وحده
room-propose-audit-help = من 0 إلى 1، عادةً 0.05. بدونها لا يعرف أحد كم يخطئ النموذج وحده.
room-propose-near = مما بلغ الحد بالكاد
room-propose-near-help = من 0 إلى 1، عادةً 0.15. وهي أكثر ما يخبر عن الحد.
room-propose-approvals = من موافقات الناس
room-propose-approvals-help = من 0 إلى 1، عادةً 0.05، من شخص ثانٍ لا يرى الحكم الأول.
room-propose-below = مما وقع دون الحد الأدنى
room-propose-below-help = من 0 إلى 1، عادةً 0.02.
room-propose-evidence = لماذا المصفوفة هكذا
room-propose-sla = الدقائق التي ينبغي أن يقرر خلالها إنسان
room-propose-sla-help = 240 هي أربع ساعات؛ و1.5 هي 90 ثانية.
room-propose-tier2 = الدقائق المتاحة للمستوى الثاني
room-propose-tier2-help = 1440 هي يوم.
room-propose-outbox = الدقائق في صندوق الصادر قبل أن يعمل وحده
room-propose-outbox-help = يستطيع إنسان إيقافه هناك. 0: يعمل فورًا.
room-propose-cap = أكثر ما يقرره شخص في اليوم من عناصر
room-propose-cap-help = فارغ: 40 حيث يجب أن يقرر إنسان، وإلا 200.
room-propose-text = السياسة بالكلمات
room-propose-limits = ما لا يستطيعه النموذج
room-color-green = أخضر
room-color-yellow = أصفر
room-color-red = أحمر
room-green-cost = أقل من دولار، أو بلا أثر خارجي
room-yellow-cost = من دولار إلى 1000 دولار، أو ضرر بالسمعة
room-green-reversibility = يُتراجع عنه بنقرة
room-yellow-reversibility = يُعكس بجهد
room-green-regulation = لا شيء
room-yellow-regulation = إرشادات القطاع
room-green-ambiguity = منظَّم وواضح التعريف
room-yellow-ambiguity = شبه منظَّم
room-propose-share-wrong = { $name } هو { $value }: استخدم عددًا من 0 إلى 1
room-propose-minutes-wrong = { $name } هو { $value }: استخدم عددًا من الدقائق
room-propose-count-wrong = { $name } هو { $value }: استخدم عددًا صحيحًا أو اتركه فارغًا
room-propose-floor-wrong = review_floor هو { $floor } وauto_threshold هو { $threshold }: يجب أن يكون الحد الأدنى دون الحد، وإلا فلن يُسأل أحد
room-propose-secs-wrong = { $name } هو { $value }: استخدم من { $least } إلى { $most }
room-propose-why-missing = اذكر السبب: { $said_because }
room-propose-changes-matrix = هذا الإصدار يغيّر مصفوفة القرار
room-red-cost = كلفة الخطأ
room-red-cost-means = أكثر من 1,000 دولار أو أثر قانوني أو على السلامة
room-red-reversibility = قابلية التراجع
room-red-reversibility-means = لا رجعة فيه: بريد مُرسل أو دفع أو حذف
room-red-regulation = التنظيم
room-red-regulation-means = عالي الخطورة وفق قانون الذكاء الاصطناعي الأوروبي، HIPAA، FDA، المادة 22 من GDPR
room-red-ambiguity = غموض المدخل
room-red-ambiguity-means = حر أو متنازع عليه أو عدائي

# A policy in sentences
room-mode-hold = حجز كل شيء للناس
room-mode-gate = يوافق شخص على كل شيء قبل حدوثه
room-mode-confidence = يتصرف وحده إن تأكد، ويسأل إن قلّ تأكده، ويعيد الباقي
room-mode-judge = يتصرف وحده إذا وافقه نموذج ثانٍ
room-mode-sample = يُسأل عن جزء عشوائي، والباقي يُنفّذ وحده
room-mode-post-hoc = يتصرف فورًا؛ وينظر الناس في عيّنة لاحقًا
room-mode-out = يتصرف فورًا؛ ويرى الناس مجاميع وتدقيقًا عشوائيًا
room-policy-alone = يتصرف وحده عند تأكد { $auto } على الأقل.
room-policy-asks = يسأل شخصًا عند تأكد { $floor } على الأقل.
room-policy-below = دون { $floor } لا يُنفّذ ويعود إلى طالبه.
room-policy-never-alone = درجة الثقة غير المعايرة لا تتصرف وحدها أبدًا: يُسأل شخص عن كل شيء.
room-policy-while-uncalibrated = ما دامت درجة الثقة غير معايرة يُسأل شخص عن { $share }.
room-policy-draw = تُرسل القرعة { $share } إلى شخص.
room-policy-in-loop = تشترط مصفوفة القرار أن يقرر شخص.
room-policy-on-loop = تشترط مصفوفة القرار أن يراقب شخص ويستطيع الإيقاف.
room-policy-skip = لا تشترط مصفوفة القرار أحدًا.
policy-looked-again = يُعاد النظر في { $share } مما نُفّذ وحده.
room-policy-again = { $share } من الموافقات تعود لنظرة ثانية إلى الشخص نفسه.
room-policy-second = ينظر شخص ثانٍ دون اطلاع في { $share } من الموافقات.
room-policy-authority = التعديل الذي يرفع المبلغ فوق { $limit } دولار يذهب إلى المستوى الثاني.
room-policy-outbox = ما يُنفّذ وحده ينتظر { $span } في صندوق الصادر حيث يمكن إيقافه.
room-policy-within = ينبغي أن يقرر شخص خلال { $first }، والمستوى الثاني خلال { $second }.
room-policy-expires = بعد { $span } تنتهي مدة العنصر المفتوح ولا يُنفّذ.
room-policy-nothing-expires = لا يُوافَق على شيء بالانتظار، ولا شيء تنتهي مدته.
room-policy-every = يوافق شخص على كل { $actions }.
room-policy-only-above = لا يُنفّذ وحده إلا «{ $action }»، وفقط فوق درجة { $score }.
room-policy-band = من { $from } إلى { $to } يراجع شخص. ودون ذلك يُعدّ «{ $action }» للمراجعة الجماعية في الوظائف التي فعّل أصحابها ذلك؛ وفي غيرها يراجع شخص.
room-policy-signals = لا يُنفّذ وحده إلا إذا كفت الإشارات للقبول؛ وما فشل منها أو تعذّر لا يقبل أبدًا. يُرجع { $n } مرات على الأكثر قبل أن ينظر شخص.
room-policy-fields = تُملأ الحقول تلقائيًا عند تأكد { $share } على الأقل.
policy-field-own = «{ $name }» عند { $share } على الأقل
policy-held-to-more = بشرط أشد: { $fields }.
room-policy-sweep = كل { $actions } ينتظر المراجعة اليومية، وموعدها { $hour } بتوقيت سير العمل. لا يُرسل منه شيء قبل ذلك.

# templates/reviews/sweep.html
sweep-late = لم تُجرَ المراجعة في موعدها. لم يُرسل شيء: كل شيء ينتظر حتى يجريها أحد.
sweep = المراجعة الجماعية
sweep-waiting = { $n } في الانتظار
sweep-due = ، الموعد: { $due }
sweep-keys = المفاتيح
sweep-read-each = اقرأ كل صف. ما تتركه كما هو يُوافَق عليه بالزر في النهاية؛ واسحب ما يحتاج إلى نظرة خاصة مع ذكر السبب.
sweep-all = الكل
sweep-pull-out = سحبه؟
sweep-no = لا، يمكن أن يمضي
sweep-yes = نعم: { $reason }
sweep-note = ملاحظة
sweep-more = . { $n } أخرى تنتظر الصفحة التالية.
sweep-all-or-none = إما أن يصح كله أو لا شيء. كل موافقة حكم قائم بذاته باسمك.
sweep-approve = الموافقة على ما لم يُسحب
sweep-nothing = لا شيء ينتظر المراجعة
sweep-nothing-text = لا يُرسل شيء بدونها. والفارغة لا ترسل شيئًا.
sweep-before = مراجعات سابقة
sweep-no-key = لا مفتاح للموافقة: الزر في نهاية القائمة.
sweep-title = المراجعة الجماعية: { $workflow }
sweep-model-changed = ما غيّره النموذج في القالب
sweep-scores = { $own } من 100 في هذه الوظيفة، و{ $default } افتراضيًا
sweep-sure = التأكد { $share }
sweep-approve-left =
    الموافقة على { $n ->
        [zero] { $n } عنصر
        [one] العنصر المتبقي
        [two] العنصرين المتبقيين
        [few] { $n } عناصر متبقية
        [many] { $n } عنصرًا متبقيًا
       *[other] { $n } عنصر متبقٍ
    } هنا
sweep-rule = الموعد كل يوم حتى { $hour }، { $zone }. قررت اليوم { $mine } في المراجعات الجماعية؛ والحد الأقصى { $most }، وتُحسب خارج الحد اليومي. وينظر شخص آخر ثانية في { $share } مما يُوافَق عليه هنا.
sweep-was = وافق { $by } على { $approved } وسحب { $pulled }، { $ago }.

# templates/reviews/late.html
late-typed = ما كتبته
late-not-stored = لم يُحفظ منه شيء. هو هنا كي لا يضيع.
late-would-have = كان حكمك سيكون <b>{ $verb }</b>
late-note = ملاحظتك
late-edit = تعديلك
late-next = العنصر التالي
late-queue = قائمة الانتظار
late-life = سجله الكامل
room-late-decided = تقرر هذا من قبل
room-late-held = هذا بيد شخص آخر
room-late-other = هذا لشخص آخر
room-late-enough = يكفي لهذا اليوم
room-late-not-now = لا يمكن تقرير هذا الآن

# templates/components/ui.html
ui-fields = الحقول
ui-doubt = التأكد { $sure }
ui-doubt-said = (التأكد { $sure })
ui-more-changes = { $n } تغييرات أخرى غير معروضة.
ui-solo = وضع فردي
ui-kind-added = مضاف
ui-kind-removed = محذوف
ui-kind-changed = مُغيَّر
ui-band-high = مرتفع
ui-band-medium = متوسط
ui-band-low = منخفض

# What the reviewers' script says
js-review-hold-over = انتهت مهلتك. أرسله على أي حال: إن لم يأخذه غيرك فحكمك محسوب.
js-review-signed-out = انتهت جلستك أو لم يعد مسموحًا لك بالمراجعة هنا. انسخ ما كتبته.
js-review-kept = ما كتبته محفوظ.
js-review-unreachable = تعذّر الوصول إلى الخادم. ما كتبته موجود في هذه الصفحة فقط.
js-review-json = الكل بصيغة JSON
js-review-saving = جارٍ الحفظ…
js-review-nothing-to-undo = لم يعد هناك قرار لك يمكن سحبه.
js-review-evidence-closed = هذا العنصر أحمر وأدلّته لم تُفتح بعد: افتحها أولًا، أو اضغط مرة أخرى للمتابعة من دونها.
js-review-next = التالي في الدور. ليس بيدك بعد.
js-review-count = { $left } للموافقة، { $pulled } مسحوبة

# What the reviews refuse
room-review-decided = العنصر { $id } تقرر من قبل: { $outcome }
room-review-in-sweep = العنصر { $id } ينتظر المراجعة اليومية؛ اسحبه هناك لتنظر فيه وحده
room-review-tier = العنصر { $id } ينتظر مسؤول الفريق
room-review-waits-lead = هذا ينتظر مسؤول الفريق
room-review-put-off = العنصر { $id } مؤجل حتى { $until }
room-review-undone = سُحب هذا؛ قرره من جديد بما هو بيدك الآن
room-review-halted = سير العمل هذا متوقف: لا يمكن الموافقة على شيء حتى يُستأنف
room-review-other-note = السبب `other` يحتاج إلى ملاحظة توضحه
room-review-answered = أجاب شخص عن هذا من قبل
room-review-own = أنت من طلب هذا أو طُلب لك أو هو عنك؛ يقرره شخص آخر
room-review-twice = أعطيت حكمًا في هذا من قبل؛ النظرة الثانية تحتاج إلى شخص ثانٍ
room-review-passed = مرّرت هذا العنصر؛ هو لشخص آخر
room-review-only-own = لا يسحب الحكم إلا من أصدره
room-review-in-hand = العنصر { $id } بيد { $who }

# templates/reviews/list.html
workflows = القرارات
workflows-oversight = الإشراف
workflows-role = { $mode } · دورك هنا: { $role }
workflows-stopped = متوقف
workflows-solo = وضع فردي
workflows-queue = قائمة الانتظار
workflows-workflow = سير العمل
workflows-none = لا مسارات عمل
workflows-none-text = سير العمل نوع من القرارات يسأل عنه برنامج قبل أن يتصرف. ابدأ من قالب أدناه أو بدون قالب؛ كل ما فيه ينتظر الناس حتى تقول سياسته غير ذلك.
workflows-in-none = لا دور لك في أي سير عمل. يستطيع المشرف أن يمنحك دورًا.
workflows-template = البدء من قالب
workflows-which = أيّها؟
workflows-samples = عدد الأمثلة: { $n }.
workflows-slug = الاسم في العناوين
workflows-own = بدون قالب
workflows-own-text = كل شيء ينتظر الناس. في صفحة السياسة تقول ما يجوز أن يعمل وحده؛ والبرامج تسأل عبر POST /api/v1/decisions.
workflows-slug-hint = إن تُرك فارغًا: اسم القالب، أو مشتق من الاسم الآخر
workflows-title = الاسم للناس
workflows-load = تحميل أمثلته لتجربته فورًا
workflows-alone = أعمل وحدي
workflows-solo-hint = الوضع الفردي: تُفعَّل السياسة فورًا، وتذكر كل صفحة أن لا أحد يراجعك. وبدونه يسأل ما كان سيتصرف وحده الناسَ حتى يفعّل شخص ثانٍ سياسته.
workflows-start = ابدأ
workflows-nothing-queue = لا شيء ينتظر في القائمة
workflows-nothing = لا شيء ينتظر
workflows-wait =
    { $n ->
        [zero] { $n } في الانتظار
        [one] واحد في الانتظار
        [two] اثنان في الانتظار
        [few] { $n } في الانتظار
        [many] { $n } في الانتظار
       *[other] { $n } في الانتظار
    }
workflows-oldest = الأقدم { $span }
workflows-late =
    { $n ->
        [zero] { $n } عنصر متأخر
        [one] عنصر واحد متأخر
        [two] عنصران متأخران
        [few] { $n } عناصر متأخرة
        [many] { $n } عنصرًا متأخرًا
       *[other] { $n } عنصر متأخر
    }، وأقصاها { $span }
workflows-swept =
    { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    } للمراجعة اليومية
room-no-policy = بلا سياسة

# templates/reviews/workflow.html
flow-queue = قائمة الانتظار
flow-policy = السياسة
flow-policy-version = السياسة، الإصدار { $n }
flow-no-version = لا إصدار مفعّل.
flow-compare = قارنه وفعّله
flow-versions = كل الإصدارات: المقارنة والتفعيل والتشغيل في الظل
flow-hash = الإصدار لا يتغير أبدًا. بصمة SHA-256 لهذا: <code>{ $hash }</code>
flow-people = الأشخاص
flow-nobody = لا أحد له دور هنا بعد، فلا أحد يستطيع أن يقرر.
flow-solo-admins = لا أحد له دور هنا بعد. في الوضع الفردي يقرر المديرون.
flow-person = الشخص
flow-role = الدور
flow-no-role = بلا دور
flow-set-role = تعيين الدور
flow-roles-hint = المراجعون يقررون، ومسؤولو الفريق يقررون في المستوى الثاني ويديرون، والمهندسون يديرون، والوكلاء برامج تسأل. تُنشأ الحسابات الجديدة في <a href="/people">الأشخاص</a>.
flow-waiting = في الانتظار
flow-open = <b>{ $n }</b> مفتوحة
flow-oldest = ، والأقدم منذ { $span }
flow-late = { $n } متأخرة
flow-practice = عناصر التدريب: زرعها ومعرفة ما آلت إليه
flow-sweep = المراجعة الجماعية
flow-sweep-text =
    <b>{ $n }</b> { $n ->
        [one] ينتظر
       *[other] تنتظر
    } المراجعة اليومية. لا يُرسل منها شيء قبل ذلك.
flow-go-through = راجعها
flow-try = جرّبه
flow-samples =
    { $n ->
        [zero] { $n } قرار كتبناه يُرسل
        [one] قرار واحد كتبناه يُرسل
        [two] قراران كتبناهما يُرسلان
        [few] { $n } قرارات كتبناها تُرسل
        [many] { $n } قرارًا كتبناها تُرسل
       *[other] { $n } قرار كتبناها تُرسل
    } كما يفعل برنامج. وما هو موجود يبقى كما هو.
flow-load = تحميل الأمثلة
flow-resume = استئناف
flow-why-safe = لماذا هو آمن الآن؟
flow-10-characters = 10 أحرف على الأقل
flow-kill = مفتاح الإيقاف
flow-why = لماذا؟
flow-stop = أوقف سير العمل هذا
flow-stop-hint = فورًا: تُوقف القرارات الجديدة وصندوق الصادر وتُلغى الأذونات غير المستعملة. وما يجري بالفعل لا يُتراجع عنه.
flow-jobs = الوظائف
flow-prepares = يُعدّ الرفض دون { $below }
flow-everybody = ينظر شخص في الجميع
flow-weights = أوزانها
flow-criterion = المعيار
flow-default = الافتراضي
flow-here = هنا
flow-look-again = العودة إلى النظر في الجميع
flow-prepare = إعداد الرفض دون { $below }
flow-forget = نسيان أوزانها
flow-no-job = لم يذكر أي قرار وظيفة بعد.
flow-last = آخر القرارات
flow-decision = القرار
flow-sure = درجة التأكد
flow-route = المسار
flow-status = الحالة
flow-when = متى
flow-effect = الأثر { $effect }
flow-none = لا شيء بعد.
flow-shadow = الإصدار { $n } يعمل في الظل: يُسجَّل توجيهه بجانب الفعلي.
room-halt-model = النموذج يسيء التصرف
room-halt-effects = أفعاله ضارة
room-halt-input = مدخلاته خاطئة
room-halt-incident = حادث في مكان آخر
room-halt-drill = تمرين
room-route-alone = يتصرف وحده
room-route-asked = يُسأل شخص
room-route-back = لم يُنفّذ وعاد إلى طالبه
room-route-halted = موقوف
room-job-collecting = يُجمع: { $reviewed } من { $of } مرشحين روجعوا. وحتى ذلك الحين تُحسب الأوزان الافتراضية.
room-job-one-outcome = نال الجميع حتى الآن النتيجة نفسها، وهذا لا يدل على الأوزان.
room-job-active = لها أوزان خاصة متعلَّمة من { $reviewed } مرشحين روجعوا.
job-on = فعّله { $who } في { $day }.
job-off = أوقفه { $who } في { $day }.
room-job-never = لم يفعّله أحد قط.
room-job-first-ten = العشرة الأوائل: لا أدلة كافية بعد. اختار الناس { $n } من 10 مرشحين مطلوبين.
room-job-overlap = من آخر 10 مرشحين اختيروا، { $both } ضمن أول 10 من { $compared } حسب الدرجة الافتراضية.
room-job-own-overlap = وحسب درجة هذه الوظيفة في حينه: { $both } من 10.
job-against =
    اختار الناس { $n ->
        [zero] { $n } مرشح
        [one] مرشحًا واحدًا
        [two] مرشحين
        [few] { $n } مرشحين
        [many] { $n } مرشحًا
       *[other] { $n } مرشح
    } من دون النطاق ورفضوا { $rejected } من فوقه.

# templates/reviews/reviewer.html
own-reviews = مراجعاتي
own-reviews-of = مراجعات { $name }
own-today = اليوم
own-day-ends = ينتهي اليوم عند منتصف الليل، { $zone }: { $resets }.
own-how-many = كم أخرى اليوم
own-why = لماذا؟
own-10-characters = 10 أحرف على الأقل
own-extend = التمديد حتى منتصف الليل
own-how-often = كم مرة تغيّر ما أراده النموذج
own-how-often-of = كم مرة يغيّر { $name } ما أراده النموذج
own-you = أنت
own-everybody = الجميع هنا
own-hint = من آخر 90 يومًا حيث يرى الناس كل شيء. الغرض هو المعايرة: من يخالف أكثر أو أقل بكثير ينظر في بعض الحالات مع مسؤول. المهم هو المجال لا الرقم. لا يراه إلا صاحبه والمسؤولون، كلٌّ على حدة؛ وليس في أي قائمة أو تصدير.
own-practice = عناصر التدريب
own-practice-table = عناصر تدريبك، الأحدث أولًا
own-case = الحالة
own-planted = زُرع على أنه
own-you-said = حكمك
own-came-to = النتيجة
own-when = متى
own-planted-narrow = زُرع على أنه
own-you-narrow = حكمك
own-practice-hint = حالات معروفة الجواب جاءتك بين الحقيقية ولم ينتج عنها شيء. لا يرى هذه القائمة غيرك؛ ويرى المسؤولون نتائج كل حالة بلا أسماء، وكم خطأ مزروع مرّ في القائمة كلها.
own-practice-count = { $good } من آخر { $n } كما زُرعت.
own-decided = قُرر اليوم { $decided } من { $cap }
own-decided-extra = قُرر اليوم { $decided } من { $cap }، منها { $extra } أضافها مسؤول
own-missing = لا أدلة كافية بعد: { $verdicts } من { $fewest } حكمًا؛ بقي { $left }.
room-came-matched = كما زُرع
room-came-missed = ليس كما زُرع
room-came-handed-up = صُعّد
own-right = صحيح
own-wrong = خطأ
finding-told = { $k } من { $n } ({ $share }، { $low } إلى { $high })
finding-none = لا شيء بعد
finding-between = { $low } إلى { $high }

# templates/reviews/notices.html
notices-of-workflow = الإشعارات

# templates/notices.html
notices = الإشعارات
notices-every = إشعارات عن كل مسارات العمل

# templates/components/notices.html
notices-secret = السر الخاص بـ<b>{ $name }</b>. انسخه إلى المستقبِل الآن: لن يظهر ثانية. بعد التغيير يوقّع القديم أيضًا ليوم واحد.
notices-where = إلى أين تذهب الإشعارات
notices-name = الاسم
notices-channel = القناة
notices-what = الموضوع
notices-state = الحالة
notices-old-secret = السر القديم حتى { $until }
notices-off = موقوف
notices-on = مفعّل
notices-arrived = آخر وصول
notices-switch-on = تفعيل
notices-test = إرسال اختبار
notices-switch-off = إيقاف
notices-new-secret = سر جديد
notices-remove = إزالة
notices-nowhere = لا جهة بعد.
notices-add = إضافة جهة
notices-example = قناة المناوبة
notices-url-or-mail = عنوان URL أو عناوين بريد
notices-url = عنوان URL
notices-target-hint = لا يُتصل إلا بعناوين فتحها المشغّل، ولا تُتبع إعادة توجيه.
notices-sent = ما الذي يُرسل
notices-webhooks-only = (webhooks فقط)
notices-add-it = إضافة
notices-hint = في الرسائل معرّفات وأعداد لا محتوى، ولا رابط فيها يقرر شيئًا. تأتي الملخصات كل 15 دقيقة أو ساعة أو يوم حسب مهلة العناصر؛ ولا تأتي إن لم ينتظر شيء ولا تتكرر للعناصر نفسها.
notices-what-sent = ما أُرسل
notices-message = الرسالة
notices-to = إلى
notices-tries = المحاولات
notices-answer = الرد
notices-when = متى
notices-again = مرة أخرى في { $at }
notices-tries-narrow = المحاولات
notices-answer-narrow = الرد
notices-send-again = إعادة الإرسال
notices-newest = أحدث 100. ويُحفظ ما انتهى 30 يومًا.
notices-nothing = لا شيء بعد.
room-notice-arrived = وصل
room-notice-given-up = تُرك
room-notice-dropped = أُسقط
room-notice-in-line = في الانتظار
room-notice-closed-all = لا يرسل هذا الخادم شيئًا من تلقاء نفسه بعد. يفتح المشغّل العناوين لـ webhooks وSlack بالإعداد webhook_targets، والبريد بـ smtp_host وsmtp_from.
room-notice-closed-hooks = الـ webhooks وSlack مغلقة: يفتح المشغّل العناوين بالإعداد webhook_targets.

# Kinds of notices
room-event-digest = ما ينتظر: أعداد وأقدم موعد، فقط إن كان شيء ينتظر
room-event-opened = عنصر ينتظر شخصًا
room-event-decided = صدر حكم
room-event-escalated = انتقل عنصر إلى المستوى الثاني
room-event-unstaffed = لا أحد في المستوى الثاني لعنصر
room-event-deferred = أُجّل قرار
room-event-expired = انتهت مدة عنصر ولم يُنفّذ
room-event-superseded = حلّت مراجعة أحدث محل عنصر
room-event-late = تأخر عنصر
room-event-routed = وُجّه قرار
room-event-cancelled = سحب الطالب قرارًا
room-event-reported = أبلغ الطالب بما فعله
room-event-unknown = بدأ إجراء ولم يُبلَّغ عنه
room-event-reversal = نقض التدقيق ما نُفّذ
room-event-disagreement = اختلف شخصان في قرار واحد
room-event-correction = صار حكم مادة للتعلم
room-event-outbox = أُوقف شيء في صندوق الصادر
room-event-integrity = ما نُفّذ ليس ما ووفق عليه
room-event-proposed = اقتُرح إصدار للسياسة
room-event-activated = فُعّل إصدار للسياسة
room-event-halted = أُوقف سير عمل
room-event-resumed = استؤنف سير عمل متوقف
room-event-checkpoint = نقطة تحقق موقّعة لسجل التدقيق
room-channel-webhook = Webhook موقّع
room-channel-slack = Slack، webhook وارد
room-channel-mail = بريد إلكتروني
notices-failing =
    { $n ->
        [zero] { $n } محاولة فاشلة متتالية
        [one] محاولة واحدة فاشلة
        [two] محاولتان فاشلتان متتاليتان
        [few] { $n } محاولات فاشلة متتالية
        [many] { $n } محاولة فاشلة متتالية
       *[other] { $n } محاولة فاشلة متتالية
    }

# The pages about decisions, policies, metrics, practice items, the audit chain and oversight
# templates/reviews/decision.html
decision-why-stop = لماذا يُوقف؟
decision-in-outbox = في صندوق الصادر حتى { $at }. لا يلزم أحدًا أن يفعل شيئًا كي يمضي.
decision-stop = أوقفه
decision-asked = السؤال
decision-routed = التوجيه
decision-proposed = المقترح
decision-no-arguments = بلا معطيات، أو حُذفت.
decision-digest = بصمة SHA-256 له:
decision-why-model = لماذا أراده النموذج
decision-saw = ما رآه
decision-verdicts = الأحكام
decision-no-verdict = لم يقل أحد شيئًا عنه.
decision-who-asked = من سُئل
decision-asked-for = المطلوب
decision-state = الحالة
decision-since = منذ
decision-permission = الإذن
decision-no-grant = لم يُمنح إذن.
decision-done = ما نُفّذ
decision-alarm = إنذار
decision-no-effect = لم يُبلغ طالبه بشيء.
decision-teaches = ما يُتعلَّم منه
decision-no-lesson = لا شيء بعد: التصحيحات تأتي من الأحكام.
decision-earlier = المراجعات السابقة

# A decision's life, as it is made in Rust
decision-may = يجوز لطالبه أن يتصرف.
decision-may-not = لا يجوز لطالبه أن يتصرف.
decision-not-yet = لا يجوز لطالبه أن يتصرف بعد.
decision-changed = ما غيّره شخص
decision-action = الإجراء
decision-key = مفتاح الطالب
decision-key-is = { $key }، المراجعة { $n }
decision-received = وصل
decision-model = النموذج
decision-prompt = نص التوجيه
decision-failed-checks = فحوص فاشلة
decision-none-said = لا شيء
decision-none-calibrated = لا شيء
lesson-nowhere = في لا جزء
decision-route = المسار
decision-route-because = { $route }: { $reason }
decision-policy = السياسة
decision-version = الإصدار { $n }
decision-thresholds = العتبات حينها
decision-thresholds-were = يتصرف وحده من { $auto }، ويسأل من { $floor }
decision-confidence = درجة الثقة
decision-confidence-is = { $said } كما قيلت ({ $kind })، { $calibrated } بعد المعايرة؛ المعايِر { $calibrator }
decision-seen = يراه شخص
decision-seen-with = باحتمال { $p } ({ $selection })
decision-shadow = في الظل
decision-shadow-because = الإصدار { $n }، { $route }: { $reason }
calibrator-missing = غائب
calibrator-weak = ضعيف
calibrator-stale = قديم
calibrator-valid = صالح
confidence-self = ما يقوله النموذج عن نفسه
confidence-logprob = احتمال الرموز
confidence-calibrated = معايرة لدى الطالب
confidence-judge = نموذج ثانٍ
confidence-rule = قاعدة
confidence-model = نموذج المشروع
selection-all = الكل
selection-random = عشوائي
selection-uncertain = غير متأكد
selection-rule = قاعدة
selection-flagged = مُبلَّغ عنه
selection-targeted = مقصود
asked-second-look = نظرة ثانية ({ $why })
asked-again = أُجّل وسُئل ثانية
asked-approval = موافقة
asked-open = مفتوح
asked-auto = تصرف وحده
asked-floor = دون الحد الأدنى
asked-of-approval = في موافقة
asked-flagged = مُبلَّغ عنه
asked-contested = معترَض عليه
asked-targeted = مقصود
outcome-approved = موافَق عليه
outcome-edited = موافَق عليه بعد التعديل
outcome-rejected = مرفوض
outcome-deferred = مؤجل
outcome-confirmed = مؤكَّد
outcome-overturned = منقوض
outcome-expired = انتهت مدته
outcome-cancelled = سُحب
outcome-superseded = حلّ محله غيره
outcome-answered = أُجيب عنه
grant-policy = السياسة
grant-outbox = ينتظر في صندوق الصادر
grant-over = انتهى دون استعمال
grant-unused = لم يُستعمل بعد
grant-used = مستعمَل
grant-revoked = ملغى
grant-state = الحالة
grant-by = منحه
grant-issued = صدر
grant-span = يُستعمل
grant-from-to = من { $from } إلى { $to }
grant-exactly = لهذا بعينه
lesson-drawn = { $selection }، الاحتمال { $p }
lesson-pool = المجموعة
lesson-holdout = عيّنة الاختبار
lesson-left-out = مستبعَد
lesson-confirms = يؤكد النموذج: وسم ({ $how }؛ { $split })
lesson-confirms-no-label = يؤكد النموذج: بلا وسم ({ $how }؛ { $split })
lesson-rejects = يرفض ما قاله النموذج: وسم ({ $how }؛ { $split })
lesson-rejects-no-label = يرفض ما قاله النموذج: بلا وسم ({ $how }؛ { $split })
lesson-corrects = يصحح النموذج: وسم ({ $how }؛ { $split })
lesson-corrects-no-label = يصحح النموذج: بلا وسم ({ $how }؛ { $split })
lesson-why-no-label = السبب: { $why }
diff-everything = الكل
room-effect-started = بدأ
room-effect-succeeded = نجح
room-effect-failed = فشل
room-effect-before = من قبل
room-alarm-nothing = لم يُمنح أي إذن
room-alarm-grant = الإذن ليس الذي مُنح
room-alarm-payload = المحتوى ليس الذي ووفق عليه
room-alarm-revoked = كان الإذن ملغى
room-alarm-used = كان الإذن مستعملًا: { $said_state }
room-alarm-outbox = ما زال صندوق الصادر يحتجزه
room-alarm-over = انتهت مدة الإذن
room-replay-policy = إصدار السياسة { $n } ليس صاحب البصمة المحفوظة
room-replay-thresholds = العتبات المحفوظة معه ليست عتبات سياسته
room-replay-draws = القرعات المحفوظة معه ليست قرعات مفتاحه
room-replay-routes = حُفظ كـ { $was } بسبب { $was_because }، وأعيد حسابه كـ { $is } بسبب { $is_because }
room-lesson-no-project = لا مشروع لسير العمل هذا
room-lesson-unwanted = لا يريد سير العمل هذا مثل هذه الوسوم
room-lesson-archived = مشروعه مؤرشف
room-lesson-holdout = هو من عيّنة الاختبار ولم يأتِ عشوائيًا
room-lesson-before = وسم هذا الشخص العنصر من قبل

# templates/reviews/gold.html
gold = عناصر التدريب
gold-what-became = ما آل إليه
gold-not-planted = صفوف لم تُزرع
gold-line = السطر
gold-field = الحقل
gold-reason = السبب
gold-plant-one = زرع عنصر واحد
gold-action = الإجراء
gold-key = مفتاحه
gold-key-hint = إن تُرك فارغًا صيغ كمفاتيح الطالبين
gold-arguments = المعطيات بصيغة JSON
gold-json-or-text = JSON أو نص
gold-rationale = تعليل النموذج
gold-it-is = هو
gold-is-wrong = خطأ: ينبغي ألا يمر
gold-is-right = صحيح: ينبغي أن يمر
gold-why-wrong = لماذا هو خطأ
gold-no-reason = بلا سبب
gold-note = ما يُقال بعدها لمن جاءه
gold-plant-it = ازرعه
gold-plant-hint = يُكتب كما يرسله برنامج. وما يُترك، مثل مدى تأكد النموذج، يُؤخذ من الحالة الحقيقية التي يأتي معها.
gold-plant-many = زرع كثير
gold-file = ملف، كائن JSON في كل سطر
gold-file-hint = في كل منها <code>decision</code> كما يأخذها <code>POST /api/v1/decisions</code>، و<code>known</code> وهي <code>approve</code> أو <code>reject</code>، وإن شئت <code>reason_code</code> و<code>note</code>. حتى 500 في المرة؛ تُذكر الأسطر المعيبة وتُحفظ السليمة.
gold-plant-them = ازرعها
gold-what-are = ما هي
gold-about = حالات معروفة الجواب بين الحالات الحقيقية. لا يميزها أحد قبل الحكم؛ ويُخبَر بها صاحبه بعده مباشرة. لا أثر لها ولا يُتعلَّم منها ولا تدخل في أي نسبة. ويقرأ المراجعون في القائمة أن بعضها موجود.
gold-never-own = من زرع عنصرًا لا يأتيه أبدًا، ولا يأتي المسؤولين والمديرين الذين يقرؤون المخزون؛ ولا يأتي العنصر أحدًا مرتين.
gold-share = نسبتها من القائمة، بالمئة
gold-share-to = من 0 إلى { $most }
gold-set-share = تعيين النسبة
gold-missed = أخطاء مزروعة ووفق عليها
gold-missed-hint = من كل ما أُجيب عنه هنا، بلا أسماء. يبيّن كيف يُنظر في القائمة لا كيف يعمل أحد.
gold-missed-signals = وهو إحدى <a href="/workflows/{ $slug }/metrics">إشارات الموافقة دون نظر</a>.
gold-stock = المخزون
gold-items = عناصر التدريب
gold-case = الحالة
gold-results = ما فعله الناس به
gold-planted = زُرع
gold-retired = مسحوب
gold-retire = سحب
gold-retire-which = سحب { $action }، الرقم { $n }
gold-none = لم يُزرع شيء.

# Practice items, as they are made in Rust
gold-title = التدريب: { $workflow }
gold-none-queued = لم يُزرع شيء، فلا شيء منها في القائمة.
gold-solo = في الوضع الفردي لا يُوضع شيء منها في القائمة: كانت ستعود إلى من زرعها.
gold-share-0 = نسبتها 0، فلا يُوضع شيء منها في القائمة.
gold-no-reviewer = لا يُوضع شيء منها في القائمة: لا تأتي إلا من له دور مراجع، ولا أحد له هذا الدور. ويجوز للمسؤولين والمديرين قراءة المخزون.
gold-not-answered = لم يُجَب عنه بعد
gold-answered = كما هو معروف { $matched } من { $n }، بخلافه { $missed }، صُعّد { $up }
gold-pace = يأتي واحد مع كل { $each } من العناصر الحقيقية، فيلزم لعدد { $errors } من الأخطاء المزروعة نحو { $items } من العناصر الحقيقية إن كان نصف المخزون خطأ.
gold-needed =
    لا أدلة كافية بعد: يلزم على الأقل { $n ->
        [zero] { $n } خطأ مزروع
        [one] خطأ مزروع واحد آخر مُجاب عنه
        [two] خطآن مزروعان آخران مُجاب عنهما
        [few] { $n } أخطاء مزروعة أخرى مُجاب عنها
        [many] { $n } خطأ مزروعًا آخر مُجابًا عنه
       *[other] { $n } خطأ مزروع آخر مُجاب عنه
    }.
gold-report-none = لم يُزرع شيء.
gold-report-planted =
    { $n ->
        [zero] زُرع { $n } عنصر
        [one] زُرع عنصر تدريب واحد
        [two] زُرع عنصرا تدريب
        [few] زُرعت { $n } عناصر تدريب
        [many] زُرع { $n } عنصر تدريب
       *[other] زُرع { $n } عنصر تدريب
    }.
gold-report-some =
    { $n ->
        [zero] زُرع { $n } عنصر
        [one] زُرع عنصر تدريب واحد
        [two] زُرع عنصرا تدريب
        [few] زُرعت { $n } عناصر تدريب
        [many] زُرع { $n } عنصر تدريب
       *[other] زُرع { $n } عنصر تدريب
    }؛ و{ $bad ->
        [zero] { $bad } صف لم يُزرع
        [one] صف واحد لم يُزرع
        [two] صفان لم يُزرعا
        [few] { $bad } صفوف لم تُزرع
        [many] { $bad } صفًا لم يُزرع
       *[other] { $bad } صف لم يُزرع
    }.
room-gold-known = قيمة known هي { $what }: استعمل approve حيث هو صحيح وreject حيث فيه خطأ
room-gold-key = لا معنى لـ`{ $key }` هنا: استعمل decision أو known أو reason_code أو note
room-gold-text = قيمة { $field } هي { $what }: استعمل نصًا
room-gold-right = الصحيح لا يحتاج إلى سبب؛ احذفه أو استعمل known reject
room-gold-no-reason = `{ $code }` ليس سببًا هنا: استعمل أحد { $codes }
room-gold-note = الملاحظة أطول من 2,000 حرف
room-gold-missing = decision غائبة: ضع ما كان برنامج سيرسله، و`action` على الأقل
room-gold-workflow = يذكر سير عمل غير `{ $name }`؛ احذفه
room-gold-same = هذه الحالة مزروعة من قبل، بعنصر التدريب { $id }
room-gold-many = عددها { $n }: ازرع من 1 إلى { $n_most } في المرة
room-gold-retired = عنصر التدريب { $id } خارج المخزون من قبل
room-gold-arguments = المعطيات ليست JSON: { $why }
room-gold-line = السطر ليس JSON: { $why }
room-gold-utf8 = الملف ليس نص UTF-8: أرسل كائن JSON في كل سطر
room-gold-large = الملف أكبر من 8 ميغابايت: ازرع أقل في المرة
room-gold-choose = اختر ملفًا فيه كائن JSON في كل سطر
room-gold-share = النسبة `{ $share }`: استعمل رقمًا بالمئة حتى 2

# templates/reviews/metrics.html
metrics = المقاييس
metrics-from = من
metrics-before = قبل
metrics-show = عرض
metrics-entered =
    { $n ->
        [zero] لم يدخل القائمة أي عنصر
        [one] دخل القائمة عنصر واحد
        [two] دخل القائمة عنصران
        [few] دخلت القائمة { $n } عناصر
        [many] دخل القائمة { $n } عنصرًا
       *[other] دخل القائمة { $n } عنصر
    }
metrics-flagged =
    { $n ->
        [zero] { $n } حالة مُبلَّغ عنها
        [one] حالة واحدة مُبلَّغ عنها
        [two] حالتان مُبلَّغ عنهما
        [few] { $n } حالات مُبلَّغ عنها
        [many] { $n } حالة مُبلَّغًا عنها
       *[other] { $n } حالة مُبلَّغ عنها
    }، خارج كل نسبة.
metrics-rates = كم مرة يغيّر الناس ما أراده النموذج
metrics-rates-hint = لا تظهر «غير سليم» إلا إذا وقع المجال كله خارج السليم، ولا تتبدل إلا بعد يومين متفقين.
metrics-kinds-reasons = الأنواع والأسباب
metrics-kinds = الأنواع
metrics-reasons = الأسباب
metrics-did = ما فعله الناس
metrics-of-reviewed = من كل ما روجع
metrics-of-overrides = من التغييرات
metrics-nothing-changed = لم يغيّر أحد شيئًا في هذه المدة.
metrics-waits = كم تنتظر العناصر
wait-median-open = الوسيط مع المفتوح
wait-median = وسيط ما تقرر
wait-p90 = تقرر تسعة من عشرة
wait-in-time = في الموعد
wait-items = العناصر
wait-counts = { $decided } تقررت، { $open } مفتوحة
wait-chart = نسبة ما زال ينتظر
wait-after = بعد
wait-still = ما زال ينتظر
wait-nothing = لا أدلة كافية بعد: لم يدخل القائمة شيء في هذه المدة.
metrics-table = نفسه في جدول
metrics-csv-curves = CSV للمنحنيات
metrics-drift = الانحراف، مع ثبات نص التوجيه والنموذج
weeks-chart = نسبة التغيير أسبوعيًا
weeks-table = الأسابيع في جدول
weeks = الأسابيع
weeks-from = أسبوع من
weeks-changed-head = تغيّر
weeks-interval = المجال
metrics-moved = ما الذي تحرك
metrics-confidence = مدى جودة درجة الثقة
metrics-reliability = الموثوقية
metrics-left-as-was = تُرك كما هو
metrics-no-confidence = لا أدلة كافية بعد: لا حكم في هذه المدة ولا معايِر. لا يتصرف شيء وحده بدرجة ثقة حتى يبيّن 100 حكم بالقرعة قيمتها.
metrics-calibrate = عاير الآن
metrics-calibrate-hint = يفعلها الخادم تلقائيًا متى توفرت أحكام جديدة كافية.
metrics-threshold = العتبة
metrics-propose = اقترحها، في الظل أولًا
metrics-propose-hint = لا يتغير شيء بعد: يُسجَّل توجيهه بجانب الفعلي، ويفعّله شخص آخر.
graduation-ready = جاهز
metrics-looking = هل ما زال الناس ينظرون؟
stamp-two = ظهرت إشارتان من مصدرين مختلفين: انظر كيف يُعمل في هذه القائمة.
stamp-hint = الإشارة الواحدة قد تكون بريئة: نموذج ممتاز أو عناصر سهلة أو قرّاء سريعون.
metrics-upkeep = هل يعمل القياس؟

# Metrics, as they are made in Rust
metrics-span = من { $from } إلى ما قبل { $to }، UTC
metrics-elsewhere = في مكان آخر
metrics-other = لا يناسب أي سبب في القائمة، 15% على الأكثر
kind-rejected = رُفض أو نُقض
kind-edited = عُدّل
kind-cosmetic = عُدّل شكله فقط
kind-handed-up = صُعّد ثم ووفق عليه
trial-long-enough =
    الإصدار { $version } بعتبة { $threshold } يعمل في الظل، حتى الآن بجانب { $n ->
        [zero] { $n } قرار
        [one] قرار واحد
        [two] قرارين
        [few] { $n } قرارات
        [many] { $n } قرارًا
       *[other] { $n } قرار
    }. المدة كافية: يجوز أن يفعّله شخص غير من اقترحه.
trial-too-short =
    الإصدار { $version } بعتبة { $threshold } يعمل في الظل، حتى الآن بجانب { $n ->
        [zero] { $n } قرار
        [one] قرار واحد
        [two] قرارين
        [few] { $n } قرارات
        [many] { $n } قرارًا
       *[other] { $n } قرار
    }. يلزم 200 قرار أو 7 أيام قبل أن يجوز له التوجيه.
chip-healthy = سليم
chip-look = يستحق النظر
chip-not-healthy = غير سليم
chip-two-days = لا أدلة كافية بعد: يلزم يومان متفقان
chip-needed = لا أدلة كافية بعد: بقي { $n }
chip-edge = لا أدلة كافية: هو على الحد
chip-no-range = بلا نطاق سليم
rate-gate = البوابة
rate-gate-about = حيث يرى الناس كل شيء
rate-band = النطاق
rate-band-about = بين الحد الأدنى والعتبة
rate-above = فوقها
rate-above-about = ما نُفّذ وحده، من التدقيق العشوائي
rate-all = كل القرارات
rate-all-about = كلٌّ بوزن ندرة مراجعته
rate-5-to-12 = 5 إلى 12%
rate-from-20 = 20% أو أكثر
rate-up-to-5 = 5% على الأكثر
drift-weekly = هذا الأسبوع مقابل السابق
drift-pooled =
    { $n ->
        [zero] آخر { $n } أسبوع مقابل ما قبلها
        [one] آخر أسبوع مقابل ما قبله
        [two] آخر أسبوعين مقابل ما قبلهما
        [few] آخر { $n } أسابيع مقابل ما قبلها
        [many] آخر { $n } أسبوعًا مقابل ما قبلها
       *[other] آخر { $n } أسبوع مقابل ما قبلها
    }
drift-no-weeks = لا أسبوعان بعد
drift-weeks-needed = لا أدلة كافية بعد: يلزم أسبوعان
drift-points = { $change } نقطة ({ $low } إلى { $high })
drift-nothing = لا شيء قابل للمقارنة في المدتين
drift-ruled-out = تغيّر بمقدار 5 نقاط مستبعَد
drift-more = أكثر من 1.5 نقطة، وليس مصادفة
drift-surely = أكثر من 1.5 نقطة يقينًا
drift-left-out =
    { $n ->
        [zero] { $n } مجموعة مستبعدة
        [one] مجموعة واحدة مستبعدة
        [two] مجموعتان مستبعدتان
        [few] { $n } مجموعات مستبعدة
        [many] { $n } مجموعة مستبعدة
       *[other] { $n } مجموعة مستبعدة
    }: نص توجيه أو نموذج أو إصدار سياسة آخر، أو أحكام قليلة جدًا.
cause-input = تأتي عناصر مختلفة
cause-input-none = لا قرارات بدرجة ثقة في المدتين
cause-input-psi = درجة الثقة: PSI { $psi } من { $window } مقابل { $reference }، ومصادفةً حتى { $chance }
cause-model = تغيّر النموذج بصمت
cause-model-new = نسخة لم تكن من قبل
cause-model-same = لم تُذكر نسخة جديدة؛ ومجموعة مراقبة ثابتة تبيّن أكثر
cause-model-none = لا قرارات في المدتين
cause-reviewers = يحكم المراجعون بشكل مختلف
cause-reviewers-none = لا نظرات ثانية عمياء بعد
cause-reviewers-agreed = وافقت النظرات الثانية { $k } من { $n }، وقبلها { $before_k } من { $before_n }
cause-moved = تحرك
cause-still = لم يتحرك
cause-unknown = لا يُعرف بعد
stamp-few-overrides = يُغيَّر أقل من 2%
stamp-missed-gold = أخطاء مزروعة يُوافَق عليها
stamp-overturned = نظرات ثانية عمياء تنقض موافقات
stamp-too-quick = قُرّر أسرع مما يُقرأ
stamp-long-run = أطول تتابع موافقات لشخص واحد
stamp-shown = ظاهرة
stamp-not-shown = غير ظاهرة
stamp-in-a-row = { $k } متتالية، من { $n }
upkeep-auto = ما دُقق مما نُفّذ وحده
upkeep-floor = ما نُظر فيه مما وقع دون الحد الأدنى
upkeep-approvals = ما أُعيد النظر فيه من الموافقات
upkeep-promised = { $figure }، والموعود { $share }
upkeep-corrections = تغييرات مسجلة تصحيحات
upkeep-corrections-of = { $k } من { $n }
upkeep-corrections-unused = { $k } من { $n }؛ ولم يتعلم شيء بعد من { $unused }
upkeep-handed-up = صُعّد إلى المستوى الثاني
upkeep-as-leaned = قُرّر كما مال المراجع الأول
upkeep-put-off = أجّله المستوى الثاني
calibration-no-model = نموذج بلا اسم
calibration-of = { $source }: { $model }
calibration-of-build = { $source }: { $model }، النسخة { $build }
calibration-of-prompt = { $source }: { $model }، نص التوجيه { $prompt }
calibration-of-both = { $source }: { $model }، النسخة { $build }، نص التوجيه { $prompt }
calibration-valid = صالح
calibration-weak = لا يُعتمد عليه
calibration-stale = قديم
calibration-none = لا شيء بعد
calibration-not-enough = لا أدلة كافية بعد
calibration-fitted =
    { $method }، ضُبط على { $n ->
        [zero] { $n } حكم
        [one] حكم واحد
        [two] حكمين
        [few] { $n } أحكام
        [many] { $n } حكمًا
       *[other] { $n } حكم
    }
room-method-platt = Platt
room-method-isotonic = تزايدي (isotonic)
room-method-constant = ثابت
calibration-figures =
    { $verdicts ->
        [zero] { $verdicts } حكم بالقرعة
        [one] حكم واحد بالقرعة
        [two] حكمان بالقرعة
        [few] { $verdicts } أحكام بالقرعة
        [many] { $verdicts } حكمًا بالقرعة
       *[other] { $verdicts } حكم بالقرعة
    } في هذه المدة، Brier { $brier }، خطأ المعايرة { $ece } عبر { $n ->
        [zero] { $n } فئة
        [one] فئة واحدة
        [two] فئتين
        [few] { $n } فئات
        [many] { $n } فئة
       *[other] { $n } فئة
    }
graduation = الإصدار { $n } في الظل
graduation-alone = ما غُيّر مما كان سيُنفّذ وحده، 5% على الأكثر
graduation-asked = ما غُيّر مما كان الناس سيُسألون عنه، 20% أو أكثر
graduation-would = كان سيُنفّذ وحده
graduation-share = { $share } من { $n } تقررت
graduation-routed = { $n } وُجّهت
advice-prompt = يُغيَّر أكثر من 12% مع أن نص التوجيه ثابت منذ أسبوعين: نص التوجيه خطأ.
advice-retrain = يُغيَّر أكثر من 15%: معظم العمل يقوم به الناس. أعد التدريب أو غيّر النموذج أو نص التوجيه.
load-arrivals =
    يأتي { $items } من العناصر في اليوم؛ { $n ->
        [zero] لم يقرر أحد شيئًا
        [one] قرر شخص واحد
        [two] قرر شخصان
        [few] قرر { $n } أشخاص
        [many] قرر { $n } شخصًا
       *[other] قرر { $n } شخص
    }.
load-needed =
    بمعدل { $cap } قرار للشخص في اليوم (UTC) يلزم { $n ->
        [zero] { $n } شخص
        [one] شخص واحد
        [two] شخصان
        [few] { $n } أشخاص
        [many] { $n } شخصًا
       *[other] { $n } شخص
    }.
load-gini = مدى التفاوت: جيني { $gini }، و0 تعني التساوي. لا أسماء هنا.
weeks-dot = أسبوع من { $day }: غُيّر { $changed } من { $reviewed }
weeks-axis = أسبوع من
weeks-described = انتقلت التغييرات من { $first } إلى { $last } أسبوعيًا.
weeks-changed = { $changed } من { $reviewed }
weeks-no-interval = لا شيء
wait-axis = المدة في القائمة
wait-described = بعد { $span } كان { $share } ما زال ينتظر.
short-minutes = { $n } د
short-hours = { $n } س
short-days =
    { $n ->
        [zero] { $n } يوم
        [one] يوم
        [two] يومان
        [few] { $n } أيام
        [many] { $n } يومًا
       *[other] { $n } يوم
    }
wait-ms = { $n } م.ث
wait-none-decided = لم يتقرر شيء بعد
wait-interval = { $at } ({ $low } إلى { $high })
wait-or-more = { $at } ({ $low } أو أكثر)
wait-too-few = { $at } (أقل من أن يُحسب مجال)
wait-not-reached = لم يُبلغ: الكثير ما زال مفتوحًا
wait-tight = خلال 90 ثانية
wait-compliance = خلال 4 ساعات
wait-moderation = خلال يوم
wait-within = خلال { $span }
wait-no-promise = بلا وعد
wait-second-tier = { $class }، المستوى الثاني

# What the rooms say about calibrators, thresholds and versions on trial
room-found = { $n } من { $n_of } ({ $n_share }، { $n_low } إلى { $n_high })
room-found-none = 0 من 0 (لا أحكام بعد)
room-share-ends = { $n_share } ({ $n_low } إلى { $n_high })
room-changed-above = فوق العتبة غيّر الناس { $said_found }
room-changed-band = وبين الحد الأدنى والعتبة { $said_found }
room-threshold-raise = ارفع العتبة من { $n_from } إلى { $n_to }: { $said_above }؛ والمطلوب 5% على الأكثر.
room-threshold-lower = اخفض العتبة من { $n_from } إلى { $n_to }: { $said_band }؛ والمطلوب 20% أو أكثر، ومن { $n_up } فما فوق ثبت أن ما يُغيَّر 5% على الأكثر.
room-threshold-recalibrate = لا عتبة تفيد: { $said_above }، { $said_band }. درجة الثقة لا ترتّب الأخطاء؛ عايرها ثانية أو اسأل نموذجًا ثانيًا.
room-threshold-keep = لا شيء للاقتراح: { $said_above }؛ { $said_band }.
room-threshold-more = { $said_zone }: لا أدلة كافية بعد، بقي { $n } من الأحكام.
room-threshold-edge = { $said_zone }: النسبة على الحد، فلا عدد من الأحكام يحسم.
room-zone-above = فوقها
room-zone-between = بينهما
room-graduation-ready = جاهز: مما كان سيُنفّذ وحده غيّر الناس { $said_found }؛ وثبت أنه 5% على الأكثر.
room-graduation-nothing = لا شيء كان سيُنفّذ وحده بعد، فلا شيء ثابت.
room-graduation-needed = ليس بعد: مما كان سيُنفّذ وحده غيّر الناس { $said_found }. لا أدلة كافية بعد: بقي { $n }.
room-graduation-short = ليس بعد: مما كان سيُنفّذ وحده غيّر الناس { $said_found }، ويلزم 200 قرار أو 7 أيام.
room-graduation-not = غير جاهز: مما كان سيُنفّذ وحده غيّر الناس { $said_found }؛ والمطلوب 5% على الأكثر.
room-calibrate-few = { $n } من { $n_of } حكمًا مدققًا
room-calibrate-more = بقي { $n }
room-calibrate-alike = الأحكام المدققة وعددها { $n } متماثلة، فلا يُميَّز المؤكد من غيره
room-calibrate-one-class = كل الأحكام متماثلة
room-calibrate-few-above = { $n } من { $n_of } حكمًا مدققًا عند { $n_share } فما فوق
room-calibrate-no-better = درجة الثقة لا تميّز الصحيح من الخطأ أفضل من نسبة ثابتة
room-calibrate-left = مما كان سيتصرف وحده ترك الناس { $said_share } كما هو
room-calibrate-certain = يجب أن يكون { $n_share } على الأقل مؤكدًا
room-calibrate-shown = من { $n } حكم مدقق عند { $n_share } فما فوق ترك الناس { $said_right } كما هي
room-calibrate-in-all = { $n } حكم في المجموع
room-standing-none = لا معايِر بعد لهذا المصدر والنموذج ونص التوجيه
room-standing-old = ضُبط قبل أكثر من { $n } يومًا
room-standing-build = النموذج نسخة غير التي ضُبط عليها
room-standing-little = ضُبط على القليل جدًا
room-standing-drift = انحرفت نسبة التغيير منذ ضبطه
room-standing-threshold = فُحص لعتبة { $n_was }%، والسياسة تقول { $n_is }%

# templates/reviews/policies.html
policies = إصدارات السياسة
policies-about = يحدد الإصدار ما يتصرف وحده وما يُسأل عنه شخص. ولا يتغير أي إصدار أبدًا: كل تغيير إصدار جديد يقترحه شخص، ويفعّله شخص آخر إن كان يتيح لشيء أن يتصرف وحده.
policies-version = الإصدار { $n }
policies-routes = يوجّه الآن
policies-in-shadow = يعمل في الظل
policies-changed-on-disk = غُيّر مستنده على القرص
policies-proposed = اقترحه { $by }
policies-activated = فعّله { $by }
policies-never = لم يُفعّل قط
policies-shadow-now = يُسجَّل توجيهه بجانب الفعلي ولا يتصرف شيء بمقتضاه.
policies-shadow-beside =
    { $n ->
        [zero] وُجّه بجانبه { $n } قرار
        [one] وُجّه بجانبه قرار واحد
        [two] وُجّه بجانبه قراران
        [few] وُجّهت بجانبه { $n } قرارات
        [many] وُجّه بجانبه { $n } قرارًا
       *[other] وُجّه بجانبه { $n } قرار
    }.
policies-shadow-was =
    عمل في الظل: { $n ->
        [zero] وُجّه بجانبه { $n } قرار
        [one] وُجّه بجانبه قرار واحد
        [two] وُجّه بجانبه قراران
        [few] وُجّهت بجانبه { $n } قرارات
        [many] وُجّه بجانبه { $n } قرارًا
       *[other] وُجّه بجانبه { $n } قرار
    }.
policies-all = كل ما يقوله
policies-differs = ما يختلف عن الإصدار الذي يوجّه الآن
policies-same = يقول ما يقوله الإصدار الذي يوجّه الآن.
policies-needs-other = أنت من اقترح هذا الإصدار وهو يتيح لشيء أن يتصرف وحده، لذلك يفعّله شخص آخر.
policies-activate = تفعيل الإصدار { $n }
policies-why-hint = يبقى مسجلًا. ومنذ ذلك الحين يوجّه كل قرار جديد؛ ويحتفظ المفتوح بإصداره.
policies-late =
    { $n ->
        [zero] { $n } عنصر متأخر
        [one] عنصر واحد متأخر
        [two] عنصران متأخران
        [few] { $n } عناصر متأخرة
        [many] { $n } عنصرًا متأخرًا
       *[other] { $n } عنصر متأخر
    } في القائمة: يُرفض أي إصدار يسأل الناس أقل حتى تُقرَّر.
policies-despite = تفعيله على أي حال؛ و40 حرفًا على الأقل أعلاه تبيّن السبب
policies-stop-shadow = إيقاف الظل
policies-run-shadow = تشغيله في الظل
policies-none = لم يُقترح إصدار بعد.
policies-older =
    { $n ->
        [zero] { $n } إصدار أقدم
        [one] إصدار أقدم واحد
        [two] إصداران أقدمان
        [few] { $n } إصدارات أقدم
        [many] { $n } إصدارًا أقدم
       *[other] { $n } إصدار أقدم
    } في <code>/api/v1/workflows/{ $slug }/policies</code>.
policies-beside = بجانب الإصدار { $n } الذي يوجّه الآن
propose = اقترح إصدارًا
propose-from = يبدأ من الإصدار { $n } الساري الآن، أو الأحدث إن لم يكن أي إصدار ساريًا. ما لا يسأل عنه النموذج يبقى كما هو هناك؛ وواجهة البرمجة تغيّره أيضًا.
propose-defaults = يبدأ من القيم الافتراضية: لم يُقترح أي إصدار بعد.
propose-not-kept = لم يُقترح: { $label } ({ $name }): { $problem }
propose-why = لماذا
propose-why-hint = يبقى مسجلًا. ويلزم لكل إصدار يغيّر مصفوفة القرار.
propose-button = اقترحه
room-policy-first = كل شيء ينتظر الناس.
room-policy-careful = كل شيء ينتظر الناس حتى يقول شخص آخر غير ذلك.
the-server = الخادم
room-policy-own = أنت من اقترح هذا الإصدار، لذلك يفعّله شخص آخر. تعمل وحدك؟ اضبط solo في إعدادات سير العمل؛ وستذكر ذلك كل صفحة
room-policy-despite = لا يخفض الشرط والقائمة متأخرة إلا مدير
room-policy-number = قيمة version هي { $what }: استعمل رقم إصدار
room-policy-short = عمل الإصدار { $n } في الظل مع { $n_decisions } من القرارات؛ ويلزم 200 أو 7 أيام قبل أن يجوز له التوجيه

# templates/reviews/reconciliation.html
reconciliation = المنفَّذ والموافَق عليه
reconciliation-open = المفتوح فقط
reconciliation-all = إظهار المطابق أيضًا
reconciliation-about = كل إذن يذكر بصمة ما يجوز تنفيذه بعينه. ويبلغ الطالبون بما نُفّذ؛ وحيث يختلفان يظهر هنا.
reconciliation-alarms = الإنذارات
reconciliation-decision = القرار { $n }
reconciliation-everything = كل ما أُذن به أو أُبلغ عنه
reconciliation-misfits = ما لا يطابق
reconciliation-finding = النتيجة
reconciliation-approved = ووفق عليه
reconciliation-executed = نُفّذ
reconciliation-approved-narrow = ووفق عليه
reconciliation-executed-narrow = نُفّذ
reconciliation-same = مطابق
reconciliation-newest = أحدث 200. والباقي في <code>/api/v1/workflows/{ $slug }/reconciliation</code>.
reconciliation-nothing = لم يُؤذن بشيء بعد ولم يُبلَّغ عن شيء.
reconciliation-fits = كل ما أُبلغ عنه هو ما ووفق عليه.
reconciliation-title = المنفَّذ مقابل الموافَق عليه
fit-alarm = ما نُفّذ ليس ما ووفق عليه
fit-unknown = بدأ ثم لم يُسمع عنه
fit-failed = فشل
fit-running = قيد التنفيذ
fit-never-executed = ووفق عليه ولم يُنفّذ قط
fit-waiting = ووفق عليه ولم يُنفّذ بعد
fit-executed = نُفّذ كما ووفق عليه
fit-replay = أعطى إعادة الحساب مسارًا آخر
fit-action = إجراء لم يطابق

# templates/audit.html
audit = سجل التدقيق
audit-verify = التحقق من السلسلة
audit-head =
    { $n ->
        [zero] { $n } قيد
        [one] قيد واحد
        [two] قيدان
        [few] { $n } قيود
        [many] { $n } قيدًا
       *[other] { $n } قيد
    }. بصمة الأخير: <code>{ $hash }</code>
audit-checkpoint =
    رأت آخر نقطة تحقق موقّعة { $n ->
        [zero] { $n } قيد
        [one] قيدًا واحدًا
        [two] قيدين
        [few] { $n } قيود
        [many] { $n } قيدًا
       *[other] { $n } قيد
    }
audit-checkpoint-key = مفتاحها العام:
audit-hint = كل قيد يحمل بصمة ما قبله. وقطع النهاية أو كتابة السجل من جديد يظهر بالمقارنة بنقاط تحقق محفوظة في مكان آخر: انسخ <code>checkpoints.jsonl</code> والمفتاح العام إلى جهاز آخر، أو دع الإعداد <code>checkpoint_dir</code> وwebhook يفعلان ذلك. في القيود معرّفات وأرقام والتزامات، لا نصوص أبدًا.
audit-who = من
audit-who-hint = الاسم أو server
audit-what = ماذا
audit-what-hint = verdict
audit-on-hint = decision 17
audit-on = على
audit-workflow = سير العمل
audit-project = المشروع
audit-all = الكل
audit-from = من
audit-to = إلى
audit-text = النص
audit-anywhere = في أي مكان
audit-look = بحث
audit-everything = الكل
audit-export-csv = تصدير CSV
audit-export-json = تصدير أسطر JSON
audit-export-hint = في التصدير كل القيود المطابقة لا هذه الصفحة وحدها، وهو نفسه قيد.
audit-entries = القيود
audit-entry = القيد
audit-entry-narrow = القيد
audit-detail = التفاصيل
audit-older = الأقدم
audit-nothing = لا قيد يطابق.
audit-person = الشخص { $id }
audit-project-id = المشروع { $id }
audit-whole =
    السلسلة سليمة: { $n ->
        [zero] { $n } قيد
        [one] قيد واحد
        [two] قيدان
        [few] { $n } قيود
        [many] { $n } قيدًا
       *[other] { $n } قيد
    }، وكل بصمة وكل التزام مطابق.
audit-proven =
    تطابق { $n ->
        [zero] { $n } نقطة تحقق موقّعة
        [one] نقطة تحقق واحدة موقّعة
        [two] نقطتي تحقق موقّعتين
        [few] { $n } نقاط تحقق موقّعة
        [many] { $n } نقطة تحقق موقّعة
       *[other] { $n } نقطة تحقق موقّعة
    }؛ وأحدثها في { $at } رأت { $size ->
        [zero] { $size } قيد
        [one] قيدًا واحدًا
        [two] قيدين
        [few] { $size } قيود
        [many] { $size } قيدًا
       *[other] { $size } قيد
    }.
audit-unproven = لا نقطة تحقق موقّعة بعد للمقارنة بها.
audit-broken = السلسلة مكسورة عند القيد { $entry }: { $why }
room-audit-day = قيمة { $field } هي `{ $what }`؛ استعمل يومًا مثل 2026-11-22 أو لحظة مثل 2026-11-22T09:30:00Z
room-audit-nobody = لا أحد اسمه `{ $name }`؛ و`server` هو الخادم نفسه
room-audit-before = قيمة before هي `{ $what }`؛ استعمل رقم قيد
room-audit-missing = هو غائب: التالي هو القيد { $id }
room-audit-unreadable = لا يمكن قراءته
room-audit-order = لا يتبع القيد الذي قبله
room-audit-hash = محتواه لا يطابق بصمته
room-audit-imported = الأحداث { $first } إلى { $last } ليست التي استُوردت
room-audit-event-missing = الحدث { $id } غائب
room-audit-event-other = في الحدث { $id } وسم غير المسجَّل
room-audit-event-salt = فقد الحدث { $id } ملحه دون وسمه
room-audit-decision-missing = القرار { $id } غائب
room-audit-decision-other = في القرار { $id } طلب غير المسجَّل
room-audit-decision-salt = فقد القرار { $id } ملحه دون طلبه
room-audit-decision-route = وُجّه القرار { $id } بخلاف المسجَّل
room-audit-verdict-missing = الحكم { $id } غائب
room-audit-verdict-other = يقول الحكم { $id } غير المسجَّل
room-audit-gold-missing = عنصر التدريب { $id } غائب
room-audit-gold-other = عنصر التدريب { $id } غير المسجَّل
room-audit-anew = كُتبت السلسلة من جديد: رأت نقطة التحقق في { $at } قيدًا آخر { $size }، فالتغيير يبدأ بين القيد { $from } والقيد { $to }
room-audit-cut = هو غائب: تنتهي السلسلة عند القيد { $last }، ورأت نقطة التحقق في { $at } قيودًا عددها { $size }
room-audit-no-key = لا مفتاح لنقاط التحقق في مجلد البيانات؛ اذكر المفتاح العام بـ--key
room-audit-signature = { $place }: توقيعه لا يطابق؛ لقد غُيّر
room-audit-foreign = { $place }: وُقّع بالمفتاح { $other }، وهو غير الموثوق { $trusted }

# templates/reviews/oversight.html
oversight = الإشراف
oversight-download = تنزيل المستند
oversight-about = ما يعد به سير العمل هذا عن دور الناس فيه، جُرّب الآن. احفظ المستند بجانب الشيفرة؛ ويفشل <code>qualm oversight check FILE</code> إذا اختلف مع النظام العامل.
oversight-broken =
    { $n ->
        [zero] { $n } من { $of } وعود لا يصح.
        [one] وعد واحد من { $of } لا يصح.
        [two] وعدان من { $of } لا يصحان.
        [few] { $n } من { $of } وعود لا تصح.
        [many] { $n } من { $of } وعدًا لا تصح.
       *[other] { $n } من { $of } وعد لا تصح.
    }
oversight-promises = الوعود
oversight-promise = الوعد
oversight-now = الآن
oversight-found = ما وُجد
oversight-kept = محفوظ
oversight-not-kept = منقوض
oversight-untried = لا شيء للفحص بعد
oversight-laws = قوانين للمقارنة
oversight-write = اكتبها في المستند
oversight-laws-hint = كلمات بسيطة وتواريخ، لا استشارة قانونية.
oversight-document = المستند
oversight-english = هو بالإنجليزية مهما كانت لغة الصفحات.

# templates/reviews/oversight_index.html
oversight-index = لكل سير عمل مستند يبيّن من يقرر ماذا، مكتوب من الإعدادات العاملة، فيه وعود تُجرَّب عند فتحه.
oversight-index-role = { $mode } · إصدار السياسة { $n }
oversight-none = لا مستند
oversight-none-text = يجد مسؤولو سير العمل ومهندسوه مستند إشرافه هنا. وأنت لا تدير أيًا منها.

# What the oversight document promises
room-law-ai-act = قانون الذكاء الاصطناعي الأوروبي، اللائحة (EU) 2024/1689: الأنظمة عالية الخطورة
room-law-gdpr = المادة 22 من GDPR: القرارات المبنية على المعالجة الآلية وحدها
room-law-hipaa = قاعدة الأمان في HIPAA، 45 CFR 164.312
room-law-fda = FDA: دعم القرار السريري، إرشادات يناير 2026
room-law-california = كاليفورنيا: تقنية اتخاذ القرار الآلي، 11 CCR 7200 وما بعدها
room-promise-matrix = يتيح إصدار السياسة المفعّل لشخص ما تشترطه مصفوفة القرار على الأقل.
room-promise-matrix-passes = يجتاز الإصدار فحص تفعيله
room-promise-permission = لا يُنفّذ شيء بلا إذن يُستعمل مرة واحدة ويرتبط ببصمة ما وافق عليه شخص أو السياسة بعينه.
room-promise-permission-person = لا يُنفّذ شيء قبل أن يوافق شخص عليه بعينه؛ ويُستعمل الإذن مرة واحدة.
room-promise-permission-found = إجراء مُبلَّغ عنه لم يطابق
room-promise-permission-person-found = إجراء مُبلَّغ عنه بلا موافقة شخص أو لم يطابقها
room-promise-solo = يقرر هنا شخص واحد وحده في الوضع الفردي الصريح. ولا تقرر البرامج أبدًا.
room-promise-people = يجوز لشخصين على الأقل أن يقررا، أحدهما في المستوى الثاني. ولا تقرر البرامج أبدًا.
room-promise-people-found = يجوز لعدد { $n } أن يقرروا، منهم { $n_second } في المستوى الثاني
room-promise-second = ما يصعّده المستوى الأول يقرره شخص آخر.
room-promise-second-found = حكم في المستوى الثاني من شخص المستوى الأول
room-promise-own = لا يقرر أحد ما طلبه.
room-promise-own-found = حكم ممن أرسل القرار
room-promise-reasons = لكل حكم غير الموافقة سبب من قائمة سير العمل.
room-promise-reasons-found = حكم بلا سبب
room-promise-expiry = لا يوافق الوقت أبدًا: ما لم يقرره أحد لا يُنفّذ.
room-promise-expiry-found = عنصر انتهت مدته ووفق عليه بلا حكم
room-promise-stop = يستطيع العاملون هنا إيقافه فورًا؛ فلا يتصرف شيء جديد وتُسحب الأذونات غير المستعملة.
room-promise-stop-found = يستطيع ذلك { $n }
room-promise-contest = القرار المعترَض عليه ينظر فيه شخص لم يقرره، دون رؤية الحكم الأول.
room-promise-contest-found = قرار معترَض عليه عاد إلى الشخص نفسه
room-promise-limits = السياسة بالكلمات وما لا يستطيعه النموذج بجانب كل عنصر.
room-promise-limits-written = كلاهما مكتوب
room-promise-limits-empty = أحدهما فارغ في الإصدار المفعّل
room-promise-practice = في القائمة عناصر تدريب معلن عنها. لا يُمنح إذن لأي منها ولا يُتعلَّم منها ولا تدخل في أي نسبة.
room-promise-practice-found = عنصر تدريب كان له إذن أو إجراء مُبلَّغ عنه أو تصحيح
room-promise-policy = لا تتغير إصدارات السياسة أبدًا؛ وللمفعّل البصمة التي فُعّل بها.
room-promise-policy-found = الإصدار { $n }، البصمة { $digest }…
room-promise-routes = مسار كل قرار ناتج عن إصدار سياسته ووقائعه وقرعاته، ويمكن إعادة حسابه.
room-promise-routes-found = من أحدث القرارات جاء بخلاف ذلك
room-promise-chain = كل فعل قيد في سجل يحمل كل قيد فيه بصمة ما قبله.
room-promise-chain-found = { $n } قيد، سليم
room-promise-chain-broken = مكسورة عند القيد { $id }: { $said_why }
room-promise-kept = تُحفظ قيود السجل بلا نهاية.
room-promise-kept-laws = تُحفظ قيود السجل بلا نهاية؛ والقوانين أدناه تطلب { $n } يومًا على الأقل.
room-promise-kept-found = يبدأ السجل بالقيد { $id }
room-promise-tried = { $n } من { $n_of } { $said_what }

# templates/people.html
people = الأشخاص
people-accounts = الحسابات
people-name = الاسم
people-roles = الأدوار
people-made = أُنشئ
people-account = الحساب
people-you = أنت
people-admin = مشرف
people-made-up = خيالي
people-closed = مغلق
people-open = فتح من جديد
people-link = رابط دخول جديد
people-not-admin = إلغاء الإشراف
people-make-admin = جعله مشرفًا
people-sign-out = إنهاء كل الجلسات
people-close = إغلاق الحساب
people-add = إضافة شخص
people-is-admin = مشرف: كل شيء في كل المشاريع
people-make = إنشاء حساب ورابط دخول
people-hint = تُمنح الأدوار في مشروع من صفحة أشخاصه.

# templates/project/people.html
members = الأشخاص في هذا المشروع
members-table = الأعضاء
members-name = الاسم
members-role = الدور
members-you = أنت
members-made-up = خيالي
members-role-of = دور { $name }
members-no-role = بلا دور: يغادر المشروع
members-set = تعيين
members-nobody = لا أحد بعد. يرى المشرفون كل مشروع دون أن يكونوا فيه.
members-add = إضافة شخص
members-add-hint = الجديد يحصل على حساب ورابط دخول، والمعروف يحصل على الدور.
members-add-button = إضافة
members-roles = ما تتيحه الأدوار
members-accounts = الحسابات والروابط والمشرفون تحت <a href="/people">الأشخاص</a>.

# templates/project/export.html
export = التصدير
export-nothing = لا شيء للتصدير بعد. أولًا <a href="/projects/{ $slug }/import">استورد عناصر</a>.
export-download = تنزيل
export-format = الصيغة
export-all = مع العناصر التي بلا إجابة
export-machine = دون وسوم الآلة
export-machine-hint = (ما قُبل فيه النموذج؛ وإلا فهي مضمّنة ومُعلَّمة)
export-excluded = مع العناصر المستبعدة
export-raw = CSV للآلات: إبقاء الخلايا كما هي
export-raw-hint = (وإلا تُضاف فاصلة عليا إلى الخلية التي قد ينفذها برنامج الجداول)
export-manifest = عرض البيان
export-hint = مع كل عنصر: وسمه، وكل إجابة مع صاحبها ووقتها وجولتها ونموذجها، والاقتراح حينها، وكيف اختير وبأي احتمال. ويضم البيان الأعداد وبصمة SHA-256 للملف.
export-there = الموجود
export-per-class = الوسوم لكل فئة
export-demo = إجابات ada وbela وcleo في العرض التجريبي خيالية.
people-title = الأشخاص · { $project }
people-role-in = { $role } في { $project }
export-title = التصدير · { $project }
room-role-may-label = يجيب عما تقدمه القائمة
room-role-may-review = يوسم ويجري المراجعات الأولى
room-role-may-lead = يوسم ويرى العناصر والجولات وإجابات الناس
room-role-may-run = يدير المشروع: الاستيراد والجولات والتصدير والإعدادات والأشخاص
export-fact-labeled = عناصر موسومة
export-fact-holdout = منها في عيّنة الاختبار
export-fact-answers = إجابات الناس والاستيرادات
export-fact-machine = وسوم الآلة
export-fact-disputed = مختلف فيها
export-fact-all = كل العناصر
items-n =
    { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    }
room-format-csv = CSV: إجابة في كل صف، آمن للفتح في برنامج الجداول
room-format-jsonl = أسطر JSON: عنصر في كل سطر، بدقة
room-format-spacy = المقاطع كأسطر JSON لـ spaCy وProdigy: النص والمقاطع والإجابة

# templates/project/items.html
items = العناصر
items-go-to = الذهاب إلى المعرّف
items-open = فتح
items-undo = تراجع
items-own-list = أنت توسم قائمة: بقي فيها { $left }.
items-go-on = متابعة التوسيم
items-put-away = تنحية القائمة
items-views = طرق العرض
items-shared = مشترك
items-search = البحث في النص
items-search-hint = كلمات، أو «كلمات متتالية» بين علامتي اقتباس
items-status = الحالة
items-order = الترتيب
items-show = عرض
items-more = شروط أخرى
items-label = الوسم
items-suggests = اقتراح النموذج
items-answered-by = أجاب عنه
items-assigned-to = مُسند إلى
items-holdout = عيّنة الاختبار
items-asked-round = سُئل عنه في الجولة
items-hint-any = أي
items-confidence-from = الثقة من
items-confidence-to = الثقة إلى
items-margin-from = الهامش من
items-margin-to = الهامش إلى
items-hint-from = 0 أو 0%
items-hint-to = 1 أو 100%
items-random-key = مفتاح الترتيب العشوائي
items-hint-number = رقم
items-differ = الإجابات مختلفة
items-flagged-box = مُعلَّم
items-has-note = له ملاحظة
items-label-these = وسم هذه
items-tick = تحديد
items-item = العنصر
items-head-label = الوسم
items-suggestion = الاقتراح
items-head-status = الحالة
items-round = الجولة
items-tick-one = تحديد { $id }
items-tick-all = حدّد كل صفوف هذه الصفحة
items-what-to-do = ماذا تفعل بها
items-untick = ألغِ التحديد
js-table-ticked =
    { $n ->
        [zero] لا عناصر محدَّدة
        [one] عنصر واحد محدَّد
        [two] عنصران محدَّدان
        [few] { $n } عناصر محدَّدة
        [many] { $n } عنصرًا محدَّدًا
       *[other] { $n } عنصر محدَّد
    }
items-none = بلا
items-flagged = مُعلَّم
items-note = ملاحظة
items-round-narrow = الجولة
items-pages = الصفحات
items-before = الصفحة السابقة
items-after = الصفحة التالية
items-many = إجراء على كثير منها
items-which = أي العناصر
items-ticked = الصفوف المحددة
items-all = كل المطابق ({ $items })
items-relabel = إرسال لإعادة التوسيم
items-exclude = استبعاد
items-take-back = إرجاع
items-assign-to = إسناد إلى
items-assign = إسناد
items-unassign = إلغاء الإسناد
items-many-hint = تظهر أولًا صفحة توضح المعنى. الاستبعاد والإسناد يمكن التراجع عنهما.
items-show-all = عرض كل العناصر
items-import = استيراد عناصر
items-keep-view = حفظ طريقة العرض هذه
items-view-name = الاسم
items-for-everybody = لكل من يرى هذا الجدول
items-keep = حفظ
items-delete-view = حذف طريقة العرض { $title }

# The table of items, as it is made in Rust
items-title = العناصر · { $project }
room-items-count = { $n } عنصر
room-items-one = عنصر واحد
room-view-all = الكل
room-view-unlabeled = غير موسوم
room-view-disagreement = الاختلاف
room-view-low = ثقة منخفضة
room-view-flagged = مُعلَّم
room-view-escalated = مُحال
room-view-practice = عناصر التدريب
room-pick-any = أي
room-pick-either = أي منهما
room-pick-anybody = أي شخص أو لا أحد
room-pick-no = لا
room-pick-yes = نعم
room-items-no-model = لم يقيّم أي نموذج العناصر بعد، فلا اقتراح ولا ثقة ولا هامش. الجولة الأولى تغيّر ذلك.
room-items-search-prepared = يُعدّ البحث في النص: { $share }. العناصر الأخيرة لا تظهر بعد.
room-items-empty = لا عناصر بعد
room-items-empty-text = لا عناصر في هذا المشروع. يستوردها من يديره فتظهر هنا.
room-items-nothing = لا شيء يطابق
room-items-behind = الصفحة تقع بعد آخر عنصر.
room-items-one-condition = شرط واحد لا يُبقي شيئًا.
room-items-conditions = { $n } شروط معًا لا تُبقي شيئًا. خفّف أحدها:
room-items-without = بدون { $condition }
room-items-excluded = استُبعد: { $items }.
room-items-took-back = أُرجع: { $items }. يمكن السؤال عنها من جديد.
room-items-assigned = أُسند إلى { $who }: { $items }.
room-items-unassigned = أُلغي إسناد { $items }: يمكن سؤال أي شخص.
room-items-sent = أُرسل إلى شخص آخر: { $items }.
room-items-state-excluded = مستبعد
room-items-state-labeled = موسوم
room-items-state-disputed = مختلف فيه
room-items-state-missing = إجابات ناقصة
room-items-state-unlabeled = غير موسوم
room-items-chip-relabel = ينتظر إعادة التوسيم
room-items-chip-assigned = مُسند إلى { $name }
room-items-decided = قرره مسؤول

# templates/project/items_confirm.html
items-confirm-back = رجوع دون تغيير

# Orders of the table and what an act on many means
room-status-in-hands = قيد العمل
room-sort-imported = كما استُورد
room-sort-newest = الأحدث استيرادًا أولًا
room-sort-id = حسب المعرّف
room-sort-least = الأقل ثقة أولًا
room-sort-most = الأعلى ثقة أولًا
room-sort-margin = أصغر هامش أولًا
room-sort-entropy = أكبر إنتروبيا أولًا
room-sort-disagreement = أكبر اختلاف أولًا
room-sort-answered = أحدث إجابة أولًا
room-sort-random = ترتيب عشوائي
room-chip-holdout = عيّنة الاختبار
room-act-exclude = استبعاد
room-act-exclude-title = استبعاد { $items }؟
room-act-exclude-1 = لا يُسأل عنها أحد بعد الآن، ويتركها التصدير إلا إذا طُلبت.
room-act-exclude-2 = تبقى وسومها وتظل تعلّم النموذج. ومن بيده أحدها الآن يمكنه أن يجيب.
room-act-take-back = إرجاع
room-act-take-back-title = إرجاع { $items }؟
room-act-take-back-1 = المستبعدة يمكن السؤال عنها وتصديرها من جديد.
room-act-assign = إسناد
room-act-assign-title = إسناد { $items } إلى { $who }؟
room-act-assign-1 = لا يُسأل عنها غير هذا الشخص حتى تمر عليه؛ وتأتي قبل كل شيء.
room-act-assign-2 = تُترك العناصر التي اكتملت إجاباتها.
room-act-unassign = إلغاء الإسناد
room-act-unassign-title = إلغاء إسناد { $items }؟
room-act-unassign-1 = يمكن سؤال أي شخص عنها.
room-act-relabel = إرسال لإعادة التوسيم
room-act-relabel-title = إرسال { $items } إلى شخص آخر؟
room-act-relabel-1 = يجيب شخص آخر دون رؤية الإجابات الأولى. ويبقى الوسم حتى ذلك الحين؛ وإن اختلف الاثنان يُسأل ثالث.
room-act-relabel-2 = تُترك العناصر التي بلا إجابة.

# templates/project/curate.html
curate = إجابات مختلفة
curate-only = إجابات مختلفة: { $only }
curate-start = البدء بالأقل يقينًا
curate-agreement = مدى اتفاق الناس
curate-all = كل المختلفة
curate-item = العنصر
curate-answers = الإجابات
curate-state = الحالة
curate-more = يليها { $n } أخرى.

# templates/project/curate_item.html
settle-your-last = قرارك الأخير: <a href="{ $base }/items/{ $url }">{ $item }</a> هو <b>{ $label }</b>، { $ago }.
settle-take-back = سحبه
settle-curate = تنقيح
settle-item-text = نص العنصر
settle-answered = ما أجاب به الناس
settle-flagged = مُعلَّمة
settle-nobody-yet = لا أحد بعد
settle-not-answered = بلا إجابة
settle-decision = القرار
settle-consensus-take = قبول الإجماع: { $label }
settle-right-classes = الفئات الصحيحة
settle-decide-these = القرار لهذه
settle-classes = الفئات
settle-why = لماذا
settle-why-needed = مطلوب عند مخالفة معظم الإجابات
settle-note = ملاحظة
settle-nothing = لم يجب أحد بعد: لا شيء لتقريره. وسّمه بدل ذلك.
settle-being-asked = يُسأل شخص آخر
settle-ask = سؤال شخص آخر
settle-exclude = استبعاد العنصر
settle-next = تركه والتالي
settle-list = القائمة
settle-keys = المفاتيح
settle-consensus = الإجماع
settle-majority = الأغلبية: <b>{ $text }</b>
settle-ds-hint = احتمال كل فئة، بناءً على عدد مرات صواب كل شخص في كل فئة. وخلفه الإجابات.
settle-ds-two = تحتاج طريقة Dawid-Skene إلى إجابتين للعنصر.
settle-decisions = القرارات
settle-model-says = ما يقوله النموذج
settle-digits = اختيار الفئة المجاورة للمفتاح؛ وحيث يُطلب سبب فالسبب
settle-hint = يُحفظ القرار مع سببه ويمكن سحبه.

# templates/components/ui.html
ui-decided = قرر { $by }: <b>{ $label }</b>
ui-taken-back = سُحب

# Curation, as it is made in Rust
curate-title = إجابات مختلفة · { $project }
curate-beside = { $a } بجانب { $b }
curate-decided = تقرر
curate-waits = ينتظر إجابة أخرى
curate-to-decide = بانتظار القرار
curate-none = لم يبقَ عنصر تختلف إجاباته ولم يقرر فيه أحد.
curate-left =
    { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    } بانتظار القرار، والأقل يقينًا أولًا: حسب إنتروبيا التوزيع البعدي لطريقة Dawid وSkene ثم عدد الإجابات.
settle-model = يقول النموذج { $said }.
settle-state-decided = ✓ تقرر: { $label }
settle-state-none = … لم يجب أحد بعد
settle-state-differ = ≠ الإجابات مختلفة
settle-state-some = … { $n } من { $overlap } إجابات
settle-state-one = = إجابة واحدة
settle-state-agree = = الإجابات متفقة
settle-missing =
    { $n ->
        [zero] { $n } إجابة
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $n } إجابات
        [many] { $n } إجابة
       *[other] { $n } إجابة
    } من { $overlap } لم تُعطَ بعد
settle-no-model = لا شيء بعد: لا نموذج، أو ليس لهذا العنصر خصائص بعد.
settle-hidden = يظهر بعد القرار، كما هو الحال للواسمين في هذا المشروع.
settle-majority-of = { $label }، { $k } من { $n } إجابات
settle-majority-none = لم يجب أحد
settle-majority-one = إجابة واحدة فقط: { $label }
settle-majority-tie = تعادل بين { $n } إجابات
settle-bar = { $share } · { $k } من { $n }
settle-pane-accepted = مقبولة
settle-pane-overruled = مرجوحة
settle-pane-agrees =
    تتفق مع { $n ->
        [zero] { $n } أخرى
        [one] واحدة أخرى
        [two] اثنتين أخريين
        [few] { $n } أخريات
        [many] { $n } أخرى
       *[other] { $n } أخرى
    }
settle-pane-differs = تختلف عن الجميع
settle-pane-only = الإجابة الوحيدة
room-settle-choose = اختر فئة أولًا
js-curate-why = معظم الإجابات تقول { $majority }. لماذا { $label }؟ رقم يختار السبب وEsc للرجوع.
js-curate-note = اذكر في الملاحظة ما هو؛ Ctrl+Enter للإرسال.
curate-undecided = غير محسوم
room-reason-guide = هكذا يقول الدليل
room-reason-slip = سهو: النص يقول غير ذلك بوضوح
room-reason-rule = الدليل يتركه مفتوحًا؛ ومن الآن هو هكذا
room-reason-expert = سُئل من يعرف
room-reason-suspect = أشار إليه البحث عن الوسوم المشكوك فيها
room-reason-other = شيء آخر، في الملاحظة

# templates/project/suspects.html
suspects-being-asked = قيد السؤال
suspects-ask = سؤال شخص آخر
suspects-right-classes = الفئات الصحيحة لـ { $item }
suspects-right-class = الفئة الصحيحة لـ { $item }
suspects = وسوم مشكوك فيها
suspects-search = البحث من جديد
suspects-no-search = لا بحث هنا عن الوسوم المشكوك فيها: { $why }.
suspects-about = يُقارن كل وسم بما يقوله نموذج لم يره. القائمة داعٍ للنظر لا حكم: في المهام الصعبة وسم واحد من كل اثنين أو ثلاثة في أعلاها خاطئ. لا شيء يتغير من تلقاء نفسه.
suspects-searched = آخر بحث { $ago }.
suspects-not-yet = لم يُبحث بعد. ابتداءً من 100 وسم يتبع كل جولة بحث.
suspects-which = أي فئة تُحسب أخرى
suspects-pairs = أزواج الفئات
suspects-labeled = الوسم الحالي
suspects-probably = الأرجح
suspects-labels = الوسوم
suspects-classes-wrong = الفئات التي يُرجّح خطؤها
suspects-classes = الفئات
suspects-class = الفئة
suspects-lack = وسوم تنقصها
suspects-too-much = وسوم لا ينبغي أن تحملها
suspects-first = الأكثر شكًا أولًا
suspects-send-first = أرسل أول
suspects-to-others = إلى أشخاص آخرين
suspects-hint = يجيب شخص آخر دون رؤية الإجابة الأولى. ويبقى الوسم كما هو حتى ذلك الحين؛ وإن اختلفا يُسأل ثالث، ويمكنك أن تقرر في أي وقت.
suspects-item = العنصر
suspects-label = الوسم
suspects-suggested = المقترح
suspects-confidence = الثقة في الوسم
suspects-to-do = ما العمل
suspects-likely = خاطئ غالبًا
suspects-keep = إبقاء
suspects-fix = تصحيح
suspects-curate = تنقيح
suspects-none = لم يبقَ وسم مشكوك فيه للنظر.
suspects-differ = إجابات مختلفة
suspects-differ-hint = نالت هذه كل الإجابات المطلوبة ولا وسم لها، لأن الإجابات متعادلة بين الفئات. لا تُدرّب شيئًا حتى تقرر، أو تحسمها إجابة أخرى، أو طريقة Dawid-Skene في الجولة التالية إن نصت الإعدادات على ذلك.
suspects-answers = الإجابات
suspects-take = أخذ { $label }
suspects-decide = قرار
suspects-title = وسوم مشكوك فيها · { $project }
suspects-not-judged =
    { $n ->
        [zero] { $n } وسم
        [one] وسم واحد
        [two] وسمان
        [few] { $n } وسوم
        [many] { $n } وسمًا
       *[other] { $n } وسم
    } من فئة بلا وسم آخر لم يمكن الحكم عليها.
suspects-next =
    من الإجابات التالية ({ $n ->
        [zero] { $n }
        [one] { $n }
        [two] { $n }
        [few] { $n }
        [many] { $n }
       *[other] { $n }
    })، { $again } أنفع رأيًا ثانيًا في عنصر موسوم، و{ $new } إجابةً عن عنصر جديد.
room-suspects-otherwise = كان النموذج ليجيب بغير ذلك في نحو { $wrong } من { $judged } وسم، وهذا أكثر من أن يكون سهو الناس: معظمها أخطاؤه. وأوائل القائمة تستحق نظرة.
room-suspects-about = نحو { $wrong } من { $judged } وسم خاطئة غالبًا.

# Images of items
label-guide-versions = كل النسخ
label-images-from = يحمّل المتصفح الصور من { $hosts }
picture-broken = لا يمكن تحميل هذه الصورة:
picture-flag = يمكن الإجابة بما هو متوفر غيرها، أو وضع علامة على العنصر (<kbd>{ $flag }</kbd>).
picture-closer = تقريب
picture-farther = إبعاد
picture-whole = كاملة
picture-open = فتح في علامة تبويب جديدة
picture-alt = صورة العنصر { $item }
picture-of = { $n } من { $count }
picture-alt-which = الصورة { $which } للعنصر { $item }
picture-only-first = تُعرض أول { $n } صور من كل حقل فقط.
room-key-zoom-in = تقريب الصورة؛ أو Ctrl مع العجلة، أو بإصبعين
room-key-zoom-out = إبعاد الصورة
room-key-zoom-whole = الصورة كاملة من جديد
room-image-no-hosts = لا يحدد هذا المشروع مضيفين لتحميل الصور، لذلك يظهر العنوان نصًا. يمكن لمن يدير المشروع تحديدهم في الإعدادات، image_hosts.
room-image-long = طول العنوان { $n } بايت، والحد الأقصى { $most }.
room-image-odd = يحتوي العنوان على شرطة مائلة عكسية أو مسافة أو سطر جديد.
room-image-not-whole = هذا ليس عنوانًا كاملًا: العنوان الكامل يبدأ بـ https://.
room-image-scheme = تُحمّل الصور عبر https فقط، وهذا العنوان يبدأ بـ { $scheme }:.
room-image-user = يحتوي العنوان على اسم قبل علامة @ يخفي أن مضيفه هو { $host }. لا تُحمّل العناوين التي فيها اسم أو كلمة مرور.
room-image-other-host = المضيف { $host } ليس من المضيفين الذين يحمّل منهم هذا المشروع الصور. يمكن لمن يدير المشروع إضافته في الإعدادات، image_hosts.

# Practice items, languages of items, several people
items-gold = عناصر التدريب
items-escalated = ينتظر المسؤول
items-nobody-yet = لا أحد بعد
items-and-others = وإلى آخرين
items-others-too = من يُحدَّد يحصل عليها أيضًا
items-how = كيف
items-share-out = توزيعها
items-each-all = كل واحد يحصل على الكل
items-own-label = الوسم الحالي لكل عنصر
items-why = لماذا
items-mark-gold = وضعها للتدريب
items-unmark-gold = إزالة العلامة
export-gold = بدون عناصر التدريب
export-gold-hint = (وسمها من المسؤول؛ وإلا فهي ضمنه ومُعلَّمة)
members-languages-of = لغات { $name }
members-any-language = أي لغة
members-set-languages = تعيين اللغات
account-reads = لغات الوسم لديك
account-reads-label = رموز تفصل بينها فواصل
account-reads-hint = حيث يذكر المشروع لغة عناصره، تُسأل عن هذه اللغات وعن العناصر بلا لغة. فارغ: عن الكل.
account-reads-save = حفظ اللغات
empty-languages = لا شيء بلغاتك
empty-languages-text = ما بقي بلغات أخرى ({ $others }). أنت تسِم بـ { $own }؛ وحسابك يذكر هذه اللغات.
practice-agrees = عنصر تدريب: وسم المسؤول هو { $known }، كما قلت.
practice-differs = عنصر تدريب: وسم المسؤول هو { $known }؛ وقلت { $said }.
practice-why = السبب: { $because }
mine-practice = في عناصر التدريب قلت مثل المسؤول في { $agreed } من { $answered }: { $share } (مجال 95 % من { $low } إلى { $high }){ $far }.
mine-practice-before = في عناصر التدريب حتى أمس قلت مثل المسؤول في { $agreed } من { $answered }: { $share } (مجال 95 % من { $low } إلى { $high }){ $far }.

# templates/project/item.html
record-title = العنصر { $id } · { $project }
record-heading = العنصر { $id }
record-all = القائمة كاملة
record-previous = السابق
record-next = التالي في هذه القائمة
record-last = هذا آخر ما في القائمة.
record-label-from = التوسيم ابتداءً من هنا
record-from = من { $source }،
record-label = الوسم: <b>{ $label }</b>
record-edit = تعديل
record-answer = الإجابة
record-by = من
record-when = متى
record-chosen = اختير بواسطة
record-suggested = الاقتراح حينها
record-before-edit = أُعطيت قبل التعديل
record-curate = تنقيحه
record-nobody = لم يجب أحد بعد.
record-earlier = <b>النسخة { $n }</b>، حتى { $until }، عدّلها { $by }
record-everything = كل ما في السجل
record-says = <b>{ $label }</b>: { $sure }، { $share }.
record-model-calibrated = نموذج الجولة { $n }؛ معايَر على عيّنة الاختبار.
record-model-raw = نموذج الجولة { $n }؛ لم يُعايَر بعد.
record-strange = الغرابة { $share }: هو أبعد عن أقرب عنصر موسوم من تباعد هذه النسبة من العناصر الموسومة بعضها عن بعض.
record-why-not = لماذا ليس { $label }
record-feature = الخاصية
record-strength = القوة
record-points = النقاط
record-points-hint = النقاط فروق بين قيم اللوجيت قبل المعايرة.

# The page of an item, as it is made in Rust
record-in-pool = في المجموعة
record-in-holdout = في عيّنة الاختبار: يقيس النموذج ولا يُدرَّب عليه أبدًا
record-excluded = مستبعد: لا يُسأل عنه أحد ويتركه التصدير
record-assigned = مُسند إلى { $names }
record-edited =
    عُدّل { $n ->
        [zero] { $n } مرة
        [one] مرة واحدة
        [two] مرتين
        [few] { $n } مرات
        [many] { $n } مرة
       *[other] { $n } مرة
    }
record-changed =
    غُيّرت { $n ->
        [zero] { $n } مرة
        [one] مرة واحدة
        [two] مرتين
        [few] { $n } مرات
        [many] { $n } مرة
       *[other] { $n } مرة
    }
record-label-gold = { $label }، أعطاه مسؤول للتدريب
record-label-answers =
    { $label }، من { $n ->
        [zero] { $n } إجابة
        [one] إجابة واحدة
        [two] إجابتين
        [few] { $n } إجابات
        [many] { $n } إجابة
       *[other] { $n } إجابة
    }
record-label-none-of-these =
    لا شيء منها، من { $n ->
        [zero] { $n } إجابة
        [one] إجابة واحدة
        [two] إجابتين
        [few] { $n } إجابات
        [many] { $n } إجابة
       *[other] { $n } إجابة
    }
record-label-machine = { $label }، من النموذج وحده ({ $share })، القبول { $id }
record-label-none = لا وسم بعد
record-label-missing = لا وسم بعد: { $k } من { $overlap } إجابات
record-label-tie =
    لا وسم: { $n ->
        [zero] { $n } إجابة
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $n } إجابات
        [many] { $n } إجابة
       *[other] { $n } إجابة
    } غير متفقة
record-guide-version = الدليل، الإصدار { $n }
record-by-probability = { $source }، الاحتمال { $p }
record-by-round = { $source }، الجولة { $round }
record-by-both = { $source }، الاحتمال { $p }، الجولة { $round }
record-came-with-file = جاءت مع الملف
record-for = لصالح { $label }
record-kind-words = كلمات
record-kind-letters = حروف
record-kind-number = رقم
record-kind-category = تصنيف
record-kind-rule = قاعدة
record-kind-in = { $kind } في { $key }
record-missing = مفقود
record-rest = كل ما عدا ذلك { $rest }، وقبل أن يقرأ شيئًا { $before }: المجموع { $all } لصالح { $label }.
room-feature-vector = المتجه كله
room-feature-topic = الموضوع العام (كامن)

# templates/project/_gold.html
mark-title = عنصر تدريب
mark-by = عنصر تدريب، وضعه { $name }.
mark-holdout = عنصر عيّنة الاختبار لا يصلح للتدريب: لو سُئل عنه لأن أحدًا اختاره لما بقي سحبًا عشوائيًا، وهو يقيس النموذج.
mark-right = الوسم الصحيح
mark-standing = { $label } (الوسم الحالي)
mark-hint = يقرؤه الواسمون بعد إجابتهم مباشرة حيث يخبرهم المشروع.
mark-change = تغييره
mark-it = وضعه للتدريب
room-gold-free-text = لا يمكن مقارنة إجابات هذا النموذج بإجابة معروفة: الحقل `{ $name }` نص حر، ونادرًا ما تتطابق كلمات إجابتين صحيحتين. تحتاج عناصر التدريب إلى نموذج من خيارات وأرقام وأيام ونعم أو لا
room-mark-holdout = العنصر { $id } في عيّنة الاختبار التي تقيس النموذج: لو سُئل عنه لأن أحدًا اختاره لما بقي سحبًا عشوائيًا
room-gold-no-label = لا وسم قائم للعنصر { $id }؛ حدّد وسمًا

# templates/project/item_edit.html
edit-title = تعديل العنصر { $id } · { $project }
edit-heading = تعديل العنصر { $id }
edit-back = العودة إلى العنصر
edit-practice = عنصر تدريب. إن سُئل عنه من جديد بعد التعديل صار عنصرًا عاديًا: علّمه ثانية حين يُعرف وسمه.
edit-holdout = هو في عيّنة الاختبار التي تقيس النموذج. لم تُقس عليه جولة بعد، فيمكن تعديله؛ وبعد ذلك يبقى كما هو. ويُسجَّل التعديل.
edit-json = ليس نصًا هنا: اكتبه بصيغة JSON.
edit-so-far =
    { $n ->
        [zero] { $n } إجابة
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $n } إجابات
        [many] { $n } إجابة
       *[other] { $n } إجابة
    } حتى الآن
edit-ask-again = السؤال من جديد
edit-ask-again-hint = لا تُحسب بعد ذلك، ويعود العنصر إلى أول القائمة
edit-cannot-keep = لا يمكن الإبقاء عليها: { $why }.
edit-keep = الإبقاء عليها
edit-keep-hint = مع علامة أنها أُعطيت قبل التعديل
edit-hint = يمر النص الجديد بفحوص الاستيراد، ويقرؤه النموذج خلال دقيقة. ويبقى ما كان قبله في صفحة العنصر.
room-edit-no-field = لم يعد في العنصر حقل `{ $name }`؛ أعد تحميل الصفحة
room-edit-json = `{ $name }` ليس نصًا في هذا العنصر، فاكتبه بصيغة JSON: { $error }
room-edit-why-spans = الإجابات مقاطع من النص أو حقول مقروءة منه، فلو كانت لنص آخر لما دلّت على شيء
room-edit-cannot-keep = { $said }: اسأل من جديد بدل الإبقاء عليها
room-edit-measured = العنصر { $id } في عيّنة الاختبار ووسمه قاس جولة بالفعل: لو تغيّر نصه لتحدثت تلك الأرقام عما لم يُسأل عنه أحد. احذفه واستورد السجل المصحح بمعرّف آخر
room-edit-meanwhile = عُدّل العنصر { $id } في هذه الأثناء: هو في النسخة { $version } وقد رأيت { $seen }؛ انظر مجددًا
room-edit-id = `id` هو ما يُسمى به العنصر { $id } في الملفات والعناوين: يبقى. احذف العنصر واستورده بمعرّف آخر
room-edit-vector = في المتجه { $k } من الأرقام وفي متجهات العناصر الأخرى { $length }
room-edit-twin = للعنصر { $other } المحتوى نفسه: عنصران لا يميّز النموذج بينهما سؤال واحد. احذف أحدهما
room-edit-part = بهذا النص ينتمي العنصر { $id } إلى الجزء الآخر ({ $said }) لكنه في هذا الجزء ({ $said2 }): هناك مجموعته أو نسخة شبيهة به
room-part-pool = المجموعة

# templates/project/item_delete.html
erase-title = حذف العنصر { $id } · { $project }
erase-heading = حذف العنصر { $id }؟
erase-gone = يُمحى نصه ونسخه السابقة ومعرّفه. ولا يمكن التراجع عن ذلك.
erase-no-answer = لم يجب عنه أحد.
erase-answers =
    ويُمحى معه: { $n ->
        [zero] { $n } إجابة
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $n } إجابات
        [many] { $n } إجابة
       *[other] { $n } إجابة
    }، مع الملاحظات والقرارات.
erase-leaves = يخرج من قائمة الانتظار والبحث وكل قائمة وكل تصدير. ومن كان مفتوحًا لديه يُخبَر بذلك ويحصل على العنصر التالي.
erase-holdout = هو في عيّنة الاختبار: تحتفظ تقارير الجولات السابقة بأرقامها، وتُقاس اللاحقة على عنصر أقل.
erase-model = ما تعلمه منه النموذج الحالي يبقى فيه حتى الجولة التالية.
erase-backups = النسخ الاحتياطية وملفات التصدير السابقة لا تزال تحويه. وإن جاء ملف بالسجل نفسه مرة أخرى فهو عنصر جديد.
erase-button = حذف نهائي

# templates/project/guide.html
guide-title = الدليل · { $project }
guide-heading = الدليل، الإصدار { $n }
guide-old = هذا إصدار قديم. المستعمل هو <a href="{ $url }">الإصدار { $n }</a>.
guide-nothing = لا شيء مكتوب في هذا الإصدار.
guide-from-to = من الإصدار { $from } إلى الإصدار { $to }
guide-diff-hint = المشطوب ما أُزيل، والمسطَّر ما هو جديد.
guide-unchanged =
    { $n ->
        [zero] { $n } سطر
        [one] سطر واحد
        [two] سطران
        [few] { $n } أسطر
        [many] { $n } سطرًا
       *[other] { $n } سطر
    } دون تغيير
guide-versions = الإصدارات
guide-versions-hint = كل تغيير في النص إصدار، وكل إجابة تحفظ الإصدار الذي أُعطيت في ظله.
guide-version = الإصدار { $n }
guide-in-use = مستعمل
guide-by = من { $name }
guide-lost-one = نص الإصدار 1 من قبل أن تُحفظ النصوص.
guide-lost = نصوص الإصدارات 1 إلى { $last } من قبل أن تُحفظ النصوص.

# Where an answer came from that no person gave
record-import = استيراد: { $source }

# templates/projects/archive.html
archive-title = الأرشفة · { $project }
archive-back-ask = إعادة { $project }؟
archive-was = أرشفه { $by } في { $day }. ويعود كما كان: عناصره ووسومه وجولاته وأشخاصه.
archive-was-operator = أرشفه مشغّل الخادم في { $day }. ويعود كما كان: عناصره ووسومه وجولاته وأشخاصه.
archive-leave = تركه مؤرشفًا
archive-ask = أرشفة { $project }؟
archive-refused = لا يمكن أرشفته الآن: { $why }.
archive-list = يخرج من قائمة المشاريع ويظهر فيها تحت «المؤرشفة». ويمكن قراءة كل شيء وتصديره.
archive-nobody = لا يُسأل أحد عن عناصره، ولا يُستورد شيء ولا يُدرَّب ولا يُغيَّر. ومن يحاول يُخبَر بأنه مؤرشف ومن أرشفه وطريق إعادته.
archive-hands =
    في أيدي الناس: { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    }. الإجابة في وقتها لا تزال تُحسب، ولا يُمنح وقت إضافي.
archive-round = تُلغى الجولة { $n }: لن يقترح نموذجها على أحد.
archive-any-time = يمكن إعادته في أي وقت كما كان.
archive-button = أرشفة
life-settings = العودة إلى الإعدادات
room-archive-workflow = سير العمل `{ $slug }` ({ $title }) نشط ويتعلم في هذا المشروع: كل حكم هناك قد يصبح وسمًا هنا. أوقف سير العمل أو غيّر مشروعه ثم أعد المحاولة

# templates/projects/clone.html
clone-title = النسخ · { $project }
clone-heading = نسخ { $project }
make-title = العنوان
make-slug = الاسم في العناوين
make-slug-hint = حروف لاتينية صغيرة وأرقام وشرطات.
clone-none = بلا عناصر
clone-none-hint = استيراد غيرها لاحقًا
clone-items = العناصر
clone-items-hint =
    { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    }، دون ما قيل عنها
clone-labels = العناصر والوسوم
clone-labels-hint =
    { $n ->
        [zero] { $n } وسم
        [one] وسم واحد
        [two] وسمان
        [few] { $n } وسوم
        [many] { $n } وسمًا
       *[other] { $n } وسم
    }، كأنها جاءت من ملف
clone-people =
    الأشخاص أنفسهم بالأدوار نفسها ({ $n ->
        [zero] { $n } شخص
        [one] شخص واحد
        [two] شخصان
        [few] { $n } أشخاص
        [many] { $n } شخصًا
       *[other] { $n } شخص
    })
clone-seed = البذرة نفسها
clone-seed-hint = يبقى كل عنصر في المجموعة أو في عيّنة الاختبار كما هو هنا. وإلا سحب المشروع الجديد عيّنته الخاصة.
clone-always = تُنقل دائمًا الفئات والوصفة والدليل والإعدادات. ولا تُنقل: الجولات والنماذج، ومجموعة الاختبار، وما قُبل فيه النموذج، ومسارات العمل، وطرق العرض المحفوظة، والاستبعادات، والنسخ السابقة للعناصر، ومن أجاب بماذا.
clone-button = نسخ

# templates/projects/delete.html
delete-title = الحذف · { $project }
delete-ask = حذف { $project }؟
delete-refused = لا يمكن حذفه: { $why }.
delete-goes = هذا يزول نهائيًا
delete-nothing = لا شيء فيه بعد.
delete-before = قبل ذلك
delete-before-text = إذا حُذف فلن يعيده أحد. صدّر ما ينبغي حفظه أو أرشف المشروع بدلًا من ذلك.
delete-export = تصديره أولًا
delete-archive = أرشفته بدلًا من ذلك
delete-type = اكتب <code>{ $slug }</code> لحذفه
delete-items = عناصر
delete-answers = إجابات
delete-labels = وسوم
delete-rounds = جولات
delete-models = نماذج
delete-files = ملفات النماذج والخصائص والدرجات
delete-test-items = عناصر مجموعة الاختبار
delete-people = أشخاص لهم دور هنا
delete-at-once = يختفي فورًا من كل قائمة ويصبح اسمه متاحًا. وتتبعه الصفوف والملفات خلال دقائق شيئًا فشيئًا فلا ينتظرها أحد.
delete-accounts = يحتفظ الناس بحساباتهم ويفقدون أدوارهم هنا. وتبقى الرموز ولا تصل إلى شيء هنا.
delete-audit = يبقى سجل التدقيق: لا نص في قيوده، ويُضاف قيد يذكر من حذف المشروع وكم كان فيه، ويظل قابلًا للتحقق.
delete-backups = النسخ الاحتياطية وملفات التصدير السابقة لا تزال تحويه؛ ويعود إليك حذفها.
delete-verdicts =
    أحكام { $n ->
        [zero] سير العمل
        [one] سير العمل
        [two] سيري العمل
        [few] مسارات العمل
        [many] مسارات العمل
       *[other] مسارات العمل
    } { $workflows } لا تعلّم أي مشروع بعد ذلك.
room-delete-verdicts = يحتفظ سير العمل `{ $workflow }` بقراراته على الدوام، و{ $labels } من أحكامه وسوم في هذا المشروع: ومن دونها لا يمكن عرض حياة قرار كاملة. أرشف المشروع بدلًا من ذلك
room-delete-cloning = تُنسخ عناصر من هذا المشروع إلى `{ $clone }`: انتظر حتى ينتهي ذلك أو احذف `{ $clone }`
room-delete-typed = لحذف المشروع أكّد باسمه `{ $slug }`؛ وقد كتبت `{ $typed }`

# What was just done to projects and items
room-done-unarchived = أُعيد كما كان.
room-done-cloned = أُنشئ المشروع الجديد. والعناصر المنقولة في الطريق؛ أعد تحميل الصفحة لترى كم وصل منها.
room-done-deleted = حُذف المشروع. وتُزال صفوفه وملفاته الآن.
room-done-erased = حُذف العنصر.
room-done-erased-many = حُذفت العناصر.

# What making a project refuses
room-make-taken = يوجد مشروع `{ $slug }` بالفعل؛ اختر اسمًا آخر
room-make-slug = الاسم في العناوين هو { $slug }: استعمل 1 إلى 63 من الحروف اللاتينية الصغيرة والأرقام والشرطات مثل `support-tickets`
room-make-title = في العنوان { $n } حرفًا؛ استعمل 1 إلى 120
room-make-guide = في الدليل { $n } حرفًا؛ والحد الأقصى 20000

# templates/project/import.html
import-title = الاستيراد · { $project }
import-download = تنزيل التقرير
import-rejected = الصفوف المرفوضة
import-line = السطر
import-column = العمود
import-reason = السبب
import-id = المعرّف
import-left-out = متروكة لأنها مكررة
import-duplicates = المكررات
import-reads = يقرأ هذا المشروع <code>{ $keys }</code>.
import-shows = يعرض هذا المشروع الصور التي عناوينها في <code>{ $images }</code>.
import-reads-shows = يقرأ هذا المشروع <code>{ $keys }</code> ويعرض الصور التي عناوينها في <code>{ $images }</code>.
import-labels = الوسوم: { $labels }.
import-file = ملف
import-drop = أو أفلته في أي مكان من هذه الصفحة
import-drop-one = ملف واحد في كل مرة من فضلك.
import-file-hint = CSV أو TSV أو JSONL أو نص في كل سطر. تظهر الصفوف الأولى قبل حفظ أي شيء. وإرسال الملف مرة أخرى آمن: الموجود يُترك.
import-paste = أو ألصق بعض الأسطر
import-lines = الأسطر
import-look = معاينة الملف
import-blind = استيراد دون معاينة
import-found = يُعرف تلقائيًا
import-id-key = مفتاح المعرّف
import-label-key = مفتاح الوسوم الموجودة
import-label-hint = تُحسب مستوردة، ويُزال المفتاح من العناصر.
import-drop-keys = مفاتيح تُترك
import-example = { $text }
import-strict = صارم: لا استيراد إن كان أي صف معيبًا
import-at-once = استيراد فورًا
test-set = مجموعة اختبار خاصة بك
test-set-about = عناصر موسومة تُقاس عليها كل جولة إلى جانب عيّنة الاختبار. تُحفظ منفصلة: لا يُسأل عنها أحد ولا يتعلم منها نموذج ولا مُعايِر. والعنصر الذي دُرّب على شبيهه يُترك من القياس.
test-set-is =
    <b>{ $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    } من { $source }، رُفعت { $at }.</b> ويحل ملف آخر محلها كاملة.
test-set-remove = إزالة مجموعة الاختبار
test-set-none = ليس لهذا المشروع واحدة.
test-set-labels = مفتاح الوسوم
test-set-use = استعماله مجموعة اختبار

# What became of an import
import-read-as = قُرئ بصيغة { $format }.
import-to-holdout =
    { $n ->
        [zero] { $n } عنصر جديد
        [one] عنصر جديد واحد
        [two] عنصران جديدان
        [few] { $n } عناصر جديدة
        [many] { $n } عنصرًا جديدًا
       *[other] { $n } عنصر جديد
    } إلى عيّنة الاختبار بسحب عشوائي.
import-test-scored = تُقاس كل جولة من الآن على هذه العناصر. ولا يُسأل عنها ولا يُدرَّب عليها أبدًا.
import-labels-came =
    { $n ->
        [zero] { $n } وسم
        [one] وسم واحد
        [two] وسمان
        [few] { $n } وسوم
        [many] { $n } وسمًا
       *[other] { $n } وسم
    } جاءت معها وتُحسب مستوردة.
import-showing = المعروض { $shown } من { $n }.
import-test-title =
    مجموعة اختبار من { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصرين
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    }، والمرفوض { $rejected ->
        [zero] { $rejected } صف
        [one] صف واحد
        [two] صفان
        [few] { $rejected } صفوف
        [many] { $rejected } صفًا
       *[other] { $rejected } صف
    }
import-refused =
    لم يُستورد شيء: المعيب { $n ->
        [zero] { $n } صف
        [one] صف واحد
        [two] صفان
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    }، والمطلوب استيراد صارم
import-added =
    أُضيف { $added ->
        [zero] { $added } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $added } عناصر
        [many] { $added } عنصرًا
       *[other] { $added } عنصر
    }، وتُرك { $left ->
        [zero] { $left } مكرر
        [one] مكرر واحد
        [two] مكرران
        [few] { $left } مكررات
        [many] { $left } مكررًا
       *[other] { $left } مكرر
    }، ورُفض { $rejected ->
        [zero] { $rejected } صف
        [one] صف واحد
        [two] صفان
        [few] { $rejected } صفوف
        [many] { $rejected } صفًا
       *[other] { $rejected } صف
    }
import-whole-row = الصف كله
room-import-note = في هذا المشروع: { $said }.
room-import-hosts = لم يُسمَّ أي مضيف للصور بعد، فتظهر العناوين نصًا: سمِّ المضيفين في الإعدادات، image_hosts.
room-import-pasted = نص ملصق

# templates/project/import_preview.html, templates/project/import_running.html
import-preview = استيراد { $source }
import-may-be = الوسوم الممكنة: { $classes }. وتُحسب مستوردة. والصف المتروك لا يوقف غيره.
import-do = استيراد
import-another = ملف آخر
importing-title = جارٍ الاستيراد · { $project }
importing = جارٍ استيراد { $source }
importing-how-far = مدى تقدم الاستيراد
importing-hint = يستمر إن غادرت هذه الصفحة. وما استُورد يمكن توسيمه.
importing-phase =
    قُرئ { $rows ->
        [zero] { $rows } صف
        [one] صف واحد
        [two] صفان
        [few] { $rows } صفوف
        [many] { $rows } صفًا
       *[other] { $rows } صف
    }، وحُفظ { $stored }

# templates/components/columns.html
columns-title = ما هو كل عمود
columns-again = معاينة جديدة بهذه الأعمدة
columns-rows = الصفوف الأولى من { $source }
columns-whole =
    قُرئ بصيغة { $format }: { $n ->
        [zero] { $n } صف
        [one] صف واحد
        [two] صفان
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    }.
columns-part =
    قُرئ بصيغة { $format }. { $n ->
        [zero] لم يُعاين أي صف ({ $n })
        [one] عُوين الصف الأول
        [two] عُوين أول صفين
        [few] عُوينت أول { $n } صفوف
        [many] عُوين أول { $n } صفًا
       *[other] عُوين أول { $n } صف
    }.
trial = ما سيحدث
trial-reads = ما يقرؤه النموذج
trial-left-out = صفوف ستُترك
trial-field = الحقل
trial-wrong = ما الخطأ
trial-to-do = ما العمل
trial-good =
    عُوين { $n ->
        [zero] { $n } صف
        [one] صف واحد
        [two] صفان
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    }، وكلها سليمة.
trial-bad =
    عُوين { $n ->
        [zero] { $n } صف
        [one] صف واحد
        [two] صفان
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    }، سيُترك منها { $bad }؛ ويُستورد الباقي.
trial-labels =
    { $n ->
        [zero] { $n } منها
        [one] واحد منها
        [two] اثنان منها
        [few] { $n } منها
        [many] { $n } منها
       *[other] { $n } منها
    } مع وسم.
trial-known =
    { $n ->
        [zero] { $n } منها
        [one] واحد منها
        [two] اثنان منها
        [few] { $n } منها
        [many] { $n } منها
       *[other] { $n } منها
    } موجود هنا من قبل أو مكرر في الملف، وسيُترك.
room-column-text = نص يقرؤه النموذج
room-column-number = رقم يقرؤه النموذج
room-column-category = تصنيف يقرؤه النموذج
room-column-vector = متجه يقرؤه النموذج
room-column-id = المعرّف
room-column-label = الوسم
room-column-image = عنوان صورة
room-column-alt = كلمات للصورة
room-column-show = يُعرض فقط
room-column-group = المجموعة المترابطة
room-column-keep = يُحفظ فقط
room-column-drop = يُترك
room-column-the-vector = المتجه
room-column-the-words = كلمات الصورة
column-read = يقرؤه النموذج باسم { $key }
column-group = المجموعة المترابطة، باسم { $key }
column-image = عنوان صورة، باسم { $key }
column-shown = يُعرض فقط، باسم { $key }
room-column-read-both = لا يمكن قراءة `{ $before }` و`{ $column }` معًا باسم `{ $key }`: اختر أحدهما
room-column-both = لا يمكن أن يكون `{ $other }` و`{ $column }` معًا { $said }: اختر أحدهما
room-column-cannot = لا يمكن أن يكون العمود `{ $role }`
room-column-needed = يقرأ هذا المشروع `{ $key }` فلا يمكن ترك ذلك العمود: اختر أولًا عمودًا آخر يُقرأ باسم `{ $key }`

# What the import refuses, files and rows
room-file-none = اختر ملفًا أو ألصق بعض الأسطر قبل إرسال النموذج
room-file-gone = لم يعد ذلك الملف هنا: ينتظر ساعة واحدة؛ اختره من جديد
room-file-other-project = ذهب ذلك الملف إلى مشروع آخر
room-file-no-report = لا تقرير بعد
room-file-imported = استُورد هذا الملف بالفعل؛ اختره من جديد لمشروع آخر
room-file-stopped = أُوقف الاستيراد؛ أرسل الملف من جديد
room-file-no-row = لا يمكن قراءة أي صف من { $source }. السطر { $line }: { $column } { $said }
room-file-no-rows = لا صفوف في { $source }
room-file-no-format = لا توجد صيغة `{ $name }`؛ استعمل { $names }
room-file-what-format = لا تُعرف صيغة { $source } من أسطره الأولى؛ سمِّها: { $names }
room-file-columns = السطر { $line }: في الترويسة { $k } عمودًا؛ ويُقرأ { $most } على الأكثر
room-file-column-twice = السطر { $line }: العمود `{ $name }` مكرر في الترويسة؛ غيّر اسم أحدهما
room-file-header = السطر { $line }: أعمدة الترويسة { $columns }، وهذا المشروع يقرأ { $keys }. هل السطر الأول هو الترويسة؟
room-file-array = هذا الملف مصفوفة JSON واحدة؛ ويقرأ qualm كائنًا في كل سطر (JSONL). الأمر `jq -c '.[]' FILE` يحوّله
room-file-spread = هذا الملف JSON موزع على أسطر كثيرة؛ ويقرأ qualm كائنًا في كل سطر (JSONL). الأمر `jq -c . FILE` يحوّله
room-file-utf16 = نص UTF-16؛ احفظه بترميز UTF-8
room-file-utf16-bare = نص UTF-16 دون علامة ترتيب البايتات؛ احفظه بترميز UTF-8
room-file-gzip = مضغوط بـ gzip؛ فك ضغطه أولًا
room-file-zstd = مضغوط بـ zstd؛ فك ضغطه أولًا
room-file-zip = أرشيف ZIP أو مصنف Excel؛ احفظ الورقة بصيغة CSV (UTF-8)
room-file-parquet = ملف Parquet؛ اكتبه بصيغة JSONL أو CSV
room-file-broke-off = انقطع الإدخال بعد السطر { $line }: { $error }. ما حُفظ يبقى؛ أرسل الملف من جديد وتُترك الصفوف الموجودة لأنها مكررة
room-file-taken-key = المفتاح `{ $key }` تقرؤه وصفة هذا المشروع، فلا يمكن أخذه وسمًا ولا تركه
room-file-guess-none = لا عمود في هذا الملف يبدو قابلًا للتوسيم: { $said }
room-file-no-test = ليس في { $source } عنصر للاختبار، فلم يتغيّر شيء: { $why }
room-file-test-most = في مجموعة الاختبار { $most } عنصر على الأكثر؛ اسحب هذا العدد عشوائيًا
room-row-cells = في الصف { $k } خلية وفي الترويسة { $columns }
room-row-closing-quote = نص بعد علامة اقتباس ختامية؛ داخل الخلية المقتبسة تُكتب مرتين
room-row-quote = تُفتح هنا علامة اقتباس و{ $said }
room-row-quote-never = لا تُغلق
room-row-quote-far = لا تُغلق خلال { $bytes } بايت
room-row-nul = يحوي بايت NUL؛ هل هذا ملف نصي؟
room-row-utf8 = ليس UTF-8: البايت { $byte } في الموضع { $at }. احفظ الملف بترميز UTF-8
room-row-long = السجل أطول من { $bytes } بايت؛ اختصره أو قسّمه
room-row-key-twice = المفتاح `{ $key }` مكرر في هذا الكائن
room-row-one-line = ينتهي السطر داخل قيمة؛ يجب أن يكون السجل في سطر واحد
room-row-behind = شيء بعد الكائن؛ ينبغي أن يكون كل سطر كائن JSON واحدًا وحده
room-row-nan = ‏NaN وInfinity ليسا من JSON؛ اترك القيمة أو اكتب null
room-row-control = علامة جدولة أو محرف تحكم غير مُهرَّب داخل نص
room-row-not-json = ليس JSON هنا: { $error }
room-filter-label = الوسم `{ $label }` ليس في مخطط هذا المشروع ({ $classes })
room-row-label = الوسم `{ $label }` ليس في مخطط هذا المشروع ({ $classes }). صحّح الوسم أو أضفه إلى المخطط
room-row-rating = التقييم `{ $label }` ليس على مقياس هذا المشروع: استعمل عددًا صحيحًا من { $min } إلى { $max }
room-row-pairs = الوسم `{ $label }` ليس من إجابات هذه المقارنة ({ $answers }): أرسل مفتاح النص الأفضل
room-row-label-text = ينبغي أن يكون الوسم نصًا وهو { $word }
room-row-id-missing = `{ $key }` مفقود، وهذا الاستيراد يأخذ المعرّفات منه
room-row-id-kind = ينبغي أن يكون المعرّف نصًا أو رقمًا وهو { $word }
room-row-id-length = ينبغي أن يكون المعرّف من 1 إلى 200 حرف وهو { $length }
room-row-id-control = ينبغي ألا تكون في المعرّف فواصل أسطر ولا محارف تحكم
room-row-group = ينبغي أن تكون المجموعة نصًا أو رقمًا وهي { $word }
room-row-empty = `{ $keys }` مفقود أو فارغ، فلا شيء يُسأل عنه
room-row-text = ينبغي أن يكون `{ $key }` نصًا وهو { $word }
room-row-number = ينبغي أن يكون `{ $key }` رقمًا وهو { $word }
room-row-category = ينبغي أن يكون `{ $key }` تصنيفًا وهو { $word }
room-row-vector-length = في `{ $key }` عدد الأرقام { $k } وفي العنصر الأول { $length }
room-row-vector-missing = مفقود: يحتاج كل عنصر إلى متجهه
room-row-vector-empty = مصفوفة فارغة
room-row-vector-kind = ينبغي أن يكون مصفوفة أرقام وهو { $word }
room-row-test-label = يحتاج عنصر الاختبار إلى وسمه، و`{ $key }` فارغ
room-json-null = null
room-json-bool = صواب أو خطأ
room-json-number = رقم
room-json-text = نص
room-json-array = مصفوفة
room-json-object = كائن
room-twin-id = المعرّف نفسه موجود بالفعل
room-twin-file = المعرّف نفسه موجود في هذا الملف بالفعل
room-twin-content = المحتوى نفسه كما في { $other }
room-twin-near = شبيه بالعنصر { $other } ({ $said })
room-fix-cells = اجعل خلايا الصف بعدد خلايا الترويسة: ضع الخلية التي فيها الفاصل بين علامتي اقتباس.
room-fix-label = اكتب إحدى فئات المشروع أو اترك الخلية فارغة أو أضف الفئة إلى المخطط.
room-fix-id = أعطِ الصف معرّفًا من 1 إلى 200 حرف أو لا تجعل أي عمود معرّفًا.
room-fix-text = اكتب نصًا في `{ $column }` أو احذف الصف.
room-fix-number = اكتب رقمًا بسيطًا في `{ $column }` أو اترك الخلية فارغة.
room-fix-category = اكتب كلمة أو رقمًا في `{ $column }` أو اترك الخلية فارغة.
room-fix-image = اكتب عنوان صورة في `{ $column }` أو قائمة عناوين.
room-fix-vector = ضع في `{ $column }` من الأرقام المنتهية بعدد ما في الصفوف الأخرى.
room-fix-group = اكتب نصًا أو رقمًا في `{ $column }`.
room-fix-line = أصلح السطر (علامات الاقتباس والفواصل وUTF-8) وأرسل الملف من جديد؛ والموجود يُترك.
room-import-demo = تذاكر العرض التجريبي
room-row-address = ينبغي أن يكون `{ $key }` عنوانًا أو قائمة عناوين وهو { $text }
room-row-image = ينبغي أن يكون `{ $key }` عنوان صورة أو قائمة عناوين وهو { $text }
room-row-images = ينبغي أن يكون `{ $key }` قائمة عناوين وفيه { $text }
room-row-one-object = هو { $what }؛ ينبغي أن يكون كل سطر كائن JSON مثل { $example }
room-row-deep = متداخل أكثر من 127 مستوى
room-row-large = فيه رقم أكبر من أن يُحسب به (فوق 1.8e308)
room-row-set = الوسم `{ $label }` ليس مصفوفة JSON من أسماء الفئات
room-file-header-column = السطر { $line }: العمود { $k } من الترويسة: { $said }
room-about-key = ‏`{ $key }` { $said }
room-file-is = { $source }: { $said }
room-file-no-text = ليس نصًا: فيه بايتات صفرية؛ أرسل CSV أو TSV أو JSONL أو نصًا عاديًا بترميز UTF-8
room-twin-other = محتواه مختلف
room-import-no-rows = لم تكن هناك صفوف، فلم يُضف شيء.
room-import-no-labels = لا يحمل أي صف وسمًا تحت `{ $key }`. إن كان ذلك خطأ كتابة فاستورد الملف ثانية بالمفتاح الصحيح: تؤخذ الوسوم أيضًا لما هو موجود هنا.
room-twin-label-out = محتواه مختلف، فتُرك وسمه
room-twin-label-taken = أُخذ وسمه
room-twin-has-label = له وسم أو إجابات بالفعل، فتُرك هذا الوسم
room-two-parts = { $said }؛ { $said2 }

# templates/projects/new.html
make-from-file = من ملف
make-look-hint = CSV أو TSV أو JSONL أو نص في كل سطر. تُعاين أعمدته وتراها قبل حفظ أي شيء.
make-type = أو اكتب كل شيء
make-data = بياناتك
make-choose-again = اختر الملف من جديد: المتصفح لا يحتفظ به.
make-file-hint = CSV أو TSV أو JSONL أو نص في كل سطر. يمكن تركه واستيراده لاحقًا.
make-question = السؤال
make-title-example = تذاكر الدعم
make-answer-is = الإجابة هي
make-kind-class = فئة
make-kind-class-hint = واحدة من قائمة أو عدة منها
make-kind-rating = تقييم
make-kind-rating-hint = درجة على مقياس
make-kind-pairs = مقارنة
make-kind-pairs-hint = الأفضل من نصين
make-kind-spans = مقاطع
make-kind-spans-hint = أجزاء موسومة من نص
make-kind-fields = نموذج
make-kind-fields-hint = حقول تُملأ
make-classes = الفئات
make-classes-order = واحدة في كل سطر، بالترتيب الذي يراه الناس.
make-classes-file = إن تُركت فارغة أُخذت من عمود الوسوم في الملف.
make-classes-column = إن تُركت فارغة أُخذت من عمود الوسوم.
make-several = قد تنطبق عدة فئات على العنصر أو لا شيء
make-several-hint = لكل فئة عندئذ احتمالها الخاص. 31 فئة على الأكثر؛ وتُكتب الوسوم في الملف a|b أو مصفوفة JSON. ولا يمكن تغيير هذا لاحقًا.
make-for-rating = للتقييم
make-scale = المقياس
make-scale-hint = من الأدنى إلى الأعلى، 2 إلى 11 درجة. ويتعلم النموذج الدرجات كفئات.
make-low = معنى الأدنى
make-high = معنى الأعلى
make-for-pairs = للمقارنة
make-left = مفتاح النص الأول
make-right = مفتاح النص الآخر
make-tie = قد لا يكون أحدهما أفضل
make-pairs-hint = يُسحب لكل شخص وعنصر أيهما يظهر أولًا.
make-for-spans = للمقاطع
make-span-text = مفتاح النص
make-span-hint = الفئات أعلاه هي وسوم المقاطع. لا يتعلم أي نموذج في qualm المقاطع ولا النماذج المعبّأة: تُجمع وتُفحص وتُصدَّر.
make-overlap = قد تتداخل المقاطع
make-words = تحدد الفأرة كلمات كاملة
make-for-form = للنموذج
make-fields = الحقول
make-fields-hint = حقل في كل سطر: اسم، ثم نجمة إن كان مطلوبًا، ثم text أو number أو choice أو yes/no أو date.
make-guide = الدليل
make-guide-hint = ما يقرؤه الواسمون فوق السؤال: معنى كل فئة وما العمل عند الشك.
make-guessed = إن تُرك فارغًا استُنتج من الملف
make-keys-hint = مفاتيح أو أعمدة تفصلها فواصل. والنقاط تدخل في المفاتيح المتداخلة.
make-text = النص
make-numbers = الأرقام
make-categories = التصنيفات
make-vector = متجه
make-images = الصور
make-images-hint = مفاتيح فيها عنوان صورة. يراها الناس؛ ويتعلم النموذج من المفاتيح الأخرى أو من متجه.
make-alt = كلمات للصور
make-hosts = مضيفو الصور
make-group = المجموعة المترابطة
make-group-hint = العناصر ذات القيمة نفسها لا تُقسم أبدًا بين التدريب والقياس.
make-show = يُعرض على الواسمين
make-show-hint = إن تُرك فارغًا: ما يقرؤه النموذج.
make-id = المعرّف
make-there-already = الوسوم الموجودة
make-it = إنشاء المشروع

# templates/projects/from_file.html
make-from = مشروع من { $source }
make-guide-and-slug = دليل الواسمين والاسم في العناوين
room-make-classes = ما الفئات الموجودة؟ اكتب واحدة في كل سطر؛ ويحتاج الاختيار إلى اثنتين على الأقل
room-make-reads-nothing = حدّد لعمود واحد على الأقل أن النموذج يقرؤه أو أنه صورة
room-make-recipe-nothing = الوصفة لا تقرأ شيئًا: سمِّ مفتاحًا واحدًا على الأقل تحت `text` أو `numeric` أو `categorical` أو `vector`، أو تحت `images` إن كان الناس يرون صورًا ولا يتعلم نموذج
room-make-recipe-twice = تذكر الوصفة المفتاح `{ $key }` مرتين
room-make-few-classes = يحتاج الاختيار إلى فئتين على الأقل؛ وفي هذا { $k }
room-make-many-classes = في الاختيار 200 فئة على الأكثر؛ وفي هذا { $k }
room-make-set-classes = في الاختيار المتعدد من 1 إلى { $most } فئة؛ وفي هذا { $k }
room-make-class-length = ينبغي أن تكون الفئة { $class } من 1 إلى 100 حرف دون مسافات حولها
room-make-class-twice = الفئة `{ $class }` مكررة في المخطط
room-make-spans-image = تُحدد المقاطع في نص، و`{ $key }` عنوان صورة في هذه الوصفة: سمِّ مفتاحًا آخر
room-make-spans-text = يحتاج مخطط المقاطع إلى `text` وهو مفتاح نصها
room-make-pairs-same = المفتاحان كلاهما `{ $key }`: سمِّ مفتاحين من السجل للمقارنة
room-make-rating = يمتد التقييم من الأدنى إلى الأعلى في 2 إلى { $most } درجة؛ وهذا من { $min } إلى { $max }
room-guess-label = `{ $key }` يبدو الوسم: اسمه كذلك وله { $k } قيمة
room-guess-id = معرّف: يظهر في التصدير ولا يقرؤه النموذج
room-guess-group = يبدو مجموعة مترابطة: تبقى صفوفها معًا للتدريب أو للقياس
room-guess-vector = فيه مصفوفات أرقام: متجه
room-guess-nested = متداخل أو فارغ ولا يُقرأ
room-guess-images = فيه عناوين صور: تُعرض ولا يقرؤها نموذج
room-guess-numbers = فيه أرقام
room-guess-text = فيه نصوص بمتوسط { $length } حرفًا
room-guess-category = فيه عدد القيم المختلفة { $k }: تصنيف
room-guess-short = فيه نصوص قصيرة نادرًا ما تتكرر كالأسماء، ولا يُقرأ

# What may be answered
room-schema-choice = واحدة من { $classes }
room-schema-choices = أي عدد من { $classes }
room-schema-rating = تقييم من { $low } إلى { $high }
room-schema-pairs = أيهما أفضل: { $left } أو { $right }{ $word }
room-schema-tie = ، أو لا أحد منهما (tie)
room-schema-spans-overlap = مقاطع في { $text } قد تتداخل{ $labels }
room-schema-spans = مقاطع في { $text }: { $labels }
room-schema-form = نموذج: { $fields }

# templates/project/escalations.html
esc = محال إلى المسؤولين
esc-title = محال إلى المسؤولين · { $project }
esc-none = لا شيء ينتظرك.
esc-count =
    { $n ->
        [zero] لا عناصر ({ $n }) تنتظر
        [one] ينتظر عنصر واحد
        [two] ينتظر عنصران
        [few] تنتظر { $n } عناصر
        [many] ينتظر { $n } عنصرًا
       *[other] ينتظر { $n } عنصر
    }.
esc-oldest = عدد المنتظرة { $n }؛ وهذه أقدمها.
esc-hint = ما دام العنصر منتظرًا فلا يُسأل عنه إلا المسؤولون؛ وهو التالي في صفحة توسيمهم.
esc-gold = عنصر تدريب
esc-answers = الإجابات حتى الآن: { $answers }
esc-gold-hint = وسمه من مسؤول أصلًا؛ يُغيَّر في صفحة العنصر أو يُغلق هنا.
esc-reason = السبب
esc-between = القرار بين الإجابات
esc-answer = الإجابة عنه في صفحة التوسيم
esc-close = إغلاق
esc-hand-back = دع غيرك يجيب
room-done-handed-back = تم. يُسأل عنه آخرون.

# templates/project/overview.html
over-start = بدء جولة
over-demo = هذا العرض التجريبي. كُتبت تذاكره له، وموسِّموه مختلقون لا يستطيعون الدخول. وكل ما عدا ذلك هو ما ستراه مع عناصرك.
over-tour-again = إظهار الجولة التعريفية مجددًا
over-tour = جولة تعريفية في أربع خطوات
over-tour-time = دقيقتان
over-tour-label = <a href="{ $base }/label">وسّم ثلاثة عناصر</a>: مفتاح لكل فئة، و⁦Ctrl+Z⁩ يسترجع واحدًا. يظهر اقتراح النموذج حيث يُسمح له.
over-tour-curve = انظر أدناه إلى <b>منحنى التعلم والجولة الأخيرة</b>: ما يعرفه النموذج مقيسًا على عناصر لم يرها، وعمّا يسأل بعد ذلك.
over-tour-suspects = <a href="{ $base }/suspects">راجع الوسوم المشكوك فيها</a>: بعض موسِّمي العرض يخطئون، وهنا يُكشف ذلك.
over-tour-export = <a href="{ $base }/export">خذ مجموعة البيانات</a> مع مصدر كل وسم.
over-tour-export-new = <a href="{ $base }/export">خذ مجموعة البيانات</a> مع مصدر كل وسم؛ ثم <a href="/projects/new">أفلت ملفًا من عندك</a>.
over-tour-done = رأيت ما يكفي
over-empty = لا عناصر بعد
over-empty-text = استورد ملف CSV أو JSONL. يصبح عُشره عيّنة الاختبار التي تقيس النموذج ولا يتدرب عليها أبدًا.
over-labeled = الموسوم
over-holdout = الموسوم من عيّنة الاختبار
over-of = من { $n }
over-in-hands = بأيدي الناس
over-by-model = أنجزه النموذج
over-machine = وسوم الآلة
over-disagree = إجابات مختلفة
over-curve = منحنى التعلم
over-no-model-here = في هذا المشروع: { $why }.
over-curve-begins = يبدأ مع أول جولة لها وسوم من عيّنة الاختبار تقيس عليها: { $text }.
over-next = ما يُسأل عنه بعد ذلك
over-queue = العناصر المختارة المنتظرة: { $n }.
over-queue-again = العناصر المختارة المنتظرة: { $n }، وقبلها { $again } مما له سابقة.
over-queue-holdout = العناصر المختارة المنتظرة: { $n }، تتخللها عناصر عيّنة الاختبار (الجاهز منها { $holdout }).
over-queue-both = العناصر المختارة المنتظرة: { $n }، وقبلها { $again } مما له سابقة، تتخللها عناصر عيّنة الاختبار (الجاهز منها { $holdout }).
over-low = قائمة الانتظار توشك أن تفرغ. تُملأ تلقائيًا؛ فإن بقيت هكذا فانظر في سجل الخادم.
over-front = أول القائمة
over-chosen = اختير بـ
over-probability = الاحتمال
over-confidence = الثقة
over-probability-hint = الاحتمال: مدى احتمال أن يختار السحب العشوائي هذا العنصر. والشرطة تعني أن الاستراتيجية اختارته لدرجته.
over-rounds = الجولات
over-accuracy = الدقة
over-f1 = ⁦F1⁩ الكلي
over-ended = انتهت
over-round = الجولة { $n }
over-in-use = قيد الاستخدام
over-no-rounds = لا نموذج يتعلم هنا، فلا جولات.
over-no-round-yet = لا جولة بعد. في الجولة يتعلم النموذج من الوسوم، ويقيس نفسه على عيّنة الاختبار، ويختار ما يسأل عنه بعد ذلك.
over-model = النموذج المستخدم
over-from = من <a href="{ $base }/rounds/{ $n }">الجولة { $n }</a>
over-no-model = لا نموذج بعد. تُختار العناصر بحيث تغطي المجموعة.
over-finish = الختام: التدريب على عيّنة الاختبار أيضًا
over-finish-text = لآخر نموذج في المشروع. يتدرب على كل الوسوم. وتُقدَّر دقته عندئذ بالتحقق المتقاطع، ولا تستطيع عيّنة الاختبار مقارنته ولا اعتماده. والجولة التالية بلا هذا الخيار تقيس على عيّنة الاختبار من جديد.
over-finish-box = استعمال عيّنة الاختبار في التدريب
over-finish-button = بدء الجولة الأخيرة
over-who = من
over-last = الأخيرة
over-files = من ملفات
over-nobody = لم يجب أحد بعد.
over-add = إضافة موسِّمين
over-quality = جودة الوسوم
over-suspects = عرض الوسوم المشكوك فيها
over-remarks = العلامات والملاحظات

# The overview, as it is made in Rust
over-class = { $pool } و{ $holdout } في عيّنة الاختبار
over-imported = مستورد
over-right =
    { $share } صواب (مجال 95%: من { $low } إلى { $high })، مقيسًا على { $n ->
        [zero] { $n } وسم من عيّنة الاختبار
        [one] وسم واحد من عيّنة الاختبار
        [two] وسمين من عيّنة الاختبار
        [few] { $n } وسوم من عيّنة الاختبار
        [many] { $n } وسمًا من عيّنة الاختبار
       *[other] { $n } وسم من عيّنة الاختبار
    }.
over-unmeasured = لم يُقس بعد: لم يكن لأي عنصر من عيّنة الاختبار وسم.
over-spent =
    { $share } صواب (مجال 95%: نحو { $low } إلى { $high })، بتحقق متقاطع من 5 أجزاء على { $n ->
        [zero] { $n } وسم من عيّنة الاختبار
        [one] وسم واحد من عيّنة الاختبار
        [two] وسمين من عيّنة الاختبار
        [few] { $n } وسوم من عيّنة الاختبار
        [many] { $n } وسمًا من عيّنة الاختبار
       *[other] { $n } وسم من عيّنة الاختبار
    }؛ تدرب على كل الوسوم وعددها { $labels }، فلم تعد عيّنة الاختبار تستطيع قياسه.
over-spent-unmeasured = تدرب على عيّنة الاختبار، فلا شيء يقيسه.
over-plain = ⁦F1⁩ الكلي { $f1 }؛ لم تُعايَر درجات الثقة بعد.
over-calibrated = ⁦F1⁩ الكلي { $f1 }؛ عويرت درجات الثقة بـ { $name }.

# templates/project/_today.html
today-decisions = ما يحتاج إلى قرار
today-days = الإجابات يومًا بيوم
today-days-alt = الإجابات يومًا بيوم؛ والأرقام في الجدول أدناه.
today-numbers = الأرقام
today-day = اليوم، UTC
today-csv = بصيغة CSV
today-say-who = حدّد من يوسّم بها

# The day of a project, as it is made in Rust
today-so-far =
    اليوم { $n ->
        [zero] { $n } إجابة
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $n } إجابات
        [many] { $n } إجابة
       *[other] { $n } إجابة
    }.
today-all = لكل عنصر وسم.
today-no-pace =
    لا تُعرف وتيرة بعد؛ المتبقي { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    }.
today-overlap =
    يأخذ كل عنصر { $each ->
        [zero] { $each } إجابة
        [one] إجابة واحدة
        [two] إجابتين
        [few] { $each } إجابات
        [many] { $each } إجابة
       *[other] { $each } إجابة
    }؛ بقي { $n ->
        [zero] { $n } إجابة
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $n } إجابات
        [many] { $n } إجابة
       *[other] { $n } إجابة
    }، وأُجيب جزئيًا عن { $begun ->
        [zero] { $begun } عنصر
        [one] عنصر واحد
        [two] عنصرين
        [few] { $begun } عناصر
        [many] { $begun } عنصرًا
       *[other] { $begun } عنصر
    }.
today-pace-now = اليوم
today-pace-days = الأيام الأخيرة
today-on = بوتيرة { $of }، { $pace } في اليوم، يكتمل وسم المتبقي وعدده { $left } في { $at }.
today-between = بوتيرة { $of }، { $pace } في اليوم، يكتمل وسم المتبقي وعدده { $left } في { $at }، بين { $early } و{ $late }.
today-earliest = بوتيرة { $of }، { $pace } في اليوم، يكتمل وسم المتبقي وعدده { $left } في { $at }، وأبكره { $early }؛ أما آخره فلا يُعرف بعد.
today-too-far = بوتيرة { $of }، { $pace } في اليوم، يستغرق المتبقي وعدده { $left } أكثر من سنتين.
today-no-target = لا جولات كافية بعد لمعرفة متى يُبلغ الهدف { $target }.
today-target-between = بوتيرة { $of } يكون ذلك في { $day }، بين { $early } و{ $late }.
today-target-earliest = بوتيرة { $of } يكون ذلك في { $day }، وأبكره { $early }؛ أما آخره فلا يُعرف بعد.
today-target-on = بوتيرة { $of } يكون ذلك في { $day }.
today-unordered = لا شيء يرتّب القائمة بعد: لا نموذج، فتأتي العناصر بالتنوع والمصادفة.
today-ordered = مرتبة بـ { $strategy } بنموذج الجولة { $round }، قُيّم { $scored } من العناصر، والعشوائي { $random }.
today-nobody = لا أحد بيده عنصر الآن.
today-holder =
    { $name } ({ $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    })
today-people = يعمل عليه الآن: { $names }.
today-people-more = يعمل عليه الآن: { $names } و{ $n } غيرهم.
today-in =
    { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    } باللغة { $language }
today-more-in = { $n } باللغة { $language }
today-unread = { $last }: لا أحد هنا يوسّم بها.
today-unread-many = { $before } و{ $last }: لا أحد هنا يوسّم بها.
today-disputed = عناصر مختلف فيها ({ $n }): اختلف الناس ولم يبقَ من يُسأل
today-escalated = عناصر محالة إلى المسؤولين: { $n }
today-suspects = وسوم خاطئة غالبًا ({ $n }): انظر فيها أو أرسلها إلى شخص آخر
today-suspects-most = وسوم خاطئة غالبًا ({ $n } أو أكثر): انظر فيها أو أرسلها إلى شخص آخر
today-flags = إجابات مُعلَّمة: { $n }
today-acceptance = القبول { $id } عليه علامة: وسوم الآلة فيه لم تعد مدعومة
today-low = من هم دون الحد في عناصر التدريب: { $n }
today-failed = فشلت الجولة { $n }: انظر في السبب وابدأ أخرى

# templates/project/_live.html
live-cancel = إلغاء
live-how-far = مدى تقدم الجولة

# Phases and states of a round
phase-starting = تبدأ
phase-labels = قراءة الوسوم
phase-features = إعداد سمات العناصر الجديدة
phase-fit = تدريب المصنِّف
phase-calibrate = المعايرة على عيّنة الاختبار
phase-evaluate = القياس على عيّنة الاختبار
phase-test = تقييم مجموعة الفحص
phase-score = تقييم كل عنصر
phase-select = اختيار ما يُسأل عنه بعد ذلك
phase-save = الحفظ
phase-working = قيد العمل
round-queued = تنتظر
round-running = جارية
round-promoted = اعتُمد نموذجها
round-not-promoted = تمت ولم يُعتمد نموذجها
round-failed = فشلت
round-cancelled = أُلغيت
round-unknown = غير معروفة

# templates/project/_advice.html
advice = هل يمكن التوقف عن التوسيم؟
advice-yes = نعم
advice-not-yet = ليس بعد
advice-hint = لا يُنصح بالتوقف إلا إذا استقرت التنبؤات وبُلغ الهدف، أو كلّفت الدفعة التالية أكثر مما تعود به.
advice-settled = استقرت التنبؤات
advice-target = بُلغ الهدف
advice-cost = الدفعة التالية مكلفة
advice-gain = الوسوم التالية وعددها { $n } يُتوقع أن تزيد الدقة { $points } نقطة (مجال 95%: من { $low } إلى { $high }).
advice-curve = المنحنى المطابق: الدقة { $formula } على عيّنة الاختبار.
advice-formula = ⁦{ $a } − { $b } · n^−{ $c }⁩

# templates/project/_accept.html
accept = الباقي بالنموذج
accept-curve = كم يصيب بحسب ما يجيب عنه من المجموعة
accept-answers = يجيب عن
accept-wrong = الخطأ
accept-at-most = على الأكثر
accept-hint = مقيس على وسوم عيّنة الاختبار التي تضبط. للنظر لا للاختيار: فالشهادة تأتي من غيرها.
accept-act = قبول ما يمكن الوعد به
accept-budget = النسبة المسموح بخطئها
accept-confidence = مدى اليقين المطلوب
accept-sure = عدّ كل عنصر فوق العتبة المعتمدة منجزًا بالنموذج. يفحص الناس بعضها، ويمكن سحب ذلك.
accept-button = قبول
accept-number = القبول { $id }
accept-withdraw = سحب
accept-flagged = عليه علامة
accept-unknown = لا يُعرف شيء بعد: يلزم جولة.
accept-stands =
    { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    } بنموذج الجولة { $round }، والخطأ { $share } على الأكثر؛ وما زال قائمًا { $standing }
accept-stands-by =
    { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    } بنموذج الجولة { $round } بيد { $by }، والخطأ { $share } على الأكثر؛ وما زال قائمًا { $standing }
accept-gone =
    { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    } بنموذج الجولة { $round }، والخطأ { $share } على الأكثر؛ سُحب
accept-gone-by =
    { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    } بنموذج الجولة { $round } بيد { $by }، والخطأ { $share } على الأكثر؛ سُحب

# templates/project/agreement.html
agree = التوافق
agree-title = التوافق · { $project }
agree-to-decide = بانتظار القرار: { $n }
agree-undefined = إجابات هذا المشروع ليست فئات. ألفا وكابا يقارنان الإجابات كلًّا واحدًا، فلا يُعرَّفان هنا؛ ويمكن فتح العناصر واحدًا واحدًا.
agree-hint = 1 يعني دائمًا، و0 كالمصادفة، ودون 0 أقل من المصادفة. وما يكفي يتوقف على كلفة الوسم الخطأ. وحيث الوسوم مجموعات يتفق شخصان إذا ذكرا الفئات نفسها.
agree-pairs = كل شخصين
agree-pairs-hint = كابا كوهين، وتحته العناصر التي أجاب عنها الاثنان. بالأسماء: الرقم المنخفض يعني أن شخصين يقرآن الدليل بشكل مختلف، لا أيهما على صواب.
agree-self = الشخص نفسه
agree-too-few = العناصر المشتركة أقل من أن تحكم
agree-shared-few = العناصر المشتركة { $n }، أقل من أن تحكم
agree-more-people = أشخاص آخرون ({ $n }) في رد REST.
agree-beside = أي الإجابات بجانب أيها
agree-beside-hint = عناصر أجاب عنها أحدهم بهذه وآخر بتلك. الرقم يفتحها.
agree-beside-table = الإجابات متجاورة
agree-more-answers = أكثر { $shown } إجابة اختلافًا؛ والباقي ({ $n }) في رد REST.
agree-no-two = لا عنصر له إجابتان بعد.

# Agreement, as it is made in Rust
agree-overlap = التداخل
agree-an-item =
    { $n ->
        [zero] { $n } إجابة
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $n } إجابات
        [many] { $n } إجابة
       *[other] { $n } إجابة
    } لكل عنصر
agree-reached = المكتمل
agree-reached-of = { $n } من { $answered } عنصرًا مجابًا عنه
agree-reached-share = { $n } من { $answered } عنصرًا مجابًا عنه ({ $share })
agree-two = إجابتان أو أكثر
agree-differ = إجابات مختلفة
agree-differ-share =
    { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    } ({ $share })
agree-alpha = ألفا كريبندورف
agree-alpha-about = كم يقل اختلاف الناس عما لو أجاب كل منهم عشوائيًا بالتكرارات المشتركة؛ يقبل أي عدد من الإجابات لكل عنصر.
agree-alpha-steps = كم يقل اختلاف الناس عما لو أجاب كل منهم عشوائيًا بالتكرارات المشتركة؛ وتتباعد درجتان في المقياس كلما كثرت الإجابات بينهما.
agree-fleiss = كابا فلايس
agree-fleiss-about = نسبة أزواج الإجابات المتساوية فوق ما تعطيه تكرارات الفئات وحدها؛ وهي دون ألفا بقليل حين تقل العناصر.
agree-cohen = كابا كوهين، متوسط الأزواج
agree-cohen-about = الأمر نفسه لشخصين، لكل منهما تكراراته، متوسطًا على أزواج الجدول أدناه.
agree-always = متساوٍ دائمًا
agree-no-matrix = لا أدلة كافية بعد: يلزم { $n } من العناصر حتى يشترك شخصان في { $fewest }.
agree-basis =
    { $answers ->
        [zero] { $answers } إجابة
        [one] إجابة واحدة
        [two] إجابتان
        [few] { $answers } إجابات
        [many] { $answers } إجابة
       *[other] { $answers } إجابة
    } عن { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصرين
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    }
agree-no-interval = لا مجال: عينات كثيرة معادة بلا قيمة
agree-interval = مجال 95%: من { $low } إلى { $high }
agree-same = قال الجميع الشيء نفسه دائمًا: لا خلاف يُقاس.
agree-missing-two = لا أدلة كافية بعد: يلزم { $n } من العناصر ذات الإجابتين.
agree-missing-shared = لا أدلة كافية بعد: يلزم { $n } من العناصر المشتركة بين شخصين.
agree-said =
    { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    }: { $a } و{ $b }

# templates/project/_practice.html
practice-look = عرضها في الجدول
practice-table = التوافق مع عناصر التدريب لكل شخص
practice-as-lead = كالمسؤول
practice-share = النسبة
practice-interval = مجال 95%
practice-far = مقدار البعد
practice-sign = الإشارة
practice-below = دون { $floor }
practice-hint = بترتيب الأسماء. لا تظهر الإشارة إلا حيث يقع حتى الطرف الأعلى للمجال دون { $floor }: الإجابات القليلة لا تُدين أحدًا. تحدّث قبل أن تحكم: قد يكون السبب الدليل أو العنصر.
practice-nobody = لم يصادف أحد أيًّا منها بعد.
practice-items = العناصر، وأولها ما يجيب عنه الناس بغير ذلك
practice-noted = ما دوّنه الناس
practice-marked = وُسم تدريبًا
practice-more = عناصر أخرى ({ $n }) في جدول العناصر.
room-gold-mark-button = جعلها عناصر تدريب
room-gold-unmark-button = إزالة العلامة

# templates/project/_anchoring.html
sway = هل تؤثر الاقتراحات في الناس؟
sway-hint = قرعة بمفتاح وحدها تقرر أي الإجابات لا ترى اقتراحًا، فالفرق هو رؤيته. وتفترض المجالات استقلال الإجابات، وإجابات الشخص الواحد ليست مستقلة تمامًا.
room-gold-made-one = صار عنصر واحد للتدريب من الآن.
room-gold-made = صارت للتدريب من الآن عناصر عددها { $n }.
room-gold-unmade-one = عاد عنصر واحد عاديًا.
room-gold-unmade = عادت عادية عناصر عددها { $n }.
room-gold-left-holdout = استُثني { $items }: عيّنة الاختبار تقيس النموذج.
room-gold-left-unsettled = استُثني { $items }: لا وسم مستقر، فحدّد وسمًا.
room-gold-unmark-title = إعادة { $items } إلى العادي؟
room-gold-unmark-text = يزول الوسم الذي أُعطيته: يعود ما تقرر قبله أو إجاباتها نفسها. وتخرج الإجابات عنها من أرقام الجميع.
room-gold-mark-title = السؤال عن { $items } للتدريب؟
room-gold-mark-own = يحتفظ كل منها بوسمه بوصفه وسم المسؤول؛ ويُستثنى ما لا وسم له.
room-gold-mark-given = وسمها { $label } بوصفه وسم المسؤول.
room-gold-mark-hidden = تأتي الموسِّمين بين غيرها وبالشكل نفسه ولا تعرض اقتراحًا. لا يتلقى أحد واحدًا مرتين، ولا يتلقاها المسؤولون والمهندسون.
room-gold-mark-measures = إجابات الناس عنها تقيس الناس: لا تغيّر وسمًا ولا تعلّم نموذجًا ولا تُحسب في توافق.
practice-f1 = قيمة ⁦F1⁩ للرموز { $f1 }
practice-steps = بفارق { $steps } درجة
practice-class-over = فئته أُلغيت: لا يتلقاه أحد
practice-none-out = عناصر التدريب: { $n }. لا يُسلَّم أي منها: `gold every` يساوي 0.
practice-told = عناصر التدريب: { $n }. واحد من كل { $every } مما يتلقاه الموسِّم منها، في موضع بالقرعة؛ ويُخبر به بعد الإجابة مباشرة.
practice-untold = عناصر التدريب: { $n }. واحد من كل { $every } مما يتلقاه الموسِّم منها، في موضع بالقرعة؛ ولا يُخبر به أبدًا.
practice-of = { $n } من { $of }

# templates/components/charts.html
chart-accuracy = الدقة على عيّنة الاختبار، مجال 95%
chart-f1 = ⁦F1⁩ الكلي
chart-random = الدقة بوسوم عشوائية وحدها
chart-curve-alt = منحنى التعلم. { $text }
chart-labels = وسوم التدريب
chart-reliability-alt = مخطط الموثوقية: الثقة مقابل نسبة الصواب. الأرقام في عناوين النقاط.
chart-confidence = الثقة
chart-before = قبل المعايرة: { $text }
chart-wrong = نسبة الخطأ
chart-bound = على الأكثر، بالثقة الموعودة
chart-budget = المسموح
chart-risk-alt = منحنى الخطأ والتغطية. { $text }
chart-coverage = نسبة ما يجيب عنه النموذج من المجموعة
chart-numbers = الأرقام
chart-numbers-of = الأرقام: { $name }

# Diagrams, as they are made in Rust
chart-dot =
    الجولة { $round }: الدقة { $share } (من { $low } إلى { $high }) مع { $n ->
        [zero] { $n } وسم
        [one] وسم واحد
        [two] وسمين
        [few] { $n } وسوم
        [many] { $n } وسمًا
       *[other] { $n } وسم
    }، مقيسة على { $holdout }
chart-f1-dot =
    الجولة { $round }: ⁦F1⁩ الكلي { $f1 } مع { $n ->
        [zero] { $n } وسم
        [one] وسم واحد
        [two] وسمين
        [few] { $n } وسوم
        [many] { $n } وسمًا
       *[other] { $n } وسم
    }
chart-random-dot = وسوم عشوائية وحدها ({ $n }): الدقة { $share } (من { $low } إلى { $high })
chart-one =
    الدقة { $share } مع { $n ->
        [zero] { $n } وسم
        [one] وسم واحد
        [two] وسمين
        [few] { $n } وسوم
        [many] { $n } وسمًا
       *[other] { $n } وسم
    }.
chart-went = انتقلت الدقة من { $first } مع { $few } وسمًا إلى { $last } مع { $labels } وسمًا خلال { $n } جولات.
chart-alone = بوسوم عشوائية وحدها ({ $n }) يصيب النموذج في { $share } (من { $low } إلى { $high }).
chart-no-as-many = لم يكن لأي جولة بعد قدرٌ مقارب من المختارة، فلا مقارنة.
chart-pays = ومثلها من المختارة: { $share }؛ الاختيار مجدٍ.
chart-pays-not = ومثلها من المختارة: { $share }؛ لم يُجدِ الاختيار هنا.
chart-pays-close = ومثلها من المختارة: { $share }؛ الفارق أصغر من أن يُحكم به.
chart-bin =
    { $n ->
        [zero] { $n } وسم
        [one] وسم واحد
        [two] وسمان
        [few] { $n } وسوم
        [many] { $n } وسمًا
       *[other] { $n } وسم
    } بثقة نحو { $around }: { $share } صواب (مجال 95%: من { $low } إلى { $high })
chart-risk = عند الإجابة عن كل شيء يكون { $share } خطأ؛ النقاط { $n } من أشد عتبة إلى أرخاها.

# templates/project/round.html
round-title = الجولة { $n } · { $project }
round-compare = مقارنة
round-download = تنزيل النموذج
round-promote = اعتماد هذا النموذج
round-again = استخدام هذا النموذج مجددًا
round-was-cancelled = ألغى أحدهم هذه الجولة. لم تغيّر شيئًا.
round-learned = ما تعلم منه
round-tried = جُرّب، بالخسارة اللوغاريتمية بتحقق متقاطع: { $list }.
round-against = مقارنة بالجولة { $n }
round-agreement = يسمّي النموذجان الفئة نفسها في { $share } من العناصر. وعلى عيّنة الاختبار اليوم دقة الأقدم { $accuracy } و⁦F1⁩ الكلي { $f1 }.
round-good = مدى جودته
round-measured = مقيس على
round-all-right = كل الفئات صواب
round-interval = مجال 95%: من { $low } إلى { $high }
round-range = من { $low } إلى { $high }
round-no-f1-interval = لا مجال بعد: لإحدى الفئات أقل من 5 وسوم في عيّنة الاختبار
round-no-f1-interval-test = لا مجال بعد: لإحدى الفئات أقل من 5 عناصر فحص
round-steps-off = فارق الدرجات
round-of-scale = من المقياس، في المتوسط
round-micro-f1 = ⁦F1⁩ الجزئي
round-unmeasured = لم يُقس: لم يكن لأي عنصر من عيّنة الاختبار وسم. تُدسّ عناصرها بين ما يُسلَّم، فيتغير هذا تلقائيًا.
round-own-test = على مجموعة الفحص الخاصة
round-test-of = عناصر الفحص { $n } من { $source }
round-pays-when = يُعرف هل الاختيار مجدٍ بدءًا من 25 وسمًا في عيّنة الاختبار إن كانت فيها فئتان.
round-alone = ما يجوز له وحده
round-not-looked = لم يُنظر فيه في هذه الجولة.
round-changed = ما تغيّر عن الجولة السابقة
round-flips = { $n } من { $of } عنصرًا ({ $share }) صارت لها فئة أخرى.
round-flips-surest = أكثر تغيّرات الرأي يقينًا:
round-items = العناصر
round-items-changed = عناصر صارت لها فئة أخرى
round-before = قبل
round-now = الآن
round-after = بعد
round-named = { $name }:
round-biased = ما كان تقدير متحيز ليقوله
round-estimates = التقديرات
round-estimate = التقدير
round-honest = هل درجات ثقته صادقة؟
round-calibrator = المُعايِر { $name }
round-calibration = المعايرة قبل وبعد
round-smaller = على عيّنة الاختبار، الأصغر أفضل
round-by-class-calibrators = المُعايِرات لكل فئة
round-class = الفئة
round-calibrator-head = المُعايِر
round-reliability = الموثوقية
round-reliability-sets = كل فئة لكل عنصر تُحسب إجابة.
round-reliability-hint = إلى أعلى: نسبة الصواب. إلى اليمين: مدى ثقته المعلنة. على الخط المتقطع يصيب بقدر ما يقول؛ وكل نقطة 10 وسوم أو أكثر، والأكبر لأكثر؛ والخطوط مجالات 95%، والحلقات لما قبل المعايرة.
round-needs-holdout = يحتاج إلى وسوم من عيّنة الاختبار.
round-class-by-class = فئة فئة
round-trained-on = للتدريب
round-holdout-labels = وسوم عيّنة الاختبار
round-precision = الضبط
round-recall = الاستدعاء
round-f1 = F1
round-calibration-error = خطأ المعايرة
round-takes = ما يحسبه ماذا
round-all-wrong = كل ما أخطأ فيه
round-confusion = مصفوفة الخلط
round-confusion-hint = الصفوف: ما قاله الناس. الأعمدة: ما قاله النموذج.
round-called = { $n }: { $truth }، وسُمّي { $said }
round-queue = ما وضعه في القائمة
round-queue-none = لا شيء: لم يبقَ ما يُسأل عنه.
round-time = أين ذهب الوقت: { $time }
round-made-with = بماذا صُنع
round-made-hint = المدخلات نفسها تعطي البايتات نفسها

# A round, as its page is made in Rust
round-turn = تنتظر دورها
cause-button = بدأت يدويًا
cause-button-by = بدأها يدويًا { $by }
cause-api = بدأها برنامج
cause-api-by = بدأها برنامج باسم { $by }
cause-cli = بدأت من سطر الأوامر
cause-labels = بدأت لوصول وسوم جديدة كافية
cause-timer = بدأها المؤقت
cause-schema = بدأت لتغيّر الفئات
cause-schema-by = بدأت لأن { $by } غيّر الفئات
cause-other = بدأت
cause-other-by = بدأها { $by }
made-position = الموضع في سجل الوسوم
made-seed = البذرة
made-digest = ملف النموذج، SHA-256
round-trained =
    دُرّب المصنِّف { $name } على { $n ->
        [zero] { $n } وسم
        [one] وسم واحد
        [two] وسمين
        [few] { $n } وسوم
        [many] { $n } وسمًا
       *[other] { $n } وسم
    }.
round-read =
    قرأ { $columns } من أعمدة السمات و{ $values } من القيم وقيّم { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصرين
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    }.
round-candidates =
    ما أمكن اختياره للقائمة: { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    }.
round-settled =
    حسم ⁦Dawid-Skene⁩ { $n ->
        [zero] { $n } وسم
        [one] وسم واحد
        [two] وسمين
        [few] { $n } وسوم
        [many] { $n } وسمًا
       *[other] { $n } وسم
    }؛ منها { $differ } تخالف معظم الإجابات.
round-a-file = ملف
round-pair = يتفق { $a } و{ $b } في { $share } من العناصر المشتركة وعددها { $n }.
round-pair-kappa = يتفق { $a } و{ $b } في { $share } من العناصر المشتركة وعددها { $n }، كابا { $kappa }.
round-class-number = الفئة { $n }
round-looks-worse =
    تبدو «بعد» أسوأ هنا وقد لا تكون كذلك: يُحكم على كل وسم بمعاير ضُبط من دونه وبوسوم أقل من المستعمل؛ و{ $n ->
        [zero] { $n } وسم
        [one] وسم واحد
        [two] وسمان
        [few] { $n } وسوم
        [many] { $n } وسمًا
       *[other] { $n } وسم
    } لا تميّز جيدًا فروقًا صغيرة كهذه.
quality-log-loss = الخسارة اللوغاريتمية
quality-log-loss-help = بوحدة النات؛ تعاقب الخطأ الواثق
quality-brier = درجة براير
quality-brier-help = مربع البعد عن الحقيقة
quality-ece-help = الفجوة بين الثقة والصواب؛ ترتفع مع قلة الوسوم
quality-debiased = خطأ المعايرة، بلا تحيز
quality-debiased-help = دون ما تضيفه قلة الوسوم؛ مجال 95%
quality-smooth = خطأ المعايرة، الأملس
quality-smooth-help = الأمر نفسه بلا فئات
quality-with-interval = { $error } (من { $low } إلى { $high })
test-left-seen =
    استُثني { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    }: تدرب النموذج على نسخ شبه مطابقة.
test-left-unreadable =
    استُثني { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    }: لا تستطيع الوصفة قراءتها.
test-left-both =
    استُثني: { $n ->
        [zero] { $n } عنصر
        [one] عنصر واحد
        [two] عنصران
        [few] { $n } عناصر
        [many] { $n } عنصرًا
       *[other] { $n } عنصر
    } تدرب على نسخ شبه مطابقة لها، و{ $unreadable } لا تُقرأ.
round-hlabels =
    { $n ->
        [zero] { $n } وسم من عيّنة الاختبار
        [one] وسم واحد من عيّنة الاختبار
        [two] وسمان من عيّنة الاختبار
        [few] { $n } وسوم من عيّنة الاختبار
        [many] { $n } وسمًا من عيّنة الاختبار
       *[other] { $n } وسم من عيّنة الاختبار
    }
round-hlabels-crossed =
    { $n ->
        [zero] { $n } وسم من عيّنة الاختبار
        [one] وسم واحد من عيّنة الاختبار
        [two] وسمان من عيّنة الاختبار
        [few] { $n } وسوم من عيّنة الاختبار
        [many] { $n } وسمًا من عيّنة الاختبار
       *[other] { $n } وسم من عيّنة الاختبار
    }، بتحقق متقاطع من 5 أجزاء
honest-plain = نسبة الصواب البسيطة؛ والمجال لها
honest-powered = بالاستعانة بعناصر غير موسومة من عيّنة الاختبار ({ $n })
honest-powered-help = بدعم التنبؤ: نقطة أقرب والمجال نفسه
honest-stratified = مرجّحة بالثقة
honest-stratified-help = بتقسيم لاحق: نسبة الصواب بين الواثق وغير الواثق
honest-biased = تحقق متقاطع على الوسوم المختارة ({ $n })
honest-biased-help = تقدير متحيز: صوابه في العناصر الصعبة لا في المجموعة
honest-weighted = الأمر نفسه، مرجّحًا باحتمال اختيار كل منها
honest-weighted-help =
    { $n ->
        [zero] { $n } وسم
        [one] وسم واحد
        [two] وسمان
        [few] { $n } وسوم
        [many] { $n } وسمًا
       *[other] { $n } وسم
    } باحتمال معلوم، تعادل { $worth } متساوية؛ رقم ثانوي
tuning-tried = ⁦C = { $c }: { $loss }⁩
tuning-tried-dense = ⁦C = { $c }⁩، الأرقام الكثيفة × { $dense }: { $loss }
risk-in-force = سارية
risk-proposed = مقترحة
risk-expected = متوقعة
risk-in-force-text = السارية: فوق { $threshold }، معتمدة بنموذج الجولة { $round }؛ وقُبل بها { $n }.
risk-none-in-force = السارية: لا شيء. لا يُقبل شيء بلا إنسان.
risk-proposed-text = مقترح هذه الجولة: فوق { $threshold }، { $share } من باقي المجموعة، والخطأ { $budget } على الأكثر.
risk-expected-text = المتوقع من شهادة بحسب الوسوم التي تضبط: { $share } من باقي المجموعة.
risk-none-proposed = مقترح هذه الجولة: لا شيء.
round-call = { $label }، { $sure }

# The tables behind a round's diagrams
figures-rows =
    { $n ->
        [zero] { $n } صف
        [one] صف واحد
        [two] صفان
        [few] { $n } صفوف
        [many] { $n } صفًا
       *[other] { $n } صف
    }
figures-labels-are = الوسوم
figures-picked = مختارة
figures-random = عشوائية
figures-low = الأدنى
figures-high = الأعلى
figures-above = الثقة فوق
figures-coverage = التغطية
figures-bound = الحد الأعلى
figures-wrong = خطأ
figures-when = المعايرة
figures-before = قبل
figures-after = بعد
figures-right = نسبة الصواب
figures-measured = مقيس على
figures-learning-curve = منحنى التعلم
figures-risk-coverage = الخطأ والتغطية

# templates/project/compare.html
compare = الجولة { $a } والجولة { $b }
compare-title = الجولتان { $a } و{ $b } · { $project }
compare-round = مقارنة الجولة
compare-with = بالجولة
compare-which = الجديدة هي الجولة { $b } والقديمة الجولة { $a }.
compare-cannot = لا وسم في عيّنة الاختبار حكمت فيه كلتاهما، فلا تُقارنان وسمًا وسمًا.
compare-figures = الأرقام
compare-f1 = ⁦F1⁩ لكل فئة
compare-f1-hint = ⁦F1⁩ على عيّنة الاختبار، ومن كم وسم.
compare-f1-of = { $f1 } من { $n }
compare-settings = إعدادات مختلفة
compare-disagree = مواضع اختلافهما
compare-people = يقول الناس
compare-right = صواب
compare-more = و{ $n } غيرها.
compare-nowhere = لا موضع في وسوم عيّنة الاختبار التي حكمت فيها كلتاهما.
compare-trained = وسوم التدريب
compare-interval = مجالها 95%
compare-classifier = المصنِّف
compare-strategy = الاستراتيجية
compare-columns = أعمدة السمات
compare-scored = العناصر المقيَّمة
compare-time = الوقت
compare-promoted = اعتُمد
compare-no = لا

# templates/project/calls.html
calls-unseen = لم يكن النموذج قد رأى أيًّا منها.
calls-model = يقول النموذج
calls-sure = مدى اليقين
calls-wrong = خطأ
calls-none = لا شيء
calls-none-text = لا وسم كهذا في عيّنة الاختبار لهذه الجولة، أو الجولة أقدم من هذه القائمة.
calls-title = { $what } · الجولة { $n } · { $project }
calls-got-wrong = ما أخطأ فيه النموذج
calls-recognised = { $class } وقد عُرف
calls-taken = { $class }، وحُسب { $said }
calls-all-that-is = كل ما هو { $class }
calls-all-called = كل ما سُمّي { $class }
calls-listed =
    { $n ->
        [zero] { $n } وسم من عيّنة الاختبار
        [one] وسم واحد من عيّنة الاختبار
        [two] وسمان من عيّنة الاختبار
        [few] { $n } وسوم من عيّنة الاختبار
        [many] { $n } وسمًا من عيّنة الاختبار
       *[other] { $n } وسم من عيّنة الاختبار
    }؛ وهذه أكثر { $listed } يقينًا.
calls-all =
    { $n ->
        [zero] { $n } وسم من عيّنة الاختبار
        [one] وسم واحد من عيّنة الاختبار
        [two] وسمان من عيّنة الاختبار
        [few] { $n } وسوم من عيّنة الاختبار
        [many] { $n } وسمًا من عيّنة الاختبار
       *[other] { $n } وسم من عيّنة الاختبار
    }، أكثرها يقينًا أولًا.

# Heads of these tables
figures-labels = الوسوم المعدودة
figures-round = الجولة
figures-accuracy = الدقة
figures-people = يقول الناس
figures-model = يقول النموذج

# What other rooms say of a project, its rounds and its labels
room-strategy-auto = تلقائي
room-strategy-badge = BADGE
room-strategy-class-balanced = توازن الفئات
room-strategy-cluster-margin = هامش التجمعات
room-strategy-committee = لجنة
room-strategy-core-set = Core-set
room-strategy-coverage = تغطية
room-strategy-density-margin = هامش الكثافة
room-strategy-discovery = استكشاف
room-strategy-entropy = إنتروبيا
room-strategy-expected-change = التغير المتوقع
room-strategy-least-confidence = أقل ثقة
room-strategy-margin = هامش
room-strategy-power-margin = هامش بالسحب
room-strategy-prob-cover = ProbCover
room-strategy-seals = SEALS
room-strategy-typiclust = TypiClust
room-advice-not-begun = تابع: لم تنته أي جولة بعد.
room-advice-none-left = لكل عنصر في المجموعة وسم: لم يبقَ ما يُسأل عنه.
room-advice-stop-target = يمكن التوقف: بُلغ الهدف، والمزيد من الوسوم لا يكاد يغيّر ما يقوله النموذج.
room-advice-stop-cost = يمكن التوقف: يُتوقع أن تكلّف الدفعة التالية أكثر من قيمتها، والمزيد من الوسوم لا يكاد يغيّر ما يقوله النموذج.
room-advice-hint-only = استقرت التنبؤات. هذه إشارة لا دليل على جودة النموذج: حدّد دقة مستهدفة أو تكاليف في الإعدادات لتحصل على نصيحة.
room-advice-settled-only = تابع: استقرت التنبؤات، وهذه إشارة فقط، ولا شيء آخر يدعو إلى التوقف.
room-advice-still-changes = تابع الآن: الهدف قريب، لكن الوسوم الجديدة ما زالت تغيّر ما يقوله النموذج.
room-advice-too-early = تابع: ما زالت الوسوم الجديدة تغيّر ما يقوله النموذج، أو الوقت مبكر للحكم.
room-advice-comparisons = { $n_known } من 3 مقارنات لنموذج بسابقه؛ وكل منها يحتاج إلى { $n_fewest } وسمًا جديدًا.
room-advice-kappa = التوافق مع النموذج السابق (كابا، متوسط ثلاث جولات) { $n_mean }؛ ويُعد مستقرًا من { $n_settled }.
room-advice-target-small = الهدف { $n_target }: عيّنة الاختبار ذات { $n } وسمًا أصغر من أن تحكم. استورد مزيدًا من العناصر.
room-advice-target-early = الهدف { $n_target }: لا أدلة كافية بعد، يلزم { $n } وسمًا آخر من عيّنة الاختبار.
room-advice-target-surpassed = الهدف { $n_target }: { $n_right } من { $n } وسمًا في عيّنة الاختبار صواب، مجال 95% من { $n_low } إلى { $n_high }: تجاوزه.
room-advice-target-may-be = الهدف { $n_target }: { $n_right } من { $n } وسمًا في عيّنة الاختبار صواب، مجال 95% من { $n_low } إلى { $n_high }: المجال يشمله، فقد يكون بُلغ.
room-advice-target-not = الهدف { $n_target }: { $n_right } من { $n } وسمًا في عيّنة الاختبار صواب، مجال 95% من { $n_low } إلى { $n_high }: لم يُبلغ.
room-advice-cost-unknown = كلفة الدفعة التالية مقابل قيمتها: لا يُعرف بعد.
room-advice-cost = الوسوم التالية وعددها { $n } تكلّف { $n_price } ويُتوقع أن تساوي { $n_worth }.
room-advice-more-than = أكثر من { $n }
room-advice-no-ahead = لا يُعرف بعد ما تعود به وسوم أخرى: { $why }.
room-advice-no-target-time = لا يُعرف بعد متى تُبلغ { $n_target }: { $why }.
room-advice-why-unmeasured = لم تُقس أي جولة على وسوم عيّنة الاختبار
room-advice-why-few = لا يوجد إلا { $n } وسمًا من عيّنة الاختبار، ويلزم { $n_missing } أخرى
room-advice-why-rounds = يحتاج المنحنى إلى { $n } جولات مقيسة بأعداد وسوم مختلفة
room-advice-why-doubled = لم تتضاعف الوسوم منذ الجولة الأولى
room-advice-target-curve-there = بحسب منحنى التعلم بُلغ الهدف { $n_target }.
room-advice-target-curve = نحو { $n_labels } وسمًا آخر حتى يبلغ منحنى التعلم الهدف { $n_target } (مجال 95%: من { $n_low } إلى { $said_high }).
room-advice-target-curve-far = لا يبلغ منحنى التعلم الهدف { $n_target } خلال { $n_most } وسمًا آخر؛ وفي أحسن الأحوال يلزم { $n_low }.
room-advice-target-curve-never = يميل منحنى التعلم إلى { $n_end }: والهدف { $n_target } بعيد عنه خلال { $n_most } وسمًا آخر.
room-advice-ahead = نحو { $n_labels } وسمًا آخر لنقطة إضافية من الدقة (مجال 95%: من { $n_low } إلى { $said_high }).
room-advice-ahead-far = نقطة إضافية من الدقة ليست في الأفق: أكثر من { $n_most } وسمًا آخر إن أمكن؛ وفي أحسن الأحوال { $n_low }.
room-advice-ahead-never = نقطة إضافية من الدقة بعيدة المنال: أكثر من { $n_most } وسمًا آخر إن أمكن.
room-learn-kind = وسوم من نوع { $kind } تُجمع وتُفحص وتُصدَّر هنا، ولا يتعلمها أي نموذج في qualm: لا جولات ولا اقتراحات ولا مجموعة فحص. القائمة تغطي المجموعة؛ صدّر الوسوم ودرّب في مكان آخر
room-learn-images = العناصر صور فقط، ولا ينظر أي نموذج في qualm إلى الصور: لا جولات ولا اقتراحات، وتأتي العناصر عشوائيًا. ليتعلم نموذج، أنشئ المشروع بمتجه لكل صورة من نموذج لديك (`vector`) أو بحقول تصفها

# templates/project/settings.html
settings-title = الإعدادات · { $project }
settings-not-saved = لم يُحفظ شيء. <a href="#{ $name }">{ $label }</a>: { $problem }
settings-guide-hint = ما يقرؤه الواسمون بضغطة مفتاح: Markdown. العنوان المسمى باسم فئة يفتح ما قيل عنها. وكل تغيير إصدار جديد، وكل إجابة تحفظ الإصدار الذي أُعطيت في ظله. <a href="/projects/{ $slug }/guide">كل الإصدارات</a>
settings-labels = الوسوم
settings-no-model = في هذا المشروع: { $reason }. ولا أثر هنا لإعدادات النماذج والجولات.
settings-add = إضافة فئات
settings-add-hint = واحدة في كل سطر. <a href="/projects/{ $slug }/schema">تغيير اسم الفئات أو دمجها أو تقسيمها أو إلغاؤها</a>.
settings-who = من يحق له ماذا
settings-person = { $name } ({ $role })
settings-life = حياة هذا المشروع
settings-life-hint = يعرض كل منها أولًا ما سيفعله.
settings-admins = النسخ والحذف للمشرفين.
settings-default = الافتراضي: { $value }.
settings-empty = فارغ
settings-by-data = يُختار حسب نوع البيانات
settings-by-validation = يُختار بالتحقق المتقاطع
settings-softmax = بلا: softmax وحدها
settings-majority = الفئة التي تذكرها معظم الإجابات
settings-dawid-skene = ‏Dawid-Skene، تُحسم في كل جولة
settings-shown-before = يُعرض قبل الإجابة
settings-shown-after = يُعرض بعد الإجابة
settings-hidden = مخفي
settings-told = يُذكر وسمه بعد الإجابة مباشرة
settings-never-told = لا يُذكر أبدًا
settings-unless-worse = ما لم يكن أسوأ بوضوح
settings-always = دائمًا
settings-never = أبدًا

# Groups of settings
room-group-sampling = الاختيار
room-group-overlap = تعدد الإجابات
room-group-labelers = الواسمون
room-group-practice = التدريب العملي
room-group-holdout = عيّنة الاختبار
room-group-model = النموذج
room-group-calibrator = المُعايِر
room-group-retraining = إعادة التدريب
room-group-stopping = التوقف
room-group-acceptance = القبول
room-about-sampling = أي العناصر يُسأل عنها بعد ذلك.
room-about-overlap = كم شخصًا يجيب عن العنصر، وكيف تصبح إجاباتهم وسمًا واحدًا.
room-about-labelers = ما يراه الناس وما يمكنهم الإجابة به أثناء التوسيم.
room-about-practice = عناصر معروفة الوسم بين غيرها.
room-about-holdout = عناصر تُحفظ جانبًا لقياس النموذج.
room-about-model = ما تدرّبه الجولة.
room-about-calibrator = ما يجعل ثقة النموذج صادقة.
room-about-retraining = متى تبدأ الجولة تلقائيًا، ومتى يتولى نموذجها.
room-about-stopping = متى يُنصح بإيقاف التوسيم.
room-about-acceptance = ما يتيح للنموذج أن يجيب عن الباقي، وكيف يُفحص ذلك.

# Every setting: its name
room-set-strategy = الاستراتيجية
room-set-exploration = الاستكشاف
room-set-stranger-share = نسبة الغريبة
room-set-queue-length = طول قائمة الانتظار
room-set-consensus = الإجماع
room-set-relabel-share = نسبة الآراء الثانية
room-set-suggestion = الاقتراح
room-set-suggestion-hidden-share = نسبة الاقتراحات المخفية
room-set-allow-none = السماح بـ«لا شيء منها»
room-set-image-hosts = مضيفو الصور
room-set-hold-secs = ثواني الاحتفاظ
room-set-language-key = مفتاح اللغة
room-set-gold-every = عنصر تدريب كل
room-set-gold-feedback = التعقيب على التدريب
room-set-gold-floor = الحد الأدنى في التدريب
room-set-holdout-share = نسبة عيّنة الاختبار
room-set-holdout-serve-first = نسبة ما يُقدَّم منها أولًا
room-set-holdout-first = العدد الأول منها
room-set-holdout-serve-then = نسبة ما يُقدَّم منها بعد ذلك
room-set-holdout-enough = العدد الكافي منها
room-set-classifier = المصنِّف
room-set-c = C
room-set-class-weight = وزن الفئات
room-set-self-training = التدريب الذاتي
room-set-round-every-labels = جولة كل عدد من الوسوم
room-set-round-every-minutes = جولة كل عدد من الدقائق
room-set-promote = الترقية
room-set-promote-min-holdout = أدنى عيّنة اختبار للترقية
room-set-target-accuracy = الدقة المستهدفة
room-set-label-cost = تكلفة الوسم
room-set-point-value = قيمة النقطة
room-set-certify-share = نسبة الإثبات
room-set-accept-budget = حد الخطأ في القبول
room-set-accept-confidence = ثقة القبول
room-set-accept-audit-share = نسبة فحص المقبول

# Every setting: what it does
room-help-overlap = كم شخصًا مختلفًا يجيب عن كل عنصر (1 إلى 9).
room-help-consensus = كيف تصبح عدة إجابات عن عنصر وسمًا: بالأغلبية فورًا؛ وتبدأ طريقة Dawid-Skene مثلها ثم تحسمها كل جولة من جديد حسب صواب كل شخص في كل فئة.
room-help-relabel-share = نسبة الإجابات بين جولتين التي قد تكون آراء ثانية في عناصر موسومة: تذهب بعد الجولة إلى حيث تفيد إجابة أخرى، حسب ActiveLab، أكثر من إجابة عن عنصر جديد (0 إلى 1).
room-help-hold-secs = الثواني التي يحتفظ فيها شخص بعنصر دون أي إشارة قبل أن يعود إلى القائمة.
room-help-holdout-share = نسبة العناصر التي تُسحب إلى عيّنة الاختبار عند الاستيراد (0 إلى 0.5). تثبت بعد أول استيراد.
room-help-holdout-serve-first = نسبة ما يُقدَّم من عيّنة الاختبار إلى أن يُوسم منها holdout_first عنصر.
room-help-holdout-first = انظر holdout_serve_first.
room-help-holdout-serve-then = نسبة ما يُقدَّم من عيّنة الاختبار بعد ذلك إلى أن يُوسم منها holdout_enough.
room-help-holdout-enough = لا تُقدَّم عناصر من عيّنة الاختبار بعد بلوغ هذا العدد من الموسومة.
room-help-strategy = الاستراتيجية التي تختار السؤال التالي.
room-help-exploration = نسبة ما يُسحب عشوائيًا بالتساوي مع تسجيل احتماله (0 إلى 1).
room-help-queue-length = عدد العناصر في القائمة بعد الجولة. وتُملأ قبل أن تفرغ.
room-help-classifier = المصنِّف؛ يأخذ auto المتناثر للنصوص ومصنِّف linfa للجداول والمتجهات.
room-help-c = مقلوب شدة عقوبة L2، وهو C في scikit-learn؛ ومع 0 تختاره كل جولة بالتحقق المتقاطع.
room-help-self-training = تجرّب كل جولة هل يستفيد نموذجها من التعلم أيضًا من إجاباته عن العناصر غير الموسومة، ولا تبقيه إلا حيث يثبت ذلك التحقق المتقاطع. يتطلب أربع ملاءمات إضافية. للمصنِّف المتناثر وفئة واحدة لكل عنصر.
room-help-class-weight = أُس أوزان الفئات: 0 بلا أوزان، 1 توازن تام.
room-help-calibrator = المُعايِر؛ يختار auto بالتحقق المتقاطع على عيّنة الاختبار.
room-help-round-every-labels = تبدأ جولة تلقائيًا بعد هذا العدد من الوسوم الجديدة؛ و0 يعطّل ذلك.
room-help-round-every-minutes = تبدأ جولة تلقائيًا بعد هذا العدد من الدقائق إن وُجد وسم جديد؛ و0 يعطّل ذلك.
room-help-promote = ترقية النموذج الجديد فقط إن لم يكن أسوأ بما يتجاوز الضجيج على عيّنة الاختبار؛ و«دائمًا» ترقّي كل نموذج و«أبدًا» لا ترقّي شيئًا.
room-help-promote-min-holdout = عدد وسوم عيّنة الاختبار الذي يمكن الحكم بدءًا منه.
room-help-allow-none = السماح بالإجابة «لا شيء منها» حين لا تناسب أي فئة. تُحفظ هذه الإجابات وتُصدَّر، ولا تدرّب أي فئة، وتضبط مدى غرابة العنصر.
room-help-stranger-share = نسبة أماكن الاستراتيجية التي تذهب إلى أغرب العناصر، وهي الأبعد عن كل ما وُسم (0 إلى 1).
room-help-target-accuracy = الدقة المطلوبة من 0 إلى 1: يمكن إيقاف التوسيم متى بلغتها عيّنة الاختبار واستقرت التنبؤات. و0 بلا هدف.
room-help-label-cost = تكلفة الوسم الواحد بأي وحدة: مع point_value يمكن إيقاف التوسيم حين تكلّف الدفعة أكثر مما تفيد. و0 يعطّل ذلك.
room-help-point-value = قيمة نقطة إضافية من الدقة (0.01) بوحدة label_cost.
room-help-certify-share = نسبة وسوم عيّنة الاختبار المخصصة لإثبات عتبة قبول باقي المجموعة (0 إلى 0.9)؛ والباقي للضبط. و0 يعطّل الإثبات؛ ودون 60 وسمًا تُستعمل كلها للضبط.
room-help-accept-budget = نسبة الخطأ المسموح بها فيما يُقبل دون شخص (0.0001 إلى 0.5).
room-help-accept-confidence = كم مرة يجب أن يصدق هذا الوعد (0.5 إلى 0.9999).
room-help-accept-audit-share = نسبة المقبول الذي يفحصه الناس بسحب عشوائي متساوٍ (0 إلى 1).
room-help-suggestion = متى يرى الواسمون اقتراح النموذج: قبل الإجابة أو بعدها أو أبدًا. ولا تُظهره عناصر عيّنة الاختبار أبدًا.
room-help-suggestion-hidden-share = نسبة الإجابات التي يبقى قبلها الاقتراح مخفيًا مع أنه كان سيُعرض، بسحب بمفتاح: وتبيّن المقارنة مدى تأثير الاقتراحات في الناس (0 إلى 1).
room-help-image-hosts = المضيفون الذين يجوز للمتصفحات تحميل صور العناصر منهم، تفصلهم فواصل: images.example.org, *.cdn.example.org, img.example.org:8443. عبر https فقط؛ ويجوز http مع 127.0.0.1:9000 وlocalhost للتجربة. فارغ: تظهر عناوين الصور نصًا.
room-help-gold-every = حيث توجد عناصر تدريب يكون واحد من كل هذا العدد مما يُسلَّم للواسم منها في موضع مسحوب (2 إلى 1000). و0 لا يسلّم شيئًا. ولا يحصل عليها المسؤولون والمهندسون لأنهم يرون وسومها.
room-help-gold-feedback = ما يعرفه الواسم عن عنصر التدريب: وسمه بعد الإجابة مباشرة أو لا شيء؛ وعندئذ تُحسب موافقته من إجابات أمس وما قبله كي لا يفضح الرقم أيًا منها.
room-help-gold-floor = تُرفع موافقة الشخص في عناصر التدريب إلى المسؤولين إذا كان حتى الطرف الأعلى لمجالها دون هذا (0 إلى 1). و0 يعطّل ذلك.
room-help-language-key = مفتاح السجل الذي فيه لغة العنصر، مثل lang: عندئذ لا يُسلَّم العنصر إلا لمن يوسم بتلك اللغة ولمن لم يذكر لغة. فارغ: لا دور للغات.

# What may be chosen
room-strategies-auto = تلقائي: يغطي المجموعة ثم يسأل عن العناصر غير المحسومة من كل فئة
room-strategies-seals = ‏SEALS: عناصر غير محسومة قرب الموسومة، للمجموعات الكبيرة جدًا
room-strategies-committee = لجنة: عناصر تختلف فيها نماذج من سحوبات مختلفة للوسوم
room-strategies-coverage = تغطية: عناصر نموذجية من كل نوع قبل وجود نموذج
room-strategies-core-set = ‏Core-set: عناصر لا تشبه شيئًا مما وُسم
room-strategies-entropy = إنتروبيا: حيث تتوزع الاحتمالات بأكبر تساوٍ
room-strategies-typiclust = ‏TypiClust: أكثر العناصر نموذجية من كل نوع بلا وسم قبل وجود نموذج
room-strategies-cluster-margin = هامش العناقيد: عناصر غير محسومة، واحد من كل نوع في كل مرة
room-strategies-class-balanced = توازن الفئات: عناصر غير محسومة من الفئات الأقل وسومًا
room-strategies-power-margin = هامش القوة: عناصر غير محسومة بسحب موزون كي تقل تشابهات الدفعة
room-strategies-prob-cover = ‏ProbCover: العناصر ذات أكثر الجيران غير الموسومين قبل وجود نموذج
room-strategies-badge = ‏BADGE: عناصر تغيّر النموذج كثيرًا وكل منها بطريقته
room-strategies-discovery = اكتشاف: مزيد من عناصر أندر الفئات ومما لا وسم له بعد
room-strategies-expected-change = التغيّر المتوقع: عناصر يحرّك وسمها النموذج أكثر
room-strategies-margin = هامش: حيث تتساوى فئتان تقريبًا
room-strategies-least-confidence = أقل ثقة: حيث أفضل تخمين هو الأضعف
room-strategies-density-margin = هامش الكثافة: عناصر غير محسومة لها أشباه كثيرة
room-strategies-random = عشوائي: كل العناصر سواء
room-strategies-short-auto = تلقائي
room-strategies-short-seals = SEALS
room-strategies-short-committee = لجنة
room-strategies-short-coverage = تغطية
room-strategies-short-core-set = Core-set
room-strategies-short-entropy = إنتروبيا
room-strategies-short-typiclust = TypiClust
room-strategies-short-cluster-margin = هامش العناقيد
room-strategies-short-class-balanced = توازن الفئات
room-strategies-short-power-margin = هامش القوة
room-strategies-short-prob-cover = ProbCover
room-strategies-short-badge = BADGE
room-strategies-short-discovery = اكتشاف
room-strategies-short-expected-change = التغيّر المتوقع
room-strategies-short-margin = هامش
room-strategies-short-least-confidence = أقل ثقة
room-strategies-short-density-margin = هامش الكثافة
room-strategies-short-random = عشوائي
room-classifier-sparse = انحدار لوجستي على صفوف متناثرة: للنصوص وكل ما له أعمدة كثيرة
room-classifier-linfa = انحدار لوجستي من linfa على صفوف كثيفة: للجداول والمتجهات حتى 2,000 عمود دون أوزان للفئات
room-calibrator-temperature = درجة الحرارة: رقم واحد يجعل كل الاحتمالات أجرأ أو أحذر؛ من 30 وسم اختبار
room-calibrator-vector = قياس متجهي: ميل وإزاحة لكل فئة تستحقهما الوسوم؛ من 30 وسم اختبار
room-calibrator-isotonic = متساوي التوتر: دَرَج بأي شكل لا ينزل؛ من 300 وسم اختبار
room-calibrator-platt = ‏Platt: رقمان لكل سؤال يجعلان الاحتمالات أجرأ أو أحذر ويزيحانها؛ من 50 وسم اختبار
room-calibrator-venn-abers = ‏Venn-Abers: قياس متجهي ثم دَرَج للفئة الأرجح مع مجالها؛ من 100 وسم اختبار
room-calibrator-beta = بيتا: قياس متجهي ثم منحنى بثلاثة أرقام للفئة الأرجح؛ من 50 وسم اختبار

# What settings refuse
room-set-no-setting = لا يوجد إعداد `{ $name }`
room-set-wrong = ‏{ $name } هو `{ $text }`: استعمل { $said }
room-set-yes-no = نعم أو لا
room-set-whole = عددًا صحيحًا من 0 فأكثر
room-set-chosen = ‏c هو { $value }: استعمل رقمًا من 0 (يُختار كل جولة) إلى 1000000
room-set-range = ‏{ $name } هو { $value }: استعمل رقمًا من { $low } إلى { $most }
room-set-gold-range = ‏gold_every هو { $value }: استعمل 2 إلى 1000، أو 0 لعدم وجودها
room-set-language-one = ‏language_key هو `{ $value }`: استعمل مفتاحًا واحدًا من السجلات أو لا شيء
room-set-overlap-range = ‏overlap هو { $value }: استعمل 1 إلى 9 أشخاص لكل عنصر
room-set-hold-range = ‏hold_secs هو { $value }: استعمل 5 ثوانٍ إلى 86400 (يوم)
room-set-queue-range = ‏queue_length هو { $value }: استعمل 10 إلى 100000 عنصر
room-set-holdout-fixed = يبقى holdout_share على { $share } في هذا المشروع: سُحبت به عناصره وعددها { $k }. لتغييره أنشئ مشروعًا جديدًا
room-set-no-classes = لا يمكن إضافة فئات إلى وسوم من نوع { $kind }: أنشئ مشروعًا جديدًا بمخطط آخر
room-set-one-class = يحتاج { $name } إلى فئة واحدة بالضبط لكل عنصر، ووسوم هذا المشروع مجموعات: { $said }
room-set-need-classes = يحتاج { $name } إلى وسوم هي فئات، ووسوم هذا المشروع من نوع { $kind }: { $said }
room-set-instead-each = تحسم majority كل فئة على حدة
room-set-instead-none = إجابة بلا فئة تقول الشيء نفسه
room-set-instead-relabel = اتركه على 0 وارفع overlap للآراء الثانية
room-set-instead-exactly = ‏majority: الإجابة التي يعطيها أكثر الناس تمامًا
room-set-instead-nothing = إجابة فارغة تقول الشيء نفسه
room-set-instead-zero = ‏0، وارفع overlap للآراء الثانية
room-set-images = ‏image_hosts: { $said }
room-set-hosts-many = عدد المضيفين المذكورين { $k }؛ والحد الأقصى { $most }
room-host-scheme = يبدأ ببروتوكول: سمِّ المضيف وحده مثل images.example.org
room-host-more = أكثر من مضيف: سمِّه وحده مثل images.example.org أو images.example.org:8443
room-host-port = منفذه غير صالح: استعمل 1 إلى 65535
room-host-dot = ينتهي بنقطة: احذفها
room-host-ip = عنوان IP لا تطابقه المتصفحات في سياسة الصفحة: استعمل اسمًا
room-host-none = ليس اسم مضيف
room-host-character = فيه محرف لا يرد في أسماء المضيفين
room-host-ending = يفتح كل مضيف تحت تلك النهاية: سمِّ ما فوقها أيضًا مثل *.example.org
room-schema-name-taken = كان `{ $name }` اسم فئة أخرى في هذا المشروع؛ اختر اسمًا لم يعنِ شيئًا آخر قط
room-schema-few-left = ستبقى { $k } فئة للإجابة؛ ويجب أن تبقى { $fewest } على الأقل

# templates/project/schema.html
schema-title = الفئات · { $project }
schema-would = هذا ما سيحدث
schema-do = تنفيذ
schema-leave = إبقاء كل شيء كما هو
schema-there = الموجود
schema-class = الفئة
schema-labels = الوسوم
schema-in-holdout = في عيّنة الاختبار
schema-state = الحالة
schema-open = مفتوحة
schema-merged = مدمجة في { $into }
schema-retired = ملغاة
schema-hint = تحتفظ الفئة برقمها على الدوام حتى بعد انتهائها؛ والاسم الذي دل على فئة لا يُعطى لغيرها. ولا يحدث شيء قبل أن ترى ما سيحدث.
schema-rename = تغيير الاسم
schema-new-name = الاسم الجديد
schema-see = عرض ما سيحدث
schema-merge = دمج
schema-over = الفئة المنتهية
schema-counts-as = تُحسب ضمن
schema-split = تقسيم
schema-in-its-place = فئات جديدة مكانها
schema-split-hint = واحدة في كل سطر. يُسأل من جديد عن كل ما أُعطي هذه الفئة.
schema-add = إضافة
schema-new-classes = فئات جديدة
schema-one-a-line = واحدة في كل سطر.
schema-retire = إلغاء
schema-retire-hint = يُسأل من جديد عن كل ما أُعطيها. وللإبقاء على تلك الوسوم تحت فئة أخرى ادمجها بدلًا من ذلك.
schema-past = ما تغيّر
schema-by = من { $name }
schema-the-server = الخادم
schema-past-rename = غُيّر اسم { $class } إلى { $to }
schema-past-merge = دُمجت { $class } في { $into }
schema-past-split = قُسمت { $class } إلى { $into }
schema-past-add = أُضيفت { $classes }
schema-past-retire = أُلغيت { $class }
room-change-rename = تُسمى `{ $class }` من الآن `{ $to }`. ويحتفظ كل وسم ونموذج وجولة بمعناه؛ وما قاله الناس يبقى مسجلًا باللفظ القديم.
room-change-merge = لا يمكن بعد الآن الإجابة بـ`{ $class }` وتُحسب `{ $into }`. الوسوم التي تتغيّر: { $k }.
room-change-split = لا يمكن بعد الآن الإجابة بـ`{ $class }`؛ وتأتي { $classes } بعد الفئات الأخرى. العناصر التي يُسأل عنها من جديد: { $k }.
room-change-add = تأتي { $classes } بعد الفئات الأخرى. وتحتفظ الوسوم والنماذج بمعناها؛ ويعرف النموذج الفئة الجديدة متى صارت لها وسوم.
room-change-retire = لا يمكن بعد الآن الإجابة بـ`{ $class }`. العناصر التي يُسأل عنها من جديد: { $k }.
room-change-answers = إجابات لم تعد تُحسب: { $k }. وتبقى في السجل.
room-change-models = نماذج تصبح قديمة: { $k } (من الجولة { $rounds }). لا يقترح أي منها ولا يرتب القائمة ولا يمكن إعادته؛ وتبدأ جولة جديدة متى توفرت لها وسوم.
room-change-acceptances = عمليات قبول تُسحب لأن شهاداتها تتحدث عن الفئات القديمة: { $k }، وفيها { $labels } وسمًا أعطاها النموذج.
room-change-round = الجولة { $n } لم تنتهِ ({ $state }): سيكون نموذجها من الفئات القديمة. انتظرها أو ألغها ثم أعد المحاولة
room-change-test-set = في مجموعة الاختبار { $k } عنصر من هذه الفئة: أزلها وغيّر الفئة وارفع واحدة بالفئات الجديدة
room-change-kind = لا يغيّر أسماء الفئات أو يدمجها أو يقسمها أو يلغيها إلا مشروع إجاباته فئات
room-change-no-class = لا توجد فئة `{ $name }` لتغييرها؛ الموجود { $classes }
room-change-fewest = سمِّ { $fewest } فئة جديدة على الأقل، واحدة في كل سطر
room-change-itself = لا يمكن دمج فئة في نفسها: اختر اثنتين مختلفتين
room-change-none = لا يوجد تغيير باسم `{ $name }`
room-queue-alarm-other = { $n_others } من { $n } عنصرًا مختارًا رتّبها نموذج غير الذي يقترح الآن. ابدأ جولة أو ارجع مرة أخرى.
room-queue-alarm-scores = القائمة لا تطابق درجات النموذج: { $n_wrong } من أول { $n } عنصرًا فيها بثقة غير التي يعطيها النموذج. ابدأ جولة؛ فإن بقي الأمر فانظر في سجل الخادم.
room-crowd-none = لا عنصر له إجابتان، فلا يُعرف شيء عن التوافق.
room-crowd-few = لا أدلة كافية بعد: { $n } من { $n_enough } عنصرًا له إجابتان.
room-crowd-alpha = ألفا كريبندورف { $n_alpha } (مجال 95%: من { $n_low } إلى { $n_high }) على { $n } عنصرًا: 1 يعني دائمًا، و0 كالمصادفة.
room-crowd-alpha-bare = ألفا كريبندورف { $n_alpha } على { $n } عنصرًا: 1 يعني دائمًا، و0 كالمصادفة.
room-crowd-alpha-steps = ألفا كريبندورف، بدرجات المقياس، { $n_alpha } (مجال 95%: من { $n_low } إلى { $n_high }) على { $n } عنصرًا: 1 يعني دائمًا، و0 كالمصادفة.
room-crowd-alpha-steps-bare = ألفا كريبندورف، بدرجات المقياس، { $n_alpha } على { $n } عنصرًا: 1 يعني دائمًا، و0 كالمصادفة.
room-crowd-same = قال الجميع الفئة نفسها دائمًا: لا خلاف يُقاس.
room-exact = قال شخصان الشيء نفسه تمامًا في { $n_equal } من { $n_pairs } مقارنة على { $n } عنصرًا ({ $n_share }).
room-exact-tokens = قيمة ⁦F1⁩ للرموز بين الناس { $n_f1 }: 1 تعني المقاطع نفسها، و0 لا شيء مشترك.
room-suspects-few = يمكن إيجاد الوسوم المشكوك فيها متى صار لفئتين وسمان لكل منهما. وسّم بضعة عناصر أخرى.
room-suspects-too-many = لم يُبحث بعد الجولة: { $n } وسمًا أكثر من { $n_most }، فتتأخر الجولة التالية. ابحث عند الحاجة.
room-accept-no-proof = تدرب نموذج الجولة { $round } على عيّنة الاختبار، فلم يبقَ وسم يمكن أن يعتمده. ابدأ جولة تترك عيّنة الاختبار، أو ارجع إلى نموذج جولة سابقة.
room-accept-can-be = يستطيع النموذج إنجاز { $n_share } من باقي المجموعة بخطأ لا يتجاوز { $n_budget }، ويبقى للناس { $n_left }.
room-accept-done = أنجز النموذج { $n_share } من المجموعة بخطأ لا يتجاوز { $n_budget }، ويبقى للناس { $n_left }.
room-accept-did = أنجز النموذج { $n } عنصرًا؛ ووسم الناس { $n_labeled }، وينتظرهم { $n_wait }.
room-accept-flagged = القبول { $id } عليه علامة: وعده لم يعد مدعومًا.
room-accept-no-audit = لم يُسحب فحص
room-accept-audit-open = لم يُفحص بعد أي من { $n } عنصرًا مسحوبًا
room-accept-audit = فُحص { $n_done } من { $n }، والخطأ { $n_wrong }: النسبة على الأكثر { $n_most }
room-accept-flag-audit = وجد الناس { $n_wrong } من { $n } عنصرًا مفحوصًا خطأً: النسبة { $n_least } على الأقل، والمسموح { $n_budget }.
room-accept-flag-model = يسمّي نموذج الجولة { $round } فئة أخرى لـ { $n_other } من وسومه { $n } ({ $n_share })، والمسموح { $n_budget }.
room-accept-off = لا يُقبل شيء بلا إنسان: certify_share يساوي 0 في الإعدادات.
room-accept-promise-no-more = خطأ لا يتجاوز { $n_budget }
room-accept-promise = خطأ { $n_budget } على الأكثر بثقة { $n_sure }
room-accept-needs = الوعد بـ«{ $said_promise }» يحتاج إلى { $n } وسم فحص آخر، أي نحو { $n_all } وسمًا آخر من عيّنة الاختبار.
room-accept-all-tune = كل وسوم عيّنة الاختبار وعددها { $n } تضبط النموذج حتى تبلغ { $n_enough }.
room-accept-suggests = تشير الوسوم التي تضبط إلى أن النموذج قد ينجز نحو { $n_share } من باقي المجموعة بـ{ $said_promise }؛ والشهادة تقطع بذلك.
room-accept-cannot = تشير الوسوم التي تضبط إلى أن هذا النموذج لا يستطيع بعد أن يعد بـ{ $said_promise } لأي جزء من المجموعة.
room-accept-too-few = لم يُقبل شيء بعد: «{ $said_promise }» يتطلب { $n_fewest } وسمًا عشوائيًا على الأقل، ويوجد { $n }. وسّم { $n_more } أخرى.
room-accept-too-many = لم يُقبل شيء: { $n_wrong } من أكثر { $n } وسمًا عشوائيًا يقينًا خطأ، وهذا أكثر من أن يُوعد بـ{ $said_promise }.
room-accept-show = قد يُظهر ذلك نحو { $n } وسمًا عشوائيًا آخر، والنموذج الأفضل أسرع.
room-accept-hopeless = هذا النموذج ليس كافيًا لهذه النسبة: وسّم مزيدًا من العناصر أو اسمح بأخطاء أكثر.
room-accept-slip = لم يُقبل شيء: أشّر على الخانة أولًا كي لا يحدث سهوًا.
room-promotion-never = بقي النموذج الحالي: الإعدادات لا تعتمد نموذجًا من تلقاء نفسها.
room-promotion-first = اعتُمد: هو أول نموذج.
room-promotion-always = اعتُمد: الإعدادات تعتمد كل نموذج.
room-promotion-unproven = اعتُمد بلا دليل: { $n } من { $n_needed } وسم ضبط في عيّنة الاختبار، وهذا أقل من أن يبيّن أي النموذجين أفضل.
room-promotion-spent = اعتُمد بلا مقارنة: تدرب على كل الوسوم وعددها { $n }، ومنها عيّنة الاختبار، فلا تستطيع أن تقول هل هو أفضل.
room-promotion-after-spending = اعتُمد بلا مقارنة: تدرب النموذج السابق على عيّنة الاختبار، فلا تستطيع أن تقول أيهما أفضل.
room-promotion-measured-again = أما هذا فلم يرها، ويُقاس عليها من جديد.
room-compare-same = يعطي النموذجان الإجابات الصحيحة نفسها على كل وسوم عيّنة الاختبار وعددها { $n }.
room-compare = من { $n } وسمًا في عيّنة الاختبار يصيب الجديد وحده { $n_new } والقديم وحده { $n_old } (ماكنيمار ⁦p = { $n_p }⁩): { $said_verdict }.
room-compare-worse = أسوأ بما يتجاوز المصادفة
room-compare-not-worse = ليس أسوأ بما يتجاوز المصادفة
room-compare-two = تلزم جولتان منتهيتان للمقارنة. شغّل أخرى أولًا.
room-compare-no-report = لا تقرير للجولة { $number } للمقارنة: حالتها { $state }.
room-refit = أُعيد ضبط السمات: نمت المجموعة منذ ضبطها من { $n_from } إلى { $n } عنصرًا.
room-auto-start = لا نموذج بعد: عناصر نموذجية من كل نوع، لتظهر كل فئة مبكرًا.
room-auto = { $n } وسمًا لكل فئة{ $said_missing }: { $n_cover } لتغطية المجموعة، و{ $n_balance } لموازنة الفئات، و{ $n_decide } للحسم بين الفئات.
room-auto-one-unseen = ، ولا وسم لفئة واحدة
room-auto-unseen = ، ولا وسم لفئات عددها { $n }
room-nones-one = الإجابة الوحيدة في عيّنة الاختبار كانت «لا شيء منها» ولا تُحسب.
room-nones-one-of = إجابة واحدة من { $n } في عيّنة الاختبار كانت «لا شيء منها» ولا تُحسب.
room-nones = { $n_nones } من { $n } إجابة في عيّنة الاختبار كانت «لا شيء منها» ولا تُحسب.
room-spent-trained = تدرب هذا النموذج على كل الوسوم وعددها { $n }، ومنها { $n_holdout } من عيّنة الاختبار.
room-spent-estimate = قُدّرت دقته بتحقق متقاطع من 5 أجزاء على عيّنة الاختبار: { $n_share } (مجال 95%: نحو { $n_low } إلى { $n_high }).
room-spent-no-longer = لم تعد عيّنة الاختبار تستطيع قياس هذا النموذج ولا مقارنته ولا اعتماده.
room-spent-last = آخر رقم من عيّنة اختبار منفصلة هو رقم الجولة { $round }: { $n_share } (من { $n_low } إلى { $n_high }) مع { $n } وسمًا.
room-honest-both = كان التحقق المتقاطع على ما اختارته الاستراتيجية ليدّعي { $n_claimed }؛ وعيّنة الاختبار العشوائية تقول { $n_share }.
room-honest-gap = الادعاء { $said_side } بـ { $n_points } نقطة، لأن الوسوم المختارة ليست عيّنة عادلة.
room-honest-above = أعلى
room-honest-below = أدنى
room-honest-alone = عيّنة الاختبار العشوائية تقول { $n_share }. الوسوم المختارة قليلة أو العقوبة ثابتة، فلا يُعرف ما كان التحقق المتقاطع ليدّعيه.
room-honest-biased = التحقق المتقاطع على ما اختارته الاستراتيجية يدّعي { $n_claimed }. ليست هذه دقة: لا يعرفها أحد بلا وسوم عيّنة الاختبار.
room-honest-none = لم يُقس شيء بعد: لا وسوم من عيّنة الاختبار.
room-tune-fixed = القيمة ⁦C = { $n_c }⁩ هي ما تطلبه إعدادات المشروع.
room-tune-start = القيمة ⁦C = { $n_c }⁩، وهي البداية: { $n } من { $n_fewest } وسمًا للتمييز بين العقوبات.
room-tune-stays = القيمة ⁦C = { $n_c }⁩: لا قيمة مجاورة أفضل بأكثر من خطأ معياري؛ الخسارة اللوغاريتمية { $n_loss } في { $n_folds } أجزاء.
room-tune-stays-trees = القيمة ⁦C = { $n_c }⁩: لا قيمة مجاورة، بأشجار أو بدونها، أفضل بأكثر من خطأ معياري؛ الخسارة اللوغاريتمية { $n_loss } في { $n_folds } أجزاء.
room-tune = القيمة ⁦C = { $n_c }⁩: الخسارة اللوغاريتمية { $n_loss } في { $n_folds } أجزاء، مقابل { $n_before } عند ⁦C = { $n_start }⁩.
room-tune-trees = القيمة ⁦C = { $n_c }⁩ مع أشجار على أزواج المفاتيح: الخسارة اللوغاريتمية { $n_loss } في { $n_folds } أجزاء، مقابل { $n_before } عند ⁦C = { $n_start }⁩.
room-self-cannot = لا تدريب ذاتي: { $name } لا يستطيع أن يحسب الإجابة بأقل من وسم.
room-self-few = لا تدريب ذاتي: { $n } من { $n_fewest } وسمًا، و{ $n_rows } صفًا بلا وسم.
room-self-nothing = لا تدريب ذاتي: { $said_found }، وهذا لا يثبت شيئًا.
room-self-found = الخسارة اللوغاريتمية أدنى بـ { $n_gain } ± { $n_error } في التحقق المتقاطع
room-self = تدريب ذاتي على { $n } صفًا: { $said_found }.
room-calibration-few-training = لا مُعايِر بعد: { $n } من { $n_needed } وسم تدريب
room-calibration-few = لا مُعايِر بعد: { $n } من { $n_needed } وسم في عيّنة الاختبار
room-calibration-provisional = مؤقت: درجة حرارة من { $n } وسم تدريب بتحقق متقاطع، إلى أن تكفي وسوم عيّنة الاختبار
room-calibration-unfitted = لا مُعايِر: لم يمكن ضبط أي منها على هذه الوسوم وعددها { $n }
room-calibration-plain = لا مُعايِر: لدالة ⁦softmax⁩ وحدها أدنى خسارة لوغاريتمية بتحقق متقاطع، { $n_loss }، على { $n } وسمًا في عيّنة الاختبار
room-calibration-best = لدى { $name } أدنى خسارة لوغاريتمية بتحقق متقاطع، { $n_loss } مقابل { $n_plain } لدالة ⁦softmax⁩ وحدها، على { $n } وسمًا في عيّنة الاختبار
room-calibration-near = يبقى { $name } قريبًا من النموذج، و{ $best } ليس أفضل بما يتجاوز المصادفة: الخسارة اللوغاريتمية { $n_loss } مقابل { $n_best }، على { $n } وسمًا في عيّنة الاختبار
room-calibration-thin = لا مُعايِر بعد: { $n_with } وسمًا في عيّنة الاختبار بهذه الفئة و{ $n_without } بدونها، ويلزم { $n_needed } من كل منهما
room-calibration-too-few = لا مُعايِر بعد: { $n } وسمًا في عيّنة الاختبار أقل مما يحتاج { $name } هنا
room-calibration-classes = لكل فئة مُعايِرها أو دالة سيغمويد وحدها: { $n_with } من { $n_all } لها واحد، على { $n } وسمًا في عيّنة الاختبار
room-calibration-fixed-classes = { $name } لكل فئة هو ما تطلبه إعدادات المشروع
room-calibration-fixed = { $name } هو ما تطلبه إعدادات المشروع
room-sway-few = لا يكفي بعد: تلزم { $n_fewest } إجابة والاقتراح ظاهر و{ $n_again } وهو محجوب بالقرعة، ويوجد { $n_shown } و{ $n_hidden }.
room-sway-of = { $n_share } من { $n } إجابة (من { $n_low } إلى { $n_high })
room-sway = قال الناس ما اقترحه النموذج في { $said_shown } حين رأوه، وفي { $said_hidden } حين حُجب: فرق { $n_points } نقطة (مجال 95%: من { $n_low } إلى { $n_high }).
room-sway-towards = رؤيته تقرّب الإجابات من النموذج.
room-sway-away = رؤيته تُبعد الإجابات عن النموذج.
room-sway-not = المجال يشمل 0: لا شيء يُظهر أن رؤيته تؤثر في الناس.
room-gold-form = لا يمكن مقارنة إجابات هذا النموذج بإجابة معروفة: `{ $name }` نص حر، وقلّما تتطابق كلمات إجابتين صحيحتين. تحتاج عناصر التدريب إلى نموذج من خيارات وأرقام وأيام ونعم أو لا
