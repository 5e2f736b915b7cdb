# Los textos de las páginas en español. Explicado en docs/languages.md.

# The language itself: the plural form of a number, for scripts
plural-form =
    { $n ->
        [one] one
        [many] many
       *[other] other
    }

# templates/layout.html
nav-skip = Ir al contenido
nav-projects = Proyectos
nav-decisions = Decisiones
nav-account = Mi cuenta
nav-people = Personas
nav-audit = Auditoría
nav-notices = Avisos
nav-help = Ayuda
nav-sign-out = Cerrar sesión

# templates/project_layout.html
tabs-project = Proyecto
tab-overview = Resumen
tab-label = Etiquetar
tab-items = Elementos
tab-agreement = Acuerdo
tab-suspects = Etiquetas sospechosas
tab-import = Importar
tab-export = Exportar
tab-people = Personas
tab-settings = Ajustes

# templates/workflow_layout.html
tabs-workflow = Flujo de trabajo
tab-queue = Cola
tab-sweep = Revisión en bloque
tab-own-reviews = Mis revisiones
tab-workflow = Flujo
tab-metrics = Métricas
tab-policy = Política
tab-reconciliation = Ejecutado y aprobado
tab-oversight = Supervisión
tab-notices = Avisos
tab-workflows = Todos los flujos

# templates/workflow_layout.html
workflow-solo = <b>Modo individual.</b> Aquí una misma persona puede pedir y decidir. Nadie más la revisa, y cada veredicto lo indica.
undo = Deshacer

# Times and numbers
when-moment = { $day }, { $time } UTC
when-month-1 = { $day } ene { $year }
when-month-2 = { $day } feb { $year }
when-month-3 = { $day } mar { $year }
when-month-4 = { $day } abr { $year }
when-month-5 = { $day } may { $year }
when-month-6 = { $day } jun { $year }
when-month-7 = { $day } jul { $year }
when-month-8 = { $day } ago { $year }
when-month-9 = { $day } sept { $year }
when-month-10 = { $day } oct { $year }
when-month-11 = { $day } nov { $year }
when-month-12 = { $day } dic { $year }
when-now = ahora mismo
when-minutes =
    { $n ->
        [one] hace { $n } minuto
       *[other] hace { $n } minutos
    }
when-hours =
    { $n ->
        [one] hace { $n } hora
       *[other] hace { $n } horas
    }
when-days =
    { $n ->
        [one] hace { $n } día
       *[other] hace { $n } días
    }
when-secs = { $n } s
when-mins-secs = { $min } min { $secs } s
sure-very = muy seguro
sure = seguro
sure-fairly = bastante seguro
sure-not = poco seguro
sure-guessing = a ciegas
source-random = muestra al azar
source-holdout = holdout
source-audit = control de un elemento aceptado
source-coverage = cubre el pool
source-suspect = etiqueta sospechosa
source-strange = lejos de todo lo etiquetado
source-relabel = segunda opinión
source-tie = respuestas distintas
source-list = elegido en la tabla de elementos
source-assigned = asignado a esta persona

# templates/sign_in/form.html
sign-in = Iniciar sesión
sign-in-nobody = Todavía nadie tiene cuenta. Al arrancar, el servidor mostró un enlace de un solo uso: hay que abrirlo.
sign-in-name = Nombre
sign-in-password = Contraseña
sign-in-forgotten = ¿Sin contraseña, o se olvidó? Pedir un enlace de acceso a quien administra.

# templates/sign_in/link.html
welcome-name = ¡Hola, { $name }!
welcome = Te damos la bienvenida a qualm
sign-in-first = Aquí todavía no hay nadie. Quien empiece ahora administra el servidor e invita a los demás.
sign-in-your-name = Tu nombre
sign-in-new-password = Contraseña nueva
sign-in-a-password = Contraseña
sign-in-may-be-empty = (puede quedar vacía)
sign-in-password-hint = 12 caracteres o más. Sin contraseña se entra cada vez con un enlace nuevo.
sign-in-button = Iniciar sesión
sign-in-once = Este enlace sirve una sola vez.

# templates/error.html
error-to-workflows = A los flujos de trabajo
error-to-workflow = Volver al flujo de trabajo
error-to-projects = A los proyectos

# Statuses, on the error page
status-400 = Solicitud incorrecta
status-401 = Sin iniciar sesión
status-403 = No permitido
status-404 = No encontrado
status-405 = Método no permitido
status-409 = Conflicto
status-410 = Ya no existe
status-412 = Cambió mientras tanto
status-413 = Demasiado grande
status-422 = Datos no válidos
status-423 = En otras manos
status-429 = Demasiados intentos
status-500 = Error interno
status-503 = No disponible por ahora

# templates/account.html
account = Mi cuenta
account-new-token = El token nuevo
account-copy-token = Hay que copiarlo ahora: no se muestra otra vez.
account-keys = Teclas
account-keys-used-to = Las teclas habituales
account-keys-hint = Lo que hace cada tecla está en su botón, en la ayuda y en <kbd>?</kbd>. <a href="/help#keys">Todas las teclas</a>
save = Guardar
account-password = Contraseña
account-present-password = Contraseña actual
account-new-password = Contraseña nueva
account-password-hint = 12 caracteres o más. Se cierran todas las sesiones y se entra de nuevo con ella.
account-set-password = Cambiar la contraseña
account-tokens = Tokens de API
account-tokens-table = Tokens
account-token-name = Nombre
account-token-may = Puede
account-token-made = Creado
account-token-used = Usado
account-never = nunca
account-token-until = hasta el { $text }
account-revoke = Revocar
account-token-example = exportación nocturna
account-token-days = Válido por cuántos días
account-until-revoked = hasta revocarlo
account-it-may = Puede
account-make-token = Crear un token
account-token-hint = Un token nunca puede más que su dueño. Los scripts lo envían como <code>Authorization: Bearer …</code>
account-sessions = Sesiones abiertas
account-since = Desde
account-last-seen = Última actividad
account-this-one = esta
account-end-session = Cerrar
account-language = Idioma
account-language-pages = Idioma de las páginas
account-language-browser = la del navegador
account-language-hint = Los nombres de clases, las guías y los elementos quedan como los escribió el equipo.

# What a token may do, and what became of it
account-token-revoked = revocado
account-token-over = caducado
room-scope-read = ver proyectos, elementos y rondas
room-scope-label = tomar elementos y responderlos
room-scope-import = añadir elementos
room-scope-export = descargar conjuntos de datos
room-scope-train = iniciar, cancelar y revertir rondas
room-scope-route = enviar decisiones de modelos y retirarlas
room-scope-effect = ver permisos y comunicar lo que se hizo
room-scope-decide = revisar decisiones; nunca junto con route o effect
room-scope-admin = proyectos, cuentas, roles, tokens, ajustes

# Roles, as they are shown
room-role-labeler = etiquetador
room-role-reviewer = revisor
room-role-lead = responsable
room-role-engineer = ingeniero
room-role-admin = administrador
room-role-agent = agente

# templates/projects/throughput.html
throughput = Trabajo por día
throughput-span = Periodo
throughput-days =
    { $n ->
        [one] Hoy
        [many] Últimos { $n } de días
       *[other] Últimos { $n } días
    }
throughput-by-project = Por proyecto
throughput-project = Proyecto
throughput-answers = Respuestas
throughput-people = Personas
throughput-hours = Horas
throughput-an-hour = Respuestas por hora
throughput-hint = Las horas van de la respuesta de una persona a la siguiente; las pausas de más de 5 minutos no cuentan. Respuestas vigentes, días en UTC.
throughput-by-day = Por día
throughput-day = Día
throughput-csv = Como CSV
throughput-none = Nadie respondió en este tiempo.
throughput-no-projects = Ningún proyecto que mirar
throughput-no-projects-text = El trabajo por día es para responsables, ingenieros y administradores de un proyecto.

# templates/projects/list.html
projects = Proyectos
projects-new = Proyecto nuevo
projects-demo = Una demo: sus tickets y sus tres etiquetadores son inventados.
projects-role = { $model_text } · tu rol: { $role }
projects-label = Etiquetar
projects-overview = Resumen
projects-export = Exportar
projects-none = Todavía no hay proyectos
projects-none-text = Un proyecto tiene elementos, como tickets o filas de una tabla, y las clases que pueden recibir. Basta un archivo CSV o JSONL; sus columnas se reconocen solas.
projects-make = Crear un proyecto
projects-in-none = Todavía en ningún proyecto
projects-in-none-text = Quien administra el servidor o un proyecto puede añadir personas. Después, recargar esta página.
items-delete = Eliminar
projects-archived = Archivados
projects-archived-hint = Se pueden leer y exportar, y nada cambia en ellos.
projects-archived-by = archivado por { $by } el { $day }
projects-archived-on = archivado el { $day }
projects-bring-back = Recuperarlo
project-archived = Archivado desde { $day }: todo se puede leer y exportar, y nada cambia.
projects-no-items = todavía sin elementos
projects-labeled =
    { $labeled } de { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } con etiqueta ({ $share })
projects-model =
    un modelo de { $n ->
        [one] { $n } ronda
       *[other] { $n } rondas
    }
projects-no-round = todavía sin rondas
projects-no-model =
    { $n ->
        [one] { $n } ronda
       *[other] { $n } rondas
    }, todavía sin modelo

# templates/_invite.html
invite = Este enlace es para <b>{ $name }</b>. Permite entrar una vez, en 7 días, y no se muestra otra vez.

# templates/label/_past.html
past-flagged = marcada
past-note = nota
js-label-model-said = el modelo dijo { $said }
past-another = Otra clase para esta respuesta
past-change = Cambiar
past-take-back = Retirar

# templates/label/mine.html
mine = Mis respuestas
mine-today =
    Hoy <b>{ $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    }</b>
mine-pace = , <b>{ $pace }</b> por hora de trabajo
mine-go-on = Seguir etiquetando
mine-pace-hint = Las pausas de más de cinco minutos no cuentan. Esta página solo la ve su dueño, y nadie compite.
mine-no-pace-hint = El ritmo aparece a partir de diez respuestas al día. Esta página solo la ve su dueño, y nadie compite.
mine-search = Buscar
mine-search-in = Texto, id o nota
mine-class = Clase
mine-any = Cualquiera
mine-flagged = Solo marcadas
mine-show = Mostrar
mine-nothing = Nada coincide. Borrar la búsqueda o etiquetar algo primero.
mine-found =
    { $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    }
mine-newest = las { $shown } más recientes de { $found }
mine-title = Mis respuestas · { $project }

# templates/label/next.html
label-heading = Etiquetar: { $project }
label-mine = Mis respuestas
label-share = Proporción de elementos etiquetados
label-refused = Respuestas no aceptadas
label-guide-new = La guía cambió desde la última respuesta.
label-guide-opens = <kbd class="optional">{ $key_name }</kbd> la abre.
label-guide = Guía
label-guide-version = versión { $n }
label-the-guide = La guía
label-look-again = Mirar otra vez
label-import = Importar elementos
label-export = Exportar las etiquetas
label-item = El elemento
label-item-text = Texto del elemento
js-label-suggests = El modelo sugiere <b>{ $label }</b>
label-take-it = Aceptar
label-skip = Saltar
label-undo = Deshacer
label-flag = Marcar
label-note = Nota
label-escalate = Escalar
label-keys = Teclas
label-note-goes = va con la respuesta
label-last-answers = Últimas respuestas
label-undo-hint = retira la última
label-none-yet = Todavía ninguna.
label-hint-typing = Aquí hay muchas clases: basta escribir para encontrar una; para lo demás, las letras van con Alt.
label-hint-saved = La respuesta se envía al momento. «Guardado» aparece solo cuando el servidor la tiene en disco.
label-demo = Esta es la demo: sus tickets y sus tres etiquetadores son inventados. Tus respuestas son reales.

# templates/widgets/_filter.html
filter-find = Buscar una clase
filter-type = Escribir para buscar una clase

# templates/widgets/choice.html
widget-classes = Clases

# templates/widgets/choices.html
widget-set-classes = Clases
widget-answer = Responder
widget-nothing-ticked = Nada marcado: ninguna corresponde.

# templates/widgets/rating.html
widget-scale = Escala

# templates/widgets/pairs.html
widget-which-better = ¿Cuál es mejor?
widget-side-better = { $name } es mejor
widget-neither = Ninguno es mejor

# templates/widgets/_pairs_item.html
js-pairs-text = Texto { $name }

# templates/widgets/spans.html
widget-span-labels = Etiquetas para la selección
widget-spans = Fragmentos
widget-spans-hint = Un fragmento empieza antes de un carácter y termina antes de otro, contados desde 0. Las filas sin números se omiten.
widget-span-start = Inicio
widget-span-end = Fin
widget-span-label = Etiqueta
widget-start-of = Inicio del fragmento { $n }
widget-end-of = Fin del fragmento { $n }
widget-label-of = Etiqueta del fragmento { $n }
widget-spans-answer = Responder
widget-no-spans = Nada marcado: sin fragmentos.
widget-more-rows = Más filas
widget-where-words = Dónde está cada palabra

# templates/widgets/fields.html
field-required = obligatorio
field-yes = sí
field-no = no
field-no-answer = sin respuesta
field-answer = Responder
field-from-to = de { $min } a { $max }
field-at-least = al menos { $min }
field-at-most = como máximo { $max }

# templates/components/keys.html
keys-digits = <kbd>1</kbd> a <kbd>9</kbd>, <kbd>0</kbd>
keys = Teclas
keys-inert = Mientras se escribe, las teclas no hacen nada; <kbd>Esc</kbd> sale del texto. Otras teclas, para quien viene de Prodigy, Label Studio o Argilla: <a href="/account">Mi cuenta</a>.
close = Cerrar

# The label page, as it is made in Rust
label-title = Etiquetar · { $project }
label-none-of-these = Ninguna de estas
label-tie = empate
label-example = Ejemplo: { $example }
label-escalated-to-you =
    { $n ->
        [one] { $n } elemento escalado: va a continuación
       *[other] { $n } elementos escalados: van a continuación
    }
label-escalated-by = { $who } escaló este elemento.
label-escalated-why = { $who } escaló este elemento: { $note }
label-choose-one = Elegir una.
label-tick = Marcar lo que corresponda.
label-choose-step = Elegir un paso de la escala.
label-which-better = ¿Cuál es mejor?
label-select-text = Seleccionar texto y pulsar una etiqueta.
label-fill-in = Rellenar el formulario.
label-digits-choice = responder con la clase junto a la tecla; con Mayús, las diez siguientes
label-digits-choices = marcar o desmarcar la clase junto a la tecla; con Mayús, las diez siguientes
label-digits-rating = responder con el paso junto a la tecla
label-digits-pairs = 1 para A, 2 para B, como las flechas izquierda y derecha; 3 para ninguno
label-digits-spans = etiquetar la selección o la palabra bajo el cursor; otra vez la quita. En el texto: las flechas mueven, con Ctrl por palabras, Mayús selecciona, Supr quita, Tab va al siguiente fragmento
label-digits-fields = se escriben; Ctrl+Enter responde desde cualquier sitio, Esc sale de un campo
label-mine-today = Hoy: { $n }
label-of-labeled = { $labeled } de { $items } con etiqueta
label-on-list = { $n } más en tu lista
label-learning = el modelo está aprendiendo
label-learns-soon = el modelo aprende otra vez en un momento
label-learns-in =
    el modelo aprende otra vez tras { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    }
label-learns-every =
    el modelo aprende cada { $n ->
        [one] minuto
       *[other] { $n } minutos
    } si hay etiquetas nuevas
empty-no-items = Todavía no hay nada que etiquetar
empty-no-items-text = Este proyecto no tiene elementos. Quien lo dirige puede importarlos; aparecen aquí solos.
empty-waiting = Nada por ahora
empty-done = Todo listo
empty-done-text =
    { $n ->
        [one] El elemento ({ $n }) por el que había que preguntar tiene su respuesta.
       *[other] Los { $n } elementos por los que había que preguntar tienen sus respuestas.
    } ¡Gracias!
empty-done-next = Después: { $text }.
empty-done-new = Los elementos nuevos aparecen aquí en cuanto se importan.
empty-with-others =
    { $n ->
        [one] { $n } elemento está en otras manos
       *[other] { $n } elementos están en otras manos
    }.
empty-comes-back = Lo que quede sin responder vuelve, lo primero el { $at }.
empty-second-opinions =
    { $n ->
        [one] { $n } elemento espera a alguien que no lo haya visto
       *[other] { $n } elementos esperan a quien no los haya visto
    }.
empty-escalated =
    { $n ->
        [one] { $n } elemento espera a un responsable
       *[other] { $n } elementos esperan a un responsable
    }.
empty-looks-again = Esta página vuelve a mirar sola.

# Values of items, as they are shown
item-vector =
    un vector de { $n ->
        [one] { $n } número
       *[other] { $n } números
    }
item-a-vector = un vector
item-yes = sí
item-no = no
item-more =
    { $n ->
        [one] { $n } carácter más
       *[other] { $n } caracteres más
    }
item-zero-width = espacio de ancho cero
item-override = inversión de derecha a izquierda
item-bom = marca de orden de bytes
item-soft-hyphen = guion opcional

# What the label page's script says
js-label-waiting = Esperando el siguiente elemento
js-label-unreachable = No se llega al servidor. Las respuestas se guardan aquí y se envían en cuanto vuelva: dejar esta página abierta.
js-label-kept =
    { $n ->
        [one] { $n } respuesta guardada aquí, pendiente
       *[other] { $n } respuestas guardadas aquí, pendientes
    } de envío: no se llega al servidor.
js-label-saving = Guardando…
js-label-assignment = Tarea { $id }
js-label-named = { $item }, «{ $label }»: { $text }
js-label-none = ninguna
js-label-nothing-ticked = No hay nada marcado ni sugerido.
js-label-no-suggestion = El modelo no sugiere nada aquí. Elegir una clase.
js-label-saved = Guardado: { $label }.
js-label-saved-said = Guardado: { $label }. El modelo dijo { $said }.
js-label-late = se acabó el tiempo y otra persona tiene el elemento ahora. La respuesta quedó como tardía y no cuenta.
js-label-refused = el servidor la rechazó ({ $status }).
js-label-signed-out = La sesión se cerró, o ya no se puede etiquetar aquí. Entrar otra vez y recargar esta página: lo no guardado sigue aquí y se envía entonces.
js-label-answered = El servidor respondió { $status }.
js-label-skipped = Saltado. Se preguntará a otra persona.
js-label-skip-failed = El salto no llegó; el elemento vuelve solo.
js-label-escalates-to-you = Lo que se escala llega aquí. Responder, o saltar para otro responsable.
js-label-escalated = Escalado. Lo decide un responsable.
js-label-escalate-failed = No se llega al servidor, así que no se escaló; vuelve a continuación.
js-label-taken-back-said = Retirada. La respuesta era { $label }.
js-label-still-saving = La última respuesta aún se está guardando. Vuelve en cuanto esté guardada.
js-label-nothing-to-undo = No hay nada que retirar.
js-label-try-again = No se llega al servidor. Probar otra vez.
js-label-taken-back = Retirada.
js-label-changed = Cambiada a { $label }.
js-label-change-failed = El cambio no llegó. Probar otra vez.
js-label-lost = Ese elemento pasó entretanto a otra persona. Aquí está el siguiente.
js-label-no-guide = Este proyecto no tiene guía.
js-label-found =
    { $n ->
        [one] { $n } encontrada; Enter toma { $name }
       *[other] { $n } encontradas; Enter toma { $name }
    }
js-label-not-found = Ninguna clase tiene eso en su nombre
js-fields-nothing = nada rellenado
js-spans-quoted = «{ $text }»
js-spans-remove = Quitar
js-spans-remove-this = Quitar { $label } { $quoted }
js-spans-removed = { $label } { $quoted }: quitado.
js-spans-select-first = Primero hay que seleccionar texto.
js-spans-overlaps = Se solapa con { $label } { $quoted }. Quitar primero ese.
js-spans-is = { $quoted } es { $label }.
js-spans-selected = { $quoted } seleccionado.
js-spans-none-here = Aquí no hay ningún fragmento.
js-spans-the-text = El texto. Las flechas mueven, con Control por palabras, Mayús selecciona, los dígitos etiquetan, Supr quita, Tab va al siguiente fragmento.
js-spans-no-spans = sin fragmentos

# templates/help.html
help = Ayuda
help-how = Cómo funciona
help-loop = El ciclo
help-loop-import = <b>Importar</b> elementos. Una parte al azar, el holdout, se guarda aparte.
help-loop-label = <b>Etiquetar</b> lo que entrega la cola. Antes del primer modelo, los elementos se eligen para cubrir el pool.
help-loop-round = Tras algunas etiquetas corre una <b>ronda</b>: el modelo aprende, se calibra y se mide con el holdout, y puntúa cada elemento.
help-loop-queue = La cola pregunta entonces por los elementos que más ayudan. De vez en cuando llega uno del holdout, sin sugerencia.
help-loop-export = <b>Exportar</b> las etiquetas en cualquier momento, cada una con su origen.
help-labeling = Etiquetar
help-labeling-sent = La respuesta se envía al momento; donde pueden corresponder varias clases, las teclas marcan casillas y <kbd>Enter</kbd> envía. «Guardado» aparece solo cuando el servidor tiene la respuesta en disco. Sin conexión se sigue con los elementos ya cargados: la página cuenta las respuestas que guarda y las envía, en orden, en cuanto puede, también tras recargar. Lo escrito como nota está solo en la página.
help-labeling-guide = La <b>guía</b> está a una tecla. Cuando cambia, la página lo dice una vez, y cada respuesta recuerda la versión con la que se dio. En <b>Mis respuestas</b> está lo dicho, y allí mismo se cambia.
help-labeling-suggestion = Lo que sugiere el modelo se muestra antes de responder, después o nunca, según el proyecto. Aun donde se muestra, falta en algunas respuestas por sorteo: compararlas dice si las sugerencias influyen.
help-keys = Teclas
help-keys-map = Un mapa para todo. Ahora rige el de <b>{ $preset }</b>; otro se elige en <a href="/account">Mi cuenta</a>. En la página de etiquetar, <kbd>1</kbd> a <kbd>9</kbd> y <kbd>0</kbd> eligen una clase; con <kbd>Shift</kbd>, las diez siguientes. Con más de 20 clases basta escribir para encontrar una; las letras van entonces con <kbd>Alt</kbd> para lo demás. Mientras se escribe un texto, las teclas son solo letras.
help-decisions = Decisiones de modelos
help-decisions-text = Un programa pregunta antes de actuar. Lo que su política no le deja hacer solo espera en la cola de su flujo, lo más urgente primero. Abrir un elemento lo reserva: nadie más lo recibe mientras tanto. Una aprobación permite exactamente lo que se vio, una sola vez. Nada se aprueba por esperar, y nadie decide sobre lo que pidió. Lo escrito se guarda con el elemento.
help-badge = El distintivo dice cuán seguro estaba el modelo y qué hace la política con ello: alto actúa solo, medio pregunta a una persona, bajo vuelve a quien llamó. Rayado y con palabras no está calibrado: entonces el número es una afirmación.
help-words = Términos
help-item = Elemento
help-item-text = Algo por lo que se puede preguntar a una persona.
help-pool = Pool y holdout
help-pool-text = El pool entrena, el holdout mide. Un elemento está en uno de los dos para siempre.
help-annotation = Anotación, etiqueta
help-annotation-text = Lo que dijo una persona; lo que el proyecto da por cierto.
help-round = Ronda
help-round-text = Aprender, medir, elegir qué preguntar después.
help-strategy = Estrategia
help-strategy-text = La regla que dice cuánto ayudaría una etiqueta más.
help-calibrator = Calibrador
help-calibrator-text = Lo que hace que «80 % seguro» signifique acertar en 8 de 10 casos.
help-programs = Para programas
help-programs-text = Todo esto se puede hacer por REST con un token de <a href="/account">Mi cuenta</a>. La descripción está en <a href="/api/openapi.json">/api/openapi.json</a>.
help-place-label = La página de etiquetar
help-place-review = Un elemento en revisión
help-place-queue = La cola de un flujo
help-place-sweep = Una revisión en bloque
help-place-curate = Respuestas distintas

# What keys do
room-key-accept = aceptar la sugerencia o enviar lo marcado
room-key-accept-review = aprobar; en una auditoría: estaba bien
room-key-accept-curate = aceptar el consenso
room-key-reject = ninguna de estas, si el proyecto tiene esa respuesta; si no, dejar el elemento a otros
room-key-reject-review = rechazar, y un dígito para el motivo
room-key-reject-sweep = elegir un motivo para sacar esta fila
room-key-reject-curate = ninguna de estas, si el proyecto tiene esa respuesta
room-key-submit = enviar lo marcado; con una clase: tomar la señalada
room-key-submit-curate = enviar lo marcado, o el motivo
room-key-skip = saltar: se pregunta a otra persona
room-key-skip-curate = dejarlo para después: el siguiente
room-key-undo = retirar la última respuesta: elemento y respuesta vuelven como estaban
room-key-undo-review = retirar el último veredicto mientras su plazo esté abierto
room-key-undo-curate = retirar la última decisión
room-key-keep = lo mismo que Retroceso
room-key-keep-sweep = dejar esta fila después de todo
room-key-escalate = escalar: el elemento va a un responsable, con la nota
room-key-escalate-review = al segundo nivel, y un dígito para el motivo
room-key-flag = marcar la respuesta para revisarla
room-key-note = escribir una nota; Esc sale
room-key-note-curate = escribir una nota junto al motivo; Esc sale
room-key-guide = abrir o cerrar la guía
room-key-filter = buscar una clase escribiendo; Enter toma la primera
room-key-edit = editar lo que puede ejecutarse
room-key-defer = aplazar (segundo nivel)
room-key-evidence = abrir la evidencia de un elemento rojo
room-key-release = devolver
room-key-pass = pasar a otra persona
room-key-ask = preguntar a otra persona
room-key-down = abajo
room-key-down-sweep = a la fila siguiente
room-key-up = arriba
room-key-up-sweep = a la fila anterior
room-key-open = abrir lo señalado
room-key-help = esta ayuda

# What was just done
room-done-saved = Guardado.
room-done-created = El proyecto está listo. Ahora, importar elementos.
room-done-created-with-items = El proyecto está creado. Esto pasó con el archivo:
room-done-changed = La respuesta se cambió.
room-done-undone = La respuesta se retiró. Aquí está el elemento otra vez.
room-done-late = Ese elemento ya estaba con otra persona. La respuesta quedó como tardía y no cuenta como etiqueta.
room-done-keys = Desde ahora todas las páginas usan estas teclas.
room-done-language = Desde ahora las páginas están en este idioma.
room-done-to-lead = Escalado. Lo decide un responsable; aquí está el siguiente.
room-done-skipped = Saltado. Se preguntará a otra persona.
room-done-gone = Ese elemento ya no está aquí, así que no se guardó nada. Aquí está el siguiente.
room-done-started = Hay una ronda en espera. Empieza en un momento.
room-done-accepted = Aceptado. Se pedirá a personas que revisen una parte.
room-done-withdrawn = Retirado. Se puede volver a preguntar por sus elementos.
room-done-cancelled = La ronda se está cancelando.
room-done-rolled-back = Ese modelo vuelve a sugerir y a ordenar la cola.
room-done-no-test-set = El conjunto de prueba se quitó. Las rondas medidas con él conservan sus cifras.
room-done-role = El rol se cambió.
room-done-removed = Esa persona ya no tiene un rol aquí.
room-done-closed = La cuenta está cerrada; sus sesiones y tokens terminaron.
room-done-opened = La cuenta está abierta de nuevo.
room-done-revoked = El token se revocó.
room-done-ended = La sesión se cerró.
room-done-searched = Buscado de nuevo.
room-done-decided = Decidido. Las respuestas quedan registradas.
room-done-excluded = Excluido: no se pregunta por él y las exportaciones lo omiten. La tabla de elementos lo recupera.
room-done-undecided = Retirado. Aquí está el elemento otra vez.
room-done-asked-again = Se pregunta a otra persona.
room-done-nobody-left = Todos los que tienen un rol aquí respondieron o lo saltaron: no queda a quién preguntar.
room-done-nothing-to-ask = Nada que preguntar: ya espera a otra persona, o la lista está vacía.
room-done-nothing-ticked = Primero marcar filas, o elegir todas las que coinciden.
room-done-nothing-listed = Nada aquí necesita tu respuesta: con etiqueta, en otras manos, excluido o en el holdout.
room-done-list-stopped = La lista se guardó. La cola elige lo siguiente.
room-done-tested = La prueba está en espera y sale en un momento. Mirar otra vez para ver qué pasó.
room-done-resent = Está en espera otra vez, con el mismo id.
room-done-gone-endpoint = Quitado. Ya no se envía nada allí.
room-done-password = La contraseña se cambió.
room-done-approved = Aprobado. Quien lo pidió puede actuar, una vez.
room-done-edited = Aprobado con la edición. Quien lo pidió puede ejecutar exactamente eso, una vez.
room-done-rejected = Rechazado. Quien lo pidió no puede actuar.
room-done-escalated = Enviado al segundo nivel.
room-done-over-authority = La edición sube el importe por encima de lo que puede dar un primer revisor, así que decide el segundo nivel.
room-done-put-off = Aplazado. Vuelve ese día y no se ejecuta hasta entonces.
room-done-confirmed = Confirmado: estuvo bien hecho.
room-done-overturned = Revocado: no debió hacerse así.
room-done-unsure = Enviado al segundo nivel para otra mirada.
room-done-share = La proporción quedó fijada. El sorteo cuenta de nuevo desde aquí.
room-done-retired = Fuera de la reserva. Lo que las personas hicieron con él queda registrado.
room-done-passed = Pasado. Se pregunta a otra persona; no vuelve aquí.
room-done-put-back = Devuelto. Cualquiera puede tomarlo.
room-done-enough = Por hoy ya son tantas decisiones como debe tomar una persona. Mañana se sigue.
room-done-started-workflow = El flujo está listo. Su política está activa.
room-done-started-careful = El flujo está listo y pregunta por todo a personas. La política que le deja actuar solo corre en la sombra hasta que otra persona la active.
room-done-samples = Los ejemplos están cargados, como si un programa hubiera preguntado.
room-done-swept = Listo: lo que quedó está aprobado; lo que se sacó espera en la cola.
room-done-halted = Detenido. Nada nuevo actúa, y los permisos sin usar se revocan.
room-done-resumed = Continúa. Lo detenido sigue detenido: quien lo pidió pregunta otra vez.
room-done-looked = Se miraron los veredictos que hay. El resultado está aquí.
room-done-activated = Activada. Desde ahora dirige cada decisión nueva.
room-done-in-shadow = Corre en la sombra: su ruta se anota junto a la real, y nada actúa según ella.
room-done-no-shadow = Ya nada corre en la sombra.
room-done-proposed = Propuesta. Desde ahora corre en la sombra, y otra persona la activa.
room-done-extended = Ampliado hasta que acabe el día.
room-done-stopped = Detenido antes de salir de la bandeja.

# Practice items
room-practice-caught = Era un elemento de práctica con un error puesto a propósito, y no se dejó pasar. No se envió nada.
room-practice-right = Era un elemento de práctica correcto, y se aprobó. No se envió nada.

# What other rooms refuse
room-refuse-sign-in = ese nombre y esa contraseña no corresponden a ninguna cuenta abierta
room-refuse-many = hay demasiadas personas entrando en este momento; probar otra vez en unos segundos
room-refuse-password-short = esta contraseña tiene { $length } caracteres; hacen falta al menos { $shortest }. Unas cuantas palabras seguidas son fáciles de recordar
room-refuse-password-long = esta contraseña tiene más de { $bytes } bytes
room-refuse-password-common = esta contraseña es de las primeras que otros probarían (una común, signos repetidos o hecha con un nombre); elegir otra
room-refuse-password-changed = la contraseña cambió mientras tanto; probar otra vez
room-refuse-token-scope = un token necesita al menos un permiso: { $all }
room-refuse-token-name = el nombre del token tiene más de 100 caracteres
room-refuse-token-days = `{ $days }` días: un número entero de 1 a 3650, o nada
room-refuse-link = este enlace de acceso ya se usó o caducó. Uno nuevo se obtiene con `qualm user link NAME` o de quien administra
room-refuse-closed = esta cuenta está cerrada; primero hay que abrirla
room-refuse-not-here = no hay nada en esta dirección
room-refuse-no-project = no hay ningún proyecto `{ $name }`
room-refuse-no-workflow = no hay ningún flujo `{ $name }`
room-refuse-admins = solo quien administra puede hacer esto
room-refuse-own-page = este cambio no viene de una página de este servidor. Los scripts usan un token de API
room-refuse-sign-in-first = primero hay que entrar, o enviar `Authorization: Bearer` con un token de API
room-refuse-note = la nota tiene { $length } caracteres; 2000 es el máximo
room-refuse-escalate-lead = lo que se escala llega aquí: responder este elemento, o saltarlo para otro responsable
room-refuse-assignment-over = la tarea { $id } está ahora { $state }; pedir el siguiente elemento
room-refuse-assignment-state = la tarea { $id } está ahora { $was }, así que no puede quedar { $state }
room-refuse-assignment = no hay ninguna tarea { $id } tuya
room-refuse-annotation = no hay ninguna respuesta { $id } tuya
room-refuse-no-assignment = no hay ninguna tarea { $id }
room-refuse-no-annotation = no hay ninguna respuesta { $id }
room-refuse-late = la tarea { $id } había caducado y otra persona tiene su lugar; la respuesta quedó como tardía
room-refuse-answered = la tarea { $id } ya se respondió con otra cosa; una respuesta se cambia en Mis respuestas
room-refuse-answer-back = la respuesta a la tarea { $id } se retiró
room-refuse-annotation-back = la respuesta { $id } se retiró
room-refuse-version = la respuesta { $id } va por la versión { $version } (`{ $label }`) y se vio la { $seen }; mirar otra vez antes de cambiarla a `{ $wanted }`
room-refuse-imported = la respuesta { $id } vino con una importación; etiquetar el elemento en lugar de cambiarla
room-refuse-none-of-set = la respuesta está vacía: enviar [] si no corresponde ninguna clase
room-refuse-at-least = una respuesta nombra al menos { $min } de las clases, y esta nombra { $named }
room-refuse-retired = la clase `{ $name }` se retiró en este proyecto y ya no es una respuesta; usar otra
room-refuse-field-missing = el campo `{ $name }` es obligatorio
room-refuse-span-twice = el fragmento { $span } está dos veces
room-refuse-spans-overlap = los fragmentos { $before } y { $span } se solapan, y este proyecto no lo permite
room-refuse-role = tu rol aquí es { $role }; esto requiere { $roles }

# templates/workflow_layout.html
workflow-stopped = <b>Este flujo está detenido.</b> Lo detuvo { $by }, { $ago }: { $reason }. Nada nuevo actúa, y nada se puede aprobar.

# templates/reviews/queue.html
queue = Cola
queue-keys = Teclas
queue-open-first = Abrir lo más urgente
queue-waiting = <b>{ $n }</b> en espera
queue-median = espera mediana
queue-oldest = la más antigua
queue-table = Lo que espera, lo más urgente primero
queue-what = Qué
queue-sure = Seguridad
queue-age = Espera
queue-due = Plazo
queue-tier = Nivel
queue-in-hand = En manos de
queue-hidden = oculto: la segunda mirada es ciega
queue-age-narrow = espera
queue-due-narrow = plazo
queue-tier-narrow = nivel
queue-you = tuyas
queue-nobody = nadie
queue-more = { $n } más esperan detrás.
queue-nothing = Nada espera
queue-look-again = Mirar otra vez

# The queue, as it is made in Rust
queue-title = Cola: { $workflow }
queue-in-hands = { $n } en manos de personas
due-in = en { $span }
due-late = { $span } de retraso
span-seconds =
    { $n ->
        [one] { $n } segundo
       *[other] { $n } segundos
    }
span-minutes =
    { $n ->
        [one] { $n } minuto
       *[other] { $n } minutos
    }
span-hours =
    { $n ->
        [one] { $n } hora
       *[other] { $n } horas
    }
span-days =
    { $n ->
        [one] { $n } día
       *[other] { $n } días
    }
queue-past-promise =
    { $n ->
        [one] Un elemento pasó
       *[other] { $n } elementos pasaron
    } del plazo prometido. El retraso nunca aprueba nada: espera hasta que alguien decida.
queue-put-off =
    { $n ->
        [one] Una decisión está aplazada
       *[other] { $n } decisiones están aplazadas
    }; la primera vuelve { $due }.
queue-empty-last = Nada espera porque todo lo preguntado está decidido. La última pregunta llegó { $ago }.
room-queue-stopped = Nada espera porque este flujo está detenido: lo que se envíe ahora queda parado.
room-queue-nobody-asked = Nada espera porque ningún programa ha preguntado todavía. Los programas preguntan con POST /api/v1/decisions.
room-queue-alone = La política deja actuar solo al modelo donde está seguro; lo menos seguro llega aquí.
room-kind-second-look = segunda mirada
room-kind-escalated = escalado
room-practice-announced = En la cola hay elementos de práctica: casos con respuesta conocida, como máximo { $share } de cada 100. No causan nada, y se avisa justo después del veredicto.
held-undo = { $what }: tu veredicto «{ $did }». Cuenta en { $span }.

# templates/reviews/item.html
item-note = Nota
item-lean = ¿Qué habría sido tu veredicto?
item-lean-hint = opcional; el segundo nivel lo ve cuando haya decidido
item-why = ¿Por qué?
item-choose-reason = Elegir un motivo
item-draft = Aquí está lo que se había escrito.
item-due = plazo: { $due }
item-yours-until = reservado hasta { $until }
item-was-done = Lo que se hizo
item-would-happen = Lo que ocurriría
item-no-arguments = Sin argumentos.
item-marked = Marcado: donde el propio modelo estaba menos seguro que el umbral.
item-signals = Señales
item-together = En conjunto, riesgo { $score }: <b>{ $what }</b>.
item-checks = Lo que dijo cada comprobación
item-check = Comprobación
item-said = Dijo
item-weight = Peso
item-adds = Suma
item-accepting = Aceptación
item-weight-narrow = peso
item-adds-narrow = suma
item-bars = la impide por sí sola
item-in-sum = en la suma
item-read-each = Leer cada campo
item-fields-to-read = Campos por leer
item-fields-sure = Todos los campos son bastante seguros
item-on-page = { $name } en la página { $page }
item-field-sure-means = { $sure } de seguridad, { $means }
item-filled = Rellenados solos: { $n }
item-field-sure = { $sure } de seguridad
item-correct-why = Si se corrige algo, ¿por qué?
item-fields-read-so = Los campos dicen esto
item-accept-document = Aceptar el documento con estos campos
item-page-whole = Página { $n }, entera
item-page-of = Página { $n } del documento
item-checks-failed = Estas comprobaciones no se pudieron hacer:
item-evidence = Evidencia
item-red = Esta decisión es roja. Primero, mirar la evidencia: los motivos del modelo se abren con ella.
item-open-evidence = Abrir la evidencia
item-why-model = Por qué lo quiere el modelo
item-why-folded = Por qué lo quiere el modelo queda plegado hasta abrir la evidencia.
item-history = Historial
item-revision = Revisión { $n }: { $status }
item-was-it-right = ¿Estuvo bien?
item-your-verdict = Tu veredicto
item-blind = Una segunda mirada ciega: no se muestra ni la seguridad del modelo ni lo dicho antes.
item-right-or-corrected = Estaba bien, o según lo corregido
item-accept-as-read = Aceptar lo leído
item-approve = Aprobar
item-it-was-right = Estuvo bien
item-reject = Rechazar
item-goes-to-caller = va a quien lo pidió
item-it-was-wrong = Estuvo mal
item-should-have-been = lo que debió ser
item-for-second-tier = para el segundo nivel
item-escalate = Escalar
item-not-sure = No está claro
item-edit = Editar
item-may-run = Lo que puede ejecutarse en su lugar
item-json = JSON, entero
item-approve-edited = Aprobar con la edición
item-put-off = Aplazar
item-rationale = Justificación
item-40-characters = al menos 40 caracteres
item-comes-back = Vuelve el
item-put-off-hint = Hasta entonces no se ejecuta, y solo se puede aplazar unas cuantas veces.
item-put-back = Devolver
item-pass-on = Pasar
item-keys = Teclas
item-how-sure = Cuán seguro estaba el modelo
item-doubt = El número: { $doubt }. Dice lo que el modelo afirma, no cuántas veces acierta.
item-because = Motivo de la consulta: { $reason }.
item-reds = Rojo
item-policy = La política, versión { $n }
item-cannot = Lo que el modelo no puede hacer
item-key = Clave
item-about = Sobre
item-requested-by = Pedido por
item-tier = Nivel
item-second = segundo
item-first = primero

# A review item, as it is made in Rust
item-nothing-else = No espera nada más.
item-more-in-queue =
    { $n ->
        [one] { $n } elemento más
       *[other] { $n } elementos más
    } en esta cola.
item-what-changes = Qué cambia respecto a lo que hay ahora
item-would-change = Lo que { $who } cambiaría
item-since-revision = Qué cambió desde la revisión { $n } ({ $status })
item-model-saw = Lo que vio el modelo
item-value = valor
item-moves = mueve { $usd } USD
item-can-be-undone = se puede deshacer
item-cannot-be-undone = no se puede deshacer
item-regulated = regulado: { $what }
item-hurt = alguien podría salir dañado
item-scores = { $own } de 100 con los pesos propios de este puesto, { $default } con los predeterminados
item-score = { $score } de 100
badge-own-weights = Una puntuación con los pesos propios de este puesto, según lo que decidió su gente.
badge-sent = Una puntuación enviada, con los pesos predeterminados de la política.
badge-least-field = Cuán seguro estaba el lector del campo menos seguro.
badge-fields-from = campos desde { $share }
badge-no-number = sin número utilizable
badge-no-confidence = Quien llamó no envió una confianza entre 0 y 1, así que se pregunta a una persona.
badge-high = Al menos el umbral de { $auto }.
badge-medium = Entre el mínimo de { $floor } y el umbral de { $auto }.
badge-low = Por debajo del mínimo de { $floor }.
badge-uncalibrated = sin calibrar
badge-weak = poco calibrado
badge-stale = calibración antigua
badge-not-enough = Aún no hay evidencia suficiente entre { $from } y { $to }: las personas decidieron { $reviewed } de las { $enough } necesarias.
badge-past = De las últimas { $reviewed } entre { $from } y { $to }, se aprobaron { $agreed } sin cambios ({ $low } a { $high }).
doc-no-page = Su página no vino con la evidencia.
doc-whole-page = El lector no indicó un lugar, así que aquí está la página entera.
doc-bad-place = El lugar indicado no está en la página, así que aquí está entera.
doc-at-least = al menos { $share }
doc-less-than = menos de { $share }
signal-not-made = no se hizo
signal-passed = pasó
signal-failed = falló
signal-error = no se pudo hacer: { $why }
signal-risk = riesgo { $share }
signal-reading = lectura
signal-other-sources = otras fuentes
signal-behaviour = comportamiento
signal-accept = aceptar
signal-person = decide una persona
signal-turn-away = rechazar, con opción de reintentar
signal-turned-away =
    Rechazado antes por sus señales { $n ->
        [one] { $n } vez
       *[other] { $n } veces
    }.

# Verdicts and statuses in words
room-did-approve = lo aprobó
room-did-edit = lo aprobó con una edición
room-did-reject = lo rechazó
room-did-escalate = lo envió al segundo nivel
room-did-defer = lo aplazó
room-did-confirm = lo confirmó
room-did-overturn = lo revocó
room-did-unsure = no lo tuvo claro
room-were-unsure = no lo tuvo claro
room-status-alone = actúa solo
room-status-waits = espera a una persona
room-status-outbox = en la bandeja de salida
room-status-approved = aprobado
room-status-edited = aprobado con edición
room-status-rejected = rechazado
room-status-put-off = aplazado
room-status-below = por debajo del mínimo
room-status-expired = caducado, no aprobado
room-status-called-off = retirado
room-status-superseded = sustituido por una revisión nueva
room-status-halted = detenido
room-lean-approve = Lo habría aprobado.
room-lean-edit = Lo habría editado.
room-lean-reject = Lo habría rechazado.
room-purpose-second-tier = segundo nivel
room-purpose-first-tier = primer nivel

# Why a person is asked
room-because-kill = el interruptor de parada está activado
room-because-hold-all = la política reserva todo para personas
room-because-two-red = dos propiedades de esta decisión son rojas
room-because-not-green = esta decisión no es verde, y nadie vigila el flujo
room-because-regulated = está regulado y es demasiado incierto para quedar sin respuesta
room-because-recent-reject = una persona rechazó la última sobre el mismo asunto
room-because-caller = quien llamó pidió una persona
room-because-signal = una comprobación no se pudo hacer
room-because-field = un campo es menos seguro que su umbral
room-because-gated = esta acción siempre necesita una persona
room-because-staged = la puntuación es baja, y este puesto prepara rechazos para la revisión diaria
room-because-band = la puntuación está en la banda que revisan personas
room-because-signals = sus señales no bastan para aceptar
room-because-soft-reject = sus señales dicen rechazar, con opción de reintentar
room-because-gate-all = la política pregunta por todo
room-because-invalid = la confianza falta, no es un número o está fuera de 0 a 1
room-because-uncalibrated = la confianza no está calibrada, así que no puede actuar sola
room-because-uncalibrated-drawn = la confianza no está calibrada; sorteado para una persona
room-because-uncalibrated-not-drawn = la confianza no está calibrada; no sorteado para una persona
room-because-judge-missing = ningún segundo modelo opinó
room-because-judge-disagrees = el segundo modelo haría otra cosa
room-because-judge-unsure = el segundo modelo coincide, pero no está bastante seguro
room-because-judge-agrees = el segundo modelo coincide
room-because-at-least = es al menos tan seguro como el umbral
room-because-between = es más seguro que el mínimo y menos que el umbral
room-because-below = es menos seguro que el mínimo
room-because-drawn = sorteado para una persona
room-because-not-drawn = no sorteado para una persona
room-because-post-hoc = la política actúa primero y mira después
room-because-out = la política actúa y muestra agregados

# What is red
room-done-started-own = El flujo está listo. Todo espera a personas hasta que su política diga otra cosa.
room-done-new-version = Propuesta. No decide nada hasta que se active.
room-propose-alone = Qué actúa solo
room-propose-again = Qué se vuelve a mirar
room-propose-matrix = Matriz de decisión
room-propose-time = Tiempo
room-propose-beside = Junto a cada elemento
room-propose-mode = Qué ocurre
room-propose-mode-help = Dos propiedades rojas más abajo exigen que decida una persona.
room-propose-threshold = Actúa solo si está al menos así de seguro
room-propose-threshold-help = 0 a 1, normalmente 0,85; 0,97 si hay dinero, salud o derecho.
room-propose-floor = Pregunta a una persona si está al menos así de seguro
room-propose-floor-help = 0 a 1, normalmente 0,6. Por debajo no se ejecuta y vuelve a quien lo pidió.
room-propose-rate = Parte por la que se pregunta
room-propose-rate-help = 0 a 1. Para una parte al azar, y mientras la confianza no esté calibrada.
room-propose-audit = De lo que actuó solo
room-propose-audit-help = 0 a 1, normalmente 0,05. Sin ello nadie sabe cuánto se equivoca el modelo solo.
room-propose-near = De lo que estuvo apenas lo bastante seguro
room-propose-near-help = 0 a 1, normalmente 0,15. Es lo que más dice del umbral.
room-propose-approvals = De las aprobaciones de personas
room-propose-approvals-help = 0 a 1, normalmente 0,05, por otra persona que no ve el primer veredicto.
room-propose-below = De lo que quedó bajo el mínimo
room-propose-below-help = 0 a 1, normalmente 0,02.
room-propose-evidence = Por qué la matriz es así
room-propose-sla = Minutos hasta que una persona debería haber decidido
room-propose-sla-help = 240 son cuatro horas; 1,5 son 90 segundos.
room-propose-tier2 = Minutos que tiene el segundo nivel
room-propose-tier2-help = 1.440 son un día.
room-propose-outbox = Minutos en la bandeja de salida antes de actuar solo
room-propose-outbox-help = Allí una persona puede pararlo. 0: actúa enseguida.
room-propose-cap = Cuántos elementos decide como mucho una persona al día
room-propose-cap-help = Vacío: 40 donde debe decidir una persona, si no 200.
room-propose-text = La política en palabras
room-propose-limits = Lo que el modelo no puede hacer
room-color-green = Verde
room-color-yellow = Amarillo
room-color-red = Rojo
room-green-cost = menos de 1 $, o sin efecto hacia fuera
room-yellow-cost = de 1 $ a 1.000 $, o de reputación
room-green-reversibility = se deshace con un clic
room-yellow-reversibility = reversible con esfuerzo
room-green-regulation = ninguna
room-yellow-regulation = guías del sector
room-green-ambiguity = estructurada, bien definida
room-yellow-ambiguity = semiestructurada
room-propose-share-wrong = { $name } es { $value }: use un número de 0 a 1
room-propose-minutes-wrong = { $name } es { $value }: use un número de minutos
room-propose-count-wrong = { $name } es { $value }: use un número entero, o déjelo vacío
room-propose-floor-wrong = review_floor es { $floor } y auto_threshold { $threshold }: el mínimo debe quedar por debajo del umbral, o nunca se pregunta a nadie
room-propose-secs-wrong = { $name } es { $value }: use de { $least } a { $most }
room-propose-why-missing = diga por qué: { $said_because }
room-propose-changes-matrix = esta versión cambia la matriz de decisión
room-red-cost = Coste de un error
room-red-cost-means = más de 1000 $, consecuencias legales o de seguridad
room-red-reversibility = Reversibilidad
room-red-reversibility-means = irreversible: correo enviado, pago, borrado
room-red-regulation = Regulación
room-red-regulation-means = alto riesgo según el Reglamento de IA de la UE, HIPAA, FDA, art. 22 del RGPD
room-red-ambiguity = Ambigüedad de la entrada
room-red-ambiguity-means = libre, disputada o adversaria

# A policy in sentences
room-mode-hold = Reservar todo para personas
room-mode-gate = Una persona aprueba todo antes de que ocurra
room-mode-confidence = Actúa solo si está seguro, pregunta si lo está menos, devuelve el resto
room-mode-judge = Actúa solo si un segundo modelo coincide
room-mode-sample = Se pregunta por una parte al azar, el resto actúa solo
room-mode-post-hoc = Actúa al momento; las personas miran una muestra después
room-mode-out = Actúa al momento; las personas ven agregados y una auditoría al azar
room-policy-alone = Actúa solo con al menos { $auto } de seguridad.
room-policy-asks = Pregunta a una persona con al menos { $floor } de seguridad.
room-policy-below = Por debajo de { $floor } no se ejecuta y vuelve a quien llamó.
room-policy-never-alone = Una confianza sin calibrar nunca actúa sola: se pregunta por todo a una persona.
room-policy-while-uncalibrated = Mientras la confianza no esté calibrada, se pregunta a una persona por el { $share }.
room-policy-draw = Un sorteo envía el { $share } a una persona.
room-policy-in-loop = La matriz de decisión exige que decida una persona.
room-policy-on-loop = La matriz de decisión exige que una persona vigile y pueda detenerlo.
room-policy-skip = La matriz de decisión no pide a nadie.
policy-looked-again = El { $share } de lo que actuó solo se mira otra vez.
room-policy-again = { $share } de las aprobaciones vuelven para una segunda mirada, a la misma persona.
room-policy-second = Una segunda persona mira a ciegas el { $share } de las aprobaciones.
room-policy-authority = Una edición que sube el importe por encima de { $limit } USD va al segundo nivel.
room-policy-outbox = Lo que actúa solo espera { $span } en la bandeja de salida, donde se puede detener.
room-policy-within = Una persona debería decidir en { $first }, el segundo nivel en { $second }.
room-policy-expires = Tras { $span } un elemento abierto caduca y no se ejecuta.
room-policy-nothing-expires = Nada se aprueba por esperar, y nada caduca.
room-policy-every = Una persona aprueba cada { $actions }.
room-policy-only-above = Solo «{ $action }» se ejecuta solo, y únicamente por encima de { $score } puntos.
room-policy-band = De { $from } a { $to } revisa una persona. Por debajo, «{ $action }» se prepara para la revisión en bloque en los puestos que lo activaron; en los demás revisa una persona.
room-policy-signals = Se ejecuta solo si las señales bastan para aceptar; una que falla o no se pudo hacer nunca acepta. Rechazado como máximo { $n } veces antes de que mire una persona.
room-policy-fields = Los campos se rellenan solos con al menos { $share } de seguridad.
policy-field-own = «{ $name }» con al menos { $share }
policy-held-to-more = Más exigentes: { $fields }.
room-policy-sweep = Cada { $actions } espera a la revisión diaria en bloque, con plazo hasta las { $hour } según el reloj del flujo. Antes no se envía nada.

# templates/reviews/sweep.html
sweep-late = La revisión en bloque no se hizo a tiempo. No se envió nada: todo espera hasta que alguien la haga.
sweep = Revisión en bloque
sweep-waiting = { $n } en espera
sweep-due = , plazo: { $due }
sweep-keys = Teclas
sweep-read-each = Leer cada una. Lo que quede como está se aprueba con el botón del final; lo que necesite una mirada propia se saca, con un motivo.
sweep-all = Todo
sweep-pull-out = ¿Sacarlo?
sweep-no = No, puede salir
sweep-yes = Sí: { $reason }
sweep-note = Nota
sweep-more = . { $n } más esperan a la página siguiente.
sweep-all-or-none = Vale todo o nada. Cada aprobación es un veredicto propio, en tu nombre.
sweep-approve = Aprobar lo que no se sacó
sweep-nothing = Nada espera a la revisión en bloque
sweep-nothing-text = Sin ella no se envía nada. Una vacía no envía nada.
sweep-before = Revisiones anteriores
sweep-no-key = Ninguna tecla aprueba: el botón está al final de la lista.
sweep-title = Revisión en bloque: { $workflow }
sweep-model-changed = Lo que el modelo cambió en la plantilla
sweep-scores = { $own } de 100 en este puesto, { $default } por defecto
sweep-sure = { $share } de seguridad
sweep-approve-left =
    Aprobar { $n ->
        [one] el { $n } elemento que queda
       *[other] los { $n } elementos que quedan
    } aquí
sweep-rule = Cada día hasta las { $hour }, { $zone }. Hoy van { $mine } en revisiones en bloque; { $most } como máximo, aparte del límite diario. El { $share } de lo aprobado aquí lo mira otra vez otra persona.
sweep-was = { $by } aprobó { $approved } y sacó { $pulled }, { $ago }.

# templates/reviews/late.html
late-typed = Lo que se escribió
late-not-stored = Nada de ello se guardó. Está aquí para que no se pierda.
late-would-have = El veredicto habría sido <b>{ $verb }</b>
late-note = Tu nota
late-edit = Tu edición
late-next = Siguiente elemento
late-queue = Cola
late-life = Toda su historia
room-late-decided = Esto ya está decidido
room-late-held = Otra persona tiene esto en manos
room-late-other = Esto es para otra persona
room-late-enough = Suficiente por hoy
room-late-not-now = Esto no se puede decidir ahora

# templates/components/ui.html
ui-fields = Campos
ui-doubt = { $sure } de seguridad
ui-doubt-said = ({ $sure } de seguridad)
ui-more-changes = No se muestran { $n } cambios más.
ui-solo = modo individual
ui-kind-added = añadido
ui-kind-removed = quitado
ui-kind-changed = cambiado
ui-band-high = alto
ui-band-medium = medio
ui-band-low = bajo

# What the reviewers' script says
js-review-hold-over = La reserva caducó. Enviarlo igual: si nadie más tomó el elemento, el veredicto cuenta.
js-review-signed-out = La sesión se cerró, o ya no se puede revisar aquí. Copiar lo escrito.
js-review-kept = Lo escrito está guardado.
js-review-unreachable = No se llega al servidor. Lo escrito está solo en esta página.
js-review-json = Todo, como JSON
js-review-saving = Guardando…
js-review-nothing-to-undo = Ningún veredicto propio se puede retirar ya.
js-review-evidence-closed = Este elemento es rojo y las pruebas siguen cerradas: hay que abrirlas antes, o pulsar otra vez para seguir sin ellas.
js-review-next = El siguiente. Todavía no es tuyo.
js-review-count = { $left } por aprobar, { $pulled } fuera

# What the reviews refuse
room-review-decided = el elemento { $id } ya está decidido: { $outcome }
room-review-in-sweep = el elemento { $id } espera a la revisión diaria en bloque; sacarlo allí para mirarlo solo
room-review-tier = el elemento { $id } espera a un responsable
room-review-waits-lead = esto espera a un responsable
room-review-put-off = el elemento { $id } está aplazado hasta { $until }
room-review-undone = esto se retiró; decidirlo de nuevo con lo que hay ahora
room-review-halted = este flujo está detenido: nada se puede aprobar hasta que siga
room-review-other-note = el motivo `other` necesita una nota que diga cuál
room-review-answered = alguien ya respondió esto
room-review-own = lo pediste tú, se pidió para ti o trata de ti; lo decide otra persona
room-review-twice = ya diste un veredicto sobre esto; una segunda mirada necesita a otra persona
room-review-passed = este elemento lo pasaste; es para otra persona
room-review-only-own = solo quien dio un veredicto lo retira
room-review-in-hand = { $who } tiene el elemento { $id } en manos

# templates/reviews/list.html
workflows = Decisiones
workflows-oversight = Supervisión
workflows-role = { $mode } · tu rol: { $role }
workflows-stopped = detenido
workflows-solo = modo individual
workflows-queue = Cola
workflows-workflow = Flujo
workflows-none = Ningún flujo
workflows-none-text = Un flujo es un tipo de decisión por la que un programa pregunta antes de actuar. Empezar con una plantilla de abajo o sin ella; todo espera a personas hasta que su política diga otra cosa.
workflows-in-none = Todavía sin rol de revisión en ningún flujo. Quien administra puede dar uno.
workflows-template = Empezar con una plantilla
workflows-which = ¿Cuál?
workflows-samples = { $n } ejemplos.
workflows-slug = Nombre en las URL
workflows-own = Sin plantilla
workflows-own-text = Todo espera a personas. En Política se dice qué puede actuar solo; los programas preguntan con POST /api/v1/decisions.
workflows-slug-hint = vacío: el de la plantilla, o hecho del otro nombre
workflows-title = Nombre para personas
workflows-load = Cargar sus ejemplos, para probarlo ya
workflows-alone = Trabajo en solitario
workflows-solo-hint = Modo individual: la política se activa al momento, y cada página dice que nadie la revisa. Sin él, lo que actuaría solo pregunta a personas hasta que otra persona active su política.
workflows-start = Empezar
workflows-nothing-queue = Nada espera en la cola
workflows-nothing = Nada espera
workflows-wait =
    { $n ->
        [one] { $n } en espera
       *[other] { $n } en espera
    }
workflows-oldest = la más antigua, { $span }
workflows-late =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } con retraso, el peor de { $span }
workflows-swept =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } para la revisión diaria en bloque
room-no-policy = Sin política

# templates/reviews/workflow.html
flow-queue = Cola
flow-policy = La política
flow-policy-version = La política, versión { $n }
flow-no-version = Ninguna versión está activa.
flow-compare = Compararla y activarla
flow-versions = Todas las versiones: comparar, activar, correr en la sombra
flow-hash = Una versión nunca cambia. SHA-256 de esta: <code>{ $hash }</code>
flow-people = Personas
flow-nobody = Nadie tiene un rol aquí todavía, así que nadie puede decidir.
flow-solo-admins = Nadie tiene un rol aquí todavía. En modo individual deciden los administradores.
flow-person = Persona
flow-role = Rol
flow-no-role = ninguno
flow-set-role = Fijar el rol
flow-roles-hint = Los revisores deciden, los responsables deciden en el segundo nivel y gobiernan, los ingenieros gobiernan, los agentes son programas que preguntan. Las cuentas nuevas se crean en <a href="/people">Personas</a>.
flow-waiting = En espera
flow-open = <b>{ $n }</b> abiertos
flow-oldest = , el más antiguo desde hace { $span }
flow-late = { $n } con retraso
flow-practice = Elementos de práctica: ponerlos y ver qué fue de ellos
flow-sweep = Revisión en bloque
flow-sweep-text =
    <b>{ $n }</b> { $n ->
        [one] espera
       *[other] esperan
    } a la revisión diaria en bloque. Antes no se envía nada.
flow-go-through = Revisarlos
flow-try = Probarlo
flow-samples = { $n } decisiones escritas por nosotros, enviadas como lo haría un programa. Las que ya están quedan como están.
flow-load = Cargar los ejemplos
flow-resume = Dejarlo seguir
flow-why-safe = ¿Por qué es seguro ahora?
flow-10-characters = al menos 10 caracteres
flow-kill = Interruptor de parada
flow-why = ¿Por qué?
flow-stop = Detener este flujo
flow-stop-hint = Al momento: las decisiones nuevas se detienen, la bandeja de salida para, los permisos sin usar se revocan. Lo que ya corre no se deshace.
flow-jobs = Puestos
flow-prepares = prepara rechazos por debajo de { $below }
flow-everybody = una persona mira a todos
flow-weights = Sus pesos
flow-criterion = Criterio
flow-default = Predeterminado
flow-here = Aquí
flow-look-again = Volver a mirar a todos
flow-prepare = Preparar rechazos por debajo de { $below }
flow-forget = Olvidar sus pesos
flow-no-job = Ninguna decisión ha nombrado un puesto todavía.
flow-last = Las últimas decisiones
flow-decision = Decisión
flow-sure = Seguridad
flow-route = Ruta
flow-status = Estado
flow-when = Cuándo
flow-effect = efecto { $effect }
flow-none = Todavía ninguna.
flow-shadow = La versión { $n } corre en la sombra: su ruta se anota junto a la real.
room-halt-model = El modelo se comporta mal
room-halt-effects = Sus acciones hacen daño
room-halt-input = Su entrada es incorrecta
room-halt-incident = Un incidente en otra parte
room-halt-drill = Un simulacro
room-route-alone = Actúa solo
room-route-asked = Se pregunta a una persona
room-route-back = No ejecutado, vuelve a quien llamó
room-route-halted = Detenido
room-job-collecting = Recopilando: { $reviewed } de { $of } candidatos revisados. Hasta entonces cuentan los pesos predeterminados.
room-job-one-outcome = Hasta ahora todos tuvieron el mismo resultado, lo que no dice nada de los pesos.
room-job-active = Tiene pesos propios, aprendidos de { $reviewed } candidatos revisados.
job-on = { $who } lo activó el { $day }.
job-off = { $who } lo desactivó el { $day }.
room-job-never = Nadie lo ha activado nunca.
room-job-first-ten = Primeros diez: aún no hay evidencia suficiente. Se tomaron { $n } de los 10 candidatos necesarios.
room-job-overlap = De los últimos 10 candidatos tomados, { $both } están entre los 10 primeros de { $compared } según la puntuación predeterminada.
room-job-own-overlap = Según la puntuación de este puesto en cada momento: { $both } de 10.
job-against =
    Se tomaron { $n ->
        [one] { $n } candidato
       *[other] { $n } candidatos
    } por debajo de la banda y se rechazaron { $rejected } por encima.

# templates/reviews/reviewer.html
own-reviews = Mis revisiones
own-reviews-of = Revisiones de { $name }
own-today = Hoy
own-day-ends = El día termina a medianoche, { $zone }: { $resets }.
own-how-many = Cuántas más hoy
own-why = ¿Por qué?
own-10-characters = al menos 10 caracteres
own-extend = Ampliar hasta medianoche
own-how-often = Cuántas veces se cambia lo que quería el modelo
own-how-often-of = Cuántas veces { $name } cambia lo que quería el modelo
own-you = Tú
own-everybody = Todos aquí
own-hint = De los últimos 90 días, donde las personas ven todo. Sirve para calibrarse: quien decide distinto mucho más o mucho menos mira algunos casos con un responsable. Cuenta el intervalo, no la cifra. Solo esa persona y los responsables lo ven, de uno en uno; no está en ninguna lista ni exportación.
own-practice = Elementos de práctica
own-practice-table = Tus elementos de práctica, los más recientes primero
own-case = Caso
own-planted = Puesto como
own-you-said = Tu veredicto
own-came-to = Resultado
own-when = Cuándo
own-planted-narrow = puesto como
own-you-narrow = veredicto
own-practice-hint = Casos con respuesta conocida que llegaron entre los reales. No tuvieron efecto. Esta lista solo la ve su dueño; los responsables ven los resultados de cada caso sin nombres y cuántos errores puestos pasaron en toda la cola.
own-practice-count = { $good } de los últimos { $n } como se pusieron.
own-decided = { $decided } de { $cap } decididas hoy
own-decided-extra = { $decided } de { $cap } decididas hoy, { $extra } de ellas añadidas por un responsable
own-missing = Aún no hay evidencia suficiente: { $verdicts } de { $fewest } veredictos; faltan { $left }.
room-came-matched = como se puso
room-came-missed = no como se puso
room-came-handed-up = escalado
own-right = correcto
own-wrong = incorrecto
finding-told = { $k } de { $n } ({ $share }, { $low } a { $high })
finding-none = todavía ninguno
finding-between = { $low } a { $high }

# templates/reviews/notices.html
notices-of-workflow = Avisos

# templates/notices.html
notices = Avisos
notices-every = Avisos de todos los flujos

# templates/components/notices.html
notices-secret = El secreto de <b>{ $name }</b>. Copiarlo ahora al receptor: no se muestra otra vez. Tras un cambio, el anterior también firma durante un día.
notices-where = Adónde van los avisos
notices-name = Nombre
notices-channel = Canal
notices-what = Qué
notices-state = Estado
notices-old-secret = secreto anterior hasta { $until }
notices-off = apagado
notices-on = encendido
notices-arrived = última entrega
notices-switch-on = Encender
notices-test = Enviar una prueba
notices-switch-off = Apagar
notices-new-secret = Secreto nuevo
notices-remove = Quitar
notices-nowhere = Todavía a ninguna parte.
notices-add = Añadir un destino
notices-example = canal de guardia
notices-url-or-mail = URL o direcciones de correo
notices-url = URL
notices-target-hint = Solo se llega a direcciones que abrió quien opera el servidor, y no se sigue ninguna redirección.
notices-sent = Qué se envía
notices-webhooks-only = (solo webhooks)
notices-add-it = Añadir
notices-hint = Los mensajes llevan ids y cantidades, nunca contenido, y ningún enlace en ellos decide nada. Los resúmenes llegan cada 15 minutos, cada hora o cada día, según el plazo de los elementos; no si nada espera, y no otra vez por los mismos.
notices-what-sent = Qué se envió
notices-message = Mensaje
notices-to = A
notices-tries = Intentos
notices-answer = Respuesta
notices-when = Cuándo
notices-again = otra vez: { $at }
notices-tries-narrow = intentos
notices-answer-narrow = respuesta
notices-send-again = Enviar otra vez
notices-newest = Los 100 más recientes. Lo terminado se guarda 30 días.
notices-nothing = Todavía nada.
room-notice-arrived = entregado
room-notice-given-up = abandonado
room-notice-dropped = descartado
room-notice-in-line = en espera
room-notice-closed-all = Este servidor todavía no envía nada por sí solo. Quien lo opera abre direcciones para webhooks y Slack con el ajuste webhook_targets, y el correo con smtp_host y smtp_from.
room-notice-closed-hooks = Los webhooks y Slack están cerrados: quien opera el servidor abre direcciones con el ajuste webhook_targets.

# Kinds of notices
room-event-digest = Lo que espera: cantidades y el plazo más antiguo, solo si algo espera
room-event-opened = Un elemento espera a una persona
room-event-decided = Hay un veredicto
room-event-escalated = Un elemento pasó al segundo nivel
room-event-unstaffed = El segundo nivel de un elemento no tiene a nadie
room-event-deferred = Se aplazó una decisión
room-event-expired = Un elemento caducó sin ejecutarse
room-event-superseded = Una revisión nueva ocupó el lugar de un elemento
room-event-late = Un elemento va con retraso
room-event-routed = Se dirigió una decisión
room-event-cancelled = Quien la pidió retiró una decisión
room-event-reported = Quien llamó comunicó lo que hizo
room-event-unknown = Una acción empezó y nunca se comunicó
room-event-reversal = Una auditoría revocó lo hecho
room-event-disagreement = Dos personas discrepan sobre una decisión
room-event-correction = Un veredicto pasó a ser algo de lo que aprender
room-event-outbox = Algo se detuvo en la bandeja de salida
room-event-integrity = Lo que se ejecutó no es lo aprobado
room-event-proposed = Se propuso una versión de la política
room-event-activated = Se activó una versión de la política
room-event-halted = Se detuvo un flujo
room-event-resumed = Un flujo detenido sigue
room-event-checkpoint = Un punto de control firmado del registro de auditoría
room-channel-webhook = Webhook, firmado
room-channel-slack = Slack, webhook entrante
room-channel-mail = Correo electrónico
notices-failing =
    { $n ->
        [one] { $n } intento seguido falló
       *[other] { $n } intentos seguidos fallaron
    }

# The pages about decisions, policies, metrics, practice items, the audit chain and oversight
# templates/reviews/decision.html
decision-why-stop = ¿Por qué detenerlo?
decision-in-outbox = En la bandeja de salida hasta { $at }. Para que siga nadie tiene que hacer nada.
decision-stop = Detenerlo
decision-asked = Lo que se pidió
decision-routed = Cómo se dirigió
decision-proposed = Lo propuesto
decision-no-arguments = Sin argumentos, o borrados.
decision-digest = Su SHA-256:
decision-why-model = Por qué lo quería el modelo
decision-saw = Lo que vio
decision-verdicts = Veredictos
decision-no-verdict = Nadie ha dicho nada sobre ella.
decision-who-asked = A quién se preguntó
decision-asked-for = Se pidió
decision-state = Estado
decision-since = Desde
decision-permission = Permiso
decision-no-grant = No se dio ninguno.
decision-done = Lo que se hizo
decision-alarm = alarma
decision-no-effect = Quien llamó no comunicó nada.
decision-teaches = Lo que enseña
decision-no-lesson = Nada todavía: las correcciones vienen de los veredictos.
decision-earlier = Revisiones anteriores

# A decision's life, as it is made in Rust
decision-may = Quien llamó puede actuar.
decision-may-not = Quien llamó no puede actuar.
decision-not-yet = Quien llamó todavía no puede actuar.
decision-changed = Lo que cambió una persona
decision-action = Acción
decision-key = Clave de quien llamó
decision-key-is = { $key }, revisión { $n }
decision-received = Recibida
decision-model = Modelo
decision-prompt = Prompt
decision-failed-checks = Comprobaciones fallidas
decision-none-said = ninguna
decision-none-calibrated = no
lesson-nowhere = en ninguna parte
decision-route = Ruta
decision-route-because = { $route }: { $reason }
decision-policy = Política
decision-version = versión { $n }
decision-thresholds = Umbrales de entonces
decision-thresholds-were = actúa solo desde { $auto }, pregunta desde { $floor }
decision-confidence = Confianza
decision-confidence-is = { $said } según lo dicho ({ $kind }), { $calibrated } calibrada; calibrador { $calibrator }
decision-seen = La ve una persona
decision-seen-with = con probabilidad { $p } ({ $selection })
decision-shadow = En la sombra
decision-shadow-because = versión { $n }, { $route }: { $reason }
calibrator-missing = no hay
calibrator-weak = débil
calibrator-stale = antiguo
calibrator-valid = válido
confidence-self = lo que dice el modelo
confidence-logprob = probabilidad de los tokens
confidence-calibrated = calibrada por quien llamó
confidence-judge = segundo modelo
confidence-rule = regla
confidence-model = modelo del proyecto
selection-all = todo
selection-random = al azar
selection-uncertain = inseguro
selection-rule = regla
selection-flagged = señalado
selection-targeted = elegido
asked-second-look = segunda mirada ({ $why })
asked-again = aplazada, se pregunta otra vez
asked-approval = aprobación
asked-open = abierto
asked-auto = actuó solo
asked-floor = bajo el mínimo
asked-of-approval = de una aprobación
asked-flagged = señalada
asked-contested = impugnada
asked-targeted = elegida
outcome-approved = aprobado
outcome-edited = aprobado con edición
outcome-rejected = rechazado
outcome-deferred = aplazado
outcome-confirmed = confirmado
outcome-overturned = revocado
outcome-expired = caducado
outcome-cancelled = retirado
outcome-superseded = sustituido
outcome-answered = respondido
grant-policy = la política
grant-outbox = espera en la bandeja de salida
grant-over = caducó sin usarse
grant-unused = sin usar todavía
grant-used = usado
grant-revoked = revocado
grant-state = Estado
grant-by = Dado por
grant-issued = Emitido
grant-span = Puede usarse
grant-from-to = { $from } a { $to }
grant-exactly = Para exactamente
lesson-drawn = { $selection }, probabilidad { $p }
lesson-pool = pool
lesson-holdout = holdout
lesson-left-out = omitido
lesson-confirms = Confirma el modelo: una etiqueta ({ $how }; { $split })
lesson-confirms-no-label = Confirma el modelo: sin etiqueta ({ $how }; { $split })
lesson-rejects = Rechaza lo que dijo el modelo: una etiqueta ({ $how }; { $split })
lesson-rejects-no-label = Rechaza lo que dijo el modelo: sin etiqueta ({ $how }; { $split })
lesson-corrects = Corrige el modelo: una etiqueta ({ $how }; { $split })
lesson-corrects-no-label = Corrige el modelo: sin etiqueta ({ $how }; { $split })
lesson-why-no-label = motivo: { $why }
diff-everything = todo
room-effect-started = iniciado
room-effect-succeeded = hecho
room-effect-failed = fallido
room-effect-before = antes
room-alarm-nothing = no se había dado ningún permiso
room-alarm-grant = el permiso no es el que se dio
room-alarm-payload = el contenido no es el que se aprobó
room-alarm-revoked = el permiso estaba revocado
room-alarm-used = el permiso ya se había usado: { $said_state }
room-alarm-outbox = la bandeja de salida aún lo retiene
room-alarm-over = el permiso había caducado
room-replay-policy = la versión { $n } de la política no es la del hash guardado
room-replay-thresholds = los umbrales guardados con ella no son los de su política
room-replay-draws = los sorteos guardados con ella no son los de su clave
room-replay-routes = guardada como { $was } por { $was_because }, recalculada como { $is } por { $is_because }
room-lesson-no-project = este flujo no tiene proyecto
room-lesson-unwanted = este flujo no quiere esas etiquetas
room-lesson-archived = su proyecto está archivado
room-lesson-holdout = pertenece al holdout y no llegó al azar
room-lesson-before = esta persona ya etiquetó el elemento

# templates/reviews/gold.html
gold = Elementos de práctica
gold-what-became = Qué fue de ello
gold-not-planted = Filas que no se pusieron
gold-line = Línea
gold-field = Campo
gold-reason = Motivo
gold-plant-one = Poner uno
gold-action = Acción
gold-key = Su clave
gold-key-hint = vacía: como las de quienes llaman
gold-arguments = Argumentos, en JSON
gold-json-or-text = JSON o un texto
gold-rationale = Justificación del modelo
gold-it-is = Es
gold-is-wrong = incorrecto: no debe pasar
gold-is-right = correcto: debe pasar
gold-why-wrong = Por qué es incorrecto
gold-no-reason = sin motivo
gold-note = Lo que se dirá después a quien lo reciba
gold-plant-it = Ponerlo
gold-plant-hint = Escribirlo como lo enviaría un programa. Lo que falte, como la seguridad del modelo, se toma del caso real junto al que aparece.
gold-plant-many = Poner muchos
gold-file = Un archivo, un objeto JSON por línea
gold-file-hint = Cada uno tiene <code>decision</code>, como la recibe <code>POST /api/v1/decisions</code>, <code>known</code>, que es <code>approve</code> o <code>reject</code>, y si se quiere <code>reason_code</code> y <code>note</code>. Hasta 500 de una vez; las líneas malas se nombran, las buenas se guardan.
gold-plant-them = Ponerlos
gold-what-are = Qué son
gold-about = Casos con respuesta conocida, puestos entre los reales. Nadie los reconoce antes del veredicto; justo después se avisa a quien lo dio. No causan nada, no enseñan nada y no cuentan en ninguna tasa. En la cola se lee que los hay.
gold-never-own = Quien pone uno nunca lo recibe, tampoco los responsables ni los administradores, que pueden leer la reserva; nadie recibe el mismo dos veces.
gold-share = Parte de la cola, por ciento
gold-share-to = 0 a { $most }
gold-set-share = Fijar la parte
gold-missed = Errores puestos que se aprobaron
gold-missed-hint = De todos los respondidos aquí, sin nombres. Dice cómo se mira la cola, no cómo trabaja alguien.
gold-missed-signals = Es una de las <a href="/workflows/{ $slug }/metrics">señales de aprobar sin mirar</a>.
gold-stock = La reserva
gold-items = Elementos de práctica
gold-case = Caso
gold-results = Lo que hicieron las personas
gold-planted = Puesto
gold-retired = retirado
gold-retire = Retirar
gold-retire-which = Retirar { $action }, número { $n }
gold-none = No hay nada puesto.

# Practice items, as they are made in Rust
gold-title = Práctica: { $workflow }
gold-none-queued = No hay ninguno puesto, así que no hay ninguno en la cola.
gold-solo = En modo individual no entra ninguno en la cola: volverían a quien los puso.
gold-share-0 = Su parte es 0, así que no entra ninguno en la cola.
gold-no-reviewer = No entra ninguno en la cola: solo los reciben personas con el rol de revisor, y nadie lo tiene. Responsables y administradores pueden leer la reserva.
gold-not-answered = sin responder todavía
gold-answered = como se sabe { $matched } de { $n }, no { $missed }, escalado { $up }
gold-pace = Llega uno por cada { $each } elementos reales, así que { $errors } errores puestos requieren unos { $items } elementos reales si media reserva es incorrecta.
gold-needed =
    Aún no hay evidencia suficiente: { $n ->
        [one] falta al menos { $n } error puesto y respondido más
       *[other] faltan al menos { $n } errores puestos y respondidos más
    }.
gold-report-none = No se puso nada.
gold-report-planted =
    { $n ->
        [one] { $n } elemento de práctica puesto
       *[other] { $n } elementos de práctica puestos
    }.
gold-report-some =
    { $n ->
        [one] { $n } elemento de práctica puesto
       *[other] { $n } elementos de práctica puestos
    }; { $bad ->
        [one] { $bad } fila no
       *[other] { $bad } filas no
    }.
room-gold-known = known es { $what }: usar approve donde es correcto, reject donde tiene un error
room-gold-key = `{ $key }` no es nada aquí: usar decision, known, reason_code, note
room-gold-text = { $field } es { $what }: usar un texto
room-gold-right = lo correcto no necesita motivo; omitirlo, o usar known reject
room-gold-no-reason = `{ $code }` no es un motivo aquí: usar uno de { $codes }
room-gold-note = la nota tiene más de 2000 caracteres
room-gold-missing = falta decision: poner lo que enviaría un programa, al menos su `action`
room-gold-workflow = nombra otro flujo que `{ $name }`; omitirlo
room-gold-same = este caso ya está puesto, como elemento de práctica { $id }
room-gold-many = hay { $n } elementos: poner de 1 a { $n_most } a la vez
room-gold-retired = el elemento de práctica { $id } ya está fuera de la reserva
room-gold-arguments = los argumentos no son JSON: { $why }
room-gold-line = la línea no es JSON: { $why }
room-gold-utf8 = el archivo no es texto UTF-8: enviar un objeto JSON por línea
room-gold-large = el archivo supera 8 MB: poner menos a la vez
room-gold-choose = elegir un archivo con un objeto JSON por línea
room-gold-share = la parte es `{ $share }`: usar un número en por ciento, hasta 2

# templates/reviews/metrics.html
metrics = Métricas
metrics-from = Desde
metrics-before = Hasta antes de
metrics-show = Mostrar
metrics-entered =
    { $n ->
        [one] { $n } elemento entró
       *[other] { $n } elementos entraron
    } en la cola
metrics-flagged =
    { $n ->
        [one] { $n } caso señalado queda
       *[other] { $n } casos señalados quedan
    } fuera de toda tasa.
metrics-rates = Cuántas veces se cambia lo que quería el modelo
metrics-rates-hint = «No sano» aparece solo cuando todo el intervalo queda fuera de lo sano, y cambia solo tras dos días que coinciden.
metrics-kinds-reasons = Tipos y motivos
metrics-kinds = Tipos
metrics-reasons = Motivos
metrics-did = Lo que hicieron las personas
metrics-of-reviewed = De todo lo revisado
metrics-of-overrides = De los cambios
metrics-nothing-changed = Nadie cambió nada en este periodo.
metrics-waits = Cuánto esperan los elementos
wait-median-open = Mediana, contando lo abierto
wait-median = Mediana de lo decidido
wait-p90 = Nueve de cada diez decididos
wait-in-time = A tiempo
wait-items = Elementos
wait-counts = { $decided } decididos, { $open } abiertos
wait-chart = Parte que aún espera
wait-after = Tras
wait-still = Aún en espera
wait-nothing = Aún no hay evidencia suficiente: nada entró en la cola en este periodo.
metrics-table = Lo mismo en una tabla
metrics-csv-curves = CSV de las curvas
metrics-drift = Deriva, con el mismo prompt y modelo
weeks-chart = Tasa de cambios por semana
weeks-table = Semanas en una tabla
weeks = Semanas
weeks-from = Semana desde
weeks-changed-head = Cambiado
weeks-interval = Intervalo
metrics-moved = Qué se movió
metrics-confidence = Cuán buena es la confianza
metrics-reliability = Fiabilidad
metrics-left-as-was = Dejado como estaba
metrics-no-confidence = Aún no hay evidencia suficiente: ningún veredicto en este periodo y ningún calibrador. Nada actúa solo por una confianza hasta que 100 veredictos sorteados muestren lo que vale.
metrics-calibrate = Calibrar ahora
metrics-calibrate-hint = El servidor lo hace solo cuando hay bastantes veredictos nuevos.
metrics-threshold = El umbral
metrics-propose = Proponerlo, primero en la sombra
metrics-propose-hint = Todavía no cambia nada: su ruta se anota junto a la real, y otra persona la activa.
graduation-ready = lista
metrics-looking = ¿Todavía se mira?
stamp-two = Aparecen dos señales de fuentes distintas: mirar cómo se trabaja en esta cola.
stamp-hint = Una sola señal puede ser inocente: un modelo excelente, elementos fáciles, lectores rápidos.
metrics-upkeep = ¿Funciona la medición?

# Metrics, as they are made in Rust
metrics-span = { $from } hasta antes de { $to }, UTC
metrics-elsewhere = en otra parte
metrics-other = Ningún motivo de la lista encaja, como máximo 15 %
kind-rejected = Rechazado o revocado
kind-edited = Editado
kind-cosmetic = Editado solo en la forma
kind-handed-up = Escalado y luego aprobado
trial-long-enough =
    La versión { $version } con un umbral de { $threshold } corre en la sombra, hasta ahora junto a { $n ->
        [one] { $n } decisión
       *[other] { $n } decisiones
    }. Suficiente: puede activarla otra persona que no la propuso.
trial-too-short =
    La versión { $version } con un umbral de { $threshold } corre en la sombra, hasta ahora junto a { $n ->
        [one] { $n } decisión
       *[other] { $n } decisiones
    }. Hacen falta 200 decisiones o 7 días antes de que pueda dirigir.
chip-healthy = sano
chip-look = mirarlo
chip-not-healthy = no sano
chip-two-days = aún no hay evidencia suficiente: hacen falta dos días que coincidan
chip-needed =
    aún no hay evidencia suficiente: { $n ->
        [one] falta { $n }
       *[other] faltan { $n }
    }
chip-edge = sin evidencia suficiente: está en el límite
chip-no-range = sin rango sano
rate-gate = Puerta
rate-gate-about = donde se ve todo
rate-band = Banda
rate-band-about = entre el mínimo y el umbral
rate-above = Por encima
rate-above-about = lo que corrió solo, según la auditoría al azar
rate-all = Todas las decisiones
rate-all-about = cada una con más peso cuanto menos probable era su revisión
rate-5-to-12 = 5 a 12 %
rate-from-20 = 20 % o más
rate-up-to-5 = como máximo 5 %
drift-weekly = Esta semana frente a la anterior
drift-pooled =
    { $n ->
        [one] La última { $n } semana frente a la { $n } anterior
       *[other] Las últimas { $n } semanas frente a las { $n } anteriores
    }
drift-no-weeks = todavía no hay dos semanas
drift-weeks-needed = aún no hay evidencia suficiente: hacen falta 2 semanas
drift-points = { $change } puntos ({ $low } a { $high })
drift-nothing = nada comparable en ambos periodos
drift-ruled-out = un cambio de 5 puntos queda descartado
drift-more = más de 1,5 puntos, y no por azar
drift-surely = con seguridad más de 1,5 puntos
drift-left-out =
    { $n ->
        [one] { $n } grupo omitido
       *[other] { $n } grupos omitidos
    }: otro prompt, modelo o versión de política, o muy pocos veredictos.
cause-input = Llegan otros elementos
cause-input-none = ninguna decisión con confianza en ambos periodos
cause-input-psi = confianza: PSI { $psi } de { $window } frente a { $reference }, por azar hasta { $chance }
cause-model = El modelo cambió en silencio
cause-model-new = una compilación que antes no estaba
cause-model-same = no se nombró ninguna compilación nueva; un conjunto canario diría más
cause-model-none = ninguna decisión en ambos periodos
cause-reviewers = Los revisores juzgan distinto
cause-reviewers-none = todavía ninguna segunda mirada ciega
cause-reviewers-agreed = las segundas miradas coincidieron { $k } de { $n }, antes { $before_k } de { $before_n }
cause-moved = se movió
cause-still = no se movió
cause-unknown = aún no se sabe
stamp-few-overrides = Se cambia menos del 2 %
stamp-missed-gold = Se aprueban errores puestos
stamp-overturned = Segundas miradas ciegas revocan aprobaciones
stamp-too-quick = Decidido más rápido de lo que se lee
stamp-long-run = La racha más larga de aprobaciones de una persona
stamp-shown = aparece
stamp-not-shown = no aparece
stamp-in-a-row = { $k } seguidas, de { $n }
upkeep-auto = Auditado de lo que corrió solo
upkeep-floor = Mirado de lo que cayó bajo el mínimo
upkeep-approvals = Mirado otra vez de las aprobaciones
upkeep-promised = { $figure }, prometido { $share }
upkeep-corrections = Cambios registrados como correcciones
upkeep-corrections-of = { $k } de { $n }
upkeep-corrections-unused = { $k } de { $n }; de { $unused } aún no aprendió nada
upkeep-handed-up = Escalado al segundo nivel
upkeep-as-leaned = Decidido como se inclinaba el primer revisor
upkeep-put-off = Aplazado por el segundo nivel
calibration-no-model = un modelo sin nombre
calibration-of = { $source } de { $model }
calibration-of-build = { $source } de { $model }, compilación { $build }
calibration-of-prompt = { $source } de { $model }, prompt { $prompt }
calibration-of-both = { $source } de { $model }, compilación { $build }, prompt { $prompt }
calibration-valid = válido
calibration-weak = no es fiable
calibration-stale = antiguo
calibration-none = todavía ninguno
calibration-not-enough = aún sin evidencia suficiente
calibration-fitted =
    { $method }, ajustado a { $n ->
        [one] { $n } veredicto
       *[other] { $n } veredictos
    }
room-method-platt = Platt
room-method-isotonic = isotónica
room-method-constant = constante
calibration-figures =
    { $verdicts ->
        [one] { $verdicts } veredicto sorteado
       *[other] { $verdicts } veredictos sorteados
    } en este periodo, Brier { $brier }, error de calibración { $ece } en { $n ->
        [one] { $n } tramo
       *[other] { $n } tramos
    }
graduation = La versión { $n } en la sombra
graduation-alone = Cambiado de lo que habría corrido solo, como máximo 5 %
graduation-asked = Cambiado de lo que se habría preguntado, 20 % o más
graduation-would = Habría corrido solo
graduation-share = { $share } de { $n } decididas
graduation-routed = { $n } dirigidas
advice-prompt = Se cambia más del 12 % aunque el prompt lleva dos semanas igual: el prompt está mal.
advice-retrain = Se cambia más del 15 %: las personas hacen casi todo el trabajo. Reentrenar, o cambiar el modelo o el prompt.
load-arrivals =
    Llegan { $items } elementos al día; { $n ->
        [one] { $n } persona decidió
       *[other] { $n } personas decidieron
    } algo.
load-needed =
    A { $cap } decisiones por persona y día (UTC) eso requiere { $n ->
        [one] { $n } persona
       *[other] { $n } personas
    }.
load-gini = Cuán desigual es el reparto: Gini { $gini }, donde 0 es todo igual. Aquí no hay nombres.
weeks-dot = Semana desde { $day }: { $changed } de { $reviewed } cambiados
weeks-axis = semana desde
weeks-described = Los cambios pasaron de { $first } a { $last } por semana.
weeks-changed = { $changed } de { $reviewed }
weeks-no-interval = ninguno
wait-axis = tiempo en la cola
wait-described = Tras { $span } aún esperaba el { $share }.
short-minutes = { $n } min
short-hours = { $n } h
short-days =
    { $n ->
        [one] { $n } día
       *[other] { $n } días
    }
wait-ms = { $n } ms
wait-none-decided = todavía nada decidido
wait-interval = { $at } ({ $low } a { $high })
wait-or-more = { $at } ({ $low } o más)
wait-too-few = { $at } (muy pocos para un intervalo)
wait-not-reached = no alcanzada: demasiados siguen abiertos
wait-tight = En 90 segundos
wait-compliance = En 4 horas
wait-moderation = En un día
wait-within = En { $span }
wait-no-promise = Sin promesa
wait-second-tier = { $class }, segundo nivel

# What the rooms say about calibrators, thresholds and versions on trial
room-found = { $n } de { $n_of } ({ $n_share }, { $n_low } a { $n_high })
room-found-none = 0 de 0 (todavía sin veredictos)
room-share-ends = { $n_share } ({ $n_low } a { $n_high })
room-changed-above = por encima del umbral se cambió { $said_found }
room-changed-band = entre el mínimo y el umbral { $said_found }
room-threshold-raise = Subir el umbral de { $n_from } a { $n_to }: { $said_above }; se quiere como máximo 5 %.
room-threshold-lower = Bajar el umbral de { $n_from } a { $n_to }: { $said_band }; se quiere 20 % o más, y desde { $n_up } está mostrado que se cambia como máximo 5 %.
room-threshold-recalibrate = Ningún umbral ayuda: { $said_above }, y { $said_band }. La confianza no ordena los errores; calibrarla otra vez o preguntar a un segundo modelo.
room-threshold-keep = Nada que proponer: { $said_above }; { $said_band }.
room-threshold-more = { $said_zone }: aún no hay evidencia suficiente, faltan { $n } veredictos.
room-threshold-edge = { $said_zone }: la tasa está en el límite, así que ningún número de veredictos lo dice.
room-zone-above = Por encima
room-zone-between = En medio
room-graduation-ready = Lista: de lo que habría corrido solo se cambió { $said_found }; está mostrado que es como máximo 5 %.
room-graduation-nothing = Nada habría corrido solo todavía, así que nada está mostrado.
room-graduation-needed = Todavía no: de lo que habría corrido solo se cambió { $said_found }. Aún no hay evidencia suficiente: faltan { $n }.
room-graduation-short = Todavía no: de lo que habría corrido solo se cambió { $said_found }, y hacen falta 200 decisiones o 7 días.
room-graduation-not = No lista: de lo que habría corrido solo se cambió { $said_found }; se quiere como máximo 5 %.
room-calibrate-few = { $n } de { $n_of } veredictos auditados
room-calibrate-more = faltan { $n }
room-calibrate-alike = los { $n } veredictos auditados son iguales, así que no se distingue lo seguro de lo inseguro
room-calibrate-one-class = todos los veredictos son iguales
room-calibrate-few-above = { $n } de { $n_of } veredictos auditados desde { $n_share }
room-calibrate-no-better = la confianza no distingue lo correcto mejor que una parte fija
room-calibrate-left = de lo que actuaría solo, se dejó como estaba { $said_share }
room-calibrate-certain = al menos { $n_share } debe ser seguro
room-calibrate-shown = De { $n } veredictos auditados desde { $n_share } se dejaron como estaban { $said_right }
room-calibrate-in-all = { $n } veredictos en total
room-standing-none = todavía no hay calibrador para esta fuente, modelo y prompt
room-standing-old = se ajustó hace más de { $n } días
room-standing-build = el modelo es otra compilación que aquella a la que se ajustó
room-standing-little = se ajustó a muy poco
room-standing-drift = la tasa de cambios se ha desviado desde que se ajustó
room-standing-threshold = se examinó para un umbral de { $n_was } %, y la política dice { $n_is } %

# templates/reviews/policies.html
policies = Versiones de la política
policies-about = Una versión decide qué actúa solo y por qué se pregunta a una persona. Ninguna cambia nunca: un cambio es una versión nueva, que una persona propone y, si deja actuar algo solo, otra activa.
policies-version = Versión { $n }
policies-routes = dirige ahora
policies-in-shadow = corre en la sombra
policies-changed-on-disk = su documento se cambió en el disco
policies-proposed = Propuesta por { $by }
policies-activated = activada por { $by }
policies-never = nunca activada
policies-shadow-now = Su ruta se anota junto a la real y nada actúa según ella.
policies-shadow-beside =
    { $n ->
        [one] { $n } decisión dirigida
       *[other] { $n } decisiones dirigidas
    } a su lado.
policies-shadow-was =
    Corrió en la sombra: { $n ->
        [one] { $n } decisión dirigida
       *[other] { $n } decisiones dirigidas
    } a su lado.
policies-all = Todo lo que dice
policies-differs = Qué difiere de la versión que dirige ahora
policies-same = Dice lo mismo que la versión que dirige ahora.
policies-needs-other = Propusiste esta versión y deja actuar algo solo, así que la activa otra persona.
policies-activate = Activar la versión { $n }
policies-why-hint = Queda registrado. Desde entonces dirige cada decisión nueva; lo abierto conserva su versión.
policies-late =
    { $n ->
        [one] { $n } elemento de la cola va
       *[other] { $n } elementos de la cola van
    } con retraso: una versión que pregunta menos se rechaza hasta que se decidan.
policies-despite = Activarla de todos modos; al menos 40 caracteres arriba dicen por qué
policies-stop-shadow = Parar la sombra
policies-run-shadow = Correrla en la sombra
policies-none = Todavía no se propuso ninguna versión.
policies-older =
    { $n ->
        [one] { $n } más antigua está
       *[other] { $n } más antiguas están
    } en <code>/api/v1/workflows/{ $slug }/policies</code>.
policies-beside = Junto a la versión { $n }, que dirige ahora
propose = Proponer una versión
propose-from = Parte de la versión { $n }, que es la que decide ahora o, si ninguna lo hace, la más nueva. Lo que el formulario no pregunta queda como allí; la API también lo cambia.
propose-defaults = Parte de los valores por defecto: aún no se ha propuesto ninguna versión.
propose-not-kept = No se ha propuesto: { $label } ({ $name }): { $problem }
propose-why = Por qué
propose-why-hint = Queda registrado. Una versión que cambia la matriz de decisión lo necesita.
propose-button = Proponerla
room-policy-first = Todo espera a personas.
room-policy-careful = Todo espera a personas hasta que otra diga lo contrario.
the-server = el servidor
room-policy-own = propusiste esta versión, así que la activa otra persona. ¿En solitario? Fijar solo en los ajustes del flujo; cada página lo dirá entonces
room-policy-despite = solo un administrador puede bajar el listón mientras la cola va con retraso
room-policy-number = version es { $what }: usar el número de una versión
room-policy-short = la versión { $n } corrió en la sombra en { $n_decisions } decisiones; hacen falta 200 o 7 días antes de que pueda dirigir

# templates/reviews/reconciliation.html
reconciliation = Ejecutado y aprobado
reconciliation-open = Solo lo abierto
reconciliation-all = Mostrar también lo que encaja
reconciliation-about = Cada permiso nombra el hash de exactamente lo que puede ejecutarse. Quienes llaman comunican lo ejecutado; donde difieren, está aquí.
reconciliation-alarms = Alarmas
reconciliation-decision = decisión { $n }
reconciliation-everything = Todo lo permitido o comunicado
reconciliation-misfits = Lo que no encaja
reconciliation-finding = Hallazgo
reconciliation-approved = Aprobado
reconciliation-executed = Ejecutado
reconciliation-approved-narrow = aprobado
reconciliation-executed-narrow = ejecutado
reconciliation-same = igual
reconciliation-newest = Los 200 más recientes. El resto está en <code>/api/v1/workflows/{ $slug }/reconciliation</code>.
reconciliation-nothing = Todavía no se permitió nada ni se comunicó nada.
reconciliation-fits = Todo lo comunicado es lo que se aprobó.
reconciliation-title = Lo ejecutado frente a lo aprobado
fit-alarm = Lo que se ejecutó no es lo aprobado
fit-unknown = Empezó y no se supo más
fit-failed = Falló
fit-running = En marcha
fit-never-executed = Aprobado y nunca ejecutado
fit-waiting = Aprobado, sin ejecutar todavía
fit-executed = Ejecutado como se aprobó
fit-replay = Un recálculo dio otra ruta
fit-action = Una acción no encajó

# templates/audit.html
audit = Auditoría
audit-verify = Comprobar la cadena
audit-head =
    { $n ->
        [one] { $n } entrada
       *[other] { $n } entradas
    }. Hash de la última: <code>{ $hash }</code>
audit-checkpoint =
    El último punto de control firmado vio { $n ->
        [one] { $n } entrada
       *[other] { $n } entradas
    }
audit-checkpoint-key = Su clave pública:
audit-hint = Cada entrada lleva el hash de la anterior. Que se cortó el final, o que todo se escribió de nuevo, se ve contra puntos de control guardados en otra parte: copiar <code>checkpoints.jsonl</code> y la clave pública a otra máquina, o que lo hagan el ajuste <code>checkpoint_dir</code> y un webhook. Las entradas llevan ids, números y compromisos, nunca textos.
audit-who = Quién
audit-who-hint = nombre, server
audit-what = Qué
audit-what-hint = verdict
audit-on-hint = decision 17
audit-on = Sobre
audit-workflow = Flujo
audit-project = Proyecto
audit-all = todos
audit-from = Desde
audit-to = Hasta
audit-text = Texto
audit-anywhere = en cualquier parte
audit-look = Buscar
audit-everything = Todo
audit-export-csv = Exportar CSV
audit-export-json = Exportar líneas JSON
audit-export-hint = Una exportación tiene todas las entradas que encajan, no solo esta página, y es ella misma una entrada.
audit-entries = Entradas
audit-entry = Entrada
audit-entry-narrow = entrada
audit-detail = Detalle
audit-older = Anteriores
audit-nothing = Ninguna entrada encaja.
audit-person = persona { $id }
audit-project-id = proyecto { $id }
audit-whole =
    La cadena está entera: { $n ->
        [one] { $n } entrada
       *[other] { $n } entradas
    }, cada hash y cada compromiso encaja.
audit-proven =
    Encaja con { $n ->
        [one] { $n } punto de control firmado
       *[other] { $n } puntos de control firmados
    }; el más reciente, de { $at }, vio { $size ->
        [one] { $size } entrada
       *[other] { $size } entradas
    }.
audit-unproven = Todavía no hay ningún punto de control firmado con el que compararla.
audit-broken = La cadena está rota en la entrada { $entry }: { $why }
room-audit-day = { $field } es `{ $what }`; usar un día como 2026-11-22 o un momento como 2026-11-22T09:30:00Z
room-audit-nobody = nadie se llama `{ $name }`; `server` es el propio servidor
room-audit-before = before es `{ $what }`; usar el número de una entrada
room-audit-missing = falta: la siguiente es la entrada { $id }
room-audit-unreadable = no se puede leer
room-audit-order = no sigue a la entrada anterior
room-audit-hash = su contenido no corresponde a su hash
room-audit-imported = los eventos { $first } a { $last } no son los que se importaron
room-audit-event-missing = falta el evento { $id }
room-audit-event-other = el evento { $id } tiene otra etiqueta que la registrada
room-audit-event-salt = el evento { $id } perdió su sal pero no su etiqueta
room-audit-decision-missing = falta la decisión { $id }
room-audit-decision-other = la decisión { $id } tiene otra petición que la registrada
room-audit-decision-salt = la decisión { $id } perdió su sal pero no su petición
room-audit-decision-route = la decisión { $id } se dirigió de otro modo que el registrado
room-audit-verdict-missing = falta el veredicto { $id }
room-audit-verdict-other = el veredicto { $id } dice otra cosa que la registrada
room-audit-gold-missing = falta el elemento de práctica { $id }
room-audit-gold-other = el elemento de práctica { $id } es otro que el registrado
room-audit-anew = la cadena se escribió de nuevo: el punto de control de { $at } vio otra entrada { $size }, así que lo cambiado empieza entre la entrada { $from } y la entrada { $to }
room-audit-cut = falta: la cadena acaba en la entrada { $last }, y el punto de control de { $at } vio { $size } entradas
room-audit-no-key = la carpeta de datos no tiene clave de puntos de control; nombrar la clave pública con --key
room-audit-signature = { $place }: su firma no encaja; se cambió
room-audit-foreign = { $place }: firmado con la clave { $other }, que no es la de confianza, { $trusted }

# templates/reviews/oversight.html
oversight = Supervisión
oversight-download = Descargar el documento
oversight-about = Lo que este flujo promete sobre la parte de las personas, comprobado ahora mismo. Guardar el documento junto al código; <code>qualm oversight check FILE</code> falla cuando este y el sistema en marcha no coinciden.
oversight-broken =
    { $n ->
        [one] { $n } de { $of } promesas no se cumple.
       *[other] { $n } de { $of } promesas no se cumplen.
    }
oversight-promises = Promesas
oversight-promise = Promesa
oversight-now = Ahora
oversight-found = Hallado
oversight-kept = cumplida
oversight-not-kept = rota
oversight-untried = nada que comprobar aún
oversight-laws = Leyes con las que compararlo
oversight-write = Escribirlas en el documento
oversight-laws-hint = Palabras sencillas y fechas, no asesoría legal.
oversight-document = El documento
oversight-english = Está en inglés, sea cual sea el idioma de las páginas.

# templates/reviews/oversight_index.html
oversight-index = Cada flujo tiene un documento que dice quién decide qué, escrito desde la configuración en marcha, con promesas que se comprueban al abrirlo.
oversight-index-role = { $mode } · versión { $n } de la política
oversight-none = Ningún documento
oversight-none-text = Responsables e ingenieros de un flujo encuentran aquí su documento de supervisión. Tú no gobiernas ninguno.

# What the oversight document promises
room-law-ai-act = Reglamento de IA de la UE, Reglamento (UE) 2024/1689: sistemas de alto riesgo
room-law-gdpr = Art. 22 del RGPD: decisiones basadas solo en tratamiento automatizado
room-law-hipaa = Regla de Seguridad HIPAA, 45 CFR 164.312
room-law-fda = FDA: apoyo a la decisión clínica, guía de enero de 2026
room-law-california = California: tecnología de decisión automatizada, 11 CCR 7200 y siguientes
room-promise-matrix = La versión activa de la política deja a una persona hacer al menos lo que exige la matriz de decisión.
room-promise-matrix-passes = la versión pasa la comprobación de su activación
room-promise-permission = Nada se ejecuta sin un permiso que se usa una vez y está ligado al hash de exactamente lo aprobado por una persona o por la política.
room-promise-permission-person = Nada se ejecuta antes de que una persona apruebe exactamente eso; el permiso se usa una vez.
room-promise-permission-found = acciones comunicadas no encajaron
room-promise-permission-person-found = acciones comunicadas no tenían la aprobación de una persona o no encajaban con ella
room-promise-solo = Aquí decide una persona, sola, en el modo individual explícito. Los programas nunca deciden.
room-promise-people = Pueden decidir al menos dos personas, una de ellas en el segundo nivel. Los programas nunca deciden.
room-promise-people-found =
    { $n ->
        [one] { $n } puede
       *[other] { $n } pueden
    } decidir, { $n_second } de ellas en el segundo nivel
room-promise-second = Lo que el primer nivel escala lo decide otra persona.
room-promise-second-found = veredictos del segundo nivel vinieron de la persona del primero
room-promise-own = Nadie decide lo que pidió.
room-promise-own-found = veredictos vinieron de quien envió la decisión
room-promise-reasons = Todo veredicto salvo una aprobación tiene un motivo de la lista del flujo.
room-promise-reasons-found = veredictos no tienen ninguno
room-promise-expiry = El tiempo nunca aprueba: lo que nadie decidió no se ejecuta.
room-promise-expiry-found = elementos caducados se aprobaron sin veredicto
room-promise-stop = Quienes trabajan aquí pueden detenerlo al momento; entonces nada nuevo actúa y los permisos sin usar se retiran.
room-promise-stop-found =
    { $n ->
        [one] { $n } puede
       *[other] { $n } pueden
    }
room-promise-contest = Una decisión impugnada la mira una persona que no la decidió, sin el primer veredicto a la vista.
room-promise-contest-found = decisiones impugnadas volvieron a la misma persona
room-promise-limits = La política en palabras y lo que el modelo no puede hacer están junto a cada elemento.
room-promise-limits-written = ambas están escritas
room-promise-limits-empty = una de ellas está vacía en la versión activa
room-promise-practice = Hay elementos de práctica en la cola, anunciados como tales. Nunca se da un permiso por uno, nada se aprende de ellos y ninguno cuenta en una tasa.
room-promise-practice-found = elementos de práctica tuvieron un permiso, una acción comunicada o una corrección
room-promise-policy = Las versiones de la política nunca cambian; la activa tiene el hash con el que se activó.
room-promise-policy-found = versión { $n }, hash { $digest }…
room-promise-routes = La ruta de cada decisión se sigue de su versión de la política, sus hechos y sus sorteos, y se puede recalcular.
room-promise-routes-found = decisiones más recientes salieron de otro modo
room-promise-chain = Cada acto es una entrada de un registro en el que cada entrada lleva el hash de la anterior.
room-promise-chain-found = { $n } entradas, entera
room-promise-chain-broken = rota en la entrada { $id }: { $said_why }
room-promise-kept = Las entradas del registro se guardan sin fin.
room-promise-kept-laws = Las entradas del registro se guardan sin fin; las leyes de abajo piden al menos { $n } días.
room-promise-kept-found = el registro empieza con la entrada { $id }
room-promise-tried = { $n } de { $n_of } { $said_what }

# templates/people.html
people = Personas
people-accounts = Cuentas
people-name = Nombre
people-roles = Roles
people-made = Creada
people-account = Cuenta
people-you = tú
people-admin = administrador
people-made-up = inventado
people-closed = cerrada
people-open = Abrir otra vez
people-link = Enlace de acceso nuevo
people-not-admin = Quitar como administrador
people-make-admin = Hacer administrador
people-sign-out = Cerrar todas las sesiones
people-close = Cerrar la cuenta
people-add = Añadir a alguien
people-is-admin = Administrador: todo, en todos los proyectos
people-make = Crear una cuenta y un enlace de acceso
people-hint = Los roles en un proyecto se dan en su página de personas.

# templates/project/people.html
members = Personas en este proyecto
members-table = Miembros
members-name = Nombre
members-role = Rol
members-you = tú
members-made-up = inventado
members-role-of = Rol de { $name }
members-no-role = sin rol: deja el proyecto
members-set = Fijar
members-nobody = Todavía nadie. Los administradores ven todos los proyectos sin estar en ellos.
members-add = Añadir a alguien
members-add-hint = Quien es nuevo recibe una cuenta y un enlace de acceso; quien ya está, el rol.
members-add-button = Añadir
members-roles = Qué pueden hacer los roles
members-accounts = Las cuentas, los enlaces y los administradores están en <a href="/people">Personas</a>.

# templates/project/export.html
export = Exportar
export-nothing = Todavía no hay nada que exportar. Primero, <a href="/projects/{ $slug }/import">importar elementos</a>.
export-download = Descargar
export-format = Formato
export-all = También elementos sin ninguna respuesta
export-machine = Sin etiquetas de máquina
export-machine-hint = (aquello para lo que se aceptó el modelo; si no, van incluidas y marcadas)
export-excluded = También elementos excluidos
export-raw = CSV para máquinas: dejar las celdas como están
export-raw-hint = (si no, una celda que una hoja de cálculo ejecutaría lleva un apóstrofo)
export-manifest = Mostrar el manifiesto
export-hint = Con cada elemento: su etiqueta, cada respuesta con quién, cuándo, qué ronda y modelo, la sugerencia de entonces, y cómo y con qué probabilidad se eligió. El manifiesto lleva cantidades y el SHA-256 del archivo.
export-there = Lo que hay
export-per-class = Etiquetas por clase
export-demo = Las respuestas de ada, bela y cleo en la demo son inventadas.
people-title = Personas · { $project }
people-role-in = { $role } en { $project }
export-title = Exportar · { $project }
room-role-may-label = responde lo que entrega la cola
room-role-may-review = etiqueta y hace primeras revisiones
room-role-may-lead = etiqueta y ve elementos, rondas y las respuestas de todos
room-role-may-run = dirige el proyecto: importar, rondas, exportar, ajustes, personas
export-fact-labeled = Elementos etiquetados
export-fact-holdout = De ellos, en el holdout
export-fact-answers = Respuestas de personas e importaciones
export-fact-machine = Etiquetas de máquina
export-fact-disputed = En disputa
export-fact-all = Todos los elementos
items-n =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    }
room-format-csv = CSV: una anotación por fila, segura de abrir en una hoja de cálculo
room-format-jsonl = Líneas JSON: un elemento por línea, exacto
room-format-spacy = Fragmentos como líneas JSON para spaCy y Prodigy: texto, fragmentos, respuesta

# templates/project/items.html
items = Elementos
items-go-to = Ir al id
items-open = Abrir
items-undo = Deshacer
items-own-list = Etiquetando una lista: quedan { $left }.
items-go-on = Seguir etiquetando
items-put-away = Guardar la lista
items-views = Vistas
items-shared = compartida
items-search = Buscar en el texto
items-search-hint = palabras, o «palabras juntas» entre comillas rectas
items-status = Estado
items-order = Orden
items-show = Mostrar
items-more = Más condiciones
items-label = Etiqueta
items-suggests = El modelo sugiere
items-answered-by = Respondido por
items-assigned-to = Asignado a
items-holdout = Holdout
items-asked-round = Preguntado en la ronda
items-hint-any = cualquiera
items-confidence-from = Confianza desde
items-confidence-to = Confianza hasta
items-margin-from = Margen desde
items-margin-to = Margen hasta
items-hint-from = 0 o 0%
items-hint-to = 1 o 100%
items-random-key = Clave del orden al azar
items-hint-number = un número
items-differ = Respuestas distintas
items-flagged-box = Marcados
items-has-note = Con nota
items-label-these = Etiquetar estos
items-tick = Marcar
items-item = Elemento
items-head-label = Etiqueta
items-suggestion = Sugerencia
items-head-status = Estado
items-round = Ronda
items-tick-one = Marcar { $id }
items-tick-all = Marcar todas las filas de esta página
items-what-to-do = Qué hacer con ellos
items-untick = Desmarcar todo
js-table-ticked =
    { $n ->
        [one] { $n } elemento marcado
        [many] { $n } de elementos marcados
       *[other] { $n } elementos marcados
    }
items-none = ninguna
items-flagged = marcada
items-note = nota
items-round-narrow = ronda
items-pages = Páginas
items-before = Página anterior
items-after = Página siguiente
items-many = Hacer algo con muchos
items-which = Qué elementos
items-ticked = Filas marcadas
items-all = Todos los que coinciden ({ $items })
items-relabel = Enviar a reetiquetar
items-exclude = Excluir
items-take-back = Recuperar
items-assign-to = Asignar a
items-assign = Asignar
items-unassign = Quitar asignación
items-many-hint = Primero aparece una página que dice qué significa. Excluir y asignar se pueden deshacer.
items-show-all = Mostrar todos los elementos
items-import = Importar elementos
items-keep-view = Guardar esta vista
items-view-name = Nombre
items-for-everybody = para todos los que ven esta tabla
items-keep = Guardar
items-delete-view = Borrar la vista { $title }

# The table of items, as it is made in Rust
items-title = Elementos · { $project }
room-items-count = { $n } elementos
room-items-one = 1 elemento
room-view-all = Todos
room-view-unlabeled = Sin etiqueta
room-view-disagreement = Desacuerdo
room-view-low = Confianza baja
room-view-flagged = Marcados
room-view-escalated = Pasados
room-view-practice = De práctica
room-pick-any = cualquiera
room-pick-either = ambos
room-pick-anybody = cualquiera o nadie
room-pick-no = no
room-pick-yes = sí
room-items-no-model = Ningún modelo ha puntuado aún los elementos, así que nada tiene sugerencia, confianza ni margen. La primera ronda lo cambia.
room-items-search-prepared = La búsqueda de texto se está preparando: { $share }. Los últimos elementos aún no se encuentran.
room-items-empty = Todavía sin elementos
room-items-empty-text = Este proyecto no tiene elementos. Quien lo dirige los importa; entonces aparecen aquí.
room-items-nothing = Nada coincide
room-items-behind = La página está más allá del último elemento.
room-items-one-condition = Una condición no deja nada.
room-items-conditions = Juntas, { $n } condiciones no dejan nada. Aflojar una:
room-items-without = Sin { $condition }
room-items-excluded = Excluidos: { $items }.
room-items-took-back = Recuperados: { $items }. Se puede preguntar otra vez por ellos.
room-items-assigned = Asignados a { $who }: { $items }.
room-items-unassigned = Sin asignar: { $items }. Se puede preguntar a cualquiera.
room-items-sent = Enviados a otra persona: { $items }.
room-items-state-excluded = excluido
room-items-state-labeled = etiquetado
room-items-state-disputed = en disputa
room-items-state-missing = faltan respuestas
room-items-state-unlabeled = sin etiqueta
room-items-chip-relabel = espera reetiquetado
room-items-chip-assigned = asignado a { $name }
room-items-decided = decidido por un responsable

# templates/project/items_confirm.html
items-confirm-back = Volver sin cambiar nada

# Orders of the table and what an act on many means
room-status-in-hands = en manos de alguien
room-sort-imported = como se importó
room-sort-newest = lo último importado primero
room-sort-id = por id
room-sort-least = menor confianza primero
room-sort-most = mayor confianza primero
room-sort-margin = menor margen primero
room-sort-entropy = mayor entropía primero
room-sort-disagreement = mayor desacuerdo primero
room-sort-answered = respuesta más reciente primero
room-sort-random = al azar
room-chip-holdout = holdout
room-act-exclude = Excluir
room-act-exclude-title = ¿Excluir { $items }?
room-act-exclude-1 = No se pregunta más por ellos, y las exportaciones los omiten si no se piden.
room-act-exclude-2 = Las etiquetas que tienen quedan y siguen enseñando al modelo. Quien tenga uno ahora aún puede responder.
room-act-take-back = Recuperar
room-act-take-back-title = ¿Recuperar { $items }?
room-act-take-back-1 = Se puede volver a preguntar por los excluidos y exportarlos.
room-act-assign = Asignar
room-act-assign-title = ¿Asignar { $items } a { $who }?
room-act-assign-1 = No se pregunta a nadie más por ellos hasta que esta persona los haya tenido; van antes que todo lo demás.
room-act-assign-2 = Los elementos que ya tienen todas sus respuestas se omiten.
room-act-unassign = Quitar asignación
room-act-unassign-title = ¿Quitar la asignación de { $items }?
room-act-unassign-1 = Se puede preguntar a cualquiera por ellos.
room-act-relabel = Enviar a reetiquetar
room-act-relabel-title = ¿Enviar { $items } a otra persona?
room-act-relabel-1 = Otra persona responde sin ver las primeras respuestas. La etiqueta vale hasta entonces; si las dos difieren, se pregunta a una tercera.
room-act-relabel-2 = Los elementos sin respuesta se omiten.

# templates/project/curate.html
curate = Respuestas distintas
curate-only = Respuestas distintas: { $only }
curate-start = Empezar por lo menos seguro
curate-agreement = Hasta qué punto coinciden las personas
curate-all = Todas las distintas
curate-item = Elemento
curate-answers = Respuestas
curate-state = Estado
curate-more = Siguen { $n } más.

# templates/project/curate_item.html
settle-your-last = Última decisión: <a href="{ $base }/items/{ $url }">{ $item }</a> es <b>{ $label }</b>, { $ago }.
settle-take-back = Retirarla
settle-curate = Curar:
settle-item-text = Texto del elemento
settle-answered = Lo que respondieron las personas
settle-flagged = marcada
settle-nobody-yet = Todavía nadie
settle-not-answered = sin respuesta
settle-decision = Decisión
settle-consensus-take = Aceptar el consenso: { $label }
settle-right-classes = Las clases correctas
settle-decide-these = Decidir por estas
settle-classes = Clases
settle-why = Por qué
settle-why-needed = necesario contra lo que dice la mayoría
settle-note = Nota
settle-nothing = Nadie ha respondido todavía: no hay nada que decidir. Mejor etiquetarlo.
settle-being-asked = se pregunta a otra persona
settle-ask = Preguntar a otra persona
settle-exclude = Excluir el elemento
settle-next = Dejarlo, siguiente
settle-list = La lista
settle-keys = Teclas
settle-consensus = Consenso
settle-majority = Mayoría: <b>{ $text }</b>
settle-ds-hint = Cuán probable es cada clase, según cuántas veces acierta cada persona en cada clase. Detrás, las respuestas.
settle-ds-two = Dawid-Skene necesita dos respuestas por elemento.
settle-decisions = Decisiones
settle-model-says = Lo que dice el modelo
settle-digits = elegir la clase junto a la tecla; donde se pide un motivo, el motivo
settle-hint = Una decisión se guarda con su motivo y se puede retirar.

# templates/components/ui.html
ui-decided = { $by } decidió <b>{ $label }</b>
ui-taken-back = retirada

# Curation, as it is made in Rust
curate-title = Respuestas distintas · { $project }
curate-beside = { $a } junto a { $b }
curate-decided = decidido
curate-waits = espera otra respuesta
curate-to-decide = por decidir
curate-none = No queda ningún elemento con respuestas distintas sobre el que nadie haya decidido.
curate-left =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } por decidir, lo menos seguro primero: por la entropía de la distribución a posteriori de Dawid y Skene, luego por número de respuestas.
settle-model = El modelo dice { $said }.
settle-state-decided = ✓ decidido: { $label }
settle-state-none = … nadie ha respondido todavía
settle-state-differ = ≠ respuestas distintas
settle-state-some = … { $n } de { $overlap } respuestas
settle-state-one = = una respuesta
settle-state-agree = = las respuestas coinciden
settle-missing =
    { $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    } de { $overlap } aún sin dar
settle-no-model = Todavía nada: no hay modelo, o este elemento aún no tiene características.
settle-hidden = Se muestra después de la decisión, como en este proyecto también para los etiquetadores.
settle-majority-of = { $label }, { $k } de { $n } respuestas
settle-majority-none = nadie ha respondido
settle-majority-one = una sola respuesta: { $label }
settle-majority-tie = un empate entre { $n } respuestas
settle-bar = { $share } · { $k } de { $n }
settle-pane-accepted = aceptada
settle-pane-overruled = desestimada
settle-pane-agrees =
    coincide con { $n ->
        [one] { $n } otra
       *[other] { $n } otras
    }
settle-pane-differs = difiere de todas
settle-pane-only = la única respuesta
room-settle-choose = primero hay que elegir una clase
js-curate-why = La mayoría dice { $majority }. ¿Por qué { $label }? Un dígito elige el motivo, Esc vuelve.
js-curate-note = Decir en la nota qué otra cosa es; Ctrl+Enter envía.
curate-undecided = sin decidir
room-reason-guide = Lo dice la guía
room-reason-slip = Un desliz: el texto dice claramente otra cosa
room-reason-rule = La guía lo deja abierto; desde ahora es así
room-reason-expert = Se preguntó a alguien que sabe
room-reason-suspect = La búsqueda de etiquetas sospechosas lo señaló
room-reason-other = Otra cosa, en la nota

# templates/project/suspects.html
suspects-being-asked = en consulta
suspects-ask = Preguntar a otra persona
suspects-right-classes = Las clases correctas de { $item }
suspects-right-class = La clase correcta de { $item }
suspects = Etiquetas sospechosas
suspects-search = Buscar otra vez
suspects-no-search = Aquí no hay búsqueda de etiquetas sospechosas: { $why }.
suspects-about = Cada etiqueta se compara con lo que dice un modelo que no la ha visto. La lista es un motivo para mirar, no un veredicto: en tareas difíciles solo una de cada dos o tres etiquetas de arriba es errónea. Nada cambia solo.
suspects-searched = Buscado { $ago }.
suspects-not-yet = Todavía sin buscar. A partir de 100 etiquetas, a cada ronda le sigue una búsqueda.
suspects-which = Qué clase se toma por cuál
suspects-pairs = Pares de clases
suspects-labeled = Etiquetado
suspects-probably = Probablemente
suspects-labels = Etiquetas
suspects-classes-wrong = Qué clases probablemente están mal
suspects-classes = Clases
suspects-class = Clase
suspects-lack = Etiquetas a las que les falta
suspects-too-much = Etiquetas que no deberían tenerla
suspects-first = Las más sospechosas primero
suspects-send-first = Enviar las primeras
suspects-to-others = a otras personas
suspects-hint = Otra persona responde sin ver la primera respuesta. Hasta entonces la etiqueta queda como está; si difieren, se pregunta a una tercera, y se puede decidir en cualquier momento.
suspects-item = Elemento
suspects-label = Etiqueta
suspects-suggested = Sugerida
suspects-confidence = Confianza en la etiqueta
suspects-to-do = Qué hacer
suspects-likely = probablemente mal
suspects-keep = Mantener
suspects-fix = Corregir
suspects-curate = Curar
suspects-none = No queda ninguna etiqueta sospechosa por mirar.
suspects-differ = Respuestas distintas
suspects-differ-hint = Estos tienen todas las respuestas pedidas y ninguna etiqueta, porque tantas dicen una clase como otra. No entrenan nada hasta que se decida, otra respuesta los resuelva o, si así lo dicen los ajustes, lo haga Dawid-Skene en la ronda siguiente.
suspects-answers = Respuestas
suspects-take = Tomar { $label }
suspects-decide = Decidir
suspects-title = Etiquetas sospechosas · { $project }
suspects-not-judged =
    No se pudo juzgar { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    } de una clase sin otra etiqueta.
suspects-next =
    De { $n ->
        [one] la próxima { $n } respuesta
       *[other] las próximas { $n } respuestas
    }, { $again } dirían más como segunda opinión sobre un elemento etiquetado, { $new } como respuesta a uno nuevo.
room-suspects-otherwise = El modelo respondería distinto en unas { $wrong } de { $judged } etiquetas, demasiadas para ser deslices de personas: la mayoría son errores suyos. Las primeras de la lista merecen una mirada.
room-suspects-about = Unas { $wrong } de { $judged } etiquetas probablemente están mal.

# Images of items
label-guide-versions = Todas las versiones
label-images-from = El navegador carga las imágenes de { $hosts }
picture-broken = Esta imagen no se carga:
picture-flag = Responder según lo demás que haya, o marcar el elemento (<kbd>{ $flag }</kbd>).
picture-closer = Acercar
picture-farther = Alejar
picture-whole = Entera
picture-open = Abrir en otra pestaña
picture-alt = Imagen del elemento { $item }
picture-of = { $n } de { $count }
picture-alt-which = Imagen { $which } del elemento { $item }
picture-only-first = Solo se muestran las primeras { $n } imágenes de una clave.
room-key-zoom-in = acercar la imagen; también Ctrl con la rueda, o dos dedos
room-key-zoom-out = alejar la imagen
room-key-zoom-whole = la imagen entera otra vez
room-image-no-hosts = Este proyecto no indica ningún servidor del que cargar imágenes, por eso la dirección aparece como texto. Quien lo gestiona puede indicarlos en Ajustes, image_hosts.
room-image-long = La dirección tiene { $n } bytes; el máximo es { $most }.
room-image-odd = La dirección contiene una barra invertida, un espacio o un salto de línea.
room-image-not-whole = No es una dirección completa: empiezan por https://.
room-image-scheme = Las imágenes solo se cargan por https, y esta dirección empieza por { $scheme }:.
room-image-user = La dirección lleva un nombre antes de una @, lo que oculta que su servidor es { $host }. Las direcciones con nombre o contraseña no se cargan.
room-image-other-host = Su servidor { $host } no está entre los que este proyecto usa para cargar imágenes. Quien lo gestiona puede añadirlo en Ajustes, image_hosts.

# Practice items, languages of items, several people
items-gold = Elementos de práctica
items-escalated = Espera a un responsable
items-nobody-yet = nadie aún
items-and-others = y a otras personas
items-others-too = Las personas marcadas también los reciben
items-how = Cómo
items-share-out = Repartirlos
items-each-all = Cada uno recibe todos
items-own-label = la que tiene cada uno
items-why = Por qué
items-mark-gold = Marcar como práctica
items-unmark-gold = Quitar la marca
export-gold = Sin elementos de práctica
export-gold-hint = (su etiqueta es de un responsable; si no, van incluidos y marcados)
members-languages-of = Idiomas de { $name }
members-any-language = cualquier idioma
members-set-languages = Fijar idiomas
account-reads = Idiomas en los que etiqueta
account-reads-label = Códigos, separados por comas
account-reads-hint = Donde un proyecto indica el idioma de sus elementos, se le pregunta por estos y por los que no tienen idioma. Vacío: por todos.
account-reads-save = Guardar idiomas
empty-languages = Nada en sus idiomas
empty-languages-text = Lo que queda está en otros idiomas ({ $others }). Usted etiqueta en { $own }; su cuenta dice cuáles son.
practice-agrees = Un elemento de práctica: la etiqueta del responsable es { $known }, como usted dijo.
practice-differs = Un elemento de práctica: la etiqueta del responsable es { $known }; usted dijo { $said }.
practice-why = Por qué: { $because }
mine-practice = En los elementos de práctica dijo lo mismo que el responsable en { $agreed } de { $answered }: { $share } (intervalo del 95 %: { $low } a { $high }){ $far }.
mine-practice-before = En los elementos de práctica hasta ayer dijo lo mismo que el responsable en { $agreed } de { $answered }: { $share } (intervalo del 95 %: { $low } a { $high }){ $far }.

# templates/project/item.html
record-title = Elemento { $id } · { $project }
record-heading = Elemento { $id }
record-all = Toda la lista
record-previous = Anterior
record-next = Siguiente de la lista
record-last = Este es el último de la lista.
record-label-from = Etiquetar desde aquí
record-from = de { $source },
record-label = etiqueta: <b>{ $label }</b>
record-edit = Editar
record-answer = Respuesta
record-by = De
record-when = Cuándo
record-chosen = Elegido por
record-suggested = Sugerencia de entonces
record-before-edit = dada antes de la edición
record-curate = Curarlo
record-nobody = Nadie ha respondido todavía.
record-earlier = <b>Versión { $n }</b>, hasta { $until }, editada por { $by }
record-everything = Todo lo que hay en el registro
record-says = <b>{ $label }</b>: { $sure }, { $share }.
record-model-calibrated = El modelo de la ronda { $n }; calibrado con el holdout.
record-model-raw = El modelo de la ronda { $n }; todavía sin calibrar.
record-strange = Extrañeza { $share }: está más lejos del elemento etiquetado más cercano que esa proporción de los etiquetados entre sí.
record-why-not = Por qué no { $label }
record-feature = Característica
record-strength = Fuerza
record-points = Puntos
record-points-hint = Los puntos son diferencias de logits, antes de calibrar.

# The page of an item, as it is made in Rust
record-in-pool = en el pool
record-in-holdout = en el holdout: mide el modelo y nunca se entrena con él
record-excluded = excluido: no se pregunta por él y las exportaciones lo omiten
record-assigned = asignado a { $names }
record-edited =
    editado { $n ->
        [one] { $n } vez
       *[other] { $n } veces
    }
record-changed =
    cambiada { $n ->
        [one] { $n } vez
       *[other] { $n } veces
    }
record-label-gold = { $label }, dada por un responsable para practicar
record-label-answers =
    { $label }, de { $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    }
record-label-none-of-these =
    ninguna de estas, de { $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    }
record-label-machine = { $label }, solo por el modelo ({ $share }), aceptación { $id }
record-label-none = todavía ninguna
record-label-missing = todavía ninguna: { $k } de { $overlap } respuestas
record-label-tie =
    ninguna: { $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    } no coinciden
record-guide-version = guía, versión { $n }
record-by-probability = { $source }, probabilidad { $p }
record-by-round = { $source }, ronda { $round }
record-by-both = { $source }, probabilidad { $p }, ronda { $round }
record-came-with-file = vino con el archivo
record-for = A favor de { $label }
record-kind-words = palabras
record-kind-letters = letras
record-kind-number = número
record-kind-category = categoría
record-kind-rule = regla
record-kind-in = { $kind } en { $key }
record-missing = falta
record-rest = Todo lo demás { $rest }, antes de leer nada { $before }: en total { $all } para { $label }.
room-feature-vector = el vector entero
room-feature-topic = tema general (latente)

# templates/project/_gold.html
mark-title = Elemento de práctica
mark-by = Un elemento de práctica, marcado por { $name }.
mark-holdout = Un elemento del holdout no sirve de práctica: preguntado porque alguien lo eligió, ya no sería una muestra al azar, y mide el modelo.
mark-right = La etiqueta correcta
mark-standing = { $label } (la etiqueta que tiene)
mark-hint = Los etiquetadores la leen justo tras responder, donde el proyecto lo muestra.
mark-change = Cambiarlo
mark-it = Marcar como práctica
room-gold-free-text = las respuestas a este formulario no se pueden comparar con una conocida: `{ $name }` es texto libre, y dos respuestas correctas rara vez tienen las mismas palabras. La práctica necesita un formulario de opciones, números, días y sí o no
room-mark-holdout = el elemento { $id } está en el holdout, que mide el modelo: preguntado porque alguien lo eligió, ya no sería una muestra al azar
room-gold-no-label = el elemento { $id } no tiene etiqueta; indicar una

# templates/project/item_edit.html
edit-title = Editar el elemento { $id } · { $project }
edit-heading = Editar el elemento { $id }
edit-back = Volver al elemento
edit-practice = Un elemento de práctica. Si se vuelve a preguntar tras el cambio, pasa a ser uno corriente: márquelo de nuevo cuando se sepa su etiqueta.
edit-holdout = Está en el holdout, que mide el modelo. Todavía no se midió ninguna ronda con él, así que se puede editar; después queda como está. La edición consta en el registro.
edit-json = Aquí no es texto: escribirlo como JSON.
edit-so-far =
    { $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    } hasta ahora
edit-ask-again = Preguntar de nuevo
edit-ask-again-hint = ya no cuentan, y el elemento pasa al principio de la cola
edit-cannot-keep = No se pueden conservar: { $why }.
edit-keep = Conservarlas
edit-keep-hint = marcadas como dadas antes de la edición
edit-hint = El texto nuevo pasa los controles de una importación, y el modelo lo lee en menos de un minuto. Lo que había antes queda en la página del elemento.
room-edit-no-field = el elemento ya no tiene el campo `{ $name }`; recargar la página
room-edit-json = `{ $name }` no es texto en este elemento; escribirlo como JSON: { $error }
room-edit-why-spans = las respuestas son fragmentos del texto o campos leídos de él; con otro texto no señalarían nada
room-edit-cannot-keep = { $said }: preguntar de nuevo en vez de conservarlas
room-edit-measured = el elemento { $id } está en el holdout y su etiqueta ya midió una ronda: con otro texto, esas cifras hablarían de algo que no se preguntó. Eliminarlo e importar el registro corregido con otro id
room-edit-meanwhile = el elemento { $id } se editó entretanto: está en la versión { $version } y la vista era la { $seen }; mirar de nuevo
room-edit-id = `id` es como se llama el elemento { $id } en archivos y direcciones: se queda. Eliminar el elemento e importarlo con otro id
room-edit-vector = el vector tiene { $k } números y los de los demás elementos { $length }
room-edit-twin = el elemento { $other } tiene el mismo contenido: dos elementos que el modelo no distingue son una sola pregunta. Eliminar uno
room-edit-part = con este texto el elemento { $id } iría a la otra parte ({ $said }), pero está en esta ({ $said2 }): allí está su grupo o una casi copia
room-part-pool = pool

# templates/project/item_delete.html
erase-title = Eliminar el elemento { $id } · { $project }
erase-heading = ¿Eliminar el elemento { $id }?
erase-gone = Se borran su texto, sus versiones anteriores y su id. No se puede deshacer.
erase-no-answer = Nadie lo ha respondido.
erase-answers =
    Se borra con él: { $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    }, con notas y decisiones.
erase-leaves = Sale de la cola, de la búsqueda, de toda lista y de toda exportación. Quien lo tenga abierto recibe un aviso y el siguiente elemento.
erase-holdout = Está en el holdout: los informes de rondas pasadas conservan sus cifras, y las siguientes se miden con un elemento menos.
erase-model = Lo que el modelo actual aprendió de él sigue en ese modelo hasta la próxima ronda.
erase-backups = Las copias de seguridad y exportaciones anteriores aún lo contienen. Si un archivo trae de nuevo el mismo registro, es un elemento nuevo.
erase-button = Eliminar para siempre

# templates/project/guide.html
guide-title = Guía · { $project }
guide-heading = Guía, versión { $n }
guide-old = Esta es una versión antigua. Se usa la <a href="{ $url }">versión { $n }</a>.
guide-nothing = En esta versión no hay nada escrito.
guide-from-to = De la versión { $from } a la { $to }
guide-diff-hint = Tachado, lo que ya no está; subrayado, lo nuevo.
guide-unchanged =
    { $n ->
        [one] { $n } línea
       *[other] { $n } líneas
    } sin cambios
guide-versions = Versiones
guide-versions-hint = Cada cambio del texto es una versión, y cada respuesta recuerda bajo cuál se dio.
guide-version = Versión { $n }
guide-in-use = en uso
guide-by = de { $name }
guide-lost-one = El texto de la versión 1 es anterior a que se guardaran los textos.
guide-lost = Los textos de las versiones 1 a { $last } son anteriores a que se guardaran los textos.

# Where an answer came from that no person gave
record-import = importación: { $source }

# templates/projects/archive.html
archive-title = Archivar · { $project }
archive-back-ask = ¿Recuperar { $project }?
archive-was = Lo archivó { $by } el { $day }. Vuelve como estaba: sus elementos, etiquetas, rondas y personas.
archive-was-operator = Lo archivó el operador del servidor el { $day }. Vuelve como estaba: sus elementos, etiquetas, rondas y personas.
archive-leave = Dejarlo archivado
archive-ask = ¿Archivar { $project }?
archive-refused = Ahora no se puede archivar: { $why }.
archive-list = Sale de la lista de proyectos y queda allí en «Archivados». Todo se puede leer y exportar.
archive-nobody = No se pregunta más por sus elementos, y no se importa, entrena ni cambia nada. Quien lo intenta sabe que está archivado, por quién y cómo recuperarlo.
archive-hands =
    En manos de personas: { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    }. Una respuesta dentro de su plazo aún cuenta, y no se da más tiempo.
archive-round = La ronda { $n } se cancela: su modelo no sugeriría a nadie.
archive-any-time = Se puede recuperar en cualquier momento, como estaba.
archive-button = Archivar
life-settings = Volver a los ajustes
room-archive-workflow = el flujo `{ $slug }` ({ $title }) está activo y aprende en este proyecto: cada veredicto de allí puede ser una etiqueta aquí. Detener el flujo o cambiar su proyecto, e intentarlo de nuevo

# templates/projects/clone.html
clone-title = Clonar · { $project }
clone-heading = Clonar { $project }
make-title = Título
make-slug = Nombre en direcciones
make-slug-hint = Minúsculas, dígitos y guiones.
clone-none = Ninguno
clone-none-hint = importar otros después
clone-items = Los elementos
clone-items-hint =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    }, sin lo que se dijo de ellos
clone-labels = Elementos y etiquetas
clone-labels-hint =
    { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    }, como venidas de un archivo
clone-people =
    Las mismas personas con los mismos roles ({ $n ->
        [one] { $n } persona
       *[other] { $n } personas
    })
clone-seed = La misma semilla
clone-seed-hint = Cada elemento queda en pool u holdout como aquí. Si no, el proyecto nuevo saca su propio holdout.
clone-always = Clases, receta, guía y ajustes van siempre. No van: rondas y modelos, el conjunto de prueba, aquello para lo que se aceptó el modelo, flujos, vistas guardadas, exclusiones, versiones anteriores de elementos, quién respondió qué.
clone-button = Clonar

# templates/projects/delete.html
delete-title = Eliminar · { $project }
delete-ask = ¿Eliminar { $project }?
delete-refused = No se puede eliminar: { $why }.
delete-goes = Esto se va para siempre
delete-nothing = Todavía no hay nada en él.
delete-before = Antes de eso
delete-before-text = Una vez eliminado, nadie puede recuperarlo. Exportar lo que deba conservarse, o archivar el proyecto en su lugar.
delete-export = Exportarlo antes
delete-archive = Mejor archivarlo
delete-type = Escribir <code>{ $slug }</code> para eliminarlo
delete-items = Elementos
delete-answers = Respuestas
delete-labels = Etiquetas
delete-rounds = Rondas
delete-models = Modelos
delete-files = Archivos de modelos, características y puntuaciones
delete-test-items = Elementos del conjunto de prueba
delete-people = Personas con un rol aquí
delete-at-once = Desaparece enseguida de toda lista, y su nombre queda libre. Filas y archivos siguen en minutos, poco a poco, para que nadie espere.
delete-accounts = Las personas conservan su cuenta y pierden su rol aquí. Los tokens quedan y aquí no alcanzan nada.
delete-audit = Queda el registro de auditoría: sus entradas no contienen texto, una más dice quién eliminó el proyecto y cuánto había en él, y sigue siendo verificable.
delete-backups = Las copias de seguridad y exportaciones anteriores aún lo contienen; hay que borrarlas aparte.
delete-verdicts =
    Los veredictos { $n ->
        [one] del flujo
       *[other] de los flujos
    } { $workflows } no enseñan a ningún proyecto desde entonces.
room-delete-verdicts = el flujo `{ $workflow }` conserva sus decisiones para siempre, y { $labels } de sus veredictos son etiquetas de este proyecto: sin ellas no se podría mostrar entera la vida de una decisión. Mejor archivar el proyecto
room-delete-cloning = se están copiando elementos de este proyecto a `{ $clone }`: esperar a que termine o eliminar `{ $clone }`
room-delete-typed = para eliminar el proyecto, confirmar con su nombre `{ $slug }`; lo escrito fue `{ $typed }`

# What was just done to projects and items
room-done-unarchived = Recuperado como estaba.
room-done-cloned = El proyecto nuevo está creado. Los elementos que lo acompañan están en camino; recargar esta página para ver cuántos hay.
room-done-deleted = El proyecto está eliminado. Se están borrando sus filas y archivos.
room-done-erased = El elemento está eliminado.
room-done-erased-many = Los elementos están eliminados.

# What making a project refuses
room-make-taken = ya hay un proyecto `{ $slug }`; elegir otro nombre
room-make-slug = el nombre en direcciones es { $slug }: usar de 1 a 63 minúsculas, dígitos y guiones, como `support-tickets`
room-make-title = el título tiene { $n } caracteres; usar de 1 a 120
room-make-guide = la guía tiene { $n } caracteres; 20000 es el máximo

# templates/project/import.html
import-title = Importar · { $project }
import-download = Descargar el informe
import-rejected = Filas rechazadas
import-line = Línea
import-column = Columna
import-reason = Motivo
import-id = Id
import-left-out = Omitidos por duplicados
import-duplicates = Duplicados
import-reads = Este proyecto lee <code>{ $keys }</code>.
import-shows = Este proyecto muestra las imágenes cuyas direcciones están en <code>{ $images }</code>.
import-reads-shows = Este proyecto lee <code>{ $keys }</code> y muestra las imágenes cuyas direcciones están en <code>{ $images }</code>.
import-labels = Etiquetas: { $labels }.
import-file = Un archivo
import-drop = o soltarlo en cualquier parte de esta página
import-drop-one = Un archivo cada vez, por favor.
import-file-hint = CSV, TSV, JSONL o un texto por línea. Se ven las primeras filas antes de guardar nada. Enviar de nuevo un archivo no hace daño: lo que ya está se omite.
import-paste = O pegar algunas líneas
import-lines = Líneas
import-look = Ver el archivo
import-blind = Importar sin mirar
import-found = se reconoce solo
import-id-key = Clave del id
import-label-key = Clave de las etiquetas que ya hay
import-label-hint = Cuentan como importadas, y la clave se quita de los elementos.
import-drop-keys = Claves a omitir
import-example = { $text }
import-strict = Estricto: no importar nada si alguna fila está mal
import-at-once = Importar ya
test-set = Un conjunto de prueba propio
test-set-about = Elementos etiquetados con los que se mide cada ronda, además del holdout. Se guardan aparte: no se pregunta por ellos, y ningún modelo ni calibrador aprende de ellos. Un elemento cuya casi copia se entrenó queda fuera de la medida.
test-set-is =
    <b>{ $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } de { $source }, subido { $at }.</b> Otro archivo lo reemplaza por completo.
test-set-remove = Quitar el conjunto de prueba
test-set-none = Este proyecto no tiene ninguno.
test-set-labels = Clave de las etiquetas
test-set-use = Usar como conjunto de prueba

# What became of an import
import-read-as = Leído como { $format }.
import-to-holdout =
    { $n ->
        [one] { $n } de los elementos nuevos fue
       *[other] { $n } de los elementos nuevos fueron
    } al holdout, al azar.
import-test-scored = Desde ahora cada ronda se mide con estos elementos. Nunca se pregunta por ellos ni se entrena con ellos.
import-labels-came =
    { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    } venían con ellos y cuentan como importadas.
import-showing = Se muestran { $shown } de { $n }.
import-test-title =
    Conjunto de prueba de { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    }, { $rejected ->
        [one] { $rejected } fila
       *[other] { $rejected } filas
    } con rechazo
import-refused =
    No se importó nada: { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    } mal, y se pidió estricto
import-added =
    { $added ->
        [one] { $added } elemento
       *[other] { $added } elementos
    } más, { $left ->
        [one] { $left } duplicado
       *[other] { $left } duplicados
    } sin importar, { $rejected ->
        [one] { $rejected } fila
       *[other] { $rejected } filas
    } con rechazo
import-whole-row = fila entera
room-import-note = En este proyecto: { $said }.
room-import-hosts = Todavía no se nombró ningún host de imágenes, así que las direcciones aparecen como texto: nombrar los hosts en Ajustes, image_hosts.
room-import-pasted = texto pegado

# templates/project/import_preview.html, templates/project/import_running.html
import-preview = Importar { $source }
import-may-be = Las etiquetas pueden ser { $classes }. Cuentan como importadas. Una fila omitida no detiene las demás.
import-do = Importar
import-another = Otro archivo
importing-title = Importando · { $project }
importing = Importando { $source }
importing-how-far = Cuánto lleva la importación
importing-hint = Sigue aunque se deje esta página. Lo ya importado se puede etiquetar.
importing-phase =
    { $rows ->
        [one] { $rows } fila
       *[other] { $rows } filas
    } de lectura, { $stored } de ellas en la base

# templates/components/columns.html
columns-title = Qué es cada columna
columns-again = Ver de nuevo con estas columnas
columns-rows = Primeras filas de { $source }
columns-whole =
    Leído como { $format }: { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    }.
columns-part =
    Leído como { $format }. Se { $n ->
        [one] miró la primera { $n } fila
       *[other] miraron las primeras { $n } filas
    }.
trial = Lo que va a pasar
trial-reads = Lo que lee el modelo
trial-left-out = Filas que se omitirían
trial-field = Campo
trial-wrong = Qué está mal
trial-to-do = Qué hacer
trial-good =
    Vistas: { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    }, todas bien.
trial-bad =
    Vistas: { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    }; { $bad } se omitirían y las demás se importan.
trial-labels =
    { $n ->
        [one] { $n } trae
       *[other] { $n } traen
    } etiqueta.
trial-known =
    { $n ->
        [one] { $n } ya está aquí o se repite en el archivo y quedaría
       *[other] { $n } ya están aquí o se repiten en el archivo y quedarían
    } fuera.
room-column-text = texto que lee el modelo
room-column-number = un número que lee el modelo
room-column-category = una categoría que lee el modelo
room-column-vector = un vector que lee el modelo
room-column-id = el id
room-column-label = la etiqueta
room-column-image = la dirección de una imagen
room-column-alt = palabras para la imagen
room-column-show = solo se muestra
room-column-group = el grupo
room-column-keep = solo se guarda
room-column-drop = se omite
room-column-the-vector = el vector
room-column-the-words = las palabras para la imagen
column-read = leída por el modelo como { $key }
column-group = el grupo, como { $key }
column-image = la dirección de una imagen, como { $key }
column-shown = solo se muestra, como { $key }
room-column-read-both = `{ $before }` y `{ $column }` no pueden leerse ambas como `{ $key }`: elegir una
room-column-both = `{ $other }` y `{ $column }` no pueden ser ambas { $said }: elegir una
room-column-cannot = una columna no puede ser `{ $role }`
room-column-needed = este proyecto lee `{ $key }`, así que esa columna no se puede omitir: elegir antes otra columna que se lea como `{ $key }`

# What the import refuses, files and rows
room-file-none = elegir un archivo o pegar algunas líneas antes de enviar el formulario
room-file-gone = ese archivo ya no está: espera una hora; elegirlo de nuevo
room-file-other-project = ese archivo fue a otro proyecto
room-file-no-report = todavía no hay informe
room-file-imported = este archivo ya se importó; elegirlo de nuevo para otro proyecto
room-file-stopped = la importación se detuvo; enviar el archivo de nuevo
room-file-no-row = no se puede leer ninguna fila de { $source }. Línea { $line }: { $column } { $said }
room-file-no-rows = { $source } no tiene filas
room-file-no-format = no hay ningún formato `{ $name }`; usar { $names }
room-file-what-format = no se reconoce el formato de { $source } por sus primeras líneas; indicarlo: { $names }
room-file-columns = línea { $line }: la cabecera tiene { $k } columnas; se leen como mucho { $most }
room-file-column-twice = línea { $line }: la columna `{ $name }` está dos veces en la cabecera; renombrar una
room-file-header = línea { $line }: la cabecera tiene las columnas { $columns }, y este proyecto lee { $keys }. ¿Es la primera línea la cabecera?
room-file-array = este archivo es un único array JSON; qualm lee un objeto por línea (JSONL). `jq -c '.[]' FILE` lo convierte
room-file-spread = este archivo es JSON repartido en muchas líneas; qualm lee un objeto por línea (JSONL). `jq -c . FILE` lo convierte
room-file-utf16 = texto en UTF-16; guardarlo como UTF-8
room-file-utf16-bare = texto en UTF-16 sin marca de orden; guardarlo como UTF-8
room-file-gzip = comprimido con gzip; descomprimirlo antes
room-file-zstd = comprimido con zstd; descomprimirlo antes
room-file-zip = un archivo ZIP o un libro de Excel; guardar la hoja como CSV (UTF-8)
room-file-parquet = un archivo Parquet; escribirlo como JSONL o CSV
room-file-broke-off = la entrada se cortó tras la línea { $line }: { $error }. Lo guardado queda; enviar de nuevo el archivo y las filas que ya están se omiten por duplicadas
room-file-taken-key = la receta de este proyecto lee la clave `{ $key }`, así que no se puede quitar como etiqueta ni omitir
room-file-guess-none = ninguna columna de este archivo parece algo que etiquetar: { $said }
room-file-no-test = { $source } no tiene ningún elemento para probar, así que nada cambió: { $why }
room-file-test-most = un conjunto de prueba tiene como mucho { $most } elementos; sacar esa cantidad al azar
room-row-cells = la fila tiene { $k } celdas y la cabecera { $columns }
room-row-closing-quote = hay texto tras una comilla de cierre; dentro de una celda entre comillas se escribe doble
room-row-quote = aquí se abre una comilla y { $said }
room-row-quote-never = nunca se cierra
room-row-quote-far = no se cierra en { $bytes } bytes
room-row-nul = contiene un byte NUL; ¿es un archivo de texto?
room-row-utf8 = no es UTF-8: byte { $byte } en la posición { $at }. Guardar el archivo como UTF-8
room-row-long = el registro pasa de { $bytes } bytes; acortarlo o dividirlo
room-row-key-twice = la clave `{ $key }` está dos veces en este objeto
room-row-one-line = la línea acaba dentro de un valor; un registro debe estar en una sola línea
room-row-behind = hay algo detrás del objeto; cada línea debe ser un solo objeto JSON
room-row-nan = NaN e Infinity no son JSON; omitir el valor o escribir null
room-row-control = hay un tabulador u otro carácter de control sin escapar dentro de un texto
room-row-not-json = aquí no es JSON: { $error }
room-filter-label = la etiqueta `{ $label }` no está en el esquema de este proyecto ({ $classes })
room-row-label = la etiqueta `{ $label }` no está en el esquema de este proyecto ({ $classes }). Corregirla o añadirla al esquema
room-row-rating = la valoración `{ $label }` no está en la escala de este proyecto: usar un entero de { $min } a { $max }
room-row-pairs = la etiqueta `{ $label }` no es una respuesta de esta comparación ({ $answers }): enviar la clave del mejor texto
room-row-label-text = una etiqueta debe ser texto y es { $word }
room-row-id-missing = falta `{ $key }`, y esta importación toma de ahí sus ids
room-row-id-kind = un id debe ser texto o un número y es { $word }
room-row-id-length = un id debe tener de 1 a 200 caracteres y tiene { $length }
room-row-id-control = un id no debe tener saltos de línea ni otros caracteres de control
room-row-group = un grupo debe ser texto o un número y es { $word }
room-row-empty = falta `{ $keys }` o está vacío, así que no hay nada que preguntar
room-row-text = `{ $key }` debe ser texto y es { $word }
room-row-number = `{ $key }` debe ser un número y es { $word }
room-row-category = `{ $key }` debe ser una categoría y es { $word }
room-row-vector-length = `{ $key }` tiene { $k } números y el primer elemento { $length }
room-row-vector-missing = falta: cada elemento necesita su vector
room-row-vector-empty = es un array vacío
room-row-vector-kind = debe ser un array de números y es { $word }
room-row-test-label = un elemento de prueba necesita su etiqueta, y `{ $key }` está vacío
room-json-null = null
room-json-bool = verdadero o falso
room-json-number = un número
room-json-text = texto
room-json-array = un array
room-json-object = un objeto
room-twin-id = ese id ya está
room-twin-file = ese id ya está en este archivo
room-twin-content = el mismo contenido que { $other }
room-twin-near = casi copia de { $other } ({ $said })
room-fix-cells = Dar a la fila tantas celdas como la cabecera: entrecomillar la celda que contenga el separador.
room-fix-label = Escribir una de las clases del proyecto, dejar la celda vacía o añadir la clase al esquema.
room-fix-id = Dar a la fila un id de 1 a 200 caracteres, o no asignar ninguna columna al id.
room-fix-text = Escribir un texto en `{ $column }`, o quitar la fila.
room-fix-number = Escribir un número simple en `{ $column }`, o dejar la celda vacía.
room-fix-category = Escribir una palabra o un número en `{ $column }`, o dejar la celda vacía.
room-fix-image = Escribir la dirección de una imagen en `{ $column }`, o una lista de ellas.
room-fix-vector = Dar a `{ $column }` tantos números finitos como tienen las demás filas.
room-fix-group = Escribir un texto o un número en `{ $column }`.
room-fix-line = Arreglar la línea (comillas, separadores, UTF-8) y enviar de nuevo el archivo; lo que ya está se omite.
room-import-demo = los tickets de la demo
room-row-address = `{ $key }` debe ser una dirección o una lista de ellas y es { $text }
room-row-image = `{ $key }` debe ser la dirección de una imagen o una lista de ellas y es { $text }
room-row-images = `{ $key }` debe ser una lista de direcciones y contiene { $text }
room-row-one-object = es { $what }; cada línea debe ser un objeto JSON, como { $example }
room-row-deep = tiene más de 127 niveles de anidamiento
room-row-large = contiene un número demasiado grande para calcular (más de 1.8e308)
room-row-set = la etiqueta `{ $label }` no es un array JSON de nombres de clases
room-file-header-column = línea { $line }: columna { $k } de la cabecera: { $said }
room-about-key = `{ $key }` { $said }
room-file-is = { $source } es { $said }
room-file-no-text = sin texto: contiene bytes nulos; enviar CSV, TSV, JSONL o texto simple en UTF-8
room-twin-other = su contenido es otro
room-import-no-rows = No había filas, así que no se añadió nada.
room-import-no-labels = Ninguna fila tiene etiqueta en `{ $key }`. Si es una errata, importe el archivo otra vez con la clave correcta: las etiquetas se toman también para lo que ya está aquí.
room-twin-label-out = su contenido es otro, así que su etiqueta se omitió
room-twin-label-taken = su etiqueta se tomó
room-twin-has-label = ya tiene etiqueta o respuestas, así que esta etiqueta se omitió
room-two-parts = { $said }; { $said2 }

# templates/projects/new.html
make-from-file = Desde un archivo
make-look-hint = CSV, TSV, JSONL o un texto por línea. Se miran sus columnas, y se ven antes de guardar nada.
make-type = O escribirlo todo
make-data = Los datos
make-choose-again = Elegir de nuevo el archivo: el navegador no lo conserva.
make-file-hint = CSV, TSV, JSONL o un texto por línea. Se puede dejar e importar después.
make-question = La pregunta
make-title-example = Tickets de soporte
make-answer-is = Una respuesta es
make-kind-class = una clase
make-kind-class-hint = una de una lista, o varias
make-kind-rating = una valoración
make-kind-rating-hint = un paso de una escala
make-kind-pairs = una comparación
make-kind-pairs-hint = el mejor de dos textos
make-kind-spans = fragmentos
make-kind-spans-hint = tramos etiquetados de un texto
make-kind-fields = un formulario
make-kind-fields-hint = campos por rellenar
make-classes = Clases
make-classes-order = Una por línea, en el orden en que se ven.
make-classes-file = Si queda vacío, se toman de la columna de etiquetas del archivo.
make-classes-column = Si queda vacío, se toman de la columna de etiquetas.
make-several = Pueden valer varias clases para un elemento, o ninguna
make-several-hint = Cada clase tiene entonces su propia probabilidad. Como mucho 31 clases; en un archivo las etiquetas van como a|b o como array JSON. Esto no se puede cambiar después.
make-for-rating = Para una valoración
make-scale = Escala
make-scale-hint = Del más bajo al más alto, de 2 a 11 pasos. El modelo aprende los pasos como clases.
make-low = El más bajo significa
make-high = El más alto significa
make-for-pairs = Para una comparación
make-left = Clave de un texto
make-right = Clave del otro
make-tie = Puede que ninguno sea mejor
make-pairs-hint = Cuál va a la izquierda se sortea para cada persona y elemento.
make-for-spans = Para fragmentos
make-span-text = Clave del texto
make-span-hint = Las clases de arriba son las etiquetas de los fragmentos. Ningún modelo de qualm aprende fragmentos ni formularios: se recogen, se comprueban y se exportan.
make-overlap = Los fragmentos pueden solaparse
make-words = El ratón selecciona palabras enteras
make-for-form = Para un formulario
make-fields = Campos
make-fields-hint = Uno por línea: un nombre, un asterisco si es obligatorio, y text, number, choice, yes/no o date.
make-guide = Guía
make-guide-hint = Lo que los etiquetadores leen sobre la pregunta: qué significa cada clase y qué hacer en la duda.
make-guessed = si queda vacío, se deduce del archivo
make-keys-hint = Claves o columnas, separadas por comas. Los puntos entran en claves anidadas.
make-text = Texto
make-numbers = Números
make-categories = Categorías
make-vector = Un vector
make-images = Imágenes
make-images-hint = Claves con la dirección de una imagen. Las personas la ven; un modelo aprende de las otras claves o de un vector.
make-alt = Palabras para las imágenes
make-hosts = Hosts de las imágenes
make-group = Grupo
make-group-hint = Los elementos con el mismo valor nunca se reparten entre entrenar y medir.
make-show = Se muestra a los etiquetadores
make-show-hint = Vacío: lo que lee el modelo.
make-id = Id
make-there-already = Etiquetas que ya hay
make-it = Crear el proyecto

# templates/projects/from_file.html
make-from = Un proyecto de { $source }
make-guide-and-slug = Guía para etiquetadores y nombre en direcciones
room-make-classes = ¿qué clases hay? Escribir una por línea; una elección necesita al menos dos
room-make-reads-nothing = indicar de al menos una columna que el modelo la lee, o que es una imagen
room-make-recipe-nothing = la receta no lee nada: nombrar al menos una clave en `text`, `numeric`, `categorical` o `vector`, o en `images` si las personas verán imágenes y no aprenderá ningún modelo
room-make-recipe-twice = la receta nombra dos veces la clave `{ $key }`
room-make-few-classes = una elección necesita al menos dos clases; esta tiene { $k }
room-make-many-classes = una elección tiene como mucho 200 clases; esta tiene { $k }
room-make-set-classes = una elección de varias tiene de 1 a { $most } clases; esta tiene { $k }
room-make-class-length = la clase { $class } debe tener de 1 a 100 caracteres sin espacios alrededor
room-make-class-twice = la clase `{ $class }` está dos veces en el esquema
room-make-spans-image = los fragmentos se marcan en un texto, y `{ $key }` es la dirección de una imagen en esta receta: nombrar otra clave
room-make-spans-text = un esquema de fragmentos necesita `text`, la clave de su texto
room-make-pairs-same = ambas claves son `{ $key }`: nombrar dos claves del registro para comparar
room-make-rating = una valoración va del mínimo al máximo en 2 a { $most } pasos; esta de { $min } a { $max }
room-guess-label = `{ $key }` parece la etiqueta: se llama así y tiene { $k } valores
room-guess-id = es un id: aparece en las exportaciones y el modelo no lo lee
room-guess-group = parece un grupo: sus filas quedan juntas en pool u holdout
room-guess-vector = contiene arrays de números: un vector
room-guess-nested = está anidada o vacía y no se lee
room-guess-images = contiene direcciones de imágenes: se muestran y no las lee ningún modelo
room-guess-numbers = contiene números
room-guess-text = contiene textos de { $length } caracteres de media
room-guess-category = tiene { $k } valores distintos: una categoría
room-guess-short = contiene textos cortos que rara vez se repiten, como nombres, y no se lee

# What may be answered
room-schema-choice = Una de { $classes }
room-schema-choices = Cualquier número de { $classes }
room-schema-rating = Una valoración de { $low } a { $high }
room-schema-pairs = Cuál es mejor: { $left } o { $right }{ $word }
room-schema-tie = , o ninguno (tie)
room-schema-spans-overlap = Fragmentos en { $text }, que pueden solaparse{ $labels }
room-schema-spans = Fragmentos en { $text }: { $labels }
room-schema-form = Un formulario: { $fields }

# templates/project/escalations.html
esc = Pasados a los responsables
esc-title = Pasados a los responsables · { $project }
esc-none = Nada espera.
esc-count =
    { $n ->
        [one] Espera { $n } elemento
       *[other] Esperan { $n } elementos
    }.
esc-oldest = Esperan { $n } elementos; estos son los más antiguos.
esc-hint = Mientras uno espera, solo se pregunta por él a responsables; en su página de etiquetar son los siguientes.
esc-gold = elemento de práctica
esc-answers = Respuestas hasta ahora: { $answers }
esc-gold-hint = Su etiqueta ya es de un responsable; se cambia en la página del elemento, o se cierra aquí.
esc-reason = Motivo
esc-between = Decidir entre las respuestas
esc-answer = Responderlo en la página de etiquetar
esc-close = Cerrar
esc-hand-back = Dejar que respondan otros
room-done-handed-back = Hecho. Se pregunta a otras personas.

# templates/project/overview.html
over-start = Iniciar una ronda
over-demo = Esta es la demo. Sus tickets se escribieron para ella y sus etiquetadores son inventados: no pueden entrar. Todo lo demás es lo que se vería con elementos propios.
over-tour-again = Mostrar el recorrido de nuevo
over-tour = Un recorrido en cuatro pasos
over-tour-time = dos minutos
over-tour-label = <a href="{ $base }/label">Etiquetar tres elementos</a>: una tecla por clase, Ctrl+Z retira una. La sugerencia del modelo aparece donde puede.
over-tour-curve = Mirar abajo <b>la curva de aprendizaje y la última ronda</b>: lo que sabe el modelo, medido con elementos que nunca vio, y por cuáles pregunta después.
over-tour-suspects = <a href="{ $base }/suspects">Revisar las etiquetas sospechosas</a>: algunos etiquetadores de la demo se equivocan, y aquí se encuentra.
over-tour-export = <a href="{ $base }/export">Llevarse el conjunto de datos</a>, con el origen de cada etiqueta.
over-tour-export-new = <a href="{ $base }/export">Llevarse el conjunto de datos</a>, con el origen de cada etiqueta; después, <a href="/projects/new">soltar un archivo propio</a>.
over-tour-done = Ya he visto bastante
over-empty = Aún no hay elementos
over-empty-text = Importar un archivo CSV o JSONL. Una décima parte será el holdout, que mide el modelo y nunca lo entrena.
over-labeled = Etiquetados
over-holdout = Holdout etiquetado
over-of = de { $n }
over-in-hands = En manos de alguien
over-by-model = Hechos por el modelo
over-machine = etiquetas de máquina
over-disagree = respuestas distintas
over-curve = Curva de aprendizaje
over-no-model-here = En este proyecto: { $why }.
over-curve-begins = Empieza con la primera ronda que tenga etiquetas del holdout para medir: { $text }.
over-next = Qué se pregunta después
over-queue =
    { $n ->
        [one] Espera { $n } elemento elegido
       *[other] Esperan { $n } elementos elegidos
    }.
over-queue-again =
    { $n ->
        [one] Espera { $n } elemento elegido
       *[other] Esperan { $n } elementos elegidos
    }; antes, { $again } con historial.
over-queue-holdout =
    { $n ->
        [one] Espera { $n } elemento elegido
       *[other] Esperan { $n } elementos elegidos
    }, con elementos del holdout intercalados ({ $holdout } listos).
over-queue-both =
    { $n ->
        [one] Espera { $n } elemento elegido
       *[other] Esperan { $n } elementos elegidos
    }; antes, { $again } con historial; con elementos del holdout intercalados ({ $holdout } listos).
over-low = La cola se agota. Se rellena sola; si esto sigue así, conviene mirar el registro del servidor.
over-front = Principio de la cola
over-chosen = Elegido por
over-probability = Probabilidad
over-confidence = Confianza
over-probability-hint = Probabilidad: cuán probable era que un sorteo eligiera el elemento. Un guion: la estrategia lo eligió por su puntuación.
over-rounds = Rondas
over-accuracy = Exactitud
over-f1 = F1 macro
over-ended = Terminada
over-round = Ronda { $n }
over-in-use = en uso
over-no-rounds = Aquí no aprende ningún modelo, así que no hay rondas.
over-no-round-yet = Aún no hay rondas. En una ronda, el modelo aprende de las etiquetas, se mide con el holdout y elige qué preguntar después.
over-model = El modelo en uso
over-from = De la <a href="{ $base }/rounds/{ $n }">ronda { $n }</a>
over-no-model = Aún ninguno. Los elementos se eligen para cubrir el pool.
over-finish = Final: entrenar también con el holdout
over-finish-text = Para el último modelo de un proyecto. Entrena con todas las etiquetas. Su exactitud se estima entonces por validación cruzada, y el holdout no puede compararlo ni certificarlo. Una ronda posterior sin esta casilla vuelve a medir con el holdout.
over-finish-box = Gastar el holdout en entrenar
over-finish-button = Iniciar la última ronda
over-who = Quién
over-last = Última
over-files = de archivos
over-nobody = Nadie ha respondido todavía.
over-add = Añadir etiquetadores
over-quality = Calidad de las etiquetas
over-suspects = Ver etiquetas sospechosas
over-remarks = Marcas y notas

# The overview, as it is made in Rust
over-class = { $pool } y { $holdout } del holdout
over-imported = importado
over-right =
    { $share } de aciertos (intervalo del 95 %: { $low } a { $high }), medido con { $n ->
        [one] { $n } etiqueta del holdout
       *[other] { $n } etiquetas del holdout
    }.
over-unmeasured = Aún sin medir: ningún elemento del holdout tenía etiqueta.
over-spent =
    { $share } de aciertos (intervalo del 95 %: unos { $low } a { $high }), con validación cruzada de 5 partes sobre { $n ->
        [one] { $n } etiqueta del holdout
       *[other] { $n } etiquetas del holdout
    }; entrenó con las { $labels } etiquetas, así que el holdout ya no puede medirlo.
over-spent-unmeasured = Entrenó con el holdout, así que nada lo mide.
over-plain = F1 macro { $f1 }; las confianzas aún no están calibradas.
over-calibrated = F1 macro { $f1 }; confianzas calibradas con { $name }.

# templates/project/_today.html
today-decisions = Qué necesita una decisión
today-days = Respuestas por día
today-days-alt = Respuestas por día; los números están en la tabla de abajo.
today-numbers = Números
today-day = Día, UTC
today-csv = Como CSV
today-say-who = Indicar quién lo hace

# The day of a project, as it is made in Rust
today-so-far =
    Hoy, { $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    }.
today-all = Todos los elementos tienen etiqueta.
today-no-pace =
    Aún no se puede decir el ritmo; quedan { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    }.
today-overlap =
    Cada elemento lleva { $each } respuestas: { $n ->
        [one] queda { $n } respuesta por dar
       *[other] quedan { $n } respuestas por dar
    }; { $begun ->
        [one] { $begun } elemento tiene parte de sus respuestas
       *[other] { $begun } elementos tienen parte de sus respuestas
    }.
today-pace-now = de hoy
today-pace-days = de los últimos días
today-on = Al ritmo { $of }, { $pace } al día, los { $left } que quedan estarán etiquetados el { $at }.
today-between = Al ritmo { $of }, { $pace } al día, los { $left } que quedan estarán etiquetados el { $at }, entre el { $early } y el { $late }.
today-earliest = Al ritmo { $of }, { $pace } al día, los { $left } que quedan estarán etiquetados el { $at }, como pronto el { $early }; cuánto más tarde, aún no se puede decir.
today-too-far = Al ritmo { $of }, { $pace } al día, los { $left } que quedan llevan más de dos años.
today-no-target = Aún no hay rondas suficientes para decir cuándo se alcanza el objetivo del { $target }.
today-target-between = Al ritmo { $of }, eso es el { $day }, entre el { $early } y el { $late }.
today-target-earliest = Al ritmo { $of }, eso es el { $day }, como pronto el { $early }; cuánto más tarde, aún no se puede decir.
today-target-on = Al ritmo { $of }, eso es el { $day }.
today-unordered = Nada ordena la cola todavía: no hay modelo, así que los elementos llegan por variedad y azar.
today-ordered = Ordenada por { $strategy } con el modelo de la ronda { $round }, { $scored } de los elementos puntuados, { $random } al azar.
today-nobody = Ahora mismo nadie tiene un elemento en mano.
today-holder =
    { $name } ({ $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    })
today-people = Ahora mismo en ello: { $names }.
today-people-more = Ahora mismo en ello: { $names } y { $n } más.
today-in =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } en { $language }
today-more-in = { $n } en { $language }
today-unread = { $last }: aquí nadie etiqueta en esa lengua.
today-unread-many = { $before } y { $last }: aquí nadie etiqueta en esas lenguas.
today-disputed =
    { $n ->
        [one] { $n } elemento en disputa
       *[other] { $n } elementos en disputa
    }: las personas no coinciden y no queda a quién preguntar
today-escalated =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } para los responsables
today-suspects =
    { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    }, probablemente mal: mirar o enviar a otra persona
today-suspects-most = { $n } etiquetas o más, probablemente mal: mirar o enviar a otra persona
today-flags =
    { $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    } con marca
today-acceptance = La aceptación { $id } está marcada: sus etiquetas de máquina ya no están respaldadas
today-low =
    { $n ->
        [one] { $n } persona está
       *[other] { $n } personas están
    } por debajo del mínimo en elementos de práctica
today-failed = La ronda { $n } falló: mirar por qué e iniciar otra

# templates/project/_live.html
live-cancel = Cancelar
live-how-far = Cuánto lleva la ronda

# Phases and states of a round
phase-starting = empezando
phase-labels = leyendo las etiquetas
phase-features = creando rasgos de elementos nuevos
phase-fit = ajustando el clasificador
phase-calibrate = calibrando con el holdout
phase-evaluate = midiendo con el holdout
phase-test = puntuando el conjunto de prueba
phase-score = puntuando cada elemento
phase-select = eligiendo qué preguntar después
phase-save = guardando
phase-working = trabajando
round-queued = en espera
round-running = en curso
round-promoted = promovida
round-not-promoted = hecha, no promovida
round-failed = fallida
round-cancelled = cancelada
round-unknown = desconocido

# templates/project/_advice.html
advice = ¿Se puede parar de etiquetar?
advice-yes = sí
advice-not-yet = aún no
advice-hint = Se aconseja parar solo cuando las predicciones se han asentado y se alcanza el objetivo, o cuando el siguiente lote cuesta más de lo que aporta.
advice-settled = Las predicciones se han asentado
advice-target = Objetivo alcanzado
advice-cost = El siguiente lote es demasiado caro
advice-gain =
    Las próximas { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    } aportarían { $points } puntos de exactitud (intervalo del 95 %: { $low } a { $high }).
advice-curve = Curva ajustada: exactitud { $formula } en el holdout.
advice-formula = { $a } − { $b } · etiquetas^−{ $c }

# templates/project/_accept.html
accept = El resto, por el modelo
accept-curve = Con qué frecuencia acierta, según cuánto del pool responde
accept-answers = Responde
accept-wrong = Errores
accept-at-most = Como mucho
accept-hint = Medido con las etiquetas del holdout que ajustan. Para mirar, no para elegir: un certificado sale de las otras.
accept-act = Aceptar lo que se puede prometer
accept-budget = Parte que puede estar mal
accept-confidence = Cuán seguro debe ser
accept-sure = Dar por hecho por el modelo cada elemento sobre el umbral certificado. Se comprueban algunos, y se puede retirar.
accept-button = Aceptar
accept-number = Aceptación { $id }
accept-withdraw = Retirar
accept-flagged = marcada
accept-unknown = Aún no se sabe nada: hace falta una ronda.
accept-stands =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } con el modelo de la ronda { $round }, como mucho { $share } mal; { $standing } siguen en pie
accept-stands-by =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } con el modelo de la ronda { $round }, por { $by }, como mucho { $share } mal; { $standing } siguen en pie
accept-gone =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } con el modelo de la ronda { $round }, como mucho { $share } mal; retirada
accept-gone-by =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } con el modelo de la ronda { $round }, por { $by }, como mucho { $share } mal; retirada

# templates/project/agreement.html
agree = Acuerdo
agree-title = Acuerdo · { $project }
agree-to-decide =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } por decidir
agree-undefined = Las respuestas de este proyecto no son clases. Alfa y kappa comparan respuestas enteras, así que aquí no están definidos; los elementos se abren igualmente uno a uno.
agree-hint = 1 es siempre, 0 es como al azar, bajo 0 menos que al azar. Cuánto basta depende de lo que cuesta una etiqueta errónea. Donde las etiquetas son conjuntos, dos personas coinciden si nombran las mismas clases.
agree-pairs = Cada dos personas
agree-pairs-hint = Kappa de Cohen y, debajo, los elementos que ambas respondieron. Por nombre: un número bajo dice que dos personas leen la guía de modo distinto, no cuál tiene razón.
agree-self = la misma persona
agree-too-few = Muy pocos elementos en común
agree-shared-few =
    { $n ->
        [one] { $n } elemento en común
       *[other] { $n } elementos en común
    }, muy pocos
agree-more-people = { $n } personas más están en la respuesta REST.
agree-beside = Qué respuestas están junto a cuáles
agree-beside-hint = Elementos a los que alguien dio una respuesta y otra persona la otra. Un número los abre.
agree-beside-table = Respuestas una junto a otra
agree-more-answers = Las { $shown } respuestas que más difieren; { $n } más están en la respuesta REST.
agree-no-two = Aún ningún elemento tiene dos respuestas.

# Agreement, as it is made in Rust
agree-overlap = Solapamiento
agree-an-item =
    { $n ->
        [one] { $n } respuesta
       *[other] { $n } respuestas
    } por elemento
agree-reached = Alcanzado
agree-reached-of = { $n } de { $answered } elementos respondidos
agree-reached-share = { $n } de { $answered } elementos respondidos ({ $share })
agree-two = Dos respuestas o más
agree-differ = Respuestas distintas
agree-differ-share =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } ({ $share })
agree-alpha = Alfa de Krippendorff
agree-alpha-about = Cuánto menos difieren las personas que si cada una respondiera a ciegas con las frecuencias de todas; admite cualquier número de respuestas por elemento.
agree-alpha-steps = Cuánto menos difieren las personas que si cada una respondiera a ciegas con las frecuencias de todas; dos pasos de la escala difieren tanto más cuantas más respuestas hay entre ellos.
agree-fleiss = Kappa de Fleiss
agree-fleiss-about = La parte de pares de respuestas iguales más allá de lo que darían solo las frecuencias de las clases; con pocos elementos queda algo por debajo de alfa.
agree-cohen = Kappa de Cohen, media de los pares
agree-cohen-about = Lo mismo para dos personas, cada una con sus frecuencias, promediado sobre los pares de la tabla de abajo.
agree-always = siempre igual
agree-no-matrix =
    Aún no hay pruebas suficientes: { $n ->
        [one] falta { $n } elemento
       *[other] faltan { $n } elementos
    } para que dos personas compartan { $fewest }.
agree-basis =
    { $answers ->
        [one] { $answers } respuesta
       *[other] { $answers } respuestas
    } a { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    }
agree-no-interval = sin intervalo: demasiados remuestreos sin valor
agree-interval = intervalo del 95 %: { $low } a { $high }
agree-same = Todos dijeron siempre lo mismo: no hay desacuerdo que medir.
agree-missing-two = Aún no hay pruebas suficientes: faltan { $n } elementos con dos respuestas.
agree-missing-shared = Aún no hay pruebas suficientes: faltan { $n } elementos que dos personas compartan.
agree-said =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    }: { $a } y { $b }

# templates/project/_practice.html
practice-look = Verlos en la tabla
practice-table = Acuerdo con los elementos de práctica por persona
practice-as-lead = Como el responsable
practice-share = Parte
practice-interval = Intervalo 95 %
practice-far = Cuánto
practice-sign = Señal
practice-below = bajo { $floor }
practice-hint = Por orden de nombres. Hay señal solo donde incluso el extremo superior del intervalo queda bajo { $floor }: pocas respuestas no señalan a nadie. Hablar antes de juzgar: puede ser la guía, o el elemento.
practice-nobody = Nadie ha encontrado ninguno todavía.
practice-items = Los elementos, primero los que se responden de otro modo
practice-noted = Lo que anotaron
practice-marked = Marcado
practice-more = { $n } más están en la tabla de elementos.
room-gold-mark-button = Marcar como elementos de práctica
room-gold-unmark-button = Quitar la marca

# templates/project/_anchoring.html
sway = ¿Influyen las sugerencias en las personas?
sway-hint = Solo un sorteo con clave decide qué respuestas no ven sugerencia, así que lo que cambia es verla. Los intervalos toman las respuestas como independientes, y las de una misma persona no lo son del todo.
room-gold-made-one = 1 elemento es de práctica desde ahora.
room-gold-made = { $n } elementos son de práctica desde ahora.
room-gold-unmade-one = 1 elemento vuelve a ser normal.
room-gold-unmade = { $n } elementos vuelven a ser normales.
room-gold-left-holdout = { $items } aparte: el holdout mide el modelo.
room-gold-left-unsettled = { $items } aparte: no tienen etiqueta firme, hay que dar una.
room-gold-unmark-title = ¿Devolver a la normalidad { $items }?
room-gold-unmark-text = Se va la etiqueta que se les dio: vuelve a valer lo decidido antes, o sus propias respuestas. Las respuestas a ellos salen de las cifras de todos.
room-gold-mark-title = ¿Usar { $items } de práctica?
room-gold-mark-own = Cada uno conserva su etiqueta, como del responsable; los que no tienen quedan fuera.
room-gold-mark-given = Su etiqueta es { $label }, como del responsable.
room-gold-mark-hidden = Llegan entre los demás, con el mismo aspecto y sin sugerencia. Nadie recibe uno dos veces, y responsables e ingenieros no reciben ninguno.
room-gold-mark-measures = Lo que se responde mide a las personas: no cambia etiquetas, no enseña a modelos y no cuenta en ningún acuerdo.
practice-f1 = F1 de tokens { $f1 }
practice-steps = a { $steps } pasos
practice-class-over = su clase ya no existe: nadie lo recibe
practice-none-out =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } de práctica. No se entrega ninguno: `gold every` es 0.
practice-told =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } de práctica. Uno de cada { $every } entregados lo es, en un lugar sorteado; se dice justo tras responder.
practice-untold =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } de práctica. Uno de cada { $every } entregados lo es, en un lugar sorteado; nunca se dice.
practice-of = { $n } de { $of }

# templates/components/charts.html
chart-accuracy = exactitud en el holdout, intervalo del 95 %
chart-f1 = F1 macro
chart-random = exactitud solo con etiquetas al azar
chart-curve-alt = Curva de aprendizaje. { $text }
chart-labels = etiquetas de entrenamiento
chart-reliability-alt = Diagrama de fiabilidad: confianza frente a aciertos. Los números están en los títulos de los puntos.
chart-confidence = confianza
chart-before = Antes de calibrar: { $text }
chart-wrong = parte mal
chart-bound = como mucho, con la confianza prometida
chart-budget = el presupuesto
chart-risk-alt = Curva de riesgo y cobertura. { $text }
chart-coverage = parte del pool que responde el modelo
chart-numbers = Los números
chart-numbers-of = Los números: { $name }

# Diagrams, as they are made in Rust
chart-dot =
    Ronda { $round }: exactitud { $share } ({ $low } a { $high }) con { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    }, medida con { $holdout }
chart-f1-dot =
    Ronda { $round }: F1 macro { $f1 } con { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    }
chart-random-dot =
    Solo { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    } al azar: exactitud { $share } ({ $low } a { $high })
chart-one =
    Exactitud { $share } con { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    }.
chart-went = La exactitud pasó de { $first } con { $few } etiquetas a { $last } con { $labels } etiquetas en { $n } rondas.
chart-alone =
    Solo con { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    } al azar, el modelo acierta en { $share } ({ $low } a { $high }).
chart-no-as-many = Ninguna ronda tuvo aún más o menos tantas elegidas, así que no se puede comparar.
chart-pays = Con tantas elegidas: { $share }; elegir compensa.
chart-pays-not = Con tantas elegidas: { $share }; aquí elegir no ha compensado.
chart-pays-close = Con tantas elegidas: { $share }; demasiado parecido para saberlo.
chart-bin =
    { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    } con confianza en torno a { $around }: { $share } bien (intervalo del 95 %: { $low } a { $high })
chart-risk =
    Respondiendo a todo, { $share } está mal; { $n ->
        [one] { $n } punto
       *[other] { $n } puntos
    } del umbral más estricto al más laxo.

# templates/project/round.html
round-title = Ronda { $n } · { $project }
round-compare = Comparar
round-download = Descargar el modelo
round-promote = Promover este modelo
round-again = Usar este modelo otra vez
round-was-cancelled = Alguien canceló esta ronda. No cambió nada.
round-learned = De qué aprendió
round-tried = Probado, con pérdida log. de validación cruzada: { $list }.
round-against = Frente a la ronda { $n }
round-agreement = Ambos modelos nombran la misma clase en el { $share } de los elementos. En el holdout de hoy, el anterior tiene exactitud { $accuracy } y F1 macro { $f1 }.
round-good = Cuán bueno es
round-measured = Medido con
round-all-right = Todas las clases bien
round-interval = intervalo del 95 %: { $low } a { $high }
round-range = { $low } a { $high }
round-no-f1-interval = aún sin intervalo: una clase tiene menos de 5 etiquetas del holdout
round-no-f1-interval-test = aún sin intervalo: una clase tiene menos de 5 elementos de prueba
round-steps-off = Pasos de error
round-of-scale = de la escala, de media
round-micro-f1 = F1 micro
round-unmeasured = Sin medir: ningún elemento del holdout tenía etiqueta. Se intercalan entre lo que se entrega, así que esto cambia solo.
round-own-test = En el conjunto de prueba propio
round-test-of =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } de prueba de { $source }
round-pays-when = Si elegir compensa se dice desde 25 etiquetas del holdout, con al menos dos clases.
round-alone = Qué puede hacer solo
round-not-looked = No se miró en esta ronda.
round-changed = Qué cambió frente a la última ronda
round-flips = { $n } de { $of } elementos ({ $share }) tienen ahora otra clase.
round-flips-surest = Los cambios de opinión más seguros:
round-items = Los elementos
round-items-changed = Elementos con otra clase ahora
round-before = Antes
round-now = Ahora
round-after = Después
round-named = { $name }:
round-biased = Qué diría una estimación sesgada
round-estimates = Estimaciones
round-estimate = Estimación
round-honest = ¿Son honestas sus confianzas?
round-calibrator = Calibrador { $name }
round-calibration = Calibración antes y después
round-smaller = En el holdout, menos es mejor
round-by-class-calibrators = Calibradores por clase
round-class = Clase
round-calibrator-head = Calibrador
round-reliability = Fiabilidad
round-reliability-sets = Cada clase de cada elemento cuenta como una respuesta.
round-reliability-hint = Hacia arriba: la parte que acertó. A la derecha: cuán seguro decía estar. En la línea discontinua acierta tanto como dice; cada punto son 10 etiquetas o más, los mayores más; las líneas son intervalos del 95 %, los anillos son antes de calibrar.
round-needs-holdout = Necesita etiquetas del holdout.
round-class-by-class = Clase por clase
round-trained-on = Entrenado con
round-holdout-labels = Etiquetas del holdout
round-precision = Precisión
round-recall = Exhaustividad
round-f1 = F1
round-calibration-error = Error de calibración
round-takes = Qué toma por qué
round-all-wrong = Todo lo que falló
round-confusion = Matriz de confusión
round-confusion-hint = Filas: lo que dijeron las personas. Columnas: lo que dijo el modelo.
round-called = { $n }: { $truth }, llamado { $said }
round-queue = Qué puso en la cola
round-queue-none = Nada: no quedaba nada que preguntar.
round-time = En qué se fue el tiempo: { $time }
round-made-with = Con qué se hizo
round-made-hint = las mismas entradas dan los mismos bytes

# A round, as its page is made in Rust
round-turn = esperando su turno
cause-button = iniciada a mano
cause-button-by = iniciada a mano por { $by }
cause-api = iniciada por un programa
cause-api-by = iniciada por un programa de { $by }
cause-cli = iniciada desde la línea de comandos
cause-labels = iniciada porque llegaron bastantes etiquetas nuevas
cause-timer = iniciada por el temporizador
cause-schema = iniciada porque cambiaron las clases
cause-schema-by = iniciada porque { $by } cambió las clases
cause-other = iniciada
cause-other-by = iniciada por { $by }
made-position = posición en el registro de etiquetas
made-seed = semilla
made-digest = archivo del modelo, SHA-256
round-trained =
    Entrenó el clasificador { $name } con { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    }.
round-read =
    Leyó { $columns ->
        [one] { $columns } columna
       *[other] { $columns } columnas
    } de rasgos y { $values ->
        [one] { $values } valor
       *[other] { $values } valores
    } y puntuó { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    }.
round-candidates =
    Se { $n ->
        [one] podía elegir { $n } elemento
       *[other] podían elegir { $n } elementos
    } para la cola.
round-settled =
    Dawid-Skene fijó { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    }; { $differ } difieren de lo que dice la mayoría.
round-a-file = un archivo
round-pair =
    { $a } y { $b } coinciden en { $share } de { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } en común.
round-pair-kappa =
    { $a } y { $b } coinciden en { $share } de { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } en común, kappa { $kappa }.
round-class-number = clase { $n }
round-looks-worse =
    Después parece peor aquí, y puede no serlo: cada etiqueta la juzga un calibrador ajustado sin ella, con menos etiquetas que el que se usa; y { $n ->
        [one] { $n } etiqueta distingue
        [many] { $n } de etiquetas distinguen
       *[other] { $n } etiquetas distinguen
    } mal diferencias tan pequeñas.
quality-log-loss = Pérdida logarítmica
quality-log-loss-help = nats; castiga estar seguro y fallar
quality-brier = Puntuación de Brier
quality-brier-help = distancia cuadrada a la verdad
quality-ece-help = distancia entre confianza y acierto; demasiado alta con pocas etiquetas
quality-debiased = Error de calibración, sin sesgo
quality-debiased-help = sin lo que añaden las pocas etiquetas; intervalo del 95 %
quality-smooth = Error de calibración, suave
quality-smooth-help = lo mismo sin intervalos
quality-with-interval = { $error } ({ $low } a { $high })
test-left-seen =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } aparte: el modelo se entrenó con casi copias.
test-left-unreadable =
    { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } aparte: la receta no puede leerlos.
test-left-both =
    Aparte: { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } cuyas casi copias se entrenaron, { $unreadable } que no se pueden leer.
round-hlabels =
    { $n ->
        [one] { $n } etiqueta del holdout
       *[other] { $n } etiquetas del holdout
    }
round-hlabels-crossed =
    { $n ->
        [one] { $n } etiqueta del holdout
       *[other] { $n } etiquetas del holdout
    }, validación cruzada de 5 partes
honest-plain = la parte simple de aciertos; el intervalo es de esta
honest-powered =
    Con ayuda de { $n ->
        [one] { $n } elemento
       *[other] { $n } elementos
    } del holdout sin etiqueta
honest-powered-help = apoyada en predicciones: un punto más cercano, el mismo intervalo
honest-stratified = Ponderada por confianza
honest-stratified-help = postestratificada: la parte de aciertos entre seguros e inseguros
honest-biased =
    Validación cruzada sobre { $n ->
        [one] { $n } etiqueta elegida
       *[other] { $n } etiquetas elegidas
    }
honest-biased-help = una estimación sesgada: cuánto acierta en elementos difíciles, no en el pool
honest-weighted = Lo mismo, ponderado por cuán probable era elegir cada una
honest-weighted-help =
    { $n ->
        [one] { $n } etiqueta
       *[other] { $n } etiquetas
    } con probabilidad conocida, que valen por { $worth } iguales; una cifra secundaria
tuning-tried = C = { $c }: { $loss }
tuning-tried-dense = C = { $c }, números densos × { $dense }: { $loss }
risk-in-force = vigente
risk-proposed = propuesto
risk-expected = esperado
risk-in-force-text =
    Vigente: por encima de { $threshold }, certificado con el modelo de la ronda { $round }; { $n ->
        [one] se aceptó { $n } elemento
       *[other] se aceptaron { $n } elementos
    }.
risk-none-in-force = Vigente: nada. Nada se acepta sin una persona.
risk-proposed-text = Propuesto por esta ronda: por encima de { $threshold }, { $share } del resto del pool, como mucho { $budget } mal.
risk-expected-text = Lo que cabe esperar de un certificado, según las etiquetas que ajustan: { $share } del resto del pool.
risk-none-proposed = Propuesto por esta ronda: nada.
round-call = { $label }, { $sure }

# The tables behind a round's diagrams
figures-rows =
    { $n ->
        [one] { $n } fila
       *[other] { $n } filas
    }
figures-labels-are = las etiquetas son
figures-picked = elegidas
figures-random = al azar
figures-low = mín.
figures-high = máx.
figures-above = confianza sobre
figures-coverage = cobertura
figures-bound = cota superior
figures-wrong = mal
figures-when = calibración
figures-before = antes
figures-after = después
figures-right = parte bien
figures-measured = medido con
figures-learning-curve = curva de aprendizaje
figures-risk-coverage = riesgo y cobertura

# templates/project/compare.html
compare = Ronda { $a } y ronda { $b }
compare-title = Rondas { $a } y { $b } · { $project }
compare-round = Comparar la ronda
compare-with = con la ronda
compare-which = La nueva es la ronda { $b }; la vieja, la ronda { $a }.
compare-cannot = Ninguna etiqueta del holdout la juzgaron ambas, así que no se comparan etiqueta a etiqueta.
compare-figures = Cifras
compare-f1 = F1 por clase
compare-f1-hint = F1 en el holdout, de cuántas etiquetas.
compare-f1-of = { $f1 } de { $n }
compare-settings = Ajustes distintos
compare-disagree = Dónde discrepan
compare-people = Las personas dicen
compare-right = bien
compare-more = y { $n } más.
compare-nowhere = En ninguna de las etiquetas del holdout que juzgaron ambas.
compare-trained = Etiquetas de entrenamiento
compare-interval = su intervalo del 95 %
compare-classifier = Clasificador
compare-strategy = Estrategia
compare-columns = Columnas de rasgos
compare-scored = Elementos puntuados
compare-time = Tiempo
compare-promoted = Promovida
compare-no = no

# templates/project/calls.html
calls-unseen = El modelo no había visto ninguna.
calls-model = El modelo dice
calls-sure = Cuán seguro
calls-wrong = mal
calls-none = Ninguna
calls-none-text = Ninguna etiqueta del holdout de esta ronda es así, o la ronda es anterior a esta lista.
calls-title = { $what } · Ronda { $n } · { $project }
calls-got-wrong = En qué falló el modelo
calls-recognised = { $class } y reconocido
calls-taken = { $class }, tomado por { $said }
calls-all-that-is = Todo lo que es { $class }
calls-all-called = Todo lo llamado { $class }
calls-listed =
    { $n ->
        [one] { $n } etiqueta del holdout
       *[other] { $n } etiquetas del holdout
    }; se muestran las { $listed } de las que estaba más seguro.
calls-all =
    { $n ->
        [one] { $n } etiqueta del holdout
       *[other] { $n } etiquetas del holdout
    }, primero las más seguras.

# Heads of these tables
figures-labels = etiquetas
figures-round = ronda
figures-accuracy = exactitud
figures-people = las personas dicen
figures-model = el modelo dice

# What other rooms say of a project, its rounds and its labels
room-strategy-auto = Auto
room-strategy-badge = BADGE
room-strategy-class-balanced = Clases equilibradas
room-strategy-cluster-margin = Margen por grupos
room-strategy-committee = Comité
room-strategy-core-set = Core-set
room-strategy-coverage = Cobertura
room-strategy-density-margin = Margen por densidad
room-strategy-discovery = Descubrimiento
room-strategy-entropy = Entropía
room-strategy-expected-change = Cambio esperado
room-strategy-least-confidence = Menor confianza
room-strategy-margin = Margen
room-strategy-power-margin = Margen con sorteo
room-strategy-prob-cover = ProbCover
room-strategy-seals = SEALS
room-strategy-typiclust = TypiClust
room-advice-not-begun = Seguir: aún no ha terminado ninguna ronda.
room-advice-none-left = Cada elemento del pool tiene etiqueta: no queda nada que preguntar.
room-advice-stop-target = Se puede parar: el objetivo se alcanzó y más etiquetas apenas cambian lo que dice el modelo.
room-advice-stop-cost = Se puede parar: el siguiente lote costaría más de lo que vale y más etiquetas apenas cambian lo que dice el modelo.
room-advice-hint-only = Las predicciones se han asentado. Es un indicio y no una prueba de que el modelo sea bueno: para un consejo, indicar en Ajustes una exactitud objetivo o los costes.
room-advice-settled-only = Seguir: las predicciones se han asentado, lo que es solo un indicio, y nada más dice que se pare.
room-advice-still-changes = Seguir por ahora: el objetivo está al alcance, pero etiquetas nuevas aún cambian lo que dice el modelo.
room-advice-too-early = Seguir: etiquetas nuevas aún cambian lo que dice el modelo, o es pronto para saberlo.
room-advice-comparisons = { $n_known } de 3 comparaciones de un modelo con el anterior; cada una necesita { $n_fewest } etiquetas nuevas.
room-advice-kappa = El acuerdo con el modelo anterior (kappa, media de tres rondas) es { $n_mean }; asentado desde { $n_settled }.
room-advice-target-small = Objetivo { $n_target }: el holdout de { $n } etiquetas es demasiado pequeño para saberlo. Importar más elementos.
room-advice-target-early = Objetivo { $n_target }: aún no hay pruebas suficientes, faltan { $n } etiquetas del holdout.
room-advice-target-surpassed = Objetivo { $n_target }: { $n_right } de { $n } etiquetas del holdout bien, intervalo del 95 %: { $n_low } a { $n_high }; superado.
room-advice-target-may-be = Objetivo { $n_target }: { $n_right } de { $n } etiquetas del holdout bien, intervalo del 95 %: { $n_low } a { $n_high }; el intervalo lo contiene, así que puede estar alcanzado.
room-advice-target-not = Objetivo { $n_target }: { $n_right } de { $n } etiquetas del holdout bien, intervalo del 95 %: { $n_low } a { $n_high }; no alcanzado.
room-advice-cost-unknown = Coste del siguiente lote frente a su valor: aún no se puede decir.
room-advice-cost = Las próximas { $n } etiquetas cuestan { $n_price } y valdrían { $n_worth }.
room-advice-more-than = más de { $n }
room-advice-no-ahead = Aún no se puede decir qué aportan más etiquetas: { $why }.
room-advice-no-target-time = Aún no se puede decir cuándo se alcanza { $n_target }: { $why }.
room-advice-why-unmeasured = ninguna ronda se midió con etiquetas del holdout
room-advice-why-few = solo hay { $n } etiquetas del holdout y hacen falta { $n_missing } más
room-advice-why-rounds = la curva necesita { $n } rondas medidas con distintos números de etiquetas
room-advice-why-doubled = las etiquetas no se han duplicado desde la primera ronda
room-advice-target-curve-there = Según la curva de aprendizaje, el objetivo del { $n_target } está alcanzado.
room-advice-target-curve = Unas { $n_labels } etiquetas más hasta que la curva de aprendizaje alcance el objetivo del { $n_target } (intervalo del 95 %: { $n_low } a { $said_high }).
room-advice-target-curve-far = La curva de aprendizaje no alcanza el objetivo del { $n_target } en { $n_most } etiquetas más; en el mejor caso hacen falta { $n_low }.
room-advice-target-curve-never = La curva de aprendizaje tiende a { $n_end }: el objetivo del { $n_target } queda fuera de su alcance en { $n_most } etiquetas más.
room-advice-ahead = Unas { $n_labels } etiquetas más por un punto más de exactitud (intervalo del 95 %: { $n_low } a { $said_high }).
room-advice-ahead-far = Un punto más de exactitud no está a la vista: más de { $n_most } etiquetas más, si acaso; en el mejor caso { $n_low }.
room-advice-ahead-never = Un punto más de exactitud está fuera de alcance: más de { $n_most } etiquetas más, si acaso.
room-learn-kind = las etiquetas del tipo { $kind } se recogen, comprueban y exportan aquí, y ningún modelo de qualm las aprende: no hay rondas, sugerencias ni conjunto de prueba. La cola cubre el pool; exportar las etiquetas y entrenar en otro lugar
room-learn-images = los elementos son solo imágenes, y ningún modelo de qualm mira imágenes: no hay rondas ni sugerencias, y los elementos llegan al azar. Para que aprenda un modelo, crear el proyecto con un vector de cada imagen de un modelo propio (`vector`), o con campos que digan algo de ella

# templates/project/settings.html
settings-title = Ajustes · { $project }
settings-not-saved = No se guardó nada. <a href="#{ $name }">{ $label }</a>: { $problem }
settings-guide-hint = Lo que leen los etiquetadores, a una tecla: Markdown. Un título con el nombre de una clase abre lo que se dice de ella. Cada cambio es una versión nueva, y cada respuesta recuerda bajo cuál se dio. <a href="/projects/{ $slug }/guide">Todas las versiones</a>
settings-labels = Etiquetas
settings-no-model = En este proyecto: { $reason }. Los ajustes de modelos y rondas no tienen efecto aquí.
settings-add = Añadir clases
settings-add-hint = Una por línea. <a href="/projects/{ $slug }/schema">Renombrar, fusionar, dividir o retirar clases</a>.
settings-who = Quién puede hacer qué
settings-person = { $name } ({ $role })
settings-life = Vida de este proyecto
settings-life-hint = Cada uno muestra antes lo que haría.
settings-admins = Clonar y eliminar es cosa de administradores.
settings-default = Por defecto: { $value }.
settings-empty = vacío
settings-by-data = elegido según el tipo de datos
settings-by-validation = elegido por validación cruzada
settings-softmax = ninguno: softmax sin más
settings-majority = la clase de la mayoría de las respuestas
settings-dawid-skene = Dawid-Skene, en cada ronda
settings-shown-before = se muestra antes de responder
settings-shown-after = se muestra tras responder
settings-hidden = oculta
settings-told = se dice su etiqueta tras responder
settings-never-told = nunca se dice
settings-unless-worse = salvo si es claramente peor
settings-always = siempre
settings-never = nunca

# Groups of settings
room-group-sampling = Muestreo
room-group-overlap = Solapamiento
room-group-labelers = Etiquetadores
room-group-practice = Práctica
room-group-holdout = Holdout
room-group-model = Modelo
room-group-calibrator = Calibrador
room-group-retraining = Reentrenamiento
room-group-stopping = Parada
room-group-acceptance = Aceptación
room-about-sampling = Por qué elementos se pregunta después.
room-about-overlap = Cuántas personas responden un elemento, y cómo sus respuestas dan una etiqueta.
room-about-labelers = Qué se ve y qué se puede responder al etiquetar.
room-about-practice = Elementos de etiqueta conocida, entre los demás.
room-about-holdout = Elementos apartados para medir el modelo.
room-about-model = Qué entrena una ronda.
room-about-calibrator = Lo que hace honesta la confianza del modelo.
room-about-retraining = Cuándo empieza sola una ronda, y cuándo su modelo toma el relevo.
room-about-stopping = Cuándo se aconseja dejar de etiquetar.
room-about-acceptance = Qué deja al modelo responder el resto, y cómo se comprueba.

# Every setting: its name
room-set-strategy = Estrategia
room-set-exploration = Exploración
room-set-stranger-share = Parte de los extraños
room-set-queue-length = Longitud de la cola
room-set-consensus = Consenso
room-set-relabel-share = Parte de segundas opiniones
room-set-suggestion = Sugerencia
room-set-suggestion-hidden-share = Parte de sugerencias ocultas
room-set-allow-none = Permitir «ninguna»
room-set-image-hosts = Hosts de imágenes
room-set-hold-secs = Segundos en mano
room-set-language-key = Clave del idioma
room-set-gold-every = Práctica cada
room-set-gold-feedback = Aviso sobre la práctica
room-set-gold-floor = Mínimo en la práctica
room-set-holdout-share = Parte del holdout
room-set-holdout-serve-first = Holdout servido al principio
room-set-holdout-first = Al principio, tantos
room-set-holdout-serve-then = Holdout servido después
room-set-holdout-enough = Holdout suficiente
room-set-classifier = Clasificador
room-set-c = C
room-set-class-weight = Peso de las clases
room-set-self-training = Autoentrenamiento
room-set-round-every-labels = Ronda cada tantas etiquetas
room-set-round-every-minutes = Ronda cada tantos minutos
room-set-promote = Promover
room-set-promote-min-holdout = Holdout mínimo para promover
room-set-target-accuracy = Exactitud deseada
room-set-label-cost = Coste de una etiqueta
room-set-point-value = Valor de un punto
room-set-certify-share = Parte para certificar
room-set-accept-budget = Margen de error al aceptar
room-set-accept-confidence = Confianza al aceptar
room-set-accept-audit-share = Parte de control al aceptar

# Every setting: what it does
room-help-overlap = Cuántas personas distintas responden cada elemento (1 a 9).
room-help-consensus = Cómo varias respuestas a un elemento dan una etiqueta: por mayoría, enseguida; Dawid-Skene empieza igual, y cada ronda las resuelve de nuevo según cuánto acierta cada persona en cada clase.
room-help-relabel-share = Parte de las respuestas entre dos rondas que pueden ser segundas opiniones sobre elementos etiquetados: tras una ronda van donde, según ActiveLab, otra respuesta dice más que una a un elemento nuevo (0 a 1).
room-help-hold-secs = Segundos que alguien conserva un elemento sin dar señales antes de que vuelva a la cola.
room-help-holdout-share = Parte de todos los elementos que va al holdout al importar (0 a 0.5). Fija tras la primera importación.
room-help-holdout-serve-first = Parte de lo servido que viene del holdout hasta que holdout_first de sus elementos tengan etiqueta.
room-help-holdout-first = Véase holdout_serve_first.
room-help-holdout-serve-then = Parte de lo servido que viene del holdout después, hasta que holdout_enough tengan etiqueta.
room-help-holdout-enough = Con tantos etiquetados ya no se sirven más elementos del holdout.
room-help-strategy = La estrategia que elige qué preguntar después.
room-help-exploration = Parte de lo elegido al azar uniforme, con su probabilidad anotada (0 a 1).
room-help-queue-length = Elementos que tiene la cola tras una ronda. Se rellena antes de agotarse.
room-help-classifier = El clasificador; auto toma el disperso para texto y el de linfa para tablas y vectores.
room-help-c = Inverso de la fuerza de la penalización L2, el C de scikit-learn; con 0 cada ronda lo elige por validación cruzada.
room-help-self-training = Dejar que cada ronda pruebe si su modelo mejora aprendiendo también de sus propias respuestas a elementos sin etiqueta, y quedarse con él solo donde la validación cruzada lo demuestra. Cuesta cuatro ajustes más. Para el clasificador disperso y una clase por elemento.
room-help-class-weight = Exponente de los pesos de clase: 0 ninguno, 1 equilibrio total.
room-help-calibrator = El calibrador; auto elige por validación cruzada en el holdout.
room-help-round-every-labels = Una ronda empieza sola tras tantas etiquetas nuevas; 0 lo desactiva.
room-help-round-every-minutes = Una ronda empieza sola tras tantos minutos si hay una etiqueta nueva; 0 lo desactiva.
room-help-promote = Promover un modelo nuevo solo si en el holdout no es peor más allá del ruido; «siempre» promueve todos, «nunca» ninguno.
room-help-promote-min-holdout = Etiquetas del holdout a partir de las cuales se puede juzgar.
room-help-allow-none = Permitir la respuesta «Ninguna de estas» si no encaja ninguna clase. Se guarda y se exporta, no entrena ninguna clase y afina cuán extraño es un elemento.
room-help-stranger-share = Parte de los puestos de la estrategia para los elementos más extraños, los más lejanos de todo lo etiquetado (0 a 1).
room-help-target-accuracy = La exactitud deseada, 0 a 1: se puede dejar de etiquetar cuando el holdout dice que se alcanzó y las predicciones se asentaron. 0 no fija objetivo.
room-help-label-cost = Lo que cuesta una etiqueta, en cualquier unidad: con point_value se puede parar cuando un lote cuesta más de lo que aporta. 0 lo desactiva.
room-help-point-value = Lo que vale un punto más de exactitud (0.01), en la unidad de label_cost.
room-help-certify-share = Parte de las etiquetas del holdout que solo certifican un umbral para aceptar el resto del pool (0 a 0.9); las demás ajustan. 0 desactiva la certificación; con menos de 60 etiquetas de holdout todas ajustan.
room-help-accept-budget = La tasa de error permitida en lo que se acepta sin personas (0.0001 a 0.5).
room-help-accept-confidence = Con qué frecuencia debe cumplirse esa promesa (0.5 a 0.9999).
room-help-accept-audit-share = Parte de lo aceptado que comprueban personas, al azar uniforme (0 a 1).
room-help-suggestion = Cuándo ven los etiquetadores lo que sugiere el modelo: antes de responder, después o nunca. Los elementos del holdout nunca la muestran.
room-help-suggestion-hidden-share = Parte de las respuestas antes de las cuales la sugerencia queda oculta aunque se mostraría, por sorteo con clave: la comparación dice cuánto influyen las sugerencias (0 a 1).
room-help-image-hosts = Hosts desde los que los navegadores pueden cargar las imágenes de los elementos, separados por comas: images.example.org, *.cdn.example.org, img.example.org:8443. Solo por https; 127.0.0.1:9000 y localhost pueden ser http, para probar. Vacío: las direcciones de imágenes aparecen como texto.
room-help-gold-every = Donde hay elementos de práctica, uno de cada tantos entregados lo es, en un lugar sorteado (2 a 1000). 0 no entrega ninguno. Responsables e ingenieros, que pueden leer sus etiquetas, no reciben.
room-help-gold-feedback = Lo que un etiquetador sabe de un elemento de práctica: su etiqueta tras responder, o nunca; entonces su acuerdo cuenta las respuestas de ayer y anteriores, para que la cifra no delate ninguno.
room-help-gold-floor = El acuerdo de una persona en la práctica se señala a los responsables si hasta el extremo superior de su intervalo queda por debajo (0 a 1). 0 lo desactiva.
room-help-language-key = La clave del registro con el idioma del elemento, como lang: entonces un elemento solo llega a quienes etiquetan en ese idioma y a quienes no indicaron ninguno. Vacío: los idiomas no cuentan.

# What may be chosen
room-strategies-auto = Auto: cubre el pool y luego pregunta por elementos indecisos de cada clase
room-strategies-seals = SEALS: elementos indecisos cerca de etiquetados, para pools muy grandes
room-strategies-committee = Comité: elementos en los que discrepan modelos de distintos sorteos de las etiquetas
room-strategies-coverage = Cobertura: elementos típicos de cada tipo del pool, antes de tener modelo
room-strategies-core-set = Core-set: elementos distintos de todo lo etiquetado
room-strategies-entropy = Entropía: donde las probabilidades están más repartidas
room-strategies-typiclust = TypiClust: el elemento más típico de cada tipo sin etiqueta, antes de tener modelo
room-strategies-cluster-margin = Margen por grupos: elementos indecisos, uno de cada tipo por vez
room-strategies-class-balanced = Clases en equilibrio: elementos indecisos de las clases con menos etiquetas
room-strategies-power-margin = Margen con potencia: elementos indecisos por sorteo ponderado, para un lote menos parecido
room-strategies-prob-cover = ProbCover: elementos con más vecinos sin etiqueta, antes de tener modelo
room-strategies-badge = BADGE: elementos que cambiarían mucho el modelo, cada uno a su manera
room-strategies-discovery = Descubrimiento: más elementos de las clases más raras y de lo que aún no tiene etiqueta
room-strategies-expected-change = Cambio esperado: elementos cuya etiqueta movería más el modelo
room-strategies-margin = Margen: donde dos clases van a la par
room-strategies-least-confidence = Menor confianza: donde la mejor conjetura es más débil
room-strategies-density-margin = Margen con densidad: elementos indecisos con muchos parecidos
room-strategies-random = Azar: todos los elementos por igual
room-strategies-short-auto = Auto
room-strategies-short-seals = SEALS
room-strategies-short-committee = Comité
room-strategies-short-coverage = Cobertura
room-strategies-short-core-set = Core-set
room-strategies-short-entropy = Entropía
room-strategies-short-typiclust = TypiClust
room-strategies-short-cluster-margin = Margen por grupos
room-strategies-short-class-balanced = Clases en equilibrio
room-strategies-short-power-margin = Margen con potencia
room-strategies-short-prob-cover = ProbCover
room-strategies-short-badge = BADGE
room-strategies-short-discovery = Descubrimiento
room-strategies-short-expected-change = Cambio esperado
room-strategies-short-margin = Margen
room-strategies-short-least-confidence = Menor confianza
room-strategies-short-density-margin = Margen con densidad
room-strategies-short-random = Azar
room-classifier-sparse = Regresión logística en filas dispersas: para texto y todo lo que tenga muchas columnas
room-classifier-linfa = Regresión logística de linfa en filas densas: para tablas y vectores de hasta 2000 columnas, sin pesos de clase
room-calibrator-temperature = Temperatura: un número hace todas las probabilidades más audaces o más tímidas; desde 30 etiquetas de holdout
room-calibrator-vector = Escalado vectorial: pendiente y desplazamiento por clase que las etiquetas deben ganarse; desde 30 etiquetas de holdout
room-calibrator-isotonic = Isotónica: una escalera de cualquier forma que solo sube; desde 300 etiquetas de holdout
room-calibrator-platt = Platt: dos números por pregunta hacen las probabilidades más audaces o tímidas y las desplazan; desde 50 etiquetas de holdout
room-calibrator-venn-abers = Venn-Abers: escalado vectorial y luego una escalera para la clase más probable, con su propio intervalo; desde 100 etiquetas de holdout
room-calibrator-beta = Beta: escalado vectorial y luego una curva de tres números para la clase más probable; desde 50 etiquetas de holdout

# What settings refuse
room-set-no-setting = no hay ningún ajuste `{ $name }`
room-set-wrong = { $name } es `{ $text }`: usar { $said }
room-set-yes-no = sí o no
room-set-whole = un número entero, 0 o más
room-set-chosen = c es { $value }: usar un número de 0 (elegido en cada ronda) a 1000000
room-set-range = { $name } es { $value }: usar un número de { $low } a { $most }
room-set-gold-range = gold_every es { $value }: usar de 2 a 1000, o 0 para ninguno
room-set-language-one = language_key es `{ $value }`: usar una clave de los registros, o nada
room-set-overlap-range = overlap es { $value }: usar de 1 a 9 personas por elemento
room-set-hold-range = hold_secs es { $value }: usar de 5 segundos a 86400 (un día)
room-set-queue-range = queue_length es { $value }: usar de 10 a 100000 elementos
room-set-holdout-fixed = holdout_share sigue en { $share } en este proyecto: sus { $k } elementos se sortearon así. Para cambiarlo, crear un proyecto nuevo
room-set-no-classes = no se pueden añadir clases a etiquetas del tipo { $kind }: crear un proyecto nuevo con otro esquema
room-set-one-class = { $name } necesita exactamente una clase por elemento, y las etiquetas de este proyecto son conjuntos: { $said }
room-set-need-classes = { $name } necesita etiquetas que sean clases, y las de este proyecto son del tipo { $kind }: { $said }
room-set-instead-each = majority resuelve cada clase por separado
room-set-instead-none = una respuesta sin clase dice lo mismo
room-set-instead-relabel = dejarlo en 0 y subir overlap para segundas opiniones
room-set-instead-exactly = majority: la respuesta que más personas dan exactamente
room-set-instead-nothing = una respuesta vacía dice lo mismo
room-set-instead-zero = 0, y subir overlap para segundas opiniones
room-set-images = image_hosts: { $said }
room-set-hosts-many = se nombran { $k } hosts; { $most } es el máximo
room-host-scheme = empieza con un esquema: nombrar solo el host, como images.example.org
room-host-more = es más que un host: nombrarlo solo, como images.example.org o images.example.org:8443
room-host-port = tiene un puerto que no lo es: usar de 1 a 65535
room-host-dot = acaba en punto: quitarlo
room-host-ip = es una dirección IP, que los navegadores no comparan en la política de una página: usar un nombre
room-host-none = no es un nombre de host
room-host-character = contiene un carácter que ningún nombre de host tiene
room-host-ending = abriría todo host con esa terminación: nombrar también el de encima, como *.example.org
room-schema-name-taken = `{ $name }` fue el nombre de otra clase en este proyecto; elegir un nombre que nunca significó otra cosa
room-schema-few-left = quedarían { $k } clases para responder; deben quedar al menos { $fewest }

# templates/project/schema.html
schema-title = Clases · { $project }
schema-would = Esto pasaría
schema-do = Hacerlo
schema-leave = Dejarlo todo como está
schema-there = Lo que hay
schema-class = Clase
schema-labels = Etiquetas
schema-in-holdout = en el holdout
schema-state = Estado
schema-open = abierta
schema-merged = fusionada en { $into }
schema-retired = retirada
schema-hint = Una clase conserva su número para siempre, también cuando acaba; un nombre que significó una clase nunca pasa a otra. No pasa nada antes de ver lo que pasaría.
schema-rename = Renombrar
schema-new-name = Nombre nuevo
schema-see = Ver qué pasaría
schema-merge = Fusionar
schema-over = Clase que acaba
schema-counts-as = cuenta como
schema-split = Dividir
schema-in-its-place = Clases nuevas en su lugar
schema-split-hint = Una por línea. Se pregunta de nuevo todo lo que tenía la clase.
schema-add = Añadir
schema-new-classes = Clases nuevas
schema-one-a-line = Una por línea.
schema-retire = Retirar
schema-retire-hint = Se pregunta de nuevo todo lo que la tenía. Para conservar esas etiquetas bajo otra clase, mejor fusionar.
schema-past = Lo que se cambió
schema-by = de { $name }
schema-the-server = el servidor
schema-past-rename = { $class } renombrada a { $to }
schema-past-merge = { $class } fusionada en { $into }
schema-past-split = { $class } dividida en { $into }
schema-past-add = { $classes } añadidas
schema-past-retire = { $class } retirada
room-change-rename = `{ $class }` se llama `{ $to }` desde ahora. Cada etiqueta, modelo y ronda conserva su significado; lo que se dijo consta con la palabra antigua.
room-change-merge = `{ $class }` ya no se puede responder y cuenta como `{ $into }`. Etiquetas que cambian: { $k }.
room-change-split = `{ $class }` ya no se puede responder; { $classes } van tras las demás clases. Elementos preguntados de nuevo: { $k }.
room-change-add = { $classes } van tras las demás clases. Etiquetas y modelos conservan su significado; el modelo conoce una clase nueva cuando tiene etiquetas.
room-change-retire = `{ $class }` ya no se puede responder. Elementos preguntados de nuevo: { $k }.
room-change-answers = Respuestas que ya no cuentan: { $k }. Quedan en el historial.
room-change-models = Modelos que caducan: { $k } (de la ronda { $rounds }). Ninguno sugiere, ordena la cola ni se puede recuperar; una ronda nueva empieza cuando haya etiquetas para ella.
room-change-acceptances = Aceptaciones retiradas, porque sus certificados hablan de las clases antiguas: { $k }, con { $labels } etiquetas dadas por el modelo.
room-change-round = la ronda { $n } no ha terminado ({ $state }): su modelo sería de las clases antiguas. Esperar o cancelarla, e intentarlo de nuevo
room-change-test-set = el conjunto de prueba tiene { $k } elementos de esta clase: quitarlo, cambiar la clase y subir uno con las clases nuevas
room-change-kind = solo un proyecto cuyas respuestas son clases puede renombrarlas, fusionarlas, dividirlas o retirarlas
room-change-no-class = no hay ninguna clase `{ $name }` que cambiar; hay { $classes }
room-change-fewest = nombrar al menos { $fewest } clases nuevas, una por línea
room-change-itself = una clase no se puede fusionar consigo misma: elegir dos distintas
room-change-none = no hay ningún cambio llamado `{ $name }`
room-queue-alarm-other = { $n_others } de { $n } elementos elegidos los ordenó otro modelo que el que sugiere ahora. Iniciar una ronda, o volver atrás una vez más.
room-queue-alarm-scores = La cola no coincide con las puntuaciones del modelo: { $n_wrong } de los { $n } elementos del principio tienen otra confianza que la que les da el modelo. Iniciar una ronda; si sigue así, mirar el registro del servidor.
room-crowd-none = Ningún elemento tiene dos respuestas, así que no se sabe nada del acuerdo.
room-crowd-few = Aún no hay pruebas suficientes: { $n } de { $n_enough } elementos con dos respuestas.
room-crowd-alpha = Alfa de Krippendorff { $n_alpha } (intervalo del 95 %: { $n_low } a { $n_high }) en { $n } elementos: 1 es siempre, 0 es como al azar.
room-crowd-alpha-bare = Alfa de Krippendorff { $n_alpha } en { $n } elementos: 1 es siempre, 0 es como al azar.
room-crowd-alpha-steps = Alfa de Krippendorff, por pasos de la escala, { $n_alpha } (intervalo del 95 %: { $n_low } a { $n_high }) en { $n } elementos: 1 es siempre, 0 es como al azar.
room-crowd-alpha-steps-bare = Alfa de Krippendorff, por pasos de la escala, { $n_alpha } en { $n } elementos: 1 es siempre, 0 es como al azar.
room-crowd-same = Todos dijeron siempre la misma clase: no hay desacuerdo que medir.
room-exact = Dos personas dijeron exactamente lo mismo en { $n_equal } de { $n_pairs } comparaciones en { $n } elementos ({ $n_share }).
room-exact-tokens = El F1 de tokens entre personas es { $n_f1 }: 1 son los mismos tramos, 0 es nada en común.
room-suspects-few = Las etiquetas sospechosas se pueden buscar cuando dos clases tienen dos etiquetas cada una. Etiquetar unos elementos más.
room-suspects-too-many = Sin búsqueda tras la ronda: { $n } etiquetas son más de { $n_most }, y la siguiente ronda esperaría. Buscar cuando haga falta.
room-accept-no-proof = El modelo de la ronda { $round } entrenó con el holdout, así que no queda etiqueta que pueda certificarlo. Iniciar una ronda que respete el holdout, o volver al modelo de una anterior.
room-accept-can-be = El modelo puede hacer { $n_share } del resto del pool con no más de { $n_budget } mal; { $n_left } quedan para personas.
room-accept-done = El modelo ha hecho { $n_share } del pool con no más de { $n_budget } mal; { $n_left } quedan para personas.
room-accept-did = El modelo hizo { $n } elementos; las personas etiquetaron { $n_labeled } y { $n_wait } las esperan.
room-accept-flagged = La aceptación { $id } está marcada: su promesa ya no está respaldada.
room-accept-no-audit = no se sorteó ningún control
room-accept-audit-open = ninguno de { $n } elementos sorteados comprobado aún
room-accept-audit = comprobados { $n_done } de { $n }, mal { $n_wrong }: el error es como mucho { $n_most }
room-accept-flag-audit = Las personas hallaron mal { $n_wrong } de { $n } elementos comprobados: el error es al menos { $n_least }, y el presupuesto es { $n_budget }.
room-accept-flag-model = El modelo de la ronda { $round } da otra clase a { $n_other } de sus { $n } etiquetas ({ $n_share }), y el presupuesto es { $n_budget }.
room-accept-off = Nada se puede aceptar sin una persona: certify_share es 0 en los ajustes.
room-accept-promise-no-more = no más de { $n_budget } mal
room-accept-promise = como mucho { $n_budget } mal con { $n_sure } de confianza
room-accept-needs = Prometer { $said_promise } necesita { $n } etiquetas de control más, unas { $n_all } más del holdout.
room-accept-all-tune = Las { $n } etiquetas del holdout ajustan el modelo hasta que haya { $n_enough }.
room-accept-suggests = Las etiquetas que ajustan sugieren que el modelo podría hacer un { $n_share } del resto del pool con { $said_promise }; un certificado lo dice con seguridad.
room-accept-cannot = Las etiquetas que ajustan sugieren que este modelo aún no puede prometer { $said_promise } para ninguna parte del pool.
room-accept-too-few = Aún no se acepta nada: { $said_promise } requiere al menos { $n_fewest } etiquetas al azar y hay { $n }. Etiquetar { $n_more } más.
room-accept-too-many = No se acepta nada: { $n_wrong } de las { $n } etiquetas al azar más seguras están mal, demasiadas para prometer { $said_promise }.
room-accept-show = Unas { $n } etiquetas al azar más podrían mostrarlo; un modelo mejor, antes.
room-accept-hopeless = Este modelo no es lo bastante bueno para este presupuesto: etiquetar más elementos o permitir más errores.
room-accept-slip = No se aceptó nada: marcar antes la casilla, para que no ocurra por descuido.
room-promotion-never = Se mantuvo el modelo actual: los ajustes no promueven ninguno por sí solos.
room-promotion-first = Promovido: es el primer modelo.
room-promotion-always = Promovido: los ajustes promueven todos los modelos.
room-promotion-unproven = Promovido sin prueba: { $n } de { $n_needed } etiquetas del holdout que ajustan, muy pocas para saber qué modelo es mejor.
room-promotion-spent = Promovido sin comparar: entrenó con las { $n } etiquetas, las del holdout incluidas, así que el holdout no puede decir si es mejor.
room-promotion-after-spending = Promovido sin comparar: el modelo anterior entrenó con el holdout, así que el holdout no puede decir cuál es mejor.
room-promotion-measured-again = Este no lo ha visto y se mide de nuevo con él.
room-compare-same = Ambos modelos dan las mismas respuestas correctas en las { $n } etiquetas del holdout.
room-compare = De { $n } etiquetas del holdout, solo el modelo nuevo acierta { $n_new } y solo el viejo { $n_old } (McNemar p = { $n_p }): { $said_verdict }.
room-compare-worse = peor más allá del ruido
room-compare-not-worse = no peor más allá del ruido
room-compare-two = Para comparar hacen falta dos rondas terminadas. Ejecutar antes otra.
room-compare-no-report = La ronda { $number } no tiene informe que comparar: está { $state }.
room-refit = Los rasgos se ajustaron de nuevo: desde entonces el pool creció de { $n_from } a { $n } elementos.
room-auto-start = Aún no hay modelo: elementos típicos de cada tipo, para que cada clase aparezca pronto.
room-auto = { $n } etiquetas por clase{ $said_missing }: { $n_cover } cubre el pool, { $n_balance } equilibra las clases, { $n_decide } decide entre clases.
room-auto-one-unseen = , y 1 clase no tiene ninguna
room-auto-unseen = , y { $n } clases no tienen ninguna
room-nones-one = La 1 respuesta del holdout dijo ninguna de estas y no se cuenta.
room-nones-one-of = 1 de { $n } respuestas del holdout dijo ninguna de estas y no se cuenta.
room-nones = { $n_nones } de { $n } respuestas del holdout dijeron ninguna de estas y no se cuentan.
room-spent-trained = Este modelo entrenó con las { $n } etiquetas, entre ellas las { $n_holdout } del holdout.
room-spent-estimate = Su exactitud se estima por validación cruzada de 5 partes sobre el holdout: { $n_share } (intervalo del 95 %: unos { $n_low } a { $n_high }).
room-spent-no-longer = El holdout ya no puede medir, comparar ni certificar este modelo.
room-spent-last = La última cifra de un holdout aparte es la de la ronda { $round }: { $n_share } ({ $n_low } a { $n_high }) con { $n } etiquetas.
room-honest-both = La validación cruzada sobre las etiquetas que eligió la estrategia habría afirmado { $n_claimed }; el holdout al azar dice { $n_share }.
room-honest-gap = La afirmación queda { $n_points } puntos { $said_side }, porque las etiquetas elegidas no son una muestra justa.
room-honest-above = por encima
room-honest-below = por debajo
room-honest-alone = El holdout al azar dice { $n_share }. Hay muy pocas etiquetas elegidas, o una penalización fija, para decir qué habría afirmado la validación cruzada.
room-honest-biased = La validación cruzada sobre las etiquetas que eligió la estrategia afirma { $n_claimed }. Eso no es la exactitud: sin etiquetas del holdout nadie la conoce.
room-honest-none = Aún no hay nada medido: no hay etiquetas del holdout.
room-tune-fixed = C = { $n_c } es lo que piden los ajustes del proyecto.
room-tune-start = C = { $n_c }, el comienzo: { $n } de { $n_fewest } etiquetas para distinguir penalizaciones.
room-tune-stays = C = { $n_c }: ningún vecino es mejor por más de un error estándar; pérdida log. { $n_loss } en { $n_folds } partes.
room-tune-stays-trees = C = { $n_c }: ningún vecino, con o sin árboles, es mejor por más de un error estándar; pérdida log. { $n_loss } en { $n_folds } partes.
room-tune = C = { $n_c }: pérdida log. { $n_loss } en { $n_folds } partes, frente a { $n_before } con C = { $n_start }.
room-tune-trees = C = { $n_c } con árboles sobre pares de claves: pérdida log. { $n_loss } en { $n_folds } partes, frente a { $n_before } con C = { $n_start }.
room-self-cannot = Sin autoentrenamiento: { $name } no puede contar una respuesta por menos que una etiqueta.
room-self-few = Sin autoentrenamiento: { $n } de { $n_fewest } etiquetas, { $n_rows } filas sin ninguna.
room-self-nothing = Sin autoentrenamiento: { $said_found }, lo que no prueba nada.
room-self-found = pérdida log. { $n_gain } ± { $n_error } menor en validación cruzada
room-self = Autoentrenamiento con { $n } filas: { $said_found }.
room-calibration-few-training = aún sin calibrador: { $n } de { $n_needed } etiquetas de entrenamiento
room-calibration-few = aún sin calibrador: { $n } de { $n_needed } etiquetas del holdout
room-calibration-provisional = provisional: una temperatura de { $n } etiquetas de entrenamiento con validación cruzada, hasta que haya bastantes del holdout
room-calibration-unfitted = sin calibrador: ninguno se pudo ajustar a estas { $n } etiquetas del holdout
room-calibration-plain = sin calibrador: el softmax puro tiene la menor pérdida log. con validación cruzada, { $n_loss }, en { $n } etiquetas del holdout
room-calibration-best = { $name } tiene la menor pérdida log. con validación cruzada, { $n_loss } frente a { $n_plain } del softmax puro, en { $n } etiquetas del holdout
room-calibration-near = { $name } se queda cerca del modelo, y { $best } no es mejor más allá del ruido: pérdida log. { $n_loss } frente a { $n_best }, en { $n } etiquetas del holdout
room-calibration-thin = aún sin calibrador: { $n_with } etiquetas del holdout con esta clase y { $n_without } sin ella; hacen falta { $n_needed } de cada
room-calibration-too-few = aún sin calibrador: { $n } etiquetas del holdout son pocas aquí para { $name }
room-calibration-classes = cada clase tiene su calibrador o una sigmoide pura: { $n_with } de { $n_all } tienen uno, en { $n } etiquetas del holdout
room-calibration-fixed-classes = { $name } para cada clase es lo que piden los ajustes del proyecto
room-calibration-fixed = { $name } es lo que piden los ajustes del proyecto
room-sway-few = Aún no basta: hacen falta { $n_fewest } respuestas con la sugerencia a la vista y { $n_again } con ella oculta por sorteo, y hay { $n_shown } y { $n_hidden }.
room-sway-of = { $n_share } de { $n } respuestas ({ $n_low } a { $n_high })
room-sway = Las personas dijeron lo que sugería el modelo en { $said_shown } cuando lo veían, y en { $said_hidden } cuando estaba oculto: una diferencia de { $n_points } puntos (intervalo del 95 %: { $n_low } a { $n_high }).
room-sway-towards = Verla acerca las respuestas al modelo.
room-sway-away = Verla aleja las respuestas del modelo.
room-sway-not = El intervalo contiene 0: nada muestra que verla influya en las personas.
room-gold-form = las respuestas a este formulario no se pueden comparar con una conocida: `{ $name }` es texto libre, y dos respuestas correctas rara vez tienen las mismas palabras. Los elementos de práctica necesitan un formulario de opciones, números, días y sí o no
