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
        <source>{camera} gives damaged pictures. Try another cable or socket, or ask for smaller pictures.</source>
        <translation>La cámara {camera} da imágenes dañadas. Prueba otro cable u otra entrada, o pide imágenes más pequeñas.</translation>
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
    <name>Detector</name>
    <message>
        <source>the face detector cannot be loaded from {path} ({error}); &apos;emomirror doctor&apos; tells what is missing</source>
        <translation>no se puede cargar el detector de caras de {path} ({error}); «emomirror doctor» dice qué falta</translation>
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
        <source>Fit {fit}. Repeatable: {stability}. Hiding the fifth of the face that counts most takes {top} of 100 points, hiding any other fifth {random}.</source>
        <translation>Ajuste: {fit}. Repetible: {stability}. Tapar el quinto de la cara que más cuenta quita {top} de 100 puntos; tapar otro quinto cualquiera, {random}.</translation>
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
        <source>Tab moves from control to control, Space presses the one that is marked. Click a face to read another person.</source>
        <translation>El tabulador pasa de un control a otro y la barra espaciadora pulsa el que está marcado. Haz clic en una cara para leer la de otra persona.</translation>
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
        <source>No face in the picture.</source>
        <translation>No hay ninguna cara en la imagen.</translation>
    </message>
    <message>
        <source>One face in the picture.</source>
        <translation>Hay una cara en la imagen.</translation>
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
        <source>there is no model file {path}</source>
        <translation>no existe el archivo de modelo {path}</translation>
    </message>
    <message>
        <source>{path} is not a whole ONNX model ({error})</source>
        <translation>{path} no es un modelo ONNX completo ({error})</translation>
    </message>
    <message>
        <source>{path} does not fit this program: for any number of faces it should take and give {expected}; the file takes and gives {came}</source>
        <translation>{path} no sirve para este programa: para cualquier número de caras debería recibir y dar {expected}; el archivo recibe y da {came}</translation>
    </message>
    <message>
        <source>{path} fails at reading a face ({error})</source>
        <translation>{path} falla al leer una cara ({error})</translation>
    </message>
    <message>
        <source>{path} does not answer with probabilities: for two faces it gave {scores}</source>
        <translation>{path} no responde con probabilidades: para dos caras ha dado {scores}</translation>
    </message>
    <message>
        <source>{path} does not say what it takes and answers; choose a file that &apos;emomirror-train export&apos; has written</source>
        <translation>{path} no dice qué recibe ni qué responde; elige un archivo escrito por «emomirror-train export»</translation>
    </message>
    <message>
        <source>{path} does not fit this program: {name} should be {expected}, but the file has {came}</source>
        <translation>{path} no sirve para este programa: {name} debería ser {expected}, pero el archivo tiene {came}</translation>
    </message>
    <message>
        <source>{path}: threshold must be in 0..1; the file has {threshold}</source>
        <translation>{path}: threshold debe estar entre 0 y 1; el archivo tiene {threshold}</translation>
    </message>
    <message>
        <source>{path}: its metadata cannot be read ({error})</source>
        <translation>{path}: no se pueden leer sus metadatos ({error})</translation>
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
        <translation>Todo ocurre en este ordenador. No se envía a ningún sitio ninguna imagen ni ningún resultado, y no se guarda ninguna imagen, salvo las que guardes tú.</translation>
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
        <source>{file} is not a picture that can be read: it is damaged or of another kind. Expected JPEG, PNG, WebP, BMP or TIFF.</source>
        <translation>{file} no es una imagen que se pueda leer: está dañado o es de otro tipo. Se espera JPEG, PNG, WebP, BMP o TIFF.</translation>
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
        <translation>Las imágenes se miran en este ordenador y se olvidan al momento. Solo queda lo que guardas tú.</translation>
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
        <source>The records in {path} are those of a newer Emomirror and stay as they are. Start the newer one to see them. Practising is possible, but it will not be kept.</source>
        <translation>Los registros de {path} son de un Emomirror más nuevo y se quedan como están. Abre el más nuevo para verlos. Se puede practicar, pero no se guardará.</translation>
    </message>
    <message>
        <source>In the place of the file {path} there is a folder. Move it away, and start again. Practising is possible, but it will not be kept.</source>
        <translation>En el lugar del archivo {path} hay una carpeta. Muévela a otro sitio y vuelve a empezar. Se puede practicar, pero no se guardará.</translation>
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
        <source>Another window of Emomirror is using the records in {path} and does not come to an end. Close it, and try again.</source>
        <translation>Otra ventana de Emomirror está usando los registros de {path} y no termina. Ciérrala y vuelve a intentarlo.</translation>
    </message>
    <message>
        <source>The records in {path} are damaged. Close Emomirror and start it again: it sets them aside and recovers what it can.</source>
        <translation>Los registros de {path} están dañados. Cierra Emomirror y vuelve a abrirlo: los aparta y recupera lo que puede.</translation>
    </message>
    <message>
        <source>This belongs to a person or a session that is no longer in the records; it may have been erased in another window.</source>
        <translation>Esto es de una persona o una sesión que ya no está en los registros; quizá se haya borrado en otra ventana.</translation>
    </message>
    <message>
        <source>The records in {path} cannot be used ({reason}). Practising is possible, but it will not be kept.</source>
        <translation>No se pueden usar los registros de {path} ({reason}). Se puede practicar, pero no se guardará.</translation>
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
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Leer</translation>
    </message>
    <message>
        <source>Looking far takes more of the computer&apos;s time; leave it off at a desk.</source>
        <translation>Mirar lejos da más trabajo al ordenador; no hace falta en un escritorio.</translation>
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
        <source>star</source>
        <translation>estrella</translation>
    </message>
    <message>
        <source>sun</source>
        <translation>sol</translation>
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
    <name>Source</name>
    <message>
        <source>No source was named.</source>
        <translation>No se ha indicado ninguna fuente.</translation>
    </message>
    <message>
        <source>{address} is an address, and Emomirror reads only what is on this machine.</source>
        <translation>{address} es una dirección, y Emomirror solo lee lo que está en este ordenador.</translation>
    </message>
    <message>
        <source>No camera was found. Plug one in.</source>
        <translation>No se ha encontrado ninguna cámara. Enchufa una.</translation>
    </message>
    <message>
        <source>No camera was found, {camera} neither.</source>
        <translation>No se ha encontrado ninguna cámara; {camera} tampoco.</translation>
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
</TS>
