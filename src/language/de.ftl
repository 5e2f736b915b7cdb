# Die Texte der Seiten auf Deutsch. Erklärt in docs/languages.md.

# The language itself: the plural form of a number, for scripts
plural-form =
    { $n ->
        [one] one
       *[other] other
    }

# templates/layout.html
nav-skip = Zum Inhalt
nav-projects = Projekte
nav-decisions = Entscheidungen
nav-account = Mein Konto
nav-people = Personen
nav-audit = Protokoll
nav-notices = Benachrichtigungen
nav-help = Hilfe
nav-sign-out = Abmelden

# templates/project_layout.html
tabs-project = Projekt
tab-overview = Übersicht
tab-label = Labeln
tab-items = Elemente
tab-agreement = Übereinstimmung
tab-suspects = Verdächtige Labels
tab-import = Import
tab-export = Export
tab-people = Personen
tab-settings = Einstellungen

# templates/workflow_layout.html
tabs-workflow = Workflow
tab-queue = Warteschlange
tab-sweep = Sammelprüfung
tab-own-reviews = Meine Prüfungen
tab-workflow = Workflow
tab-metrics = Kennzahlen
tab-policy = Richtlinie
tab-reconciliation = Ausgeführt und freigegeben
tab-oversight = Aufsicht
tab-notices = Benachrichtigungen
tab-workflows = Alle Workflows

# templates/workflow_layout.html
workflow-solo = <b>Solomodus.</b> Eine Person darf hier anfragen und entscheiden. Niemand prüft sie gegen, und jedes Urteil vermerkt das.
undo = Rückgängig

# Times and numbers
when-moment = { $day }, { $time } UTC
when-month-1 = { $day }. Jan. { $year }
when-month-2 = { $day }. Feb. { $year }
when-month-3 = { $day }. März { $year }
when-month-4 = { $day }. Apr. { $year }
when-month-5 = { $day }. Mai { $year }
when-month-6 = { $day }. Juni { $year }
when-month-7 = { $day }. Juli { $year }
when-month-8 = { $day }. Aug. { $year }
when-month-9 = { $day }. Sept. { $year }
when-month-10 = { $day }. Okt. { $year }
when-month-11 = { $day }. Nov. { $year }
when-month-12 = { $day }. Dez. { $year }
when-now = gerade eben
when-minutes =
    { $n ->
        [one] vor { $n } Minute
       *[other] vor { $n } Minuten
    }
when-hours =
    { $n ->
        [one] vor { $n } Stunde
       *[other] vor { $n } Stunden
    }
when-days =
    { $n ->
        [one] vor { $n } Tag
       *[other] vor { $n } Tagen
    }
when-secs = { $n } s
when-mins-secs = { $min } min { $secs } s
sure-very = sehr sicher
sure = sicher
sure-fairly = ziemlich sicher
sure-not = unsicher
sure-guessing = geraten
source-random = Zufallsziehung
source-holdout = Holdout
source-audit = Kontrolle eines übernommenen Elements
source-coverage = deckt den Pool ab
source-suspect = verdächtiges Label
source-strange = fern von allem Gelabelten
source-relabel = zweite Meinung
source-tie = abweichende Antworten
source-list = in der Elementtabelle gewählt
source-assigned = dieser Person zugewiesen

# templates/sign_in/form.html
sign-in = Anmelden
sign-in-nobody = Noch hat niemand ein Konto. Beim Start hat der Server einen Einmal-Link ausgegeben: diesen öffnen.
sign-in-name = Name
sign-in-password = Passwort
sign-in-forgotten = Kein Passwort oder vergessen? Bei der Administration einen Anmeldelink erbitten.

# templates/sign_in/link.html
welcome-name = Willkommen, { $name }
welcome = Willkommen bei qualm
sign-in-first = Hier ist noch niemand. Wer jetzt beginnt, verwaltet den Server und lädt alle anderen ein.
sign-in-your-name = Eigener Name
sign-in-new-password = Neues Passwort
sign-in-a-password = Passwort
sign-in-may-be-empty = (darf leer bleiben)
sign-in-password-hint = Mindestens 12 Zeichen. Ohne Passwort geht es jedes Mal über einen neuen Link.
sign-in-button = Anmelden
sign-in-once = Dieser Link gilt nur einmal.

# templates/error.html
error-to-workflows = Zu den Workflows
error-to-workflow = Zurück zum Workflow
error-to-projects = Zu den Projekten

# Statuses, on the error page
status-400 = Unverständliche Anfrage
status-401 = Nicht angemeldet
status-403 = Nicht erlaubt
status-404 = Nicht gefunden
status-405 = Methode nicht erlaubt
status-409 = Konflikt
status-410 = Nicht mehr da
status-412 = Inzwischen geändert
status-413 = Zu groß
status-422 = So geht es nicht
status-423 = In anderen Händen
status-429 = Zu viele Versuche
status-500 = Interner Fehler
status-503 = Gerade nicht verfügbar

# templates/account.html
account = Mein Konto
account-new-token = Das neue Token
account-copy-token = Jetzt kopieren: es wird nicht noch einmal gezeigt.
account-keys = Tasten
account-keys-used-to = Gewohnte Tasten
account-keys-hint = Was eine Taste tut, steht auf ihrem Knopf, in der Hilfe und unter <kbd>?</kbd>. <a href="/help#keys">Alle Tasten</a>
save = Speichern
account-password = Passwort
account-present-password = Bisheriges Passwort
account-new-password = Neues Passwort
account-password-hint = Mindestens 12 Zeichen. Danach ist man überall abgemeldet und meldet sich damit neu an.
account-set-password = Passwort setzen
account-tokens = API-Tokens
account-tokens-table = Tokens
account-token-name = Name
account-token-may = Darf
account-token-made = Erstellt
account-token-used = Benutzt
account-never = nie
account-token-until = bis { $text }
account-revoke = Widerrufen
account-token-example = nächtlicher Export
account-token-days = Gültig für wie viele Tage
account-until-revoked = bis zum Widerruf
account-it-may = Es darf
account-make-token = Token erstellen
account-token-hint = Ein Token darf nie mehr als die Person, der es gehört. Skripte senden es als <code>Authorization: Bearer …</code>
account-sessions = Angemeldet auf
account-since = Seit
account-last-seen = Zuletzt aktiv
account-this-one = diese
account-end-session = Beenden
account-language = Sprache
account-language-pages = Sprache der Seiten
account-language-browser = wie im Browser eingestellt
account-language-hint = Klassennamen, Leitfäden und Elemente bleiben so, wie das Team sie geschrieben hat.

# What a token may do, and what became of it
account-token-revoked = widerrufen
account-token-over = abgelaufen
room-scope-read = Projekte, Elemente und Runden ansehen
room-scope-label = Elemente holen und beantworten
room-scope-import = Elemente hinzufügen
room-scope-export = Datensätze herunterladen
room-scope-train = Runden starten, abbrechen und zurücknehmen
room-scope-route = Entscheidungen von Modellen einreichen und zurückziehen
room-scope-effect = Freigaben sehen und melden, was getan wurde
room-scope-decide = Entscheidungen prüfen; nie zusammen mit route oder effect
room-scope-admin = Projekte, Konten, Rollen, Tokens, Einstellungen

# Roles, as they are shown
room-role-labeler = Labeler
room-role-reviewer = Prüfer
room-role-lead = Leitung
room-role-engineer = Entwickler
room-role-admin = Administration
room-role-agent = Agent

# templates/projects/throughput.html
throughput = Arbeit nach Tagen
throughput-span = Zeitraum
throughput-days =
    { $n ->
        [one] Heute
       *[other] Letzte { $n } Tage
    }
throughput-by-project = Nach Projekten
throughput-project = Projekt
throughput-answers = Antworten
throughput-people = Personen
throughput-hours = Stunden
throughput-an-hour = Antworten je Stunde
throughput-hint = Stunden laufen von der Antwort einer Person bis zu ihrer nächsten; Pausen über 5 Minuten zählen nicht. Gültige Antworten, Tage in UTC.
throughput-by-day = Nach Tagen
throughput-day = Tag
throughput-csv = Als CSV
throughput-none = In dieser Zeit hat niemand geantwortet.
throughput-no-projects = Kein Projekt zum Ansehen
throughput-no-projects-text = Die Arbeit nach Tagen sehen Leads, Engineers und Admins eines Projekts.

# templates/projects/list.html
projects = Projekte
projects-new = Neues Projekt
projects-demo = Eine Demo: Ihre Tickets und ihre drei Labeler sind erfunden.
projects-role = { $model_text } · eigene Rolle: { $role }
projects-label = Labeln
projects-overview = Übersicht
projects-export = Export
projects-none = Noch kein Projekt
projects-none-text = Ein Projekt hat Elemente, zum Beispiel Tickets oder Tabellenzeilen, und die Klassen, die sie bekommen können. Eine CSV- oder JSONL-Datei genügt; ihre Spalten werden von selbst erkannt.
projects-make = Projekt anlegen
projects-in-none = Noch in keinem Projekt
projects-in-none-text = Wer ein Projekt oder den Server verwaltet, kann hier jemanden aufnehmen. Danach diese Seite neu laden.
items-delete = Löschen
projects-archived = Archiviert
projects-archived-hint = Sie lassen sich lesen und exportieren, und nichts an ihnen ändert sich.
projects-archived-by = archiviert von { $by } am { $day }
projects-archived-on = archiviert am { $day }
projects-bring-back = Zurückholen
project-archived = Archiviert seit { $day }: Alles lässt sich lesen und exportieren, und nichts ändert sich.
projects-no-items = noch keine Elemente
projects-labeled =
    { $labeled } von { $n ->
        [one] { $n } Element
       *[other] { $n } Elementen
    } gelabelt ({ $share })
projects-model =
    ein Modell aus { $n ->
        [one] { $n } Runde
       *[other] { $n } Runden
    }
projects-no-round = noch keine Runde
projects-no-model =
    { $n ->
        [one] { $n } Runde
       *[other] { $n } Runden
    }, noch kein Modell

# templates/_invite.html
invite = Diesen Link an <b>{ $name }</b> geben. Er meldet einmal an, innerhalb von 7 Tagen, und wird nicht noch einmal gezeigt.

# templates/label/_past.html
past-flagged = markiert
past-note = Notiz
js-label-model-said = Modell: { $said }
past-another = Andere Klasse für diese Antwort
past-change = Ändern
past-take-back = Zurücknehmen

# templates/label/mine.html
mine = Meine Antworten
mine-today =
    Heute <b>{ $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    }</b>
mine-pace = , <b>{ $pace }</b> pro Stunde Arbeit
mine-go-on = Weiter labeln
mine-pace-hint = Pausen über fünf Minuten zählen nicht. Diese Seite ist nur für die eigenen Augen, und es gibt keine Rangliste.
mine-no-pace-hint = Ab zehn Antworten am Tag steht hier das Tempo. Diese Seite ist nur für die eigenen Augen, und es gibt keine Rangliste.
mine-search = Suche
mine-search-in = Text, ID oder Notiz
mine-class = Klasse
mine-any = Alle
mine-flagged = Nur markierte
mine-show = Anzeigen
mine-nothing = Nichts gefunden. Die Suche leeren oder zuerst etwas labeln.
mine-found =
    { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    }
mine-newest = die neuesten { $shown } von { $found }
mine-title = Meine Antworten · { $project }

# templates/label/next.html
label-heading = Labeln: { $project }
label-mine = Meine Antworten
label-share = Anteil der gelabelten Elemente
label-refused = Nicht angenommene Antworten
label-guide-new = Der Leitfaden hat sich seit der letzten Antwort geändert.
label-guide-opens = <kbd class="optional">{ $key_name }</kbd> öffnet ihn.
label-guide = Leitfaden
label-guide-version = Version { $n }
label-the-guide = Der Leitfaden
label-look-again = Noch einmal nachsehen
label-import = Elemente importieren
label-export = Labels exportieren
label-item = Das Element
label-item-text = Text des Elements
js-label-suggests = Vorschlag des Modells: <b>{ $label }</b>
label-take-it = Übernehmen
label-skip = Überspringen
label-undo = Rückgängig
label-flag = Markieren
label-note = Notiz
label-escalate = Weiterreichen
label-keys = Tasten
label-note-goes = geht mit der Antwort mit
label-last-answers = Letzte Antworten
label-undo-hint = nimmt die letzte zurück
label-none-yet = Noch keine.
label-hint-typing = Hier gibt es viele Klassen: einfach tippen, um eine zu finden; für alles andere Buchstaben mit Alt drücken.
label-hint-saved = Eine Antwort wird sofort gesendet. „Gespeichert“ steht erst da, wenn der Server sie auf der Platte hat.
label-demo = Das ist die Demo: Ihre Tickets und ihre drei Labeler sind erfunden. Die eigenen Antworten sind echt.

# templates/widgets/_filter.html
filter-find = Klasse suchen
filter-type = Tippen, um eine Klasse zu finden

# templates/widgets/choice.html
widget-classes = Klassen

# templates/widgets/choices.html
widget-set-classes = Klassen
widget-answer = Antworten
widget-nothing-ticked = Nichts angekreuzt: keine trifft zu.

# templates/widgets/rating.html
widget-scale = Skala

# templates/widgets/pairs.html
widget-which-better = Was ist besser?
widget-side-better = { $name } ist besser
widget-neither = Keins ist besser

# templates/widgets/_pairs_item.html
js-pairs-text = Text { $name }

# templates/widgets/spans.html
widget-span-labels = Labels für die Auswahl
widget-spans = Textstellen
widget-spans-hint = Eine Textstelle beginnt vor einem Zeichen und endet vor einem anderen, gezählt ab 0. Zeilen ohne Zahlen entfallen.
widget-span-start = Anfang
widget-span-end = Ende
widget-span-label = Label
widget-start-of = Anfang der Textstelle { $n }
widget-end-of = Ende der Textstelle { $n }
widget-label-of = Label der Textstelle { $n }
widget-spans-answer = Antworten
widget-no-spans = Nichts markiert: keine Textstellen.
widget-more-rows = Mehr Zeilen
widget-where-words = Wo jedes Wort steht

# templates/widgets/fields.html
field-required = Pflichtfeld
field-yes = ja
field-no = nein
field-no-answer = keine Angabe
field-answer = Antworten
field-from-to = von { $min } bis { $max }
field-at-least = mindestens { $min }
field-at-most = höchstens { $max }

# templates/components/keys.html
keys-digits = <kbd>1</kbd> bis <kbd>9</kbd>, <kbd>0</kbd>
keys = Tasten
keys-inert = Beim Tippen tun Tasten nichts; <kbd>Esc</kbd> verlässt ein Textfeld. Andere Tasten, für alle, die von Prodigy, Label Studio oder Argilla kommen: <a href="/account">Mein Konto</a>.
close = Schließen

# The label page, as it is made in Rust
label-title = Labeln · { $project }
label-none-of-these = Keine davon
label-tie = unentschieden
label-example = Beispiel: { $example }
label-escalated-to-you =
    { $n ->
        [one] { $n } Element wurde weitergereicht und kommt als Nächstes
       *[other] { $n } Elemente wurden weitergereicht und kommen als Nächstes
    }
label-escalated-by = { $who } hat dies weitergereicht.
label-escalated-why = { $who } hat dies weitergereicht: { $note }
label-choose-one = Eine Klasse wählen.
label-tick = Zutreffendes ankreuzen.
label-choose-step = Eine Stufe der Skala wählen.
label-which-better = Was ist besser?
label-select-text = Text auswählen, dann ein Label drücken.
label-fill-in = Das Formular ausfüllen.
label-digits-choice = mit der Klasse neben der Taste antworten; mit Umschalt die nächsten zehn
label-digits-choices = die Klasse neben der Taste ankreuzen oder abwählen; mit Umschalt die nächsten zehn
label-digits-rating = mit der Stufe neben der Taste antworten
label-digits-pairs = 1 für A, 2 für B, wie Pfeil links und rechts; 3 für keins
label-digits-spans = die Auswahl labeln oder das Wort an der Schreibmarke; noch einmal nimmt es weg. Im Text: Pfeile bewegen, mit Strg wortweise, Umschalt wählt aus, Entf entfernt, Tab geht zur nächsten Textstelle
label-digits-fields = werden getippt; Strg+Enter antwortet von überall, Esc verlässt ein Feld
label-mine-today = Heute { $n } eigene
label-of-labeled = { $labeled } von { $items } gelabelt
label-on-list = noch { $n } auf der eigenen Liste
label-learning = das Modell lernt gerade
label-learns-soon = das Modell lernt gleich wieder
label-learns-in =
    das Modell lernt wieder nach { $n ->
        [one] { $n } Label
       *[other] { $n } Labels
    }
label-learns-every =
    das Modell lernt { $n ->
        [one] jede Minute
       *[other] alle { $n } Minuten
    }, wenn es neue Labels gibt
empty-no-items = Noch nichts zu labeln
empty-no-items-text = Dieses Projekt hat keine Elemente. Wer es betreibt, kann welche importieren; sie erscheinen hier von selbst.
empty-waiting = Gerade nichts zu tun
empty-done = Alles erledigt
empty-done-text =
    { $n ->
        [one] Das { $n } Element, das gefragt werden sollte, hat seine Antwort.
       *[other] Alle { $n } Elemente, die gefragt werden sollten, haben ihre Antworten.
    } Vielen Dank!
empty-done-next = Als Nächstes: { $text }.
empty-done-new = Neue Elemente erscheinen hier, sobald sie importiert sind.
empty-with-others =
    { $n ->
        [one] { $n } Element liegt bei jemand anderem
       *[other] { $n } Elemente liegen bei anderen
    }.
empty-comes-back = Was unbeantwortet bleibt, kommt zurück, das erste am { $at }.
empty-second-opinions =
    { $n ->
        [one] { $n } Element wartet auf jemanden, der es noch nicht gesehen hat
       *[other] { $n } Elemente warten auf andere, die sie noch nicht gesehen haben
    }.
empty-escalated =
    { $n ->
        [one] { $n } Element wartet auf die Leitung
       *[other] { $n } Elemente warten auf die Leitung
    }.
empty-looks-again = Diese Seite sieht von selbst wieder nach.

# Values of items, as they are shown
item-vector =
    ein Vektor aus { $n ->
        [one] { $n } Zahl
       *[other] { $n } Zahlen
    }
item-a-vector = ein Vektor
item-yes = ja
item-no = nein
item-more =
    { $n ->
        [one] { $n } weiteres Zeichen
       *[other] { $n } weitere Zeichen
    }
item-zero-width = Leerzeichen ohne Breite
item-override = Umkehrung nach rechts-nach-links
item-bom = Bytereihenfolge-Marke
item-soft-hyphen = weiches Trennzeichen

# What the label page's script says
js-label-waiting = Warten auf das nächste Element
js-label-unreachable = Der Server ist nicht erreichbar. Die Antworten bleiben hier und werden gesendet, sobald er wieder da ist: diese Seite offen lassen.
js-label-kept =
    { $n ->
        [one] { $n } Antwort bleibt hier und wird
       *[other] { $n } Antworten bleiben hier und werden
    } noch gesendet: Der Server ist nicht erreichbar.
js-label-saving = Speichert …
js-label-assignment = Aufgabe { $id }
js-label-named = { $item }, „{ $label }“: { $text }
js-label-none = keine davon
js-label-nothing-ticked = Nichts ist angekreuzt und nichts vorgeschlagen.
js-label-no-suggestion = Das Modell schlägt hier nichts vor. Eine Klasse wählen.
js-label-saved = Gespeichert: { $label }.
js-label-saved-said = Gespeichert: { $label }. Das Modell sagte { $said }.
js-label-late = Die Frist war abgelaufen, und jemand anderes hat das Element jetzt. Die Antwort ist als verspätet vermerkt und zählt nicht.
js-label-refused = Der Server hat sie abgelehnt ({ $status }).
js-label-signed-out = Abgemeldet, oder Labeln ist hier nicht mehr erlaubt. Neu anmelden und diese Seite neu laden: Was nicht gespeichert ist, bleibt hier und wird dann gesendet.
js-label-answered = Der Server antwortete { $status }.
js-label-skipped = Übersprungen. Jemand anderes wird gefragt.
js-label-skip-failed = Das Überspringen kam nicht an; das Element kommt von selbst zurück.
js-label-escalates-to-you = Weitergereichtes landet bereits hier. Antworten, oder für eine andere Leitung überspringen.
js-label-escalated = Weitergereicht. Die Leitung entscheidet darüber.
js-label-escalate-failed = Der Server ist nicht erreichbar, also wurde nichts weitergereicht; es kommt als Nächstes wieder.
js-label-taken-back-said = Zurückgenommen. Die Antwort war { $label }.
js-label-still-saving = Die letzte Antwort wird noch gespeichert. Sobald sie es ist, kommt sie zurück.
js-label-nothing-to-undo = Es gibt nichts zurückzunehmen.
js-label-try-again = Der Server ist nicht erreichbar. Noch einmal versuchen.
js-label-taken-back = Zurückgenommen.
js-label-changed = Geändert in { $label }.
js-label-change-failed = Die Änderung kam nicht an. Noch einmal versuchen.
js-label-lost = Dieses Element ging inzwischen an jemand anderen. Hier ist das nächste.
js-label-no-guide = Dieses Projekt hat keinen Leitfaden.
js-label-found =
    { $n ->
        [one] { $n } gefunden; Enter nimmt { $name }
       *[other] { $n } gefunden; Enter nimmt { $name }
    }
js-label-not-found = Keine Klasse hat das im Namen
js-fields-nothing = nichts ausgefüllt
js-spans-quoted = „{ $text }“
js-spans-remove = Entfernen
js-spans-remove-this = { $label } { $quoted } entfernen
js-spans-removed = { $label } { $quoted } entfernt.
js-spans-select-first = Zuerst Text auswählen.
js-spans-overlaps = Das überschneidet { $label } { $quoted }. Zuerst jenes entfernen.
js-spans-is = { $quoted } ist { $label }.
js-spans-selected = { $quoted } ausgewählt.
js-spans-none-here = Hier ist keine Textstelle.
js-spans-the-text = Der Text. Pfeile bewegen, mit Strg wortweise, Umschalt wählt aus, Ziffern labeln, Entf entfernt, Tab geht zur nächsten Textstelle.
js-spans-no-spans = keine Textstellen

# templates/help.html
help = Hilfe
help-how = So funktioniert es
help-loop = Der Kreislauf
help-loop-import = Elemente <b>importieren</b>. Ein zufälliger Teil, der Holdout, bleibt beiseite.
help-loop-label = <b>Labeln</b>, was die Warteschlange ausgibt. Vor dem ersten Modell werden Elemente so gewählt, dass sie den Pool abdecken.
help-loop-round = Nach einigen Labels läuft eine <b>Runde</b>: Das Modell lernt, wird am Holdout kalibriert und gemessen und bewertet jedes Element.
help-loop-queue = Die Warteschlange fragt nun nach den Elementen, die am meisten helfen. Ab und zu kommt eines aus dem Holdout, ohne Vorschlag.
help-loop-export = Die Labels jederzeit <b>exportieren</b>, jedes mit seiner Herkunft.
help-labeling = Labeln
help-labeling-sent = Eine Antwort wird sofort gesendet; wo mehrere Klassen zutreffen können, kreuzen Tasten an und <kbd>Enter</kbd> sendet. „Gespeichert“ erscheint erst, wenn der Server die Antwort auf der Platte hat. Ist die Verbindung weg, geht es mit den schon geladenen Elementen weiter: Die Seite zählt die Antworten, die sie behält, und sendet sie der Reihe nach, sobald sie kann, auch nach neuem Laden. Was als Notiz getippt wurde, steht nur auf der Seite.
help-labeling-guide = Der <b>Leitfaden</b> ist eine Taste entfernt. Ändert er sich, sagt die Seite das einmal, und jede Antwort merkt sich die Version, unter der sie gegeben wurde. Unter <b>Meine Antworten</b> steht das Gesagte und lässt sich dort ändern.
help-labeling-suggestion = Der Vorschlag des Modells erscheint vor der Antwort, danach oder nie, wie das Projekt es will. Auch wo er erscheint, bleibt er bei manchen ausgelosten Antworten weg: Der Vergleich zeigt, ob Vorschläge beeinflussen.
help-keys = Tasten
help-keys-map = Eine Belegung für alles. Eingestellt ist die von <b>{ $preset }</b>; eine andere lässt sich unter <a href="/account">Mein Konto</a> wählen. Auf der Labelseite wählen <kbd>1</kbd> bis <kbd>9</kbd> und <kbd>0</kbd> eine Klasse, mit <kbd>Shift</kbd> die nächsten zehn. Bei mehr als 20 Klassen einfach tippen, um eine zu finden; Buchstaben für alles andere gehen dann mit <kbd>Alt</kbd>. Beim Tippen in einem Textfeld sind Tasten nur Buchstaben.
help-decisions = Entscheidungen von Modellen
help-decisions-text = Ein Programm fragt, bevor es handelt. Was seine Richtlinie nicht allein handeln lässt, wartet in der Warteschlange seines Workflows, das Dringendste zuerst. Wer ein Element öffnet, hält es: Solange bekommt es niemand sonst. Eine Freigabe erlaubt genau das, was zu sehen war, ein einziges Mal. Nichts wird je durch Warten freigegeben, und niemand entscheidet über die eigene Anfrage. Was getippt wurde, bleibt beim Element.
help-badge = Das Abzeichen sagt, wie sicher das Modell war und was die Richtlinie daraus macht: hoch handelt allein, mittel fragt eine Person, niedrig geht an den Aufrufer zurück. Schraffiert und mit Worten ist es nicht kalibriert: Dann ist die Zahl eine Behauptung.
help-words = Begriffe
help-item = Element
help-item-text = Eine Sache, nach der jemand gefragt werden kann.
help-pool = Pool und Holdout
help-pool-text = Der Pool trainiert, der Holdout misst. Ein Element bleibt für immer in einem von beiden.
help-annotation = Annotation, Label
help-annotation-text = Was eine Person gesagt hat; was das Projekt für wahr nimmt.
help-round = Runde
help-round-text = Lernen, messen, wählen, was als Nächstes gefragt wird.
help-strategy = Strategie
help-strategy-text = Die Regel, die sagt, wie viel ein weiteres Label helfen würde.
help-calibrator = Kalibrator
help-calibrator-text = Was dafür sorgt, dass „80 % sicher“ in 8 von 10 Fällen richtig heißt.
help-programs = Für Programme
help-programs-text = Alles hier geht auch über REST, mit einem Token aus <a href="/account">Mein Konto</a>. Die Beschreibung liegt unter <a href="/api/openapi.json">/api/openapi.json</a>.
help-place-label = Die Labelseite
help-place-review = Ein Element einer Prüfung
help-place-queue = Die Warteschlange eines Workflows
help-place-sweep = Eine Sammelprüfung
help-place-curate = Abweichende Antworten

# What keys do
room-key-accept = den Vorschlag übernehmen oder das Angekreuzte senden
room-key-accept-review = freigeben; in einer Nachprüfung: es war richtig
room-key-accept-curate = den Konsens übernehmen
room-key-reject = keine davon, wo das Projekt diese Antwort kennt; sonst das Element anderen überlassen
room-key-reject-review = ablehnen, dann eine Ziffer für den Grund
room-key-reject-sweep = einen Grund wählen, um diese Zeile herauszunehmen
room-key-reject-curate = keine davon, wo das Projekt diese Antwort kennt
room-key-submit = das Angekreuzte senden; bei einer Klasse: die markierte nehmen
room-key-submit-curate = das Angekreuzte senden, oder den Grund
room-key-skip = überspringen: jemand anderes wird gefragt
room-key-skip-curate = für später lassen: das nächste
room-key-undo = die letzte Antwort zurücknehmen: Element und Antwort kommen wieder, wie sie waren
room-key-undo-review = das letzte Urteil zurücknehmen, solange seine Frist läuft
room-key-undo-curate = die letzte Entscheidung zurücknehmen
room-key-keep = wie die Rücktaste
room-key-keep-sweep = diese Zeile doch drin lassen
room-key-escalate = weiterreichen: das Element geht mit der Notiz an die Leitung
room-key-escalate-review = an die zweite Stufe, dann eine Ziffer für den Grund
room-key-flag = die Antwort für einen zweiten Blick markieren
room-key-note = eine Notiz schreiben; Esc verlässt sie
room-key-note-curate = eine Notiz zum Grund schreiben; Esc verlässt sie
room-key-guide = den Leitfaden öffnen oder schließen
room-key-filter = eine Klasse durch Tippen finden; Enter nimmt die erste
room-key-edit = ändern, was laufen darf
room-key-defer = aufschieben (zweite Stufe)
room-key-evidence = die Belege eines roten Elements öffnen
room-key-release = zurücklegen
room-key-pass = an jemand anderen weitergeben
room-key-ask = eine weitere Person fragen
room-key-down = nach unten
room-key-down-sweep = zur nächsten Zeile
room-key-up = nach oben
room-key-up-sweep = zur vorigen Zeile
room-key-open = das Markierte öffnen
room-key-help = diese Hilfe

# What was just done
room-done-saved = Gespeichert.
room-done-created = Das Projekt ist bereit. Als Nächstes Elemente importieren.
room-done-created-with-items = Das Projekt ist angelegt. Das wurde aus der Datei:
room-done-changed = Die Antwort ist geändert.
room-done-undone = Die Antwort ist zurückgenommen. Hier ist das Element wieder.
room-done-late = Dieses Element lag da schon bei jemand anderem. Die Antwort ist als verspätet vermerkt und zählt nicht als Label.
room-done-keys = Ab jetzt gelten diese Tasten auf jeder Seite.
room-done-language = Ab jetzt sind die Seiten in dieser Sprache.
room-done-to-lead = Weitergereicht. Die Leitung entscheidet darüber; hier ist das nächste.
room-done-skipped = Übersprungen. Jemand anderes wird danach gefragt.
room-done-gone = Dieses Element liegt nicht mehr hier, also wurde nichts gespeichert. Hier ist das nächste.
room-done-started = Eine Runde ist eingereiht. Sie beginnt gleich.
room-done-accepted = Übernommen. Ein Teil davon wird von Menschen nachgeprüft.
room-done-withdrawn = Zurückgezogen. Nach diesen Elementen kann wieder gefragt werden.
room-done-cancelled = Die Runde wird abgebrochen.
room-done-rolled-back = Dieses Modell schlägt wieder vor und ordnet die Warteschlange.
room-done-no-test-set = Das Testset ist entfernt. Runden, die daran gemessen wurden, behalten ihre Zahlen.
room-done-role = Die Rolle ist geändert.
room-done-removed = Diese Person hat hier keine Rolle mehr.
room-done-closed = Das Konto ist geschlossen, seine Sitzungen und Tokens sind beendet.
room-done-opened = Das Konto ist wieder offen.
room-done-revoked = Das Token ist widerrufen.
room-done-ended = Die Sitzung ist beendet.
room-done-searched = Erneut gesucht.
room-done-decided = Entschieden. Die Antworten bleiben vermerkt.
room-done-excluded = Ausgeschlossen: Niemand wird danach gefragt, und Exporte lassen es weg. Die Elementtabelle nimmt es wieder auf.
room-done-undecided = Zurückgenommen. Hier ist das Element wieder.
room-done-asked-again = Eine weitere Person wird gefragt.
room-done-nobody-left = Alle mit einer Rolle hier haben geantwortet oder übersprungen: Es ist niemand mehr zu fragen.
room-done-nothing-to-ask = Nichts zu fragen: Es wartet schon auf eine weitere Person, oder die Liste ist leer.
room-done-nothing-ticked = Zuerst Zeilen ankreuzen, oder alle passenden wählen.
room-done-nothing-listed = Hier braucht nichts eine eigene Antwort: gelabelt, bei anderen, ausgeschlossen oder im Holdout.
room-done-list-stopped = Die Liste ist beiseitegelegt. Die Warteschlange wählt, was als Nächstes kommt.
room-done-tested = Der Test ist eingereiht und geht gleich hinaus. Noch einmal nachsehen, was daraus wurde.
room-done-resent = Es ist wieder eingereiht, mit derselben ID.
room-done-gone-endpoint = Entfernt. Dorthin geht nichts mehr.
room-done-password = Das Passwort ist geändert.
room-done-approved = Freigegeben. Der Aufrufer darf danach handeln, einmal.
room-done-edited = Mit der Änderung freigegeben. Der Aufrufer darf genau das ausführen, einmal.
room-done-rejected = Abgelehnt. Der Aufrufer darf nicht danach handeln.
room-done-escalated = An die zweite Stufe gesendet.
room-done-over-authority = Die Änderung hebt den Betrag über das, was die erste Stufe geben darf, also entscheidet die zweite.
room-done-put-off = Aufgeschoben. Es kommt an dem Tag zurück und wird bis dahin nicht ausgeführt.
room-done-confirmed = Bestätigt: Es war richtig.
room-done-overturned = Aufgehoben: So hätte es nicht sein sollen.
room-done-unsure = Für einen weiteren Blick an die zweite Stufe gesendet.
room-done-share = Der Anteil ist gesetzt. Die Ziehung zählt ab hier neu.
room-done-retired = Aus dem Bestand genommen. Was Menschen daraus machten, bleibt vermerkt.
room-done-passed = Weitergegeben. Jemand anderes wird gefragt; es kommt nicht zurück.
room-done-put-back = Zurückgelegt. Jeder darf es nehmen.
room-done-enough = Für heute sind es so viele Entscheidungen, wie eine Person treffen sollte. Morgen geht es weiter.
room-done-started-workflow = Der Workflow ist bereit. Seine Richtlinie ist aktiv.
room-done-started-careful = Der Workflow ist bereit und fragt Menschen nach allem. Die Richtlinie, die ihn allein handeln lässt, läuft im Schatten, bis eine andere Person sie aktiviert.
room-done-samples = Die Beispiele sind geladen, als hätte ein Programm gefragt.
room-done-swept = Erledigt: Was blieb, ist freigegeben; was herausgenommen wurde, wartet in der Warteschlange.
room-done-halted = Angehalten. Nichts Neues handelt, und ungenutzte Freigaben sind widerrufen.
room-done-resumed = Es geht weiter. Was angehalten war, bleibt angehalten: Der Aufrufer fragt neu.
room-done-looked = Die vorhandenen Urteile sind angesehen. Das Ergebnis steht hier.
room-done-activated = Aktiviert. Ab jetzt leitet sie jede neue Entscheidung.
room-done-in-shadow = Sie läuft im Schatten: Ihr Weg wird neben dem echten vermerkt, und nichts handelt danach.
room-done-no-shadow = Im Schatten läuft nichts mehr.
room-done-proposed = Vorgeschlagen. Sie läuft ab jetzt im Schatten, und eine andere Person aktiviert sie.
room-done-extended = Bis zum Ende des Tages verlängert.
room-done-stopped = Angehalten, bevor es den Ausgang verließ.

# Practice items
room-practice-caught = Das war ein Übungselement mit einem eingebauten Fehler, und es wurde nicht durchgelassen. Nichts wurde gesendet.
room-practice-right = Das war ein richtiges Übungselement, und es wurde freigegeben. Nichts wurde gesendet.

# What other rooms refuse
room-refuse-sign-in = Dieser Name und dieses Passwort passen zu keinem offenen Konto
room-refuse-many = Gerade melden sich zu viele an; in ein paar Sekunden noch einmal versuchen
room-refuse-password-short = Dieses Passwort hat { $length } Zeichen; es sollten mindestens { $shortest } sein. Ein paar Wörter hintereinander sind leicht zu merken
room-refuse-password-long = Dieses Passwort ist länger als { $bytes } Bytes
room-refuse-password-common = Dieses Passwort würden andere mit als Erstes versuchen (ein häufiges, wiederholte Zeichen oder aus einem Namen gebildet); bitte ein anderes wählen
room-refuse-password-changed = Das Passwort wurde inzwischen geändert; noch einmal versuchen
room-refuse-token-scope = Ein Token braucht mindestens ein Recht: { $all }
room-refuse-token-name = Der Name des Tokens ist länger als 100 Zeichen
room-refuse-token-days = `{ $days }` Tage: eine ganze Zahl von 1 bis 3650, oder nichts
room-refuse-link = Dieser Anmeldelink ist benutzt oder abgelaufen. Einen neuen gibt es mit `qualm user link NAME` oder von der Administration
room-refuse-closed = Dieses Konto ist geschlossen; es muss zuerst wieder geöffnet werden
room-refuse-not-here = Unter dieser Adresse ist nichts
room-refuse-no-project = Es gibt kein Projekt `{ $name }`
room-refuse-no-workflow = Es gibt keinen Workflow `{ $name }`
room-refuse-admins = Das darf nur die Administration
room-refuse-own-page = Diese Änderung kommt nicht von einer Seite dieses Servers. Skripte benutzen ein API-Token
room-refuse-sign-in-first = Zuerst anmelden, oder `Authorization: Bearer` mit einem API-Token senden
room-refuse-note = Die Notiz hat { $length } Zeichen; 2000 ist das Höchste
room-refuse-escalate-lead = Weitergereichtes landet bereits hier: dieses Element beantworten oder für eine andere Leitung überspringen
room-refuse-assignment-over = Aufgabe { $id } ist inzwischen { $state }; das nächste Element holen
room-refuse-assignment-state = Aufgabe { $id } ist inzwischen { $was }, kann also nicht { $state } werden
room-refuse-assignment = Es gibt keine eigene Aufgabe { $id }
room-refuse-annotation = Es gibt keine eigene Antwort { $id }
room-refuse-no-assignment = Es gibt keine Aufgabe { $id }
room-refuse-no-annotation = Es gibt keine Antwort { $id }
room-refuse-late = Die Frist von Aufgabe { $id } war abgelaufen, und jemand anderes ist dran; die Antwort ist als verspätet vermerkt
room-refuse-answered = Aufgabe { $id } wurde schon anders beantwortet; eine Antwort lässt sich unter Meine Antworten ändern
room-refuse-answer-back = Die Antwort auf Aufgabe { $id } wurde zurückgenommen
room-refuse-annotation-back = Antwort { $id } wurde zurückgenommen
room-refuse-version = Antwort { $id } ist bei Version { $version } (`{ $label }`), gesehen wurde Version { $seen }; vor dem Ändern in `{ $wanted }` noch einmal nachsehen
room-refuse-imported = Antwort { $id } kam mit einem Import; das Element labeln, statt sie zu ändern
room-refuse-none-of-set = Die Antwort ist leer: [] senden, wenn keine Klasse zutrifft
room-refuse-at-least = Eine Antwort nennt mindestens { $min } der Klassen, diese nennt { $named }
room-refuse-retired = Die Klasse `{ $name }` gibt es in diesem Projekt nicht mehr als Antwort; eine andere wählen
room-refuse-field-missing = Das Feld `{ $name }` muss ausgefüllt sein
room-refuse-span-twice = Die Textstelle { $span } steht doppelt da
room-refuse-spans-overlap = Die Textstellen { $before } und { $span } überschneiden sich, was dieses Projekt nicht erlaubt
room-refuse-role = Die eigene Rolle hier ist { $role }; dafür braucht es { $roles }

# templates/workflow_layout.html
workflow-stopped = <b>Dieser Workflow ist angehalten.</b> Angehalten von { $by }, { $ago }: { $reason }. Nichts Neues handelt, und nichts kann freigegeben werden.

# templates/reviews/queue.html
queue = Warteschlange
queue-keys = Tasten
queue-open-first = Das Dringendste öffnen
queue-waiting = <b>{ $n }</b> warten
queue-median = mittlere Wartezeit (Median)
queue-oldest = am längsten
queue-table = Was wartet, das Dringendste zuerst
queue-what = Was
queue-sure = Wie sicher
queue-age = Wartet seit
queue-due = Fällig
queue-tier = Stufe
queue-in-hand = In Händen von
queue-hidden = verborgen: Der zweite Blick ist blind
queue-age-narrow = seit
queue-due-narrow = fällig
queue-tier-narrow = Stufe
queue-you = eigenen
queue-nobody = niemandem
queue-more = Dahinter warten noch { $n }.
queue-nothing = Nichts wartet
queue-look-again = Noch einmal nachsehen

# The queue, as it is made in Rust
queue-title = Warteschlange: { $workflow }
queue-in-hands = { $n } in Bearbeitung
due-in = in { $span }
due-late = { $span } zu spät
span-seconds =
    { $n ->
        [one] { $n } Sekunde
       *[other] { $n } Sekunden
    }
span-minutes =
    { $n ->
        [one] { $n } Minute
       *[other] { $n } Minuten
    }
span-hours =
    { $n ->
        [one] { $n } Stunde
       *[other] { $n } Stunden
    }
span-days =
    { $n ->
        [one] { $n } Tag
       *[other] { $n } Tage
    }
queue-past-promise =
    { $n ->
        [one] Ein Element ist
       *[other] { $n } Elemente sind
    } über der zugesagten Zeit. Verspätung gibt nie etwas frei: Es wartet, bis jemand entscheidet.
queue-put-off =
    { $n ->
        [one] Eine Entscheidung ist
       *[other] { $n } Entscheidungen sind
    } aufgeschoben; die erste kommt zurück { $due }.
queue-empty-last = Nichts wartet, denn alles Gefragte ist entschieden. Die letzte Frage kam { $ago }.
room-queue-stopped = Nichts wartet, denn dieser Workflow ist angehalten: Was jetzt eingereicht wird, bleibt stehen.
room-queue-nobody-asked = Nichts wartet, denn noch hat kein Programm gefragt. Programme fragen mit POST /api/v1/decisions.
room-queue-alone = Die Richtlinie lässt das Modell allein handeln, wo es sicher ist; weniger Sicheres kommt hierher.
room-kind-second-look = zweiter Blick
room-kind-escalated = weitergereicht
room-practice-announced = In der Warteschlange sind Übungselemente: Fälle mit bekannter Antwort, höchstens { $share } von 100. Sie bewirken nichts, und gleich nach dem Urteil wird es gesagt.
held-undo = { $what }: eigenes Urteil „{ $did }“. Es zählt in { $span }.

# templates/reviews/item.html
item-note = Notiz
item-lean = Welches Urteil wäre es gewesen?
item-lean-hint = freiwillig; die zweite Stufe sieht es nach ihrer Entscheidung
item-why = Warum?
item-choose-reason = Einen Grund wählen
item-draft = Hier ist, was zuvor getippt wurde.
item-due = fällig { $due }
item-yours-until = reserviert bis { $until }
item-was-done = Was getan wurde
item-would-happen = Was geschehen würde
item-no-arguments = Keine Argumente.
item-marked = Markiert: Wo das Modell selbst weniger sicher war als die Schwelle.
item-signals = Signale
item-together = Zusammen { $score } Risiko: <b>{ $what }</b>.
item-checks = Was jede Prüfung sagte
item-check = Prüfung
item-said = Sagte
item-weight = Gewicht
item-adds = Trägt bei
item-accepting = Annahme
item-weight-narrow = Gewicht
item-adds-narrow = trägt bei
item-bars = verhindert sie allein
item-in-sum = in der Summe
item-read-each = Jedes Feld lesen
item-fields-to-read = Zu lesende Felder
item-fields-sure = Jedes Feld ist sicher genug
item-on-page = { $name } auf Seite { $page }
item-field-sure-means = { $sure } sicher, { $means }
item-filled = Von selbst ausgefüllt: { $n }
item-field-sure = { $sure } sicher
item-correct-why = Bei einer Korrektur: warum?
item-fields-read-so = Die Felder lauten so
item-accept-document = Das Dokument mit diesen Feldern annehmen
item-page-whole = Seite { $n }, ganz
item-page-of = Seite { $n } des Dokuments
item-checks-failed = Diese Prüfungen ließen sich nicht ausführen:
item-evidence = Belege
item-red = Diese Entscheidung ist rot. Zuerst die Belege ansehen: Die Gründe des Modells öffnen sich mit ihnen.
item-open-evidence = Belege öffnen
item-why-model = Warum das Modell es will
item-why-folded = Warum das Modell es will, bleibt eingeklappt, bis die Belege geöffnet sind.
item-history = Verlauf
item-revision = Revision { $n }: { $status }
item-was-it-right = War es richtig?
item-your-verdict = Das Urteil
item-blind = Ein blinder zweiter Blick: Weder die Sicherheit des Modells noch frühere Urteile sind zu sehen.
item-right-or-corrected = Es war richtig, oder wie korrigiert
item-accept-as-read = Wie gelesen annehmen
item-approve = Freigeben
item-it-was-right = Es war richtig
item-reject = Ablehnen
item-goes-to-caller = geht an den Aufrufer
item-it-was-wrong = Es war falsch
item-should-have-been = was es hätte sein sollen
item-for-second-tier = für die zweite Stufe
item-escalate = Weiterreichen
item-not-sure = Unsicher
item-edit = Ändern
item-may-run = Was stattdessen laufen darf
item-json = JSON, vollständig
item-approve-edited = Mit Änderung freigeben
item-put-off = Aufschieben
item-rationale = Begründung
item-40-characters = mindestens 40 Zeichen
item-comes-back = Kommt zurück am
item-put-off-hint = Bis dahin wird es nicht ausgeführt, und aufschieben geht nur einige Male.
item-put-back = Zurücklegen
item-pass-on = Weitergeben
item-keys = Tasten
item-how-sure = Wie sicher das Modell war
item-doubt = Die Zahl ist { $doubt }: Sie sagt, was das Modell behauptet, nicht wie oft es recht hat.
item-because = Grund der Nachfrage: { $reason }.
item-reds = Rot
item-policy = Die Richtlinie, Version { $n }
item-cannot = Was das Modell nicht kann
item-key = Schlüssel
item-about = Betrifft
item-requested-by = Angefragt von
item-tier = Stufe
item-second = zweite
item-first = erste

# A review item, as it is made in Rust
item-nothing-else = Sonst wartet nichts.
item-more-in-queue =
    Noch { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } in dieser Warteschlange.
item-what-changes = Was sich gegenüber dem jetzigen Stand ändert
item-would-change = Was { $who } ändern würde
item-since-revision = Was sich seit Revision { $n } geändert hat ({ $status })
item-model-saw = Was das Modell gesehen hat
item-value = Wert
item-moves = bewegt { $usd } USD
item-can-be-undone = lässt sich rückgängig machen
item-cannot-be-undone = lässt sich nicht rückgängig machen
item-regulated = reguliert: { $what }
item-hurt = jemand könnte zu Schaden kommen
item-scores = { $own } von 100 nach eigenen Gewichten dieser Stelle, { $default } nach den Standardgewichten
item-score = { $score } von 100
badge-own-weights = Ein Wert nach eigenen Gewichten dieser Stelle, aus dem, was ihre Leute entschieden haben.
badge-sent = Ein mitgesandter Wert, nach den Standardgewichten der Richtlinie.
badge-least-field = Wie sicher die Lesung beim unsichersten Feld war.
badge-fields-from = Felder ab { $share }
badge-no-number = keine brauchbare Zahl
badge-no-confidence = Der Aufrufer hat keine Konfidenz zwischen 0 und 1 gesandt, also wird eine Person gefragt.
badge-high = Mindestens die Schwelle von { $auto }.
badge-medium = Zwischen der Untergrenze von { $floor } und der Schwelle von { $auto }.
badge-low = Unter der Untergrenze von { $floor }.
badge-uncalibrated = unkalibriert
badge-weak = schwach kalibriert
badge-stale = veraltet kalibriert
badge-not-enough = Noch zu wenig Belege bei { $from } bis { $to }: { $reviewed } der nötigen { $enough } sind von Menschen entschieden.
badge-past = Von den letzten { $reviewed } bei { $from } bis { $to } gaben Menschen { $agreed } unverändert frei ({ $low } bis { $high }).
doc-no-page = Die Seite kam nicht mit den Belegen.
doc-whole-page = Die Lesung nannte keine Stelle, also hier die ganze Seite.
doc-bad-place = Die genannte Stelle liegt auf keiner Seite, also hier alles.
doc-at-least = mindestens { $share }
doc-less-than = weniger als { $share }
signal-not-made = wurde nicht gemacht
signal-passed = bestanden
signal-failed = nicht bestanden
signal-error = ging nicht: { $why }
signal-risk = Risiko { $share }
signal-reading = Lesung
signal-other-sources = andere Quellen
signal-behaviour = Verhalten
signal-accept = annehmen
signal-person = eine Person entscheidet
signal-turn-away = abweisen, mit der Möglichkeit eines neuen Versuchs
signal-turned-away =
    Von den Signalen schon { $n ->
        [one] { $n } Mal
       *[other] { $n } Mal
    } abgewiesen.

# Verdicts and statuses in words
room-did-approve = hat es freigegeben
room-did-edit = hat es mit einer Änderung freigegeben
room-did-reject = hat es abgelehnt
room-did-escalate = hat es an die zweite Stufe gesendet
room-did-defer = hat es aufgeschoben
room-did-confirm = hat es bestätigt
room-did-overturn = hat es aufgehoben
room-did-unsure = war unsicher
room-were-unsure = war unsicher
room-status-alone = handelt allein
room-status-waits = wartet auf eine Person
room-status-outbox = im Ausgang
room-status-approved = freigegeben
room-status-edited = mit Änderung freigegeben
room-status-rejected = abgelehnt
room-status-put-off = aufgeschoben
room-status-below = unter der Untergrenze
room-status-expired = abgelaufen, nicht freigegeben
room-status-called-off = zurückgezogen
room-status-superseded = durch eine neuere Revision ersetzt
room-status-halted = angehalten
room-lean-approve = Hätte es freigegeben.
room-lean-edit = Hätte es geändert.
room-lean-reject = Hätte es abgelehnt.
room-purpose-second-tier = zweite Stufe
room-purpose-first-tier = erste Stufe

# Why a person is asked
room-because-kill = der Notschalter ist an
room-because-hold-all = die Richtlinie hält alles für Menschen zurück
room-because-two-red = zwei Eigenschaften dieser Entscheidung sind rot
room-because-not-green = diese Entscheidung ist nicht grün, und niemand beobachtet den Workflow
room-because-regulated = es ist reguliert und zu unsicher, um unbeantwortet zu bleiben
room-because-recent-reject = die letzte zum selben Gegenstand wurde abgelehnt
room-because-caller = der Aufrufer bat um eine Person
room-because-signal = eine Prüfung ließ sich nicht ausführen
room-because-field = ein Feld ist weniger sicher als seine Schwelle
room-because-gated = diese Aktion braucht immer eine Person
room-because-staged = der Wert ist niedrig, und diese Stelle bereitet Ablehnungen für die tägliche Sammelprüfung vor
room-because-band = der Wert liegt im Bereich, den Menschen prüfen
room-because-signals = die Signale reichen nicht zur Annahme
room-because-soft-reject = die Signale sagen: abweisen, mit der Möglichkeit eines neuen Versuchs
room-because-gate-all = die Richtlinie fragt nach allem
room-because-invalid = die Konfidenz fehlt, ist keine Zahl oder liegt nicht zwischen 0 und 1
room-because-uncalibrated = die Konfidenz ist nicht kalibriert und darf nicht allein handeln
room-because-uncalibrated-drawn = die Konfidenz ist nicht kalibriert; für eine Person ausgelost
room-because-uncalibrated-not-drawn = die Konfidenz ist nicht kalibriert; nicht für eine Person ausgelost
room-because-judge-missing = kein zweites Modell hat sich geäußert
room-because-judge-disagrees = das zweite Modell würde etwas anderes tun
room-because-judge-unsure = das zweite Modell stimmt zu, ist aber nicht sicher genug
room-because-judge-agrees = das zweite Modell stimmt zu
room-because-at-least = es ist mindestens so sicher wie die Schwelle
room-because-between = es ist sicherer als die Untergrenze und weniger sicher als die Schwelle
room-because-below = es ist weniger sicher als die Untergrenze
room-because-drawn = für eine Person ausgelost
room-because-not-drawn = nicht für eine Person ausgelost
room-because-post-hoc = die Richtlinie handelt zuerst und sieht danach hin
room-because-out = die Richtlinie handelt und zeigt Zusammenfassungen

# What is red
room-done-started-own = Der Workflow ist bereit. Alles darin wartet auf Menschen, bis seine Richtlinie anderes sagt.
room-done-new-version = Vorgeschlagen. Sie entscheidet nichts, bis jemand sie aktiviert.
room-propose-alone = Was allein handelt
room-propose-again = Was nachgeprüft wird
room-propose-matrix = Entscheidungsmatrix
room-propose-time = Zeit
room-propose-beside = Neben jedem Element
room-propose-mode = Was geschieht
room-propose-mode-help = Zwei rote Eigenschaften weiter unten verlangen, dass ein Mensch entscheidet.
room-propose-threshold = Handelt allein, wenn mindestens so sicher
room-propose-threshold-help = 0 bis 1, meist 0,85; 0,97 bei Geld, Gesundheit und Recht.
room-propose-floor = Fragt einen Menschen, wenn mindestens so sicher
room-propose-floor-help = 0 bis 1, meist 0,6. Darunter wird es nicht ausgeführt und geht zurück.
room-propose-rate = Anteil, nach dem gefragt wird
room-propose-rate-help = 0 bis 1. Für einen zufälligen Anteil, und solange die Konfidenz nicht kalibriert ist.
room-propose-audit = Von dem, was allein handelte
room-propose-audit-help = 0 bis 1, meist 0,05. Ohne das weiß niemand, wie oft das Modell allein irrt.
room-propose-near = Von dem, was nur knapp sicher genug war
room-propose-near-help = 0 bis 1, meist 0,15. Das sagt am meisten über die Schwelle.
room-propose-approvals = Von den Freigaben der Menschen
room-propose-approvals-help = 0 bis 1, meist 0,05, durch eine zweite Person, die das erste Urteil nicht sieht.
room-propose-below = Von dem, was unter die Untergrenze fiel
room-propose-below-help = 0 bis 1, meist 0,02.
room-propose-evidence = Warum die Matrix so ist
room-propose-sla = Minuten, bis ein Mensch entschieden haben soll
room-propose-sla-help = 240 sind vier Stunden; 1,5 sind 90 Sekunden.
room-propose-tier2 = Minuten, die die zweite Stufe hat
room-propose-tier2-help = 1.440 sind ein Tag.
room-propose-outbox = Minuten im Ausgang, bevor es allein handelt
room-propose-outbox-help = Dort kann ein Mensch es anhalten. 0: Es handelt sofort.
room-propose-cap = Wie viele Elemente ein Mensch am Tag höchstens entscheidet
room-propose-cap-help = Leer: 40, wo ein Mensch entscheiden muss, sonst 200.
room-propose-text = Die Richtlinie in Worten
room-propose-limits = Was das Modell nicht kann
room-color-green = Grün
room-color-yellow = Gelb
room-color-red = Rot
room-green-cost = weniger als 1 $, oder keine Wirkung nach außen
room-yellow-cost = 1 $ bis 1.000 $, oder Schaden am Ruf
room-green-reversibility = mit einem Klick rückgängig
room-yellow-reversibility = mit Mühe umkehrbar
room-green-regulation = keine
room-yellow-regulation = Leitlinien der Branche
room-green-ambiguity = strukturiert, klar definiert
room-yellow-ambiguity = halb strukturiert
room-propose-share-wrong = { $name } ist { $value }: eine Zahl von 0 bis 1 angeben
room-propose-minutes-wrong = { $name } ist { $value }: eine Zahl von Minuten angeben
room-propose-count-wrong = { $name } ist { $value }: eine ganze Zahl angeben oder leer lassen
room-propose-floor-wrong = review_floor ist { $floor } und auto_threshold { $threshold }: Die Untergrenze muss unter der Schwelle liegen, sonst wird nie jemand gefragt
room-propose-secs-wrong = { $name } ist { $value }: { $least } bis { $most } angeben
room-propose-why-missing = Begründung angeben: { $said_because }
room-propose-changes-matrix = Diese Version ändert die Entscheidungsmatrix
room-red-cost = Kosten eines Fehlers
room-red-cost-means = über 1.000 $, rechtliche Folgen oder Sicherheit
room-red-reversibility = Umkehrbarkeit
room-red-reversibility-means = unumkehrbar: gesendete E-Mail, Zahlung, Löschung
room-red-regulation = Regulierung
room-red-regulation-means = KI-Verordnung der EU (Hochrisiko), HIPAA, FDA, DSGVO Art. 22
room-red-ambiguity = Mehrdeutigkeit der Eingabe
room-red-ambiguity-means = frei, umstritten oder feindselig

# A policy in sentences
room-mode-hold = Alles für Menschen zurückhalten
room-mode-gate = Eine Person gibt alles frei, bevor es geschieht
room-mode-confidence = Handelt allein, wenn sicher, fragt, wenn weniger sicher, gibt den Rest zurück
room-mode-judge = Handelt allein, wenn ein zweites Modell zustimmt
room-mode-sample = Nach einem zufälligen Teil wird gefragt, der Rest handelt allein
room-mode-post-hoc = Handelt sofort; Menschen sehen danach eine Stichprobe an
room-mode-out = Handelt sofort; Menschen sehen Zusammenfassungen und eine zufällige Nachprüfung
room-policy-alone = Handelt allein ab { $auto } Sicherheit.
room-policy-asks = Fragt eine Person ab { $floor } Sicherheit.
room-policy-below = Unter { $floor } wird es nicht ausgeführt und geht an den Aufrufer zurück.
room-policy-never-alone = Eine unkalibrierte Konfidenz handelt nie allein: Eine Person wird nach allem gefragt.
room-policy-while-uncalibrated = Solange die Konfidenz nicht kalibriert ist, wird eine Person nach { $share } gefragt.
room-policy-draw = Ein Los schickt { $share } an eine Person.
room-policy-in-loop = Die Entscheidungsmatrix verlangt, dass eine Person entscheidet.
room-policy-on-loop = Die Entscheidungsmatrix verlangt, dass eine Person zusieht und anhalten kann.
room-policy-skip = Die Entscheidungsmatrix verlangt niemanden.
policy-looked-again = { $share } von dem, was allein handelte, wird noch einmal angesehen.
room-policy-again = { $share } der Freigaben kommen für einen zweiten Blick wieder, zur selben Person.
room-policy-second = Eine zweite Person sieht blind auf { $share } der Freigaben.
room-policy-authority = Eine Änderung, die den Betrag über { $limit } USD hebt, geht an die zweite Stufe.
room-policy-outbox = Was allein handelt, wartet { $span } im Ausgang, wo es angehalten werden kann.
room-policy-within = Eine Person soll innerhalb von { $first } entscheiden, die zweite Stufe innerhalb von { $second }.
room-policy-expires = Nach { $span } läuft ein offenes Element ab und wird nicht ausgeführt.
room-policy-nothing-expires = Nichts wird je durch Warten freigegeben, und nichts läuft ab.
room-policy-every = Eine Person gibt jedes { $actions } frei.
room-policy-only-above = Nur „{ $action }“ läuft allein, und nur über einem Wert von { $score }.
room-policy-band = Von { $from } bis { $to } prüft eine Person. Darunter wird „{ $action }“ für die Sammelprüfung vorbereitet, wo die Leute einer Stelle das eingeschaltet haben; sonst prüft eine Person.
room-policy-signals = Läuft allein nur, wenn die Signale zur Annahme reichen; ein nicht bestandenes oder nicht mögliches nimmt nie an. Höchstens { $n } Mal abgewiesen, bevor eine Person hinsieht.
room-policy-fields = Felder füllen sich selbst ab { $share } Sicherheit.
policy-field-own = „{ $name }“ ab { $share }
policy-held-to-more = Strenger: { $fields }.
room-policy-sweep = Jedes { $actions } wartet auf die tägliche Sammelprüfung, fällig bis { $hour } nach der Uhr des Workflows. Vorher wird nichts davon gesendet.

# templates/reviews/sweep.html
sweep-late = Die Sammelprüfung fand nicht rechtzeitig statt. Nichts wurde gesendet: Alles wartet, bis jemand sie macht.
sweep = Sammelprüfung
sweep-waiting = { $n } warten
sweep-due = , fällig { $due }
sweep-keys = Tasten
sweep-read-each = Jede Zeile lesen. Was bleibt, wie es ist, gibt der Knopf am Ende frei; was einen eigenen Blick braucht, mit einem Grund herausnehmen.
sweep-all = Alles
sweep-pull-out = Herausnehmen?
sweep-no = Nein, es darf hinaus
sweep-yes = Ja: { $reason }
sweep-note = Notiz
sweep-more = . { $n } weitere warten auf die nächste Seite.
sweep-all-or-none = Alles gilt oder nichts. Jede Freigabe ist ein eigenes Urteil unter dem eigenen Namen.
sweep-approve = Freigeben, was nicht herausgenommen wurde
sweep-nothing = Nichts wartet auf die Sammelprüfung
sweep-nothing-text = Ohne sie wird nichts gesendet. Eine leere sendet nichts.
sweep-before = Frühere Sammelprüfungen
sweep-no-key = Keine Taste gibt frei: Der Knopf steht am Ende der Liste.
sweep-title = Sammelprüfung: { $workflow }
sweep-model-changed = Was das Modell an der Vorlage geändert hat
sweep-scores = { $own } von 100 in dieser Stelle, { $default } nach Standard
sweep-sure = { $share } sicher
sweep-approve-left =
    { $n ->
        [one] Das { $n } verbliebene Element
       *[other] Die { $n } verbliebenen Elemente
    } freigeben
sweep-rule = Täglich fällig bis { $hour }, { $zone }. Heute in Sammelprüfungen entschieden: { $mine }; höchstens { $most }, getrennt von der Tagesgrenze gezählt. { $share } des hier Freigegebenen sieht jemand anderes noch einmal an.
sweep-was = { $by } gab { $approved } frei und nahm { $pulled } heraus, { $ago }.

# templates/reviews/late.html
late-typed = Was getippt wurde
late-not-stored = Nichts davon wurde gespeichert. Es steht hier, damit es nicht verloren geht.
late-would-have = Das Urteil wäre gewesen: <b>{ $verb }</b>
late-note = Die Notiz
late-edit = Die Änderung
late-next = Nächstes Element
late-queue = Warteschlange
late-life = Der ganze Verlauf
room-late-decided = Das ist schon entschieden
room-late-held = Das liegt bei jemand anderem
room-late-other = Das ist für jemand anderen
room-late-enough = Genug für heute
room-late-not-now = Das lässt sich jetzt nicht entscheiden

# templates/components/ui.html
ui-fields = Felder
ui-doubt = { $sure } sicher
ui-doubt-said = ({ $sure } sicher)
ui-more-changes = { $n } weitere Änderungen sind nicht gezeigt.
ui-solo = Solomodus
ui-kind-added = neu
ui-kind-removed = entfernt
ui-kind-changed = geändert
ui-band-high = hoch
ui-band-medium = mittel
ui-band-low = niedrig

# What the reviewers' script says
js-review-hold-over = Die Frist ist abgelaufen. Trotzdem senden: Hat niemand sonst das Element genommen, zählt das Urteil.
js-review-signed-out = Abgemeldet, oder Prüfen ist hier nicht mehr erlaubt. Das Getippte kopieren.
js-review-kept = Das Getippte ist gesichert.
js-review-unreachable = Der Server ist nicht erreichbar. Das Getippte steht nur auf dieser Seite.
js-review-json = Alles, als JSON
js-review-saving = Speichert …
js-review-nothing-to-undo = Kein eigenes Urteil lässt sich mehr zurücknehmen.
js-review-evidence-closed = Dieses Element ist rot und die Belege sind noch zu: erst öffnen, oder noch einmal drücken, um ohne sie weiterzugehen.
js-review-next = Als Nächstes dran. Noch liegt es nicht hier.
js-review-count = { $left } freizugeben, { $pulled } herausgenommen

# What the reviews refuse
room-review-decided = Element { $id } ist schon entschieden: { $outcome }
room-review-in-sweep = Element { $id } wartet auf die tägliche Sammelprüfung; dort herausnehmen, um es allein anzusehen
room-review-tier = Element { $id } wartet auf die Leitung
room-review-waits-lead = das wartet auf die Leitung
room-review-put-off = Element { $id } ist bis { $until } aufgeschoben
room-review-undone = das wurde zurückgenommen; neu entscheiden, was jetzt vorliegt
room-review-halted = dieser Workflow ist angehalten: Nichts kann freigegeben werden, bis er weiterläuft
room-review-other-note = der Grund `other` braucht eine Notiz, die sagt, was es ist
room-review-answered = das hat schon jemand beantwortet
room-review-own = Die Anfrage ist die eigene, für einen selbst oder über einen selbst; jemand anderes entscheidet
room-review-twice = dazu gibt es schon ein eigenes Urteil; ein zweiter Blick braucht eine zweite Person
room-review-passed = dieses Element wurde weitergegeben; es ist für jemand anderen
room-review-only-own = nur wer ein Urteil gab, nimmt es zurück
room-review-in-hand = { $who } hat Element { $id } in Händen

# templates/reviews/list.html
workflows = Entscheidungen
workflows-oversight = Aufsicht
workflows-role = { $mode } · eigene Rolle: { $role }
workflows-stopped = angehalten
workflows-solo = Solomodus
workflows-queue = Warteschlange
workflows-workflow = Workflow
workflows-none = Kein Workflow
workflows-none-text = Ein Workflow ist eine Art von Entscheidung, nach der ein Programm fragt, bevor es handelt. Unten mit einer Vorlage oder ohne beginnen; alles darin wartet auf Menschen, bis seine Richtlinie anderes sagt.
workflows-in-none = Noch keine Prüfrolle in einem Workflow. Die Administration kann eine geben.
workflows-template = Mit einer Vorlage beginnen
workflows-which = Welche?
workflows-samples = { $n } Beispiele.
workflows-slug = Name in URLs
workflows-own = Ohne Vorlage
workflows-own-text = Alles wartet auf Menschen. Unter Richtlinie steht, was allein handeln darf; Programme fragen mit POST /api/v1/decisions.
workflows-slug-hint = leer: der der Vorlage, oder aus dem anderen gebildet
workflows-title = Name für Menschen
workflows-load = Beispiele laden, um es gleich auszuprobieren
workflows-alone = Ich arbeite allein
workflows-solo-hint = Solomodus: Die Richtlinie ist sofort aktiv, und jede Seite sagt, dass niemand gegenprüft. Ohne ihn fragt Menschen, was allein handeln würde, bis eine zweite Person die Richtlinie aktiviert.
workflows-start = Beginnen
workflows-nothing-queue = In der Warteschlange wartet nichts
workflows-nothing = Nichts wartet
workflows-wait =
    { $n ->
        [one] { $n } wartet
       *[other] { $n } warten
    }
workflows-oldest = am längsten { $span }
workflows-late =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } zu spät, am schlimmsten um { $span }
workflows-swept =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } für die tägliche Sammelprüfung
room-no-policy = Keine Richtlinie

# templates/reviews/workflow.html
flow-queue = Warteschlange
flow-policy = Die Richtlinie
flow-policy-version = Die Richtlinie, Version { $n }
flow-no-version = Keine Version ist aktiv.
flow-compare = Vergleichen und aktivieren
flow-versions = Alle Versionen: vergleichen, aktivieren, im Schatten laufen lassen
flow-hash = Eine Version ändert sich nie. SHA-256 von dieser: <code>{ $hash }</code>
flow-people = Personen
flow-nobody = Noch hat hier niemand eine Rolle, also kann niemand entscheiden.
flow-solo-admins = Noch hat hier niemand eine Rolle. Im Solomodus entscheiden Admins.
flow-person = Person
flow-role = Rolle
flow-no-role = keine
flow-set-role = Rolle setzen
flow-roles-hint = Prüfer entscheiden, die Leitung entscheidet auf der zweiten Stufe und steuert, Entwickler steuern, Agenten sind Programme, die fragen. Neue Konten entstehen unter <a href="/people">Personen</a>.
flow-waiting = Wartet
flow-open = <b>{ $n }</b> offen
flow-oldest = , am längsten seit { $span }
flow-late = { $n } zu spät
flow-practice = Übungselemente: einsetzen und sehen, was daraus wurde
flow-sweep = Sammelprüfung
flow-sweep-text =
    <b>{ $n }</b> { $n ->
        [one] wartet
       *[other] warten
    } auf die tägliche Sammelprüfung. Vorher wird nichts davon gesendet.
flow-go-through = Durchgehen
flow-try = Ausprobieren
flow-samples = { $n } von uns geschriebene Entscheidungen, eingereicht wie von einem Programm. Schon vorhandene bleiben, wie sie sind.
flow-load = Beispiele laden
flow-resume = Weiterlaufen lassen
flow-why-safe = Warum ist es jetzt sicher?
flow-10-characters = mindestens 10 Zeichen
flow-kill = Notschalter
flow-why = Warum?
flow-stop = Diesen Workflow anhalten
flow-stop-hint = Sofort: Neue Entscheidungen werden angehalten, der Ausgang stoppt, noch ungenutzte Freigaben werden widerrufen. Was schon läuft, wird nicht rückgängig gemacht.
flow-jobs = Stellen
flow-prepares = bereitet Ablehnungen unter { $below } vor
flow-everybody = eine Person sieht alle an
flow-weights = Die Gewichte
flow-criterion = Kriterium
flow-default = Standard
flow-here = Hier
flow-look-again = Wieder alle ansehen
flow-prepare = Ablehnungen unter { $below } vorbereiten
flow-forget = Gewichte vergessen
flow-no-job = Noch hat keine Entscheidung eine Stelle genannt.
flow-last = Die letzten Entscheidungen
flow-decision = Entscheidung
flow-sure = Wie sicher
flow-route = Weg
flow-status = Stand
flow-when = Wann
flow-effect = Wirkung { $effect }
flow-none = Noch keine.
flow-shadow = Version { $n } läuft im Schatten: Ihr Weg wird neben dem echten vermerkt.
room-halt-model = Das Modell benimmt sich falsch
room-halt-effects = Seine Aktionen richten Schaden an
room-halt-input = Seine Eingaben sind falsch
room-halt-incident = Ein Vorfall an anderer Stelle
room-halt-drill = Eine Übung
room-route-alone = Handelt allein
room-route-asked = Eine Person wird gefragt
room-route-back = Nicht ausgeführt, zurück an den Aufrufer
room-route-halted = Angehalten
room-job-collecting = Sammelt: { $reviewed } von { $of } geprüften Bewerbungen. Bis dahin zählen die Standardgewichte.
room-job-one-outcome = Bisher hatten alle dasselbe Ergebnis; das sagt nichts über die Gewichte.
room-job-active = Sie hat eigene Gewichte, gelernt aus { $reviewed } geprüften Bewerbungen.
job-on = { $who } hat es am { $day } eingeschaltet.
job-off = { $who } hat es am { $day } ausgeschaltet.
room-job-never = Noch hat es niemand eingeschaltet.
room-job-first-ten = Erste zehn: noch zu wenig Belege. Menschen nahmen { $n } der nötigen 10 Bewerbungen.
room-job-overlap = Von den letzten 10 genommenen Bewerbungen sind { $both } unter den ersten 10 von { $compared } nach dem Standardwert.
room-job-own-overlap = Nach dem Wert dieser Stelle zum jeweiligen Zeitpunkt: { $both } von 10.
job-against =
    Menschen nahmen { $n ->
        [one] { $n } Bewerbung
       *[other] { $n } Bewerbungen
    } von unter dem Bereich und lehnten darüber { $rejected } ab.

# templates/reviews/reviewer.html
own-reviews = Meine Prüfungen
own-reviews-of = Prüfungen von { $name }
own-today = Heute
own-day-ends = Der Tag endet um Mitternacht, { $zone }: { $resets }.
own-how-many = Wie viele heute noch
own-why = Warum?
own-10-characters = mindestens 10 Zeichen
own-extend = Bis Mitternacht erhöhen
own-how-often = Wie oft das Modell überstimmt wird
own-how-often-of = Wie oft { $name } das Modell überstimmt
own-you = Eigene
own-everybody = Alle hier
own-hint = Aus den letzten 90 Tagen, wo Menschen alles sehen. Es dient dem Abgleich: Wer viel öfter oder seltener anders entscheidet, sieht ein paar Fälle mit der Leitung zusammen an. Das Intervall zählt, nicht die Zahl. Nur diese Person und die Leitung sehen es, einzeln; es steht in keiner Liste und keinem Export.
own-practice = Übungselemente
own-practice-table = Eigene Übungselemente, die neuesten zuerst
own-case = Fall
own-planted = Eingesetzt als
own-you-said = Eigenes Urteil
own-came-to = Ergebnis
own-when = Wann
own-planted-narrow = eingesetzt als
own-you-narrow = Urteil
own-practice-hint = Fälle mit bekannter Antwort, die unter die echten gemischt waren. Sie hatten keine Folgen. Diese Liste ist nur für die eigenen Augen; die Leitung sieht die Ergebnisse jedes Falls ohne Namen und wie viele eingebaute Fehler in der ganzen Warteschlange durchkamen.
own-practice-count = { $good } der letzten { $n } so, wie sie eingesetzt waren.
own-decided = heute { $decided } von { $cap } entschieden
own-decided-extra = heute { $decided } von { $cap } entschieden, { $extra } davon von der Leitung erlaubt
own-missing = Noch zu wenig Belege: { $verdicts } von { $fewest } Urteilen; { $left } fehlen noch.
room-came-matched = wie eingesetzt
room-came-missed = nicht wie eingesetzt
room-came-handed-up = weitergereicht
own-right = richtig
own-wrong = falsch
finding-told = { $k } von { $n } ({ $share }, { $low } bis { $high })
finding-none = noch keine
finding-between = { $low } bis { $high }

# templates/reviews/notices.html
notices-of-workflow = Benachrichtigungen

# templates/notices.html
notices = Benachrichtigungen
notices-every = Benachrichtigungen über jeden Workflow

# templates/components/notices.html
notices-secret = Das Geheimnis von <b>{ $name }</b>. Jetzt zum Empfänger kopieren: es wird nicht noch einmal gezeigt. Nach einem Wechsel signiert das alte noch einen Tag mit.
notices-where = Wohin Benachrichtigungen gehen
notices-name = Name
notices-channel = Kanal
notices-what = Was
notices-state = Stand
notices-old-secret = altes Geheimnis bis { $until }
notices-off = aus
notices-on = an
notices-arrived = zuletzt angekommen
notices-switch-on = Einschalten
notices-test = Test senden
notices-switch-off = Ausschalten
notices-new-secret = Neues Geheimnis
notices-remove = Entfernen
notices-nowhere = Noch nirgendwohin.
notices-add = Ziel hinzufügen
notices-example = Kanal der Bereitschaft
notices-url-or-mail = URL oder Mailadressen
notices-url = URL
notices-target-hint = Nur Adressen, die der Betrieb geöffnet hat, werden erreicht, und keiner Umleitung wird gefolgt.
notices-sent = Was gesendet wird
notices-webhooks-only = (nur Webhooks)
notices-add-it = Hinzufügen
notices-hint = Nachrichten enthalten IDs und Anzahlen, nie Inhalte, und kein Link darin entscheidet etwas. Zusammenfassungen kommen alle 15 Minuten, stündlich oder täglich, je nach Frist der Elemente; nicht, wenn nichts wartet, und nicht noch einmal für dieselben Elemente.
notices-what-sent = Was gesendet wurde
notices-message = Nachricht
notices-to = An
notices-tries = Versuche
notices-answer = Antwort
notices-when = Wann
notices-again = wieder um { $at }
notices-tries-narrow = Versuche
notices-answer-narrow = Antwort
notices-send-again = Noch einmal senden
notices-newest = Die neuesten 100. Beendetes bleibt 30 Tage.
notices-nothing = Noch nichts.
room-notice-arrived = angekommen
room-notice-given-up = aufgegeben
room-notice-dropped = verworfen
room-notice-in-line = eingereiht
room-notice-closed-all = Dieser Server sendet von sich aus noch nichts. Der Betrieb öffnet Adressen für Webhooks und Slack mit der Einstellung webhook_targets, und Mail mit smtp_host und smtp_from.
room-notice-closed-hooks = Webhooks und Slack sind geschlossen: Der Betrieb öffnet Adressen mit der Einstellung webhook_targets.

# Kinds of notices
room-event-digest = Was wartet: Anzahlen und die früheste Fälligkeit, nur wenn etwas wartet
room-event-opened = Ein Element wartet auf eine Person
room-event-decided = Ein Urteil ist gefällt
room-event-escalated = Ein Element ging an die zweite Stufe
room-event-unstaffed = Die zweite Stufe eines Elements ist unbesetzt
room-event-deferred = Eine Entscheidung wurde aufgeschoben
room-event-expired = Ein Element lief ab, nicht ausgeführt
room-event-superseded = Eine neuere Revision trat an die Stelle eines Elements
room-event-late = Ein Element ist überfällig
room-event-routed = Eine Entscheidung wurde geleitet
room-event-cancelled = Der Aufrufer zog eine Entscheidung zurück
room-event-reported = Ein Aufrufer meldete, was er tat
room-event-unknown = Eine Aktion wurde begonnen und nie gemeldet
room-event-reversal = Eine Nachprüfung hob Getanes auf
room-event-disagreement = Zwei Personen sind bei einer Entscheidung uneins
room-event-correction = Aus einem Urteil wurde etwas zum Lernen
room-event-outbox = Etwas wurde im Ausgang angehalten
room-event-integrity = Was lief, ist nicht, was freigegeben war
room-event-proposed = Eine Richtlinienversion wurde vorgeschlagen
room-event-activated = Eine Richtlinienversion wurde aktiviert
room-event-halted = Ein Workflow wurde angehalten
room-event-resumed = Ein angehaltener Workflow läuft weiter
room-event-checkpoint = Ein signierter Prüfpunkt des Protokolls
room-channel-webhook = Webhook, signiert
room-channel-slack = Slack, eingehender Webhook
room-channel-mail = E-Mail
notices-failing =
    { $n ->
        [one] { $n } Versuch in Folge gescheitert
       *[other] { $n } Versuche in Folge gescheitert
    }

# The pages about decisions, policies, metrics, practice items, the audit chain and oversight
# templates/reviews/decision.html
decision-why-stop = Warum anhalten?
decision-in-outbox = Im Ausgang bis { $at }. Damit es weitergeht, muss niemand etwas tun.
decision-stop = Anhalten
decision-asked = Gefragt
decision-routed = Geleitet
decision-proposed = Vorgeschlagen
decision-no-arguments = Keine Argumente, oder gelöscht.
decision-digest = SHA-256 davon:
decision-why-model = Warum das Modell es wollte
decision-saw = Was es sah
decision-verdicts = Urteile
decision-no-verdict = Niemand hat etwas dazu gesagt.
decision-who-asked = Wer gefragt wurde
decision-asked-for = Gefragt nach
decision-state = Stand
decision-since = Seit
decision-permission = Erlaubnis
decision-no-grant = Keine wurde gegeben.
decision-done = Was getan wurde
decision-alarm = Alarm
decision-no-effect = Der Aufrufer hat nichts gemeldet.
decision-teaches = Was daraus gelernt wird
decision-no-lesson = Noch nichts: Korrekturen kommen aus Urteilen.
decision-earlier = Frühere Revisionen

# A decision's life, as it is made in Rust
decision-may = Der Aufrufer darf handeln.
decision-may-not = Der Aufrufer darf nicht handeln.
decision-not-yet = Der Aufrufer darf noch nicht handeln.
decision-changed = Was eine Person geändert hat
decision-action = Aktion
decision-key = Schlüssel des Aufrufers
decision-key-is = { $key }, Revision { $n }
decision-received = Eingegangen
decision-model = Modell
decision-prompt = Prompt
decision-failed-checks = Gescheiterte Prüfungen
decision-none-said = keine
decision-none-calibrated = nicht
lesson-nowhere = in keinem Teil
decision-route = Weg
decision-route-because = { $route }: { $reason }
decision-policy = Richtlinie
decision-version = Version { $n }
decision-thresholds = Damalige Schwellen
decision-thresholds-were = handelt allein ab { $auto }, fragt ab { $floor }
decision-confidence = Konfidenz
decision-confidence-is = { $said } wie angegeben ({ $kind }), { $calibrated } kalibriert; Kalibrator { $calibrator }
decision-seen = Eine Person sieht es
decision-seen-with = mit Wahrscheinlichkeit { $p } ({ $selection })
decision-shadow = Im Schatten
decision-shadow-because = Version { $n }, { $route }: { $reason }
calibrator-missing = fehlt
calibrator-weak = schwach
calibrator-stale = veraltet
calibrator-valid = gültig
confidence-self = Selbstauskunft
confidence-logprob = Token-Wahrscheinlichkeit
confidence-calibrated = vom Aufrufer kalibriert
confidence-judge = zweites Modell
confidence-rule = Regel
confidence-model = Modell des Projekts
selection-all = alles
selection-random = zufällig
selection-uncertain = unsicher
selection-rule = Regel
selection-flagged = beanstandet
selection-targeted = gezielt
asked-second-look = zweiter Blick ({ $why })
asked-again = aufgeschoben, wieder gefragt
asked-approval = Freigabe
asked-open = offen
asked-auto = handelte allein
asked-floor = unter der Untergrenze
asked-of-approval = einer Freigabe
asked-flagged = beanstandet
asked-contested = angefochten
asked-targeted = gezielt
outcome-approved = freigegeben
outcome-edited = mit Änderung freigegeben
outcome-rejected = abgelehnt
outcome-deferred = aufgeschoben
outcome-confirmed = bestätigt
outcome-overturned = aufgehoben
outcome-expired = abgelaufen
outcome-cancelled = zurückgezogen
outcome-superseded = ersetzt
outcome-answered = beantwortet
grant-policy = die Richtlinie
grant-outbox = wartet im Ausgang
grant-over = ungenutzt abgelaufen
grant-unused = noch ungenutzt
grant-used = genutzt
grant-revoked = widerrufen
grant-state = Stand
grant-by = Gegeben von
grant-issued = Ausgestellt
grant-span = Nutzbar
grant-from-to = { $from } bis { $to }
grant-exactly = Für genau
lesson-drawn = { $selection }, Wahrscheinlichkeit { $p }
lesson-pool = Pool
lesson-holdout = Holdout
lesson-left-out = ausgelassen
lesson-confirms = Es bestätigt das Modell: ein Label ({ $how }; { $split })
lesson-confirms-no-label = Es bestätigt das Modell: kein Label ({ $how }; { $split })
lesson-rejects = Es lehnt ab, was das Modell sagte: ein Label ({ $how }; { $split })
lesson-rejects-no-label = Es lehnt ab, was das Modell sagte: kein Label ({ $how }; { $split })
lesson-corrects = Es korrigiert das Modell: ein Label ({ $how }; { $split })
lesson-corrects-no-label = Es korrigiert das Modell: kein Label ({ $how }; { $split })
lesson-why-no-label = Grund: { $why }
diff-everything = alles
room-effect-started = begonnen
room-effect-succeeded = gelungen
room-effect-failed = gescheitert
room-effect-before = schon
room-alarm-nothing = nichts war erlaubt
room-alarm-grant = die Erlaubnis ist nicht die, die gegeben wurde
room-alarm-payload = der Inhalt ist nicht der, der freigegeben wurde
room-alarm-revoked = die Erlaubnis war widerrufen
room-alarm-used = die Erlaubnis war genutzt: { $said_state }
room-alarm-outbox = der Ausgang hält es noch zurück
room-alarm-over = die Erlaubnis war abgelaufen
room-replay-policy = Richtlinienversion { $n } ist nicht die, deren Hash gespeichert ist
room-replay-thresholds = die dabei gespeicherten Schwellen sind nicht die der Richtlinie
room-replay-draws = die dabei gespeicherten Lose sind nicht die ihres Schlüssels
room-replay-routes = gespeichert als { $was } wegen { $was_because }, nachgerechnet als { $is } wegen { $is_because }
room-lesson-no-project = dieser Workflow hat kein Projekt
room-lesson-unwanted = dieser Workflow will solche Labels nicht
room-lesson-archived = das Projekt ist archiviert
room-lesson-holdout = es gehört zum Holdout und kam nicht zufällig
room-lesson-before = diese Person hat das Element schon gelabelt

# templates/reviews/gold.html
gold = Übungselemente
gold-what-became = Was daraus wurde
gold-not-planted = Nicht eingesetzte Zeilen
gold-line = Zeile
gold-field = Feld
gold-reason = Grund
gold-plant-one = Eines einsetzen
gold-action = Aktion
gold-key = Schlüssel
gold-key-hint = leer: gebildet wie die der Aufrufer
gold-arguments = Argumente, als JSON
gold-json-or-text = JSON oder Text
gold-rationale = Begründung des Modells
gold-it-is = Es ist
gold-is-wrong = falsch: soll nicht durch
gold-is-right = richtig: soll durch
gold-why-wrong = Warum es falsch ist
gold-no-reason = kein Grund
gold-note = Was danach dazu gesagt wird
gold-plant-it = Einsetzen
gold-plant-hint = So schreiben, wie ein Programm es senden würde. Was fehlt, etwa wie sicher das Modell ist, kommt von dem echten Fall, neben dem es erscheint.
gold-plant-many = Viele einsetzen
gold-file = Eine Datei, ein JSON-Objekt je Zeile
gold-file-hint = Jedes hat <code>decision</code>, wie <code>POST /api/v1/decisions</code> es nimmt, <code>known</code>, also <code>approve</code> oder <code>reject</code>, und nach Wunsch <code>reason_code</code> und <code>note</code>. Bis zu 500 auf einmal; schlechte Zeilen werden genannt, gute behalten.
gold-plant-them = Einsetzen
gold-what-are = Was sie sind
gold-about = Fälle mit bekannter Antwort, unter die echten gemischt. Vor dem Urteil erkennt sie niemand; gleich danach wird es gesagt. Sie bewirken nichts, lehren nichts und zählen in keiner Quote. In der Warteschlange steht, dass es welche gibt.
gold-never-own = Wer eines einsetzt, bekommt es nie, ebenso Leitung und Admins, die den Vorrat lesen dürfen; niemand bekommt dasselbe zweimal.
gold-share = Anteil an der Warteschlange, Prozent
gold-share-to = 0 bis { $most }
gold-set-share = Anteil setzen
gold-missed = Eingesetzte Fehler, die freigegeben wurden
gold-missed-hint = Von allen hier beantworteten, ohne Namen. Es sagt, wie auf die Warteschlange gesehen wird, nicht wie jemand arbeitet.
gold-missed-signals = Es ist eines der <a href="/workflows/{ $slug }/metrics">Signale für blindes Abnicken</a>.
gold-stock = Der Vorrat
gold-items = Übungselemente
gold-case = Fall
gold-results = Was Menschen daraus machten
gold-planted = Eingesetzt
gold-retired = ausgemustert
gold-retire = Ausmustern
gold-retire-which = { $action } ausmustern, Nummer { $n }
gold-none = Nichts ist eingesetzt.

# Practice items, as they are made in Rust
gold-title = Übung: { $workflow }
gold-none-queued = Keines ist eingesetzt, also ist keines in der Warteschlange.
gold-solo = Im Solomodus kommt keines in die Warteschlange: Wer sie eingesetzt hat, bekäme sie zurück.
gold-share-0 = Ihr Anteil ist 0, also kommt keines in die Warteschlange.
gold-no-reviewer = Keines kommt in die Warteschlange: Nur Personen mit der Rolle Prüfer bekommen sie, und niemand hat sie. Leitung und Admins dürfen den Vorrat lesen.
gold-not-answered = noch nicht beantwortet
gold-answered = wie bekannt { $matched } von { $n }, anders { $missed }, weitergereicht { $up }
gold-pace = Auf je { $each } echte Elemente kommt eines; { $errors } eingesetzte Fehler brauchen also etwa { $items } echte Elemente, wenn der halbe Vorrat falsch ist.
gold-needed =
    Noch zu wenig Belege: mindestens { $n } weitere beantwortete { $n ->
        [one] eingesetzter Fehler
       *[other] eingesetzte Fehler
    } nötig.
gold-report-none = Nichts wurde eingesetzt.
gold-report-planted =
    { $n ->
        [one] { $n } Übungselement
       *[other] { $n } Übungselemente
    } eingesetzt.
gold-report-some =
    { $n ->
        [one] { $n } Übungselement
       *[other] { $n } Übungselemente
    } eingesetzt; { $bad ->
        [one] { $bad } Zeile
       *[other] { $bad } Zeilen
    } nicht.
room-gold-known = known ist { $what }: approve, wo es richtig ist, reject, wo es einen Fehler hat
room-gold-key = `{ $key }` gibt es hier nicht: decision, known, reason_code, note verwenden
room-gold-text = { $field } ist { $what }: einen Text verwenden
room-gold-right = was richtig ist, braucht keinen Grund; weglassen, oder known reject verwenden
room-gold-no-reason = `{ $code }` ist hier kein Grund: einen von { $codes } verwenden
room-gold-note = die Notiz hat mehr als 2.000 Zeichen
room-gold-missing = decision fehlt: eintragen, was ein Programm senden würde, mindestens `action`
room-gold-workflow = es nennt einen anderen Workflow als `{ $name }`; weglassen
room-gold-same = dieser Fall ist schon eingesetzt, als Übungselement { $id }
room-gold-many = es sind { $n } Elemente: 1 bis { $n_most } auf einmal einsetzen
room-gold-retired = Übungselement { $id } ist schon aus dem Vorrat
room-gold-arguments = die Argumente sind kein JSON: { $why }
room-gold-line = die Zeile ist kein JSON: { $why }
room-gold-utf8 = die Datei ist kein UTF-8-Text: ein JSON-Objekt je Zeile senden
room-gold-large = die Datei ist größer als 8 MB: weniger auf einmal einsetzen
room-gold-choose = eine Datei mit einem JSON-Objekt je Zeile wählen
room-gold-share = der Anteil ist `{ $share }`: eine Zahl in Prozent verwenden, höchstens 2

# templates/reviews/metrics.html
metrics = Kennzahlen
metrics-from = Von
metrics-before = Bis vor
metrics-show = Zeigen
metrics-entered =
    { $n ->
        [one] { $n } Element kam
       *[other] { $n } Elemente kamen
    } in die Warteschlange
metrics-flagged =
    { $n ->
        [one] { $n } beanstandeter Fall zählt
       *[other] { $n } beanstandete Fälle zählen
    } in keiner Quote.
metrics-rates = Wie oft Menschen ändern, was das Modell wollte
metrics-rates-hint = „Nicht gesund“ steht nur da, wenn das ganze Intervall außerhalb des gesunden Bereichs liegt, und es wechselt erst nach zwei Tagen, die übereinstimmen.
metrics-kinds-reasons = Arten und Gründe
metrics-kinds = Arten
metrics-reasons = Gründe
metrics-did = Was Menschen taten
metrics-of-reviewed = Von allen geprüften
metrics-of-overrides = Von den Änderungen
metrics-nothing-changed = In dieser Zeit hat niemand etwas geändert.
metrics-waits = Wie lange Elemente warten
wait-median-open = Median, Offenes mitgezählt
wait-median = Median des Entschiedenen
wait-p90 = Neun von zehn entschieden
wait-in-time = Rechtzeitig
wait-items = Elemente
wait-counts = { $decided } entschieden, { $open } offen
wait-chart = Anteil, der noch wartet
wait-after = Nach
wait-still = Noch wartend
wait-nothing = Noch zu wenig Belege: In dieser Zeit kam nichts in die Warteschlange.
metrics-table = Dasselbe als Tabelle
metrics-csv-curves = CSV der Kurven
metrics-drift = Drift, bei gleichem Prompt und Modell
weeks-chart = Änderungsquote je Woche
weeks-table = Wochen als Tabelle
weeks = Wochen
weeks-from = Woche ab
weeks-changed-head = Geändert
weeks-interval = Intervall
metrics-moved = Was sich bewegt hat
metrics-confidence = Wie gut die Konfidenz ist
metrics-reliability = Zuverlässigkeit
metrics-left-as-was = Unverändert gelassen
metrics-no-confidence = Noch zu wenig Belege: kein Urteil in dieser Zeit und kein Kalibrator. Nichts handelt allein auf eine Konfidenz hin, bis 100 ausgeloste Urteile zeigen, was sie wert ist.
metrics-calibrate = Jetzt kalibrieren
metrics-calibrate-hint = Der Server tut es von selbst, wenn genug neue Urteile da sind.
metrics-threshold = Die Schwelle
metrics-propose = Vorschlagen, zuerst im Schatten
metrics-propose-hint = Noch ändert sich nichts: Der Weg wird neben dem echten vermerkt, und eine andere Person aktiviert sie.
graduation-ready = bereit
metrics-looking = Sehen Menschen noch hin?
stamp-two = Zwei Signale aus verschiedenen Quellen zeigen sich: nachsehen, wie an dieser Warteschlange gearbeitet wird.
stamp-hint = Ein einzelnes Signal kann harmlos sein: ein ausgezeichnetes Modell, leichte Elemente, schnelle Leser.
metrics-upkeep = Funktioniert das Messen?

# Metrics, as they are made in Rust
metrics-span = { $from } bis vor { $to }, UTC
metrics-elsewhere = anderswo
metrics-other = Kein Grund der Liste passt, höchstens 15 %
kind-rejected = Abgelehnt oder aufgehoben
kind-edited = Geändert
kind-cosmetic = Nur äußerlich geändert
kind-handed-up = Weitergereicht, dann freigegeben
trial-long-enough =
    Version { $version } mit einer Schwelle von { $threshold } läuft im Schatten, bisher neben { $n ->
        [one] { $n } Entscheidung
       *[other] { $n } Entscheidungen
    }. Lange genug: Eine andere Person als die vorschlagende darf sie aktivieren.
trial-too-short =
    Version { $version } mit einer Schwelle von { $threshold } läuft im Schatten, bisher neben { $n ->
        [one] { $n } Entscheidung
       *[other] { $n } Entscheidungen
    }. Es braucht 200 Entscheidungen oder 7 Tage, bevor sie leiten darf.
chip-healthy = gesund
chip-look = ansehen
chip-not-healthy = nicht gesund
chip-two-days = noch zu wenig Belege: dafür müssen zwei Tage übereinstimmen
chip-needed = noch zu wenig Belege: { $n } weitere nötig
chip-edge = zu wenig Belege: es liegt auf der Grenze
chip-no-range = kein gesunder Bereich
rate-gate = Tor
rate-gate-about = wo Menschen alles sehen
rate-band = Band
rate-band-about = zwischen Untergrenze und Schwelle
rate-above = Darüber
rate-above-about = was allein lief, aus der zufälligen Nachprüfung
rate-all = Alle Entscheidungen
rate-all-about = je unwahrscheinlicher die Prüfung, desto mehr Gewicht
rate-5-to-12 = 5 bis 12 %
rate-from-20 = 20 % oder mehr
rate-up-to-5 = höchstens 5 %
drift-weekly = Diese Woche gegen die vorige
drift-pooled =
    { $n ->
        [one] Die letzte { $n } Woche gegen die { $n } Woche davor
       *[other] Die letzten { $n } Wochen gegen die { $n } Wochen davor
    }
drift-no-weeks = es gibt noch keine zwei Wochen
drift-weeks-needed = noch zu wenig Belege: 2 Wochen nötig
drift-points = { $change } Punkte ({ $low } bis { $high })
drift-nothing = nichts Vergleichbares in beiden Zeiten
drift-ruled-out = eine Änderung um 5 Punkte ist ausgeschlossen
drift-more = mehr als 1,5 Punkte, und nicht zufällig
drift-surely = sicher mehr als 1,5 Punkte
drift-left-out =
    { $n ->
        [one] { $n } Gruppe
       *[other] { $n } Gruppen
    } ausgelassen: anderer Prompt, anderes Modell, andere Richtlinienversion oder zu wenige Urteile.
cause-input = Andere Elemente kommen herein
cause-input-none = keine Entscheidungen mit Konfidenz in beiden Zeiten
cause-input-psi = Konfidenz: PSI { $psi } aus { $window } gegen { $reference }, zufällig bis { $chance }
cause-model = Das Modell änderte sich still
cause-model-new = ein Build, den es vorher nicht gab
cause-model-same = kein neuer Build genannt; ein Kanarienset sagte mehr
cause-model-none = keine Entscheidungen in beiden Zeiten
cause-reviewers = Prüfer urteilen anders
cause-reviewers-none = noch keine blinden zweiten Blicke
cause-reviewers-agreed = zweite Blicke stimmten zu { $k } von { $n }, davor { $before_k } von { $before_n }
cause-moved = bewegt
cause-still = nicht bewegt
cause-unknown = noch unklar
stamp-few-overrides = Weniger als 2 % werden geändert
stamp-missed-gold = Eingesetzte Fehler werden freigegeben
stamp-overturned = Blinde zweite Blicke heben Freigaben auf
stamp-too-quick = Schneller entschieden, als man lesen kann
stamp-long-run = Die längste Folge von Freigaben einer Person
stamp-shown = zeigt sich
stamp-not-shown = zeigt sich nicht
stamp-in-a-row = { $k } in Folge, von { $n }
upkeep-auto = Nachgeprüft von dem, was allein lief
upkeep-floor = Angesehen von dem, was unter die Untergrenze fiel
upkeep-approvals = Noch einmal angesehen von den Freigaben
upkeep-promised = { $figure }, zugesagt { $share }
upkeep-corrections = Als Korrekturen festgehaltene Änderungen
upkeep-corrections-of = { $k } von { $n }
upkeep-corrections-unused = { $k } von { $n }; aus { $unused } wurde noch nichts gelernt
upkeep-handed-up = An die zweite Stufe weitergereicht
upkeep-as-leaned = Entschieden, wie die erste Prüfung neigte
upkeep-put-off = Von der zweiten Stufe aufgeschoben
calibration-no-model = einem Modell ohne Namen
calibration-of = { $source } von { $model }
calibration-of-build = { $source } von { $model }, Build { $build }
calibration-of-prompt = { $source } von { $model }, Prompt { $prompt }
calibration-of-both = { $source } von { $model }, Build { $build }, Prompt { $prompt }
calibration-valid = gültig
calibration-weak = nicht verlässlich
calibration-stale = veraltet
calibration-none = noch keiner
calibration-not-enough = noch zu wenig Belege
calibration-fitted =
    { $method }, angepasst an { $n ->
        [one] { $n } Urteil
       *[other] { $n } Urteile
    }
room-method-platt = Platt
room-method-isotonic = isoton
room-method-constant = konstant
calibration-figures =
    { $verdicts ->
        [one] { $verdicts } ausgelostes Urteil
       *[other] { $verdicts } ausgeloste Urteile
    } in dieser Zeit, Brier { $brier }, Kalibrierungsfehler { $ece } über { $n ->
        [one] { $n } Klasse
       *[other] { $n } Klassen
    }
graduation = Version { $n } im Schatten
graduation-alone = Geändert von dem, was allein gelaufen wäre, höchstens 5 %
graduation-asked = Geändert von dem, wonach Menschen gefragt worden wären, 20 % oder mehr
graduation-would = Wäre allein gelaufen
graduation-share = { $share } von { $n } entschiedenen
graduation-routed = { $n } geleitet
advice-prompt = Mehr als 12 % werden geändert, obwohl der Prompt seit zwei Wochen steht: Der Prompt ist falsch.
advice-retrain = Mehr als 15 % werden geändert: Menschen tun die meiste Arbeit. Neu trainieren, oder Modell oder Prompt wechseln.
load-arrivals =
    { $items } Elemente kommen am Tag; { $n ->
        [one] { $n } Person hat
       *[other] { $n } Personen haben
    } etwas entschieden.
load-needed =
    Bei { $cap } Entscheidungen je Person und Tag (UTC) braucht das { $n ->
        [one] { $n } Person
       *[other] { $n } Personen
    }.
load-gini = Wie ungleich es verteilt ist: Gini { $gini }, bei 0 ist alles gleich. Hier stehen keine Namen.
weeks-dot = Woche ab { $day }: { $changed } von { $reviewed } geändert
weeks-axis = Woche ab
weeks-described = Die Änderungen gingen von { $first } auf { $last } je Woche.
weeks-changed = { $changed } von { $reviewed }
weeks-no-interval = keines
wait-axis = Zeit in der Warteschlange
wait-described = Nach { $span } warteten noch { $share }.
short-minutes = { $n } min
short-hours = { $n } h
short-days =
    { $n ->
        [one] { $n } Tag
       *[other] { $n } Tage
    }
wait-ms = { $n } ms
wait-none-decided = noch nichts entschieden
wait-interval = { $at } ({ $low } bis { $high })
wait-or-more = { $at } ({ $low } oder mehr)
wait-too-few = { $at } (zu wenige für ein Intervall)
wait-not-reached = nicht erreicht: zu viele sind noch offen
wait-tight = Binnen 90 Sekunden
wait-compliance = Binnen 4 Stunden
wait-moderation = Binnen eines Tages
wait-within = Binnen { $span }
wait-no-promise = Ohne Zusage
wait-second-tier = { $class }, zweite Stufe

# What the rooms say about calibrators, thresholds and versions on trial
room-found = { $n } von { $n_of } ({ $n_share }, { $n_low } bis { $n_high })
room-found-none = 0 von 0 (noch keine Urteile)
room-share-ends = { $n_share } ({ $n_low } bis { $n_high })
room-changed-above = über der Schwelle änderten Menschen { $said_found }
room-changed-band = zwischen Untergrenze und Schwelle { $said_found }
room-threshold-raise = Die Schwelle von { $n_from } auf { $n_to } heben: { $said_above }; gewünscht sind höchstens 5 %.
room-threshold-lower = Die Schwelle von { $n_from } auf { $n_to } senken: { $said_band } geändert; gewünscht sind 20 % oder mehr, und ab { $n_up } sind höchstens 5 % Änderungen belegt.
room-threshold-recalibrate = Keine Schwelle hilft: { $said_above }, und { $said_band }. Die Konfidenz ordnet Fehler nicht; neu kalibrieren oder ein zweites Modell fragen.
room-threshold-keep = Nichts vorzuschlagen: { $said_above }; { $said_band }.
room-threshold-more = { $said_zone }: noch zu wenig Belege, { $n } weitere Urteile nötig.
room-threshold-edge = { $said_zone }: Die Quote liegt auf der Grenze, keine Zahl von Urteilen entscheidet.
room-zone-above = Darüber
room-zone-between = Dazwischen
room-graduation-ready = Bereit: Von dem, was allein gelaufen wäre, änderten Menschen { $said_found }; höchstens 5 % sind belegt.
room-graduation-nothing = Noch wäre nichts allein gelaufen, also ist nichts belegt.
room-graduation-needed = Noch nicht: Von dem, was allein gelaufen wäre, änderten Menschen { $said_found }. Noch zu wenig Belege: { $n } weitere nötig.
room-graduation-short = Noch nicht: Von dem, was allein gelaufen wäre, änderten Menschen { $said_found }, und es braucht 200 Entscheidungen oder 7 Tage.
room-graduation-not = Nicht bereit: Von dem, was allein gelaufen wäre, änderten Menschen { $said_found }; gewünscht sind höchstens 5 %.
room-calibrate-few = { $n } von { $n_of } nachgeprüften Urteilen
room-calibrate-more = { $n } weitere nötig
room-calibrate-alike = alle { $n } nachgeprüften Urteile sind gleich, sicher und unsicher sind nicht zu unterscheiden
room-calibrate-one-class = alle Urteile sind gleich
room-calibrate-few-above = { $n } von { $n_of } nachgeprüften Urteilen ab { $n_share }
room-calibrate-no-better = die Konfidenz trennt Richtig und Falsch nicht besser als ein fester Anteil
room-calibrate-left = von dem, was allein handeln würde, ließen Menschen { $said_share }, wie es war
room-calibrate-certain = mindestens { $n_share } müssen sicher sein
room-calibrate-shown = Von { $n } nachgeprüften Urteilen ab { $n_share } ließen Menschen { $said_right }, wie sie waren
room-calibrate-in-all = { $n } Urteile insgesamt
room-standing-none = für diese Quelle, dieses Modell und diesen Prompt gibt es noch keinen Kalibrator
room-standing-old = er wurde vor mehr als { $n } Tagen angepasst
room-standing-build = das Modell ist ein anderer Build als der, an den er angepasst wurde
room-standing-little = er wurde an zu wenig angepasst
room-standing-drift = die Änderungsquote ist seit der Anpassung gewandert
room-standing-threshold = er wurde für eine Schwelle von { $n_was } % geprüft, und die Richtlinie sagt { $n_is } %

# templates/reviews/policies.html
policies = Richtlinienversionen
policies-about = Eine Version entscheidet, was allein handelt und wonach eine Person gefragt wird. Keine ändert sich je: Eine Änderung ist eine neue Version, die eine Person vorschlägt und, wo sie etwas allein handeln lässt, eine andere aktiviert.
policies-version = Version { $n }
policies-routes = leitet jetzt
policies-in-shadow = läuft im Schatten
policies-changed-on-disk = das Dokument wurde auf der Platte geändert
policies-proposed = Vorgeschlagen von { $by }
policies-activated = aktiviert von { $by }
policies-never = nie aktiviert
policies-shadow-now = Ihr Weg wird neben dem echten vermerkt, und nichts handelt danach.
policies-shadow-beside =
    { $n ->
        [one] { $n } Entscheidung
       *[other] { $n } Entscheidungen
    } daneben geleitet.
policies-shadow-was =
    Sie lief im Schatten: { $n ->
        [one] { $n } Entscheidung
       *[other] { $n } Entscheidungen
    } daneben geleitet.
policies-all = Alles, was sie sagt
policies-differs = Was sich von der jetzt leitenden Version unterscheidet
policies-same = Sie sagt dasselbe wie die jetzt leitende Version.
policies-needs-other = Diese Version ist selbst vorgeschlagen und lässt etwas allein handeln, also aktiviert sie eine andere Person.
policies-activate = Version { $n } aktivieren
policies-why-hint = Bleibt im Protokoll. Von da an leitet sie jede neue Entscheidung; Offenes behält seine Version.
policies-late =
    { $n ->
        [one] { $n } Element der Warteschlange ist
       *[other] { $n } Elemente der Warteschlange sind
    } zu spät: Eine Version, die Menschen weniger fragt, wird verweigert, bis entschieden ist.
policies-despite = Trotzdem aktivieren; mindestens 40 Zeichen oben sagen, warum
policies-stop-shadow = Schatten beenden
policies-run-shadow = Im Schatten laufen lassen
policies-none = Noch wurde keine Version vorgeschlagen.
policies-older =
    { $n ->
        [one] { $n } ältere steht
       *[other] { $n } ältere stehen
    } unter <code>/api/v1/workflows/{ $slug }/policies</code>.
policies-beside = Neben Version { $n }, die jetzt leitet
propose = Version vorschlagen
propose-from = Sie geht von Version { $n } aus, die jetzt entscheidet oder, wo keine das tut, die neueste ist. Wonach das Formular nicht fragt, bleibt wie dort; die API ändert auch das.
propose-defaults = Sie geht von den Voreinstellungen aus: Noch keine Version wurde vorgeschlagen.
propose-not-kept = Nicht vorgeschlagen: { $label } ({ $name }): { $problem }
propose-why = Warum
propose-why-hint = Bleibt festgehalten. Eine Version, die die Entscheidungsmatrix ändert, braucht es.
propose-button = Vorschlagen
room-policy-first = Alles wartet auf Menschen.
room-policy-careful = Alles wartet auf Menschen, bis eine andere Person anderes sagt.
the-server = der Server
room-policy-own = diese Version ist selbst vorgeschlagen, also aktiviert sie eine andere Person. Allein? Dann solo in den Einstellungen des Workflows setzen; jede Seite sagt es dann
room-policy-despite = nur Admins dürfen die Hürde senken, solange die Warteschlange verspätet ist
room-policy-number = version ist { $what }: die Nummer einer Version verwenden
room-policy-short = Version { $n } lief bei { $n_decisions } Entscheidungen im Schatten; es braucht 200 oder 7 Tage, bevor sie leiten darf

# templates/reviews/reconciliation.html
reconciliation = Ausgeführt und freigegeben
reconciliation-open = Nur was offen ist
reconciliation-all = Auch zeigen, was passt
reconciliation-about = Jede Erlaubnis nennt den Hash von genau dem, was laufen darf. Aufrufer melden, was lief; wo beides sich unterscheidet, steht es hier.
reconciliation-alarms = Alarme
reconciliation-decision = Entscheidung { $n }
reconciliation-everything = Alles Erlaubte oder Gemeldete
reconciliation-misfits = Was nicht passt
reconciliation-finding = Befund
reconciliation-approved = Freigegeben
reconciliation-executed = Ausgeführt
reconciliation-approved-narrow = freigegeben
reconciliation-executed-narrow = ausgeführt
reconciliation-same = gleich
reconciliation-newest = Die neuesten 200. Der Rest steht unter <code>/api/v1/workflows/{ $slug }/reconciliation</code>.
reconciliation-nothing = Noch wurde nichts erlaubt und nichts gemeldet.
reconciliation-fits = Alles Gemeldete ist, was freigegeben wurde.
reconciliation-title = Ausgeführt und freigegeben im Vergleich
fit-alarm = Was lief, ist nicht, was freigegeben war
fit-unknown = Begonnen, dann nie mehr gehört
fit-failed = Gescheitert
fit-running = Läuft
fit-never-executed = Freigegeben und nie ausgeführt
fit-waiting = Freigegeben, noch nicht ausgeführt
fit-executed = Ausgeführt wie freigegeben
fit-replay = Eine Nachrechnung ergab einen anderen Weg
fit-action = Eine Aktion passte nicht

# templates/audit.html
audit = Protokoll
audit-verify = Kette prüfen
audit-head =
    { $n ->
        [one] { $n } Eintrag
       *[other] { $n } Einträge
    }. Hash des letzten: <code>{ $hash }</code>
audit-checkpoint =
    Der letzte signierte Prüfpunkt sah { $n ->
        [one] { $n } Eintrag
       *[other] { $n } Einträge
    }
audit-checkpoint-key = Sein öffentlicher Schlüssel:
audit-hint = Jeder Eintrag trägt den Hash des vorigen. Ob ein Ende abgeschnitten oder alles neu geschrieben wurde, zeigt sich an anderswo verwahrten Prüfpunkten: <code>checkpoints.jsonl</code> und den öffentlichen Schlüssel auf eine andere Maschine kopieren, oder die Einstellung <code>checkpoint_dir</code> und ein Webhook tun es. Einträge enthalten IDs, Zahlen und Festlegungen, nie Texte.
audit-who = Wer
audit-who-hint = Name, server
audit-what = Was
audit-what-hint = verdict
audit-on-hint = decision 17
audit-on = Woran
audit-workflow = Workflow
audit-project = Projekt
audit-all = alle
audit-from = Von
audit-to = Bis
audit-text = Text
audit-anywhere = irgendwo
audit-look = Suchen
audit-everything = Alles
audit-export-csv = CSV exportieren
audit-export-json = JSON-Zeilen exportieren
audit-export-hint = Ein Export hat alle passenden Einträge, nicht nur diese Seite, und ist selbst ein Eintrag.
audit-entries = Einträge
audit-entry = Eintrag
audit-entry-narrow = Eintrag
audit-detail = Einzelheiten
audit-older = Ältere
audit-nothing = Kein Eintrag passt.
audit-person = Person { $id }
audit-project-id = Projekt { $id }
audit-whole =
    Die Kette ist heil: { $n ->
        [one] { $n } Eintrag
       *[other] { $n } Einträge
    }, jeder Hash und jede Festlegung passt.
audit-proven =
    Sie passt zu { $n ->
        [one] { $n } signiertem Prüfpunkt
       *[other] { $n } signierten Prüfpunkten
    }; der neueste, vom { $at }, sah { $size ->
        [one] { $size } Eintrag
       *[other] { $size } Einträge
    }.
audit-unproven = Noch gibt es keinen signierten Prüfpunkt zum Vergleich.
audit-broken = Die Kette ist gebrochen bei Eintrag { $entry }: { $why }
room-audit-day = { $field } ist `{ $what }`; einen Tag wie 2026-11-22 oder einen Zeitpunkt wie 2026-11-22T09:30:00Z verwenden
room-audit-nobody = niemand heißt `{ $name }`; `server` ist der Server selbst
room-audit-before = before ist `{ $what }`; die Nummer eines Eintrags verwenden
room-audit-missing = er fehlt: der nächste ist Eintrag { $id }
room-audit-unreadable = er lässt sich nicht lesen
room-audit-order = er folgt nicht auf den vorigen Eintrag
room-audit-hash = sein Inhalt passt nicht zu seinem Hash
room-audit-imported = die Ereignisse { $first } bis { $last } sind nicht die importierten
room-audit-event-missing = Ereignis { $id } fehlt
room-audit-event-other = Ereignis { $id } hat ein anderes Label als festgehalten
room-audit-event-salt = Ereignis { $id } verlor sein Salz, aber nicht sein Label
room-audit-decision-missing = Entscheidung { $id } fehlt
room-audit-decision-other = Entscheidung { $id } hat eine andere Anfrage als festgehalten
room-audit-decision-salt = Entscheidung { $id } verlor ihr Salz, aber nicht ihre Anfrage
room-audit-decision-route = Entscheidung { $id } wurde anders geleitet als festgehalten
room-audit-verdict-missing = Urteil { $id } fehlt
room-audit-verdict-other = Urteil { $id } sagt etwas anderes als festgehalten
room-audit-gold-missing = Übungselement { $id } fehlt
room-audit-gold-other = Übungselement { $id } ist ein anderes als festgehalten
room-audit-anew = die Kette wurde neu geschrieben: Der Prüfpunkt vom { $at } sah einen anderen Eintrag { $size }, also beginnt das Geänderte zwischen Eintrag { $from } und Eintrag { $to }
room-audit-cut = er fehlt: Die Kette endet bei Eintrag { $last }, und der Prüfpunkt vom { $at } sah { $size } Einträge
room-audit-no-key = im Datenordner ist kein Schlüssel der Prüfpunkte; den öffentlichen Schlüssel mit --key nennen
room-audit-signature = { $place }: Die Signatur passt nicht; er wurde geändert
room-audit-foreign = { $place }: signiert mit dem Schlüssel { $other }, der nicht der vertraute ist, { $trusted }

# templates/reviews/oversight.html
oversight = Aufsicht
oversight-download = Dokument herunterladen
oversight-about = Was dieser Workflow über den Anteil der Menschen zusagt, eben geprüft. Das Dokument neben dem Code ablegen; <code>qualm oversight check FILE</code> schlägt fehl, wenn es und das laufende System sich widersprechen.
oversight-broken =
    { $n ->
        [one] { $n } von { $of } Zusagen hält nicht.
       *[other] { $n } von { $of } Zusagen halten nicht.
    }
oversight-promises = Zusagen
oversight-promise = Zusage
oversight-now = Jetzt
oversight-found = Gefunden
oversight-kept = gehalten
oversight-not-kept = gebrochen
oversight-untried = noch nichts zu prüfen
oversight-laws = Gesetze zum Vergleich
oversight-write = In das Dokument schreiben
oversight-laws-hint = Einfache Worte und Daten, keine Rechtsberatung.
oversight-document = Das Dokument
oversight-english = Es ist auf Englisch, in welcher Sprache die Seiten auch sind.

# templates/reviews/oversight_index.html
oversight-index = Jeder Workflow hat ein Dokument, das sagt, wer was entscheidet, aus der laufenden Konfiguration geschrieben, mit Zusagen, die beim Öffnen geprüft werden.
oversight-index-role = { $mode } · Richtlinienversion { $n }
oversight-none = Kein Dokument
oversight-none-text = Leitung und Entwickler eines Workflows finden hier sein Aufsichtsdokument. Für dieses Konto ist es keiner.

# What the oversight document promises
room-law-ai-act = KI-Verordnung der EU, Verordnung (EU) 2024/1689: Hochrisikosysteme
room-law-gdpr = DSGVO Art. 22: ausschließlich automatisierte Entscheidungen
room-law-hipaa = HIPAA Security Rule, 45 CFR 164.312
room-law-fda = FDA: klinische Entscheidungsunterstützung, Leitlinie vom Januar 2026
room-law-california = Kalifornien: automatisierte Entscheidungstechnik, 11 CCR 7200 ff.
room-promise-matrix = Die aktive Richtlinienversion lässt eine Person mindestens das tun, was die Entscheidungsmatrix verlangt.
room-promise-matrix-passes = die Version besteht die Prüfung ihrer Aktivierung
room-promise-permission = Nichts läuft ohne eine Erlaubnis, die einmal genutzt wird und an den Hash von genau dem gebunden ist, was eine Person oder die Richtlinie freigegeben hat.
room-promise-permission-person = Nichts läuft, bevor eine Person genau das freigegeben hat; die Erlaubnis wird einmal genutzt.
room-promise-permission-found = gemeldeten Aktionen passten nicht
room-promise-permission-person-found = gemeldeten Aktionen hatten keine Freigabe einer Person oder passten nicht dazu
room-promise-solo = Hier entscheidet eine Person, allein, im ausdrücklichen Solomodus. Programme entscheiden nie.
room-promise-people = Mindestens zwei Personen dürfen entscheiden, eine davon auf der zweiten Stufe. Programme entscheiden nie.
room-promise-people-found =
    { $n ->
        [one] { $n } darf
       *[other] { $n } dürfen
    } entscheiden, davon { $n_second } auf der zweiten Stufe
room-promise-second = Was die erste Stufe weiterreicht, entscheidet eine andere Person.
room-promise-second-found = Urteilen der zweiten Stufe kamen von der Person der ersten
room-promise-own = Niemand entscheidet, was sie oder er angefragt hat.
room-promise-own-found = Urteilen kamen von dort, wo die Entscheidung eingereicht wurde
room-promise-reasons = Jedes Urteil außer einer Freigabe hat einen Grund aus der Liste des Workflows.
room-promise-reasons-found = Urteilen haben keinen
room-promise-expiry = Zeit gibt nie frei: Was niemand entschied, wird nicht ausgeführt.
room-promise-expiry-found = abgelaufenen Elementen wurden ohne Urteil freigegeben
room-promise-stop = Wer hier arbeitet, kann es sofort anhalten; dann handelt nichts Neues, und ungenutzte Erlaubnisse werden zurückgenommen.
room-promise-stop-found =
    { $n ->
        [one] { $n } kann
       *[other] { $n } können
    } es
room-promise-contest = Eine angefochtene Entscheidung sieht eine Person an, die sie nicht entschieden hat, ohne das erste Urteil vor Augen.
room-promise-contest-found = angefochtenen Entscheidungen gingen an dieselbe Person zurück
room-promise-limits = Die Richtlinie in Worten und was das Modell nicht kann, stehen neben jedem Element.
room-promise-limits-written = beides ist geschrieben
room-promise-limits-empty = eines davon ist in der aktiven Version leer
room-promise-practice = Übungselemente sind in der Warteschlange und als Übung angekündigt. Für keines gibt es je eine Erlaubnis, aus keinem wird gelernt, und keines zählt in einer Quote.
room-promise-practice-found = Übungselementen hatten eine Erlaubnis, eine gemeldete Aktion oder eine Korrektur
room-promise-policy = Richtlinienversionen ändern sich nie; die aktive hat den Hash, mit dem sie aktiviert wurde.
room-promise-policy-found = Version { $n }, Hash { $digest }…
room-promise-routes = Der Weg jeder Entscheidung folgt aus ihrer Richtlinienversion, ihren Tatsachen und ihren Losen und lässt sich nachrechnen.
room-promise-routes-found = neuesten Entscheidungen ergaben sich anders
room-promise-chain = Jede Handlung ist ein Eintrag eines Protokolls, in dem jeder Eintrag den Hash des vorigen trägt.
room-promise-chain-found = { $n } Einträge, heil
room-promise-chain-broken = gebrochen bei Eintrag { $id }: { $said_why }
room-promise-kept = Einträge des Protokolls werden ohne Ende aufbewahrt.
room-promise-kept-laws = Einträge des Protokolls werden ohne Ende aufbewahrt; die Gesetze unten verlangen mindestens { $n } Tage.
room-promise-kept-found = das Protokoll beginnt mit Eintrag { $id }
room-promise-tried = { $n } von { $n_of } { $said_what }

# templates/people.html
people = Personen
people-accounts = Konten
people-name = Name
people-roles = Rollen
people-made = Erstellt
people-account = Konto
people-you = eigenes
people-admin = Administration
people-made-up = erfunden
people-closed = geschlossen
people-open = Wieder öffnen
people-link = Neuer Anmeldelink
people-not-admin = Administration entziehen
people-make-admin = Administration geben
people-sign-out = Überall abmelden
people-close = Konto schließen
people-add = Jemanden hinzufügen
people-is-admin = Administration: alles, in jedem Projekt
people-make = Konto und Anmeldelink erstellen
people-hint = Rollen in einem Projekt werden auf dessen Personenseite vergeben.

# templates/project/people.html
members = Personen in diesem Projekt
members-table = Mitglieder
members-name = Name
members-role = Rolle
members-you = eigenes Konto
members-made-up = erfunden
members-role-of = Rolle von { $name }
members-no-role = keine Rolle: verlässt das Projekt
members-set = Setzen
members-nobody = Noch niemand. Die Administration sieht jedes Projekt, ohne darin zu sein.
members-add = Jemanden hinzufügen
members-add-hint = Neue bekommen ein Konto und einen Anmeldelink, Bekannte die Rolle.
members-add-button = Hinzufügen
members-roles = Was die Rollen dürfen
members-accounts = Konten, Links und Administration stehen unter <a href="/people">Personen</a>.

# templates/project/export.html
export = Export
export-nothing = Es gibt noch nichts zu exportieren. Zuerst <a href="/projects/{ $slug }/import">Elemente importieren</a>.
export-download = Herunterladen
export-format = Format
export-all = Auch Elemente ohne jede Antwort
export-machine = Ohne Maschinenlabels
export-machine-hint = (wofür das Modell übernommen wurde; sonst sind sie enthalten und gekennzeichnet)
export-excluded = Auch ausgeschlossene Elemente
export-raw = CSV für Maschinen: Zellen lassen, wie sie sind
export-raw-hint = (sonst bekommt eine Zelle, die eine Tabellenkalkulation ausführen würde, einen Apostroph)
export-manifest = Manifest zeigen
export-hint = Mit jedem Element: sein Label, jede Antwort mit wer, wann, welche Runde und welches Modell, der Vorschlag von damals, und wie und mit welcher Wahrscheinlichkeit es gewählt wurde. Das Manifest enthält Anzahlen und den SHA-256 der Datei.
export-there = Was da ist
export-per-class = Labels je Klasse
export-demo = Die Antworten von ada, bela und cleo in der Demo sind erfunden.
people-title = Personen · { $project }
people-role-in = { $role } in { $project }
export-title = Export · { $project }
room-role-may-label = beantwortet, was die Warteschlange ausgibt
room-role-may-review = labelt und prüft auf der ersten Stufe
room-role-may-lead = labelt und sieht Elemente, Runden und die Antworten aller
room-role-may-run = betreibt das Projekt: Import, Runden, Export, Einstellungen, Personen
export-fact-labeled = Gelabelte Elemente
export-fact-holdout = Davon im Holdout
export-fact-answers = Antworten von Menschen und Importen
export-fact-machine = Maschinenlabels
export-fact-disputed = Strittig
export-fact-all = Alle Elemente
items-n =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    }
room-format-csv = CSV: eine Annotation je Zeile, sicher in einer Tabellenkalkulation zu öffnen
room-format-jsonl = JSON-Zeilen: ein Element je Zeile, exakt
room-format-spacy = Textstellen als JSON-Zeilen für spaCy und Prodigy: Text, Stellen, Antwort

# templates/project/items.html
items = Elemente
items-go-to = Zur ID
items-open = Öffnen
items-undo = Rückgängig
items-own-list = Eigene Liste zum Labeln: noch { $left }.
items-go-on = Weiter labeln
items-put-away = Liste weglegen
items-views = Ansichten
items-shared = geteilt
items-search = Im Text suchen
items-search-hint = Wörter, oder „Wörter, die zusammenstehen“ in geraden Anführungszeichen
items-status = Stand
items-order = Reihenfolge
items-show = Anzeigen
items-more = Weitere Bedingungen
items-label = Label
items-suggests = Vorschlag des Modells
items-answered-by = Beantwortet von
items-assigned-to = Zugewiesen an
items-holdout = Holdout
items-asked-round = Gefragt in Runde
items-hint-any = jede
items-confidence-from = Konfidenz ab
items-confidence-to = Konfidenz bis
items-margin-from = Margin ab
items-margin-to = Margin bis
items-hint-from = 0 oder 0%
items-hint-to = 1 oder 100%
items-random-key = Schlüssel der Zufallsreihenfolge
items-hint-number = eine Zahl
items-differ = Antworten weichen ab
items-flagged-box = Markiert
items-has-note = Hat eine Notiz
items-label-these = Diese labeln
items-tick = Ankreuzen
items-item = Element
items-head-label = Label
items-suggestion = Vorschlag
items-head-status = Stand
items-round = Runde
items-tick-one = { $id } ankreuzen
items-tick-all = Alle Zeilen dieser Seite ankreuzen
items-what-to-do = Was damit geschieht
items-untick = Auswahl aufheben
js-table-ticked =
    { $n ->
        [one] { $n } Element angekreuzt
       *[other] { $n } Elemente angekreuzt
    }
items-none = keins
items-flagged = markiert
items-note = Notiz
items-round-narrow = Runde
items-pages = Seiten
items-before = Vorige Seite
items-after = Nächste Seite
items-many = Etwas mit vielen tun
items-which = Welche Elemente
items-ticked = Angekreuzte Zeilen
items-all = Alle passenden ({ $items })
items-relabel = Neu labeln lassen
items-exclude = Ausschließen
items-take-back = Zurücknehmen
items-assign-to = Zuweisen an
items-assign = Zuweisen
items-unassign = Zuweisung aufheben
items-many-hint = Zuerst kommt eine Seite, die sagt, was es bedeutet. Ausschließen und Zuweisen lassen sich rückgängig machen.
items-show-all = Alle Elemente zeigen
items-import = Elemente importieren
items-keep-view = Diese Ansicht behalten
items-view-name = Name
items-for-everybody = für alle, die diese Tabelle sehen
items-keep = Behalten
items-delete-view = Ansicht { $title } löschen

# The table of items, as it is made in Rust
items-title = Elemente · { $project }
room-items-count = { $n } Elemente
room-items-one = 1 Element
room-view-all = Alle
room-view-unlabeled = Ungelabelt
room-view-disagreement = Uneinigkeit
room-view-low = Niedrige Konfidenz
room-view-flagged = Markiert
room-view-escalated = Übergeben
room-view-practice = Übungsfälle
room-pick-any = alle
room-pick-either = egal
room-pick-anybody = egal wer
room-pick-no = nein
room-pick-yes = ja
room-items-no-model = Noch hat kein Modell die Elemente bewertet, also gibt es weder Vorschlag noch Konfidenz noch Margin. Die erste Runde ändert das.
room-items-search-prepared = Die Textsuche wird vorbereitet: { $share }. Zuletzt gekommene Elemente werden noch nicht gefunden.
room-items-empty = Noch keine Elemente
room-items-empty-text = Dieses Projekt hat keine Elemente. Wer es betreibt, importiert welche; dann stehen sie hier.
room-items-nothing = Nichts passt
room-items-behind = Die Seite liegt hinter dem letzten Element.
room-items-one-condition = Eine Bedingung lässt nichts übrig.
room-items-conditions = Zusammen lassen { $n } Bedingungen nichts übrig. Eine davon lockern:
room-items-without = Ohne { $condition }
room-items-excluded = Ausgeschlossen: { $items }.
room-items-took-back = Zurückgenommen: { $items }. Danach kann wieder gefragt werden.
room-items-assigned = { $items } an { $who } zugewiesen.
room-items-unassigned = Zuweisung aufgehoben: { $items }. Alle können gefragt werden.
room-items-sent = An eine weitere Person gesendet: { $items }.
room-items-state-excluded = ausgeschlossen
room-items-state-labeled = gelabelt
room-items-state-disputed = strittig
room-items-state-missing = Antworten fehlen
room-items-state-unlabeled = ungelabelt
room-items-chip-relabel = wartet auf Neulabeln
room-items-chip-assigned = zugewiesen an { $name }
room-items-decided = von der Leitung entschieden

# templates/project/items_confirm.html
items-confirm-back = Zurück, nichts ändern

# Orders of the table and what an act on many means
room-status-in-hands = in Bearbeitung
room-sort-imported = wie importiert
room-sort-newest = zuletzt importiert zuerst
room-sort-id = nach ID
room-sort-least = niedrigste Konfidenz zuerst
room-sort-most = höchste Konfidenz zuerst
room-sort-margin = kleinster Margin zuerst
room-sort-entropy = größte Entropie zuerst
room-sort-disagreement = größte Uneinigkeit zuerst
room-sort-answered = neueste Antwort zuerst
room-sort-random = zufällig
room-chip-holdout = Holdout
room-act-exclude = Ausschließen
room-act-exclude-title = Ausschließen: { $items }?
room-act-exclude-1 = Niemand wird mehr danach gefragt, und Exporte lassen sie weg, wenn sie nicht verlangt werden.
room-act-exclude-2 = Vorhandene Labels bleiben und lehren das Modell weiter. Wer gerade eines hält, darf noch antworten.
room-act-take-back = Zurücknehmen
room-act-take-back-title = Zurücknehmen: { $items }?
room-act-take-back-1 = Ausgeschlossene können wieder gefragt und exportiert werden.
room-act-assign = Zuweisen
room-act-assign-title = { $items } an { $who } zuweisen?
room-act-assign-1 = Niemand sonst wird danach gefragt, bis diese Person sie hatte; sie kommen vor allem anderen.
room-act-assign-2 = Elemente, die alle Antworten haben, bleiben weg.
room-act-unassign = Zuweisung aufheben
room-act-unassign-title = Zuweisung aufheben: { $items }?
room-act-unassign-1 = Alle können danach gefragt werden.
room-act-relabel = Neu labeln lassen
room-act-relabel-title = An eine weitere Person senden: { $items }?
room-act-relabel-1 = Eine weitere Person antwortet, ohne die ersten Antworten zu sehen. Bis dahin gilt das Label; weichen beide ab, wird eine dritte gefragt.
room-act-relabel-2 = Elemente ohne Antwort bleiben weg.

# templates/project/curate.html
curate = Abweichende Antworten
curate-only = Abweichende Antworten: { $only }
curate-start = Mit dem Unsichersten beginnen
curate-agreement = Wie weit Menschen übereinstimmen
curate-all = Alle Abweichenden
curate-item = Element
curate-answers = Antworten
curate-state = Stand
curate-more = Es folgen noch { $n }.

# templates/project/curate_item.html
settle-your-last = Letzte Entscheidung: <a href="{ $base }/items/{ $url }">{ $item }</a> ist <b>{ $label }</b>, { $ago }.
settle-take-back = Zurücknehmen
settle-curate = Kuratieren:
settle-item-text = Text des Elements
settle-answered = Was Menschen geantwortet haben
settle-flagged = markiert
settle-nobody-yet = Noch niemand
settle-not-answered = nicht beantwortet
settle-decision = Entscheidung
settle-consensus-take = Konsens übernehmen: { $label }
settle-right-classes = Die richtigen Klassen
settle-decide-these = Für diese entscheiden
settle-classes = Klassen
settle-why = Warum
settle-why-needed = nötig gegen die Mehrheit der Antworten
settle-note = Notiz
settle-nothing = Noch hat niemand geantwortet: Es gibt nichts zu entscheiden. Stattdessen labeln.
settle-being-asked = eine weitere Person wird gefragt
settle-ask = Eine weitere Person fragen
settle-exclude = Element ausschließen
settle-next = Lassen, nächstes
settle-list = Die Liste
settle-keys = Tasten
settle-consensus = Konsens
settle-majority = Mehrheit: <b>{ $text }</b>
settle-ds-hint = Wie wahrscheinlich jede Klasse ist, daraus, wie oft jede Person bei welcher Klasse recht hat. Dahinter die Antworten.
settle-ds-two = Dawid-Skene braucht zwei Antworten zu einem Element.
settle-decisions = Entscheidungen
settle-model-says = Was das Modell sagt
settle-digits = die Klasse neben der Taste wählen; wo nach einem Grund gefragt ist, den Grund
settle-hint = Eine Entscheidung wird mit ihrem Grund gespeichert und lässt sich zurücknehmen.

# templates/components/ui.html
ui-decided = { $by }: <b>{ $label }</b>
ui-taken-back = zurückgenommen

# Curation, as it is made in Rust
curate-title = Abweichende Antworten · { $project }
curate-beside = { $a } neben { $b }
curate-decided = entschieden
curate-waits = wartet auf eine weitere Antwort
curate-to-decide = zu entscheiden
curate-none = Kein Element ist übrig, dessen Antworten abweichen und über das niemand entschieden hat.
curate-left =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } zu entscheiden, das Unsicherste zuerst: nach der Entropie der A-posteriori-Verteilung von Dawid und Skene, dann nach Zahl der Antworten.
settle-model = Das Modell sagt { $said }.
settle-state-decided = ✓ entschieden: { $label }
settle-state-none = … noch hat niemand geantwortet
settle-state-differ = ≠ Antworten weichen ab
settle-state-some = … { $n } von { $overlap } Antworten
settle-state-one = = eine Antwort
settle-state-agree = = Antworten stimmen überein
settle-missing =
    { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    } von { $overlap } noch nicht gegeben
settle-no-model = Noch nichts: Es gibt kein Modell, oder dieses Element hat noch keine Merkmale.
settle-hidden = Erscheint nach der Entscheidung, wie es dieses Projekt auch für Labeler hält.
settle-majority-of = { $label }, { $k } von { $n } Antworten
settle-majority-none = niemand hat geantwortet
settle-majority-one = nur eine Antwort: { $label }
settle-majority-tie = Gleichstand unter { $n } Antworten
settle-bar = { $share } · { $k } von { $n }
settle-pane-accepted = übernommen
settle-pane-overruled = überstimmt
settle-pane-agrees =
    stimmt mit { $n ->
        [one] { $n } anderen
       *[other] { $n } anderen
    } überein
settle-pane-differs = weicht von allen ab
settle-pane-only = die einzige Antwort
room-settle-choose = zuerst eine Klasse wählen
js-curate-why = Die meisten Antworten sagen { $majority }. Warum { $label }? Eine Ziffer wählt den Grund, Esc geht zurück.
js-curate-note = In der Notiz sagen, was es sonst ist; Ctrl+Enter sendet.
curate-undecided = unentschieden
room-reason-guide = Der Leitfaden sagt es so
room-reason-slip = Ein Versehen: Der Text sagt klar etwas anderes
room-reason-rule = Der Leitfaden lässt es offen; ab jetzt gilt es so
room-reason-expert = Jemand mit Fachwissen wurde gefragt
room-reason-suspect = Die Suche nach verdächtigen Labels wies darauf hin
room-reason-other = Etwas anderes, in der Notiz

# templates/project/suspects.html
suspects-being-asked = wird gefragt
suspects-ask = Eine weitere Person fragen
suspects-right-classes = Die richtigen Klassen von { $item }
suspects-right-class = Die richtige Klasse von { $item }
suspects = Verdächtige Labels
suspects-search = Erneut suchen
suspects-no-search = Hier gibt es keine Suche nach verdächtigen Labels: { $why }.
suspects-about = Jedes Label wird mit dem verglichen, was ein Modell sagt, das es nicht gesehen hat. Die Liste ist ein Grund hinzusehen, kein Urteil: Bei schweren Aufgaben ist nur jedes zweite oder dritte Label an ihrer Spitze falsch. Von selbst ändert sich nichts.
suspects-searched = Gesucht { $ago }.
suspects-not-yet = Noch nicht gesucht. Ab 100 Labels folgt auf jede Runde eine Suche.
suspects-which = Welche Klasse für welche gehalten wird
suspects-pairs = Klassenpaare
suspects-labeled = Gelabelt
suspects-probably = Wahrscheinlich
suspects-labels = Labels
suspects-classes-wrong = Welche Klassen wahrscheinlich falsch sind
suspects-classes = Klassen
suspects-class = Klasse
suspects-lack = Labels, denen sie fehlt
suspects-too-much = Labels, die sie nicht haben sollten
suspects-first = Die verdächtigsten zuerst
suspects-send-first = Die ersten
suspects-to-others = an andere senden
suspects-hint = Eine andere Person antwortet, ohne die erste Antwort zu sehen. Bis dahin bleibt das Label, wie es ist; weichen beide ab, wird eine dritte gefragt, und entscheiden geht jederzeit.
suspects-item = Element
suspects-label = Label
suspects-suggested = Vorschlag
suspects-confidence = Konfidenz im Label
suspects-to-do = Was tun
suspects-likely = wohl falsch
suspects-keep = Behalten
suspects-fix = Berichtigen
suspects-curate = Kuratieren
suspects-none = Kein verdächtiges Label ist mehr anzusehen.
suspects-differ = Abweichende Antworten
suspects-differ-hint = Diese haben alle verlangten Antworten und kein Label, weil gleich viele verschiedene Klassen sagen. Sie trainieren nichts, bis jemand entscheidet, eine weitere Antwort sie klärt oder, wo die Einstellungen es sagen, Dawid-Skene in der nächsten Runde.
suspects-answers = Antworten
suspects-take = { $label } nehmen
suspects-decide = Entscheiden
suspects-title = Verdächtige Labels · { $project }
suspects-not-judged =
    { $n ->
        [one] { $n } Label
       *[other] { $n } Labels
    } einer Klasse ohne weiteres Label ließen sich nicht beurteilen.
suspects-next =
    Von den nächsten { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    } brächten { $again } mehr als zweite Meinung zu einem gelabelten Element, { $new } als Antwort zu einem neuen.
room-suspects-otherwise = Das Modell würde etwa { $wrong } von { $judged } Labels anders beantworten, zu viele für Versehen von Menschen: Die meisten sind seine eigenen Fehler. Die ersten der Liste lohnen einen Blick.
room-suspects-about = Etwa { $wrong } von { $judged } Labels sind wahrscheinlich falsch.

# Images of items
label-guide-versions = Alle Fassungen
label-images-from = Der Browser lädt die Bilder von { $hosts }
picture-broken = Dieses Bild lädt nicht:
picture-flag = Nach dem antworten, was sonst da ist, oder das Element markieren (<kbd>{ $flag }</kbd>).
picture-closer = Näher
picture-farther = Weiter weg
picture-whole = Ganz
picture-open = In neuem Tab öffnen
picture-alt = Bild zu Element { $item }
picture-of = { $n } von { $count }
picture-alt-which = Bild { $which } zu Element { $item }
picture-only-first = Nur die ersten { $n } Bilder eines Schlüssels werden gezeigt.
room-key-zoom-in = in das Bild zoomen; auch Strg mit dem Mausrad oder zwei Finger
room-key-zoom-out = herauszoomen
room-key-zoom-whole = wieder das ganze Bild
room-image-no-hosts = Dieses Projekt nennt keine Hosts, von denen Bilder geladen werden, darum steht die Adresse hier als Text. Wer es betreibt, kann sie in den Einstellungen unter image_hosts nennen.
room-image-long = Die Adresse hat { $n } Bytes; höchstens { $most } sind erlaubt.
room-image-odd = In der Adresse steht ein umgekehrter Schrägstrich, ein Leerzeichen oder ein Zeilenumbruch.
room-image-not-whole = Das ist keine vollständige Adresse: eine solche beginnt mit https://.
room-image-scheme = Bilder werden nur über https geladen, und diese Adresse beginnt mit { $scheme }:.
room-image-user = In der Adresse steht ein Name vor einem @, der verdeckt, dass ihr Host { $host } ist. Adressen mit Namen oder Passwort werden nicht geladen.
room-image-other-host = Der Host { $host } gehört nicht zu denen, von denen dieses Projekt Bilder lädt. Wer es betreibt, kann ihn in den Einstellungen unter image_hosts ergänzen.

# Practice items, languages of items, several people
items-gold = Übungsfälle
items-escalated = Wartet auf die Leitung
items-nobody-yet = noch niemand
items-and-others = und an weitere
items-others-too = Angekreuzte bekommen sie auch
items-how = Wie
items-share-out = Aufteilen
items-each-all = Alle bekommen alle
items-own-label = das jeweils eigene
items-why = Warum
items-mark-gold = Als Übungsfälle markieren
items-unmark-gold = Markierung wegnehmen
export-gold = Ohne Übungsfälle
export-gold-hint = (ihr Label kommt von der Leitung; sonst sind sie dabei, gekennzeichnet)
members-languages-of = Sprachen von { $name }
members-any-language = jede Sprache
members-set-languages = Sprachen setzen
account-reads = Sprachen, in denen Sie labeln
account-reads-label = Kürzel, mit Kommas dazwischen
account-reads-hint = Wo ein Projekt die Sprache seiner Einträge nennt, werden Sie zu diesen gefragt und zu Einträgen ohne Sprache. Leer: zu allen.
account-reads-save = Sprachen speichern
empty-languages = Nichts in Ihren Sprachen
empty-languages-text = Was übrig ist, ist in anderen Sprachen ({ $others }). Sie labeln in { $own }; Ihr Konto nennt diese Sprachen.
practice-agrees = Ein Übungsfall: Das Label der Leitung ist { $known }, wie Sie gesagt haben.
practice-differs = Ein Übungsfall: Das Label der Leitung ist { $known }; Sie sagten { $said }.
practice-why = Warum: { $because }
mine-practice = Bei Übungsfällen sagten Sie in { $agreed } von { $answered } dasselbe wie die Leitung: { $share } (95-%-Intervall { $low } bis { $high }){ $far }.
mine-practice-before = Bei Übungsfällen bis gestern sagten Sie in { $agreed } von { $answered } dasselbe wie die Leitung: { $share } (95-%-Intervall { $low } bis { $high }){ $far }.

# templates/project/item.html
record-title = Element { $id } · { $project }
record-heading = Element { $id }
record-all = Die ganze Liste
record-previous = Vorheriges
record-next = Nächstes der Liste
record-last = Das ist das letzte der Liste.
record-label-from = Ab hier labeln
record-from = aus { $source },
record-label = Label: <b>{ $label }</b>
record-edit = Bearbeiten
record-answer = Antwort
record-by = Von
record-when = Wann
record-chosen = Gewählt durch
record-suggested = Vorschlag damals
record-before-edit = vor der Änderung gegeben
record-curate = Kuratieren
record-nobody = Noch niemand hat geantwortet.
record-earlier = <b>Version { $n }</b>, bis { $until }, geändert von { $by }
record-everything = Alles im Datensatz
record-says = <b>{ $label }</b>: { $sure }, { $share }.
record-model-calibrated = Das Modell der Runde { $n }; am Holdout kalibriert.
record-model-raw = Das Modell der Runde { $n }; noch nicht kalibriert.
record-strange = Fremdheit { $share }: Es liegt vom nächsten gelabelten Element weiter weg als dieser Anteil der gelabelten Elemente voneinander.
record-why-not = Warum nicht { $label }
record-feature = Merkmal
record-strength = Stärke
record-points = Punkte
record-points-hint = Punkte sind Unterschiede von Logits, vor der Kalibrierung.

# The page of an item, as it is made in Rust
record-in-pool = im Pool
record-in-holdout = im Holdout: Es misst das Modell und wird nie trainiert
record-excluded = ausgeschlossen: Niemand wird danach gefragt, und Exporte lassen es weg
record-assigned = zugewiesen an { $names }
record-edited =
    { $n ->
        [one] { $n }-mal
       *[other] { $n }-mal
    } bearbeitet
record-changed =
    { $n ->
        [one] { $n }-mal
       *[other] { $n }-mal
    } geändert
record-label-gold = { $label }, von der Leitung zur Übung gegeben
record-label-answers =
    { $label }, aus { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    }
record-label-none-of-these =
    nichts davon, aus { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    }
record-label-machine = { $label }, allein vom Modell ({ $share }), Übernahme { $id }
record-label-none = noch keines
record-label-missing = noch keines: { $k } von { $overlap } Antworten
record-label-tie =
    keines: { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    } weichen ab
record-guide-version = Leitfaden, Version { $n }
record-by-probability = { $source }, Wahrscheinlichkeit { $p }
record-by-round = { $source }, Runde { $round }
record-by-both = { $source }, Wahrscheinlichkeit { $p }, Runde { $round }
record-came-with-file = kam mit der Datei
record-for = Für { $label }
record-kind-words = Wörter
record-kind-letters = Buchstaben
record-kind-number = Zahl
record-kind-category = Kategorie
record-kind-rule = Regel
record-kind-in = { $kind } in { $key }
record-missing = fehlt
record-rest = Alles andere { $rest }, bevor es etwas liest { $before }: zusammen { $all } für { $label }.
room-feature-vector = der ganze Vektor
room-feature-topic = Thema insgesamt (latent)

# templates/project/_gold.html
mark-title = Übungsfall
mark-by = Ein Übungsfall, markiert von { $name }.
mark-holdout = Ein Element des Holdouts wird kein Übungsfall: Gefragt, weil jemand es wählte, wäre es keine Zufallsstichprobe mehr, und es misst das Modell.
mark-right = Das richtige Label
mark-standing = { $label } (das vorhandene Label)
mark-hint = Labeler lesen es gleich nach ihrer Antwort, wo das Projekt es ihnen sagt.
mark-change = Ändern
mark-it = Als Übungsfall markieren
room-gold-free-text = Antworten auf dieses Formular lassen sich nicht mit einer bekannten vergleichen: `{ $name }` ist freier Text, und zwei richtige Antworten haben selten dieselben Wörter. Übungsfälle brauchen ein Formular aus Auswahl, Zahlen, Tagen und Ja oder Nein
room-mark-holdout = Element { $id } liegt im Holdout, der das Modell misst: Gefragt, weil jemand es wählte, wäre es keine Zufallsstichprobe mehr
room-gold-no-label = für Element { $id } steht kein Label; eines angeben

# templates/project/item_edit.html
edit-title = Element { $id } bearbeiten · { $project }
edit-heading = Element { $id } bearbeiten
edit-back = Zurück zum Element
edit-practice = Ein Übungsfall. Wird nach der Änderung neu gefragt, ist er von da an ein gewöhnliches Element: neu markieren, sobald sein Label feststeht.
edit-holdout = Es liegt im Holdout, der das Modell misst. Noch keine Runde wurde daran gemessen, also darf es bearbeitet werden; danach bleibt es, wie es ist. Die Änderung wird protokolliert.
edit-json = Hier kein Text: als JSON schreiben.
edit-so-far =
    Bisher { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    }
edit-ask-again = Neu fragen
edit-ask-again-hint = sie zählen nicht mehr, und das Element kommt an den Anfang der Warteschlange
edit-cannot-keep = Behalten geht nicht: { $why }.
edit-keep = Behalten
edit-keep-hint = als vor der Änderung gegeben gekennzeichnet
edit-hint = Der neue Text durchläuft die Prüfungen eines Imports, und das Modell liest ihn binnen einer Minute. Was vorher da stand, bleibt auf der Seite des Elements.
room-edit-no-field = das Element hat kein Feld `{ $name }` mehr; die Seite neu laden
room-edit-json = `{ $name }` ist in diesem Element kein Text, also als JSON schreiben: { $error }
room-edit-why-spans = Antworten sind Stellen im Text oder daraus gelesene Felder; zu einem anderen Text zeigten sie ins Leere
room-edit-cannot-keep = { $said }: neu fragen statt behalten
room-edit-measured = Element { $id } liegt im Holdout, und sein Label hat schon eine Runde gemessen: Mit anderem Text sprächen diese Zahlen von etwas, das niemand gefragt wurde. Löschen und den berichtigten Datensatz unter anderer ID importieren
room-edit-meanwhile = Element { $id } wurde inzwischen bearbeitet: Es ist bei Version { $version }, gesehen wurde { $seen }; noch einmal ansehen
room-edit-id = `id` ist der Name von Element { $id } in Dateien und Adressen: Sie bleibt. Das Element löschen und unter anderer ID importieren
room-edit-vector = der Vektor hat { $k } Zahlen und die der anderen Elemente { $length }
room-edit-twin = Element { $other } hat denselben Inhalt: Zwei Elemente, die das Modell nicht unterscheiden kann, sind eine Frage. Eines davon löschen
room-edit-part = mit diesem Text käme Element { $id } in den anderen Teil ({ $said }), es liegt aber hier ({ $said2 }): Seine Gruppe oder eine Fast-Kopie liegt dort
room-part-pool = Pool

# templates/project/item_delete.html
erase-title = Element { $id } löschen · { $project }
erase-heading = Element { $id } löschen?
erase-gone = Sein Text, seine früheren Versionen und seine ID werden gelöscht. Das lässt sich nicht rückgängig machen.
erase-no-answer = Niemand hat darauf geantwortet.
erase-answers =
    Mit ihm gelöscht: { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    }, mit Notizen und Entscheidungen.
erase-leaves = Es verschwindet aus der Warteschlange, der Suche, jeder Liste und jedem Export. Wer es gerade offen hat, erfährt das und bekommt das nächste.
erase-holdout = Es liegt im Holdout: Berichte früherer Runden behalten ihre Zahlen, spätere werden an einem Element weniger gemessen.
erase-model = Was das jetzige Modell daraus gelernt hat, bleibt bis zur nächsten Runde darin.
erase-backups = Frühere Sicherungen und Exporte enthalten es weiter. Bringt eine Datei denselben Datensatz noch einmal, ist er ein neues Element.
erase-button = Endgültig löschen

# templates/project/guide.html
guide-title = Leitfaden · { $project }
guide-heading = Leitfaden, Version { $n }
guide-old = Das ist eine alte Version. <a href="{ $url }">Version { $n }</a> gilt.
guide-nothing = In dieser Version steht nichts.
guide-from-to = Von Version { $from } zu Version { $to }
guide-diff-hint = Durchgestrichen ist, was weg ist, unterstrichen, was neu ist.
guide-unchanged =
    { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    } unverändert
guide-versions = Versionen
guide-versions-hint = Jede Änderung des Textes ist eine Version, und jede Antwort merkt sich die, unter der sie gegeben wurde.
guide-version = Version { $n }
guide-in-use = gilt
guide-by = von { $name }
guide-lost-one = Der Text der Version 1 stammt aus der Zeit, bevor Texte aufgehoben wurden.
guide-lost = Die Texte der Versionen 1 bis { $last } stammen aus der Zeit, bevor Texte aufgehoben wurden.

# Where an answer came from that no person gave
record-import = Import: { $source }

# templates/projects/archive.html
archive-title = Archivieren · { $project }
archive-back-ask = { $project } zurückholen?
archive-was = Es wurde von { $by } am { $day } archiviert. Es kommt zurück, wie es war: Elemente, Labels, Runden und Personen.
archive-was-operator = Es wurde vom Betreiber des Servers am { $day } archiviert. Es kommt zurück, wie es war: Elemente, Labels, Runden und Personen.
archive-leave = Archiviert lassen
archive-ask = { $project } archivieren?
archive-refused = Jetzt lässt es sich nicht archivieren: { $why }.
archive-list = Es verlässt die Liste der Projekte und steht dort unter „Archiviert“. Alles lässt sich lesen und exportieren.
archive-nobody = Niemand wird mehr nach seinen Elementen gefragt, und nichts wird importiert, trainiert oder geändert. Wer es versucht, erfährt, dass es archiviert ist, von wem, und den Weg zurück.
archive-hands =
    In Arbeit: { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    }. Eine Antwort innerhalb der Frist zählt noch, und mehr Zeit gibt es nicht.
archive-round = Runde { $n } wird abgebrochen: Ihr Modell würde niemandem etwas vorschlagen.
archive-any-time = Es lässt sich jederzeit zurückholen, wie es war.
archive-button = Archivieren
life-settings = Zurück zu den Einstellungen
room-archive-workflow = Workflow `{ $slug }` ({ $title }) ist aktiv und lernt in dieses Projekt: Jedes Urteil dort kann hier ein Label werden. Den Workflow anhalten oder sein Projekt ändern und es noch einmal versuchen

# templates/projects/clone.html
clone-title = Klonen · { $project }
clone-heading = { $project } klonen
make-title = Titel
make-slug = Name in Adressen
make-slug-hint = Kleinbuchstaben, Ziffern und Bindestriche.
clone-none = Keine
clone-none-hint = später andere importieren
clone-items = Die Elemente
clone-items-hint =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    }, ohne was dazu gesagt wurde
clone-labels = Elemente und Labels
clone-labels-hint =
    { $n ->
        [one] { $n } Label
       *[other] { $n } Labels
    }, wie aus einer Datei
clone-people =
    Dieselben Personen mit denselben Rollen ({ $n ->
        [one] { $n } Person
       *[other] { $n } Personen
    })
clone-seed = Derselbe Seed
clone-seed-hint = Jedes Element bleibt wie hier in Pool oder Holdout. Sonst zieht das neue Projekt seinen eigenen Holdout.
clone-always = Klassen, Rezept, Leitfaden und Einstellungen kommen immer mit. Nicht mit kommen: Runden und Modelle, das Testset, wofür das Modell übernommen wurde, Workflows, gespeicherte Ansichten, Ausschlüsse, frühere Versionen von Elementen, wer was geantwortet hat.
clone-button = Klonen

# templates/projects/delete.html
delete-title = Löschen · { $project }
delete-ask = { $project } löschen?
delete-refused = Es lässt sich nicht löschen: { $why }.
delete-goes = Das verschwindet endgültig
delete-nothing = Es ist noch nichts darin.
delete-before = Vorher
delete-before-text = Ist es gelöscht, kann es niemand zurückholen. Exportieren, was bleiben soll, oder das Projekt stattdessen archivieren.
delete-export = Erst exportieren
delete-archive = Lieber archivieren
delete-type = Zum Löschen <code>{ $slug }</code> eintippen
delete-items = Elemente
delete-answers = Antworten
delete-labels = Labels
delete-rounds = Runden
delete-models = Modelle
delete-files = Dateien von Modellen, Merkmalen und Bewertungen
delete-test-items = Elemente des Testsets
delete-people = Personen mit einer Rolle hier
delete-at-once = Es verschwindet sofort aus jeder Liste, und sein Name wird frei. Zeilen und Dateien folgen binnen Minuten, nach und nach, sodass niemand darauf wartet.
delete-accounts = Alle behalten ihr Konto und verlieren ihre Rolle hier. Tokens bleiben und erreichen hier nichts.
delete-audit = Was bleibt, ist das Auditlog: Seine Einträge enthalten keinen Text, ein weiterer sagt, wer das Projekt gelöscht hat und wie viel darin war, und es lässt sich weiter prüfen.
delete-backups = Frühere Sicherungen und Exporte enthalten es weiter; sie sind selbst zu löschen.
delete-verdicts =
    Urteile { $n ->
        [one] des Workflows
       *[other] der Workflows
    } { $workflows } lehren von da an kein Projekt.
room-delete-verdicts = Workflow `{ $workflow }` behält seine Entscheidungen für immer, und { $labels } seiner Urteile sind Labels dieses Projekts: Ohne sie ließe sich das Leben einer Entscheidung nicht ganz zeigen. Das Projekt stattdessen archivieren
room-delete-cloning = Elemente dieses Projekts werden gerade nach `{ $clone }` kopiert: warten, bis das fertig ist, oder `{ $clone }` löschen
room-delete-typed = um das Projekt zu löschen, mit seinem Namen `{ $slug }` bestätigen; eingetippt war `{ $typed }`

# What was just done to projects and items
room-done-unarchived = Zurückgeholt, wie es war.
room-done-cloned = Das neue Projekt ist angelegt. Mitgenommene Elemente sind unterwegs; nach Neuladen der Seite steht hier, wie viele da sind.
room-done-deleted = Das Projekt ist gelöscht. Seine Zeilen und Dateien werden entfernt.
room-done-erased = Das Element ist gelöscht.
room-done-erased-many = Die Elemente sind gelöscht.

# What making a project refuses
room-make-taken = Es gibt schon ein Projekt `{ $slug }`; einen anderen Namen wählen
room-make-slug = Der Name in Adressen ist { $slug }: 1 bis 63 Kleinbuchstaben, Ziffern und Bindestriche, zum Beispiel `support-tickets`
room-make-title = Der Titel hat { $n } Zeichen; 1 bis 120 sind möglich
room-make-guide = Der Leitfaden hat { $n } Zeichen; 20000 sind das Höchste

# templates/project/import.html
import-title = Import · { $project }
import-download = Bericht herunterladen
import-rejected = Abgelehnte Zeilen
import-line = Zeile
import-column = Spalte
import-reason = Grund
import-id = ID
import-left-out = Als Duplikate weggelassen
import-duplicates = Duplikate
import-reads = Dieses Projekt liest <code>{ $keys }</code>.
import-shows = Dieses Projekt zeigt die Bilder, deren Adressen in <code>{ $images }</code> stehen.
import-reads-shows = Dieses Projekt liest <code>{ $keys }</code> und zeigt die Bilder, deren Adressen in <code>{ $images }</code> stehen.
import-labels = Labels: { $labels }.
import-file = Eine Datei
import-drop = oder irgendwo auf dieser Seite ablegen
import-drop-one = Bitte eine Datei nach der anderen.
import-file-hint = CSV, TSV, JSONL oder ein Text je Zeile. Die ersten Zeilen sind zu sehen, bevor etwas gespeichert wird. Eine Datei noch einmal zu senden schadet nicht: Was schon da ist, bleibt weg.
import-paste = Oder einige Zeilen einfügen
import-lines = Zeilen
import-look = Datei ansehen
import-blind = Ohne Ansehen importieren
import-found = wird erkannt
import-id-key = Schlüssel der ID
import-label-key = Schlüssel schon vorhandener Labels
import-label-hint = Sie zählen als importiert, und der Schlüssel wird aus den Elementen genommen.
import-drop-keys = Wegzulassende Schlüssel
import-example = { $text }
import-strict = Streng: nichts importieren, wenn eine Zeile schlecht ist
import-at-once = Gleich importieren
test-set = Ein eigenes Testset
test-set-about = Gelabelte Elemente, an denen jede Runde gemessen wird, neben dem Holdout. Sie bleiben für sich: Niemand wird danach gefragt, und kein Modell oder Kalibrator lernt daraus. Ein Element, dessen Fast-Kopie trainiert wurde, zählt beim Messen nicht mit.
test-set-is =
    <b>{ $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } aus { $source }, hochgeladen { $at }.</b> Eine andere Datei ersetzt es ganz.
test-set-remove = Testset entfernen
test-set-none = Dieses Projekt hat keines.
test-set-labels = Schlüssel der Labels
test-set-use = Als Testset verwenden

# What became of an import
import-read-as = Gelesen als { $format }.
import-to-holdout =
    { $n ->
        [one] { $n } der neuen Elemente kam
       *[other] { $n } der neuen Elemente kamen
    } in den Holdout, zufällig gezogen.
import-test-scored = Jede Runde wird ab jetzt an diesen Elementen gemessen. Nach ihnen wird nie gefragt und an ihnen nie trainiert.
import-labels-came =
    { $n ->
        [one] { $n } Label
       *[other] { $n } Labels
    } kamen mit und zählen als importiert.
import-showing = { $shown } von { $n } gezeigt.
import-test-title =
    Testset aus { $n ->
        [one] { $n } Element
       *[other] { $n } Elementen
    }, { $rejected ->
        [one] { $rejected } Zeile
       *[other] { $rejected } Zeilen
    } abgelehnt
import-refused =
    Nichts wurde importiert: { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    } schlecht, und „streng“ war verlangt
import-added =
    { $added ->
        [one] { $added } Element
       *[other] { $added } Elemente
    } hinzugefügt, { $left ->
        [one] { $left } Duplikat
       *[other] { $left } Duplikate
    } weggelassen, { $rejected ->
        [one] { $rejected } Zeile
       *[other] { $rejected } Zeilen
    } abgelehnt
import-whole-row = ganze Zeile
room-import-note = In diesem Projekt gilt: { $said }.
room-import-hosts = Noch ist kein Host für Bilder genannt, daher stehen Adressen als Text da: die Hosts unter Einstellungen, image_hosts, nennen.
room-import-pasted = eingefügter Text

# templates/project/import_preview.html, templates/project/import_running.html
import-preview = { $source } importieren
import-may-be = Mögliche Labels: { $classes }. Sie zählen als importiert. Eine weggelassene Zeile hält die anderen nicht auf.
import-do = Importieren
import-another = Andere Datei
importing-title = Import läuft · { $project }
importing = { $source } wird importiert
importing-how-far = Wie weit der Import ist
importing-hint = Er läuft weiter, auch wenn die Seite verlassen wird. Was schon importiert ist, lässt sich labeln.
importing-phase =
    { $rows ->
        [one] { $rows } Zeile
       *[other] { $rows } Zeilen
    } gelesen, { $stored } gespeichert

# templates/components/columns.html
columns-title = Was jede Spalte ist
columns-again = Mit diesen Spalten neu ansehen
columns-rows = Erste Zeilen von { $source }
columns-whole =
    Gelesen als { $format }: { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    }.
columns-part =
    Gelesen als { $format }. { $n ->
        [one] Die erste { $n } Zeile wurde
       *[other] Die ersten { $n } Zeilen wurden
    } angesehen.
trial = Was geschehen wird
trial-reads = Was das Modell liest
trial-left-out = Zeilen, die wegblieben
trial-field = Feld
trial-wrong = Was nicht stimmt
trial-to-do = Was zu tun ist
trial-good =
    Angesehen: { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    }, alle gut.
trial-bad =
    Angesehen: { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    }, davon blieben { $bad } weg; die anderen werden importiert.
trial-labels =
    { $n ->
        [one] { $n } bringt ein Label mit
       *[other] { $n } bringen ein Label mit
    }.
trial-known =
    { $n ->
        [one] { $n } ist schon hier oder kommt zweimal vor und würde
       *[other] { $n } sind schon hier oder kommen zweimal vor und würden
    } ausgelassen.
room-column-text = Text, den das Modell liest
room-column-number = Zahl, die das Modell liest
room-column-category = Kategorie, die das Modell liest
room-column-vector = Vektor, den das Modell liest
room-column-id = die ID
room-column-label = das Label
room-column-image = Adresse eines Bildes
room-column-alt = Wörter zum Bild
room-column-show = nur gezeigt
room-column-group = die Gruppe
room-column-keep = nur aufgehoben
room-column-drop = weggelassen
room-column-the-vector = der Vektor
room-column-the-words = die Wörter zum Bild
column-read = vom Modell gelesen als { $key }
column-group = die Gruppe, als { $key }
column-image = Adresse eines Bildes, als { $key }
column-shown = nur gezeigt, als { $key }
room-column-read-both = `{ $before }` und `{ $column }` können nicht beide als `{ $key }` gelesen werden: eine wählen
room-column-both = `{ $other }` und `{ $column }` können nicht beide { $said } sein: eine wählen
room-column-cannot = eine Spalte kann nicht `{ $role }` sein
room-column-needed = dieses Projekt liest `{ $key }`, also kann diese Spalte nicht wegbleiben: zuerst eine andere Spalte wählen, die als `{ $key }` gelesen wird

# What the import refuses, files and rows
room-file-none = vor dem Senden eine Datei wählen oder einige Zeilen einfügen
room-file-gone = diese Datei ist nicht mehr da: Sie wartet eine Stunde; bitte neu wählen
room-file-other-project = diese Datei kam in ein anderes Projekt
room-file-no-report = noch gibt es keinen Bericht
room-file-imported = diese Datei ist schon importiert; für ein anderes Projekt neu wählen
room-file-stopped = der Import wurde angehalten; die Datei noch einmal senden
room-file-no-row = keine Zeile von { $source } lässt sich lesen. Zeile { $line }: { $column } { $said }
room-file-no-rows = { $source } hat keine Zeilen
room-file-no-format = es gibt kein Format `{ $name }`; möglich sind { $names }
room-file-what-format = das Format von { $source } ist an den ersten Zeilen nicht zu erkennen; es nennen: { $names }
room-file-columns = Zeile { $line }: Der Kopf hat { $k } Spalten; höchstens { $most } werden gelesen
room-file-column-twice = Zeile { $line }: Die Spalte `{ $name }` steht zweimal im Kopf; eine davon umbenennen
room-file-header = Zeile { $line }: Der Kopf hat die Spalten { $columns }, und dieses Projekt liest { $keys }. Ist die erste Zeile der Kopf?
room-file-array = diese Datei ist ein JSON-Array; qualm liest ein Objekt je Zeile (JSONL). `jq -c '.[]' FILE` macht es so
room-file-spread = diese Datei ist JSON über viele Zeilen; qualm liest ein Objekt je Zeile (JSONL). `jq -c . FILE` macht es so
room-file-utf16 = Text in UTF-16; als UTF-8 speichern
room-file-utf16-bare = Text in UTF-16 ohne Byte-Reihenfolge-Marke; als UTF-8 speichern
room-file-gzip = mit gzip komprimiert; zuerst entpacken
room-file-zstd = mit zstd komprimiert; zuerst entpacken
room-file-zip = ein ZIP-Archiv oder eine Excel-Mappe; das Blatt als CSV (UTF-8) speichern
room-file-parquet = eine Parquet-Datei; als JSONL oder CSV schreiben
room-file-broke-off = die Eingabe brach nach Zeile { $line } ab: { $error }. Was gespeichert war, bleibt; die Datei noch einmal senden, und schon vorhandene Zeilen bleiben als Duplikate weg
room-file-taken-key = den Schlüssel `{ $key }` liest das Rezept dieses Projekts, also kann er nicht als Label weggenommen oder weggelassen werden
room-file-guess-none = keine Spalte dieser Datei sieht nach etwas zum Labeln aus: { $said }
room-file-no-test = { $source } hat kein Element zum Testen, also änderte sich nichts: { $why }
room-file-test-most = ein Testset hat höchstens { $most } Elemente; so viele zufällig ziehen
room-row-cells = die Zeile hat { $k } Zellen und der Kopf { $columns }
room-row-closing-quote = hinter einem schließenden Anführungszeichen steht Text; innerhalb einer Zelle wird es doppelt geschrieben
room-row-quote = hier öffnet ein Anführungszeichen und { $said }
room-row-quote-never = schließt nie
room-row-quote-far = schließt nicht innerhalb von { $bytes } Bytes
room-row-nul = enthält ein NUL-Byte; ist das eine Textdatei?
room-row-utf8 = ist kein UTF-8: Byte { $byte } an Position { $at }. Die Datei als UTF-8 speichern
room-row-long = der Datensatz ist länger als { $bytes } Bytes; kürzen oder teilen
room-row-key-twice = der Schlüssel `{ $key }` steht zweimal in diesem Objekt
room-row-one-line = die Zeile endet mitten in einem Wert; ein Datensatz muss auf einer Zeile stehen
room-row-behind = hinter dem Objekt steht etwas; jede Zeile sollte allein ein JSON-Objekt sein
room-row-nan = NaN und Infinity sind kein JSON; den Wert weglassen oder null schreiben
room-row-control = ein Tabulator oder ein anderes Steuerzeichen steht unmaskiert in einem Text
room-row-not-json = ist hier kein JSON: { $error }
room-filter-label = Label `{ $label }` steht nicht im Schema dieses Projekts ({ $classes })
room-row-label = Label `{ $label }` steht nicht im Schema dieses Projekts ({ $classes }). Das Label berichtigen oder ins Schema aufnehmen
room-row-rating = Bewertung `{ $label }` liegt nicht auf der Skala dieses Projekts: eine ganze Zahl von { $min } bis { $max }
room-row-pairs = Label `{ $label }` ist keine Antwort dieses Vergleichs ({ $answers }): den Schlüssel des besseren Textes senden
room-row-label-text = ein Label sollte Text sein und ist { $word }
room-row-id-missing = `{ $key }` fehlt, und dieser Import nimmt von dort seine IDs
room-row-id-kind = eine ID sollte Text oder eine Zahl sein und ist { $word }
room-row-id-length = eine ID sollte 1 bis 200 Zeichen haben und hat { $length }
room-row-id-control = eine ID sollte keine Zeilenumbrüche oder anderen Steuerzeichen haben
room-row-group = eine Gruppe sollte Text oder eine Zahl sein und ist { $word }
room-row-empty = `{ $keys }` fehlt oder ist leer, also gibt es nichts zu fragen
room-row-text = `{ $key }` sollte Text sein und ist { $word }
room-row-number = `{ $key }` sollte eine Zahl sein und ist { $word }
room-row-category = `{ $key }` sollte eine Kategorie sein und ist { $word }
room-row-vector-length = `{ $key }` hat { $k } Zahlen und das erste Element { $length }
room-row-vector-missing = fehlt: Jedes Element braucht seinen Vektor
room-row-vector-empty = ist ein leeres Array
room-row-vector-kind = sollte ein Array von Zahlen sein und ist { $word }
room-row-test-label = ein Testelement braucht sein Label, und `{ $key }` ist leer
room-json-null = null
room-json-bool = wahr oder falsch
room-json-number = eine Zahl
room-json-text = Text
room-json-array = ein Array
room-json-object = ein Objekt
room-twin-id = diese ID gibt es schon
room-twin-file = diese ID steht schon in dieser Datei
room-twin-content = derselbe Inhalt wie { $other }
room-twin-near = Fast-Kopie von { $other } ({ $said })
room-fix-cells = Der Zeile so viele Zellen geben, wie der Kopf hat: eine Zelle mit dem Trennzeichen in Anführungszeichen setzen.
room-fix-label = Eine der Klassen des Projekts schreiben, die Zelle leer lassen oder die Klasse ins Schema aufnehmen.
room-fix-id = Der Zeile eine ID von 1 bis 200 Zeichen geben oder keine Spalte zur ID machen.
room-fix-text = Einen Text in `{ $column }` schreiben oder die Zeile herausnehmen.
room-fix-number = Eine schlichte Zahl in `{ $column }` schreiben oder die Zelle leer lassen.
room-fix-category = Ein Wort oder eine Zahl in `{ $column }` schreiben oder die Zelle leer lassen.
room-fix-image = Die Adresse eines Bildes in `{ $column }` schreiben oder eine Liste davon.
room-fix-vector = `{ $column }` so viele endliche Zahlen geben wie in den anderen Zeilen.
room-fix-group = Einen Text oder eine Zahl in `{ $column }` schreiben.
room-fix-line = Die Zeile berichtigen (Anführungszeichen, Trennzeichen, UTF-8) und die Datei noch einmal senden; was schon da ist, bleibt weg.
room-import-demo = den Tickets der Demo
room-row-address = `{ $key }` sollte eine Adresse oder eine Liste davon sein und ist { $text }
room-row-image = `{ $key }` sollte die Adresse eines Bildes oder eine Liste davon sein und ist { $text }
room-row-images = `{ $key }` sollte eine Liste von Adressen sein und enthält { $text }
room-row-one-object = ist { $what }; jede Zeile sollte ein JSON-Objekt sein, zum Beispiel { $example }
room-row-deep = ist tiefer als 127 Ebenen verschachtelt
room-row-large = enthält eine Zahl, die zum Rechnen zu groß ist (über 1.8e308)
room-row-set = Label `{ $label }` ist kein JSON-Array von Klassennamen
room-file-header-column = Zeile { $line }: Spalte { $k } des Kopfes: { $said }
room-about-key = `{ $key }` { $said }
room-file-is = { $source } ist { $said }
room-file-no-text = kein Text: enthält Null-Bytes; CSV, TSV, JSONL oder einfachen Text in UTF-8 senden
room-twin-other = der Inhalt ist ein anderer
room-import-no-rows = Es gab keine Zeilen, also kam nichts hinzu.
room-import-no-labels = Keine Zeile hat ein Label unter `{ $key }`. Falls das ein Tippfehler ist, die Datei noch einmal mit dem richtigen Schlüssel importieren: Labels werden auch für das übernommen, was schon hier ist.
room-twin-label-out = der Inhalt ist ein anderer, also blieb das Label weg
room-twin-label-taken = das Label wurde übernommen
room-twin-has-label = es hat schon ein Label oder Antworten, also blieb dieses Label weg
room-two-parts = { $said }; { $said2 }

# templates/projects/new.html
make-from-file = Aus einer Datei
make-look-hint = CSV, TSV, JSONL oder ein Text je Zeile. Die Spalten werden angesehen und gezeigt, bevor etwas gespeichert wird.
make-type = Oder alles eintippen
make-data = Die Daten
make-choose-again = Bitte die Datei noch einmal wählen: Ein Browser behält sie nicht.
make-file-hint = CSV, TSV, JSONL oder ein Text je Zeile. Kann wegbleiben und später importiert werden.
make-question = Die Frage
make-title-example = Support-Tickets
make-answer-is = Eine Antwort ist
make-kind-class = eine Klasse
make-kind-class-hint = eine aus einer Liste oder mehrere
make-kind-rating = eine Bewertung
make-kind-rating-hint = eine Stufe einer Skala
make-kind-pairs = ein Vergleich
make-kind-pairs-hint = der bessere von zwei Texten
make-kind-spans = Textstellen
make-kind-spans-hint = gelabelte Stellen eines Textes
make-kind-fields = ein Formular
make-kind-fields-hint = Felder zum Ausfüllen
make-classes = Klassen
make-classes-order = Eine je Zeile, in der Reihenfolge, in der sie zu sehen sind.
make-classes-file = Bleibt das leer, kommen sie aus der Label-Spalte der Datei.
make-classes-column = Bleibt das leer, kommen sie aus der Label-Spalte.
make-several = Für ein Element können mehrere Klassen gelten oder keine
make-several-hint = Jede Klasse hat dann ihre eigene Wahrscheinlichkeit. Höchstens 31 Klassen; Labels in einer Datei stehen als a|b oder als JSON-Array. Das lässt sich später nicht ändern.
make-for-rating = Für eine Bewertung
make-scale = Skala
make-scale-hint = Von der niedrigsten zur höchsten, 2 bis 11 Stufen. Das Modell lernt die Stufen als Klassen.
make-low = Die niedrigste heißt
make-high = Die höchste heißt
make-for-pairs = Für einen Vergleich
make-left = Schlüssel des einen Textes
make-right = Schlüssel des anderen
make-tie = Keiner kann besser sein
make-pairs-hint = Welcher links steht, wird je Person und Element neu ausgelost.
make-for-spans = Für Textstellen
make-span-text = Schlüssel des Textes
make-span-hint = Die Klassen oben sind die Labels der Stellen. Kein Modell von qualm lernt Textstellen oder Formulare: Sie werden gesammelt, geprüft und exportiert.
make-overlap = Stellen dürfen sich überlappen
make-words = Die Maus wählt ganze Wörter
make-for-form = Für ein Formular
make-fields = Felder
make-fields-hint = Eines je Zeile: ein Name, ein Stern, wenn es nötig ist, und text, number, choice, yes/no oder date.
make-guide = Leitfaden
make-guide-hint = Was Labeler über der Frage lesen: was jede Klasse heißt und was im Zweifel gilt.
make-guessed = bleibt das leer, wird es aus der Datei erschlossen
make-keys-hint = Schlüssel oder Spalten, mit Kommas dazwischen. Punkte führen in verschachtelte Schlüssel.
make-text = Text
make-numbers = Zahlen
make-categories = Kategorien
make-vector = Ein Vektor
make-images = Bilder
make-images-hint = Schlüssel mit der Adresse eines Bildes. Menschen sehen es; ein Modell lernt aus den anderen Schlüsseln oder aus einem Vektor.
make-alt = Wörter zu den Bildern
make-hosts = Hosts der Bilder
make-group = Gruppe
make-group-hint = Elemente mit demselben Wert werden nie auf Trainieren und Messen verteilt.
make-show = Den Labelern gezeigt
make-show-hint = Leer: was das Modell liest.
make-id = ID
make-there-already = Schon vorhandene Labels
make-it = Projekt anlegen

# templates/projects/from_file.html
make-from = Ein Projekt aus { $source }
make-guide-and-slug = Leitfaden für Labeler und Name in Adressen
room-make-classes = Welche Klassen gibt es? Eine je Zeile; eine Auswahl braucht mindestens zwei
room-make-reads-nothing = von mindestens einer Spalte sagen, dass das Modell sie liest oder dass sie ein Bild ist
room-make-recipe-nothing = das Rezept liest nichts: mindestens einen Schlüssel unter `text`, `numeric`, `categorical` oder `vector` nennen oder unter `images`, wenn Menschen Bilder sehen und kein Modell lernen soll
room-make-recipe-twice = das Rezept nennt den Schlüssel `{ $key }` zweimal
room-make-few-classes = eine Auswahl braucht mindestens zwei Klassen; diese hat { $k }
room-make-many-classes = eine Auswahl hat höchstens 200 Klassen; diese hat { $k }
room-make-set-classes = eine Mehrfachauswahl hat 1 bis { $most } Klassen; diese hat { $k }
room-make-class-length = die Klasse { $class } sollte 1 bis 100 Zeichen haben, ohne Leerzeichen außen
room-make-class-twice = die Klasse `{ $class }` steht zweimal im Schema
room-make-spans-image = Stellen werden in einem Text markiert, und `{ $key }` ist in diesem Rezept die Adresse eines Bildes: einen anderen Schlüssel nennen
room-make-spans-text = ein Schema von Textstellen braucht `text`, den Schlüssel ihres Textes
room-make-pairs-same = beide Schlüssel sind `{ $key }`: zwei Schlüssel des Datensatzes zum Vergleichen nennen
room-make-rating = eine Bewertung geht in 2 bis { $most } Stufen von der niedrigsten zur höchsten; diese von { $min } bis { $max }
room-guess-label = `{ $key }` sieht nach dem Label aus: Der Name passt, und es gibt { $k } Werte
room-guess-id = ist eine ID: Sie steht in Exporten, und das Modell liest sie nicht
room-guess-group = sieht nach einer Gruppe aus: Ihre Zeilen bleiben zusammen in Pool oder Holdout
room-guess-vector = enthält Arrays von Zahlen: ein Vektor
room-guess-nested = ist verschachtelt oder leer und wird nicht gelesen
room-guess-images = enthält Adressen von Bildern: gezeigt und von keinem Modell gelesen
room-guess-numbers = enthält Zahlen
room-guess-text = enthält Texte mit im Schnitt { $length } Zeichen
room-guess-category = hat { $k } verschiedene Werte: eine Kategorie
room-guess-short = enthält kurze Texte, die selten wiederkehren, etwa Namen, und wird nicht gelesen

# What may be answered
room-schema-choice = Eine von { $classes }
room-schema-choices = Beliebig viele von { $classes }
room-schema-rating = Eine Bewertung von { $low } bis { $high }
room-schema-pairs = Was besser ist: { $left } oder { $right }{ $word }
room-schema-tie = , oder keines (tie)
room-schema-spans-overlap = Stellen in { $text }, die sich überlappen dürfen{ $labels }
room-schema-spans = Stellen in { $text }: { $labels }
room-schema-form = Ein Formular: { $fields }

# templates/project/escalations.html
esc = An die Leitung übergeben
esc-title = An die Leitung übergeben · { $project }
esc-none = Nichts wartet.
esc-count =
    { $n ->
        [one] { $n } Element wartet
       *[other] { $n } Elemente warten
    }.
esc-oldest = { $n } Elemente warten; dies sind die ältesten.
esc-hint = Solange eines wartet, wird nur die Leitung danach gefragt; auf der eigenen Label-Seite kommen sie als Nächstes.
esc-gold = Übungsfall
esc-answers = Antworten bisher: { $answers }
esc-gold-hint = Sein Label ist schon von der Leitung; es lässt sich auf der Seite des Elements ändern, oder dies hier schließen.
esc-reason = Grund
esc-between = Zwischen den Antworten entscheiden
esc-answer = Auf der Label-Seite beantworten
esc-close = Schließen
esc-hand-back = Andere antworten lassen
room-done-handed-back = Erledigt. Andere werden danach gefragt.

# templates/project/overview.html
over-start = Runde starten
over-demo = Dies ist die Demo. Ihre Tickets sind dafür geschrieben, und ihre Labeler sind erfunden: Sie können sich nicht anmelden. Alles andere sieht mit eigenen Elementen genauso aus.
over-tour-again = Rundgang wieder zeigen
over-tour = Ein Rundgang in vier Schritten
over-tour-time = zwei Minuten
over-tour-label = <a href="{ $base }/label">Drei Elemente labeln</a>: eine Taste je Klasse, Strg+Z nimmt eines zurück. Der Vorschlag des Modells erscheint, wo er darf.
over-tour-curve = <b>Lernkurve und letzte Runde</b> unten ansehen: was das Modell weiß, gemessen an Elementen, die es nie sah, und wonach es als Nächstes fragt.
over-tour-suspects = <a href="{ $base }/suspects">Verdächtige Labels durchsehen</a>: Manche Labeler der Demo irren sich, und hier fällt es auf.
over-tour-export = <a href="{ $base }/export">Den Datensatz mitnehmen</a>, mit der Herkunft jedes Labels.
over-tour-export-new = <a href="{ $base }/export">Den Datensatz mitnehmen</a>, mit der Herkunft jedes Labels; dann <a href="/projects/new">eine eigene Datei ablegen</a>.
over-tour-done = Genug gesehen
over-empty = Noch keine Elemente
over-empty-text = Eine CSV- oder JSONL-Datei importieren. Ein Zehntel davon wird der Holdout, der das Modell misst und nie zum Training dient.
over-labeled = Gelabelt
over-holdout = Holdout gelabelt
over-of = von { $n }
over-in-hands = In Arbeit
over-by-model = Vom Modell erledigt
over-machine = Maschinenlabels
over-disagree = Antworten weichen ab
over-curve = Lernkurve
over-no-model-here = In diesem Projekt gilt: { $why }.
over-curve-begins = Sie beginnt mit der ersten Runde, die Holdout-Labels zum Messen hat: { $text }.
over-next = Was als Nächstes gefragt wird
over-queue =
    { $n ->
        [one] { $n } gewähltes Element wartet
       *[other] { $n } gewählte Elemente warten
    }.
over-queue-again =
    { $n ->
        [one] { $n } gewähltes Element wartet
       *[other] { $n } gewählte Elemente warten
    }, zuerst { $again } mit Vorgeschichte.
over-queue-holdout =
    { $n ->
        [one] { $n } gewähltes Element wartet
       *[other] { $n } gewählte Elemente warten
    }, Holdout-Elemente eingestreut ({ $holdout } bereit).
over-queue-both =
    { $n ->
        [one] { $n } gewähltes Element wartet
       *[other] { $n } gewählte Elemente warten
    }, zuerst { $again } mit Vorgeschichte, Holdout-Elemente eingestreut ({ $holdout } bereit).
over-low = Die Warteschlange wird knapp. Sie füllt sich von selbst; bleibt es so, hilft das Log des Servers.
over-front = Anfang der Warteschlange
over-chosen = Gewählt durch
over-probability = Wahrscheinl.
over-confidence = Konfidenz
over-probability-hint = Wahrscheinlichkeit: wie wahrscheinlich eine Zufallsziehung das Element wählte. Ein Strich: Die Strategie wählte es wegen seiner Bewertung.
over-rounds = Runden
over-accuracy = Genauigkeit
over-f1 = Macro-F1
over-ended = Beendet
over-round = Runde { $n }
over-in-use = in Gebrauch
over-no-rounds = Hier lernt kein Modell, darum gibt es keine Runden.
over-no-round-yet = Noch keine Runde. In einer Runde lernt das Modell aus den Labels, misst sich am Holdout und wählt, was als Nächstes gefragt wird.
over-model = Das Modell in Gebrauch
over-from = Aus <a href="{ $base }/rounds/{ $n }">Runde { $n }</a>
over-no-model = Noch keines. Elemente werden so gewählt, dass sie den Pool abdecken.
over-finish = Abschluss: auch mit dem Holdout trainieren
over-finish-text = Für das letzte Modell eines Projekts. Es trainiert mit allen Labels. Seine Genauigkeit wird dann kreuzvalidiert, und der Holdout kann es weder vergleichen noch zertifizieren. Eine spätere Runde ohne dieses Häkchen misst wieder am Holdout.
over-finish-box = Den Holdout zum Training verwenden
over-finish-button = Letzte Runde starten
over-who = Wer
over-last = Zuletzt
over-files = aus Dateien
over-nobody = Noch hat niemand geantwortet.
over-add = Labeler hinzufügen
over-quality = Qualität der Labels
over-suspects = Verdächtige Labels ansehen
over-remarks = Markierungen und Notizen

# The overview, as it is made in Rust
over-class = { $pool } und { $holdout } im Holdout
over-imported = importiert
over-right =
    { $share } richtig (95-%-Intervall { $low } bis { $high }), gemessen an { $n ->
        [one] { $n } Holdout-Label
       *[other] { $n } Holdout-Labels
    }.
over-unmeasured = Noch nicht gemessen: Kein Holdout-Element hatte ein Label.
over-spent =
    { $share } richtig (95-%-Intervall etwa { $low } bis { $high }), 5-fach kreuzvalidiert über { $n ->
        [one] { $n } Holdout-Label
       *[other] { $n } Holdout-Labels
    }; es hat mit allen { $labels } Labels trainiert, darum kann der Holdout es nicht mehr messen.
over-spent-unmeasured = Es hat mit dem Holdout trainiert, darum misst es nichts.
over-plain = Macro-F1 { $f1 }; Konfidenzen sind noch nicht kalibriert.
over-calibrated = Macro-F1 { $f1 }; Konfidenzen kalibriert mit { $name }.

# templates/project/_today.html
today-decisions = Was eine Entscheidung braucht
today-days = Antworten je Tag
today-days-alt = Antworten je Tag; die Zahlen stehen in der Tabelle darunter.
today-numbers = Zahlen
today-day = Tag, UTC
today-csv = Als CSV
today-say-who = Angeben, wer es tut

# The day of a project, as it is made in Rust
today-so-far =
    Heute { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    }.
today-all = Jedes Element hat ein Label.
today-no-pace =
    Ein Tempo lässt sich noch nicht angeben; übrig: { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    }.
today-overlap =
    Jedes Element braucht { $each } Antworten: { $n ->
        [one] { $n } Antwort fehlt
       *[other] { $n } Antworten fehlen
    } noch; { $begun ->
        [one] { $begun } Element hat einen Teil seiner Antworten
       *[other] { $begun } Elemente haben einen Teil ihrer Antworten
    }.
today-pace-now = heutigen Tempo
today-pace-days = Tempo der letzten Tage
today-on = Beim { $of }, { $pace } am Tag, sind die { $left } übrigen am { $at } gelabelt.
today-between = Beim { $of }, { $pace } am Tag, sind die { $left } übrigen am { $at } gelabelt, zwischen { $early } und { $late }.
today-earliest = Beim { $of }, { $pace } am Tag, sind die { $left } übrigen am { $at } gelabelt, frühestens am { $early }; wie spät, lässt sich noch nicht sagen.
today-too-far = Beim { $of }, { $pace } am Tag, dauern die { $left } übrigen länger als zwei Jahre.
today-no-target = Noch nicht genug Runden, um zu sagen, wann das Ziel von { $target } erreicht ist.
today-target-between = Beim { $of } ist das am { $day }, zwischen { $early } und { $late }.
today-target-earliest = Beim { $of } ist das am { $day }, frühestens am { $early }; wie spät, lässt sich noch nicht sagen.
today-target-on = Beim { $of } ist das am { $day }.
today-unordered = Noch ordnet nichts die Warteschlange: Es gibt kein Modell, darum kommen Elemente nach Vielfalt und Zufall.
today-ordered = Geordnet nach { $strategy } mit dem Modell aus Runde { $round }, { $scored } der Elemente bewertet, { $random } zufällig.
today-nobody = Gerade hat niemand ein Element in Arbeit.
today-holder =
    { $name } ({ $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    })
today-people = Gerade dabei: { $names }.
today-people-more = Gerade dabei: { $names } und { $n } weitere.
today-in =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } auf { $language }
today-more-in = { $n } auf { $language }
today-unread = { $last }: darin labelt hier niemand.
today-unread-many = { $before } und { $last }: darin labelt hier niemand.
today-disputed =
    { $n ->
        [one] { $n } strittiges Element
       *[other] { $n } strittige Elemente
    }: Menschen sind uneins, und niemand ist mehr zu fragen
today-escalated =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } an die Leitung übergeben
today-suspects =
    { $n ->
        [one] { $n } Label
       *[other] { $n } Labels
    }, wahrscheinlich falsch: ansehen oder an eine andere Person senden
today-suspects-most = { $n } Labels oder mehr, wahrscheinlich falsch: ansehen oder an eine andere Person senden
today-flags =
    { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    } mit Markierung
today-acceptance = Übernahme { $id } ist beanstandet: Ihre Maschinenlabels sind nicht mehr gedeckt
today-low =
    { $n ->
        [one] { $n } Person liegt
       *[other] { $n } Personen liegen
    } bei Übungsfällen unter der Grenze
today-failed = Runde { $n } ist fehlgeschlagen: nachsehen, warum, und eine neue starten

# templates/project/_live.html
live-cancel = Abbrechen
live-how-far = Wie weit die Runde ist

# Phases and states of a round
phase-starting = beginnt
phase-labels = liest die Labels
phase-features = bildet Merkmale neuer Elemente
phase-fit = trainiert den Klassifikator
phase-calibrate = kalibriert am Holdout
phase-evaluate = misst am Holdout
phase-test = bewertet das Testset
phase-score = bewertet jedes Element
phase-select = wählt, was als Nächstes gefragt wird
phase-save = speichert
phase-working = arbeitet
round-queued = wartet
round-running = läuft
round-promoted = übernommen
round-not-promoted = fertig, nicht übernommen
round-failed = fehlgeschlagen
round-cancelled = abgebrochen
round-unknown = unbekannt

# templates/project/_advice.html
advice = Kann das Labeln enden?
advice-yes = ja
advice-not-yet = noch nicht
advice-hint = Zum Aufhören geraten wird erst, wenn die Vorhersagen sich gesetzt haben und das Ziel erreicht ist oder der nächste Stapel mehr kostet, als er bringt.
advice-settled = Vorhersagen haben sich gesetzt
advice-target = Ziel erreicht
advice-cost = Der nächste Stapel ist zu teuer
advice-gain =
    Die nächsten { $n ->
        [one] { $n } Label
       *[other] { $n } Labels
    } bringen voraussichtlich { $points } Punkte Genauigkeit (95-%-Intervall { $low } bis { $high }).
advice-curve = Angepasste Kurve: Genauigkeit { $formula } am Holdout.
advice-formula = { $a } − { $b } · Labels^−{ $c }

# templates/project/_accept.html
accept = Der Rest durch das Modell
accept-curve = Wie oft es richtig liegt, je nachdem, wie viel vom Pool es beantwortet
accept-answers = Beantwortet
accept-wrong = Falsch
accept-at-most = Höchstens
accept-hint = Gemessen an den Holdout-Labels, die abstimmen. Zum Ansehen, nicht zum Auswählen: Ein Zertifikat kommt von den anderen.
accept-act = Übernehmen, was sich zusichern lässt
accept-budget = Anteil, der falsch sein darf
accept-confidence = Wie sicher das sein muss
accept-sure = Jedes Element über der zertifizierten Schwelle als vom Modell erledigt vermerken. Menschen prüfen einige davon, und es lässt sich zurückziehen.
accept-button = Übernehmen
accept-number = Übernahme { $id }
accept-withdraw = Zurückziehen
accept-flagged = beanstandet
accept-unknown = Noch ist nichts bekannt: Es braucht eine Runde.
accept-stands =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } mit dem Modell aus Runde { $round }, höchstens { $share } falsch; { $standing } gelten noch
accept-stands-by =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } mit dem Modell aus Runde { $round } von { $by }, höchstens { $share } falsch; { $standing } gelten noch
accept-gone =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } mit dem Modell aus Runde { $round }, höchstens { $share } falsch; zurückgezogen
accept-gone-by =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } mit dem Modell aus Runde { $round } von { $by }, höchstens { $share } falsch; zurückgezogen

# templates/project/agreement.html
agree = Übereinstimmung
agree-title = Übereinstimmung · { $project }
agree-to-decide =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } zu entscheiden
agree-undefined = Antworten dieses Projekts sind keine Klassen. Alpha und Kappa vergleichen Antworten als Ganzes, darum sind sie hier nicht definiert; die Elemente lassen sich trotzdem einzeln öffnen.
agree-hint = 1 heißt immer, 0 wie zufällig, unter 0 seltener als zufällig. Was genügt, hängt davon ab, was ein falsches Label kostet. Wo Labels Mengen sind, stimmen zwei überein, wenn sie dieselben Klassen nennen.
agree-pairs = Je zwei Personen
agree-pairs-hint = Cohens Kappa und darunter die Elemente, die beide beantwortet haben. Nach Namen: Eine niedrige Zahl sagt, dass zwei die Anleitung verschieden lesen, nicht, wer recht hat.
agree-self = dieselbe Person
agree-too-few = Zu wenige gemeinsame Elemente
agree-shared-few =
    { $n ->
        [one] { $n } gemeinsames Element
       *[other] { $n } gemeinsame Elemente
    }, zu wenige
agree-more-people = { $n } weitere Personen stehen in der REST-Antwort.
agree-beside = Welche Antworten neben welchen stehen
agree-beside-hint = Elemente, denen jemand die eine und jemand anderes die andere Antwort gab. Eine Zahl öffnet sie.
agree-beside-table = Antworten nebeneinander
agree-more-answers = Die { $shown } Antworten, die am häufigsten abweichen; { $n } weitere stehen in der REST-Antwort.
agree-no-two = Noch hat kein Element zwei Antworten.

# Agreement, as it is made in Rust
agree-overlap = Überlappung
agree-an-item =
    { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    } je Element
agree-reached = Erreicht
agree-reached-of = { $n } von { $answered } beantworteten Elementen
agree-reached-share = { $n } von { $answered } beantworteten Elementen ({ $share })
agree-two = Zwei Antworten oder mehr
agree-differ = Antworten weichen ab
agree-differ-share =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } ({ $share })
agree-alpha = Krippendorffs Alpha
agree-alpha-about = Wie viel seltener Menschen voneinander abweichen, als wenn jeder blind mit den gemeinsamen Häufigkeiten antwortete; mit beliebig vielen Antworten je Element.
agree-alpha-steps = Wie viel seltener Menschen voneinander abweichen, als wenn jeder blind mit den gemeinsamen Häufigkeiten antwortete; zwei Stufen der Skala liegen umso weiter auseinander, je mehr Antworten zwischen ihnen liegen.
agree-fleiss = Fleiss’ Kappa
agree-fleiss-about = Der Anteil gleicher Antwortpaare über das hinaus, was die Häufigkeiten der Klassen allein ergäben; bei wenigen Elementen liegt es etwas unter Alpha.
agree-cohen = Cohens Kappa, Mittel der Paare
agree-cohen-about = Dasselbe für zwei Personen, jede mit eigenen Häufigkeiten, gemittelt über die Paare der Tabelle unten.
agree-always = immer gleich
agree-no-matrix =
    Noch nicht genug Belege: { $n ->
        [one] { $n } weiteres Element
       *[other] { $n } weitere Elemente
    }, bis zwei Personen { $fewest } teilen.
agree-basis =
    { $answers ->
        [one] { $answers } Antwort
       *[other] { $answers } Antworten
    } zu { $n ->
        [one] { $n } Element
       *[other] { $n } Elementen
    }
agree-no-interval = kein Intervall: Zu viele Stichproben haben keinen Wert
agree-interval = 95-%-Intervall { $low } bis { $high }
agree-same = Alle sagten immer dasselbe: Es gibt keine Abweichung zu messen.
agree-missing-two = Noch nicht genug Belege: noch { $n } Elemente mit zwei Antworten.
agree-missing-shared = Noch nicht genug Belege: noch { $n } Elemente, die zwei Personen teilen.
agree-said =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    }, genannt { $a } und { $b }

# templates/project/_practice.html
practice-look = In der Tabelle ansehen
practice-table = Übereinstimmung bei Übungsfällen je Person
practice-as-lead = Wie die Leitung
practice-share = Anteil
practice-interval = 95-%-Intervall
practice-far = Wie weit
practice-sign = Zeichen
practice-below = unter { $floor }
practice-hint = Nach Namen geordnet. Ein Zeichen steht nur, wo selbst das obere Ende des Intervalls unter { $floor } liegt: Wenige Antworten belasten niemanden. Erst reden, dann urteilen: Es kann an der Anleitung liegen oder am Element.
practice-nobody = Noch ist niemand einem begegnet.
practice-items = Die Elemente, zuerst die anders beantworteten
practice-noted = Was Menschen notierten
practice-marked = Markiert
practice-more = { $n } weitere stehen in der Elementtabelle.
room-gold-mark-button = Zu Übungsfällen machen
room-gold-unmark-button = Markierung entfernen

# templates/project/_anchoring.html
sway = Beeinflussen Vorschläge die Menschen?
sway-hint = Nur ein Los mit Schlüssel entscheidet, welche Antworten keinen Vorschlag sehen, also unterscheidet sich nur dessen Anblick. Die Intervalle nehmen Antworten als unabhängig an, was Antworten einer Person nicht ganz sind.
room-gold-made-one = 1 Element dient ab jetzt zum Üben.
room-gold-made = { $n } Elemente dienen ab jetzt zum Üben.
room-gold-unmade-one = 1 Element ist wieder gewöhnlich.
room-gold-unmade = { $n } Elemente sind wieder gewöhnlich.
room-gold-left-holdout = { $items } ausgelassen: Der Holdout misst das Modell.
room-gold-left-unsettled = { $items } ausgelassen: Kein Label steht fest, also eines angeben.
room-gold-unmark-title = Wieder gewöhnlich machen: { $items }?
room-gold-unmark-text = Das gegebene Label entfällt: Was vorher entschieden war, gilt wieder, oder die eigenen Antworten. Antworten darauf verlassen alle Kennzahlen.
room-gold-mark-title = Zum Üben verwenden: { $items }?
room-gold-mark-own = Jedes behält sein Label, als das der Leitung; die ohne eines bleiben aus.
room-gold-mark-given = Ihr Label ist { $label }, als das der Leitung.
room-gold-mark-hidden = Sie kommen unter den anderen zu den Labelern, sehen gleich aus und zeigen keinen Vorschlag. Niemand bekommt eines zweimal, Leitung und Engineers bekommen keine.
room-gold-mark-measures = Was Menschen darauf antworten, misst die Menschen: Es ändert kein Label, lehrt kein Modell und zählt in keiner Übereinstimmung.
practice-f1 = Token-F1 { $f1 }
practice-steps = { $steps } Stufen daneben
practice-class-over = Seine Klasse ist ausgelaufen: Niemand bekommt es
practice-none-out =
    { $n ->
        [one] { $n } Übungsfall
       *[other] { $n } Übungsfälle
    }. Keiner wird ausgegeben: `gold every` ist 0.
practice-told =
    { $n ->
        [one] { $n } Übungsfall
       *[other] { $n } Übungsfälle
    }. Einer von { $every } der ausgegebenen Fälle ist einer, an ausgeloster Stelle; es wird gleich nach der Antwort gesagt.
practice-untold =
    { $n ->
        [one] { $n } Übungsfall
       *[other] { $n } Übungsfälle
    }. Einer von { $every } der ausgegebenen Fälle ist einer, an ausgeloster Stelle; es wird nie gesagt.
practice-of = { $n } von { $of }

# templates/components/charts.html
chart-accuracy = Genauigkeit am Holdout, 95-%-Intervall
chart-f1 = Macro-F1
chart-random = Genauigkeit nur mit zufälligen Labels
chart-curve-alt = Lernkurve. { $text }
chart-labels = Labels im Training
chart-reliability-alt = Zuverlässigkeitsdiagramm: Konfidenz gegen Anteil richtig. Die Zahlen stehen in den Titeln der Punkte.
chart-confidence = Konfidenz
chart-before = Vor der Kalibrierung: { $text }
chart-wrong = Anteil falsch
chart-bound = höchstens, bei der zugesicherten Sicherheit
chart-budget = das Erlaubte
chart-risk-alt = Risiko-Abdeckungs-Kurve. { $text }
chart-coverage = Anteil des Pools, den das Modell beantwortet
chart-numbers = Die Zahlen
chart-numbers-of = Die Zahlen: { $name }

# Diagrams, as they are made in Rust
chart-dot =
    Runde { $round }: Genauigkeit { $share } ({ $low } bis { $high }) mit { $n ->
        [one] { $n } Label
       *[other] { $n } Labels
    }, gemessen an { $holdout }
chart-f1-dot =
    Runde { $round }: Macro-F1 { $f1 } mit { $n ->
        [one] { $n } Label
       *[other] { $n } Labels
    }
chart-random-dot =
    Nur { $n ->
        [one] { $n } zufälliges Label
       *[other] { $n } zufällige Labels
    }: Genauigkeit { $share } ({ $low } bis { $high })
chart-one =
    Genauigkeit { $share } mit { $n ->
        [one] { $n } Label
       *[other] { $n } Labels
    }.
chart-went = Die Genauigkeit ging von { $first } mit { $few } Labels auf { $last } mit { $labels } Labels über { $n } Runden.
chart-alone =
    Mit nur { $n ->
        [one] { $n } zufälligen Label
       *[other] { $n } zufälligen Labels
    } liegt das Modell bei { $share } richtig ({ $low } bis { $high }).
chart-no-as-many = Noch keine Runde hatte etwa so viele gewählte, darum lässt sich nichts vergleichen.
chart-pays = Ebenso viele gewählte: { $share }; Wählen lohnt sich.
chart-pays-not = Ebenso viele gewählte: { $share }; Wählen hat sich hier nicht gelohnt.
chart-pays-close = Ebenso viele gewählte: { $share }; zu nah für ein Urteil.
chart-bin =
    { $n ->
        [one] { $n } Label
       *[other] { $n } Labels
    } mit Konfidenz um { $around }: { $share } richtig (95-%-Intervall { $low } bis { $high })
chart-risk =
    Wird alles beantwortet, ist { $share } falsch; { $n ->
        [one] { $n } Punkt
       *[other] { $n } Punkte
    } von der strengsten Schwelle zur lockersten.

# templates/project/round.html
round-title = Runde { $n } · { $project }
round-compare = Vergleichen
round-download = Modell herunterladen
round-promote = Dieses Modell übernehmen
round-again = Dieses Modell wieder nutzen
round-was-cancelled = Jemand hat diese Runde abgebrochen. Sie hat nichts geändert.
round-learned = Woraus es gelernt hat
round-tried = Probiert, mit kreuzvalidiertem Log-Loss: { $list }.
round-against = Gegen Runde { $n }
round-agreement = Beide Modelle nennen für { $share } aller Elemente dieselbe Klasse. Am heutigen Holdout hat das ältere Genauigkeit { $accuracy } und Macro-F1 { $f1 }.
round-good = Wie gut es ist
round-measured = Gemessen an
round-all-right = Alle Klassen richtig
round-interval = 95-%-Intervall { $low } bis { $high }
round-range = { $low } bis { $high }
round-no-f1-interval = noch kein Intervall: Eine Klasse hat weniger als 5 Holdout-Labels
round-no-f1-interval-test = noch kein Intervall: Eine Klasse hat weniger als 5 Testelemente
round-steps-off = Stufen daneben
round-of-scale = der Skala, im Mittel
round-micro-f1 = Micro-F1
round-unmeasured = Nicht gemessen: Kein Holdout-Element hatte ein Label. Holdout-Elemente werden eingestreut, darum ändert sich das von selbst.
round-own-test = Am eigenen Testset
round-test-of =
    { $n ->
        [one] { $n } Testelement
       *[other] { $n } Testelemente
    } aus { $source }
round-pays-when = Ob Wählen sich lohnt, steht hier ab 25 Holdout-Labels mit mindestens zwei Klassen.
round-alone = Was es allein tun darf
round-not-looked = In dieser Runde nicht betrachtet.
round-changed = Was sich gegen die letzte Runde geändert hat
round-flips = { $n } von { $of } Elementen ({ $share }) haben jetzt eine andere Klasse.
round-flips-surest = Die sichersten Meinungswechsel:
round-items = Die Elemente
round-items-changed = Elemente mit anderer Klasse
round-before = Vorher
round-now = Jetzt
round-after = Nachher
round-named = { $name }:
round-biased = Was eine verzerrte Schätzung sagen würde
round-estimates = Schätzungen
round-estimate = Schätzung
round-honest = Sind seine Konfidenzen ehrlich?
round-calibrator = Kalibrator { $name }
round-calibration = Kalibrierung vorher und nachher
round-smaller = Am Holdout, kleiner ist besser
round-by-class-calibrators = Kalibratoren je Klasse
round-class = Klasse
round-calibrator-head = Kalibrator
round-reliability = Zuverlässigkeit
round-reliability-sets = Jede Klasse jedes Elements zählt als Antwort.
round-reliability-hint = Nach oben: der Anteil, der richtig war. Nach rechts: wie sicher es sich gab. Auf der gestrichelten Linie hat es so oft recht, wie es sagt; jeder Punkt steht für 10 Labels oder mehr, größere für mehr; die Linien sind 95-%-Intervalle, die Ringe stehen für vor der Kalibrierung.
round-needs-holdout = Braucht Holdout-Labels.
round-class-by-class = Klasse für Klasse
round-trained-on = Training
round-holdout-labels = Holdout-Labels
round-precision = Precision
round-recall = Recall
round-f1 = F1
round-calibration-error = Kalibrierungsfehler
round-takes = Was es wofür hält
round-all-wrong = Alles, was es falsch hat
round-confusion = Konfusionsmatrix
round-confusion-hint = Zeilen: was Menschen sagten. Spalten: was das Modell sagte.
round-called = { $n }: { $truth }, genannt { $said }
round-queue = Was es eingereiht hat
round-queue-none = Nichts: Es gab nichts mehr zu fragen.
round-time = Wo die Zeit blieb: { $time }
round-made-with = Womit es gemacht wurde
round-made-hint = gleiche Eingaben geben gleiche Bytes

# A round, as its page is made in Rust
round-turn = wartet, bis sie dran ist
cause-button = von Hand gestartet
cause-button-by = von Hand gestartet von { $by }
cause-api = von einem Programm gestartet
cause-api-by = von einem Programm gestartet, für { $by }
cause-cli = von der Befehlszeile gestartet
cause-labels = gestartet, weil genug neue Labels da waren
cause-timer = vom Zeitgeber gestartet
cause-schema = gestartet, weil die Klassen geändert wurden
cause-schema-by = gestartet, weil { $by } die Klassen geändert hat
cause-other = gestartet
cause-other-by = gestartet von { $by }
made-position = Stelle im Label-Log
made-seed = Seed
made-digest = Modelldatei, SHA-256
round-trained =
    Trainierte den Klassifikator { $name } mit { $n ->
        [one] { $n } Label
       *[other] { $n } Labels
    }.
round-read =
    Es las { $columns ->
        [one] { $columns } Merkmalsspalte
       *[other] { $columns } Merkmalsspalten
    } und { $values ->
        [one] { $values } Wert
       *[other] { $values } Werte
    } und bewertete { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    }.
round-candidates =
    { $n ->
        [one] { $n } Element war
       *[other] { $n } Elemente waren
    } für die Warteschlange wählbar.
round-settled =
    Dawid-Skene legte { $n ->
        [one] { $n } Label
       *[other] { $n } Labels
    } fest; { $differ } weichen von der Mehrheit der Antworten ab.
round-a-file = eine Datei
round-pair =
    { $a } und { $b } stimmen bei { $share } von { $n ->
        [one] { $n } gemeinsamen Element
       *[other] { $n } gemeinsamen Elementen
    } überein.
round-pair-kappa =
    { $a } und { $b } stimmen bei { $share } von { $n ->
        [one] { $n } gemeinsamen Element
       *[other] { $n } gemeinsamen Elementen
    } überein, Kappa { $kappa }.
round-class-number = Klasse { $n }
round-looks-worse =
    Nachher sieht hier schlechter aus und muss es nicht sein: Jedes Label wird von einem Kalibrator beurteilt, der ohne es angepasst wurde, also mit weniger Labels als der benutzte; und { $n ->
        [one] { $n } Label trennt
       *[other] { $n } Labels trennen
    } so kleine Unterschiede schlecht.
quality-log-loss = Log-Loss
quality-log-loss-help = Nats; bestraft sicheres Danebenliegen
quality-brier = Brier-Score
quality-brier-help = quadrierter Abstand zur Wahrheit
quality-ece-help = Abstand zwischen Konfidenz und Rechthaben; bei wenigen Labels zu hoch
quality-debiased = Kalibrierungsfehler, entzerrt
quality-debiased-help = ohne das, was wenige Labels hinzufügen; 95-%-Intervall
quality-smooth = Kalibrierungsfehler, glatt
quality-smooth-help = dasselbe ohne Klassenbreiten
quality-with-interval = { $error } ({ $low } bis { $high })
test-left-seen =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } ausgelassen: Das Modell wurde mit Beinahe-Kopien trainiert.
test-left-unreadable =
    { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    } ausgelassen: Das Rezept kann sie nicht lesen.
test-left-both =
    Ausgelassen: { $n ->
        [one] { $n } Element
       *[other] { $n } Elemente
    }, deren Beinahe-Kopien im Training waren, { $unreadable } unlesbar.
round-hlabels =
    { $n ->
        [one] { $n } Holdout-Label
       *[other] { $n } Holdout-Labels
    }
round-hlabels-crossed =
    { $n ->
        [one] { $n } Holdout-Label
       *[other] { $n } Holdout-Labels
    }, 5-fach kreuzvalidiert
honest-plain = der schlichte Anteil richtig; das Intervall gehört dazu
honest-powered =
    Mithilfe von { $n ->
        [one] { $n } ungelabelten Holdout-Element
       *[other] { $n } ungelabelten Holdout-Elementen
    }
honest-powered-help = vorhersagegestützt: ein genauerer Punkt, dasselbe Intervall
honest-stratified = Nach Konfidenz gewichtet
honest-stratified-help = nachgeschichtet: der Anteil richtig unter sicheren und unsicheren
honest-biased =
    Kreuzvalidierung auf { $n ->
        [one] { $n } gewählten Label
       *[other] { $n } gewählten Labels
    }
honest-biased-help = eine verzerrte Schätzung: wie richtig es bei schweren Elementen liegt, nicht im Pool
honest-weighted = Dasselbe, gewichtet nach der Wahrscheinlichkeit der Wahl
honest-weighted-help =
    { $n ->
        [one] { $n } Label
       *[other] { $n } Labels
    } mit bekannter Wahrscheinlichkeit, so viel wert wie { $worth } gleiche; eine Nebenzahl
tuning-tried = C = { $c }: { $loss }
tuning-tried-dense = C = { $c }, dichte Zahlen × { $dense }: { $loss }
risk-in-force = gilt
risk-proposed = vorgeschlagen
risk-expected = erwartet
risk-in-force-text =
    Gilt: über { $threshold }, zertifiziert mit dem Modell aus Runde { $round }; { $n ->
        [one] { $n } Element wurde
       *[other] { $n } Elemente wurden
    } übernommen.
risk-none-in-force = Gilt: nichts. Ohne Menschen wird nichts übernommen.
risk-proposed-text = Von dieser Runde vorgeschlagen: über { $threshold }, { $share } vom Rest des Pools, höchstens { $budget } falsch.
risk-expected-text = Von einem Zertifikat zu erwarten, soweit die abstimmenden Labels es sagen: { $share } vom Rest des Pools.
risk-none-proposed = Von dieser Runde vorgeschlagen: nichts.
round-call = { $label }, { $sure }

# The tables behind a round's diagrams
figures-rows =
    { $n ->
        [one] { $n } Zeile
       *[other] { $n } Zeilen
    }
figures-labels-are = Labels sind
figures-picked = gewählt
figures-random = zufällig
figures-low = unten
figures-high = oben
figures-above = Konfidenz über
figures-coverage = Abdeckung
figures-bound = obere Grenze
figures-wrong = falsch
figures-when = Kalibrierung
figures-before = vorher
figures-after = nachher
figures-right = Anteil richtig
figures-measured = gemessen an
figures-learning-curve = Lernkurve
figures-risk-coverage = Risiko und Abdeckung

# templates/project/compare.html
compare = Runde { $a } und Runde { $b }
compare-title = Runden { $a } und { $b } · { $project }
compare-round = Runde vergleichen
compare-with = mit Runde
compare-which = Neu ist Runde { $b }, alt ist Runde { $a }.
compare-cannot = Kein Holdout-Label haben beide beurteilt, darum lassen sie sich nicht Label für Label vergleichen.
compare-figures = Zahlen
compare-f1 = F1 je Klasse
compare-f1-hint = F1 am Holdout, von wie vielen Labels.
compare-f1-of = { $f1 } von { $n }
compare-settings = Abweichende Einstellungen
compare-disagree = Wo sie uneins sind
compare-people = Menschen sagen
compare-right = richtig
compare-more = und { $n } weitere.
compare-nowhere = Nirgends bei den Holdout-Labels, die beide beurteilt haben.
compare-trained = Labels im Training
compare-interval = ihr 95-%-Intervall
compare-classifier = Klassifikator
compare-strategy = Strategie
compare-columns = Merkmalsspalten
compare-scored = Bewertete Elemente
compare-time = Zeit
compare-promoted = Übernommen
compare-no = nein

# templates/project/calls.html
calls-unseen = Das Modell hatte keines davon gesehen.
calls-model = Das Modell sagt
calls-sure = Wie sicher
calls-wrong = falsch
calls-none = Keine
calls-none-text = Kein Holdout-Label dieser Runde ist so, oder die Runde ist älter als diese Liste.
calls-title = { $what } · Runde { $n } · { $project }
calls-got-wrong = Was das Modell falsch hat
calls-recognised = { $class } und erkannt
calls-taken = { $class }, gehalten für { $said }
calls-all-that-is = Alles, was { $class } ist
calls-all-called = Alles, was { $class } genannt wurde
calls-listed =
    { $n ->
        [one] { $n } Holdout-Label
       *[other] { $n } Holdout-Labels
    }; gezeigt sind die { $listed }, bei denen es am sichersten war.
calls-all =
    { $n ->
        [one] { $n } Holdout-Label
       *[other] { $n } Holdout-Labels
    }, die sichersten zuerst.

# Heads of these tables
figures-labels = Labels
figures-round = Runde
figures-accuracy = Genauigkeit
figures-people = Menschen sagen
figures-model = das Modell sagt

# What other rooms say of a project, its rounds and its labels
room-strategy-auto = Auto
room-strategy-badge = BADGE
room-strategy-class-balanced = Klassen ausgeglichen
room-strategy-cluster-margin = Cluster Margin
room-strategy-committee = Komitee
room-strategy-core-set = Core-Set
room-strategy-coverage = Abdeckung
room-strategy-density-margin = Density Margin
room-strategy-discovery = Entdeckung
room-strategy-entropy = Entropie
room-strategy-expected-change = Erwartete Änderung
room-strategy-least-confidence = Geringste Konfidenz
room-strategy-margin = Margin
room-strategy-power-margin = Power Margin
room-strategy-prob-cover = ProbCover
room-strategy-seals = SEALS
room-strategy-typiclust = TypiClust
room-advice-not-begun = Weiter: Noch ist keine Runde beendet.
room-advice-none-left = Jedes Element des Pools hat ein Label: Es gibt nichts mehr zu fragen.
room-advice-stop-target = Das Labeln kann enden: Das Ziel ist erreicht, und weitere Labels ändern kaum, was das Modell sagt.
room-advice-stop-cost = Das Labeln kann enden: Der nächste Stapel kostet voraussichtlich mehr, als er wert ist, und weitere Labels ändern kaum, was das Modell sagt.
room-advice-hint-only = Die Vorhersagen haben sich gesetzt. Das ist ein Hinweis und kein Beweis, dass das Modell gut ist: Für einen Rat unter Einstellungen eine Zielgenauigkeit oder Kosten angeben.
room-advice-settled-only = Weiter: Die Vorhersagen haben sich gesetzt, was nur ein Hinweis ist, und sonst spricht nichts fürs Aufhören.
room-advice-still-changes = Vorerst weiter: Das Ziel ist in Reichweite, aber neue Labels ändern noch, was das Modell sagt.
room-advice-too-early = Weiter: Neue Labels ändern noch, was das Modell sagt, oder es ist zu früh für ein Urteil.
room-advice-comparisons = { $n_known } von 3 Vergleichen eines Modells mit dem vorigen; jeder braucht { $n_fewest } neue Labels.
room-advice-kappa = Die Übereinstimmung mit dem vorigen Modell (Kappa, Mittel aus drei Runden) ist { $n_mean }; gesetzt ab { $n_settled }.
room-advice-target-small = Ziel { $n_target }: Der Holdout von { $n } Labels ist zu klein für ein Urteil. Mehr Elemente importieren.
room-advice-target-early = Ziel { $n_target }: noch nicht genug Belege, { $n } weitere Holdout-Labels.
room-advice-target-surpassed = Ziel { $n_target }: { $n_right } von { $n } Holdout-Labels richtig, 95-%-Intervall { $n_low } bis { $n_high }: übertroffen.
room-advice-target-may-be = Ziel { $n_target }: { $n_right } von { $n } Holdout-Labels richtig, 95-%-Intervall { $n_low } bis { $n_high }: Das Intervall enthält es, es kann also erreicht sein.
room-advice-target-not = Ziel { $n_target }: { $n_right } von { $n } Holdout-Labels richtig, 95-%-Intervall { $n_low } bis { $n_high }: nicht erreicht.
room-advice-cost-unknown = Kosten des nächsten Stapels gegen seinen Wert: lässt sich noch nicht sagen.
room-advice-cost = Die nächsten { $n } Labels kosten { $n_price } und sind voraussichtlich { $n_worth } wert.
room-advice-more-than = mehr als { $n }
room-advice-no-ahead = Was weitere Labels bringen, lässt sich noch nicht sagen: { $why }.
room-advice-no-target-time = Wann { $n_target } erreicht ist, lässt sich noch nicht sagen: { $why }.
room-advice-why-unmeasured = Keine Runde wurde an Holdout-Labels gemessen
room-advice-why-few = Es gibt erst { $n } Holdout-Labels, { $n_missing } weitere sind nötig
room-advice-why-rounds = Die Kurve braucht { $n } gemessene Runden mit verschiedenen Anzahlen von Labels
room-advice-why-doubled = Die Labels haben sich seit der ersten Runde nicht verdoppelt
room-advice-target-curve-there = Nach der Lernkurve ist das Ziel von { $n_target } erreicht.
room-advice-target-curve = Etwa { $n_labels } weitere Labels, bis die Lernkurve das Ziel von { $n_target } erreicht (95-%-Intervall { $n_low } bis { $said_high }).
room-advice-target-curve-far = Die Lernkurve erreicht das Ziel von { $n_target } nicht innerhalb von { $n_most } weiteren Labels; bestenfalls braucht es { $n_low }.
room-advice-target-curve-never = Die Lernkurve strebt gegen { $n_end }: Das Ziel von { $n_target } ist innerhalb von { $n_most } weiteren Labels außer Reichweite.
room-advice-ahead = Etwa { $n_labels } weitere Labels für einen weiteren Punkt Genauigkeit (95-%-Intervall { $n_low } bis { $said_high }).
room-advice-ahead-far = Ein weiterer Punkt Genauigkeit ist nicht in Sicht: mehr als { $n_most } weitere Labels, wenn überhaupt; bestenfalls { $n_low }.
room-advice-ahead-never = Ein weiterer Punkt Genauigkeit ist außer Reichweite: mehr als { $n_most } weitere Labels, wenn überhaupt.
room-learn-kind = Labels der Art { $kind } werden hier gesammelt, geprüft und exportiert, und kein Modell von qualm lernt sie: Es gibt keine Runden, keine Vorschläge und kein Testset. Die Warteschlange deckt den Pool ab; die Labels exportieren und anderswo trainieren
room-learn-images = Elemente sind nur Bilder, und kein Modell von qualm sieht Bilder an: Es gibt keine Runden und keine Vorschläge, und Elemente kommen zufällig. Damit ein Modell lernt, das Projekt mit einem Vektor je Bild aus einem eigenen Modell anlegen (`vector`) oder mit Feldern, die etwas darüber sagen

# templates/project/settings.html
settings-title = Einstellungen · { $project }
settings-not-saved = Nichts wurde gespeichert. <a href="#{ $name }">{ $label }</a>: { $problem }
settings-guide-hint = Was Labeler lesen, eine Taste entfernt: Markdown. Eine Überschrift mit dem Namen einer Klasse öffnet, was über sie gesagt wird. Jede Änderung ist eine neue Version, und jede Antwort merkt sich die, unter der sie gegeben wurde. <a href="/projects/{ $slug }/guide">Alle Versionen</a>
settings-labels = Labels
settings-no-model = In diesem Projekt gilt: { $reason }. Einstellungen von Modellen und Runden wirken hier nicht.
settings-add = Klassen hinzufügen
settings-add-hint = Eine je Zeile. <a href="/projects/{ $slug }/schema">Klassen umbenennen, zusammenlegen, teilen oder stilllegen</a>.
settings-who = Wer was darf
settings-person = { $name } ({ $role })
settings-life = Leben dieses Projekts
settings-life-hint = Jedes davon zeigt zuerst, was es tun würde.
settings-admins = Klonen und Löschen sind der Administration vorbehalten.
settings-default = Vorgabe: { $value }.
settings-empty = leer
settings-by-data = nach Art der Daten gewählt
settings-by-validation = durch Kreuzvalidierung gewählt
settings-softmax = keiner: reines Softmax
settings-majority = die Klasse der meisten Antworten
settings-dawid-skene = Dawid-Skene, in jeder Runde neu
settings-shown-before = vor der Antwort gezeigt
settings-shown-after = nach der Antwort gezeigt
settings-hidden = verborgen
settings-told = das Label gleich nach der Antwort
settings-never-told = nie gesagt
settings-unless-worse = außer es ist klar schlechter
settings-always = immer
settings-never = nie

# Groups of settings
room-group-sampling = Auswahl
room-group-overlap = Überlappung
room-group-labelers = Labeler
room-group-practice = Übung
room-group-holdout = Holdout
room-group-model = Modell
room-group-calibrator = Kalibrator
room-group-retraining = Neues Training
room-group-stopping = Aufhören
room-group-acceptance = Übernahme
room-about-sampling = Nach welchen Elementen als Nächstes gefragt wird.
room-about-overlap = Wie viele Personen ein Element beantworten, und wie daraus ein Label wird.
room-about-labelers = Was beim Labeln zu sehen ist und geantwortet werden kann.
room-about-practice = Elemente, deren Label bekannt ist, unter den anderen.
room-about-holdout = Elemente, die beiseite bleiben, um das Modell zu messen.
room-about-model = Was eine Runde trainiert.
room-about-calibrator = Was die Konfidenz des Modells ehrlich macht.
room-about-retraining = Wann eine Runde von selbst beginnt und ihr Modell übernimmt.
room-about-stopping = Wann der Rat lautet, mit dem Labeln aufzuhören.
room-about-acceptance = Was das Modell den Rest beantworten lässt, und wie das geprüft wird.

# Every setting: its name
room-set-strategy = Strategie
room-set-exploration = Erkundung
room-set-stranger-share = Anteil der Fremden
room-set-queue-length = Länge der Warteschlange
room-set-consensus = Konsens
room-set-relabel-share = Anteil zweiter Meinungen
room-set-suggestion = Vorschlag
room-set-suggestion-hidden-share = Anteil verborgener Vorschläge
room-set-allow-none = „Nichts davon“ erlauben
room-set-image-hosts = Hosts der Bilder
room-set-hold-secs = Sekunden in der Hand
room-set-language-key = Schlüssel der Sprache
room-set-gold-every = Ein Übungsfall je
room-set-gold-feedback = Rückmeldung zu Übungsfällen
room-set-gold-floor = Untergrenze bei Übungsfällen
room-set-holdout-share = Anteil des Holdouts
room-set-holdout-serve-first = Holdout-Anteil am Anfang
room-set-holdout-first = Am Anfang so viele
room-set-holdout-serve-then = Holdout-Anteil danach
room-set-holdout-enough = Genug im Holdout
room-set-classifier = Klassifikator
room-set-c = C
room-set-class-weight = Klassengewicht
room-set-self-training = Selbsttraining
room-set-round-every-labels = Runde je so viele Labels
room-set-round-every-minutes = Runde je so viele Minuten
room-set-promote = Übernehmen
room-set-promote-min-holdout = Mindestens im Holdout zum Übernehmen
room-set-target-accuracy = Angestrebte Genauigkeit
room-set-label-cost = Kosten eines Labels
room-set-point-value = Wert eines Punktes
room-set-certify-share = Anteil zum Zertifizieren
room-set-accept-budget = Fehlerbudget der Übernahme
room-set-accept-confidence = Sicherheit der Übernahme
room-set-accept-audit-share = Kontrollanteil der Übernahme

# Every setting: what it does
room-help-overlap = Wie viele verschiedene Personen jedes Element beantworten (1 bis 9).
room-help-consensus = Wie aus mehreren Antworten zu einem Element ein Label wird: Mehrheit, sofort; Dawid-Skene beginnt ebenso, und jede Runde legt sie neu fest, danach, wie oft jede Person bei welcher Klasse recht hat.
room-help-relabel-share = Anteil der Antworten zwischen zwei Runden, die zweite Meinungen zu gelabelten Elementen sein dürfen: Nach einer Runde gehen sie dahin, wo nach ActiveLab eine weitere Antwort mehr sagt als eine zu einem neuen Element (0 bis 1).
room-help-hold-secs = Sekunden, die jemand ein Element ohne Lebenszeichen behält, bevor es zurück in die Warteschlange geht.
room-help-holdout-share = Anteil aller Elemente, die beim Import in den Holdout gezogen werden (0 bis 0.5). Nach dem ersten Import fest.
room-help-holdout-serve-first = Anteil der ausgegebenen Elemente aus dem Holdout, bis holdout_first davon gelabelt sind.
room-help-holdout-first = Siehe holdout_serve_first.
room-help-holdout-serve-then = Anteil der ausgegebenen Elemente aus dem Holdout danach, bis holdout_enough gelabelt sind.
room-help-holdout-enough = Über so viele gelabelte hinaus werden keine Holdout-Elemente ausgegeben.
room-help-strategy = Die Strategie, die wählt, was als Nächstes gefragt wird.
room-help-exploration = Anteil der gleichverteilt zufällig gezogenen Elemente, mit vermerkter Wahrscheinlichkeit (0 bis 1).
room-help-queue-length = Elemente in der Warteschlange nach einer Runde. Sie wird nachgefüllt, bevor sie leer ist.
room-help-classifier = Der Klassifikator; auto nimmt für Text den dünn besetzten und für Tabellen und Vektoren den von linfa.
room-help-c = Kehrwert der Stärke der L2-Strafe, das C von scikit-learn; 0 lässt jede Runde es durch Kreuzvalidierung wählen.
room-help-self-training = Jede Runde probieren lassen, ob ihr Modell gewinnt, wenn es auch aus eigenen Antworten zu ungelabelten Elementen lernt, und dieses Modell nur behalten, wo Kreuzvalidierung es belegt. Braucht vier Anpassungen mehr. Für den dünn besetzten Klassifikator und eine Klasse je Element.
room-help-class-weight = Exponent der Klassengewichte: 0 keine, 1 voll ausgeglichen.
room-help-calibrator = Der Kalibrator; auto wählt durch Kreuzvalidierung am Holdout.
room-help-round-every-labels = Nach so vielen neuen Labels beginnt eine Runde von selbst; 0 schaltet das ab.
room-help-round-every-minutes = Nach so vielen Minuten beginnt eine Runde von selbst, wenn es ein neues Label gibt; 0 schaltet das ab.
room-help-promote = Ein neues Modell nur einsetzen, wenn es am Holdout nicht über den Zufall hinaus schlechter ist; „immer“ setzt jedes ein, „nie“ keines.
room-help-promote-min-holdout = Labels im Holdout, ab denen sich das Einsetzen beurteilen lässt.
room-help-allow-none = Die Antwort „Nichts davon“ erlauben, wenn keine Klasse passt. Solche Antworten werden gespeichert und exportiert, trainieren keine Klasse und schärfen, wie fremd ein Element ist.
room-help-stranger-share = Anteil der Plätze der Strategie für die fremdesten Elemente, die am weitesten von allem Gelabelten liegen (0 bis 1).
room-help-target-accuracy = Die gewünschte Genauigkeit, 0 bis 1: Das Labeln kann enden, wenn sie laut Holdout erreicht ist und die Vorhersagen ruhig geworden sind. 0 setzt kein Ziel.
room-help-label-cost = Was ein Label kostet, in beliebiger Einheit: Mit point_value kann das Labeln enden, wenn ein Stapel mehr kostet, als er bringt. 0 schaltet das ab.
room-help-point-value = Was ein weiterer Punkt Genauigkeit (0.01) wert ist, in der Einheit von label_cost.
room-help-certify-share = Anteil der Holdout-Labels, die nur eine Schwelle für die Übernahme des restlichen Pools zertifizieren (0 bis 0.9); die anderen stimmen ab. 0 schaltet das Zertifizieren ab; unter 60 Holdout-Labels stimmen alle ab.
room-help-accept-budget = Die erlaubte Fehlerrate unter dem, was ohne Menschen übernommen wird (0.0001 bis 0.5).
room-help-accept-confidence = Wie oft ein solches Versprechen halten muss (0.5 bis 0.9999).
room-help-accept-audit-share = Anteil des Übernommenen, den Menschen prüfen, gleichverteilt zufällig gezogen (0 bis 1).
room-help-suggestion = Wann Labeler den Vorschlag des Modells sehen: vor der Antwort, nach der Antwort oder nie. Holdout-Elemente zeigen nie einen.
room-help-suggestion-hidden-share = Anteil der Antworten, vor denen ein Vorschlag verborgen bleibt, obwohl er gezeigt würde, durch eine Ziehung mit Schlüssel: Der Vergleich sagt, wie sehr Vorschläge beeinflussen (0 bis 1).
room-help-image-hosts = Hosts, von denen Browser die Bilder der Elemente laden dürfen, mit Kommas dazwischen: images.example.org, *.cdn.example.org, img.example.org:8443. Nur über https; 127.0.0.1:9000 und localhost dürfen zum Probieren http sein. Leer: Adressen von Bildern stehen als Text da.
room-help-gold-every = Gibt es Übungsfälle, ist je so viele ausgegebene Elemente eines davon einer, an ausgeloster Stelle (2 bis 1000). 0 gibt keine aus. Leitung und Entwickler, die ihre Labels lesen können, bekommen keine.
room-help-gold-feedback = Was ein Labeler über einen Übungsfall erfährt: das Label gleich nach der Antwort oder nie; dann zählen für die eigene Übereinstimmung Antworten von gestern und ältere, damit die Zahl keinen verrät.
room-help-gold-floor = Die Übereinstimmung einer Person bei Übungsfällen wird der Leitung gemeldet, wenn selbst das obere Ende ihres Intervalls darunter liegt (0 bis 1). 0 schaltet das ab.
room-help-language-key = Der Schlüssel des Datensatzes mit der Sprache des Elements, zum Beispiel lang: Ein Element geht dann nur an Personen, die in dieser Sprache labeln, und an die ohne Angabe. Leer: Sprachen spielen keine Rolle.

# What may be chosen
room-strategies-auto = Auto: deckt den Pool ab, fragt dann nach unentschiedenen Elementen jeder Klasse
room-strategies-seals = SEALS: unentschiedene Elemente nahe gelabelten, für sehr große Pools
room-strategies-committee = Komitee: Elemente, über die Modelle aus verschiedenen Ziehungen der Labels uneins sind
room-strategies-coverage = Abdeckung: typische Elemente jeder Art im Pool, bevor es ein Modell gibt
room-strategies-core-set = Core-Set: Elemente, die nichts bisher Gelabeltem gleichen
room-strategies-entropy = Entropie: wo die Wahrscheinlichkeiten am gleichmäßigsten verteilt sind
room-strategies-typiclust = TypiClust: das typischste Element jeder Art ohne Label, bevor es ein Modell gibt
room-strategies-cluster-margin = Cluster-Margin: unentschiedene Elemente, je Art eines
room-strategies-class-balanced = Klassen im Gleichgewicht: unentschiedene Elemente der Klassen mit den wenigsten Labels
room-strategies-power-margin = Potenz-Margin: unentschiedene Elemente durch gewichtete Ziehung, damit ein Stapel sich weniger gleicht
room-strategies-prob-cover = ProbCover: Elemente mit den meisten ungelabelten Nachbarn, bevor es ein Modell gibt
room-strategies-badge = BADGE: Elemente, die das Modell stark ändern würden, jedes auf seine Art
room-strategies-discovery = Entdeckung: mehr Elemente der seltensten Klassen und von dem, was noch kein Label hat
room-strategies-expected-change = Erwartete Änderung: Elemente, deren Label das Modell am meisten bewegen würde
room-strategies-margin = Margin: wo zwei Klassen gleichauf liegen
room-strategies-least-confidence = Geringste Konfidenz: wo die beste Vermutung am schwächsten ist
room-strategies-density-margin = Dichte-Margin: unentschiedene Elemente mit vielen ähnlichen
room-strategies-random = Zufall: jedes Element gleich
room-strategies-short-auto = Auto
room-strategies-short-seals = SEALS
room-strategies-short-committee = Komitee
room-strategies-short-coverage = Abdeckung
room-strategies-short-core-set = Core-Set
room-strategies-short-entropy = Entropie
room-strategies-short-typiclust = TypiClust
room-strategies-short-cluster-margin = Cluster-Margin
room-strategies-short-class-balanced = Klassen im Gleichgewicht
room-strategies-short-power-margin = Potenz-Margin
room-strategies-short-prob-cover = ProbCover
room-strategies-short-badge = BADGE
room-strategies-short-discovery = Entdeckung
room-strategies-short-expected-change = Erwartete Änderung
room-strategies-short-margin = Margin
room-strategies-short-least-confidence = Geringste Konfidenz
room-strategies-short-density-margin = Dichte-Margin
room-strategies-short-random = Zufall
room-classifier-sparse = Logistische Regression auf dünn besetzten Zeilen: für Text und alles mit vielen Spalten
room-classifier-linfa = Logistische Regression von linfa auf dichten Zeilen: für Tabellen und Vektoren bis 2.000 Spalten, ohne Klassengewichte
room-calibrator-temperature = Temperatur: eine Zahl macht alle Wahrscheinlichkeiten kühner oder scheuer; ab 30 Holdout-Labels
room-calibrator-vector = Vektorskalierung: Steigung und Verschiebung je Klasse, die Labels verdienen müssen; ab 30 Holdout-Labels
room-calibrator-isotonic = Isoton: eine Treppe beliebiger Form, die nur steigt; ab 300 Holdout-Labels
room-calibrator-platt = Platt: zwei Zahlen je Frage machen Wahrscheinlichkeiten kühner oder scheuer und verschieben sie; ab 50 Holdout-Labels
room-calibrator-venn-abers = Venn-Abers: Vektorskalierung, dann eine Treppe für die wahrscheinlichste Klasse mit eigenem Intervall; ab 100 Holdout-Labels
room-calibrator-beta = Beta: Vektorskalierung, dann eine Kurve mit drei Zahlen für die wahrscheinlichste Klasse; ab 50 Holdout-Labels

# What settings refuse
room-set-no-setting = es gibt keine Einstellung `{ $name }`
room-set-wrong = { $name } ist `{ $text }`: richtig wäre { $said }
room-set-yes-no = ja oder nein
room-set-whole = eine ganze Zahl ab 0
room-set-chosen = c ist { $value }: eine Zahl von 0 (jede Runde gewählt) bis 1000000 verwenden
room-set-range = { $name } ist { $value }: eine Zahl von { $low } bis { $most } verwenden
room-set-gold-range = gold_every ist { $value }: 2 bis 1000 verwenden oder 0 für keinen
room-set-language-one = language_key ist `{ $value }`: einen Schlüssel der Datensätze verwenden oder nichts
room-set-overlap-range = overlap ist { $value }: 1 bis 9 Personen je Element verwenden
room-set-hold-range = hold_secs ist { $value }: 5 Sekunden bis 86400 (ein Tag) verwenden
room-set-queue-range = queue_length ist { $value }: 10 bis 100000 Elemente verwenden
room-set-holdout-fixed = holdout_share bleibt in diesem Projekt { $share }: Seine { $k } Elemente wurden damit gezogen. Zum Ändern ein neues Projekt anlegen
room-set-no-classes = Labels der Art { $kind } lassen keine weiteren Klassen zu: ein neues Projekt mit anderem Schema anlegen
room-set-one-class = { $name } braucht genau eine Klasse je Element, und die Labels dieses Projekts sind Mengen: { $said }
room-set-need-classes = { $name } braucht Labels, die Klassen sind, und die dieses Projekts sind von der Art { $kind }: { $said }
room-set-instead-each = majority legt jede Klasse für sich fest
room-set-instead-none = eine Antwort ohne Klasse sagt dasselbe
room-set-instead-relabel = auf 0 lassen und für zweite Meinungen overlap erhöhen
room-set-instead-exactly = majority: die Antwort, die die meisten genau so geben
room-set-instead-nothing = eine Antwort, in der nichts steht, sagt dasselbe
room-set-instead-zero = 0, und für zweite Meinungen overlap erhöhen
room-set-images = image_hosts: { $said }
room-set-hosts-many = { $k } Hosts sind genannt; { $most } sind das Höchste
room-host-scheme = beginnt mit einem Schema: nur den Host nennen, zum Beispiel images.example.org
room-host-more = ist mehr als ein Host: ihn allein nennen, zum Beispiel images.example.org oder images.example.org:8443
room-host-port = hat einen Port, der keiner ist: 1 bis 65535 verwenden
room-host-dot = endet mit einem Punkt: ihn weglassen
room-host-ip = ist eine IP-Adresse, die Browser in der Richtlinie einer Seite nicht vergleichen: einen Namen verwenden
room-host-none = ist kein Hostname
room-host-character = enthält ein Zeichen, das kein Hostname hat
room-host-ending = würde jeden Host unter dieser Endung öffnen: auch den Namen darüber nennen, zum Beispiel *.example.org
room-schema-name-taken = `{ $name }` war in diesem Projekt der Name einer anderen Klasse; einen Namen wählen, der nie etwas anderes hieß
room-schema-few-left = { $k } Klassen blieben zum Antworten; mindestens { $fewest } müssen bleiben

# templates/project/schema.html
schema-title = Klassen · { $project }
schema-would = Das würde geschehen
schema-do = Ausführen
schema-leave = Alles lassen, wie es ist
schema-there = Was da ist
schema-class = Klasse
schema-labels = Labels
schema-in-holdout = im Holdout
schema-state = Stand
schema-open = offen
schema-merged = zusammengelegt mit { $into }
schema-retired = stillgelegt
schema-hint = Eine Klasse behält ihre Nummer für immer, auch wenn sie vorbei ist; ein Name, der eine Klasse meinte, geht nie an eine andere. Nichts geschieht, bevor zu sehen war, was geschähe.
schema-rename = Umbenennen
schema-new-name = Neuer Name
schema-see = Zeigen, was geschähe
schema-merge = Zusammenlegen
schema-over = Klasse, die endet
schema-counts-as = zählt als
schema-split = Teilen
schema-in-its-place = Neue Klassen an ihrer Stelle
schema-split-hint = Eine je Zeile. Alles, was die Klasse hatte, wird neu gefragt.
schema-add = Hinzufügen
schema-new-classes = Neue Klassen
schema-one-a-line = Eine je Zeile.
schema-retire = Stilllegen
schema-retire-hint = Alles, was sie hatte, wird neu gefragt. Um diese Labels unter einer anderen Klasse zu behalten, stattdessen zusammenlegen.
schema-past = Was geändert wurde
schema-by = von { $name }
schema-the-server = dem Server
schema-past-rename = { $class } umbenannt in { $to }
schema-past-merge = { $class } zusammengelegt mit { $into }
schema-past-split = { $class } geteilt in { $into }
schema-past-add = { $classes } hinzugefügt
schema-past-retire = { $class } stillgelegt
room-change-rename = `{ $class }` heißt ab jetzt `{ $to }`. Jedes Label, Modell und jede Runde behält die Bedeutung; was gesagt wurde, bleibt im alten Wort vermerkt.
room-change-merge = `{ $class }` kann nicht mehr geantwortet werden und zählt als `{ $into }`. Labels, die sich ändern: { $k }.
room-change-split = `{ $class }` kann nicht mehr geantwortet werden; { $classes } kommen hinter die anderen Klassen. Neu gefragte Elemente: { $k }.
room-change-add = { $classes } kommen hinter die anderen Klassen. Labels und Modelle behalten ihre Bedeutung; das Modell kennt eine neue Klasse, sobald sie Labels hat.
room-change-retire = `{ $class }` kann nicht mehr geantwortet werden. Neu gefragte Elemente: { $k }.
room-change-answers = Antworten, die nicht mehr zählen: { $k }. Sie bleiben in der Geschichte.
room-change-models = Modelle, die veralten: { $k } (aus Runde { $rounds }). Keines schlägt vor, ordnet die Warteschlange oder lässt sich zurückholen; eine neue Runde beginnt, wenn es Labels dafür gibt.
room-change-acceptances = Zurückgezogene Übernahmen, weil ihre Zertifikate von den alten Klassen sprechen: { $k }, mit { $labels } Labels vom Modell.
room-change-round = Runde { $n } ist nicht zu Ende ({ $state }): Ihr Modell hätte die alten Klassen. Darauf warten oder sie abbrechen und es noch einmal versuchen
room-change-test-set = das Testset hat { $k } Elemente dieser Klasse: es entfernen, die Klasse ändern und eines mit den neuen Klassen hochladen
room-change-kind = nur ein Projekt, dessen Antworten Klassen sind, kann sie umbenennen, zusammenlegen, teilen oder stilllegen
room-change-no-class = es gibt keine Klasse `{ $name }` zu ändern; es gibt { $classes }
room-change-fewest = mindestens { $fewest } neue Klassen nennen, eine je Zeile
room-change-itself = eine Klasse lässt sich nicht mit sich selbst zusammenlegen: zwei verschiedene wählen
room-change-none = es gibt keine Änderung namens `{ $name }`
room-queue-alarm-other = { $n_others } von { $n } gewählten Elementen hat ein anderes Modell geordnet als das, das jetzt vorschlägt. Eine Runde starten oder noch einmal zurückrollen.
room-queue-alarm-scores = Die Warteschlange passt nicht zu den Bewertungen des Modells: { $n_wrong } der { $n } Elemente an ihrem Anfang stehen dort mit anderer Konfidenz, als das Modell ihnen gibt. Eine Runde starten; bleibt es so, hilft das Log des Servers.
room-crowd-none = Kein Element hat zwei Antworten, darum ist über Übereinstimmung nichts bekannt.
room-crowd-few = Noch nicht genug Belege: { $n } von { $n_enough } Elementen mit zwei Antworten.
room-crowd-alpha = Krippendorffs Alpha { $n_alpha } (95-%-Intervall { $n_low } bis { $n_high }) an { $n } Elementen: 1 heißt immer, 0 wie zufällig.
room-crowd-alpha-bare = Krippendorffs Alpha { $n_alpha } an { $n } Elementen: 1 heißt immer, 0 wie zufällig.
room-crowd-alpha-steps = Krippendorffs Alpha, nach Stufen der Skala, { $n_alpha } (95-%-Intervall { $n_low } bis { $n_high }) an { $n } Elementen: 1 heißt immer, 0 wie zufällig.
room-crowd-alpha-steps-bare = Krippendorffs Alpha, nach Stufen der Skala, { $n_alpha } an { $n } Elementen: 1 heißt immer, 0 wie zufällig.
room-crowd-same = Alle sagten immer dieselbe Klasse: keine Abweichung zu messen.
room-exact = Zwei Personen sagten genau dasselbe in { $n_equal } von { $n_pairs } Vergleichen an { $n } Elementen ({ $n_share }).
room-exact-tokens = Das Token-F1 zwischen Personen ist { $n_f1 }: 1 heißt dieselben Spans, 0 nichts gemeinsam.
room-suspects-few = Verdächtige Labels lassen sich finden, sobald zwei Klassen je zwei Labels haben. Noch ein paar Elemente labeln.
room-suspects-too-many = Nach der Runde nicht gesucht: { $n } Labels sind mehr als { $n_most }, und die nächste Runde würde warten. Bei Bedarf suchen.
room-accept-no-proof = Das Modell aus Runde { $round } hat mit dem Holdout trainiert, darum ist kein Label übrig, das es zertifizieren könnte. Eine Runde starten, die den Holdout verschont, oder zum Modell einer früheren zurückkehren.
room-accept-can-be = { $n_share } vom Rest des Pools kann das Modell mit höchstens { $n_budget } Fehlern erledigen, { $n_left } bleiben für Menschen.
room-accept-done = { $n_share } des Pools vom Modell erledigt mit höchstens { $n_budget } Fehlern, { $n_left } bleiben für Menschen.
room-accept-did = Das Modell erledigte { $n } Elemente; Menschen labelten { $n_labeled }, und { $n_wait } warten auf sie.
room-accept-flagged = Übernahme { $id } ist beanstandet: Ihre Zusicherung ist nicht mehr gedeckt.
room-accept-no-audit = keine Kontrolle gezogen
room-accept-audit-open = noch keines von { $n } gezogenen Elementen geprüft
room-accept-audit = { $n_done } von { $n } geprüft, falsch { $n_wrong }: Der Fehler ist höchstens { $n_most }
room-accept-flag-audit = Menschen fanden { $n_wrong } von { $n } geprüften Elementen falsch: Der Fehler ist mindestens { $n_least }, erlaubt sind { $n_budget }.
room-accept-flag-model = Das Modell aus Runde { $round } nennt für { $n_other } ihrer { $n } Labels eine andere Klasse ({ $n_share }), erlaubt sind { $n_budget }.
room-accept-off = Nichts kann ohne Menschen übernommen werden: certify_share ist in den Einstellungen 0.
room-accept-promise-no-more = höchstens { $n_budget } falsch
room-accept-promise = höchstens { $n_budget } falsch bei { $n_sure } Sicherheit
room-accept-needs = Die Zusicherung „{ $said_promise }“ braucht { $n } weitere Prüflabels, etwa { $n_all } weitere Labels des Holdouts.
room-accept-all-tune = Alle { $n } Holdout-Labels stimmen das Modell ab, bis es { $n_enough } sind.
room-accept-suggests = Die abstimmenden Labels deuten an, dass das Modell etwa { $n_share } vom Rest des Pools erledigen könnte, { $said_promise }; sicher sagt es ein Zertifikat.
room-accept-cannot = Die abstimmenden Labels deuten an, dass dieses Modell noch für keinen Teil des Pools zusichern kann: { $said_promise }.
room-accept-too-few = Noch ist nichts übernommen: „{ $said_promise }“ braucht mindestens { $n_fewest } zufällige Labels, und es gibt { $n }. Noch { $n_more } labeln.
room-accept-too-many = Nichts ist übernommen: { $n_wrong } der { $n } sichersten zufälligen Labels sind falsch, zu viele für die Zusicherung „{ $said_promise }“.
room-accept-show = Etwa { $n } weitere zufällige Labels könnten es zeigen, ein besseres Modell früher.
room-accept-hopeless = Dieses Modell ist dafür nicht gut genug: mehr Elemente labeln oder mehr Fehler erlauben.
room-accept-slip = Nichts wurde übernommen: erst das Häkchen setzen, damit es nicht aus Versehen geschieht.
room-promotion-never = Das bisherige Modell bleibt: Die Einstellungen übernehmen keines von selbst.
room-promotion-first = Übernommen: Es ist das erste Modell.
room-promotion-always = Übernommen: Die Einstellungen übernehmen jedes Modell.
room-promotion-unproven = Ohne Beweis übernommen: { $n } von { $n_needed } abstimmenden Holdout-Labels, zu wenige, um das bessere Modell zu erkennen.
room-promotion-spent = Ohne Vergleich übernommen: Es hat mit allen { $n } Labels trainiert, auch denen des Holdouts, darum kann der Holdout nicht sagen, ob es besser ist.
room-promotion-after-spending = Ohne Vergleich übernommen: Das vorige Modell hat mit dem Holdout trainiert, darum kann der Holdout nicht sagen, welches besser ist.
room-promotion-measured-again = Dieses hat ihn nicht gesehen und wird wieder an ihm gemessen.
room-compare-same = Beide Modelle geben bei allen { $n } Holdout-Labels dieselben richtigen Antworten.
room-compare = Von { $n } Holdout-Labels hat nur das neue Modell { $n_new } richtig, nur das alte { $n_old } (McNemar p = { $n_p }): { $said_verdict }.
room-compare-worse = schlechter über den Zufall hinaus
room-compare-not-worse = nicht schlechter über den Zufall hinaus
room-compare-two = Zum Vergleichen braucht es zwei beendete Runden. Erst noch eine laufen lassen.
room-compare-no-report = Runde { $number } hat keinen Bericht zum Vergleichen: Sie ist { $state }.
room-refit = Die Merkmale wurden neu angepasst: Der Pool wuchs seitdem von { $n_from } auf { $n } Elemente.
room-auto-start = Es gibt noch kein Modell: typische Elemente jeder Art, damit jede Klasse früh vorkommt.
room-auto = { $n } Labels je Klasse{ $said_missing }: { $n_cover } decken den Pool ab, { $n_balance } gleichen die Klassen aus, { $n_decide } entscheiden zwischen Klassen.
room-auto-one-unseen = , und 1 Klasse hat keines
room-auto-unseen = , und { $n } Klassen haben keines
room-nones-one = Die 1 Holdout-Antwort hieß „nichts davon“ und zählt nicht mit.
room-nones-one-of = 1 von { $n } Holdout-Antworten hieß „nichts davon“ und zählt nicht mit.
room-nones = { $n_nones } von { $n } Holdout-Antworten hießen „nichts davon“ und zählen nicht mit.
room-spent-trained = Dieses Modell hat mit allen { $n } Labels trainiert, darunter die { $n_holdout } des Holdouts.
room-spent-estimate = Seine Genauigkeit ist durch 5-fache Kreuzvalidierung über den Holdout geschätzt: { $n_share } (95-%-Intervall etwa { $n_low } bis { $n_high }).
room-spent-no-longer = Der Holdout kann dieses Modell nicht mehr messen, vergleichen oder zertifizieren.
room-spent-last = Die letzte Zahl aus einem getrennten Holdout ist die von Runde { $round }: { $n_share } ({ $n_low } bis { $n_high }) mit { $n } Labels.
room-honest-both = Kreuzvalidierung auf den von der Strategie gewählten Labels hätte { $n_claimed } behauptet; der zufällige Holdout sagt { $n_share }.
room-honest-gap = Die Behauptung liegt { $n_points } Punkte { $said_side }, weil gewählte Labels keine faire Stichprobe sind.
room-honest-above = darüber
room-honest-below = darunter
room-honest-alone = Der zufällige Holdout sagt { $n_share }. Es gibt zu wenige gewählte Labels oder eine feste Strafe, um zu sagen, was Kreuzvalidierung auf ihnen behauptet hätte.
room-honest-biased = Kreuzvalidierung auf den von der Strategie gewählten Labels behauptet { $n_claimed }. Das ist keine Genauigkeit: Ohne Holdout-Labels kennt sie niemand.
room-honest-none = Noch ist nichts gemessen: Es gibt keine Holdout-Labels.
room-tune-fixed = C = { $n_c } verlangen die Einstellungen des Projekts.
room-tune-start = C = { $n_c }, der Anfang: { $n } von { $n_fewest } Labels, um Strafen zu unterscheiden.
room-tune-stays = C = { $n_c }: Kein Nachbar ist um mehr als einen Standardfehler besser; Log-Loss { $n_loss } in { $n_folds } Teilen.
room-tune-stays-trees = C = { $n_c }: Kein Nachbar, mit oder ohne Bäume, ist um mehr als einen Standardfehler besser; Log-Loss { $n_loss } in { $n_folds } Teilen.
room-tune = C = { $n_c }: Log-Loss { $n_loss } in { $n_folds } Teilen, gegen { $n_before } bei C = { $n_start }.
room-tune-trees = C = { $n_c } mit Bäumen über Paare von Schlüsseln: Log-Loss { $n_loss } in { $n_folds } Teilen, gegen { $n_before } bei C = { $n_start }.
room-self-cannot = Kein Selbsttraining: { $name } kann eine Antwort nicht geringer als ein Label gewichten.
room-self-few = Kein Selbsttraining: { $n } von { $n_fewest } Labels, { $n_rows } Zeilen ohne eines.
room-self-nothing = Kein Selbsttraining: { $said_found }, was nichts beweist.
room-self-found = Log-Loss { $n_gain } ± { $n_error } niedriger in der Kreuzvalidierung
room-self = Selbsttraining mit { $n } Zeilen: { $said_found }.
room-calibration-few-training = noch kein Kalibrator: { $n } von { $n_needed } Trainingslabels
room-calibration-few = noch kein Kalibrator: { $n } von { $n_needed } Holdout-Labels
room-calibration-provisional = vorläufig: eine Temperatur aus { $n } kreuzvalidierten Trainingslabels, bis es genug Holdout-Labels gibt
room-calibration-unfitted = kein Kalibrator: Keiner ließ sich an diese { $n } Holdout-Labels anpassen
room-calibration-plain = kein Kalibrator: Reines Softmax hat den niedrigsten kreuzvalidierten Log-Loss, { $n_loss }, an { $n } Holdout-Labels
room-calibration-best = { $name } hat den niedrigsten kreuzvalidierten Log-Loss, { $n_loss } gegen { $n_plain } von reinem Softmax, an { $n } Holdout-Labels
room-calibration-near = { $name } bleibt nah am Modell, und { $best } ist nicht über den Zufall hinaus besser: Log-Loss { $n_loss } gegen { $n_best }, an { $n } Holdout-Labels
room-calibration-thin = noch kein Kalibrator: { $n_with } Holdout-Labels mit dieser Klasse und { $n_without } ohne, je { $n_needed } sind nötig
room-calibration-too-few = noch kein Kalibrator: { $n } Holdout-Labels sind hier zu wenige für { $name }
room-calibration-classes = jede Klasse hat ihren eigenen Kalibrator oder ein reines Sigmoid: { $n_with } von { $n_all } haben einen, an { $n } Holdout-Labels
room-calibration-fixed-classes = { $name } für jede Klasse verlangen die Einstellungen des Projekts
room-calibration-fixed = { $name } verlangen die Einstellungen des Projekts
room-sway-few = Noch nicht genug: Es braucht { $n_fewest } Antworten mit gezeigtem Vorschlag und { $n_again } mit durch das Los verborgenem, und es gibt { $n_shown } und { $n_hidden }.
room-sway-of = { $n_share } von { $n } Antworten ({ $n_low } bis { $n_high })
room-sway = Menschen sagten, was das Modell vorschlug, in { $said_shown }, wenn sie es sahen, und in { $said_hidden }, wenn es verborgen war: ein Unterschied von { $n_points } Punkten (95-%-Intervall { $n_low } bis { $n_high }).
room-sway-towards = Ihn zu sehen bewegt Antworten zum Modell hin.
room-sway-away = Ihn zu sehen bewegt Antworten vom Modell weg.
room-sway-not = Das Intervall enthält 0: Nichts zeigt, dass es Menschen beeinflusst, ihn zu sehen.
room-gold-form = Antworten auf dieses Formular lassen sich nicht mit einer bekannten vergleichen: `{ $name }` ist freier Text, und zwei richtige Antworten haben selten dieselben Worte. Übungsfälle brauchen ein Formular aus Auswahlen, Zahlen, Tagen und Ja oder Nein
