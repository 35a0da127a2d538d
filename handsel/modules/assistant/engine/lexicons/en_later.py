"""English: putting a decision off, and a card that does not do its work."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "later": "im broke, i am broke, broke until, broke till, cant afford it, cannot afford it, "
    "until payday, till payday, short of cash, next week maybe, next month maybe, maybe next "
    "week, maybe next month, ill get back to you, i will get back to you, ill come back, i will "
    "come back, let me check with, i have to check with, i need to check with, i want to check "
    "with, i should check with, have to check with, need to check with, want to check with, "
    "maybe later, perhaps later, later maybe, later then, not right now, not now, not yet, not "
    "today, maybe tomorrow, perhaps tomorrow, another time, another day, some other time, some "
    "other day, next time, next time maybe, maybe next time, think about it, think about that, "
    "think it over, think this over, have a think, need to think, let me think, ill think, i "
    "will think, thinking about it, still thinking, still deciding, still undecided, undecided, "
    "not decided, havent decided, have not decided, not made up my mind, make up my mind, cant "
    "decide, cannot decide, not sure yet, im not sure yet, sleep on it, mull it over, ask my "
    "wife, ask my husband, ask my partner, ask my mum, ask my mom, ask my mother, ask my dad, "
    "ask my boss, ask my friend, ask my sister, ask my brother, ask my girlfriend, ask my "
    "boyfriend, ask my colleague, ask my colleagues, ask my kids, ask my daughter, ask my son, "
    "ask the kids, ask the others, ask at home, check with my, check with the, talk to my wife, "
    "talk to my husband, talk to my partner, talk to my mum, talk to my boss, talk it over, "
    "speak to my wife, speak to my husband, speak to my partner, run it by my, run it past my, "
    "discuss it with my, see what my, get back to you, come back to you, come back to this, "
    "come back later, be back later, ill be back, i will be back, be right back, brb, back in a "
    "minute, back in a bit, let you know, ill let you know, i will let you know, ill write "
    "again, write again later, message you later, give me a minute, give me a moment, give me a "
    "second, give me a sec, give me some time, give me time, need a minute, need a moment, need "
    "some time, need more time, one minute, one moment, one second, one sec, just a minute, "
    "just a moment, just a second, just a sec, bear with me, hang on, hold on, wait a minute, "
    "wait a moment, wait a second, wait a sec, just looking, only looking, im just looking, "
    "just browsing, only browsing, looking around, just having a look, in a bit, a bit later, "
    "in a while, later today, this evening maybe, no rush, no hurry, find my card, find my "
    "wallet, find my purse, find my bank card, find my credit card, get my card, get my wallet, "
    "get my purse, get my bank card, get my credit card, grab my card, grab my wallet, grab my "
    "purse, fetch my card, fetch my wallet, fetch my purse, look for my card, look for my "
    "wallet, looking for my card, looking for my wallet, looking for my purse, searching for my "
    "card, searching for my wallet, forgot my card, forgot my wallet, left my card, left my "
    "wallet, havent got my card, dont have my card, wait for payday, when i get paid",
    "payment": "card said no, card says no, card got, card gets, card was, card is, card isnt, "
    "card wont, card keeps, card has, card said, card says, card didnt, card doesnt, card not, "
    "card failed, card declined, card rejected, take my card, takes my card, wont take my card, "
    "will not take my card, wouldnt take my card, doesnt take my card, didnt take my card, not "
    "taking my card, wont accept my card, wont read my card, bank card, her card, his card, our "
    "card, new card, other card, this card, card payment, card number, card reader, card "
    "machine, took my money, taken my money, took the money, taken the money, money left my "
    "account, money has gone, money is gone, money was taken",
    "declined": "card said no, card says no, card not working, card failed, card declined, card "
    "rejected, doesnt go through, does not go through, isnt going through, is not going "
    "through, cant go through, says unpaid, shows unpaid, still unpaid, says not paid, still "
    "says unpaid, take my card, takes my card, wont take my card, will not take my card, "
    "wouldnt take my card, doesnt take my card, didnt take my card, not taking my card, wont "
    "accept my card, wont read my card, said no, says no, is saying no, keeps saying no, got "
    "rejected, gets rejected, keeps rejecting, keeps getting declined, got declined, gets "
    "declined, bounced, bounces, isnt accepted, wont go, wont take, wont accept, will not take, "
    "will not accept, doesnt take, does not take, not taking, refuses, refusing, does not like "
    "my card, doesnt like my card, not recognised, not recognized, not valid, invalid, expired "
    "card, card expired, card has expired, is blocked, is frozen",
    "pay_way": "take card, take cards, take card payments, accept card, accept cards, pay by "
    "card, pay with card, card payments, contactless, take cash, accept cash",
    "no": "i dont want anything, dont want anything, dont need anything, i dont need anything, i "
    "dont want any, nothing for me, nothing for now, nothing today, not for me, not for us",
    "late": "still nothing, nothing yet, heard nothing, nothing came, nothing has come, nothing "
    "arrived, nothing has arrived, no sign of, nothing so far",
    "frame": "i left my, ive left my, i have left my",
    "trouble": "broke, broke off, broke apart, broke down, left my, left it in the, left it "
    "outside, left outside, left it with, squashed, soggy, burnt, burned, undercooked, melted, "
    "dented, went off, gone off, tastes off, tasted off, smells off, tastes awful, tasted "
    "awful, not fresh, was dry, was raw, inedible, upside down, sick after, ill after",
    "made_of": "nut free, nuts free, dairy free, lactose free, egg free, eggs free, sugar free, "
    "wheat free, soy free, contain, contains, containing, allergic, allergic to, coeliac, "
    "celiac, halal, kosher",
    "twice": "charged two times, charged me two times, charged me double, double charged, took it "
    "twice, took the money twice, took my money twice, paid two times, paid double, debited "
    "twice, two payments, 2 payments, charged me again, took it again",
}
