"""English: what customers call the things of a shop's daily business."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "but": "changed my mind, i changed my mind, sorry, oops, my mistake, no wait, i meant, i mean",
    "claim": "complaint, complaints, complain, complaining, file a complaint, file a claim, make "
    "a claim, lodge a claim, consumer claim, customer claim, claim, claims, reclamation, "
    "reclamations, grievance, make a complaint, lodge a complaint, report you, formal complaint",
    "angry": "unhappy with, dissatisfied, not satisfied with, unsatisfied, disappointed, "
    "disappointing, not happy with, not happy, unhappy, very unhappy, terribly unhappy, bad "
    "experience, too bad, bad service, poor service, worst service, worst experience, horrible "
    "service, let down, not helpful, not helpful at all, unhelpful, upset, let me down, nobody "
    "cares, no one cares, treated me, ruined, nightmare, fail again, joke, appalled, pissed",
    "ways": "modalities, modality, methods, method, modes, mode, ways, means, options, option, "
    "forms of, types of",
    "pay_way": "modes of payments, mode of payments, mode of payment, modes of paymet, modes of "
    "paying, forms of payment, prepaid, prepaid payment, pay online, paying online, online "
    "payment, cards, card type, credit cards, debit cards, maestro, installment, down payment, "
    "down payments, no cost emi, zero interest, 0 interest, interest free, on credit, financing, "
    "finance, pay in parts, pay cash, cash payment, phonepe, paytm, gpay, google wallet, wallet, "
    "top up, topping up, add money, add funds, buy now pay later, cod option, cash option, pay "
    "cash later, pay later on delivery, interest",
    "payment": "problem with payment, problem with my payment, problems with payment, payment "
    "issue*, payment problem*, trouble paying, issue with payment, issues with payment, problem "
    "paying, trouble with payment, troubles with payment, cant pay, cannot pay, unable to pay, "
    "billing issue*, billing problem*, error with payment, errors with payment, problem with "
    "online payment, my payment, the payment, online payments, card payment, my purchase showing, "
    "bank statement, my statement, statement, credit card bill, withdrawn, withdrew, taken from "
    "my account, my credit card, my debit card, my bank card, card payments, my account was "
    "charged, pay with my card, credit card, debit card, bank card",
    "declined": "billing issue*, billing problem*, error with payment, errors with payment, "
    "doesnt seem to work, does not seem to work, stopped working, not worked, wasnt working, "
    "hasnt been working, wont work, not functioning, isnt functioning, malfunctioning, "
    "malfunctioned, declining, declines, denied, blocked, reverted, not accepted, not get "
    "accepted, wasnt accepted, isnt accepted, wont accept, wouldnt accept, didnt accept, not be "
    "accepted, wouldnt take my, wont take my, didnt take my, not process, not processed, unable "
    "to use, cant use, cannot use, cant get my card to work, not clear, didnt clear, not go "
    "through, didnt process, hasnt processed, not completed, hasnt gone through, whats wrong with "
    "my, what is wrong with my, wrong with my, was wrong with, working properly, work anymore, "
    "why isnt my, trouble with payment, troubles with payment, payment trouble*, payment error*",
    "twice": "more than once, multiple times, duplicated, duplicates, duplicate charge*, two "
    "charges, several times, extra charge, multiple charges, multiple transactions, repeated "
    "charge*, same transaction, second charge, showing up twice, shows twice, charged extra",
    "refund": "refunded, refunding, get back my money, money returned, reimbursement, "
    "reimbursements, compensations, compensate me, restitutions, rebates, buyers remorse, get the "
    "money back, give me my money, give my money back, return my money, want my money",
    "return": "exchanged, changed my mind, ordered by mistake, by mistake, ordered wrong, "
    "ordered the wrong, wrong item ordered, wrong item, wrong items, wrong product, wrong size, "
    "wrong color, wrong colour, wrong one, replaced, replacements, cooling off, change of mind, "
    "take it back, takes it back, taking it back, doesnt fit, does not fit, doesnt suit, too "
    "small, too big, too large, too tight",
    "invoice": "gst bill, gst invoice, tax bill, billing statement, sales receipt, my bill, the "
    "bill, copy of my bill, proof of payment",
    "parcel": "delivery agent, delivery boy, delivery guy, delivery man, delivery person, "
    "delivery driver, my package, the package, my parcel, the parcel, my shipment, the shipment, "
    "my purchase, my article, my articles, my mattress, my phone, my clothes, my shoes, my book, "
    "my books, my goods, goods i ordered, item i ordered, items i ordered, thing i ordered, "
    "things i ordered, what i ordered, the clothes i ordered, my ordered",
    "status": "whereabouts, current location of, current status, current state, locate my, find "
    "my package, find my order, find my parcel, in transit, be here, get here, here yet, already "
    "here, show up, showed up, shown up, dropped off, been shipped, shipped out, been delivered, "
    "was delivered, get delivered, gets delivered, delivered yet, has been dispatched, been "
    "dispatched, eta, eta of, when will i get, when will i receive, when i will get, when i will "
    "receive, when am i getting, when do i get, when can i expect, when should i expect, where "
    "has my, whens my, when is my, what about my order, updates of my order, order updates, order "
    "update, order inquiry, order inquiries, order related, order query, expected to arrive, "
    "estimated arrival, tracking number, tracking id, awb, where is it, where is the order, where "
    "is the product, still hasnt, still has not, still not here, waiting for my, waiting on my, "
    "when will it arrive, when will it come, when does it arrive, recieved yet, received yet",
    "late": "its been, it has been, already one month, one month over, many days, so many days, "
    "weeks now, days now, a month ago, weeks back, supposed to arrive, supposed to be here, "
    "supposed to be delivered, delaying, taking forever, takes forever, delayed order, being "
    "late, why so long, past due, was due, keeps getting delayed, long ago",
    "hours": "opening hours, business hours, working hours, what hours, what time do you, "
    "timings, timing, operating hours, opening times, office hours, closing time, what time, at "
    "what time, operational, currently open, stores open, store open, shops open, shop open",
    "place": "showroom, showrooms, show room, stores near, nearby store, nearest store, nearest "
    "shop, your showroom, offline store, offline stores, physical shop, demo store, store "
    "information, store info, stores near me, shop near, retailers, retailer, outlets, dealers, "
    "dealership, dealer ship, distributors, distributor, franchise, in store, store in, nearest "
    "dealer, your store, the store, your stores, your shops, your office, head office, closest, "
    "need store, the showroom, your location, your branch, see the product, try it in person, "
    "touch and feel, experience center, locate, location",
    "reach": "toll free, toll free number, contact no, whatsapp no, customer care no, email id, "
    "mail id, your mail, contact us, contact you, call you, call your, your contact",
    "deliver_to": "deliveries, shipments, shipments to, shipment to, an order from, to order "
    "from, i order from, shipping options, shipment options, delivery options, shipping methods, "
    "delivery methods, shipment methods, options for shipment, options for shipping, options for "
    "delivery, delivery modalities, delivering to, delivering in, delivery available, shipping "
    "available, deliverable, delivered to my, serviceable, my pincode, this pincode, check "
    "pincode, at my pincode, pin codes, do udeliver, deliver now, delivering now, currently "
    "delivering, are you delivering, are you shipping, order from canada, order from abroad, out "
    "of the country, how soon can i get, how soon will it be delivered, how long for delivery, "
    "how long does shipping take, how long does delivery take, how long will delivery take, "
    "delivery affected, delivery time, shipping time, shipping policy, delivery policy, delivery "
    "speed, ship internationally, outside the country, outside india, out of india",
    "account": "profile, user profile, my profile, registered, registering, new user, new "
    "customer, new to, sign me up, my user, user account, accounts, standard account, premium "
    "account, pro account, free account, freemium account, platinum account, gold account, "
    "personal information, my details, my user information, username, user name, switch account, "
    "open an account, create account, create an account, delete my account, close my account, "
    "cancel my account, sign out, log out, logout, signing up, registrations, signups, sign ups, "
    "my membership, unsubscribe me from the newsletter, account information",
    "password": "pass, passwords, my key, access key, forgot, forgotten, user pin, key "
    "retrieval, recover my access, reset my, recover it, pin code of my account, locked out, cant "
    "log in, cannot log in, unable to log in, cant sign in, cant login, lost my key, password "
    "retrieval",
    "person": "call center, call centers, call centre, customer care, executive, an executive, "
    "your executive, live agents, a live agent, live person, human to answer, salespeople, "
    "salesman, sales, expert, an expert, specialist, client assistance, customer assistance, free "
    "agents, customer help, customer helpline, helpdesk, tech support, a real agent, contact "
    "center, your agents, your advisors, your representative, human support, human help, support "
    "line, service agent",
    "talk": "put me thru, put us through, putting through, patch me through, pass me to, speak, "
    "to speak with, talk with, to talk with, chat to, in contact with, contact "
    "with, call up, i need to talk, need to talk, connected to, connected with, transferred to, "
    "be connected, hand over to, put through to, assist me, chat now, dial, ring, reach out, "
    "escalate",
    "call_me": "call back, a call back, callback, schedule a callback, schedule a call, arrange "
    "callback, request callback, give me a ring, please call, get a call, need a call, want a "
    "call, wants a call, ring back, someone call me, have someone call me, touch base",
    "urgent": "urgent, urgently, emergency, immediate, immediately, asap, right away, extremely "
    "urgent, no one is answering, nobody answers, no one answers, nobody is answering, not "
    "picking up, no reply, no response, not answering, not responding, still no response, fix my "
    "problem, resolve my issue, resolve my problem, resolution",
    "take": "order from you, order from your, order from u, an order from you, buying, acquire, "
    "acquiring, earn, earning, purchase, get some, pick one up, placing an order, place orders, "
    "make an order, make a purchase, do shopping, create an order, put in an order, reorder, re "
    "order, restock me, order me, ordering, ordered online, shop now, i am out of, im out of, we "
    "are out of, im low on, i am low on, running low on, shopping list, running out of, how to "
    "buy, how to order, how do i order, how do i buy, where can i buy, where can i order, where "
    "to buy, where do i buy, interested in buying, ready to buy, willing to buy, book a, book "
    "the, i want to order, want to order, want to buy, i want to buy, like to order, like to buy, "
    "looking to buy, looking to purchase, looking to order, need to buy, need to order, can i "
    "order, can i buy, can i purchase, may i order, order online, order now, buy online, taking "
    "up orders, taking orders, accepting orders, take orders, shopping, preorder, pre order, get "
    "everything",
    "product": "product, products, item, items, article, articles, goods, merchandise, stuff, "
    "collection, brand, brands, models, range",
    "made_of": "original product, originality, authenticity, authenticated, authenticate, "
    "authentication, originals, legit, fake, fake product, replica, counterfeit, tested, "
    "certified, side effects, ingredients, composition, fabric, foam, leather, cotton, wooden, "
    "steel, pure, expired, expiration, expires on, manufacturing date, date of manufacture, lab "
    "report, real or fake, durable, durability, washable, breathable, chemical free, safe to use, "
    "natural, cruelty free, hypoallergenic, sturdy, battery life, made in",
    "about": "features, key features, specifications, spec, variants, variant, how does this "
    "work, how does that work, use it, usage, how many times, dosage, ratings, rated, product "
    "information, product details, more information on, more info on, what about, difference "
    "between, the difference, which is better, compare the, compared to, come with, comes with, "
    "does it come, included, include, assembled, assembly required, work with, compatible, suit "
    "me, pros and cons, benefits, advantages, made for, suitable, what is this, thickness, firm, "
    "firmness, try it, free trial, trial period, night trial, nights trial, days trial, trial "
    "offer, enroll, reviews on",
    "size": "size guide, which size, what size, sized, king size, queen size, double bed, single "
    "bed, feet, inches, measurements, dimensions, wide, tall, thick, long is it, resize, custom, "
    "customisation, customization, customised, customized, customisable, custom sized, tailor "
    "made, fitting, runs small, runs large, true to size",
    "price": "price range, mrp, how expensive, how much would, how much will, how much for, "
    "total cost, cost of, price of, rates of, price for, what does it cost, what do they cost, "
    "whats the price, what is the price, charges, budget, affordable, expensive, cheap, priced at",
    "discount": "any offers, latest offers, available offers, current offers, special price, "
    "promotion*, promotional, coupon code, discount code, cashback, sale price, clearance, on "
    "offer, price match, bundle, combo, combos, reward*, refer a friend, referral, loyalty points",
    "recommend": "which one should i, what should i get, what should i buy, which should i, "
    "which mattress, what do you think, help me decide, help me find, top rated, highly rated, "
    "good quality, ideal for, perfect for, works for, used for, good one, any suggestions, "
    "suggestions, suggestion, any recommendations, what would be good, something to, looking for "
    "something, anything to, show me some, in mind, what are my options",
    "want": "i prefer, id prefer, i would prefer, i like the, i love the, id rather have, i "
    "would rather have, rather have, id go with, ill go with, i will go with, ill go for, go with "
    "the, going with",
    "have": "have it in, have this in, have that in, have them in, come in, comes in, get it in, "
    "get this in, available in, do you guys have, do you guys sell, you guys have, you guys sell, "
    "does your shop have, does your shop sell, have you any, anything in, sells, got anything, "
    "does it come, does this come, do they come, is there a, are there other, any other",
    "find": "anything with, anything like, anything cheaper, something with, something in, "
    "something cheaper, something smaller, something bigger, something else, something similar, "
    "something warm, looking for a, looking for an, looking for some, im looking, i am looking, i "
    "look for, do you know where i can find, i am searching, shopping for, in need of, hoping to "
    "find, i seek, interested in, in the market for, browse, browsing, explore",
    "need": "weight loss, lose weight, weight gain, gain weight, muscle, muscles, biceps, "
    "triceps, fat, fat loss, belly, immunity, immune, height, hair, hairfall, hair fall, hair "
    "loss, skin, glow, acne, pimples, back pain, back ache, backache, pain, joint pain, knee, "
    "neck, cervical, spine, slip disc, posture, sleep, sleeping, insomnia, snoring, energy, "
    "stamina, fitness, gym, workout, workouts, bodybuilding, exercise, running, yoga, protein, "
    "diet, detox, digestion, memory, brain, stress relief, allergies, beginner, lean body, "
    "healthy, health, beard, wrinkles, dandruff, dark circles, sweating, bones, nutrition, "
    "bulking, cutting",
}
