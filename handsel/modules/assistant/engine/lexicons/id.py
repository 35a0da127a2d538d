"""Indonesian."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "greet": "halo, hai, hallo, hi, selamat pagi, selamat siang, selamat sore, selamat "
    "malam, pagi, siang, sore, malam, assalamualaikum, permisi, halo kak",
    "how_are_you": "apa kabar, gimana kabarnya, bagaimana kabarnya",
    "thanks": "terima kasih, terimakasih, makasih, makasi, trims, thanks, thank you, tq, mksh",
    "bye": "sampai jumpa, dadah, selamat tinggal, sampai nanti, bye",
    "bot": "apakah kamu bot, apakah kamu robot, kamu bot, kamu robot, ini bot, ini "
    "robot, apakah anda robot, apakah anda manusia, apakah kamu manusia, kamu "
    "manusia, siapa kamu",
    "yes": "ya, iya, yaa, iyaa, y, ok, oke, okay, baik, baiklah, betul, benar, setuju, "
    "boleh, tentu, pasti, sip, siap, konfirmasi, saya konfirmasi, lanjut, "
    "lanjutkan, sudah benar, sudah betul, deal, yoi, yup, gas, jadi",
    "no": "tidak, nggak, enggak, ngga, gak, ga, tak, tidak terima kasih, jangan, "
    "belum, tidak jadi, nggak jadi, ga jadi, gak jadi, nanti saja, bukan",
    "soft": "tolong, mohon, terima kasih, makasih, kak, kakak, min, gan, sis, pak, bu, "
    "mas, mbak, dong, deh, ya, saja, aja, pesanan, saya, semua, itu, ini, "
    "sekarang, kirim linknya, kirim link, linknya, mau, bagus, sudah, langsung, "
    "silakan, please, halo",
    "please": "tolong, mohon, dong",
    "but": "tapi, tetapi, kecuali, tunggu, sebentar, sebenarnya, namun",
    "not": "tidak, nggak, enggak, gak, ga, bukan, jangan, tanpa, belum, ngga",
    "praise": "bagus banget, cantik, indah, enak banget, suka banget, lucu",
    "what": "apa, apa itu, apakah",
    "which": "yang mana, mana",
    "where": "di mana, dimana, mana, ke mana",
    "when": "kapan, hari apa",
    "day": "hari ini, besok, senin, selasa, rabu, kamis, jumat, sabtu, minggu, akhir "
    "pekan, minggu ini",
    "how": "bagaimana, gimana, caranya, cara",
    "how_long": "berapa lama, berapa hari",
    "why": "kenapa, mengapa",
    "can": "bisa, bisakah, apakah bisa, boleh, bolehkah, bisa ga, bisa gak, dapatkah",
    "help": "bantuan, bantu, tolong bantu, butuh bantuan, mau tanya, mau nanya, tanya, pertanyaan",
    "want": "mau, ingin, pengen, saya mau, aku mau, saya ingin, butuh, perlu, minta, "
    "kasih, berminat",
    "take": "beli, membeli, pesan, memesan, order, ambil, saya ambil, mau beli, mau "
    "pesan, mau order, pesen, booking",
    "add": "tambah, tambahkan, tambahin, masukkan, masukin, juga",
    "remove": "hapus, hapuskan, keluarkan, buang, kurangi, tidak mau, gak mau, ga mau, "
    "nggak mau, tanpa, kosongkan",
    "make": "ubah, ganti, gantikan, ubah jadi, ganti jadi, jadikan, maksud saya",
    "cancel": "batal, batalkan, membatalkan, pembatalan, dibatalkan, batalin, cancel",
    "show": "tunjukkan, lihat, liat, tampilkan, foto, gambar, katalog",
    "find": "cari, mencari, nyari, lagi cari, sedang mencari",
    "recommend": "rekomendasi*, sarankan, saran, terbaik, terlaris, paling laku, buat kado, "
    "untuk kado, hadiah, populer",
    "have": "ada, apakah ada, ada gak, ada ga, punya, jual, apakah punya, menjual, "
    "masih ada, jualan",
    "stock": "stok, stock, tersedia, ready, habis, kosong, ready stock, masih ada, sisa",
    "price": "berapa, harga, harganya, berapa harga, berapa harganya, brp, biaya, tarif, "
    "hrg, berapaan",
    "discount": "diskon*, promo*, potongan, voucher, kupon, lebih murah, nego, murah",
    "menu": "jual apa, jual apa saja, jual apa aja, ada apa saja, ada apa aja, menu, "
    "katalog, daftar harga, pricelist, produk apa, produk apa saja, daftar "
    "produk",
    "size": "ukuran*, ukurannya, berat, beratnya, dimensi, panjang, lebar",
    "made_of": "bahan*, bahannya, terbuat, mengandung, alergi, gluten, vegan, halal, "
    "vegetarian, komposisi, asli, original, ori, kualitas, kedaluwarsa",
    "kind": "warna*, warnanya, rasa*, rasanya, jenis, tipe, varian*, model, pilihan",
    "it": "itu, ini, yang itu, yang ini, tersebut, yang sama",
    "one": "satu, satunya",
    "another": "satu lagi, lagi, tambah satu, yang lain, lainnya",
    "first": "pertama, yang pertama, nomor satu, nomor 1",
    "second": "kedua, yang kedua, nomor dua, nomor 2",
    "third": "ketiga, yang ketiga, nomor tiga, nomor 3",
    "last": "terakhir, yang terakhir",
    "cheapest": "termurah, paling murah, yang paling murah",
    "both": "keduanya, dua duanya, semuanya",
    "everything": "semua, semuanya, keranjang",
    "instead": "sebagai gantinya, gantinya, daripada",
    "again": "sekali lagi, ulang, kirim ulang, lagi",
    "color": "merah, biru, hijau, kuning, hitam, putih, pink, ungu, abu, cokelat, coklat, oranye",
    "size_word": "kecil, sedang, besar",
    "cart": "keranjang, keranjang saya, isi keranjang, total, totalnya, total berapa, "
    "jadi berapa, total belanja",
    "checkout": "checkout, check out, bayar, mau bayar, saya mau bayar, cara bayar, cara "
    "bayarnya, bayarnya gimana, gimana cara bayar, selesaikan pesanan, lanjut "
    "bayar, proses pesanan, konfirmasi pesanan, pembayaran",
    "done": "itu saja, itu aja, udah itu aja, sudah itu saja, cukup, udah cukup, sudah "
    "cukup, sudah semua, tidak ada lagi",
    "link": "link, tautan, linknya",
    "pay": "bayar, membayar, pembayaran",
    "payment": "pembayaran*, tagihan, uang, saldo, transaksi, terpotong",
    "paid": "sudah bayar, udah bayar, saya sudah bayar, sudah dibayar, sudah transfer, "
    "udah transfer, pembayaran masuk, pembayaran sudah masuk",
    "pay_way": "kartu, kartu kredit, tunai, transfer, transfer bank, cod, bayar di tempat, "
    "gopay, ovo, dana, qris, shopeepay, cicil*, paypal, metode pembayaran, cara "
    "pembayaran",
    "accept": "menerima, terima kartu, terima cod, terima transfer",
    "declined": "ditolak, gagal, error, tidak bisa bayar, ga bisa bayar, gak bisa bayar, "
    "bermasalah, masalah, kendala, tidak berfungsi",
    "twice": "dua kali, dobel, double, terpotong dua kali",
    "invoice": "faktur, invoice, nota, kwitansi, struk, bukti pembayaran",
    "order": "di mana pesanan, dimana pesanan, mana pesanan, pesanan, pesanan saya, "
    "orderan, orderan saya, order saya, pembelian",
    "parcel": "paket, paket saya, kiriman, barang saya, barangnya",
    "status": "status, lacak, resi, nomor resi, belum sampai, belum datang, belum "
    "diterima, sudah sampai mana, sampai mana, di mana pesanan, dimana pesanan, "
    "mana pesanan, kapan sampai, kapan datang, belum nyampe, sudah dikirim, "
    "dikirim kapan",
    "delivery": "kirim, dikirim, pengiriman, antar, diantar, ongkir, ambil sendiri, kurir, "
    "ekspedisi",
    "deliver_to": "kirim ke, pengiriman ke, ongkir, ongkos kirim, biaya kirim, gratis ongkir, "
    "bisa kirim, apakah bisa kirim, luar negeri, luar kota, kode pos, estimasi "
    "pengiriman, antar ke",
    "address": "alamat, alamat saya",
    "get": "sampai, terima, datang, nyampe, diterima",
    "change": "ubah, ganti, mengubah, mengganti, edit, perbaiki",
    "return": "retur, kembalikan, mengembalikan, pengembalian, tukar, menukar, penukaran",
    "refund": "refund, uang kembali, kembalikan uang, pengembalian dana, balikin uang",
    "late": "terlambat, telat, lama banget, lama sekali, lambat",
    "trouble": "rusak, pecah, cacat, salah kirim, salah barang, salah, kurang, komplain, "
    "keluhan, kecewa, mengecewakan, tidak sesuai, ga sesuai, gak sesuai, palsu, "
    "basi, tidak puas",
    "guarantee": "garansi*",
    "hours": "jam buka, buka, tutup, jam berapa, jam operasional, buka jam, hari buka",
    "place": "lokasi, alamat toko, toko di mana, toko dimana, di mana tokonya, tokonya "
    "di mana, tokonya dimana, cabang, parkir, toko fisik",
    "reach": "nomor telepon, nomor hp, nomor wa, no hp, email, telepon, whatsapp",
    "account": "akun, daftar akun, mendaftar, login, registrasi",
    "password": "kata sandi, password, sandi",
    "person": "manusia, orang asli, orang beneran, admin, adminnya, cs, customer service, "
    "layanan pelanggan, operator, agen, petugas, manajer, pemilik, staf",
    "someone": "seseorang, orang",
    "talk": "bicara, ngomong, berbicara, ngobrol, chat, hubungi, hubungkan, sambungkan, "
    "kontak, telepon",
    "call_me": "telepon saya, hubungi saya, telpon saya, call saya",
    "stop": "stop, berhenti, hentikan, setop, jangan kirim pesan, jangan kirim pesan "
    "lagi, jangan chat lagi, jangan chat saya lagi, jangan hubungi saya lagi, "
    "jangan hubungi saya, berhenti kirim pesan, berhenti mengirim pesan, "
    "berhenti langganan, tidak mau pesan lagi, stop kirim pesan, jangan ganggu, "
    "jangan ganggu saya, tidak mau dihubungi, unsubscribe, stop chat",
    "messages": "pesan lagi, notifikasi, spam, iklan, promosi, chat",
    "angry": "penipu, penipuan, nipu, tipu, parah, buruk, jelek banget, mengecewakan "
    "banget, marah, kesal, kapok, maling, bohong, keterlaluan, payah, scam, "
    "lapor polisi",
    "swear": "anjing, bangsat, goblok, tolol, brengsek, sialan, bajingan",
}

NUMBERS: dict[str, int] = {
    "satu": 1, "sebuah": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "selusin": 12, "lusin": 12,
}  # fmt: skip

COMMON = """
yang dan atau di ke dari untuk dengan pada saya aku kamu anda kami kita dia mereka ini itu
adalah akan sudah belum masih juga hari besok kemarin bulan minggu kak kakak nya sangat sekali
ada tidak
"""
