"""English."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "greet": "hi, hello, hey, hiya, heya, hey there, hi there, hello there, howdy, "
    "greetings, yo, good morning, good afternoon, good evening, good day, "
    "morning, evening, afternoon, 👋",
    "how_are_you": "how are you, how are u, how r u, how are you doing, hows it going, how is "
    "it going, whats up, what's new, sup, how do you do, how have you been",
    "thanks": "thanks, thank you, thank u, thankyou, thx, thnx, tnx, ty, tysm, cheers, "
    "ta, much obliged, appreciate it, i appreciate, appreciated, grateful, 🙏",
    "bye": "bye, goodbye, good bye, bye bye, see you, see ya, cya, good night, "
    "goodnight, farewell, take care, have a nice day, have a good day, have a "
    "great day, talk later, until next time, ttyl",
    "bot": "are you a bot, are you a robot, are you a machine, are you a computer, are "
    "you an ai, are you ai, are you a human, are you human, are you a person, "
    "are you a real person, are you real, are you automated, is this a bot, is "
    "this a robot, is this an ai, is this automated, is this a human, is this a "
    "real person, is anyone there, anyone there, is this a person, am i talking to a bot, am "
    "i talking to a robot, am i talking to a machine, am i talking to a human, "
    "am i talking to a person, am i talking to a real person, am i speaking to "
    "a human, am i speaking to a person, am i speaking to a real person, am i "
    "chatting with a bot, am i chatting with a human, am i speaking with a "
    "human, am i speaking with a bot, who are you, what are you, chatbot, "
    "robot, bot, who made you, who built you, do you sleep, are you chatgpt, r "
    "u a bot, are u a bot, u a bot, r u human, r u real, are u real",
    "yes": "yes, yeah, yea, yep, yup, ye, yah, aye, y, sure, sure thing, ok, okay, "
    "okey, k, kk, oki, alright, all right, of course, certainly, absolutely, "
    "definitely, indeed, correct, thats correct, right, thats right, that is "
    "right, confirm, confirmed, i confirm, go ahead, go on, go for it, do it, "
    "lets do it, lets go, please do, sounds good, sounds great, looks good, "
    "looks right, looks great, all good, thats fine, that is fine, fine, fine "
    "by me, works for me, agreed, i agree, deal, perfect, why not, by all "
    "means, yes i do, i do, for sure, affirmative, approved, exactly, yessir, "
    "thats perfect, its correct, it is correct, thats good, place it, proceed, "
    "👍, 👌, ✅",
    "no": "no, nope, nah, na, no thanks, no thank you, not really, not now, not yet, "
    "never mind, nevermind, nvm, n, negative, i dont think so, dont think so, "
    "absolutely not, no way, not at all, of course not, certainly not, "
    "definitely not, rather not, dont, do not, not right, thats wrong, thats "
    "not right, not correct, incorrect, leave it, forget it, forget about it, "
    "not today, maybe later, 👎, ❌",
    "soft": "please, pls, plz, plss, now, then, so, well, oh, ah, um, uh, hm, hmm, "
    "great, good, nice, cool, lovely, brilliant, awesome, excellent, wonderful, "
    "super, amazing, kindly, the, a, an, my, i, im, ill, it, its, that, thats, "
    "this, that is, this is, it is, everything is, all is, all, you can, i "
    "would like, id like, i want, would like, very much, so much, order, "
    "everything, here, done, im ready, ready, love, dear, mate, sir, madam, "
    "maam, guys, send me the link, send the link, send it, link, purchase, here "
    "you go, lets, go, for me, thank you, thanks, thx, ty, cheers, thank u, "
    "thankyou, to confirm, to order, to buy, with it, with that, hi, hello, "
    "hey, 😊, 🙂, 😀, 😃, ❤, 🎉, 👏, 🙏",
    "please": "please, pls, plz, plss, kindly",
    "but": "but, except, however, actually, wait, hold on, hang on, one moment, one "
    "sec, although, unless, only if, if, before",
    "not": "not, dont, do not, doesnt, does not, didnt, did not, cant, cannot, can "
    "not, wont, will not, isnt, is not, arent, wasnt, havent, have not, hasnt, "
    "without, never, no longer, not anymore, wouldnt, shouldnt, couldnt, aint, "
    "neither, nor",
    "praise": "love it, i love, beautiful, gorgeous, so pretty, well done, great job, "
    "good job, delicious, yummy, looks amazing, stunning, so cute, impressive",
    "what": "what, whats, wat, what is, what are",
    "which": "which, which one, which ones",
    "where": "where, wheres, where is, where are",
    "when": "when, whens, when is, when will, what day, what date, by when, eta",
    "day": "today, tomorrow, tonight, monday, tuesday, wednesday, thursday, friday, "
    "saturday, sunday, mon, tue, wed, thu, fri, sat, sun, weekend, this week, "
    "next week, mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, "
    "sundays, for tomorrow, christmas, easter",
    "how": "how, hows, how do i, how can i, how to",
    "how_long": "how soon, how long, how many days, how much time, how fast, how quickly",
    "why": "why, whys, how come, what for",
    "can": "can i, can you, can u, could you, could i, could u, may i, do you, do u, "
    "are you able, is it possible, is there, are there, will you, would you, "
    "can we, can, could",
    "help": "help, help me, assist, assistance, support, i have a question, i have "
    "question, a question",
    "want": "want, wants, wanted, wanna, need, i need, would like, id like, i would "
    "like, i d like, interested in, in the market for, id love, i would love, "
    "gimme, give me, get me, can i get, can i have, could i get, could i have, "
    "may i have, let me have, let me get, lemme get, ill have, i will have, we "
    "want, we need, im after, send me, i wish, willing to, wish to, planning to",
    "take": "take, taking, ill take, i will take, buy, buying, bought, purchase, "
    "purchasing, order, ordering, grab, ill get, i will get, ill grab, pick up, "
    "reserve, book, get one, place an order, place order, put me down for, sign "
    "me up for, shop",
    "add": "add, adding, put, throw in, include, plus, also add, stick in, toss in",
    "remove": "remove, removing, delete, take out, take off, take away, drop, get rid of, "
    "leave out, no more, dont want, do not want, dont need, do not need, no "
    "longer want, no longer need, minus, scrap, discard, without, kick out, "
    "clear, empty",
    "make": "make it, make that, make them, change to, change it to, change that to, "
    "change the, change, update, set it to, set, increase, reduce, decrease, "
    "switch, swap, raise, lower, rather, i meant, i mean, correction, edit, "
    "adjust, modify",
    "cancel": "cancel, cancels, cancelling, canceling, cancelled, canceled, cancellation, "
    "call off, annul, void, stop the order, stop my order, abort, dont want my "
    "order, dont want the order, no longer want my order, no longer want the "
    "order, dont send it, do not send it, revoke",
    "show": "show, show me, see, view, display, browse, let me see, can i see, list, "
    "have a look, look at, picture*, photo*, image*, pic, pics, tell me about, "
    "tell me more, more about, details, describe, information on, info on, info "
    "about, information about",
    "find": "looking for, look for, search, searching, search for, find, finding, "
    "hunting for, trying to find, in search of, anything for, something for, "
    "something like, something",
    "recommend": "recommend*, suggest*, advise, advice, what would you, best seller*, "
    "bestseller*, most popular, popular, favorite*, favourite*, best, good for, "
    "which is better, which one is better, what is better, gift for, present "
    "for, help me choose, help me pick, ideas, suitable for",
    "have": "do you have, do u have, have you got, do you sell, do you stock, do you "
    "carry, do you do, do you make, you have, got any, any, you got, have any, "
    "do you still have, you sell, do you offer, u have, have u got, does it "
    "come in, is there any, are there any, you guys have",
    "stock": "in stock, out of stock, stock, available, availability, unavailable, sold "
    "out, any left, left, still have, restock, restocked, restocking, back in "
    "stock, how many do you have, how many left, ready to ship, pre order, "
    "preorder",
    "price": "how much, how much is, how much are, how much does, how much do, price, "
    "prices, pricing, cost, costs, priced, how expensive, rate, rates, charge "
    "for, what do you charge, quote, pp, fee, fees, worth",
    "discount": "discount*, coupon*, promo*, voucher*, offer, offers, deal, deals, sale, on "
    "sale, cheaper, special offer, special offers, bargain*, code, promo code, "
    "percent off, reduction, black friday, best price, last price, final price, "
    "lower price, better price, negotiable, student discount, loyalty",
    "menu": "what do you sell, what do you have, what have you got, what do you offer, "
    "what do u have, what do you do, menu, catalog, catalogue, your products, "
    "all products, product list, price list, what can i buy, what can i order, "
    "what can i get, what are you selling, whats available, what is available, "
    "your range, full range, your collection, what kind of products, what "
    "products, what items, show me everything, everything you have, what else "
    "do you have",
    "about": "tell me about, details, ingredients, information, info, describe, specs, "
    "specification*, features, feature, difference, differences, compare, "
    "comparison, versus, vs, better than, how does it work, how to use, how do "
    "i use, side effect*, review, reviews, instructions",
    "size": "size, sizes, sizing, dimension*, measurement*, how big, how large, how "
    "tall, how wide, how heavy, how small, weight, weigh, weighs, length, "
    "width, height, diameter, capacity, fit, fits, size chart, how many people, "
    "serves, serve, servings, custom size, customize, customise, custom made",
    "made_of": "made of, made from, made with, material*, ingredient*, contain*, "
    "allergen*, allergic, allergy, allergies, gluten, vegan, vegetarian, halal, "
    "kosher, dairy, nuts, nut free, dairy free, egg free, gluten free, sugar "
    "free, organic, waterproof, dishwasher, microwave, machine washable, "
    "handmade, quality, original, genuine, authentic, expiry, expire, expires, "
    "best before, shelf life, use by date, calories, soft, hard, comfortable, "
    "safe for",
    "kind": "kind, kinds, type, types, sort, sorts, flavor*, flavour*, color, colors, "
    "colour, colours, option, options, variety, varieties, version*, model, "
    "models, styles",
    "it": "it, that, this, them, those, these, that one, this one, those ones, these "
    "ones, the same, the same one, same one, same, one of those, one of these, "
    "one of them, ones",
    "one": "one, the one, ones, the ones",
    "another": "another, another one, one more, an extra, extra, additional, more, 1 more, "
    "once more, the same again, same again, one extra",
    "first": "first, the first, first one, 1st, number one, number 1, option 1, top one, "
    "option one",
    "second": "second, the second, second one, 2nd, number two, number 2, option 2, option two",
    "third": "third, the third, third one, 3rd, number three, number 3, option 3, option three",
    "fourth": "fourth, the fourth, fourth one, 4th, number four, number 4, option 4, option four",
    "fifth": "fifth, the fifth, fifth one, 5th, number five, number 5, option 5, option five",
    "last": "the last one, last one, the last, the latter, the bottom one",
    "cheapest": "cheapest, the cheapest, least expensive, most affordable, lowest price, "
    "the cheaper one, cheaper one",
    "dearest": "most expensive, the dearest, priciest, the expensive one, highest price",
    "both": "both, both of them, each, one of each, all of them, all three, all of those",
    "everything": "everything, all of it, the whole lot, all items, whole cart, entire cart, "
    "my cart, the cart, my basket, the basket, the lot",
    "instead": "instead, rather, in place of, instead of, replace, replace with, swap, switch",
    "again": "again, once more, resend, re send, send again, one more time",
    "color": "red, blue, green, yellow, black, white, pink, purple, orange, brown, gray, "
    "grey, navy, beige, cream, gold, silver, turquoise, violet, teal, maroon, "
    "lilac, mint, coral, olive, tan, ivory",
    "size_word": "small, medium, large, extra large, extra small, xl, xxl, xs, xxs, big, "
    "bigger, smaller, larger, mini, tiny, huge, smallest, largest, biggest",
    "cart": "cart, basket, my cart, the cart, my basket, the basket, shopping cart, "
    "shopping bag, whats in my cart, what is in my cart, in my cart, so far, "
    "what have i ordered so far, what do i have, what have i got, my items, my "
    "total, the total, total, how much is it all, how much altogether, how much "
    "in total, how much is everything, how much all together, trolley",
    "checkout": "checkout, check out, checking out, place the order, place my order, "
    "complete my order, complete the order, finish my order, finalize, "
    "finalise, finalize my order, proceed to payment, proceed to checkout, buy "
    "now, pay now, ready to pay, ready to order, want to pay, wanna pay, like "
    "to pay, ill pay, i will pay, how do i pay, how can i pay, how to pay, "
    "where do i pay, where can i pay, can i pay now, can i pay, let me pay, "
    "take my money, submit my order, confirm my order, confirm the order, ring "
    "me up, settle up, payment link, pay link, finish and pay, complete "
    "purchase, complete my purchase, pay for it, pay for this, pay for my order",
    "done": "thats all, that is all, thats it, that is it, that will be all, thatll be "
    "all, thatll be it, that would be all, nothing else, nothing more, im done, "
    "i am done, all done, thats everything, that is everything, no thats all, "
    "no thats it, im finished, finished, i have everything",
    "link": "link, url, payment page, payment link, pay link, checkout link, website link",
    "pay": "pay, paying, payed, payable",
    "payment": "my card, the card, card was, payment, payments, transaction*, charge, "
    "charged, billing, billed, paid for, money, debit, debited, amount, "
    "deducted",
    "paid": "i paid, ive paid, i have paid, already paid, just paid, have paid, paid, "
    "payment went through, payment go through, payment gone through, receive my "
    "payment, received my payment, get my payment, got my payment, did my "
    "payment, has my payment, is my payment, payment status, status of my "
    "payment, payment received, my payment arrive, payment arrived",
    "pay_way": "paypal, apple pay, google pay, visa, mastercard, amex, american express, "
    "credit card, debit card, by card, with card, with a card, by cash, in "
    "cash, cash, cash on delivery, cod, bank transfer, transfer, wire, "
    "installment*, instalment*, emi, klarna, upi, net banking, payment method*, "
    "payment option*, methods of payment, payment mode*, modes of payment, ways "
    "to pay, way to pay, ways of payment, crypto, bitcoin, cheque, gift card, "
    "pay later, pay on delivery, payment plan, afterpay, currency, currencies",
    "accept": "accept*, support",
    "declined": "declined, decline, failed, fail, fails, failing, rejected, refused, error, "
    "errors, not working, isnt working, doesnt work, does not work, didnt work, "
    "did not work, wont work, wont go through, didnt go through, did not go "
    "through, not going through, cant pay, cannot pay, unable to pay, problem "
    "with payment, problem with my payment, payment issue*, payment problem*, "
    "trouble paying, issue with payment, issues with payment, problem paying, "
    "problem*, issue*, pending, stuck, wrong amount",
    "twice": "charged twice, double charge*, charged me twice, twice, two times, paid "
    "twice, billed twice, double, duplicate, charged again, overcharged",
    "invoice": "invoice*, receipt*, bill, bills, tax invoice, vat invoice, proof of purchase, gst",
    "order": "order, orders, my order, is my order, has my order, did my order, check my "
    "order, check order, the order, an order, order number, order id, purchase, "
    "purchases, my purchase, ordered, i ordered, booking, my orders, the orders",
    "parcel": "parcel*, package*, shipment*, my delivery, my stuff, my things, my item, "
    "my items, my cake, my goods, my product, my products, courier, consignment",
    "status": "status, track*, update on, updates on, any news, any update, any updates, "
    "order status, whats happening with, progress, dispatched, shipped yet, on "
    "its way, on the way, arrived yet, still waiting, havent received, have not "
    "received, havent got, not received, not arrived, didnt receive, did not "
    "receive, hasnt arrived, has not arrived, never arrived, not come, hasnt "
    "come, check my order, check order, check on my, has it shipped, has my "
    "order, did my order, is my order, wheres my, where is my, where are my, "
    "not delivered, hasnt been delivered, not been delivered, not yet received, "
    "out for delivery, expected delivery, not shipped",
    "delivery": "deliver*, ship, ships, shipping, shipped, postage, post, express, same "
    "day, next day, courier, dispatch, pickup, pick up, collect, collection, "
    "click and collect, arrive, arrives, reach",
    "deliver_to": "deliver to, ship to, shipping to, delivery to, deliver in, delivery in, "
    "deliver here, international, internationally, worldwide, overseas, abroad, "
    "pincode, pin code, postcode, zip code, postal code, my area, to my city, "
    "to my address, delivery charge*, delivery cost*, delivery fee*, shipping "
    "cost*, shipping charge*, shipping fee*, shipping price*, delivery price, "
    "free shipping, free delivery, delivery time*, shipping time*, shipping "
    "option*, delivery option*, delivery period, delivery date, do you deliver, "
    "do you ship, do u deliver, do u ship, can you deliver, can you ship",
    "address": "address, shipping address, delivery address, street, postcode, my address, "
    "phone number on",
    "get": "receive, get it, get my, come, arrive, arriving, expect, be here",
    "change": "change, changing, edit, update, modify, correct, wrong address, different, "
    "amend, alter, swap, add to my order, switch, fix",
    "return": "return, returns, returned, returning, send back, send it back, give back, "
    "exchange, exchanges, exchanging, swap it, replacement, replace, return "
    "policy, bring back, trial, money back guarantee",
    "refund": "refund*, money back, reimburse*, my money back, get my money, "
    "restitution*, compensation, compensate, chargeback, rebate",
    "late": "late, delay, delayed, delays, overdue, taking so long, taking too long, so "
    "long, too long, slow, weeks ago, days ago, long time, forever, still not, "
    "still no, still havent, still waiting, ages",
    "trouble": "broken, damaged, damage, cracked, smashed, crushed, torn, defective, "
    "faulty, spoiled, stale, moldy, mouldy, rotten, expired, leaking, "
    "scratched, ruined, wrong item, wrong product, wrong size, wrong color, "
    "wrong colour, wrong one, wrong order, wrong cake, missing, incomplete, not "
    "what i ordered, bad quality, poor quality, fell apart, stopped working, "
    "doesnt fit, complain*, a complaint, not happy, unhappy, unsatisfied, "
    "dissatisfied, disappointed, disappointing, let down, not satisfied, fake, "
    "bad experience, poor service, bad service, made me sick, food poisoning, a "
    "hair in, never received, never came, no reply, no response, nobody "
    "answers, no one answers, nobody replies, no one replies, ignoring me, "
    "ignored, not responding, upset",
    "guarantee": "warranty, guarantee, guaranteed, insurance",
    "hours": "open, opening, opening hours, opening times, close, closing, closed, "
    "hours, business hours, what time, are you open, when do you open, when do "
    "you close, open today, open tomorrow, open on, working hours, open now, "
    "still open",
    "place": "located, location, where are you, where are you based, where are you "
    "located, your shop, your store, your address, directions, how do i get "
    "there, find you, branch*, outlet*, physical store, showroom, parking, "
    "park, near me, nearby, store near, visit you, retail store, dealer*, "
    "distributor*, franchise, where can i find you, where is your, nearest",
    "reach": "phone number, your number, contact number, email address, your email, "
    "whatsapp number, website, contact details, contact info, telephone, "
    "instagram, customer care number, call center number, your phone, mobile number, "
    "helpline, hotline",
    "account": "account, accounts, my account, sign up, signup, register*, registration, "
    "log in, login, profile, sign in, membership, member, newsletter, subscribe",
    "password": "password, passcode, pin, otp, reset my password, forgot my password, "
    "verification code",
    "person": "assistant, assistants, customer assistance, client assistance, assistance "
    "team, an assistant, human assistant, live assistant, human, a human, human "
    "being, real human, real person, live person, actual person, real people, "
    "live agent, live chat, agent, an agent, representative, a rep, sales rep, "
    "operator, customer service, customer support, customer care, support team, "
    "support agent, service desk, help desk, helpdesk, call center, call "
    "centre, manager, supervisor, advisor, adviser, consultant, salesperson, "
    "assistant manager, your boss, human agent, person in charge, sales team, "
    "support staff, free agent, an employee, a colleague, your colleague, live "
    "support, human support, client service, executive",
    "someone": "someone, somebody, person, a person, the owner, owner, staff, a member of "
    "staff, anyone, anybody, your team, the team, some one, shop assistant, "
    "someone else, somebody else",
    "talk": "talk, talking, talk to, speak, speaking, speak to, speak with, chat, chat "
    "with, chatting, connect me, connect, transfer me, transfer, put me "
    "through, pass me, contact, contacting, reach, get hold of, get in touch, "
    "in touch, call, hand me over, forward me, discuss, get through, ask for",
    "call_me": "get in touch, call me, call me back, callback, call back, give me a call, "
    "phone me, ring me, contact me, reach me, request a call, arrange a call, "
    "speak to me, get back to me",
    "stop": "stop, stopp, unsubscribe, unsub, opt out, optout, stop it, stop this, stop "
    "now, quit, end, please stop, stop all, stopall, remove me, take me off, "
    "leave me alone, shut up, go away, dont bother me, stop bothering me, stop "
    "spamming me, stop spamming, stop texting me, stop messaging me, stop "
    "messaging, stop texting, stop writing to me, stop contacting me, stop "
    "writing me, stop sending, dont contact me, do not contact me, dont message "
    "me, do not message me, dont text me, do not text me, dont write to me, do "
    "not write to me, dont write me, no more messages, no more texts, no more "
    "spam, block me, dont send me, do not send me, never message me, never "
    "contact me, never text me, stop replying, stop answering, no more "
    "automatic messages, no more auto replies, turn off messages, no more "
    "notifications, cease, stop talking to me",
    "messages": "message, messages, messaging, texts, texting, spam, spamming, "
    "notifications, contacting, writing, replies, mailing list, your list, "
    "subscription, ads, newsletters, automatic, automated, promotions, "
    "marketing, updates, sms, dms, anymore, any more, me, anything",
    "angry": "terrible, awful, horrible, worst, scam, scammer*, scamming, fraud*, "
    "ridiculous, disgusting, unacceptable, furious, angry, outrageous, "
    "pathetic, useless, waste of, rip off, ripoff, ripped off, never again, "
    "liar*, lying, lied, cheat*, cheated, thief, thieves, stole, stolen, rude, "
    "joke of, a joke, fed up, sick of, sick and tired, had enough, shame on "
    "you, shameful, disgrace*, appalling, sue you, lawyer, legal action, report "
    "you, hate you, hate this, i hate, incompetent, frustrat*, annoyed, "
    "annoying, idiot*, stupid, dumb, 😡, 🤬, 😠",
    "swear": "fuck*, shit*, bullshit, wtf, damn, goddamn, crap, bloody hell, asshole*, "
    "bastard*, bitch*, freaking, fricking, the hell, effing, dick, piss*, "
    "pissed off, sucks, suck",
}

NUMBERS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "fifty": 50, "single": 1, "couple": 2, "pair": 2, "trio": 3,
}  # fmt: skip

COMMON = """
a an the and or of in on at by to from for with as is are was were be been am do does did have
has had will would shall should might must this that these those there here their they them then
than he she we us our ours my mine your yours it its i you me him her his who whose because
while until once about above after again before below between during through under over into
onto upon within without very really quite also even still yet already just only such same other
others each every all any some none few many much more most less least own too now today
tomorrow yesterday tonight week month year day morning weekend monday tuesday wednesday thursday
friday saturday sunday birthday wedding party christmas easter please sorry maybe perhaps think
know guess hope feel mean means said say says tell told ask asked asking answer work works
working worked thing things something anything nothing everything someone people person friend
friends family mother father sister brother wife husband daughter girlfriend boyfriend house
home office school street color large small great good nice best better right left wrong long
short hot cold warm fresh sweet white black bread break water plate place price prize where
there were here hear these three thee heart share shape shade sharp shirt short shore shoes
skirt smart start stars state stage stay store story stone stove study style sugar sound south
space spoon sport spring table taste teach thank their theme thick think third throw tight times
title total touch tough towel tower trade train treat trial tries trust truth twice under until
upper upset urban usual value video visit voice watch weigh wheel which while whole whose woman
women world worth would write wrote young cream candle coffee cookie cookies cakes bakery flower
flowers
"""
