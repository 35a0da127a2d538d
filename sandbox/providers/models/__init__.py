"""Model providers: the wire formats of OpenAI and Anthropic over scripted answers."""

from sandbox.providers.models.anthropic import Anthropic
from sandbox.providers.models.openai import OpenAI

__all__ = ["Anthropic", "OpenAI"]
