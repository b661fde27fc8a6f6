"""Which language a text is in: by its letters, then by its most common small words.

A guess for a refusal or a warning, no more. The words were chosen so that close languages differ.
"""

from __future__ import annotations

import re
from collections import Counter

_SMALL = {
    "en": "the and of to in that is was for with on are it as at by from this have not were their "
          "which but had has they you he she his her an who will be been said would there more",
    "fr": "le la les des et du une est que qui dans pour pas sur avec au par ce plus sont il elle "
          "ont être cette aux leur mais comme se en",
    "de": "der die das und ist nicht ein eine den von zu mit auf für im dem des sich auch es wird "
          "sind bei nach aus wie werden oder war hat",
    "es": "el los las una que por con para del se no es como más pero su sus al lo fue ha este "
          "son está entre desde sobre y",
    "it": "il di che è per non una con del della sono gli nel le alla dei più anche si ha come "
          "questo ma da dal delle nella",
    "pt": "o os que não uma para com do da dos das em no na por mais foi se como ao é são pelo "
          "pela tem à sua e",
    "nl": "de het een van en niet is dat op te voor met zijn die aan er om ook als bij door maar "
          "naar wordt werd uit hebben",
    "sv": "och att det som en på är av för med den inte till har de ett om från men så kan var "
          "vid efter när",
    "da": "og at det som en på er af for med den ikke til har de et om fra men så kan var ved "
          "efter når sig blev",
    "no": "og at det som en på er av for med den ikke til har de et om fra men så kan var ved "
          "etter når seg ble",
    "fi": "ja on ei se että oli hän mutta kun niin myös ovat joka kuin tai mukaan ole vain jo "
          "sen sekä",
    "pl": "w i na z się nie do że jest to o jak po przez za od ale dla są był oraz który jego "
          "tego",
    "cs": "a v na se je že to s z do o i ve by pro ale jako které jsou za po byl který od také",
    "tr": "ve bir bu da de için ile çok olarak olan daha gibi kadar sonra ne ama en var değil "
          "olduğu",
    "ro": "și de la în a cu pe că nu o un este din care pentru să mai se au dar fost sunt",
    "id": "yang dan di dengan untuk dari pada ini itu tidak dalam akan oleh juga ke telah "
          "adalah bahwa",
}  # fmt: skip
_SETS = {lang: frozenset(words.split()) for lang, words in _SMALL.items()}
_WORD = re.compile(r"[^\W\d_]+")
NAMES = {"en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian",
         "pt": "Portuguese", "nl": "Dutch", "sv": "Swedish", "da": "Danish", "no": "Norwegian",
         "fi": "Finnish", "pl": "Polish", "cs": "Czech", "tr": "Turkish", "ro": "Romanian",
         "id": "Indonesian", "ru": "Russian", "uk": "Ukrainian", "el": "Greek", "ar": "Arabic",
         "fa": "Persian", "he": "Hebrew", "hi": "Hindi", "zh": "Chinese", "ja": "Japanese",
         "ko": "Korean", "th": "Thai"}  # fmt: skip
_SCRIPTS = (("el", "Ͱ-Ͽ"), ("ru", "Ѐ-ӿ"), ("he", "\u0590-\u05ff"), ("ar", "\u0600-\u06ff"),
            ("hi", "\u0900-\u097f"), ("th", "\u0e00-\u0e7f"), ("ja", "\u3040-\u30ff"),
            ("ko", "\uac00-\ud7af"), ("zh", "\u4e00-\u9fff"))  # fmt: skip
_LETTERS = [(lang, re.compile(f"[{span}]")) for lang, span in _SCRIPTS]


def guess(text: str) -> str:
    """Return the language's two letters, or an empty string where too little speaks for one.

    >>> guess("The ferry stopped, and nobody in the town was asked.")
    'en'
    """
    sample = text[:20_000]
    letters = sum(c.isalpha() for c in sample)
    for lang, pattern in _LETTERS:
        if len(pattern.findall(sample)) > (0.1 if lang == "ja" else 0.4) * max(letters, 1):
            return _near(lang, sample)
    words = Counter(word.lower() for word in _WORD.findall(sample))
    total = sum(words.values())
    scores = sorted(((sum(words[w] for w in small), lang) for lang, small in _SETS.items()),
                    reverse=True)  # fmt: skip
    (best, lang), (second, _) = scores[0], scores[1]
    sure = total and best / total > 0.12 and best > 1.05 * second
    return lang if sure else ""


def _near(lang: str, sample: str) -> str:
    """Tell neighbours in one script apart by letters that only one of them has."""
    if lang == "ru" and re.search("[іїєґ]", sample):
        return "uk"
    if lang == "ar" and len(re.findall("[پچژگ]", sample)) > 3:
        return "fa"
    return lang
