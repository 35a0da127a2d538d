"""Which models this deployment asks, in order."""

from handsel.config.environment import Environment
from handsel.modules.assistant.registry import ThinkerSettings


def thinker_settings(environment: Environment) -> list[ThinkerSettings]:
    """The models with a key and a name; none leaves the house engine alone."""
    configured = [
        ThinkerSettings(
            provider="openai",
            base_url=environment.openai_base_url,
            api_key=environment.openai_api_key,
            model=environment.openai_model,
        ),
        ThinkerSettings(
            provider="anthropic",
            base_url=environment.anthropic_base_url,
            api_key=environment.anthropic_api_key,
            model=environment.anthropic_model,
        ),
    ]
    return [one for one in configured if one.api_key.get_secret_value() and one.model]
