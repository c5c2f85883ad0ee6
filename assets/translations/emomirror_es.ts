<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>Actions</name>
    <message>
        <source>Freeze</source>
        <translation>Congelar</translation>
    </message>
    <message>
        <source>Hold the picture still, or go on</source>
        <translation>Dejar quieta la imagen, o seguir</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Guardar imagen…</translation>
    </message>
    <message>
        <source>Save the frozen picture; nothing is saved otherwise</source>
        <translation>Guardar la imagen congelada; si no, no se guarda nada</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explicar</translation>
    </message>
    <message>
        <source>Show which parts of the face spoke for an emotion; holds the picture still</source>
        <translation>Mostrar qué partes de la cara hablan a favor de una emoción; la imagen se queda quieta</translation>
    </message>
    <message>
        <source>Next person</source>
        <translation>Otra persona</translation>
    </message>
    <message>
        <source>Read another of the people in the picture</source>
        <translation>Leer la cara de otra de las personas de la imagen</translation>
    </message>
    <message>
        <source>Any person</source>
        <translation>Cualquier persona</translation>
    </message>
    <message>
        <source>Let the program choose the person again</source>
        <translation>Dejar que el programa vuelva a elegir a la persona</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Cara</translation>
    </message>
    <message>
        <source>Read the whole face</source>
        <translation>Leer toda la cara</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>Ojos</translation>
    </message>
    <message>
        <source>Read only the eyes and eyebrows</source>
        <translation>Leer solo los ojos y las cejas</translation>
    </message>
    <message>
        <source>Face or eyes</source>
        <translation>Cara u ojos</translation>
    </message>
    <message>
        <source>People far away</source>
        <translation>Personas lejanas</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Barras</translation>
    </message>
    <message>
        <source>Show or hide the bars</source>
        <translation>Mostrar u ocultar las barras</translation>
    </message>
    <message>
        <source>Pause the bars</source>
        <translation>Pausar las barras</translation>
    </message>
    <message>
        <source>Mirrored picture</source>
        <translation>Imagen como en un espejo</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Leave the full screen</source>
        <translation>Salir de la pantalla completa</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Text as at first</source>
        <translation>Texto como al principio</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Open a recording or picture…</source>
        <translation>Abrir una grabación o imagen…</translation>
    </message>
    <message>
        <source>Open a folder of pictures…</source>
        <translation>Abrir una carpeta de imágenes…</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Empezar otra vez</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Practise faces, with somebody beside you</source>
        <translation>Practicar caras, con alguien al lado</translation>
    </message>
    <message>
        <source>The adult’s window, in practice</source>
        <translation>La ventana de la persona adulta, en la práctica</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>Sobre el modelo</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>Teclas y ayuda</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>La imagen</translation>
    </message>
    <message>
        <source>The window</source>
        <translation>La ventana</translation>
    </message>
    <message>
        <source>Where the picture comes from</source>
        <translation>De dónde viene la imagen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
</context>
<context>
    <name>AdultArea</name>
    <message>
        <source>This session was not kept: the records in {path} can be read, but not written.</source>
        <translation>Esta sesión no se ha guardado: los registros de {path} se pueden leer, pero no escribir.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>The plan is saved.</source>
        <translation>El plan está guardado.</translation>
    </message>
    <message>
        <source>Everything of this person is erased here. What was exported belongs to whoever saved it, and was not touched.</source>
        <translation>Aquí se ha borrado todo lo de esta persona. Lo que se exportó es de quien lo guardó, y no se ha tocado.</translation>
    </message>
    <message>
        <source>The session is erased.</source>
        <translation>La sesión está borrada.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Key {0}</source>
        <extracomment>{0} is a key: &quot;1&quot;.</extracomment>
        <translation>Tecla {0}</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Open a recording or picture</source>
        <translation>Abrir una grabación o imagen</translation>
    </message>
    <message>
        <source>Recordings and pictures</source>
        <translation>Grabaciones e imágenes</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Abrir una carpeta de imágenes</translation>
    </message>
    <message>
        <source>Use another model file</source>
        <translation>Usar otro archivo de modelo</translation>
    </message>
    <message>
        <source>Models that emomirror-train wrote</source>
        <translation>Modelos escritos por emomirror-train</translation>
    </message>
    <message>
        <source>Save the frozen picture</source>
        <translation>Guardar la imagen congelada</translation>
    </message>
    <message>
        <source>Add a picture</source>
        <translation>Añadir una imagen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Open a plan</source>
        <translation>Abrir un plan</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Planes</translation>
    </message>
    <message>
        <source>Go back to a backup</source>
        <translation>Volver a una copia de seguridad</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
</context>
<context>
    <name>BaselinePage</name>
    <message>
        <source>Calm face of {name}</source>
        <translation>Cara tranquila de {name}</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>How much of the ten seconds is over</source>
        <translation>Cuánto ha pasado de los diez segundos</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>There is no picture yet</source>
        <translation>Todavía no hay imagen</translation>
    </message>
    <message>
        <source>Look calm. Nothing has to move.</source>
        <translation>Pon una cara tranquila. No hace falta mover nada.</translation>
    </message>
    <message>
        <source>Where are you? Another face: click it</source>
        <translation>¿Dónde estás? Otra cara: haz clic en ella</translation>
    </message>
    <message>
        <source>What the camera spoils is left out, and costs nothing.</source>
        <translation>Lo que la cámara estropea se deja fuera, y no pasa nada.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>The camera could not see enough</source>
        <translation>La cámara no ha podido ver lo suficiente</translation>
    </message>
    <message>
        <source>Too few pictures could be read. More light, or a place nearer to the camera, helps. Nothing was changed.</source>
        <translation>Se han podido leer muy pocas imágenes. Ayuda tener más luz o estar más cerca de la cámara. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>No picture comes</source>
        <translation>No llega ninguna imagen</translation>
    </message>
    <message>
        <source>The mirror says why: go back to it, and come here again once it shows a picture. Nothing was changed.</source>
        <translation>El espejo dice por qué: vuelve a él, y regresa aquí cuando muestre una imagen. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Ten calm seconds</source>
        <translation>Diez segundos en calma</translation>
    </message>
    <message>
        <source>Every face rests in its own way, and some rest in what looks like sadness or anger. The mirror then counts only what is more than that. Only seven numbers are kept, and no picture.</source>
        <translation>Cada cara descansa a su manera, y algunas, al descansar, parecen de tristeza o de enfado. El espejo cuenta entonces solo lo que pasa de ahí. Solo se guardan siete números, y ninguna imagen.</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Tomarla otra vez</translation>
    </message>
    <message>
        <source>The calm face is taken</source>
        <translation>La cara tranquila está tomada</translation>
    </message>
    <message>
        <source>Nobody agrees to it any more, so no face is taken here. What was taken before can be removed.</source>
        <translation>Ya nadie da su consentimiento, así que aquí no se toma ninguna cara. Lo que se tomó antes se puede quitar.</translation>
    </message>
    <message>
        <source>At rest this face looks like: {shares}. From now on it is read against that.</source>
        <translation>En reposo, esta cara parece: {shares}. Desde ahora se lee comparándola con eso.</translation>
    </message>
    <message>
        <source>Another model read it then: take it again.</source>
        <translation>La leyó otro modelo: conviene tomarla otra vez.</translation>
    </message>
</context>
<context>
    <name>BlockEditor</name>
    <message>
        <source>{number}.</source>
        <translation>{number}.</translation>
    </message>
    <message>
        <source>Emotions</source>
        <translation>Emociones</translation>
    </message>
    <message>
        <source>Choose one emotion or more.</source>
        <translation>Elige una emoción o más.</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>The face is asked for</source>
        <translation>La cara se pide</translation>
    </message>
    <message>
        <source>Order of the emotions</source>
        <translation>Orden de las emociones</translation>
    </message>
    <message>
        <source>You show the face before each try</source>
        <translation>Muestras la cara antes de cada intento</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Ejercicio</translation>
    </message>
    <message>
        <source>{exercise}: {emotions}. Tries: {tries}</source>
        <translation>{exercise}: {emotions}. Intentos: {tries}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
</context>
<context>
    <name>BlocksEditor</name>
    <message>
        <source>Add a block</source>
        <translation>Añadir un bloque</translation>
    </message>
</context>
<context>
    <name>Camera</name>
    <message>
        <source>{camera} gives only black pictures. Open its lid or shutter, switch on a light, or close another program that uses it.</source>
        <translation>La cámara {camera} solo da imágenes negras. Abre su tapa, enciende una luz o cierra otro programa que la use.</translation>
    </message>
    <message>
        <source>The driver of {camera} hangs. Unplug the camera and start the program again, or choose another source.</source>
        <translation>El controlador de {camera} no responde. Desenchufa la cámara y vuelve a abrir el programa, o elige otra fuente.</translation>
    </message>
    <message>
        <source>{camera} has given no picture for {seconds} s. Check its cable; it is shown again as soon as it answers.</source>
        <translation>La cámara {camera} no da ninguna imagen desde hace {seconds} s. Revisa el cable; se verá otra vez en cuanto responda.</translation>
    </message>
    <message>
        <source>{camera} gives damaged pictures. Try another cable or socket.</source>
        <translation>La cámara {camera} da imágenes dañadas. Prueba otro cable u otra entrada.</translation>
    </message>
    <message>
        <source>{camera} opens and gives no picture: another program may be using it. Close that program, or unplug the camera and plug it in again.</source>
        <translation>La cámara {camera} se abre, pero no da ninguna imagen: quizá la use otro programa. Cierra ese programa, o desenchufa la cámara y vuelve a enchufarla.</translation>
    </message>
    <message>
        <source>{camera} was lost: unplugged, or taken by another program. It is shown again as soon as it is back.</source>
        <translation>Se ha perdido la cámara {camera}: está desenchufada o la usa otro programa. Se verá otra vez en cuanto vuelva.</translation>
    </message>
    <message>
        <source>{camera} ({path}) may not be used by this account. Add it to the group that owns the camera: sudo usermod -aG video &quot;$USER&quot;, then log in anew.</source>
        <translation>Esta cuenta no tiene permiso para usar la cámara {camera} ({path}). Añádela al grupo dueño de la cámara: sudo usermod -aG video &quot;$USER&quot;, y vuelve a iniciar sesión.</translation>
    </message>
    <message>
        <source>{camera} is not connected. Plug it in, or choose another source.</source>
        <translation>La cámara {camera} no está conectada. Enchúfala o elige otra fuente.</translation>
    </message>
    <message>
        <source>{camera} does not open: another program may be using it. Close calls and browser tabs that show a camera, or unplug it and plug it in again.</source>
        <translation>La cámara {camera} no se abre: quizá la use otro programa. Cierra las llamadas y las pestañas del navegador que muestren una cámara, o desenchúfala y vuelve a enchufarla.</translation>
    </message>
    <message>
        <source>{camera} does not open: another program may be using it. Close calls and browser tabs that show a camera, see in the system&apos;s privacy settings that programs may use it, or unplug it and plug it in again.</source>
        <translation>La cámara {camera} no se abre: quizá la use otro programa. Cierra las llamadas y las pestañas del navegador que muestren una cámara, mira en los ajustes de privacidad del sistema si los programas pueden usarla, o desenchúfala y vuelve a enchufarla.</translation>
    </message>
    <message>
        <source>The camera&apos;s driver failed: {kind}: {error}. Plug the camera in again, or choose another source.</source>
        <translation>Ha fallado el controlador de la cámara: {kind}: {error}. Vuelve a enchufar la cámara o elige otra fuente.</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Practise</source>
        <translation>Practicar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
</context>
<context>
    <name>Coach</name>
    <message>
        <source>I cannot see a face yet</source>
        <translation>Todavía no veo una cara</translation>
    </message>
    <message>
        <source>Come a little nearer</source>
        <translation>Acércate un poco</translation>
    </message>
    <message>
        <source>More light, please</source>
        <translation>Más luz, por favor</translation>
    </message>
    <message>
        <source>A little less light, please</source>
        <translation>Un poco menos de luz, por favor</translation>
    </message>
    <message>
        <source>Hold still for a moment</source>
        <translation>No te muevas un momento</translation>
    </message>
    <message>
        <source>Face the screen</source>
        <translation>Mira a la pantalla</translation>
    </message>
    <message>
        <source>Move to the middle</source>
        <translation>Ponte en el centro</translation>
    </message>
</context>
<context>
    <name>CoachLine</name>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
    <message>
        <source>Where are you? Another face: N</source>
        <translation>¿Dónde estás? Otra cara: N</translation>
    </message>
    <message>
        <source>Hold it like this</source>
        <translation>Sigue así</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>Before {name} practises</source>
        <translation>Antes de que {name} practique</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Tu &amp;nombre</translation>
    </message>
    <message>
        <source>You answer for {name}: as a parent, as a guardian, or as {name} yourself.</source>
        <translation>Respondes por {name}: como madre o padre, como representante legal, o porque eres {name}.</translation>
    </message>
    <message>
        <source>Others who may be seen know of it, and agree</source>
        <translation>Quien más se pueda ver lo sabe y está de acuerdo</translation>
    </message>
    <message>
        <source>Leave it empty where nobody else can be seen.</source>
        <translation>Déjalo vacío si no se puede ver a nadie más.</translation>
    </message>
    <message>
        <source>Do you agree?</source>
        <translation>¿Estás de acuerdo?</translation>
    </message>
    <message>
        <source>Leave this empty where nobody else can be seen.</source>
        <translation>Deja esto vacío si no se puede ver a nadie más.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Ahora no</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Estoy de acuerdo</translation>
    </message>
    <message>
        <source>What the camera does</source>
        <translation>Qué hace la cámara</translation>
    </message>
    <message>
        <source>While practice goes on, the camera looks at the face, and a program on this computer says what the face looks like. It sees a movement, not a feeling, and it is sometimes mistaken. It reads children worse than adults. No picture that it takes is saved.</source>
        <translation>Durante la práctica, la cámara mira la cara y un programa de este equipo dice lo que la cara parece. Ve un movimiento, no un sentimiento, y a veces se equivoca. Lee peor las caras de niñas y niños que las de personas adultas. No se guarda ninguna imagen de la cámara.</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Qué se guarda</translation>
    </message>
    <message>
        <source>the nickname, the settings, plans and own words, and pictures that are added</source>
        <translation>el apodo, los ajustes, los planes y las palabras propias, y las imágenes que se añadan</translation>
    </message>
    <message>
        <source>who agrees, and when</source>
        <translation>quién está de acuerdo, y cuándo lo dijo</translation>
    </message>
    <message>
        <source>the calm face, once it is taken, as seven numbers</source>
        <translation>la cara tranquila, una vez tomada, en siete números</translation>
    </message>
    <message>
        <source>of each session: when it was, by which plan, and which goals it changed</source>
        <translation>de cada sesión: cuándo fue, con qué plan y qué metas cambió</translation>
    </message>
    <message>
        <source>of each try: what was asked for, how it ended, which help there was, which names were chosen, and what the face looked like, as numbers, ten times a second</source>
        <translation>de cada intento: qué se pidió, cómo terminó, qué ayuda hubo, qué nombres se eligieron y lo que parecía la cara, en números, diez veces por segundo</translation>
    </message>
    <message>
        <source>what you say of a try</source>
        <translation>lo que digas de un intento</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>Quién decide</translation>
    </message>
    <message>
        <source>Practice is a choice. {name} may stop at any time and needs no reason: Pause and Stop are always in sight. You can take this back at any time, in {name}’s settings, and see, export or erase what is kept, under “Data and PIN”.</source>
        <translation>Practicar es voluntario. {name} puede parar en cualquier momento y sin dar razones: Pausa y Parar están siempre a la vista. Puedes retirar este permiso en cualquier momento, en los ajustes de {name}, y ver, exportar o borrar lo guardado, en «Datos y PIN».</translation>
    </message>
    <message>
        <source>Others in the picture</source>
        <translation>Otras personas en la imagen</translation>
    </message>
    <message>
        <source>Faces of others in front of the camera are found, too, and not kept. One face is read, the one that a session begins with, and what it looks like is kept as {name}’s: see that it is {name}’s face. Tell others before, and begin only if they agree.</source>
        <translation>También se encuentran las caras de otras personas delante de la cámara, y no se guardan. Se lee una sola cara, aquella con la que empieza la sesión, y lo que parece se guarda como de {name}: mira que sea la cara de {name}. Avisa antes a las demás personas, y empieza solo si están de acuerdo.</translation>
    </message>
    <message>
        <source>What the law says</source>
        <translation>Qué dice la ley</translation>
    </message>
    <message>
        <source>In schools and at work, reading emotions from faces may be restricted by law. In the European Union the AI Act (Article 5) forbids it there, save for medical or safety reasons. Ask whoever is in charge before you use it there. It diagnoses nothing, and must not be used for that.</source>
        <translation>En la escuela y en el trabajo, la ley puede limitar la lectura de emociones en la cara. En la Unión Europea, el Reglamento de IA (artículo 5) la prohíbe allí, salvo por motivos médicos o de seguridad. Pregunta a quien tenga la responsabilidad antes de usarlo allí. No diagnostica nada, y no se debe usar para eso.</translation>
    </message>
    <message>
        <source>Write who agrees: it is kept with the consent.</source>
        <translation>Escribe quién está de acuerdo: se guarda con el consentimiento.</translation>
    </message>
    <message>
        <source>Up to {most} characters fit; this has {came}.</source>
        <translation>Caben hasta {most} caracteres; esto tiene {came}.</translation>
    </message>
</context>
<context>
    <name>ControlBar</name>
    <message>
        <source>Where the picture comes from</source>
        <translation>De dónde viene la imagen</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Source: {name}</source>
        <translation>Fuente: {name}</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Data and PIN</source>
        <translation>Datos y PIN</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Exportando…</translation>
    </message>
    <message>
        <source>Everything of {name} is in {path}. README.txt says what is in it. It is yours now: erasing the person here does not erase it.</source>
        <translation>Todo lo de {name} está en {path}. README.txt dice qué contiene. Ahora es tuyo: si se borra aquí a la persona, eso no se borra.</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>Haciendo una copia de seguridad…</translation>
    </message>
    <message>
        <source>The backup is {path}. Nothing in it is encrypted.</source>
        <translation>La copia de seguridad es {path}. Nada en ella está cifrado.</translation>
    </message>
    <message>
        <source>The backup has taken its place. What was there before is in {path}.</source>
        <translation>La copia de seguridad ya está en su lugar. Lo que había antes está en {path}.</translation>
    </message>
    <message>
        <source>Going back to the backup…</source>
        <translation>Volviendo a la copia…</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>Dónde está</translation>
    </message>
    <message>
        <source>How long it is kept</source>
        <translation>Cuánto tiempo se guarda</translation>
    </message>
    <message>
        <source>Erase what is older now</source>
        <translation>Borrar ahora lo más antiguo</translation>
    </message>
    <message>
        <source>Nobody is here yet.</source>
        <translation>Todavía no hay nadie aquí.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Export everything of {name}</source>
        <translation>Exportar todo lo de {name}</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>Borrar…</translation>
    </message>
    <message>
        <source>Erase {name}</source>
        <translation>Borrar a {name}</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Copia de seguridad</translation>
    </message>
    <message>
        <source>A backup is one file with everything in it. Going back to one puts it in the place of all that is here now; a copy of that is kept.</source>
        <translation>Una copia de seguridad es un archivo con todo dentro. Volver a ella la pone en el lugar de todo lo que hay aquí ahora; de eso se guarda una copia.</translation>
    </message>
    <message>
        <source>Make a backup…</source>
        <translation>Hacer una copia…</translation>
    </message>
    <message>
        <source>Go back to a backup…</source>
        <translation>Volver a una copia…</translation>
    </message>
    <message>
        <source>The program’s own copies:</source>
        <translation>Las copias del propio programa:</translation>
    </message>
    <message>
        <source>{when}, before going back</source>
        <translation>{when}, antes de volver</translation>
    </message>
    <message>
        <source>Go back to it…</source>
        <translation>Volver a ella…</translation>
    </message>
    <message>
        <source>Go back to the copy of {when}</source>
        <translation>Volver a la copia del {when}</translation>
    </message>
    <message>
        <source>It takes {size}, copies included.</source>
        <translation>Ocupa {size}, copias incluidas.</translation>
    </message>
    <message>
        <source>Sessions erased: {count}.</source>
        <translation>Sesiones borradas: {count}.</translation>
    </message>
    <message>
        <source>Erasing…</source>
        <translation>Borrando…</translation>
    </message>
    <message>
        <source>Where to export to</source>
        <translation>Dónde exportar</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>Hacer una copia de seguridad</translation>
    </message>
    <message>
        <source>Shall {name} take the place of everything that is here now?</source>
        <translation>¿Poner {name} en el lugar de todo lo que hay aquí ahora?</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>Volver a ella</translation>
    </message>
    <message>
        <source>Shall the copy of {when} take the place of everything that is here now?</source>
        <translation>¿Debe la copia del {when} ocupar el lugar de todo lo que hay aquí ahora?</translation>
    </message>
</context>
<context>
    <name>Detector</name>
    <message>
        <source>The face detector cannot be loaded from {path} ({error}). &apos;emomirror doctor&apos; tells what is missing.</source>
        <translation>No se puede cargar el detector de caras de {path} ({error}). «emomirror doctor» dice qué falta.</translation>
    </message>
</context>
<context>
    <name>Emotion</name>
    <message>
        <source>anger</source>
        <translation>enfado</translation>
    </message>
    <message>
        <source>disgust</source>
        <translation>asco</translation>
    </message>
    <message>
        <source>fear</source>
        <translation>miedo</translation>
    </message>
    <message>
        <source>happiness</source>
        <translation>alegría</translation>
    </message>
    <message>
        <source>sadness</source>
        <translation>tristeza</translation>
    </message>
    <message>
        <source>surprise</source>
        <translation>sorpresa</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
</context>
<context>
    <name>EmotionBars</name>
    <message>
        <source>Bars paused</source>
        <translation>Barras en pausa</translation>
    </message>
    <message>
        <source>Emotions: {names}</source>
        <translation>Emociones: {names}</translation>
    </message>
    <message>
        <source>Seven emotions, bars paused</source>
        <translation>Siete emociones, barras en pausa</translation>
    </message>
    <message>
        <source>Seven emotions</source>
        <translation>Siete emociones</translation>
    </message>
    <message>
        <source>No numbers at the moment.</source>
        <translation>Ahora no hay números.</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>no está claro</translation>
    </message>
    <message>
        <source>{0}%</source>
        <extracomment>A percentage; {0} is the number.</extracomment>
        <translation>{0}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>Emotions</name>
    <message>
        <source>all seven</source>
        <translation>las siete</translation>
    </message>
    <message>
        <source>Emo-mirror&apos;s five</source>
        <translation>las cinco de Emo-mirror</translation>
    </message>
</context>
<context>
    <name>ErasePage</name>
    <message>
        <source>Erase {name}</source>
        <translation>Borrar a {name}</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>erase</source>
        <translation>borrar</translation>
    </message>
    <message>
        <source>This is erased, and cannot be brought back</source>
        <translation>Esto se borra y no se puede recuperar</translation>
    </message>
    <message>
        <source>the profile: name, goals, calm face, own words, consent</source>
        <translation>el perfil: nombre, metas, cara tranquila, palabras propias, consentimiento</translation>
    </message>
    <message>
        <source>all sessions and tries, with their numbers and what you said of them</source>
        <translation>todas las sesiones y los intentos, con sus números y lo que has dicho de ellos</translation>
    </message>
    <message>
        <source>the pictures that were added for this person</source>
        <translation>las imágenes que se añadieron para esta persona</translation>
    </message>
    <message>
        <source>the same in the copies that the program keeps by itself</source>
        <translation>lo mismo en las copias que el programa guarda por su cuenta</translation>
    </message>
    <message>
        <source>This stays</source>
        <translation>Esto se queda</translation>
    </message>
    <message>
        <source>reports and exports that were saved: they belong to whoever saved them</source>
        <translation>los informes y las exportaciones que se guardaron: son de quien los guardó</translation>
    </message>
    <message>
        <source>backups that were made to another place</source>
        <translation>las copias de seguridad hechas en otro sitio</translation>
    </message>
    <message>
        <source>the pictures on the disk from which copies were added</source>
        <translation>las imágenes del disco de las que se añadieron copias</translation>
    </message>
    <message>
        <source>Type the word “{word}” to go on</source>
        <translation>Escribe la palabra «{word}» para seguir</translation>
    </message>
    <message>
        <source>Type “{word}”.</source>
        <translation>Escribe «{word}».</translation>
    </message>
    <message>
        <source>Keep everything</source>
        <translation>Conservarlo todo</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Erasing…</source>
        <translation>Borrando…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo otra vez</translation>
    </message>
</context>
<context>
    <name>Exercise</name>
    <message>
        <source>Copy a face</source>
        <translation>Copiar una cara</translation>
    </message>
    <message>
        <source>Make a face</source>
        <translation>Poner una cara</translation>
    </message>
    <message>
        <source>Name a face</source>
        <translation>Nombrar una cara</translation>
    </message>
    <message>
        <source>Free mirror</source>
        <translation>Espejo libre</translation>
    </message>
    <message>
        <source>A pictogram or a picture is shown, and copied.</source>
        <translation>Se ve un pictograma o una imagen, y se copia.</translation>
    </message>
    <message>
        <source>A word or a situation asks for the face.</source>
        <translation>Una palabra o una situación pide la cara.</translation>
    </message>
    <message>
        <source>Which emotion is this? Without the camera. The answers are words; pictograms come to them as help, or are there from the start: see Help.</source>
        <translation>¿Qué emoción es? Sin la cámara. Las respuestas son palabras; los pictogramas llegan como ayuda, o están desde el principio: véase Ayuda.</translation>
    </message>
    <message>
        <source>The mirror and a bar for each emotion; nothing to reach.</source>
        <translation>El espejo y una barra por cada emoción, sin nada que conseguir.</translation>
    </message>
    <message>
        <source>By the word</source>
        <translation>Con la palabra</translation>
    </message>
    <message>
        <source>By a situation</source>
        <translation>Con una situación</translation>
    </message>
    <message>
        <source>By word and situation</source>
        <translation>Con palabra y situación</translation>
    </message>
</context>
<context>
    <name>ExercisePart</name>
    <message>
        <source>E&amp;xercise</source>
        <translation>E&amp;jercicio</translation>
    </message>
    <message>
        <source>The face is asked for</source>
        <translation>La cara se pide</translation>
    </message>
    <message>
        <source>T&amp;ries in one session</source>
        <translation>&amp;Intentos en una sesión</translation>
    </message>
    <message>
        <source>&amp;Order of the emotions</source>
        <translation>&amp;Orden de las emociones</translation>
    </message>
    <message>
        <source>You show the face before each try</source>
        <translation>Muestras la cara antes de cada intento</translation>
    </message>
    <message>
        <source>{exercise}, {tries} tries, {order}</source>
        <translation>{exercise}, intentos: {tries}, {order}</translation>
    </message>
</context>
<context>
    <name>Explaining</name>
    <message>
        <source>The face could not be explained: {why}</source>
        <translation>No se ha podido explicar la cara: {why}</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>No part of the face counted noticeably for or against {emotion}.</source>
        <translation>Ninguna parte de la cara contó de forma visible a favor o en contra de {emotion}.</translation>
    </message>
    <message>
        <source>{part} counted most for {emotion}; no part as a whole spoke against it.</source>
        <translation>Lo que más contó a favor de {emotion}: {part}. Ninguna parte entera habló en contra.</translation>
    </message>
    <message>
        <source>{part} counted most against {emotion}; no part as a whole spoke for it.</source>
        <translation>Lo que más contó en contra de {emotion}: {part}. Ninguna parte entera habló a favor.</translation>
    </message>
    <message>
        <source>{part} counted most for {emotion}, {other} most against.</source>
        <translation>Lo que más contó a favor de {emotion}: {part}. Lo que más contó en contra: {other}.</translation>
    </message>
    <message>
        <source>Nothing was found that speaks against this overlay.</source>
        <translation>No se ha encontrado nada que hable en contra de estas marcas.</translation>
    </message>
    <message>
        <source>This overlay should not be believed: hiding what it marks changes the answer no more than hiding anything else.</source>
        <translation>No conviene creer estas marcas: tapar lo que señalan no cambia la respuesta más que tapar cualquier otra cosa.</translation>
    </message>
    <message>
        <source>This overlay should not be believed: made once more, it would look different.</source>
        <translation>No conviene creer estas marcas: hechas otra vez, serían distintas.</translation>
    </message>
    <message>
        <source>This overlay should not be believed: single parts of the face do not account for the answer.</source>
        <translation>No conviene creer estas marcas: las partes sueltas de la cara no explican la respuesta.</translation>
    </message>
    <message>
        <source>Fit {fit}. Repeatable: {stability}. Hiding the fifth of the face that counts most takes {top} of 100 points, hiding a fifth chosen by chance {random}.</source>
        <translation>Ajuste: {fit}. Repetible: {stability}. Tapar el quinto de la cara que más cuenta quita {top} de 100 puntos; tapar un quinto elegido al azar, {random}.</translation>
    </message>
    <message>
        <source>Not sure means that no emotion was likely enough; this shows what spoke for {emotion}.</source>
        <translation>«No está claro» significa que ninguna emoción era lo bastante probable; aquí se ve qué hablaba a favor de {emotion}.</translation>
    </message>
</context>
<context>
    <name>ExplanationPanel</name>
    <message>
        <source>What counted for</source>
        <translation>Lo que contó para</translation>
    </message>
    <message>
        <source>Emotion to explain</source>
        <translation>Emoción que se explica</translation>
    </message>
    <message>
        <source>This small picture is all that the network sees.</source>
        <translation>Esta imagen pequeña es todo lo que ve la red.</translation>
    </message>
    <message>
        <source>The picture that the network sees</source>
        <translation>La imagen que ve la red</translation>
    </message>
    <message>
        <source>For</source>
        <translation>A favor</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>En contra</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Ambas</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Keep what is shown, and wait for nothing better</source>
        <translation>Quedarse con lo que se ve y no esperar nada mejor</translation>
    </message>
    <message>
        <source>Parts shown: {0}</source>
        <translation>Partes que se ven: {0}</translation>
    </message>
    <message>
        <source>for {emotion}</source>
        <translation>a favor de {emotion}</translation>
    </message>
    <message>
        <source>against {emotion}</source>
        <translation>en contra de {emotion}</translation>
    </message>
    <message>
        <source>Looking at the face again and again…</source>
        <translation>Mirando la cara una y otra vez…</translation>
    </message>
    <message>
        <source>A first impression; it gets better…</source>
        <translation>Una primera impresión; va mejorando…</translation>
    </message>
</context>
<context>
    <name>File</name>
    <message>
        <source>{what} cannot be opened: {reason}. Check the path and that you may read it.</source>
        <translation>No se puede abrir {what}: {reason}. Revisa la ruta y que tengas permiso para leer.</translation>
    </message>
</context>
<context>
    <name>FirstThen</name>
    <message>
        <source>What comes</source>
        <translation>Qué viene</translation>
    </message>
    <message>
        <source>First: {0}.</source>
        <translation>Primero: {0}.</translation>
    </message>
    <message>
        <source>Then: {0}.</source>
        <translation>Después: {0}.</translation>
    </message>
    <message>
        <source>{0} of {1} done.</source>
        <extracomment>{0} is a number, {1} the number of all.</extracomment>
        <translation>Hechas: {0} de {1}.</translation>
    </message>
</context>
<context>
    <name>GoalChanges</name>
    <message>
        <source>how near: {before} → {after}</source>
        <translation>parecido: {before} → {after}</translation>
    </message>
    <message>
        <source>hold: {before} → {after}</source>
        <translation>mantener: {before} → {after}</translation>
    </message>
    <message>
        <source>help at once: {before} → {after}</source>
        <translation>ayuda inicial: {before} → {after}</translation>
    </message>
    <message>
        <source>less than a hundredth</source>
        <translation>menos de una centésima</translation>
    </message>
    <message>
        <source>Changed by hand.</source>
        <translation>Cambiada a mano.</translation>
    </message>
    <message>
        <source>Changed by the program.</source>
        <translation>Cambiada por el programa.</translation>
    </message>
    <message>
        <source>Changed by the program and by hand.</source>
        <translation>Cambiada por el programa y a mano.</translation>
    </message>
</context>
<context>
    <name>GoalRow</name>
    <message>
        <source>easy</source>
        <translation>fácil</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>exigente</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>How near</source>
        <translation>Parecido</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Mantener</translation>
    </message>
    <message>
        <source>Help at once</source>
        <translation>Ayuda inicial</translation>
    </message>
    <message>
        <source>How many kinds of help are there from the start</source>
        <translation>Cuántos tipos de ayuda hay desde el principio</translation>
    </message>
    <message>
        <source>Read badly: {right} of 100. When the model misses this face, the model is at fault, not the face. So it starts easy; you can also leave it out.</source>
        <translation>Se lee mal: {right} de 100. Cuando el modelo no acierta con esta cara, falla el modelo, no la cara. Por eso empieza fácil; también se puede dejar fuera.</translation>
    </message>
    <message>
        <source>{right} of 100. It starts a little easier.</source>
        <translation>{right} de 100. Empieza un poco más fácil.</translation>
    </message>
</context>
<context>
    <name>GoalsEditor</name>
    <message>
        <source>Emo-mirror&apos;s five</source>
        <translation>Las cinco de Emo-mirror</translation>
    </message>
    <message>
        <source>All seven</source>
        <translation>Las siete</translation>
    </message>
    <message>
        <source>Start values</source>
        <translation>Valores iniciales</translation>
    </message>
    <message>
        <source>Sets all goals to what a new person begins with</source>
        <translation>Pone todas las metas como las de una persona nueva</translation>
    </message>
    <message>
        <source>“Of 100” is how many faces, mostly of adults, the model recognised. It reads children worse: begin leniently.</source>
        <translation>«De 100» son las caras, casi todas de personas adultas, que el modelo reconoció. Lee peor las de niñas y niños: empieza fácil.</translation>
    </message>
    <message>
        <source>Choose one emotion or more.</source>
        <translation>Elige una emoción o más.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>no help</source>
        <translation>sin ayuda</translation>
    </message>
    <message>
        <source>the word</source>
        <translation>la palabra</translation>
    </message>
    <message>
        <source>pictograms on the answers</source>
        <translation>pictogramas en las respuestas</translation>
    </message>
    <message>
        <source>the pictogram</source>
        <translation>el pictograma</translation>
    </message>
    <message>
        <source>parts of the face</source>
        <translation>las partes de la cara</translation>
    </message>
    <message>
        <source>a situation</source>
        <translation>una situación</translation>
    </message>
    <message>
        <source>the adult</source>
        <translation>la persona adulta</translation>
    </message>
    <message>
        <source>The word</source>
        <translation>La palabra</translation>
    </message>
    <message>
        <source>Pictograms on the answers</source>
        <translation>Pictogramas en las respuestas</translation>
    </message>
    <message>
        <source>The pictogram or picture</source>
        <translation>El pictograma o la imagen</translation>
    </message>
    <message>
        <source>Which parts of the face move</source>
        <translation>Qué partes de la cara se mueven</translation>
    </message>
    <message>
        <source>A situation</source>
        <translation>Una situación</translation>
    </message>
    <message>
        <source>You show the face</source>
        <translation>Muestras tú la cara</translation>
    </message>
</context>
<context>
    <name>HelpPage</name>
    <message>
        <source>Keys and help</source>
        <translation>Teclas y ayuda</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>Cómo funciona</translation>
    </message>
    <message>
        <source>Sit facing the screen, with light on your face. The bars show which of seven emotions your face looks like at this moment. It is a guess about a movement, not about what you feel. “Not sure” is a good answer, too.</source>
        <translation>Siéntate frente a la pantalla, con luz en la cara. Las barras muestran a cuál de siete emociones se parece tu cara en este momento. Es una suposición sobre un movimiento, no sobre un sentimiento. «No está claro» también es una buena respuesta.</translation>
    </message>
    <message>
        <source>Tab moves from control to control, Space presses the one that is marked. Click a face to read another person; while the mirror is marked, the arrow keys choose one, too.</source>
        <translation>El tabulador pasa de un control a otro y la barra espaciadora pulsa el que está marcado. Haz clic en una cara para leer la de otra persona; mientras el espejo está marcado, también se elige con las flechas.</translation>
    </message>
    <message>
        <source>While somebody practises</source>
        <translation>Mientras alguien practica</translation>
    </message>
    <message>
        <source>Pause, or go on</source>
        <translation>Hacer una pausa o seguir</translation>
    </message>
    <message>
        <source>Skip what is asked for</source>
        <translation>Saltar lo que se pide</translation>
    </message>
    <message>
        <source>Show more help</source>
        <translation>Mostrar más ayuda</translation>
    </message>
    <message>
        <source>Accept the face, as the adult sees it</source>
        <translation>Aceptar la cara, como la ve la persona adulta</translation>
    </message>
    <message>
        <source>Choose an answer</source>
        <translation>Elegir una respuesta</translation>
    </message>
    <message>
        <source>Go on, or press what is marked</source>
        <translation>Seguir o pulsar lo que está marcado</translation>
    </message>
    <message>
        <source>Hear again what is asked for, where it is read out</source>
        <translation>Volver a oír lo que se pide, donde se lee en voz alta</translation>
    </message>
    <message>
        <source>Read another of the people in the picture</source>
        <translation>Leer la cara de otra de las personas de la imagen</translation>
    </message>
    <message>
        <source>Ask whether to stop</source>
        <translation>Preguntar si se termina</translation>
    </message>
</context>
<context>
    <name>HelpPart</name>
    <message>
        <source>Help comes step by step, from the least to the most:</source>
        <translation>La ayuda llega paso a paso, de menos a más:</translation>
    </message>
    <message>
        <source>To name a face, pictograms come to the answers after a situation was told. For who does not read yet they can be there from the start. The word, which is the answer, does not come.</source>
        <translation>Para nombrar una cara, los pictogramas llegan a las respuestas después de contar una situación. Para quien todavía no lee pueden estar desde el principio. La palabra, que es la respuesta, no llega.</translation>
    </message>
    <message>
        <source>Pictograms on the answers from the start</source>
        <translation>Pictogramas en las respuestas desde el principio</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>&amp;Next help after</source>
        <translation>&amp;Siguiente ayuda tras</translation>
    </message>
    <message>
        <source>Seconds of trying. With 0 you give all help yourself.</source>
        <translation>Segundos de intento. Con 0, toda la ayuda la das tú.</translation>
    </message>
    <message>
        <source>&amp;Longest try</source>
        <translation>Intento más &amp;largo</translation>
    </message>
    <message>
        <source>Seconds of trying. 0 sets no limit, and is kinder.</source>
        <translation>Segundos de intento. Con 0 no hay límite, y es más amable.</translation>
    </message>
    <message>
        <source>{count} of {all} kinds</source>
        <translation>{count} de {all} tipos</translation>
    </message>
    <message>
        <source>{kinds}, answers with pictograms</source>
        <translation>{kinds}, respuestas con pictogramas</translation>
    </message>
    <message>
        <source>after {seconds}</source>
        <translation>tras {seconds}</translation>
    </message>
    <message>
        <source>by your hand</source>
        <translation>la das tú</translation>
    </message>
    <message>
        <source>{kinds}, {when}, no time limit</source>
        <translation>{kinds}, {when}, sin límite de tiempo</translation>
    </message>
    <message>
        <source>{kinds}, {when}, {limit} at most</source>
        <translation>{kinds}, {when}, {limit} como mucho</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History of {name}</source>
        <translation>Historial de {name}</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesiones</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Periodo</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Verla</translation>
    </message>
    <message>
        <source>Sessions: {sessions}. Tries: {tries}.</source>
        <translation>Sesiones: {sessions}. Intentos: {tries}.</translation>
    </message>
    <message>
        <source>There is no session in this time. Choose another one above.</source>
        <translation>No hay ninguna sesión en este periodo. Elige otro arriba.</translation>
    </message>
    <message>
        <source>There is no session yet. What is practised is listed here.</source>
        <translation>Todavía no hay ninguna sesión. Lo que se practique aparece aquí.</translation>
    </message>
</context>
<context>
    <name>Kind of face</name>
    <message>
        <source>angry</source>
        <translation>cara enfadada</translation>
    </message>
    <message>
        <source>disgusted</source>
        <translation>cara de asco</translation>
    </message>
    <message>
        <source>scared</source>
        <translation>cara asustada</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>cara contenta</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>cara triste</translation>
    </message>
    <message>
        <source>surprised</source>
        <translation>cara sorprendida</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>cara tranquila</translation>
    </message>
</context>
<context>
    <name>List</name>
    <message>
        <source>{some}, {one}</source>
        <translation>{some}, {one}</translation>
    </message>
</context>
<context>
    <name>LiveWindow</name>
    <message>
        <source>{name} practises</source>
        <translation>{name} practica</translation>
    </message>
    <message>
        <source>How much of the hold is done</source>
        <translation>Cuánto se ha mantenido ya</translation>
    </message>
    <message>
        <source>Easier</source>
        <translation>Más fácil</translation>
    </message>
    <message>
        <source>Stricter</source>
        <translation>Más exigente</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>I accept this</source>
        <translation>Lo acepto</translation>
    </message>
    <message>
        <source>Stop for today</source>
        <translation>Parar por hoy</translation>
    </message>
    <message>
        <source>Do not stop</source>
        <translation>No parar</translation>
    </message>
    <message>
        <source>No try now</source>
        <translation>Ahora no hay intento</translation>
    </message>
    <message>
        <source>held {held} of {goal}</source>
        <translation>mantenido {held} de {goal}</translation>
    </message>
    <message>
        <source>Near enough from {threshold}, held for {hold}.</source>
        <translation>Parecido suficiente desde {threshold}, mantenido {hold}.</translation>
    </message>
    <message>
        <source>Help from the start: {names}.</source>
        <translation>Ayuda desde el principio: {names}.</translation>
    </message>
    <message>
        <source>Help given: {names}.</source>
        <translation>Ayuda dada: {names}.</translation>
    </message>
    <message>
        <source>Next help: {name}.</source>
        <translation>Siguiente ayuda: {name}.</translation>
    </message>
    <message>
        <source>No further help is left.</source>
        <translation>No queda más ayuda.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Then: {task}.</source>
        <translation>Después: {task}.</translation>
    </message>
    <message>
        <source>You have changed the goal of {emotion}: {change}.</source>
        <translation>Has cambiado la meta de {emotion}: {change}.</translation>
    </message>
    <message>
        <source>The program has changed the goal of {emotion}: {change}.</source>
        <translation>El programa ha cambiado la meta de {emotion}: {change}.</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Waits for the camera</source>
        <translation>Espera a la cámara</translation>
    </message>
    <message>
        <source>Not begun yet</source>
        <translation>Todavía no ha empezado</translation>
    </message>
    <message>
        <source>It is announced</source>
        <translation>Se anuncia</translation>
    </message>
    <message>
        <source>Show the face yourself</source>
        <translation>Muestra tú la cara</translation>
    </message>
    <message>
        <source>Tries for {time}</source>
        <translation>Lo intenta desde hace {time}</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Recompensa</translation>
    </message>
    <message>
        <source>The session is over</source>
        <translation>La sesión ha terminado</translation>
    </message>
    <message>
        <source>No answer was chosen yet.</source>
        <translation>Todavía no se ha elegido ninguna respuesta.</translation>
    </message>
    <message>
        <source>Chosen so far: {names}.</source>
        <translation>Elegido hasta ahora: {names}.</translation>
    </message>
    <message>
        <source>Try {number} of {all}: {outcome}.</source>
        <translation>Intento {number} de {all}: {outcome}.</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>For the adult</source>
        <translation>Para la persona adulta</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sesión</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Espejo</translation>
    </message>
    <message>
        <source>&amp;PIN</source>
        <translation>&amp;PIN</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Your window for this session is behind a PIN.</source>
        <translation>Tu ventana para esta sesión está detrás de un PIN.</translation>
    </message>
    <message>
        <source>People, plans, history and reports are behind a PIN.</source>
        <translation>Las personas, los planes, el historial y los informes están detrás de un PIN.</translation>
    </message>
    <message>
        <source>I forgot the PIN</source>
        <translation>He olvidado el PIN</translation>
    </message>
    <message>
        <source>Close Emomirror, open a terminal on this computer and write the line below. It takes the PIN away. People, plans and sessions stay as they are, and you can set a new PIN.</source>
        <translation>Cierra Emomirror, abre un terminal en este equipo y escribe la línea de abajo. Quita el PIN. Las personas, los planes y las sesiones se quedan como están, y puedes poner un PIN nuevo.</translation>
    </message>
    <message>
        <source>This was not the PIN. Try again in {seconds} s.</source>
        <translation>Ese no era el PIN. Vuelve a intentarlo en {seconds} s.</translation>
    </message>
    <message>
        <source>Try again in {seconds} s.</source>
        <translation>Vuelve a intentarlo en {seconds} s.</translation>
    </message>
    <message>
        <source>This was not the PIN. Try again.</source>
        <translation>Ese no era el PIN. Vuelve a intentarlo.</translation>
    </message>
</context>
<context>
    <name>LookPart</name>
    <message>
        <source>As the program</source>
        <translation>Como el programa</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>After a &amp;success</source>
        <translation>Tras un lo&amp;gro</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colores</translation>
    </message>
    <message>
        <source>Play a soft sound after a success</source>
        <translation>Reproducir un sonido suave tras un logro</translation>
    </message>
    <message>
        <source>Read out what is asked for, and the help</source>
        <translation>Leer en voz alta lo que se pide y la ayuda</translation>
    </message>
    <message>
        <source>Let things glide</source>
        <translation>Mover las cosas con suavidad</translation>
    </message>
    <message>
        <source>a soft sound</source>
        <translation>un sonido suave</translation>
    </message>
    <message>
        <source>read out</source>
        <translation>en voz alta</translation>
    </message>
    <message>
        <source>nothing glides</source>
        <translation>sin movimiento suave</translation>
    </message>
</context>
<context>
    <name>MendingPage</name>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Espejo</translation>
    </message>
    <message>
        <source>One moment: the records are being mended</source>
        <translation>Un momento: los registros se están reparando</translation>
    </message>
    <message>
        <source>The file in which the practice is kept was damaged. What can be read of it is being recovered. This takes some seconds, and goes on by itself.</source>
        <translation>El archivo en el que se guarda la práctica estaba dañado. Se está recuperando lo que se puede leer de él. Tarda unos segundos y después sigue sin más.</translation>
    </message>
</context>
<context>
    <name>MirrorView</name>
    <message>
        <source>Frozen</source>
        <translation>Congelada</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Espejo</translation>
    </message>
    <message>
        <source>Faces are not being read.</source>
        <translation>Ahora no se leen las caras.</translation>
    </message>
    <message>
        <source>No face in the picture.</source>
        <translation>No hay ninguna cara en la imagen.</translation>
    </message>
    <message>
        <source>One face in the picture.</source>
        <translation>Hay una cara en la imagen.</translation>
    </message>
    <message>
        <source>{0} faces in the picture. The N key chooses another.</source>
        <translation>Hay {0} caras en la imagen. La tecla N elige otra.</translation>
    </message>
    <message>
        <source>{0} faces in the picture. The arrow keys choose one.</source>
        <translation>Hay {0} caras en la imagen. Las flechas eligen una.</translation>
    </message>
    <message>
        <source>The picture is frozen.</source>
        <translation>La imagen está congelada.</translation>
    </message>
</context>
<context>
    <name>MirrorWindow</name>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>There is no face in the picture that could be explained.</source>
        <translation>No hay en la imagen ninguna cara que se pueda explicar.</translation>
    </message>
    <message>
        <source>The picture is saved as {path}.</source>
        <translation>La imagen está guardada como {path}.</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>Guardar en otro sitio…</translation>
    </message>
</context>
<context>
    <name>Model</name>
    <message>
        <source>There is no model in {path}: its training is not finished, or not exported.</source>
        <translation>No hay ningún modelo en {path}: su entrenamiento no ha terminado o no se ha exportado.</translation>
    </message>
    <message>
        <source>There is no model file {path}.</source>
        <translation>No existe el archivo de modelo {path}.</translation>
    </message>
    <message>
        <source>The model file {path} cannot be read ({reason}).</source>
        <translation>No se puede leer el archivo de modelo {path} ({reason}).</translation>
    </message>
    <message>
        <source>{path} is not a whole ONNX model ({error}).</source>
        <translation>{path} no es un modelo ONNX completo ({error}).</translation>
    </message>
    <message>
        <source>{path} does not fit this program: for any number of faces it should take and give {expected}; the file takes and gives {came}.</source>
        <translation>{path} no sirve para este programa: para cualquier número de caras debería recibir y dar {expected}; el archivo recibe y da {came}.</translation>
    </message>
    <message>
        <source>{path} fails at reading a face ({error}).</source>
        <translation>{path} falla al leer una cara ({error}).</translation>
    </message>
    <message>
        <source>{path} does not answer with probabilities: for two faces it gave {scores}.</source>
        <translation>{path} no responde con probabilidades: para dos caras ha dado {scores}.</translation>
    </message>
    <message>
        <source>{path} does not say what it takes and answers. Choose a file that &apos;emomirror-train export&apos; has written.</source>
        <translation>{path} no dice qué recibe ni qué responde. Elige un archivo escrito por «emomirror-train export».</translation>
    </message>
    <message>
        <source>{path} does not fit this program: {name} should be {expected}, but the file has {came}.</source>
        <translation>{path} no sirve para este programa: {name} debería ser {expected}, pero el archivo tiene {came}.</translation>
    </message>
    <message>
        <source>{path}: threshold must be in 0..1; the file has {threshold}.</source>
        <translation>{path}: threshold debe estar entre 0 y 1; el archivo tiene {threshold}.</translation>
    </message>
    <message>
        <source>{path}: its metadata cannot be read ({error}).</source>
        <translation>{path}: no se pueden leer sus metadatos ({error}).</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>About the model</source>
        <translation>Sobre el modelo</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Qué hace</translation>
    </message>
    <message>
        <source>your face</source>
        <translation>tu cara</translation>
    </message>
    <message>
        <source>your eyes and eyebrows</source>
        <translation>tus ojos y cejas</translation>
    </message>
    <message>
        <source>It looks at one small grey picture of {part} at a time and says which of seven emotions it looks like. It sees a movement, not a feeling: a smile can be polite, and a calm face can hide a storm. So the mirror says “looks like”, and never what somebody feels.</source>
        <translation>Mira cada vez una sola imagen pequeña y gris de {part} y dice a cuál de siete emociones se parece. Ve un movimiento, no un sentimiento: una sonrisa puede ser por cortesía, y una cara tranquila puede esconder una tormenta. Por eso el espejo dice «parece», y nunca lo que alguien siente.</translation>
    </message>
    <message>
        <source>All of it happens on this computer. No picture and no score is sent anywhere, and no picture is kept unless you save it.</source>
        <translation>Todo ocurre en este equipo. No se envía a ningún sitio ninguna imagen ni ningún resultado, y no se guarda ninguna imagen, salvo las que guardes tú.</translation>
    </message>
    <message>
        <source>How often it is right</source>
        <translation>Cuántas veces acierta</translation>
    </message>
    <message>
        <source>This model file came without figures, so nobody can say.</source>
        <translation>Este archivo de modelo viene sin cifras, así que nadie puede decirlo.</translation>
    </message>
    <message>
        <source>It was tried on {count} pictures set apart for this. In {right} of 100 it said what the people who sorted the pictures had said. The people did not always agree with one another, either.</source>
        <translation>Se ha probado con {count} imágenes apartadas para esto. En {right} de cada 100 dijo lo mismo que las personas que clasificaron las imágenes. Esas personas tampoco estaban siempre de acuerdo entre sí.</translation>
    </message>
    <message>
        <source>Of 100 faces sorted under an emotion, it recognised:</source>
        <translation>De cada 100 caras clasificadas en una emoción, reconoció:</translation>
    </message>
    <message>
        <source>It reads badly: {names}. When it misses one of these, the model is at fault, not the face.</source>
        <translation>Lee mal: {names}. Cuando no acierta con estas caras, falla el modelo, no la cara.</translation>
    </message>
    <message>
        <source>{emotion}: {right} of 100 recognised</source>
        <translation>{emotion}: reconocidas {right} de 100</translation>
    </message>
    <message>
        <source>When it is not sure</source>
        <translation>Cuando no está claro</translation>
    </message>
    <message>
        <source>“Not sure” means that no emotion reached {threshold} %. That is an honest answer, and often the right one: many faces look like several things at once.</source>
        <translation>«No está claro» significa que ninguna emoción llegó al {threshold}&#xa0;%. Es una respuesta honrada, y muchas veces la correcta: muchas caras se parecen a varias cosas a la vez.</translation>
    </message>
    <message>
        <source>Held to this, it answered for {answered} of 100 single pictures, and {right} of 100 of those answers were right. The mirror looks many times a second, so it answers more often.</source>
        <translation>Con esta regla respondió en {answered} de cada 100 imágenes sueltas, y {right} de cada 100 de esas respuestas eran correctas. El espejo mira muchas veces por segundo, así que responde más a menudo.</translation>
    </message>
    <message>
        <source>Whom it reads worse</source>
        <translation>A quién lee peor</translation>
    </message>
    <message>
        <source>It learned from FER-2013: pictures that a search engine found, most of adults who act or pose. It reads children worse, and people who look unlike those in the pictures: older people, people with other skin, glasses, beards or headscarves. The faces of autistic people vary more; none of them is wrong.</source>
        <translation>Aprendió de FER-2013: imágenes encontradas por un buscador, la mayoría de personas adultas que actúan o posan. Lee peor a niñas y niños, y a quienes no se parecen a las personas de esas imágenes: personas mayores, con otra piel, gafas, barba o pañuelo. Las caras de las personas autistas varían más; ninguna de ellas está mal.</translation>
    </message>
    <message>
        <source>What it must not be used for</source>
        <translation>Para qué no se debe usar</translation>
    </message>
    <message>
        <source>Diagnosing anything, or deciding about a treatment.</source>
        <translation>Para diagnosticar nada ni decidir sobre un tratamiento.</translation>
    </message>
    <message>
        <source>Watching or judging people at work or in schools. In the European Union the AI Act (Article 5) forbids inferring emotions there, save for medical or safety reasons.</source>
        <translation>Para vigilar o juzgar a personas en el trabajo o en la escuela. En la Unión Europea, el Reglamento de IA (artículo 5) prohíbe deducir allí las emociones, salvo por motivos médicos o de seguridad.</translation>
    </message>
    <message>
        <source>Finding out whether somebody lies. A face cannot tell, nor can a model.</source>
        <translation>Para averiguar si alguien miente. Una cara no lo dice, y un modelo tampoco.</translation>
    </message>
    <message>
        <source>Anybody who has not agreed to it.</source>
        <translation>Con nadie que no haya dado su permiso.</translation>
    </message>
    <message>
        <source>This file</source>
        <translation>Este archivo</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Entrenado con</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>no consta</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Hecho con</translation>
    </message>
    <message>
        <source>Training data&apos;s SHA-256</source>
        <translation>SHA-256 de los datos de entrenamiento</translation>
    </message>
</context>
<context>
    <name>Number</name>
    <message>
        <source>{least} to {most} is possible; this is {value}.</source>
        <translation>Se puede de {least} a {most}; aquí pone {value}.</translation>
    </message>
</context>
<context>
    <name>Order</name>
    <message>
        <source>As listed</source>
        <translation>Como en la lista</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>Mezclado</translation>
    </message>
    <message>
        <source>What needs more practice more often</source>
        <translation>Más veces lo que necesita más práctica</translation>
    </message>
    <message>
        <source>One after the other, again and again.</source>
        <translation>Una tras otra, una y otra vez.</translation>
    </message>
    <message>
        <source>Each once in a mixed order, then each once again.</source>
        <translation>Todas una vez, en orden mezclado; luego, todas otra vez.</translation>
    </message>
    <message>
        <source>After one round of all, the one that succeeded least often without more help in its last {recent} tries. The last try is one that goes well.</source>
        <translation>Tras una ronda de todas, la que menos veces salió sin más ayuda en sus últimos {recent} intentos. El último intento es de una que sale bien.</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Held</source>
        <translation>Mantenido</translation>
    </message>
    <message>
        <source>Named</source>
        <translation>Nombrado</translation>
    </message>
    <message>
        <source>Looked</source>
        <translation>Mirado</translation>
    </message>
    <message>
        <source>Accepted by you</source>
        <translation>Aceptado por ti</translation>
    </message>
    <message>
        <source>Not yet: skipped</source>
        <translation>Todavía no: saltado</translation>
    </message>
    <message>
        <source>Not yet: time was over</source>
        <translation>Todavía no: se acabó el tiempo</translation>
    </message>
    <message>
        <source>Stopped with the session</source>
        <translation>Parado con la sesión</translation>
    </message>
</context>
<context>
    <name>PacePart</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>“&amp;First … then …” stays</source>
        <translation>«Prime&amp;ro… después…» se ve durante</translation>
    </message>
    <message>
        <source>Seconds to read it. “Go on” ends it sooner. With 0 it does not come.</source>
        <translation>Segundos para leerlo. «Seguir» lo termina antes. Con 0 no aparece.</translation>
    </message>
    <message>
        <source>The re&amp;ward stays</source>
        <translation>La recompens&amp;a se ve durante</translation>
    </message>
    <message>
        <source>“First … then …” {seconds}</source>
        <translation>«Primero… después…» {seconds}</translation>
    </message>
    <message>
        <source>{first}, the reward {seconds}</source>
        <translation>{first}, la recompensa {seconds}</translation>
    </message>
</context>
<context>
    <name>Part of the face, beginning a sentence</name>
    <message>
        <source>The brows</source>
        <translation>las cejas</translation>
    </message>
    <message>
        <source>The eyes</source>
        <translation>los ojos</translation>
    </message>
    <message>
        <source>The nose</source>
        <translation>la nariz</translation>
    </message>
    <message>
        <source>The mouth</source>
        <translation>la boca</translation>
    </message>
    <message>
        <source>The cheeks</source>
        <translation>las mejillas</translation>
    </message>
    <message>
        <source>The chin</source>
        <translation>la barbilla</translation>
    </message>
    <message>
        <source>The forehead</source>
        <translation>la frente</translation>
    </message>
    <message>
        <source>What is around the face</source>
        <translation>lo que rodea la cara</translation>
    </message>
</context>
<context>
    <name>Part of the face, within a sentence</name>
    <message>
        <source>the brows</source>
        <translation>las cejas</translation>
    </message>
    <message>
        <source>the eyes</source>
        <translation>los ojos</translation>
    </message>
    <message>
        <source>the nose</source>
        <translation>la nariz</translation>
    </message>
    <message>
        <source>the mouth</source>
        <translation>la boca</translation>
    </message>
    <message>
        <source>the cheeks</source>
        <translation>las mejillas</translation>
    </message>
    <message>
        <source>the chin</source>
        <translation>la barbilla</translation>
    </message>
    <message>
        <source>the forehead</source>
        <translation>la frente</translation>
    </message>
    <message>
        <source>what is around the face</source>
        <translation>lo que rodea la cara</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Espejo</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Añadir a una persona</translation>
    </message>
    <message>
        <source>Data and PIN</source>
        <translation>Datos y PIN</translation>
    </message>
    <message>
        <source>Who practises today?</source>
        <translation>¿Quién practica hoy?</translation>
    </message>
    <message>
        <source>Nobody practises here yet</source>
        <translation>Todavía no practica nadie aquí</translation>
    </message>
    <message>
        <source>Practice asks for an emotion, shows when the face looks like it, and helps step by step. You choose what is asked for, and what is kept stays on this computer.</source>
        <translation>La práctica pide una emoción, muestra cuándo la cara se parece a ella y ayuda paso a paso. Tú eliges qué se pide, y lo que se guarda se queda en este equipo.</translation>
    </message>
</context>
<context>
    <name>Period</name>
    <message>
        <source>This session</source>
        <translation>Esta sesión</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>Los últimos 7 días</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Los últimos 30 días</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>Has not practised yet</source>
        <translation>Todavía no ha practicado</translation>
    </message>
    <message>
        <source>Practised today</source>
        <translation>Ha practicado hoy</translation>
    </message>
    <message>
        <source>Practised yesterday</source>
        <translation>Practicó ayer</translation>
    </message>
    <message>
        <source>Practised {days} days ago</source>
        <translation>Practicó hace {days} días</translation>
    </message>
    <message>
        <source>Practised on {day}</source>
        <translation>Practicó el {day}</translation>
    </message>
</context>
<context>
    <name>PersonPart</name>
    <message>
        <source>Take the consent back</source>
        <translation>Retirar el consentimiento</translation>
    </message>
    <message>
        <source>Take the calm face…</source>
        <translation>Tomar la cara tranquila…</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>con consentimiento</translation>
    </message>
    <message>
        <source>nobody has agreed yet</source>
        <translation>todavía sin consentimiento</translation>
    </message>
    <message>
        <source>calm face taken</source>
        <translation>cara tranquila tomada</translation>
    </message>
    <message>
        <source>no calm face</source>
        <translation>sin cara tranquila</translation>
    </message>
    <message>
        <source>calm face to be taken again</source>
        <translation>cara tranquila por tomar otra vez</translation>
    </message>
    <message>
        <source>{who} agreed on {day}.</source>
        <translation>{who} dio su consentimiento el {day}.</translation>
    </message>
    <message>
        <source>Nobody has agreed. You are asked before the next session, and before a calm face is taken.</source>
        <translation>Nadie ha dado su consentimiento. Se pregunta antes de la próxima sesión y antes de tomar una cara tranquila.</translation>
    </message>
    <message>
        <source>No calm face yet. Ten calm seconds tell the mirror how this face rests, and what is only part of it. It can also be left out.</source>
        <translation>Todavía no hay cara tranquila. Diez segundos en calma dicen al espejo cómo descansa esta cara y qué es solo parte de ella. También se puede dejar fuera.</translation>
    </message>
    <message>
        <source>The calm face was taken on {day}.</source>
        <translation>La cara tranquila se tomó el {day}.</translation>
    </message>
    <message>
        <source>Another model read it then: take it again.</source>
        <translation>La leyó otro modelo: conviene tomarla otra vez.</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>The folder {folder}</source>
        <translation>la carpeta {folder}</translation>
    </message>
    <message>
        <source>The folder {folder} holds no pictures ({count} other files; folders in it are not searched). Expected files that end in .jpg, .png, .webp, .bmp or .tiff; for a video, name the file itself.</source>
        <translation>La carpeta {folder} no contiene imágenes ({count} archivos de otro tipo; no se busca en las carpetas que contiene). Se esperan archivos que terminen en .jpg, .png, .webp, .bmp o .tiff; para un vídeo, elige el propio archivo.</translation>
    </message>
    <message>
        <source>{file} is empty (0 bytes), where a picture was expected.</source>
        <translation>{file} está vacío (0 bytes); se esperaba una imagen.</translation>
    </message>
    <message>
        <source>{file} is damaged, or larger than can be read. Save it again, smaller.</source>
        <translation>{file} está dañado o es demasiado grande para leerlo. Guárdalo otra vez, más pequeño.</translation>
    </message>
    <message>
        <source>{file} is not a picture that can be read: it is damaged or of another kind. Expected JPEG, PNG, WebP, BMP, or TIFF of 8 or 16 bits.</source>
        <translation>{file} no es una imagen que se pueda leer: está dañado o es de otro tipo. Se espera JPEG, PNG, WebP, BMP o TIFF de 8 o 16 bits.</translation>
    </message>
    <message>
        <source>{file} holds numbers from {darkest} to {brightest}, which do not tell how bright white is. Expected 0 to 1, 0 to 255 or 0 to 65535. Save it with 8 or 16 bits.</source>
        <translation>{file} contiene números de {darkest} a {brightest}, que no dicen cuál es el blanco. Se espera de 0 a 1, de 0 a 255 o de 0 a 65535. Guárdalo con 8 o 16 bits.</translation>
    </message>
</context>
<context>
    <name>PicturesEditor</name>
    <message>
        <source>Faces that the person knows can stand beside the pictograms. Pictures are copied into the folder of this person, and erased with them. Ask whoever is in them before.</source>
        <translation>Junto a los pictogramas pueden estar caras que la persona conoce. Las imágenes se copian en la carpeta de esta persona y se borran con ella. Pregunta antes a quien salga en ellas.</translation>
    </message>
</context>
<context>
    <name>PinPart</name>
    <message>
        <source>New PIN</source>
        <translation>PIN nuevo</translation>
    </message>
    <message>
        <source>{least} characters or more; digits and letters.</source>
        <translation>{least} caracteres o más; cifras y letras.</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>El mismo otra vez</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>Poner el PIN</translation>
    </message>
    <message>
        <source>Take the PIN away</source>
        <translation>Quitar el PIN</translation>
    </message>
    <message>
        <source>Set or change the PIN</source>
        <translation>Poner o cambiar el PIN</translation>
    </message>
    <message>
        <source>A PIN is asked for before these pages, also after each session.</source>
        <translation>Se pide un PIN antes de estas páginas, también después de cada sesión.</translation>
    </message>
    <message>
        <source>There is no PIN: whoever sits here can open these pages. A PIN keeps a child from it; it does not encrypt the file.</source>
        <translation>No hay PIN: quien se siente aquí puede abrir estas páginas. Un PIN evita que las abra una niña o un niño; no cifra el archivo.</translation>
    </message>
    <message>
        <source>{least} to {most} characters are possible; this has {came}.</source>
        <translation>Puede tener de {least} a {most} caracteres; tiene {came}.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Los dos no son iguales.</translation>
    </message>
    <message>
        <source>The PIN is set. It is asked for from now on.</source>
        <translation>El PIN está puesto. Se pide desde ahora.</translation>
    </message>
    <message>
        <source>The PIN is taken away.</source>
        <translation>El PIN está quitado.</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>baseline must have seven scores of 0 to 1; got {came}.</source>
        <translation>baseline debe tener siete valores de 0 a 1; tiene {came}.</translation>
    </message>
    <message>
        <source>{name} must be {least} to {most}; got {value}.</source>
        <translation>{name} debe estar entre {least} y {most}; es {value}.</translation>
    </message>
    <message>
        <source>emotions must be one or more, each of them once; got {came}.</source>
        <translation>emotions debe tener una emoción o más, cada una una sola vez; tiene {came}.</translation>
    </message>
    <message>
        <source>name must have 1 to {most} characters; got {came}.</source>
        <translation>name debe tener de 1 a {most} caracteres; tiene {came}.</translation>
    </message>
    <message>
        <source>{path} is too large for a plan.</source>
        <translation>{path} es demasiado grande para ser un plan.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation>No se puede leer {path} ({reason}).</translation>
    </message>
    <message>
        <source>{path} is not a plan that can be read ({error}).</source>
        <translation>{path} no es un plan que se pueda leer ({error}).</translation>
    </message>
    <message>
        <source>{path}: {error}</source>
        <translation>{path}: {error}</translation>
    </message>
    <message>
        <source>{place}: {error}</source>
        <translation>{place}: {error}</translation>
    </message>
    <message>
        <source>{place}: {what}.</source>
        <translation>{place}: {what}.</translation>
    </message>
    <message>
        <source>{place}: “{came}” is not known.</source>
        <translation>{place}: no se conoce «{came}».</translation>
    </message>
    <message>
        <source>{place}: “{came}” is no emotion; did you mean “{near}”?</source>
        <translation>{place}: «{came}» no es una emoción; ¿querías decir «{near}»?</translation>
    </message>
    <message>
        <source>{place}: “{came}” is no emotion; there are {all}.</source>
        <translation>{place}: «{came}» no es una emoción; las que hay son {all}.</translation>
    </message>
    <message>
        <source>The name must have 1 to {most} characters; got {came}.</source>
        <translation>El nombre debe tener de 1 a {most} caracteres; tiene {came}.</translation>
    </message>
</context>
<context>
    <name>PlanNotices</name>
    <message>
        <source>This session will not be kept: the records in {path} can be read, but not written.</source>
        <translation>Esta sesión no se guardará: los registros de {path} se pueden leer, pero no escribir.</translation>
    </message>
    <message>
        <source>No picture comes now. The session can begin, and waits for one.</source>
        <translation>Ahora no llega ninguna imagen. La sesión puede empezar, y espera a que llegue una.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo otra vez</translation>
    </message>
    <message>
        <source>Only the eyes are read now, and they tell little of fear and disgust. The mirror says why the whole face is not.</source>
        <translation>Ahora solo se leen los ojos, que dicen poco del miedo y del asco. El espejo dice por qué no se lee toda la cara.</translation>
    </message>
    <message>
        <source>The calm face does not count now: another model read it.</source>
        <translation>La cara tranquila no cuenta ahora: la leyó otro modelo.</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Tomarla otra vez</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>Session with {name}</source>
        <translation>Sesión con {name}</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>&amp;Name of the plan</source>
        <translation>&amp;Nombre del plan</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>As in the settings of {name}</source>
        <translation>Como en los ajustes de {name}</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Abrir otro…</translation>
    </message>
    <message>
        <source>This is the plan of {name}.</source>
        <translation>Este es el plan de {name}.</translation>
    </message>
    <message>
        <source>The plan is saved as {path}.</source>
        <translation>El plan está guardado como {path}.</translation>
    </message>
    <message>
        <source>Keep this plan</source>
        <translation>Conservar este plan</translation>
    </message>
    <message>
        <source>saved plans and files</source>
        <translation>planes guardados y archivos</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Delete this plan</source>
        <translation>Borrar este plan</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Abrir un archivo…</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Guardar como archivo…</translation>
    </message>
    <message>
        <source>This plan brings goals of its own for: {emotions}.</source>
        <translation>Este plan trae metas propias para: {emotions}.</translation>
    </message>
    <message>
        <source>Tries: {tries}.</source>
        <translation>Intentos: {tries}.</translation>
    </message>
    <message>
        <source>The camera is not needed.</source>
        <translation>La cámara no hace falta.</translation>
    </message>
    <message>
        <source>Another plan is shown; what you had changed is not in it.</source>
        <translation>Se ve otro plan; lo que habías cambiado no está en él.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Recuperarlo</translation>
    </message>
    <message>
        <source>Write a name for the plan.</source>
        <translation>Escribe un nombre para el plan.</translation>
    </message>
    <message>
        <source>Up to {most} characters fit; this name has {came}.</source>
        <translation>Caben hasta {most} caracteres; este nombre tiene {came}.</translation>
    </message>
    <message>
        <source>There is another plan named “{name}”. Shall this one take its place?</source>
        <translation>Ya hay otro plan con el nombre «{name}». ¿Debe este ocupar su lugar?</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Sustituirlo</translation>
    </message>
    <message>
        <source>The plan “{name}” is deleted.</source>
        <translation>El plan «{name}» está borrado.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>Guardar el plan</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>Show an angry face</source>
        <translation>Pon una cara enfadada</translation>
    </message>
    <message>
        <source>Show a disgusted face</source>
        <translation>Pon una cara de asco</translation>
    </message>
    <message>
        <source>Show a scared face</source>
        <translation>Pon una cara asustada</translation>
    </message>
    <message>
        <source>Show a happy face</source>
        <translation>Pon una cara contenta</translation>
    </message>
    <message>
        <source>Show a sad face</source>
        <translation>Pon una cara triste</translation>
    </message>
    <message>
        <source>Show a surprised face</source>
        <translation>Pon una cara sorprendida</translation>
    </message>
    <message>
        <source>Show a calm face</source>
        <translation>Pon una cara tranquila</translation>
    </message>
    <message>
        <source>Brows: they go down and together</source>
        <translation>Cejas: bajan y se juntan</translation>
    </message>
    <message>
        <source>Eyes: they open, and the lids get tight</source>
        <translation>Ojos: se abren, y los párpados se ponen tensos</translation>
    </message>
    <message>
        <source>Mouth: the lips get tight and thin</source>
        <translation>Boca: los labios se aprietan y se hacen finos</translation>
    </message>
    <message>
        <source>Nose: it goes up and gets wrinkles</source>
        <translation>Nariz: sube y se arruga</translation>
    </message>
    <message>
        <source>Mouth: the corners and the lower lip go down</source>
        <translation>Boca: las esquinas y el labio de abajo bajan</translation>
    </message>
    <message>
        <source>Brows: they go up and together</source>
        <translation>Cejas: suben y se juntan</translation>
    </message>
    <message>
        <source>Eyes: they open wide</source>
        <translation>Ojos: se abren mucho</translation>
    </message>
    <message>
        <source>Mouth: it opens, and the corners go to the sides</source>
        <translation>Boca: se abre, y las esquinas van hacia los lados</translation>
    </message>
    <message>
        <source>Eyes: they get smaller, because the cheeks go up</source>
        <translation>Ojos: se hacen más pequeños, porque las mejillas suben</translation>
    </message>
    <message>
        <source>Mouth: the corners go up</source>
        <translation>Boca: las esquinas suben</translation>
    </message>
    <message>
        <source>Brows: the ends near the nose go up and together</source>
        <translation>Cejas: las puntas que están cerca de la nariz suben y se juntan</translation>
    </message>
    <message>
        <source>Mouth: the corners go down</source>
        <translation>Boca: las esquinas bajan</translation>
    </message>
    <message>
        <source>Brows: they go up</source>
        <translation>Cejas: suben</translation>
    </message>
    <message>
        <source>Mouth: it opens, and the chin goes down</source>
        <translation>Boca: se abre, y la barbilla baja</translation>
    </message>
    <message>
        <source>Brows: they rest</source>
        <translation>Cejas: descansan</translation>
    </message>
    <message>
        <source>Eyes: they are open and rest</source>
        <translation>Ojos: están abiertos y descansan</translation>
    </message>
    <message>
        <source>Mouth: it is closed and rests</source>
        <translation>Boca: está cerrada y descansa</translation>
    </message>
    <message>
        <source>Look at the person with you. Show the same angry face.</source>
        <translation>Mira a la persona que está contigo. Pon la misma cara enfadada.</translation>
    </message>
    <message>
        <source>Look at the person with you. Show the same disgusted face.</source>
        <translation>Mira a la persona que está contigo. Pon la misma cara de asco.</translation>
    </message>
    <message>
        <source>Look at the person with you. Show the same scared face.</source>
        <translation>Mira a la persona que está contigo. Pon la misma cara asustada.</translation>
    </message>
    <message>
        <source>Look at the person with you. Show the same happy face.</source>
        <translation>Mira a la persona que está contigo. Pon la misma cara contenta.</translation>
    </message>
    <message>
        <source>Look at the person with you. Show the same sad face.</source>
        <translation>Mira a la persona que está contigo. Pon la misma cara triste.</translation>
    </message>
    <message>
        <source>Look at the person with you. Show the same surprised face.</source>
        <translation>Mira a la persona que está contigo. Pon la misma cara sorprendida.</translation>
    </message>
    <message>
        <source>Look at the person with you. Show the same calm face.</source>
        <translation>Mira a la persona que está contigo. Pon la misma cara tranquila.</translation>
    </message>
    <message>
        <source>This could not be done ({reason}).</source>
        <translation>Esto no se ha podido hacer ({reason}).</translation>
    </message>
</context>
<context>
    <name>PracticeScreen</name>
    <message>
        <source>All done</source>
        <translation>Ya está todo</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>espejo</translation>
    </message>
    <message>
        <source>which face?</source>
        <translation>¿qué cara?</translation>
    </message>
    <message>
        <source>a face</source>
        <translation>una cara</translation>
    </message>
    <message>
        <source>First: {0}</source>
        <extracomment>{0} is what comes first: &quot;happy&quot;.</extracomment>
        <translation>Primero: {0}</translation>
    </message>
    <message>
        <source>Look at the face of the person with you</source>
        <translation>Mira la cara de la persona que está contigo</translation>
    </message>
    <message>
        <source>You did it</source>
        <translation>Lo has conseguido</translation>
    </message>
    <message>
        <source>This is your mirror</source>
        <translation>Este es tu espejo</translation>
    </message>
    <message>
        <source>Which face is this?</source>
        <translation>¿Qué cara es esta?</translation>
    </message>
    <message>
        <source>Which face fits? Show it</source>
        <translation>¿Qué cara va con esto? Ponla</translation>
    </message>
    <message>
        <source>Look at the person with you.</source>
        <translation>Mira a la persona que está contigo.</translation>
    </message>
    <message>
        <source>Each answer has a picture now.</source>
        <translation>Ahora cada respuesta tiene un dibujo.</translation>
    </message>
    <message>
        <source>all done</source>
        <translation>ya está todo</translation>
    </message>
    <message>
        <source>Then: {0}</source>
        <extracomment>{0} is what comes after this: &quot;sad&quot;.</extracomment>
        <translation>Después: {0}</translation>
    </message>
</context>
<context>
    <name>Practising</name>
    <message>
        <source>The recording has ended.</source>
        <translation>La grabación ha terminado.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Your own model file cannot be used.</source>
        <translation>Tu propio archivo de modelo no se puede usar.</translation>
    </message>
    <message>
        <source>No faces can be read now. After the session, the mirror says why.</source>
        <translation>Ahora no se puede leer ninguna cara. Después de la sesión, el espejo dice por qué.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo otra vez</translation>
    </message>
    <message>
        <source>No picture comes.</source>
        <translation>No llega ninguna imagen.</translation>
    </message>
    <message>
        <source>There is no picture now</source>
        <translation>Ahora no hay imagen</translation>
    </message>
    <message>
        <source>We wait. It goes on when the picture is back.</source>
        <translation>Esperamos. Sigue cuando vuelva la imagen.</translation>
    </message>
    <message>
        <source>This could not be kept: {error} Nothing is lost yet.</source>
        <translation>Esto no se ha podido guardar: {error} Todavía no se ha perdido nada.</translation>
    </message>
    <message>
        <source>Go on without keeping</source>
        <translation>Seguir sin guardar</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>Add a person</source>
        <translation>Añadir a una persona</translation>
    </message>
    <message>
        <source>Settings of {name}</source>
        <translation>Ajustes de {name}</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Dibujo</translation>
    </message>
    <message>
        <source>A name is enough. All seven emotions are in use then, and everything starts gently. What follows can be changed at any time.</source>
        <translation>Basta con un nombre. Así se usan las siete emociones y todo empieza suave. Lo que sigue se puede cambiar en cualquier momento.</translation>
    </message>
    <message>
        <source>Consent and calm face</source>
        <translation>Consentimiento y cara tranquila</translation>
    </message>
    <message>
        <source>Emotions</source>
        <translation>Emociones</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Ejercicio</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Ritmo</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Reward and look</source>
        <translation>Recompensa y aspecto</translation>
    </message>
    <message>
        <source>Own words</source>
        <translation>Palabras propias</translation>
    </message>
    <message>
        <source>hints and situations</source>
        <translation>pistas y situaciones</translation>
    </message>
    <message>
        <source>Own pictures</source>
        <translation>Imágenes propias</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>Deshacer cambios</translation>
    </message>
    <message>
        <source>Add this person</source>
        <translation>Añadir a esta persona</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>Write a name. A nickname is enough.</source>
        <translation>Escribe un nombre. Basta con un apodo.</translation>
    </message>
    <message>
        <source>Up to {most} characters fit; this name has {came}.</source>
        <translation>Caben hasta {most} caracteres; este nombre tiene {came}.</translation>
    </message>
    <message>
        <source>Save what you have changed first.</source>
        <translation>Guarda primero lo que has cambiado.</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>imágenes: {count}</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>todavía ninguna</translation>
    </message>
</context>
<context>
    <name>ProgressPart</name>
    <message>
        <source>Goals follow the successes</source>
        <translation>Las metas siguen los logros</translation>
    </message>
    <message>
        <source>After a success the next try asks for a little more, after a miss for less, so that about four tries in five succeed. You see every change and can undo it. They go no further than this:</source>
        <translation>Tras un logro, el intento siguiente pide un poco más; si no sale, pide menos, para que salgan unos cuatro de cada cinco. Ves cada cambio y lo puedes deshacer. No pasan de aquí:</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>How near</source>
        <translation>Parecido</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Mantener</translation>
    </message>
    <message>
        <source>Help at once</source>
        <translation>Ayuda inicial</translation>
    </message>
    <message>
        <source>goals stay as you set them</source>
        <translation>las metas se quedan como las pones</translation>
    </message>
    <message>
        <source>goals follow the successes, from {least} to {most}</source>
        <translation>las metas siguen los logros, de {least} a {most}</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>The first must not be more than the second.</source>
        <translation>El primero no puede ser mayor que el segundo.</translation>
    </message>
    <message>
        <source>least</source>
        <translation>mínimo</translation>
    </message>
    <message>
        <source>most</source>
        <translation>máximo</translation>
    </message>
</context>
<context>
    <name>Promise</name>
    <message>
        <source>Nothing is sent. No picture is saved.</source>
        <translation>No se envía nada. No se guardan imágenes.</translation>
    </message>
    <message>
        <source>Nothing is sent. Pictures you saved: {0}.</source>
        <translation>No se envía nada. Imágenes guardadas: {0}.</translation>
    </message>
    <message>
        <source>Pictures are looked at on this computer and forgotten at once. Only what you save yourself is kept.</source>
        <translation>Las imágenes se miran en este equipo y se olvidan al momento. Solo queda lo que guardas tú.</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>{file} is empty (0 bytes), where a video or picture was expected. Copy or record it again.</source>
        <translation>{file} está vacío (0 bytes); se esperaba un vídeo o una imagen. Cópialo o grábalo otra vez.</translation>
    </message>
    <message>
        <source>{file} holds no video or picture that can be read: it is damaged, cut short, or of another kind. Expected a video (such as MP4, MOV, MKV, AVI, WebM), a GIF, or a picture (such as JPEG, PNG, WebP, BMP, TIFF). If it plays elsewhere, convert it to MP4.</source>
        <translation>{file} no contiene ningún vídeo ni imagen que se pueda leer: está dañado, cortado o es de otro tipo. Se espera un vídeo (como MP4, MOV, MKV, AVI, WebM), un GIF o una imagen (como JPEG, PNG, WebP, BMP, TIFF). Si se ve en otro programa, conviértelo a MP4.</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>The records in {path} can be read, but not written. Practising is possible, but it will not be kept.</source>
        <translation>Los registros de {path} se pueden leer, pero no escribir. Se puede practicar, pero no se guardará.</translation>
    </message>
    <message>
        <source>The file {path} was moved or replaced since it was opened, so the newest part of the practice could not be kept. Close Emomirror and start it again.</source>
        <translation>El archivo {path} se movió o se reemplazó después de abrirlo, así que no se ha podido guardar la última parte de la práctica. Cierra Emomirror y vuelve a abrirlo.</translation>
    </message>
    <message>
        <source>The records in {path} are those of a newer Emomirror and stay as they are. Start the newer one to see them.</source>
        <translation>Los registros de {path} son de un Emomirror más nuevo y se quedan como están. Abre el más nuevo para verlos.</translation>
    </message>
    <message>
        <source>This session is no longer in the records, or cannot be read. It may have been erased in another window.</source>
        <translation>Esta sesión ya no está en los registros o no se puede leer. Quizá se haya borrado en otra ventana.</translation>
    </message>
    <message>
        <source>This person is no longer in the records; they may have been erased in another window.</source>
        <translation>Esta persona ya no está en los registros; quizá se haya borrado en otra ventana.</translation>
    </message>
    <message>
        <source>This person&apos;s profile cannot be read ({reason}).</source>
        <translation>No se puede leer el perfil de esta persona ({reason}).</translation>
    </message>
    <message>
        <source>A name or text holds a sign that cannot be kept. Write it anew.</source>
        <translation>Un nombre o un texto contiene un signo que no se puede guardar. Escríbelo de nuevo.</translation>
    </message>
    <message>
        <source>There is no room left on the disk that holds {folder}, so the newest part of the practice could not be kept. What was kept before is safe. Make room, and go on.</source>
        <translation>No queda espacio en el disco donde está {folder}, así que no se ha podido guardar la última parte de la práctica. Lo guardado antes está a salvo. Haz sitio y sigue.</translation>
    </message>
    <message>
        <source>Another window of Emomirror, or another program, is using the records in {path} and does not come to an end. Close it, and try again.</source>
        <translation>Otra ventana de Emomirror, u otro programa, está usando los registros de {path} y no termina. Ciérrala y vuelve a intentarlo.</translation>
    </message>
    <message>
        <source>The records in {path} are damaged. Close Emomirror and start it again: it sets them aside and recovers what it can.</source>
        <translation>Los registros de {path} están dañados. Cierra Emomirror y vuelve a abrirlo: los aparta y recupera lo que puede.</translation>
    </message>
    <message>
        <source>The records in {path} cannot be used ({reason}).</source>
        <translation>No se pueden usar los registros de {path} ({reason}).</translation>
    </message>
    <message>
        <source>This belongs to a person or a session that is no longer in the records; it may have been erased in another window.</source>
        <translation>Esto es de una persona o una sesión que ya no está en los registros; quizá se haya borrado en otra ventana.</translation>
    </message>
    <message>
        <source>{path} is the file of the records itself. Choose another name.</source>
        <translation>{path} es el propio archivo de los registros. Elige otro nombre.</translation>
    </message>
    <message>
        <source>{path} is not a copy of records that can be restored: it is damaged or of another kind. Nothing was changed.</source>
        <translation>{path} no es una copia de registros que se pueda recuperar: está dañada o es de otro tipo. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>The records were damaged, and nothing in them could be read; they begin anew. The damaged file was set aside as {path}.</source>
        <translation>Los registros estaban dañados y no se ha podido leer nada de ellos; empiezan de nuevo. El archivo dañado se ha apartado como {path}.</translation>
    </message>
    <message>
        <source>The records were damaged. What could be read was recovered: people: {people}, sessions: {sessions}, tries: {tries}. The damaged file was set aside as {path}.</source>
        <translation>Los registros estaban dañados. Se ha recuperado lo que se podía leer: personas: {people}, sesiones: {sessions}, intentos: {tries}. El archivo dañado se ha apartado como {path}.</translation>
    </message>
    <message>
        <source>The records were damaged. What could be read was recovered, and the rest taken from the copy {copy}: people: {people}, sessions: {sessions}, tries: {tries}. The damaged file was set aside as {path}.</source>
        <translation>Los registros estaban dañados. Se ha recuperado lo que se podía leer, y el resto se ha tomado de la copia {copy}: personas: {people}, sesiones: {sessions}, intentos: {tries}. El archivo dañado se ha apartado como {path}.</translation>
    </message>
    <message>
        <source>Everything that was kept of this person is erased, also in the program&apos;s own copies. What was exported, or copied elsewhere, belongs to whoever saved it and was not touched.</source>
        <translation>Se ha borrado todo lo que se guardaba de esta persona, también en las copias del propio programa. Lo que se exportó o se copió a otro sitio es de quien lo guardó, y no se ha tocado.</translation>
    </message>
    <message>
        <source>{erased} Files that were damaged and had been set aside, or that could not be read, were deleted as a whole: {count}.</source>
        <translation>{erased} Los archivos dañados que estaban apartados, o que no se podían leer, se han borrado enteros: {count}.</translation>
    </message>
    <message>
        <source>It is erased from the records, but another window of Emomirror keeps the program from cleaning up behind it. Close the other window, and erase once more.</source>
        <translation>Se ha borrado de los registros, pero otra ventana de Emomirror impide terminar la limpieza. Cierra la otra ventana y borra otra vez.</translation>
    </message>
    <message>
        <source>{file} is too large for a picture ({size} MB; up to {most} MB are taken). Save it smaller.</source>
        <translation>{file} es demasiado grande para ser una imagen ({size} MB; se admiten hasta {most} MB). Guárdala más pequeña.</translation>
    </message>
    <message>
        <source>{file} cannot be read ({reason}).</source>
        <translation>No se puede leer {file} ({reason}).</translation>
    </message>
    <message>
        <source>In the place of the file {path} there is a folder. Move it away, and start again.</source>
        <translation>En el lugar del archivo {path} hay una carpeta. Muévela a otro sitio y vuelve a empezar.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>What this report is, and what it is not</source>
        <translation>Qué es este informe, y qué no es</translation>
    </message>
    <message>
        <source>It says what was practised with the mirror, how often a try succeeded and with which help. It compares this person with nobody, and is no score. It is no diagnosis, and none should be drawn from it.</source>
        <translation>Dice qué se ha practicado con el espejo, cuántas veces salió un intento y con qué ayuda. No compara a esta persona con nadie ni es una nota. No es un diagnóstico, y no se debe sacar ninguno de él.</translation>
    </message>
    <message>
        <source>The camera sees how a face moves, not what somebody feels. Faces of autistic people show feelings in more ways than the program knows, and are not wrong.</source>
        <translation>La cámara ve cómo se mueve una cara, no lo que alguien siente. Las caras de las personas autistas muestran sentimientos de más maneras de las que el programa conoce, y no están mal.</translation>
    </message>
    <message>
        <source>The program learned from pictures that are mostly of adults. It reads children’s faces worse, and some emotions worse than others; its page on the model says how well it reads each. That a try did not succeed may be the program’s doing. Where the adult says other than the program, both are counted, each apart.</source>
        <translation>El programa aprendió de imágenes que son, casi todas, de personas adultas. Lee peor las caras de niñas y niños, y unas emociones peor que otras; su página sobre el modelo dice cómo lee cada una. Que un intento no saliera puede deberse al programa. Cuando la persona adulta dice algo distinto que el programa, se cuentan los dos, cada uno por separado.</translation>
    </message>
    <message>
        <source>A try counts as a success where the face stayed near enough to the target for long enough, where the right emotion was named, or where the adult accepted it. A skipped one is not yet a success. One that ended with the session, or was skipped before anything could be seen, counts in nothing.</source>
        <translation>Un intento cuenta como logro si la cara se parecía lo bastante durante el tiempo suficiente, si se nombró la emoción que era, o si la persona adulta lo aceptó. Uno saltado todavía no es un logro. Uno que terminó con la sesión, o que se saltó antes de que se pudiera ver algo, no cuenta en nada.</translation>
    </message>
    <message>
        <source>What near enough and long enough mean is set for this person alone. Where the program is allowed to, it asks for more after successes and for less after misses, so that about four tries in five succeed. As many successes as before, when more is asked for, are progress.</source>
        <translation>Qué es lo bastante y lo suficiente se fija solo para esta persona. Si se permite, el programa pide más tras los logros y menos cuando no sale, para que salgan unos cuatro de cada cinco intentos. Tantos logros como antes, cuando se pide más, son progreso.</translation>
    </message>
    <message>
        <source>“Clearly” means that the difference between the first and the newest tries is larger than chance makes 95 times in 100 (Newcombe’s interval). Fewer than {least} tries on either side are not compared. Of twenty such comparisons one may be chance all the same. “Usually” is the median: half of the tries took less, half took more.</source>
        <translation>«Claramente» significa que la diferencia entre los primeros intentos y los más recientes es mayor que la que da el azar 95 de cada 100 veces (intervalo de Newcombe). Menos de {least} intentos en cada lado no se comparan. De veinte comparaciones así, una puede ser azar de todos modos. «Normalmente» es la mediana: la mitad de los intentos tardó menos y la otra mitad, más.</translation>
    </message>
    <message>
        <source>The faces were read by {models} different model files one after another; figures of one do not compare well with those of another.</source>
        <translation>Las caras las leyeron {models} archivos de modelo distintos, uno tras otro; las cifras de uno no se comparan bien con las de otro.</translation>
    </message>
    <message>
        <source>It was made on this computer alone, and was sent to nobody.</source>
        <translation>Se ha hecho solo en este equipo y no se ha enviado a nadie.</translation>
    </message>
    <message>
        <source>Most help that successes had</source>
        <translation>La mayor ayuda que tuvieron los logros</translation>
    </message>
    <message>
        <source>Not yet a success</source>
        <translation>Todavía sin logro</translation>
    </message>
    <message>
        <source>First near enough</source>
        <translation>Parecido suficiente por primera vez</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>todavía no</translation>
    </message>
    <message>
        <source>usually after {seconds} s (tries: {tries})</source>
        <translation>normalmente a los {seconds} s (intentos: {tries})</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Logro</translation>
    </message>
    <message>
        <source>{help}: {times}</source>
        <translation>{help}: {times}</translation>
    </message>
    <message>
        <source>Help from the start</source>
        <translation>Ayuda desde el comienzo</translation>
    </message>
    <message>
        <source>in {part} of {whole} tries ({kinds})</source>
        <translation>en {part} de {whole} intentos ({kinds})</translation>
    </message>
    <message>
        <source>Longest hold</source>
        <translation>Más tiempo mantenido</translation>
    </message>
    <message>
        <source>usually {median} s, at most {most} s; asked for now: {goal} s</source>
        <translation>normalmente {median} s, como mucho {most} s; ahora se piden {goal} s</translation>
    </message>
    <message>
        <source>Looked most like</source>
        <translation>A lo que más se parecía</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>not sure: {unsure} %; spoiled: {spoiled} %</source>
        <translation>no está claro: {unsure} %; estropeadas: {spoiled} %</translation>
    </message>
    <message>
        <source>{emotion1} {share1} %</source>
        <translation>{emotion1} {share1} %</translation>
    </message>
    <message>
        <source>{emotion1} {share1} %, {emotion2} {share2} %</source>
        <translation>{emotion1} {share1} %, {emotion2} {share2} %</translation>
    </message>
    <message>
        <source>{emotion1} {share1} %, {emotion2} {share2} %, {emotion3} {share3} %</source>
        <translation>{emotion1} {share1} %, {emotion2} {share2} %, {emotion3} {share3} %</translation>
    </message>
    <message>
        <source>{emotion}: {times}</source>
        <translation>{emotion}: {times}</translation>
    </message>
    <message>
        <source>Chosen in its place</source>
        <translation>Elegida en su lugar</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Todavía no</translation>
    </message>
    <message>
        <source>Counted in nothing</source>
        <translation>No cuentan</translation>
    </message>
    <message>
        <source>skipped: {tries}</source>
        <translation>saltados: {tries}</translation>
    </message>
    <message>
        <source>time up: {tries}</source>
        <translation>se acabó el tiempo: {tries}</translation>
    </message>
    <message>
        <source>ended with the session: {tries}</source>
        <translation>terminados con la sesión: {tries}</translation>
    </message>
    <message>
        <source>skipped unseen: {tries}</source>
        <translation>saltados sin verse nada: {tries}</translation>
    </message>
    <message>
        <source>By exercise</source>
        <translation>Por ejercicio</translation>
    </message>
    <message>
        <source>copying a picture {copied} of {copies}, from words {made} of {makes}</source>
        <translation>copiando una imagen {copied} de {copies}, a partir de palabras {made} de {makes}</translation>
    </message>
    <message>
        <source>The adult’s word</source>
        <translation>La opinión de la persona adulta</translation>
    </message>
    <message>
        <source>given: {judged} of {tries}; other than the program’s: {differ} (only the program saw it: {program}, only the adult: {adult})</source>
        <translation>dada: {judged} de {tries}; distinta que la del programa: {differ} (solo la vio el programa: {program}, solo la persona adulta: {adult})</translation>
    </message>
    <message>
        <source>without help</source>
        <translation>sin ayuda</translation>
    </message>
    <message>
        <source>with help</source>
        <translation>con ayuda</translation>
    </message>
    <message>
        <source>accepted by the adult</source>
        <translation>aceptado por la persona adulta</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En palabras</translation>
    </message>
    <message>
        <source>Page {number} of {pages}</source>
        <translation>Página {number} de {pages}</translation>
    </message>
    <message>
        <source>Practice report</source>
        <translation>Informe de la práctica</translation>
    </message>
    <message>
        <source>Nothing has been practised yet.</source>
        <translation>Todavía no se ha practicado nada.</translation>
    </message>
    <message>
        <source>One session, {moment}: {length}</source>
        <translation>Una sesión, {moment}: {length}</translation>
    </message>
    <message>
        <source>{sessions} sessions on {day}: {length}</source>
        <translation>{sessions} sesiones el {day}: {length}</translation>
    </message>
    <message>
        <source>{sessions} sessions, {first} to {last}: {length} in all</source>
        <translation>{sessions} sesiones, del {first} al {last}: {length} en total</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>menos de un minuto</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>&lt; {one}</source>
        <translation>&lt; {one}</translation>
    </message>
    <message>
        <source>Showing an emotion</source>
        <translation>Mostrar una emoción</translation>
    </message>
    <message>
        <source>Naming an emotion that is shown</source>
        <translation>Nombrar una emoción que se ve</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} de {whole}</translation>
    </message>
    <message>
        <source>no try came to its end</source>
        <translation>ningún intento llegó a su fin</translation>
    </message>
    <message>
        <source>usually after {seconds} s, most often without help</source>
        <translation>normalmente a los {seconds} s, sobre todo sin ayuda</translation>
    </message>
    <message>
        <source>usually after {seconds} s, most often with help: {help}</source>
        <translation>normalmente a los {seconds} s, sobre todo con ayuda: {help}</translation>
    </message>
    <message>
        <source>{emotion}: no try came to its end.</source>
        <translation>{emotion}: ningún intento llegó a su fin.</translation>
    </message>
    <message>
        <source>{emotion}: {tries} tries, not yet a success.</source>
        <translation>{emotion}: {tries} intentos, todavía sin logro.</translation>
    </message>
    <message>
        <source>{emotion}: one try, accepted by the adult.</source>
        <translation>{emotion}: un intento, aceptado por la persona adulta.</translation>
    </message>
    <message>
        <source>{emotion}: one try, a success without more help than from the start, after {seconds} s.</source>
        <translation>{emotion}: un intento, logrado sin más ayuda que la del comienzo, a los {seconds} s.</translation>
    </message>
    <message>
        <source>{emotion}: one try, a success without help after {seconds} s.</source>
        <translation>{emotion}: un intento, logrado sin ayuda a los {seconds} s.</translation>
    </message>
    <message>
        <source>{emotion}: one try, a success with help after {seconds} s.</source>
        <translation>{emotion}: un intento, logrado con ayuda a los {seconds} s.</translation>
    </message>
    <message>
        <source>{emotion}: one try, not yet a success.</source>
        <translation>{emotion}: un intento, todavía sin logro.</translation>
    </message>
    <message>
        <source>{emotion}: {succeeded} of {tries} tries, accepted by the adult.</source>
        <translation>{emotion}: {succeeded} de {tries} intentos, aceptados por la persona adulta.</translation>
    </message>
    <message>
        <source>{emotion}: {succeeded} of {tries} tries, without help; usually after {seconds} s.</source>
        <translation>{emotion}: {succeeded} de {tries} intentos, sin ayuda; normalmente a los {seconds} s.</translation>
    </message>
    <message>
        <source>{emotion}: {succeeded} of {tries} tries, with help; usually after {seconds} s.</source>
        <translation>{emotion}: {succeeded} de {tries} intentos, con ayuda; normalmente a los {seconds} s.</translation>
    </message>
    <message>
        <source>{emotion}: {succeeded} of {tries} tries, none of them without help; usually after {seconds} s.</source>
        <translation>{emotion}: {succeeded} de {tries} intentos, ninguno sin ayuda; normalmente a los {seconds} s.</translation>
    </message>
    <message>
        <source>{emotion}: {succeeded} of {tries} tries, {alone} of them without help; usually after {seconds} s.</source>
        <translation>{emotion}: {succeeded} de {tries} intentos, sin ayuda {alone} de ellos; normalmente a los {seconds} s.</translation>
    </message>
    <message>
        <source>{emotion}: {succeeded} of {tries} tries, {accepted} of them accepted by the adult; usually after {seconds} s.</source>
        <translation>{emotion}: {succeeded} de {tries} intentos, aceptados por la persona adulta {accepted} de ellos; normalmente a los {seconds} s.</translation>
    </message>
    <message>
        <source>{emotion}: {succeeded} of {tries} tries, {alone} of them without more help than from the start and {accepted} accepted by the adult; usually after {seconds} s.</source>
        <translation>{emotion}: {succeeded} de {tries} intentos, sin más ayuda que la del comienzo {alone} de ellos y aceptados por la persona adulta {accepted}; normalmente a los {seconds} s.</translation>
    </message>
    <message>
        <source>{emotion}: {succeeded} of {tries} tries, {alone} of them without help and {accepted} accepted by the adult; usually after {seconds} s.</source>
        <translation>{emotion}: {succeeded} de {tries} intentos, sin ayuda {alone} de ellos y aceptados por la persona adulta {accepted}; normalmente a los {seconds} s.</translation>
    </message>
    <message>
        <source>{emotion}: {succeeded} of {tries} tries, without more help than from the start; usually after {seconds} s.</source>
        <translation>{emotion}: {succeeded} de {tries} intentos, sin más ayuda que la del comienzo; normalmente a los {seconds} s.</translation>
    </message>
    <message>
        <source>{emotion}: {succeeded} of {tries} tries, {alone} of them without more help than from the start; usually after {seconds} s.</source>
        <translation>{emotion}: {succeeded} de {tries} intentos, sin más ayuda que la del comienzo {alone} de ellos; normalmente a los {seconds} s.</translation>
    </message>
    <message>
        <source>Of the first {tries} tries {before} succeeded, of the newest {tries} it was {after}: clearly more often.</source>
        <translation>De los primeros {tries} intentos salieron {before}; de los {tries} más recientes, {after}: claramente más.</translation>
    </message>
    <message>
        <source>Of the first {tries} tries {before} succeeded, of the newest {tries} it was {after}: clearly less often.</source>
        <translation>De los primeros {tries} intentos salieron {before}; de los {tries} más recientes, {after}: claramente menos.</translation>
    </message>
    <message>
        <source>Of the first {tries} tries {before} succeeded, of the newest {tries} it was {after}: no clear change.</source>
        <translation>De los primeros {tries} intentos salieron {before}; de los {tries} más recientes, {after}: sin un cambio claro.</translation>
    </message>
    <message>
        <source>Of the first {tries} tries (until {then}) {before} succeeded, of the newest {tries} (since {now}) it was {after}: clearly more often.</source>
        <translation>De los primeros {tries} intentos (hasta el {then}) salieron {before}; de los {tries} más recientes (desde el {now}), {after}: claramente más.</translation>
    </message>
    <message>
        <source>Of the first {tries} tries (until {then}) {before} succeeded, of the newest {tries} (since {now}) it was {after}: clearly less often.</source>
        <translation>De los primeros {tries} intentos (hasta el {then}) salieron {before}; de los {tries} más recientes (desde el {now}), {after}: claramente menos.</translation>
    </message>
    <message>
        <source>Of the first {tries} tries (until {then}) {before} succeeded, of the newest {tries} (since {now}) it was {after}: no clear change.</source>
        <translation>De los primeros {tries} intentos (hasta el {then}) salieron {before}; de los {tries} más recientes (desde el {now}), {after}: sin un cambio claro.</translation>
    </message>
    <message>
        <source>Without help it was {before} of the first {tries}, and {after} of the newest: clearly more often.</source>
        <translation>Sin ayuda fueron {before} de los primeros {tries} y {after} de los más recientes: claramente más.</translation>
    </message>
    <message>
        <source>Without help it was {before} of the first {tries}, and {after} of the newest: clearly less often.</source>
        <translation>Sin ayuda fueron {before} de los primeros {tries} y {after} de los más recientes: claramente menos.</translation>
    </message>
    <message>
        <source>Without help it was {before} of the first {tries}, and {after} of the newest: no clear change.</source>
        <translation>Sin ayuda fueron {before} de los primeros {tries} y {after} de los más recientes: sin un cambio claro.</translation>
    </message>
    <message>
        <source>Without more help than from the start it was {before} of the first {tries} ({first} of them began with help), and {after} of the newest ({newest} began with help): clearly more often.</source>
        <translation>Sin más ayuda que la del comienzo fueron {before} de los primeros {tries} ({first} de ellos empezaron con ayuda) y {after} de los más recientes ({newest} empezaron con ayuda): claramente más.</translation>
    </message>
    <message>
        <source>Without more help than from the start it was {before} of the first {tries} ({first} of them began with help), and {after} of the newest ({newest} began with help): clearly less often.</source>
        <translation>Sin más ayuda que la del comienzo fueron {before} de los primeros {tries} ({first} de ellos empezaron con ayuda) y {after} de los más recientes ({newest} empezaron con ayuda): claramente menos.</translation>
    </message>
    <message>
        <source>Without more help than from the start it was {before} of the first {tries} ({first} of them began with help), and {after} of the newest ({newest} began with help): no clear change.</source>
        <translation>Sin más ayuda que la del comienzo fueron {before} de los primeros {tries} ({first} de ellos empezaron con ayuda) y {after} de los más recientes ({newest} empezaron con ayuda): sin un cambio claro.</translation>
    </message>
    <message>
        <source>Meanwhile more was asked for: a score of {before} and then {after}, held for {before_s} s and then {after_s} s.</source>
        <translation>Mientras tanto se pidió más: un parecido de {before} y luego de {after}, mantenido {before_s} s y luego {after_s} s.</translation>
    </message>
    <message>
        <source>Meanwhile less was asked for: a score of {before} and then {after}, held for {before_s} s and then {after_s} s.</source>
        <translation>Mientras tanto se pidió menos: un parecido de {before} y luego de {after}, mantenido {before_s} s y luego {after_s} s.</translation>
    </message>
    <message>
        <source>Meanwhile something else was asked for: a score of {before} and then {after}, held for {before_s} s and then {after_s} s.</source>
        <translation>Mientras tanto se pidió otra cosa: un parecido de {before} y luego de {after}, mantenido {before_s} s y luego {after_s} s.</translation>
    </message>
    <message>
        <source>No clear change since the first tries: {emotions}.</source>
        <translation>Sin un cambio claro desde los primeros intentos: {emotions}.</translation>
    </message>
    <message>
        <source>Fewer than {least} tries, too few to tell of any change: {emotions}.</source>
        <translation>Menos de {least} intentos, muy pocos para hablar de un cambio: {emotions}.</translation>
    </message>
    <message>
        <source>More is asked for now than at first: {emotions}.</source>
        <translation>Ahora se pide más que al principio: {emotions}.</translation>
    </message>
    <message>
        <source>Less is asked for now than at first: {emotions}.</source>
        <translation>Ahora se pide menos que al principio: {emotions}.</translation>
    </message>
    <message>
        <source>Not practised: {emotions}.</source>
        <translation>Sin practicar: {emotions}.</translation>
    </message>
    <message>
        <source>Free mirror, with nothing to reach: {length}.</source>
        <translation>Espejo libre, sin nada que conseguir: {length}.</translation>
    </message>
    <message>
        <source>tries by session</source>
        <translation>intentos por sesión</translation>
    </message>
    <message>
        <source>tries by week</source>
        <translation>intentos por semana</translation>
    </message>
    <message>
        <source>successes by month</source>
        <translation>logros por mes</translation>
    </message>
    <message>
        <source>successes by year</source>
        <translation>logros por año</translation>
    </message>
    <message>
        <source>Showing an emotion, in detail</source>
        <translation>Mostrar una emoción, en detalle</translation>
    </message>
    <message>
        <source>Naming an emotion, in detail</source>
        <translation>Nombrar una emoción, en detalle</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesiones</translation>
    </message>
    <message>
        <source>Sessions by week</source>
        <translation>Sesiones por semana</translation>
    </message>
    <message>
        <source>Sessions by month</source>
        <translation>Sesiones por mes</translation>
    </message>
    <message>
        <source>Sessions by year</source>
        <translation>Sesiones por año</translation>
    </message>
    <message>
        <source>without more help than from the start</source>
        <translation>sin más ayuda que la del comienzo</translation>
    </message>
    <message>
        <source>with more help</source>
        <translation>con más ayuda</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>Successes of tries</source>
        <translation>Logros de los intentos</translation>
    </message>
    <message>
        <source>Practised</source>
        <translation>Practicado</translation>
    </message>
    <message>
        <source>Without more help</source>
        <translation>Sin más ayuda</translation>
    </message>
    <message>
        <source>Without help</source>
        <translation>Sin ayuda</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Week from</source>
        <translation>Semana desde</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>The mirror sees how a face moves, not what somebody feels. No diagnosis, no score: see the last page.</source>
        <translation>El espejo ve cómo se mueve una cara, no lo que alguien siente. Ni diagnóstico ni nota: véase la última página.</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Report on {name}</source>
        <translation>Informe sobre {name}</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Periodo</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>Guardar como tabla…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Guardar como PDF…</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Reading the sessions…</source>
        <translation>Leyendo las sesiones…</translation>
    </message>
    <message>
        <source>The report is saved as {path}. It is yours now: erasing the person here does not erase it.</source>
        <translation>El informe está guardado como {path}. Ahora es tuyo: si se borra aquí a la persona, el informe no se borra.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>There is no session in this time. Choose another one above.</source>
        <translation>No hay ninguna sesión en este periodo. Elige otro arriba.</translation>
    </message>
    <message>
        <source>The mirror sees how a face moves, not what somebody feels. This is no diagnosis and no score.</source>
        <translation>El espejo ve cómo se mueve una cara, no lo que alguien siente. Esto no es un diagnóstico ni una nota.</translation>
    </message>
    <message>
        <source>In detail</source>
        <translation>En detalle</translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message>
        <source>Until you erase them</source>
        <translation>Hasta que los borres</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1 año</translation>
    </message>
    <message>
        <source>{years} years</source>
        <translation>{years} años</translation>
    </message>
    <message>
        <source>{months} months</source>
        <translation>{months} meses</translation>
    </message>
    <message>
        <source>It is kept until you erase it.</source>
        <translation>Se guarda hasta que lo borres.</translation>
    </message>
    <message>
        <source>Tries are kept for 1 year and then erased.</source>
        <translation>Los intentos se guardan 1 año y luego se borran.</translation>
    </message>
    <message>
        <source>Tries are kept for {years} years and then erased.</source>
        <translation>Los intentos se guardan {years} años y luego se borran.</translation>
    </message>
    <message>
        <source>Tries are kept for {months} months and then erased.</source>
        <translation>Los intentos se guardan {months} meses y luego se borran.</translation>
    </message>
    <message>
        <source>All of it lies on this computer: in one file, in the folder “pictures” beside it, and in copies in the folder “backups”, made each day and before great changes. Nothing is sent anywhere.</source>
        <translation>Todo está en este equipo: en un archivo, en la carpeta «pictures» que está a su lado y en copias en la carpeta «backups», que se hacen cada día y antes de grandes cambios. No se envía nada a ningún sitio.</translation>
    </message>
</context>
<context>
    <name>Reward</name>
    <message>
        <source>Words alone</source>
        <translation>Solo palabras</translation>
    </message>
    <message>
        <source>A star</source>
        <translation>Una estrella</translation>
    </message>
    <message>
        <source>A flower</source>
        <translation>Una flor</translation>
    </message>
    <message>
        <source>A sun</source>
        <translation>Un sol</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nada</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>{path} cannot be made a folder ({reason}). Choose another place.</source>
        <translation>No se puede crear la carpeta {path} ({reason}). Elige otro sitio.</translation>
    </message>
    <message>
        <source>{name} names another kind of picture; PNG and JPEG can be saved.</source>
        <translation>{name} es el nombre de otro tipo de imagen; se pueden guardar PNG y JPEG.</translation>
    </message>
    <message>
        <source>The picture cannot be saved as {path} ({reason}). Choose another place.</source>
        <translation>No se puede guardar la imagen como {path} ({reason}). Elige otro sitio.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}). Choose another place.</source>
        <translation>No se puede escribir {path} ({reason}). Elige otro sitio.</translation>
    </message>
    <message>
        <source>{folder} already has something named {name}. Choose an empty folder, so that nothing is mixed up or replaced.</source>
        <translation>En {folder} ya hay algo que se llama {name}. Elige una carpeta vacía, para que no se mezcle ni se reemplace nada.</translation>
    </message>
</context>
<context>
    <name>SessionPage</name>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Yes, stop</source>
        <translation>Sí, parar</translation>
    </message>
    <message>
        <source>No, go on</source>
        <translation>No, seguir</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Saltar</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>I accept this</source>
        <translation>Lo acepto</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Stop for today?</source>
        <translation>¿Paramos por hoy?</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Hear it again (R)</source>
        <translation>Oír otra vez (R)</translation>
    </message>
</context>
<context>
    <name>SessionReview</name>
    <message>
        <source>{name}: session is over</source>
        <translation>{name}: la sesión ha terminado</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Did you see the emotion in the face? What you say stands beside what the program saw; it changes nothing else.</source>
        <translation>¿Viste la emoción en la cara? Lo que digas queda junto a lo que vio el programa; no cambia nada más.</translation>
    </message>
    <message>
        <source>No try was finished.</source>
        <translation>No se terminó ningún intento.</translation>
    </message>
    <message>
        <source>Show more tries</source>
        <translation>Mostrar más intentos</translation>
    </message>
    <message>
        <source>Erase this session…</source>
        <translation>Borrar esta sesión…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>{plan}. Succeeded: {succeeded}, without more help: {alone}; {length}.</source>
        <translation>{plan}. Logros: {succeeded}, sin más ayuda: {alone}; {length}.</translation>
    </message>
    <message>
        <source>Goals that changed</source>
        <translation>Metas que han cambiado</translation>
    </message>
    <message>
        <source>They follow the successes, so that about four tries in five succeed, unless you changed them yourself.</source>
        <translation>Siguen los logros, para que salgan unos cuatro de cada cinco intentos, salvo las que hayas cambiado tú.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo: {emotion}</source>
        <translation>Deshacer: {emotion}</translation>
    </message>
    <message>
        <source>This was the plan’s own goal; the person’s is as it was.</source>
        <translation>Era la meta propia del plan; la de la persona está como estaba.</translation>
    </message>
    <message>
        <source>The person’s goal is another one: this was the plan’s own, or the goal has been changed again since then.</source>
        <translation>La meta de la persona es otra: esta era la propia del plan, o la meta se ha vuelto a cambiar desde entonces.</translation>
    </message>
    <message>
        <source>The goal of {emotion} is as it was before.</source>
        <translation>La meta de {emotion} está como antes.</translation>
    </message>
    <message>
        <source>Erase this session? It cannot be brought back: its tries go, with what you said of them, also from the copies that the program keeps by itself. Goals that it changed stay, and so do reports, exports and backups that were saved elsewhere.</source>
        <translation>¿Borrar esta sesión? No se puede recuperar: se van sus intentos, con lo que has dicho de ellos, también de las copias que el programa guarda por su cuenta. Las metas que cambió se quedan, y también los informes, las exportaciones y las copias de seguridad que se guardaron en otro sitio.</translation>
    </message>
    <message>
        <source>Damaged files that were set aside go as a whole.</source>
        <translation>Los archivos dañados que se apartaron se van enteros.</translation>
    </message>
    <message>
        <source>Erase it</source>
        <translation>Borrarla</translation>
    </message>
    <message>
        <source>Erasing…</source>
        <translation>Borrando…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo otra vez</translation>
    </message>
</context>
<context>
    <name>SessionsModel</name>
    <message>
        <source>{plan}: no try</source>
        <translation>{plan}: ningún intento</translation>
    </message>
    <message>
        <source>{plan}. Succeeded: {succeeded}, without more help: {alone}; {length}</source>
        <translation>{plan}. Logros: {succeeded}, sin más ayuda: {alone}; {length}</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings in {path} cannot be read ({reason}); the mirror starts anew.</source>
        <translation>No se pueden leer los ajustes de {path} ({reason}); el espejo empieza de nuevo.</translation>
    </message>
    <message>
        <source>{path} is damaged: {error}</source>
        <translation>{path} está dañado: {error}</translation>
    </message>
    <message>
        <source>The settings in {path} are those of a newer Emomirror and stay as they are. The mirror works, but will not remember what you change.</source>
        <translation>Los ajustes de {path} son de un Emomirror más nuevo y se quedan como están. El espejo funciona, pero no recordará lo que cambies.</translation>
    </message>
    <message>
        <source>The settings cannot be written to {folder} ({reason}). The mirror works, but will not remember them.</source>
        <translation>No se pueden escribir los ajustes en {folder} ({reason}). El espejo funciona, pero no los recordará.</translation>
    </message>
    <message>
        <source>The settings in {path} are damaged ({reason}); the mirror starts anew.</source>
        <translation>Los ajustes de {path} están dañados ({reason}); el espejo empieza de nuevo.</translation>
    </message>
    <message>
        <source>The settings were damaged, and the mirror starts anew. The old ones are in {path}.</source>
        <translation>Los ajustes estaban dañados y el espejo empieza de nuevo. Los antiguos están en {path}.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Show the bars</source>
        <translation>Mostrar las barras</translation>
    </message>
    <message>
        <source>Show the picture as a mirror does</source>
        <translation>Mostrar la imagen como un espejo</translation>
    </message>
    <message>
        <source>Let bars and colours glide</source>
        <translation>Mover barras y colores con suavidad</translation>
    </message>
    <message>
        <source>The whole face</source>
        <translation>Toda la cara</translation>
    </message>
    <message>
        <source>Eyes and eyebrows only</source>
        <translation>Solo los ojos y las cejas</translation>
    </message>
    <message>
        <source>Look for people farther than 2 m away</source>
        <translation>Buscar a personas a más de 2 m</translation>
    </message>
    <message>
        <source>Use another model file…</source>
        <translation>Usar otro archivo de modelo…</translation>
    </message>
    <message>
        <source>Use the shipped model</source>
        <translation>Usar el modelo incluido</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colores</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>&amp;Tamaño del texto</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>&amp;Size of the picture</source>
        <translation>Ta&amp;maño de la imagen</translation>
    </message>
    <message>
        <source>&amp;Pictures a second</source>
        <translation>Imágenes por &amp;segundo</translation>
    </message>
    <message>
        <source>A camera gives what it can that is nearest. Small pictures and few of them help a slow computer; large ones show people who are far away.</source>
        <translation>La cámara da lo más parecido que puede. Las imágenes pequeñas y pocas por segundo ayudan a un equipo lento; las grandes muestran a personas que están lejos.</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Leer</translation>
    </message>
    <message>
        <source>Looking far takes more of the computer&apos;s time; leave it off at a desk.</source>
        <translation>Mirar lejos da más trabajo al equipo; no hace falta en un escritorio.</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Qué se guarda</translation>
    </message>
    <message>
        <source>These settings, the place of the window and the last camera, in {path}. No picture is kept unless you save one, and nothing is sent anywhere.</source>
        <translation>Estos ajustes, el lugar de la ventana y la última cámara, en {path}. No se guarda ninguna imagen, salvo las que guardes tú, y no se envía nada a ningún sitio.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Back (Esc)</source>
        <translation>Atrás (Esc)</translation>
    </message>
    <message>
        <source>What you have changed is not saved yet.</source>
        <translation>Lo que has cambiado todavía no está guardado.</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Salir sin guardar</translation>
    </message>
</context>
<context>
    <name>Sign</name>
    <message>
        <source>cat</source>
        <translation>gato</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>perro</translation>
    </message>
    <message>
        <source>fish</source>
        <translation>pez</translation>
    </message>
    <message>
        <source>bird</source>
        <translation>pájaro</translation>
    </message>
    <message>
        <source>turtle</source>
        <translation>tortuga</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>árbol</translation>
    </message>
    <message>
        <source>flower</source>
        <translation>flor</translation>
    </message>
    <message>
        <source>boat</source>
        <translation>barco</translation>
    </message>
    <message>
        <source>train</source>
        <translation>tren</translation>
    </message>
    <message>
        <source>moon</source>
        <translation>luna</translation>
    </message>
    <message>
        <source>ball</source>
        <translation>pelota</translation>
    </message>
    <message>
        <source>leaf</source>
        <translation>hoja</translation>
    </message>
    <message>
        <source>own picture</source>
        <translation>imagen propia</translation>
    </message>
    <message>
        <source>star</source>
        <translation>estrella</translation>
    </message>
    <message>
        <source>sun</source>
        <translation>sol</translation>
    </message>
</context>
<context>
    <name>SignChooser</name>
    <message>
        <source>Another picture…</source>
        <translation>Otra imagen…</translation>
    </message>
    <message>
        <source>{name} holds no picture that can be read.</source>
        <translation>{name} no contiene ninguna imagen que se pueda leer.</translation>
    </message>
</context>
<context>
    <name>Situation</name>
    <message>
        <source>Someone knocks over the tower you built.</source>
        <translation>Alguien tira la torre que hiciste.</translation>
    </message>
    <message>
        <source>Someone takes your toy and does not ask.</source>
        <translation>Alguien toma tu juguete sin pedirlo.</translation>
    </message>
    <message>
        <source>You wait in a line, and someone goes in front of you.</source>
        <translation>Esperas en una fila, y alguien se pone delante de ti.</translation>
    </message>
    <message>
        <source>Someone draws on your picture.</source>
        <translation>Alguien pinta encima de tu dibujo.</translation>
    </message>
    <message>
        <source>Your game stops before you are done.</source>
        <translation>Tu juego se para antes de que termines.</translation>
    </message>
    <message>
        <source>Someone says you broke a cup, but you did not.</source>
        <translation>Alguien dice que rompiste una taza, pero no fuiste tú.</translation>
    </message>
    <message>
        <source>You open the milk, and it smells sour.</source>
        <translation>Abres la leche, y huele a agrio.</translation>
    </message>
    <message>
        <source>You open a bin full of old food.</source>
        <translation>Abres un cubo de basura lleno de comida vieja.</translation>
    </message>
    <message>
        <source>You bite into an apple and see a worm in it.</source>
        <translation>Muerdes una manzana y ves un gusano dentro.</translation>
    </message>
    <message>
        <source>You see green mould on your bread.</source>
        <translation>Ves moho verde en tu pan.</translation>
    </message>
    <message>
        <source>You touch old chewing gum under a table.</source>
        <translation>Tocas un chicle viejo debajo de una mesa.</translation>
    </message>
    <message>
        <source>You find a hair in your soup.</source>
        <translation>Encuentras un pelo en tu sopa.</translation>
    </message>
    <message>
        <source>You hear loud thunder close by.</source>
        <translation>Oyes un trueno fuerte muy cerca.</translation>
    </message>
    <message>
        <source>The light goes out, and the room is dark.</source>
        <translation>Se apaga la luz, y la habitación está oscura.</translation>
    </message>
    <message>
        <source>A big dog barks at you.</source>
        <translation>Un perro grande te ladra.</translation>
    </message>
    <message>
        <source>You stand very high up and look down.</source>
        <translation>Estás en un sitio muy alto y miras hacia abajo.</translation>
    </message>
    <message>
        <source>A wasp flies close to your face.</source>
        <translation>Una avispa vuela cerca de tu cara.</translation>
    </message>
    <message>
        <source>You are in bed and hear a strange noise.</source>
        <translation>Estás en la cama y oyes un ruido extraño.</translation>
    </message>
    <message>
        <source>Someone gives you a present.</source>
        <translation>Alguien te da un regalo.</translation>
    </message>
    <message>
        <source>You play your favourite game.</source>
        <translation>Juegas a tu juego favorito.</translation>
    </message>
    <message>
        <source>You eat your favourite food.</source>
        <translation>Comes tu comida favorita.</translation>
    </message>
    <message>
        <source>Someone you like comes to see you.</source>
        <translation>Alguien a quien quieres viene a verte.</translation>
    </message>
    <message>
        <source>You finish a long puzzle.</source>
        <translation>Terminas un rompecabezas largo.</translation>
    </message>
    <message>
        <source>You hear the song you like best.</source>
        <translation>Oyes la canción que más te gusta.</translation>
    </message>
    <message>
        <source>Your ice cream falls on the ground.</source>
        <translation>Tu helado se cae al suelo.</translation>
    </message>
    <message>
        <source>Your favourite toy is broken.</source>
        <translation>Tu juguete favorito está roto.</translation>
    </message>
    <message>
        <source>You cannot find your favourite toy.</source>
        <translation>No encuentras tu juguete favorito.</translation>
    </message>
    <message>
        <source>You want to go to the park, but it rains all day.</source>
        <translation>Quieres ir al parque, pero llueve todo el día.</translation>
    </message>
    <message>
        <source>Someone you like goes home.</source>
        <translation>Alguien a quien quieres se va a su casa.</translation>
    </message>
    <message>
        <source>Your friend moves to another town.</source>
        <translation>Un amigo o una amiga se va a vivir a otra ciudad.</translation>
    </message>
    <message>
        <source>A balloon pops next to you.</source>
        <translation>Un globo estalla a tu lado.</translation>
    </message>
    <message>
        <source>You open a box, and a toy jumps out.</source>
        <translation>Abres una caja, y salta un juguete.</translation>
    </message>
    <message>
        <source>You come home, and a rabbit sits on your chair.</source>
        <translation>Llegas a casa, y hay un conejo en tu silla.</translation>
    </message>
    <message>
        <source>You look out of the window, and all is white with snow.</source>
        <translation>Miras por la ventana, y todo está blanco de nieve.</translation>
    </message>
    <message>
        <source>You open the door and see a friend from far away.</source>
        <translation>Abres la puerta y ves a un amigo o una amiga que vive lejos.</translation>
    </message>
    <message>
        <source>Someone does a magic trick, and the coin is gone.</source>
        <translation>Alguien hace un truco de magia, y la moneda ya no está.</translation>
    </message>
    <message>
        <source>You sit in a bus and look out of the window.</source>
        <translation>Vas en un autobús y miras por la ventana.</translation>
    </message>
    <message>
        <source>You brush your teeth.</source>
        <translation>Te cepillas los dientes.</translation>
    </message>
    <message>
        <source>You wait at a traffic light.</source>
        <translation>Esperas en un semáforo.</translation>
    </message>
    <message>
        <source>You put on your shoes.</source>
        <translation>Te pones los zapatos.</translation>
    </message>
    <message>
        <source>You put your pencils into their box.</source>
        <translation>Guardas los lápices en su caja.</translation>
    </message>
    <message>
        <source>You wash your hands.</source>
        <translation>Te lavas las manos.</translation>
    </message>
</context>
<context>
    <name>Slide</name>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
    <message>
        <source>{share} %, from {easy} to {strict}</source>
        <translation>{share} %, de {easy} a {strict}</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>No source was named.</source>
        <translation>No se ha indicado ninguna fuente.</translation>
    </message>
    <message>
        <source>{address} is an address, and Emomirror reads only what is on this machine.</source>
        <translation>{address} es una dirección, y Emomirror solo lee lo que está en este equipo.</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in.</source>
        <translation>No se ha encontrado ninguna cámara. Enchufa una.</translation>
    </message>
    <message>
        <source>There is no camera {camera}.</source>
        <translation>No hay ninguna cámara {camera}.</translation>
    </message>
    <message>
        <source>There is no file or folder {path}.</source>
        <translation>No existe ningún archivo ni carpeta {path}.</translation>
    </message>
    <message>
        <source>{word} is no camera, file or folder.</source>
        <translation>{word} no es una cámara, ni un archivo, ni una carpeta.</translation>
    </message>
    <message>
        <source>{camera} is not connected, and no other camera was found. Plug it in.</source>
        <translation>{camera} no está conectada, y no se ha encontrado ninguna otra cámara. Conéctala.</translation>
    </message>
    <message>
        <source>{said} Did you mean {guess}?</source>
        <translation>{said} ¿Querías decir {guess}?</translation>
    </message>
    <message>
        <source>{said} No camera was found.</source>
        <translation>{said} No se ha encontrado ninguna cámara.</translation>
    </message>
    <message>
        <source>{said} Connected: {cameras}.</source>
        <translation>{said} Conectadas: {cameras}.</translation>
    </message>
    <message>
        <source>{source} cannot be shown: {kind}: {error}</source>
        <translation>No se puede mostrar {source}: {kind}: {error}</translation>
    </message>
</context>
<context>
    <name>SourceMenu</name>
    <message>
        <source>No camera found</source>
        <translation>No se ha encontrado ninguna cámara</translation>
    </message>
</context>
<context>
    <name>SourceNotices</name>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>The camera was lost</source>
        <translation>Se ha perdido la cámara</translation>
    </message>
    <message>
        <source>No picture from the camera yet</source>
        <translation>La cámara todavía no da imagen</translation>
    </message>
    <message>
        <source>No camera found</source>
        <translation>No se encuentra la cámara</translation>
    </message>
    <message>
        <source>Once it is connected, you see yourself here.</source>
        <translation>En cuanto se conecte, te ves aquí.</translation>
    </message>
    <message>
        <source>{0} pictures cannot be read and are left out; the last of them: {1}</source>
        <translation>{0} imágenes no se pueden leer y se dejan fuera; la última: {1}</translation>
    </message>
    <message>
        <source>The folder is at its end.</source>
        <translation>La carpeta ha terminado.</translation>
    </message>
    <message>
        <source>The recording has ended.</source>
        <translation>La grabación ha terminado.</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Abrir otra…</translation>
    </message>
    <message>
        <source>Reading faces has stopped</source>
        <translation>Se ha parado la lectura de caras</translation>
    </message>
    <message>
        <source>There is nothing to show</source>
        <translation>No hay nada que mostrar</translation>
    </message>
    <message>
        <source>Show the demo</source>
        <translation>Mostrar la demo</translation>
    </message>
    <message>
        <source>Open a recording…</source>
        <translation>Abrir una grabación…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo otra vez</translation>
    </message>
</context>
<context>
    <name>TargetCard</name>
    <message>
        <source>What is asked for</source>
        <translation>Lo que se pide</translation>
    </message>
    <message>
        <source>Then: {0}</source>
        <translation>Después: {0}</translation>
    </message>
</context>
<context>
    <name>TargetGauge</name>
    <message>
        <source>How near the face is</source>
        <translation>Cuánto se acerca la cara</translation>
    </message>
    <message>
        <source>The face cannot be read at the moment.</source>
        <translation>Ahora no se puede leer la cara.</translation>
    </message>
    <message>
        <source>How near: {0} of 100.</source>
        <extracomment>{0} is a number.</extracomment>
        <translation>Parecido: {0} de 100.</translation>
    </message>
    <message>
        <source>Near enough. Held: {0} of 100.</source>
        <translation>Ya está cerca. Mantenida {0} de 100.</translation>
    </message>
</context>
<context>
    <name>TroublePage</name>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Espejo</translation>
    </message>
    <message>
        <source>What is practised cannot be opened</source>
        <translation>No se puede abrir lo que se practica</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo otra vez</translation>
    </message>
</context>
<context>
    <name>TryLine</name>
    <message>
        <source>Free mirror</source>
        <translation>Espejo libre</translation>
    </message>
    <message>
        <source>Try {number}, {emotion}: did you see it?</source>
        <translation>Intento {number}, {emotion}: ¿la viste?</translation>
    </message>
    <message>
        <source>after {time}</source>
        <translation>a los {time}</translation>
    </message>
    <message>
        <source>longest hold {time}</source>
        <translation>mantenido hasta {time}</translation>
    </message>
    <message>
        <source>looked most like {emotion}</source>
        <translation>lo que más parecía: {emotion}</translation>
    </message>
    <message>
        <source>help from the start: {names}</source>
        <translation>ayuda desde el principio: {names}</translation>
    </message>
    <message>
        <source>help: {names}</source>
        <translation>ayuda: {names}</translation>
    </message>
    <message>
        <source>without more help</source>
        <translation>sin más ayuda</translation>
    </message>
    <message>
        <source>without help</source>
        <translation>sin ayuda</translation>
    </message>
    <message>
        <source>first taken for: {names}</source>
        <translation>elegido antes: {names}</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>{seconds}&#xa0;s</source>
        <translation>{seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>{share}&#xa0;%</source>
        <translation>{share}&#xa0;%</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>menos de un minuto</translation>
    </message>
    <message>
        <source>{minutes}&#xa0;min</source>
        <translation>{minutes}&#xa0;min</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>What the face looks like</source>
        <translation>Lo que parece la cara</translation>
    </message>
    <message>
        <source>Looks like: {0}</source>
        <extracomment>{0} is the name of an emotion.</extracomment>
        <translation>Parece: {0}</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>No está claro</translation>
    </message>
    <message>
        <source>I saw it</source>
        <translation>Sí la vi</translation>
    </message>
    <message>
        <source>I did not see it</source>
        <translation>No la vi</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>Sin valorar</translation>
    </message>
</context>
<context>
    <name>WayOfReading</name>
    <message>
        <source>Use the shipped model</source>
        <translation>Usar el modelo incluido</translation>
    </message>
    <message>
        <source>Use another model file…</source>
        <translation>Usar otro archivo de modelo…</translation>
    </message>
    <message>
        <source>Reading faces has stopped by a fault ({error}).</source>
        <translation>La lectura de caras se ha parado por un fallo ({error}).</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentarlo otra vez</translation>
    </message>
</context>
<context>
    <name>WordsEditor</name>
    <message>
        <source>Which parts of the face &amp;move</source>
        <translation>Qué partes de la cara se &amp;mueven</translation>
    </message>
    <message>
        <source>A line for each part. These are ours until you change them.</source>
        <translation>Una línea por cada parte. Son las nuestras hasta que las cambies.</translation>
    </message>
    <message>
        <source>Own si&amp;tuations</source>
        <translation>Si&amp;tuaciones propias</translation>
    </message>
    <message>
        <source>A line for each. They come besides those with a tick.</source>
        <translation>Una línea por cada una. Se añaden a las que tienen marca.</translation>
    </message>
    <message>
        <source>Our lines again</source>
        <translation>Nuestras líneas otra vez</translation>
    </message>
    <message>
        <source>No situation is left for this face. Help goes on without one, and where one would ask for the face, its word does.</source>
        <translation>No queda ninguna situación para esta cara. La ayuda sigue sin ella y, donde la cara se pide con una situación, se pide con su palabra.</translation>
    </message>
    <message>
        <source>&amp;Emotion</source>
        <translation>&amp;Emoción</translation>
    </message>
    <message>
        <source>Our situations</source>
        <translation>Nuestras situaciones</translation>
    </message>
    <message>
        <source>Take a tick away, and that situation never comes.</source>
        <translation>Quita una marca, y esa situación no aparece nunca.</translation>
    </message>
    <message>
        <source>Up to {most} lines fit; there are {came}.</source>
        <translation>Caben hasta {most} líneas; hay {came}.</translation>
    </message>
    <message>
        <source>A line can have {most} letters; one has {came}.</source>
        <translation>Una línea puede tener {most} letras; una tiene {came}.</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Add…</source>
        <translation>Añadir…</translation>
    </message>
    <message>
        <source>Add a picture: {emotion}</source>
        <translation>Añadir una imagen: {emotion}</translation>
    </message>
    <message>
        <source>{name} holds no picture that can be read.</source>
        <translation>{name} no contiene ninguna imagen que se pueda leer.</translation>
    </message>
    <message>
        <source>Take out the picture {name}</source>
        <translation>Quitar la imagen {name}</translation>
    </message>
</context>
</TS>
