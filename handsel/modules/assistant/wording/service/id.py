"""Indonesian."""

from handsel.modules.assistant.wording.service_names import ServicePhrase

SERVICE: dict[ServicePhrase, str] = {
    "identity_needed": "Agar pesanan Anda ketemu, sebutkan dua dari ini: alamat email "
    "saat memesan, nomor pesanan, dan kode pos pengiriman.",
    "identity_found": "Terima kasih, pesanan {order} sudah ketemu.",
    "svc_cancel": "Batalkan pesanan {order}.",
    "svc_items": "Ubah pesanan {order}:",
    "svc_address": "Kirim pesanan {order} ke:",
    "svc_method": "Bayar pesanan {order} dengan {method}.",
    "svc_return": "Kembalikan dari pesanan {order}:",
    "svc_exchange": "Tukar dari pesanan {order}:",
    "svc_reason_no_longer_needed": "Alasan: tidak diperlukan lagi.",
    "svc_reason_ordered_by_mistake": "Alasan: salah pesan.",
    "svc_reason_other": "Alasan: lainnya.",
    "svc_pay_link": "{amount} perlu dibayar; tautannya menyusul setelah Anda setuju.",
    "svc_pay_card": "{amount} diambil dari {method}.",
    "svc_back": "{amount} kembali lewat cara pembayaran semula.",
    "svc_back_to": "{amount} masuk ke {method}.",
    "svc_back_later": "{amount} kembali lewat cara pembayaran semula setelah semuanya "
    "sampai di sini.",
    "svc_back_to_later": "{amount} masuk ke {method} setelah semuanya sampai di sini.",
    "svc_even": "Tidak ada yang perlu dibayar.",
    "svc_once": "Ini hanya bisa sekali untuk satu pesanan, jadi pastikan tidak ada yang kurang.",
    "svc_member": "Seorang rekan harus menyetujuinya dulu.",
    "svc_question": "Apakah saya lakukan ini? Jawab ya atau tidak.",
    "svc_yes": "Ya",
    "svc_no": "Tidak",
    "svc_done_cancel": "Pesanan {order} dibatalkan.",
    "svc_done_items": "Pesanan {order} sudah diubah.",
    "svc_done_address": "Pesanan {order} dikirim ke alamat baru.",
    "svc_done_method": "Pesanan {order} sekarang dibayar dengan cara lain.",
    "svc_done_return": "Pengembalian Anda untuk pesanan {order} sudah dicatat. Kirim "
    "semuanya kembali; caranya kami tuliskan.",
    "svc_done_exchange": "Penukaran Anda untuk pesanan {order} sudah dicatat. Kirim "
    "semuanya kembali; caranya kami tuliskan.",
    "svc_asked": "Terima kasih. Seorang rekan memutuskan tentang pesanan {order} "
    "dan menjawab di sini.",
    "svc_unpaid": "Terima kasih. Pesanan {order} diubah begitu selisihnya "
    "dibayar; tautannya menyusul.",
    "svc_declined": "Baik, pesanan {order} tetap seperti semula.",
    "svc_refused_by_member": "Maaf, permintaan Anda untuk pesanan {order} tidak bisa "
    "dipenuhi. Seorang rekan akan menjelaskannya.",
    "svc_agreed": "Yang kita sepakati untuk pesanan {order} sudah selesai.",
    "svc_shipped": "Pesanan {order} sedang dikirim ke Anda.",
    "svc_tracking": "Pelacakan: {tracking}",
    "svc_delivered": "Pesanan {order} sudah sampai.",
    "why_not_pending": "Maaf, pesanan ini sudah dikirim atau dibatalkan, jadi tidak "
    "bisa diubah lagi.",
    "why_not_delivered": "Maaf, hanya yang sudah sampai yang bisa dikembalikan atau ditukar.",
    "why_not_paid": "Maaf, pesanan ini belum dibayar, jadi ini tidak bisa dilakukan.",
    "why_disputed": "Maaf, pembayaran pesanan ini sedang disengketakan di bank, "
    "jadi saya tidak bisa mengubah apa pun.",
    "why_already_changed": "Maaf, pesanan ini sudah pernah diubah, dan itu hanya bisa sekali.",
    "why_under_way": "Perubahan lain untuk pesanan ini masih menunggu. Mari selesaikan itu dulu.",
    "why_window_over": "Maaf, batas waktu pengembalian pesanan ini sudah lewat.",
    "why_reason_refused": "Maaf, pesanan tidak bisa dibatalkan dengan alasan ini.",
    "why_unknown_line": "Maaf, itu tidak ada dalam pesanan ini.",
    "why_other_product": "Maaf, hanya bisa diganti dengan pilihan lain dari produk yang sama.",
    "why_same_item": "Itu sudah pilihan tersebut. Yang mana yang Anda mau?",
    "why_unavailable": "Maaf, pilihan itu sedang tidak tersedia.",
    "why_method_refused": "Maaf, cara pembayaran itu tidak bisa dipakai untuk ini.",
    "why_credit_short": "Maaf, saldo kartu itu tidak cukup.",
    "why_nothing_wanted": "Apa yang ingin Anda ubah?",
    "why_order_unknown": "Maaf, tidak ada pesanan yang cocok. Periksa lagi yang Anda tulis.",
    "why_too_many_guesses": 'Terlalu banyak percobaan. Coba lagi nanti atau tulis "orang".',
    "why_change_over": "Perubahan itu tidak menunggu lagi. Katakan sekali lagi yang Anda inginkan.",
    "why_another_unpaid": "Masih ada hal lain yang perlu dibayar di sini. Bayar atau "
    "batalkan itu dulu.",
    "ask_new_address": "Ke mana harus dikirim? Tuliskan alamat lengkap: nama, jalan "
    "dan nomor, kode pos dan kota, negara.",
    "ask_which_item": "Barang pesanan mana yang Anda maksud?",
    "ask_pay_method": "Yang mana: {ways}?",
    "why_not_delivered_there": "Maaf, kami tidak mengirim ke sana.",
    "svc_delivery": "Pengiriman: {delivery}",
}
