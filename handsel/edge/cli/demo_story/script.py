"""What the customer of the demo says, in order: the step's name and the words."""

CHAT = (
    ("greeted", "Hi there!"),
    ("price asked", "How much is the large sourdough loaf?"),
    ("first added", "Lovely, I'll take two large sourdough loaves please"),
    ("second added", "Please add a single cinnamon bun too"),
    ("changed", "Actually, make that three"),
)
CHECKOUT = ("summary shown", "That's everything, I'd like to check out")
YES = "Yes please"
