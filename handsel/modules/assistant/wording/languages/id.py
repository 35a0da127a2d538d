"""Indonesian."""

from handsel.modules.assistant.wording.names import PhraseName

PHRASES: dict[PhraseName, str] = {
    "greeting": "Halo, selamat datang di {business}. Silakan tanya apa yang "
    "kami punya, harganya, dan cara pengirimannya, atau pesan "
    'langsung di sini. Untuk bicara dengan orang, tulis "admin".',
    "greeting_again": "Halo lagi. Ada yang bisa saya bantu?",
    "thanks": "Sama-sama. Saya di sini kalau ada lagi yang Anda perlukan.",
    "goodbye": "Sampai jumpa, dan terima kasih sudah menghubungi {business}.",
    "bot": "Saya asisten otomatis {business}. Saya bisa menunjukkan "
    "produk, menerima pesanan, dan memberi tahu status pesanan "
    'Anda. Kalau lebih suka bicara dengan orang, tulis "admin".',
    "clarify": "Maaf, saya belum yakin maksudnya. Bisa dijelaskan dengan kata "
    "lain, atau sebutkan produk yang Anda cari?",
    "clarify_attachment": "Terima kasih. Saya tidak bisa melihat gambar atau mendengar "
    "rekaman. Bisa diceritakan singkat apa yang Anda perlukan?",
    "out_of_scope": "Saya hanya bisa membantu soal barang {business}, pesanan, "
    "dan pertanyaan kepada toko. Apa yang ingin Anda ketahui?",
    "ask_option": "Untuk {title}, {option} yang mana? Kami punya {choices}.",
    "ask_product": "Yang mana maksudnya: {choices}?",
    "ask_which": "Produk yang mana maksudnya?",
    "ask_order": "Dengan senang hati. Mau pesan apa, dan berapa?",
    "ask_change": "Baik, belum ada yang dipesan. Apa yang ingin diubah?",
    "order_dropped": "Baik, pesanan {order} dibatalkan; "
    "mohon jangan membayar di halamannya lagi. Keranjang Anda masih ada.",
    "ask_how_many": "Mau berapa?",
    "ask_rest": "Saya menambahkan tiga barang sekaligus. Sisanya ditambahkan juga: {choices}?",
    "no_such_option": "{title} tidak ada dalam {value}. Kami punya {choices}.",
    "too_many": 'Paling banyak 99 untuk satu barang. Kalau lebih, tulis "admin" '
    "dan tim kami akan membantu.",
    "anything_else": "Baik. Kabari saja kalau ada lagi yang Anda inginkan.",
    "take_your_time": "Silakan, tidak perlu terburu-buru. Tulis saja kalau sudah siap.",
    "not_in_cart": "{title} tidak ada di keranjang Anda.",
    "found_none": 'Maaf, saya tidak menemukan apa pun untuk "{query}". Bisa '
    "dijelaskan dengan cara lain?",
    "found_none_plain": "Maaf, saya tidak menemukan yang cocok. Bisa dijelaskan dengan cara lain?",
    "found_some": "Ini yang saya temukan:",
    "found_question": "Mau yang mana?",
    "price_from": "mulai {price}",
    "sold_out": "habis",
    "few_left": "tinggal {count}",
    "and_more": "dan {count} lainnya",
    "shown_one": "Harga {title} {price}.",
    "shown_range": "Harga {title} {lowest} sampai {highest}:",
    "shown_same": "Harga {title} {price}. Pilihannya: {choices}.",
    "shown_sold_out": "{title} sedang habis.",
    "shown_few": "Tinggal {count}.",
    "shown_in_stock": "Stoknya ada.",
    "shall_i_add": "Saya masukkan satu ke keranjang?",
    "which_one": "Mau yang mana?",
    "added": "Masuk ke keranjang: {quantity} × {title}.",
    "changed": "Keranjang Anda sekarang berisi {quantity} × {title}.",
    "removed": "Dihapus dari keranjang: {title}.",
    "cart_total": "Total keranjang {total}.",
    "shall_i_checkout": "Mau lanjut bayar, atau ada lagi yang lain?",
    "cart": "Di keranjang Anda:",
    "cart_empty": "Keranjang Anda kosong. Mau pesan apa?",
    "line": "{quantity} × {title}: {amount}",
    "total": "Total: {total}",
    "summary": "Mohon periksa pesanan Anda:",
    "summary_question": "Balas ya untuk konfirmasi, atau sebutkan yang ingin diubah.",
    "confirm_button": "Konfirmasi",
    "change_button": "Ubah",
    "add_button": "Masukkan keranjang",
    "checkout_button": "Lanjut bayar",
    "cart_button": "Lihat keranjang",
    "none_left": "Maaf, {title} sedang habis.",
    "not_enough": "Maaf, {title} hanya ada {available}, bukan {wanted}. Saya masukkan {available}?",
    "confirmed": "Terima kasih. Pesanan {order} sudah kami simpan.",
    "link": "Ini halaman pembayaran aman untuk pesanan {order}, {total}: {url}",
    "order": "Pesanan {order}, {total}: {status}.",
    "no_orders": "Saya tidak menemukan pesanan Anda di sini. Kalau memesan lewat "
    'cara lain, tulis "admin" dan tim kami akan mencarinya.',
    "cancelled": "dibatalkan",
    "unpaid": "menunggu pembayaran",
    "partly_paid": "dibayar sebagian",
    "paid": "sudah dibayar",
    "partly_refunded": "dikembalikan sebagian",
    "refunded": "dana dikembalikan",
    "disputed": "pembayaran sedang diperiksa",
    "unfulfilled": "sedang kami siapkan",
    "partly_shipped": "sebagian sedang dikirim",
    "shipped": "sedang dikirim",
    "delivered": "sudah diterima",
    "returned": "sudah dikembalikan",
    "handed_asked": "Tentu. Saya teruskan ke rekan kami, yang akan menjawab di sini.",
    "handed_unknown": "Saya tidak tahu soal itu, jadi saya tanyakan ke rekan kami, "
    "yang akan menjawab di sini.",
    "handed_upset": "Mohon maaf atas hal ini. Saya teruskan ke rekan kami, yang "
    "akan membaca pesan Anda dan menjawab di sini.",
    "handed_policy": "Ini perlu diputuskan oleh orang. Saya teruskan ke rekan kami, "
    "yang akan menjawab di sini.",
    "handed_failure": "Maaf, ada gangguan di pihak kami. Rekan kami akan menjawab di sini.",
    "stopped": "Anda tidak akan menerima pesan otomatis lagi dari {business}. "
    "Kalau perlu, tulis di sini dan orang kami akan menjawab.",
    "refused_foreign_handle": "Maaf, saya kehilangan konteks. Bisa sebutkan nama produknya?",
    "refused_not_found": "Maaf, itu sudah tidak tersedia.",
    "refused_out_of_stock": "Maaf, itu sedang habis.",
    "refused_cart_empty": "Keranjang Anda kosong. Mau pesan apa?",
    "refused_not_confirmed": "Sebelum memesan, saya perlu jawaban ya yang jelas untuk "
    "ringkasannya. Sudah benar begitu?",
    "refused_changed": "Ada yang berubah pada pesanan Anda sejak ringkasan. Mohon "
    "periksa sekali lagi.",
    "refused_expired": "Ringkasan itu sudah tidak berlaku. Saya buatkan yang baru?",
    "refused_no_open_checkout": "Saat ini tidak ada yang perlu dibayar. Mau lihat keranjang Anda?",
    "refused_limit_reached": 'Itu melebihi batas saya dalam satu percakapan. Tulis "admin" '
    "dan tim kami akan membantu.",
    "refused_too_many_commands": "Itu banyak sekaligus. Bisa disebutkan satu per satu?",
    "refused_currency_mismatch": "Maaf, ini tidak bisa digabung dalam satu pesanan. Tulis "
    '"admin" dan tim kami akan membantu.',
    "receipt": "Terima kasih! Pembayaran {total} untuk pesanan {order} sudah kami terima.",
    "receipt_invoice": "Fakturnya dikirim lewat e-mail.",
    "payment_failed": "Pembayaran {total} untuk pesanan {order} tidak berhasil. Tidak "
    "ada yang ditagih.",
    "payment_retry": "Anda bisa mencoba lagi di sini: {url}",
    "payment_retry_plain": "Mau tautan pembayaran yang baru?",
    "pay_by_transfer": "Untuk membayar pesanan {order} lewat transfer bank, kirim {total} dengan "
    "keterangan {order}.",
    "pay_on_delivery": "Pesanan {order} sedang kami siapkan. Anda membayar {total} saat barang "
    "diterima.",
    "refunded_money": "Kami telah mengembalikan {amount} untuk pesanan {order}. Bank Anda "
    "mungkin butuh beberapa hari untuk menampilkannya.",
    "or": "atau",
    "and": "dan",
}
