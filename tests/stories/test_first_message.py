"""A worker's first customer waits no longer than the others."""

import subprocess
import sys

AFTER_THE_WARM_UP = """
import os, re
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handsel.config.settings")
import django
django.setup()
from handsel.flows.answer.compose import compose
from handsel.flows.answer.warming import warm_up
from handsel.modules.assistant.engine import think
from handsel.modules.assistant.tests.cards import turn

if {is_warm}:
    warm_up()
compile, compiled = re.compile, []
re.compile = lambda *given: compiled.append(given) or compile(*given)
context = turn("¡Hola! ¿Cuánto cuesta la taza azul?", "Eres un idiota.", "Ruf mich an, du Depp")
compose(think(context).proposal, (), context=context)
print(len(compiled))
"""


def compiled(*, is_warm: bool) -> int:
    script = AFTER_THE_WARM_UP.format(is_warm=is_warm)
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return int(told.stdout)


def test_no_lexicon_is_left_to_be_compiled_for_a_customer() -> None:
    assert compiled(is_warm=False) > 20
    assert compiled(is_warm=True) == 0
