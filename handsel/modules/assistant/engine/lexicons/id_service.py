"""Indonesian: frames of requests, what goes wrong, goods, and topics that are no shop's."""

from handsel.modules.assistant.engine.concepts import Concept

WORDS: dict[Concept, str] = {
    "later": "mungkin nanti, nanti saja, nanti aja, nanti dulu, nanti, belum, jangan sekarang, "
    "tidak sekarang, besok saja, mungkin besok, lain kali, lain waktu, kapan-kapan, "
    "pikir-pikir, pikir dulu, saya pikir dulu, mikir dulu, pikirkan dulu, belum "
    "yakin, belum memutuskan, tanya istri, tanya suami, tanya pasangan, tanya dulu, "
    "tanya orang rumah, sebentar, bentar, tunggu sebentar, satu menit, sebentar ya, "
    "nanti saya kabari, nanti kukabari, nanti balik lagi, cuma lihat-lihat, lihat- "
    "lihat dulu, cari kartu saya, ambil kartu, cari kartu dulu, cari dompet",
    "frame": "saya mau tahu, mau tahu, ingin tahu, saya ingin tahu, mau tanya, saya mau tanya, "
    "boleh tanya, numpang tanya, bisa kasih tahu, tolong beri tahu, tidak tahu cara, gak tahu "
    "cara, saya butuh bantuan untuk, butuh bantuan, tolong bantu, bisa bantu, bantu saya, saya "
    "harus, pertanyaan tentang, informasi tentang, info tentang, saya mencoba",
    "agree": "benar sekali, setuju, iya benar, boleh juga, mantap",
    "disagree": "salah, bukan itu, tidak benar, gak jadi, nggak jadi, tidak tertarik",
    "thanks": "makasih banyak, terimakasih banyak, thanks kak, makasi, matur nuwun, terima kasih "
    "atas bantuannya",
    "bye": "dadah, sampai nanti, sampai besok, selamat tinggal, sampai ketemu, saya pamit",
    "greet": "hai, halo kak, assalamualaikum, permisi, misi kak, selamat pagi, selamat siang, "
    "selamat sore, selamat malam",
    "how_are_you": "apa kabar, gimana kabarnya, bagaimana kabarnya",
    "claim": "komplain, keluhan, mengeluh, pengaduan, mengajukan keluhan, protes",
    "angry": "kecewa, mengecewakan, pelayanan buruk, buruk sekali, tidak puas, gak puas, parah "
    "banget",
    "ways": "metode, cara, opsi, pilihan",
    "pay_way": "kartu kredit, kartu debit, transfer bank, cod, bayar di tempat, cicilan, cicil, "
    "gopay, ovo, dana, qris, tunai, paylater, metode pembayaran, cara bayar",
    "payment": "kartu saya, kartuku, tidak bisa bayar, gak bisa bayar, masalah pembayaran, "
    "masalah dengan pembayaran, kartu, pembayaran, tagihan, rekening, saldo, terpotong, "
    "ditagih, didebit",
    "declined": "ditolak, menolak, tidak diterima, gak bisa bayar, nggak bisa bayar, gagal, tidak "
    "bisa bayar, tidak berfungsi, eror, error, masalah pembayaran, masalah dengan pembayaran, "
    "masalah, kendala, tertunda, pending, belum diproses",
    "twice": "dua kali, ditagih dua kali, kepotong dua kali, terpotong dua kali, dobel, ganda, "
    "dua kali bayar, lebih dari sekali",
    "refund": "refund, pengembalian dana, kembalikan uang, uang kembali, uang saya kembali, "
    "balikin uang, dana kembali",
    "return": "retur, mengembalikan, tukar, penukaran, kekecilan, kebesaran, salah ukuran, salah "
    "pesan, salah barang, tidak cocok",
    "status": "status pesanan, update pesanan, perkembangan pesanan, di mana pesanan, dimana "
    "pesanan, kapan sampai, kapan datang, sudah dikirim, belum sampai, belum datang, belum "
    "diterima, nomor resi, resi, lacak, pelacakan",
    "late": "terlambat, telat, sudah lama, berhari hari, berminggu minggu, masih belum, lama "
    "sekali, lama banget",
    "person": "agen, staf, admin, cs, customer service, layanan pelanggan, tim penjualan, sales, "
    "penjual, karyawan, manusia asli, orang asli, manajer, atasan, petugas, operator",
    "talk": "bicara dengan, berbicara dengan, ngobrol dengan, hubungi, menghubungi, sambungkan "
    "ke, bicara, ngomong",
    "call_me": "telepon saya, hubungi saya, tolong telepon, telpon saya",
    "urgent": "penting, darurat, segera, tidak ada yang jawab, gak ada yang balas, tidak dibalas",
    "take": "beli sekarang, belanja sekarang, mau beli, ingin beli, saya mau beli, mau pesan, "
    "ingin pesan, saya mau pesan, cara beli, cara pesan, bisa beli, bisa pesan, belanja",
    "recommend": "saran, rekomendasi, rekomendasikan, ada saran, yang bagus apa, yang mana yang "
    "bagus",
    "product": "produk, barang, artikel",
    "goods": "baju*, kemeja, kaos, celana, gaun, sepatu, sandal, jaket, tas, jam tangan, kalung, "
    "cincin, meja, kursi, sofa, kasur, bantal, lampu, cangkir, mug, piring, roti, kue, biskuit, "
    "cokelat, coklat, kopi, teh, bunga, parfum, sabun, sampo, krim, mainan, buku, hp, handphone, "
    "laptop, televisi, kado, hadiah, hijab, batik",
    "elsewhere": "cuaca, hujan, lelucon, lagu, musik, film, sepak bola, pertandingan, presiden, "
    "pemilu, politik, resep masakan, penerbangan, tiket pesawat, hotel, terjemahkan, bahasa "
    "inggrisnya, ibu kota, jumlah penduduk, zodiak, berita, alarm, siapa yang menang, siapa "
    "presiden, arti hidup, pajak, pinjaman",
}

#: Who is asked at home: not to be taken for misspellings.
REAL = """
istri suami pasangan pacar ibu bapak anak
"""
