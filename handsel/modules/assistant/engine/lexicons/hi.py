"""Hindi, in Devanagari and as it is typed in Latin letters."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "greet": "नमस्ते, नमस्कार, हैलो, हेलो, हाय, सुप्रभात, namaste, namaskar, namaskaar, ram ram",
    "how_are_you": "कैसे हो, कैसे हैं आप, आप कैसे हैं, kaise ho, kaise hain aap, aap kaise "
    "hain, kya haal hai",
    "thanks": "धन्यवाद, शुक्रिया, बहुत धन्यवाद, थैंक यू, थैंक्स, dhanyavaad, dhanyavad, dhanyawad, shukriya",
    "bye": "अलविदा, बाय, फिर मिलेंगे, शुभ रात्रि, alvida, phir milenge",
    "bot": "क्या आप रोबोट हैं, क्या तुम रोबोट हो, क्या आप बॉट हैं, क्या आप इंसान हैं, "
    "आप कौन हैं, kya aap robot hain, kya aap bot ho, kya aap insaan hain, aap "
    "kaun ho, tum bot ho, aap robot ho",
    "yes": "हाँ, हां, हा, जी, जी हाँ, जी हां, हाँ जी, हां जी, ठीक है, ठीक, बिल्कुल, "
    "सही, सही है, पक्का, ओके, कन्फर्म, पुष्टि, ज़रूर, कर दो, कर दीजिए, haan, "
    "han, haa, ji, ji haan, haan ji, ha ji, theek hai, thik hai, bilkul, sahi, "
    "sahi hai, pakka, zaroor, jarur, kar do, kar dijiye, confirm karo, confirm "
    "kar do",
    "no": "नहीं, नही, ना, जी नहीं, नहीं धन्यवाद, मत, अभी नहीं, रहने दो, छोड़ो, nahi, "
    "nahin, nai, naa, ji nahi, abhi nahi, rehne do, chhodo, mat",
    "soft": "कृपया, प्लीज़, प्लीज, धन्यवाद, शुक्रिया, अच्छा, बहुत अच्छा, अब, मेरा, "
    "ऑर्डर, सब, यह, है, लिंक भेजो, लिंक, भाई, भैया, जी, सर, मैडम, kripya, "
    "shukriya, dhanyavad, accha, acha, ab, mera, order, sab, ye, hai, link "
    "bhejo, link, bhai, bhaiya, sir, madam, please, plz",
    "please": "कृपया, प्लीज़, प्लीज, kripya",
    "but": "लेकिन, मगर, पर, रुको, रुकिए, lekin, magar, par, ruko, rukiye",
    "not": "नहीं, नही, मत, बिना, ना, nahi, nahin, mat, bina",
    "praise": "बहुत सुंदर, बहुत बढ़िया, स्वादिष्ट, bahut sundar, bahut badhiya, bahut accha laga",
    "what": "क्या, क्या है, kya, kya hai",
    "which": "कौन सा, कौन सी, कौनसा, kaun sa, kaun si, kaunsa, konsa",
    "where": "कहाँ, कहां, किधर, kahan, kaha, kidhar",
    "when": "कब, कब तक, kab, kab tak",
    "day": "आज, कल, सोमवार, मंगलवार, बुधवार, गुरुवार, शुक्रवार, शनिवार, रविवार, aaj, "
    "kal, somvar, shanivar, ravivar",
    "how": "कैसे, kaise",
    "how_long": "कितने दिन, कितना समय, कितने समय, kitne din, kitna time, kitna samay, kitne time",
    "why": "क्यों, kyon, kyu, kyun",
    "can": "क्या मैं, सकता हूँ, सकते हैं, सकती हूँ, क्या आप, kya main, sakta hu, sakte "
    "ho, sakte hain, kya aap, sakta hoon",
    "help": "मदद, सहायता, मदद करो, madad, sahayata, ek sawal, एक सवाल",
    "want": "चाहिए, चाहता हूँ, चाहती हूँ, चाहते हैं, दे दो, दीजिए, दे दीजिए, chahiye, "
    "chaiye, chahie, chahta hu, chahta hoon, chahti hu, de do, dijiye, de "
    "dijiye",
    "take": "खरीदना, खरीदूंगा, खरीदूँगा, लेना, लूंगा, लूँगा, लूंगी, ले लूंगा, ऑर्डर "
    "करना, मंगवाना, मँगाना, बुक, kharidna, kharidunga, lena, lunga, lungi, le "
    "lunga, order karna, mangwana, mangana, khareedna, order karna hai, lena "
    "hai, kharidna hai",
    "add": "जोड़ो, जोड़ दो, जोड़ें, डाल दो, डालो, शामिल, और भी, jodo, jod do, daal do, "
    "dal do, add karo, add kar do",
    "remove": "हटाओ, हटा दो, हटा दीजिए, निकालो, निकाल दो, नहीं चाहिए, hatao, hata do, "
    "nikalo, nikal do, nahi chahiye, remove karo, nahin chahiye",
    "make": "बदलो, बदल दो, बदल दीजिए, की जगह, badlo, badal do, badal dijiye, ki jagah, "
    "change karo, kar do",
    "cancel": "रद्द, कैंसिल, कैंसल, रद्द करो, radd, cancel karo, cancel karna, cancel kar do",
    "show": "दिखाओ, दिखाइए, दिखा दो, देखना, फोटो, तस्वीर, dikhao, dikhaiye, dikha do, "
    "dekhna, photo, photo bhejo",
    "find": "ढूंढ, ढूँढ, खोज, तलाश, dhundh, dhoondh, khoj, talash",
    "recommend": "सुझाव, सलाह, सबसे अच्छा, बेहतर, sujhav, salah, sabse accha, behtar, gift "
    "ke liye, उपहार",
    "have": "आपके पास, है क्या, मिलेगा, मिलेगी, मिलता है, बेचते हैं, aapke paas, hai "
    "kya, milega, milegi, milta hai, bechte ho, apke pas, rakhte ho",
    "stock": "उपलब्ध, स्टॉक, बचा, बचे, खत्म, uplabdh, stock me, stock mein, bacha, bache, khatam",
    "price": "कितना, कितने, कितने का, कितने की, कितने में, दाम, कीमत, मूल्य, रेट, भाव, "
    "kitna, kitne, kitne ka, kitne ki, kitne me, kitne mein, daam, dam, keemat, "
    "kimat, rate, bhav, kya rate, price kya hai, kitne ka hai",
    "discount": "छूट, ऑफर, डिस्काउंट, सस्ता, कूपन, chhoot, chhut, sasta, offer, discount hai",
    "menu": "क्या क्या है, क्या बेचते हैं, क्या मिलता है, मेन्यू, सूची, kya kya hai, "
    "kya bechte ho, kya milta hai, kya kya milta hai, kya kya milega",
    "size": "साइज, साइज़, नाप, आकार, वजन, माप, naap, wazan, vajan",
    "made_of": "सामग्री, एलर्जी, ग्लूटेन, शाकाहारी, वीगन, असली, क्वालिटी, samagri, asli, "
    "quality, shakahari, veg hai",
    "kind": "रंग, स्वाद, प्रकार, तरह, विकल्प, rang, swad, prakar, tarah ke",
    "it": "यह, ये, वह, वो, इसे, उसे, yeh, ye, woh, wo, ise, use, wahi, वही",
    "one": "एक, ek",
    "another": "एक और, और एक, दूसरा, और, ek aur, aur ek, dusra, aur",
    "first": "पहला, पहली, पहले वाला, pehla, pahla, pehle wala, pehli",
    "second": "दूसरा, दूसरी, दूसरे वाला, doosra, dusre wala, dusri",
    "third": "तीसरा, तीसरी, teesra, tisra",
    "last": "आखिरी, अंतिम, aakhri, akhri",
    "cheapest": "सबसे सस्ता, सबसे सस्ती, sabse sasta, sabse sasti",
    "both": "दोनों, dono, donon",
    "everything": "सब, सब कुछ, सारा, sab, sab kuch, sara",
    "instead": "के बजाय, की जगह, ke bajay, ki jagah",
    "again": "फिर से, दोबारा, phir se, dobara, fir se",
    "color": "लाल, नीला, नीली, हरा, हरी, पीला, पीली, काला, काली, सफेद, सफ़ेद, गुलाबी, "
    "भूरा, laal, lal, neela, nila, hara, peela, kala, safed, gulabi",
    "size_word": "छोटा, छोटी, मध्यम, बड़ा, बड़ी, chota, choti, chhota, bada, badi, medium",
    "cart": "कार्ट, टोकरी, कुल, टोटल, कुल कितना, mera cart, cart me, kul, total kitna, "
    "kitna hua, टोकरी में",
    "checkout": "भुगतान, भुगतान करना, पेमेंट करना, पे करना, चेकआउट, कैसे पे करें, bhugtan, "
    "bhugtan karna, payment karna, pay karna, payment kaise, payment kaise "
    "kare, checkout karo, order confirm, order place, ऑर्डर कन्फर्म",
    "done": "बस, बस इतना, बस इतना ही, और कुछ नहीं, bas, bas itna, bas itna hi, aur kuch "
    "nahi, itna hi",
    "link": "लिंक, link bhejo",
    "pay": "भुगतान, पेमेंट, pay karna",
    "payment": "भुगतान, पेमेंट, पैसा, पैसे, paisa, paise, payment, कट गए, kat gaye, kat gaya",
    "paid": "भुगतान कर दिया, पेमेंट कर दिया, पैसे दे दिए, payment kar diya, payment ho "
    "gaya, paise de diye, payment mila, pay kar diya",
    "pay_way": "कार्ड, नकद, कैश, यूपीआई, किस्त, कैश ऑन डिलीवरी, cash on delivery, nakad, "
    "upi, paytm, gpay, phonepe, kist, cod hai",
    "accept": "लेते हैं, स्वीकार, lete ho, lete hain",
    "declined": "फेल, असफल, नहीं हो रहा, काम नहीं कर रहा, समस्या, दिक्कत, nahi ho raha, "
    "kaam nahi kar raha, fail ho gaya, samasya, dikkat, problem",
    "twice": "दो बार, do baar, do bar",
    "invoice": "बिल, रसीद, चालान, raseed, rasid, bill chahiye, invoice",
    "order": "ऑर्डर, मेरा ऑर्डर, आर्डर, mera order, mere order, order kahan",
    "parcel": "पार्सल, सामान, पैकेज, saman, samaan, parcel",
    "status": "स्थिति, ट्रैक, नहीं आया, नहीं मिला, नहीं पहुंचा, अभी तक नहीं, nahi aaya, "
    "nahi mila, nahi pahucha, abhi tak nahi, kab aayega, kab milega, kahan hai, "
    "kaha hai, कब आएगा, कब मिलेगा, कहाँ है, कहां है, track karo",
    "delivery": "डिलीवरी, डिलिवरी, भेजना, भेजते, भेजेंगे, पहुंचाना, bhejte, bhejna, bhejoge, delivery",
    "deliver_to": "डिलीवरी चार्ज, डिलीवरी करते, डिलीवरी होगी, पिन कोड, delivery charge, "
    "delivery karte ho, delivery karte hain, delivery hoti hai, home delivery, "
    "होम डिलीवरी, pin code, me delivery",
    "address": "पता, मेरा पता, pata, mera pata",
    "get": "मिलेगा, आएगा, पहुंचेगा, aayega, ayega, pahuchega",
    "change": "बदलना, बदलाव, सुधार, badalna, sudhar, change karna",
    "return": "वापस, वापसी, लौटाना, एक्सचेंज, रिटर्न, wapas, vapas, wapsi, lautana, "
    "return karna, exchange karna",
    "refund": "रिफंड, पैसे वापस, पैसा वापस, paise wapas, paisa wapas, refund chahiye, paise vapas",
    "late": "देर, देरी, der, deri, late ho gaya, bahut din",
    "trouble": "टूटा, टूटी, टूटा हुआ, खराब, गलत, कम, शिकायत, ख़राब, toota, tuta, tuti, "
    "kharab, galat, shikayat, shikayat hai, nakli, नकली",
    "guarantee": "गारंटी, वारंटी, guarantee, warranty",
    "hours": "समय, कब खुलता, कब खुलती, कब बंद, खुला, खुली, टाइमिंग, kab khulta, kab "
    "khulti, kab band, khula, timing, timings, kitne baje, कितने बजे",
    "place": "दुकान कहाँ, दुकान कहां, कहाँ स्थित, शाखा, dukan kahan, dukaan kahan, dukan "
    "kaha, shop kahan, shop kaha, location kya",
    "reach": "फोन नंबर, फ़ोन नंबर, नंबर, phone number, number do, number dijiye",
    "account": "खाता, अकाउंट, रजिस्टर, khata, account",
    "password": "पासवर्ड, password",
    "person": "इंसान, मनुष्य, एजेंट, मैनेजर, कस्टमर केयर, ग्राहक सेवा, असली इंसान, "
    "insaan, insan, agent, manager, customer care, grahak seva, malik, मालिक, "
    "asli insaan, प्रतिनिधि, कर्मचारी",
    "someone": "किसी से, किसी, व्यक्ति, आदमी, kisi se, kisi, vyakti, aadmi",
    "talk": "बात, बात करना, बात करनी, बात कराओ, संपर्क, बात करवा, baat, baat karna, "
    "baat karni, baat karao, baat karwa, baat karwao, sampark",
    "call_me": "कॉल करो, फोन करो, मुझे कॉल, call karo, phone karo, mujhe call, call "
    "kijiye, call back karo",
    "stop": "बंद करो, बंद कर दो, बंद कीजिए, बंद करें, रोको, रुक जाओ, स्टॉप, मैसेज मत "
    "भेजो, मैसेज मत करो, संदेश मत भेजो, मैसेज बंद करो, मैसेज भेजना बंद करो, "
    "अनसब्सक्राइब, band karo, band kar do, band kijiye, band kare, roko, "
    "message mat bhejo, message mat karo, msg mat karo, msg mat bhejo, message "
    "band karo, message bhejna band karo, mujhe message mat karo, mujhe message "
    "mat bhejo, मुझे मैसेज मत भेजो, मुझे मैसेज मत करो, और मैसेज नहीं चाहिए, "
    "message nahi chahiye",
    "messages": "मैसेज, संदेश, message, messages, msg",
    "angry": "धोखा, धोखेबाज, फ्रॉड, चोर, बेकार, घटिया, बकवास, गुस्सा, dhokha, dhoka, "
    "dhokebaaz, fraud, chor, bekar, bekaar, ghatiya, bakwas, bakwaas, gussa, "
    "loot, लूट",
    "swear": "साला, कमीना, हरामी, saala, kamina, kamine, harami, chutiya*",
}

NUMBERS: dict[str, int] = {
    "एक": 1, "दो": 2, "तीन": 3, "चार": 4, "पाँच": 5, "पांच": 5, "छह": 6, "छः": 6, "सात": 7, "आठ": 8,
    "नौ": 9, "दस": 10, "दर्जन": 12, "ek": 1, "teen": 3, "paanch": 5, "panch": 5, "chhah": 6,
    "saat": 7, "aath": 8, "nau": 9, "das": 10,
}  # fmt: skip

COMMON = """
है हैं का की के को में से और या पर मैं आप हम तुम यह वह मेरा मुझे हमें आपका कल आज hai hain ka ki
ke ko mein se aur ya main aap hum tum yeh woh mera mujhe hame apka kal aaj bhi nahi kya karo
karna hoga tha
"""
