"""English: what people ask of the world and not of a shop.

Topics, by their everyday words. A word here says "not for us" only where nothing of the shop's own
(a product's name, an order, a delivery) is in the message.
"""

from handsel.modules.assistant.engine.concepts import Concept

_WORLD = """
what do you call, what do we call,
revolution, ounces, gallon, gallons, kilometers, best way to, call my, call mother, text my, table
at an, table at a, fear of, speed limit, motorway, mars, weather, forecast, rain, raining, rains,
snow, snowing, sunny, cloudy, temperature, temperatures, humidity, humid, storm, storms,
hurricane*, tornado*, wind, windy, thunder, sunrise, sunset, moon, sun, planet, planets, earth,
universe, galaxy, science, evolution, theory, physics, chemistry, biology, dinosaur*, animal*,
species, bird, birds, fish species, ocean, mountain*, river*, forest, volcano*, earthquake*,
country, countries, capital, capital of, capital city, population, president, presidents, prime
minister, government, congress, senate, election*, politics, political, politician*, vote, voting,
law, laws, legal age, war, wars, history, historical, century, ancient, roman, empire, religion,
god, jesus, bible, church, philosophy, meaning of life, purpose of life, life, love life,
soulmate, dream, dreams, geography, museum*, university, college, school, exam, exams, test
tomorrow, homework, essay, degree, professor, phd, continent*, language, languages, culture,
invention, invented, inventor
"""
_MEDIA = """
song*, music, musical number, playlist*, album*, lyrics, singer*, band, bands, rapper, radio,
podcast, play some, movie*, film, films, actor*, actress*, celebrity, celebrities, director,
character, characters, tv show, tv shows, netflix, series, episode*, marvel, star wars, star trek,
joke, jokes, a joke, laugh, hilarious, one liners, chess, opening gambit, tell me a joke, funny,
riddle*, poem*, poet, story time, dice, die roll, roll a, flip a coin, coin, coins, heads or
tails, trivia, fun fact, fun facts, facts about, game tonight, football game, next game, baseball,
basketball, football, soccer, hockey, tennis match, golf, nfl, nba, mlb, nhl, mls, fifa, olympic*,
super bowl, world cup, championship, tournament, season opener, playoffs, team, teams, player,
coach, quarterback, pitcher, goalkeeper, batting, stats, yankees, lakers, score of, the score,
horoscope, zodiac, astrology, news, headlines, magazine
"""
_TRAVEL = """
flight*, fly, flying, airline*, airport*, airplane*, plane, planes, plane ticket*, boarding, board
my, layover, need a visa, get a visa, tourist visa, travel visa, visa to, visa for, visa required,
visa if, require a visa, requires a visa, a visa is, atm, atms, destination, broadway, theater,
theatre, by foot, bus stop, gas station, rest station, hotel*, motel, airbnb, resort*, visa
requirement*, international visa, visas, passport*, embassy, vacation*, vacationing, trip, trips,
travel, traveling, travelling, tourist*, tourism, itinerary, sightseeing, cruise, bus, buses,
train, trains, subway, taxi, uber, lyft, cab, car rental, rental car, rent a car, traffic,
directions, direction, highway, expressway, freeway, interstate, route, routes, commute, drive to,
driving, walk to, timezone*, time zone*, what time is it, time in, time is it, plug type, socket
type, travel alert*, carry on, luggage allowance, roundtrip, round trip, one way ticket,
restaurant*, reservation*, dinner tonight, cafe nearby
"""
_MONEY = """
do i make, am i making, i make a week, i bring in, i earn, earnings, earned, earn at work, get
paid, paying me, my pay, i get paid, irs, credit rating, cash advance, cryptocurrency, minimum
payment, math, companies, wheelchair ramp, architect, engineer, engineering, bank, banks, bank
account, banking, checking account, savings account, saving account, savings, routing number,
routing numbers, account number, credit score*, credit limit, credit report, line of credit,
credit history, loan*, mortgage*, interest rate*, apr, ira, 401k, 529, rollover, share price,
stock price, stock market, shares, invest, investing, investment*, dow jones, nasdaq, s and p,
aapl, crypto price, tax, taxes, tax return, income, income tax, salary, paycheck, pay check, pay
grade, payday, wage*, earned this, w2, w 2, direct deposit, deposit, overdraft, insurance, wire
transfer, wire transfers, exchange rate*, freeze my account, spending, spend on, spent on, bill
due, electric bill, water bill, utility bill*, rent, pto, vacation days, days off, day off, time
off, holiday leave, leave balance, sick days, resume, job, jobs, job interview, career, careers,
hire, hired, employer, coworker*, meeting, meetings, retirement, pension, net worth, economy,
inflation, startup, business plan, marketing firm, unemployment, financial aid, scholarship*
"""
_DEVICES = """
countdown, minutes for, channel guide, jailbreak, firewall*, steering, alarm, alarms, timer,
timers, reminder*, remind me, calendar, appointment*, schedule a meeting, todo, to do list,
volume, whisper, louder, wifi, wi fi, bluetooth, gps, sync, screenshot, text message, send a text,
call mom, call my mom, my mom, turn on the, turn off the, turn up, turn down, lights, thermostat,
smart home, find my phone, where is my phone, battery level, software, app store, python,
programming, java, javascript, algorithm, website code, internet speed, browser, excel, operating
system, jump start, oil change*, change oil, changing oil, change my oil, change the oil, motor
oil, tire, tires, tyre, tyres, tire pressure, mpg, gas mileage, miles per gallon, fuel economy,
gas, gasoline, gas type, gas tank, engine, car battery, brake*, transmission, mechanic, wipers,
windshield, odometer, car insurance, my car, this car, the car, car get, plumber*, plumbing, roof,
spark plug*
"""
_LANGUAGE = """
translate, translates, translation, translated, how do you say, how do i say, how would you say,
how would i say, how is it said, say in, in french, in spanish, in german, in italian, in chinese,
in japanese, in russian, in korean, in dutch, in portuguese, in english, in arabic, spell,
spelled, spelling, synonym*, antonym*, define, defined, definition*, meaning of, what does it
mean, pronounce, pronunciation, rhymes with, word for, the word, calculate, calculator, word
problem, area of, volume of, exponents, multiplication, addition, phrase, square root, multiply,
multiplied, times by, divided, divide, plus 1, percent of, sum of, equation*, formula, integral,
derivative, antilog, logarithm, algebra, geometry, math, maths, circumference, prime number*,
fraction, cubed, squared, convert, miles in, ounces in, cups in, fahrenheit, celsius
"""
_BODY_AND_KITCHEN = """
how do you make, how do i make, ways to make, way to make, learn to make, how to make, make
cookies, instead of salt, instead of cheese, instead of butter, instead of mustard, use oil, i
feel, im feeling, i am feeling, feels horrible, not okay, im not good, i am not good, my day,
feeling down, groomer*, dog breed*, breed, breeds, pet, pets, my dog, your dog, my cat, your cat,
puppy, kitten, ducks, eggs, chess, casino, cannabis, marijuana, nicotine, drug, drugs, diy, coffee
stain, blemish, recipe*, cook, cooking, cooked, boil, roast, grill, how long do i bake, ingredient
substitution, substitute for, substitutes for, substitute, substituted, in place of eggs,
calorie*, cholesterol, how many carbs, food last, go bad, spoil, meal suggestion*, vaccine*,
vaccination*, vaccinated, vaccinate, shots, immunization*, doctor, doctors, dentist, hospital*,
surgery, medicine for, symptom*, disease*, cancer, headache, fever, flu, pregnant, pregnancy,
blood pressure, blood type, diabetes, therapist, depressed, depression, sad, lonely, boring,
bored, rough time, anxious, anxiety, suicidal, heartbroken, miserable, crying, tired of life,
relationship*, boyfriend, girlfriend, marry me, dating, divorce, spider*, insect bite
"""
_TRIVIA = """
who is the, who was, who were, who won, who wrote, who invented, who discovered, who painted, who
played, who plays, who sings, who sang, who founded, whos the, who are the, when was, when did,
when were, what year, which year, in what year, how old, how tall is, how old is, how far, how far
is, how many people live, how many miles, how deep, how high, how fast does, what is the tallest,
what is the largest, what is the biggest, largest, biggest, tallest, the fastest, the oldest, most
famous, most dangerous, most popular song, in the world, of all time, born, died, did die, what
percentage, why do people, why do men, why do women, why is the sky, where is the nearest, do
people, your favorite, your favourite, hobbies, where are you from, how old are you, your
birthday, where were you born, who is your boss, who do you work for, change your name, your dad,
your mother, do you have pets, do you have any pets, do you like, do you love, your dreams, what
can you do
"""

WORDS: dict[Concept, str] = {
    "elsewhere": ",".join(
        (_WORLD, _MEDIA, _TRAVEL, _MONEY, _DEVICES, _LANGUAGE, _BODY_AND_KITCHEN, _TRIVIA)
    ),
}
