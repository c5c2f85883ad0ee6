"""What practice says to the person practising: what is asked for, and the help that words can give.

The words are literal and in the present tense. They say what a face does or looks like, never what
somebody feels. Each is a whole sentence, since languages bend the words around an emotion's name.
"""

from __future__ import annotations

from dataclasses import dataclass

from emomirror.emotions import Emotion
from emomirror.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Situation:
    """Something that happens, in which many faces look like the emotion asked for.

    Attributes:
        key: names it in plans and reports, in which it must not change; unique over all emotions.
        text: what happens, in one sentence.
    """

    key: str
    text: Sentence


def asked(emotion: Emotion) -> Sentence:
    """What the person is asked to do."""
    match emotion:
        case Emotion.ANGER:
            return Sentence("Practice", "Show an angry face")
        case Emotion.DISGUST:
            return Sentence("Practice", "Show a disgusted face")
        case Emotion.FEAR:
            return Sentence("Practice", "Show a scared face")
        case Emotion.HAPPINESS:
            return Sentence("Practice", "Show a happy face")
        case Emotion.SADNESS:
            return Sentence("Practice", "Show a sad face")
        case Emotion.SURPRISE:
            return Sentence("Practice", "Show a surprised face")
        case Emotion.NEUTRAL:
            return Sentence("Practice", "Show a calm face")


def name_of_face(emotion: Emotion) -> Sentence:
    """What a child calls a face that looks like the emotion: ``happy``, where the mirror says
    ``happiness``."""
    match emotion:
        case Emotion.ANGER:
            return Sentence("Kind of face", "angry")
        case Emotion.DISGUST:
            return Sentence("Kind of face", "disgusted")
        case Emotion.FEAR:
            return Sentence("Kind of face", "scared")
        case Emotion.HAPPINESS:
            return Sentence("Kind of face", "happy")
        case Emotion.SADNESS:
            return Sentence("Kind of face", "sad")
        case Emotion.SURPRISE:
            return Sentence("Kind of face", "surprised")
        case Emotion.NEUTRAL:
            return Sentence("Kind of face", "calm")


def parts(emotion: Emotion) -> tuple[Sentence, ...]:
    """Which parts of the face move and where to, from the top of the face down.

    They follow EMFACS, whose action units (AU) are for

    - anger 4 brows lowered, 5 upper lids raised, 7 lids tightened, 23 lips tightened;
    - disgust 9 nose wrinkled, 15 corners of the lips lowered, 16 lower lip lowered;
    - fear 1 and 2 brows raised, 4 brows drawn together, 5, 20 lips stretched, 26 jaw dropped;
    - happiness 6 cheeks raised, 12 corners of the lips raised;
    - sadness 1 inner brows raised, 4, 15;
    - surprise 1, 2, 5, 26;
    - neutral none.
    """
    match emotion:
        case Emotion.ANGER:
            return (
                Sentence("Practice", "Brows: they go down and together"),
                Sentence("Practice", "Eyes: they open, and the lids get tight"),
                Sentence("Practice", "Mouth: the lips get tight and thin"),
            )
        case Emotion.DISGUST:
            return (
                Sentence("Practice", "Nose: it goes up and gets wrinkles"),
                Sentence("Practice", "Mouth: the corners and the lower lip go down"),
            )
        case Emotion.FEAR:
            return (
                Sentence("Practice", "Brows: they go up and together"),
                Sentence("Practice", "Eyes: they open wide"),
                Sentence("Practice", "Mouth: it opens, and the corners go to the sides"),
            )
        case Emotion.HAPPINESS:
            return (
                Sentence("Practice", "Eyes: they get smaller, because the cheeks go up"),
                Sentence("Practice", "Mouth: the corners go up"),
            )
        case Emotion.SADNESS:
            return (
                Sentence("Practice", "Brows: the ends near the nose go up and together"),
                Sentence("Practice", "Mouth: the corners go down"),
            )
        case Emotion.SURPRISE:
            return (
                Sentence("Practice", "Brows: they go up"),
                Sentence("Practice", "Eyes: they open wide"),
                Sentence("Practice", "Mouth: it opens, and the chin goes down"),
            )
        case Emotion.NEUTRAL:
            return (
                Sentence("Practice", "Brows: they rest"),
                Sentence("Practice", "Eyes: they are open and rest"),
                Sentence("Practice", "Mouth: it is closed and rests"),
            )


def situations(emotion: Emotion) -> tuple[Situation, ...]:
    """Situations to picture, of which an adult may leave out any: people differ in what they make
    of them."""
    match emotion:
        case Emotion.ANGER:
            return (
                Situation(
                    "tower", Sentence("Situation", "Someone knocks over the tower you built.")
                ),
                Situation(
                    "toy-taken", Sentence("Situation", "Someone takes your toy and does not ask.")
                ),
                Situation(
                    "queue",
                    Sentence("Situation", "You wait in a line, and someone goes in front of you."),
                ),
                Situation("drawn-over", Sentence("Situation", "Someone draws on your picture.")),
                Situation(
                    "game-stops",
                    Sentence("Situation", "Your game stops before you are done."),
                ),
                Situation(
                    "blamed",
                    Sentence("Situation", "Someone says you broke a cup, but you did not."),
                ),
            )
        case Emotion.DISGUST:
            return (
                Situation(
                    "sour-milk", Sentence("Situation", "You open the milk, and it smells sour.")
                ),
                Situation("bin", Sentence("Situation", "You open a bin full of old food.")),
                Situation(
                    "worm", Sentence("Situation", "You bite into an apple and see a worm in it.")
                ),
                Situation("mould", Sentence("Situation", "You see green mould on your bread.")),
                Situation(
                    "chewing-gum", Sentence("Situation", "You touch old chewing gum under a table.")
                ),
                Situation("hair", Sentence("Situation", "You find a hair in your soup.")),
            )
        case Emotion.FEAR:
            return (
                Situation("thunder", Sentence("Situation", "You hear loud thunder close by.")),
                Situation(
                    "dark", Sentence("Situation", "The light goes out, and the room is dark.")
                ),
                Situation("dog", Sentence("Situation", "A big dog barks at you.")),
                Situation("height", Sentence("Situation", "You stand very high up and look down.")),
                Situation("wasp", Sentence("Situation", "A wasp flies close to your face.")),
                Situation(
                    "noise", Sentence("Situation", "You are in bed and hear a strange noise.")
                ),
            )
        case Emotion.HAPPINESS:
            return (
                Situation("present", Sentence("Situation", "Someone gives you a present.")),
                Situation("game", Sentence("Situation", "You play your favourite game.")),
                Situation("meal", Sentence("Situation", "You eat your favourite food.")),
                Situation("friend", Sentence("Situation", "Someone you like comes to see you.")),
                Situation("done", Sentence("Situation", "You finish a long puzzle.")),
                Situation("song", Sentence("Situation", "You hear the song you like best.")),
            )
        case Emotion.SADNESS:
            return (
                Situation(
                    "ice-cream", Sentence("Situation", "Your ice cream falls on the ground.")
                ),
                Situation("toy-broken", Sentence("Situation", "Your favourite toy is broken.")),
                Situation("toy-lost", Sentence("Situation", "You cannot find your favourite toy.")),
                Situation(
                    "rain",
                    Sentence("Situation", "You want to go to the park, but it rains all day."),
                ),
                Situation("goodbye", Sentence("Situation", "Someone you like goes home.")),
                Situation("moving", Sentence("Situation", "Your friend moves to another town.")),
            )
        case Emotion.SURPRISE:
            return (
                Situation("balloon", Sentence("Situation", "A balloon pops next to you.")),
                Situation("box", Sentence("Situation", "You open a box, and a toy jumps out.")),
                Situation(
                    "rabbit",
                    Sentence("Situation", "You come home, and a rabbit sits on your chair."),
                ),
                Situation(
                    "snow",
                    Sentence(
                        "Situation", "You look out of the window, and all is white with snow."
                    ),
                ),
                Situation(
                    "visit",
                    Sentence("Situation", "You open the door and see a friend from far away."),
                ),
                Situation(
                    "magic",
                    Sentence("Situation", "Someone does a magic trick, and the coin is gone."),
                ),
            )
        case Emotion.NEUTRAL:
            return (
                Situation(
                    "bus", Sentence("Situation", "You sit in a bus and look out of the window.")
                ),
                Situation("teeth", Sentence("Situation", "You brush your teeth.")),
                Situation("traffic-light", Sentence("Situation", "You wait at a traffic light.")),
                Situation("shoes", Sentence("Situation", "You put on your shoes.")),
                Situation("pencils", Sentence("Situation", "You put your pencils into their box.")),
                Situation("washing", Sentence("Situation", "You wash your hands.")),
            )


def model_help(emotion: Emotion) -> Sentence:
    """What is said when the adult shows the face."""
    match emotion:
        case Emotion.ANGER:
            return Sentence("Practice", "Look at the person with you. Show the same angry face.")
        case Emotion.DISGUST:
            return Sentence(
                "Practice", "Look at the person with you. Show the same disgusted face."
            )
        case Emotion.FEAR:
            return Sentence("Practice", "Look at the person with you. Show the same scared face.")
        case Emotion.HAPPINESS:
            return Sentence("Practice", "Look at the person with you. Show the same happy face.")
        case Emotion.SADNESS:
            return Sentence("Practice", "Look at the person with you. Show the same sad face.")
        case Emotion.SURPRISE:
            return Sentence(
                "Practice", "Look at the person with you. Show the same surprised face."
            )
        case Emotion.NEUTRAL:
            return Sentence("Practice", "Look at the person with you. Show the same calm face.")
