"""English: the frames requests stand in, small talk beyond the plain words, and real words.

A frame ("I would like to know", "can you help me") carries the request that follows and says
nothing of it; without this "I don't know how to pay" would be a refusal.
"""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "frame": "i want to, i want to know, want to know, i wanna know, wanna know, i need to, need "
    "to, i have to, have to, i have got to, i got to, ive got to, i must, i am trying to, im "
    "trying to, trying to, i try to, i tried to, i would like to, id like to, would like to, i "
    "like to, would you like to, i wish to, wish to, i need to know, need to know, let me know, "
    "can you tell me, could you tell me, can u tell me, please tell me, tell me, would you tell "
    "me, do you know, do u know, may i know, can i know, i would like to know, like to know, id "
    "like to know, i dont know, i do not know, dont know, do not know, i dont know how to, i do "
    "not know how to, i dont know how i can, i do not know how i can, dont know how, i dont know "
    "what to do to, i do not know what to do to, i dont know what i have to do to, i do not know "
    "what i have to do to, what do i have to do to, what do i need to do to, what should i do to, "
    "what to do to, how can i do it, how do i do it, how do i go about, how to go about, i need "
    "help, need help, i need help to, i need help with, i want help, want help, help me, help me "
    "to, help to, help with, can you help me, could you help me, can you help, could you help, "
    "can u help me, would you help me, will you help me, can ya help me, i need assistance, need "
    "assistance, i want assistance, want assistance, need some help, i need some help, i need "
    "your help, assistance to, assistance with, i am looking to, im looking to, looking to, i was "
    "wondering, wondering if, i wonder, i am wondering, im wondering, is it possible to, would it "
    "be possible to, is there a way to, i want information about, i want information on, "
    "information about, want info on, inform me, explain, show me how to, kindly tell me, guide "
    "me, i am going to, im going to, going to, i am able to, am i able to, is it possible, i have "
    "a question about, have a question about, a question about, question about, questions about, "
    "regarding, about my, see if, check if, check whether, see whether, check to see, find out, "
    "to know, know about, i dont understand, i do not understand, i cant figure out, figure out, "
    "wanted to know, wanted to ask, i want to ask, can i ask, want to check, i want to check, i "
    "have to check, i have to see, i need to see, i want to see if, help me see, help me check, "
    "learn more about",
    "agree": "makes sense, that makes sense, definite yes, true, truth, truthful, accurate, "
    "factual, valid, do that, that would be great, that would be good, sounds nice, very well, "
    "for real, that works, thatd be great, thatll work, not wrong, no doubt, without a doubt, "
    "great, cool",
    "disagree": "prefer not, id prefer not, false, untrue, not true, isnt true, not that, not "
    "that one, not this one, not those, ill pass, i will pass, pass on that, nada, negatory, no "
    "sir, no maam, no can do, hard no, hell no, heck no, not it, thats not it, not factual, not "
    "accurate, inaccurate, you are wrong, youre wrong, that is wrong, thats a lie, i meant no, i "
    "said no, not likely, not a chance, under no circumstances, not happening, not interested, id "
    "rather not, i refuse, nay, naw, noo",
    "pleasant": "nice, pleasure, pleasant, enjoyed, enjoy, glad, happy, fun, great, good, cool, "
    "lovely, wonderful, awesome, delightful",
    "conversed": "talking to you, talk to you, talking with you, talk with you, chatting with "
    "you, chat with you, speaking with you, speaking to you, speak with you, speak to you, "
    "meeting you, meet you, conversing with you, converse with you, conversation, conversation "
    "with you, chatting with me, talking with me, talk, chat, catch up, catching up, catch up "
    "with you, hearing from you, helping me today, our talk, our chat",
    "thanks": "thank, thank ya, thankful, gratitude, thanking, i owe you, youre the best, you "
    "are the best, youre awesome, you are awesome, youre great, you are great, youre a lifesaver, "
    "big help, great help, very helpful, so helpful, real helpful, was helpful, thats helpful, "
    "you helped me, youve helped me, helped me out, kind of you, so kind, appreciative, "
    "appreciate, thanx, thankss, good answer, you rock, thanks for the help, thanks for your "
    "help, thank you for the information, thank you for the info, thank you for your help, thanks "
    "for the info, thanks for the information, answer was good, answer was helpful, much thanks, "
    "many thanks, bless you",
    "bye": "peace out, catch you later, catch you around, see ya later, see you around, see you "
    "later, see you soon, see you again, see ya soon, laters, til later, until later, talk to you "
    "later, talk to you soon, talk soon, speak soon, i have to go, i got to go, gotta go, gotta "
    "run, ive got to run, ive got to go, i must go, im leaving, i am leaving, im off, signing "
    "off, im out, have a good one, have a nice one, have a good night, have a great night, have a "
    "good evening, have a nice evening, have a good weekend, have a nice weekend, so long, adios, "
    "ciao, au revoir, ta ta, toodles, cheerio, take it easy, take care of yourself, goodby, bye "
    "for now, that will do bye, keep in touch",
    "greet": "hihi, hullo, heyo, ello, ahoy, ahoy hoy, aloha, hola, bonjour, namaste, salam, "
    "gday, good day to you, hi buddy, hello buddy, hey buddy, nice to meet you, pleased to meet "
    "you, good to see you, nice to see you, great to see you, top of the morning, heya there, hi "
    "again, hello again",
    "how_are_you": "how ya doing, how ya doin, how you doing, how you doin, how are ya, how have "
    "you been, how ya been, how you been, hows life, how is life, hows your day, how is your day, "
    "how was your day, hows everything, how is everything, how goes it, hows it hanging, how are "
    "things, hows things, how are you feeling, how do you feel, you ok, you okay, are you ok, are "
    "you okay, are you well, are you doing ok, are you doing okay, are you doing well, whats new, "
    "what is new, whats happening, wassup, wazzup, waddup, whats good, what is up, whats going "
    "on, what is going on, is everything ok, is everything okay, have you been well, what have "
    "you been up to, how is your day going, hows your day going, hows your week, hows your night, "
    "hows your evening, hows your morning, is your day going well",
    "bot": "are you alive, are you really a human, are you really human, are you an actual "
    "person, are you a live person, are you living, are you a program, are you a real human, r u "
    "real, artificial intelligence, are you artificial, human or a computer, human or a bot, "
    "human or robot, person or a computer, person or an ai, person or a robot, person or a bot, "
    "human or an ai, whats your name, what is your name, who am i talking to, who am i speaking "
    "to, who am i chatting with, who am i speaking with, who am i talking with",
}

#: Real words near ones of the lexicon: not to be taken for their misspelling.
REAL = """
score scores shots spell spelled spelling sided side sides restoring turn turns shown chose chosen
personal flour baking bake baked statue shark blood bloody butter texas vegas chase plane plates
peace foods bulls stays building filing file filed swapping months nights passed passing leaving
leave wells treating create created creating charge charges chance chances field fields fifth
signs sign signed single sings sing spring strong string change count counts county country court
course courses cover covers cross crown crowd cream dream dreams drink drinks drive driver driving
earth early earn earned either eight energy engine enter events every exact exist extra faith
false fancy father fault favor fence fever fight final finger flame flash fleet flesh floor focus
force forest forget form former forty found frame france fresh front fruit funny giant glass globe
grace grade grain grand grant grass grave green greek group grown guard guess guest guide habit
happen hearts heavy horse hotel human humans ideal image index inner input issue japan joint judge
juice knife known label labor later laugh layer learn least leg legal lemon level light limit
lines lived local loose lower lucky lunch magic major march marry match maybe mayor meal mean
meant media metal might minor mixed model month moral motor mount mouse mouth movie music named
nerve never night noise north noted novel nurse ocean often order organ other owner paint panel
paper parents parts patch phase phone piano piece pilot pitch plain plans plant point pound power
press pride prime print prior prize proof proud queen quick quiet quote radio raise range rapid
ratio reach react ready realm rebel refer relax reply rifle rival river roman rough round route
royal rural scale scene scope sense serve seven shall shame sheep sheet shelf shell shift shock
shoot short sight since sixth sixty skill sleep slice slide small smart smell smile smoke solid
solve sorry speak speed spend spent sport staff stand stick still stock stuff table taken tales
teeth tells tends terms tests texts theme thing think those touch tower track trade trail train
trend trust truth twice under union unity until upper urban usage usual value video vital voice
waste watch water whole woman works world worry worse worst worth would wound wrist write wrong
yards years yield young youth trees trips truck trunk stars start state stats weeks weird wheat
wheel marks masks bands banks bears beats birds board boats bones books boots boxes brain brand
break brick bride brief bring broad brush build burnt buyer cable camps candy cards cared cases
catch cause cells chain chair chart cheap check cheek chess chest chief child claim class clean
clear clerk click climb clock cloth cloud coach coast coins color comes stain placed places plenty
player players played playing please pleased seattle relate relates related breed breeds earnings
earning gained gain socks stocks acid gains begin began checking checked switching switched
updating updated closing closed retrieve retrieving retrieved submitted enjoyable prefer makes
resume against organization entered entering choosing using used uses try tries lockdown pandemic
everywhere almost definite definitely covid virus quarantine curfew situation period happened
requested request recovery remaining fiance saying shower rating america american circle korea
russia paris phrase require consider released males directly boost sparks
"""
