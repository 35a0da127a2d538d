"""English: everyday goods that shops sell, so that a shop's line is known before its catalog is.

General kinds of things only; what one shop sells comes from its catalog.
"""

from handsel.modules.assistant.engine.concepts import Concept

_WEAR = """
clothes, clothing, outfit*, shirt*, tshirt*, t shirt*, tee, tees, blouse*, sweater*, hoodie*,
jumper*, cardigan*, jacket*, coat, coats, blazer*, suit, suits, dress, dresses, gown*, skirt*,
jeans, trousers, pants, shorts, leggings, joggers, underwear, underpants, bra, bras, socks, sock,
pajamas, pyjamas, swimsuit*, bikini*, hat, hats, cap, caps, beanie*, scarf, scarves, gloves, belt,
belts, tie, ties, shoe, shoes, sneaker*, boots, sandals, heels, slippers, trainers, loafers,
saree*, kurta*, lehenga*, hijab*, abaya*, jewelry, jewellery, necklace*, bracelet*, earring*,
ring, rings, pendant*, watch, watches, sunglasses, glasses, handbag*, purse*, bag, bags,
backpack*, wallet, suitcase*, luggage, umbrella*
"""
_HOME = """
apron*, tray, trays, linen, basket*, cloth, napkin*, teapot*, jug, jugs, stool*, bench, benches,
crockery, hammock*, doormat*, bin, bins, box, boxes, ornament*, decoration*, decor, wallpaper*,
paint set*, furniture, sofa*, couch*, chair*, armchair*, table, tables, desk*, lamp*, bed, beds,
mattress, mattresses, pillow*, cushion*, blanket*, duvet*, quilt*, comforter*, bedsheet*, bed
sheet*, towel*, curtain*, rug, rugs, carpet*, shelf, shelves, bookcase*, wardrobe*, dresser*,
cabinet*, mirror*, vase*, frame, frames, poster*, candle*, clock, clocks, mug, mugs, cup, cups,
plate*, bowl, bowls, cutlery, knife, knives, pan, pans, pots, cookware, kettle*, toaster*,
blender*, mixer*, oven, ovens, fridge*, refrigerator*, freezer*, microwave oven, dishwashers,
washing machine*, vacuum*, heater*, fan, fans, air conditioner*, plant, plants, flower*, bouquet*,
seeds, pot, garden furniture, tool, tools, drill*, ladder*, bathtub*, paper towels, toilet paper,
detergent, batteries, light bulb*
"""
_FOOD = """
bread*, loaf, loaves, bun, buns, cake*, cupcake*, cookie*, biscuit*, pastry, pastries, croissant*,
pie, pies, donut*, doughnut*, brownie*, muffin*, bagel*, chocolate*, candy, candies, sweets, gift
box*, hamper*, coffee, tea, juice*, wine, wines, beer*, milk, cheese*, honey, jam, spice*, sauce*,
snack*, nuts and seeds, cereal, rice, pasta, pizza*, sandwich*, salad*, burger*, icecream, ice
cream, groceries, dog food, cat food, cat litter, pet food, baby food, supplement*, vitamin*,
multivitamin*, multi vitamin*, whey, creatine, omega 3, gainer, mass gainer, glutathione, calcium,
capsule*, fat burner, green tea, slim tea, collagen, probiotic*
"""
_CARE = """
shampoo*, conditioner*, soap*, lotion*, moisturizer*, sunscreen, perfume*, fragrance*, cologne*,
makeup, lipstick*, mascara, foundation, eyeliner, nail polish, face wash, serum*, face mask*, hair
dryer*, razor*, trimmer*, toothbrush*, toothpaste, mouthwash, cosmetics, skincare, diaper*,
stroller*, crib*, toy, toys, doll, dolls, lego, puzzle*, board game*, video game*, teddy*,
dumbbell*, treadmill*, yoga mat*, gym equipment, bicycle*, bike, bikes, helmet*, ball, balls,
racket*, tent*, sleeping bag*, water bottle*, bottle*
"""
_ELECTRONIC = """
phone, phones, smartphone*, iphone*, android phone, android phones, tablet*, ipad*, laptop*,
computer, computers, macbook*, monitor*, keyboard*, headphone*, headset*, earbuds, earphone*,
airpods, speaker, speakers, camera*, lens, lenses, tv, tvs, television*, console, playstation,
xbox, charger*, power bank*, usb, cable, cables, adapter*, printer*, router*, drone*, smartwatch*,
e reader*, kindle, book, books, ebook*, notebook*, pen, pens, pencil*, stationery, greeting card*,
gift, gifts, present, presents, sticker*, case, cases, phone case*, guitar*, instrument*
"""

WORDS: dict[Concept, str] = {
    "goods": ",".join((_WEAR, _HOME, _FOOD, _CARE, _ELECTRONIC)),
}
