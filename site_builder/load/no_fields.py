"""What has no field in any record, on purpose: whoever tries to write it is told why, not how to spell it."""

NO_FIELDS: dict[str, tuple[str, ...]] = {
    "offence": (
        *("kasus", "perkara", "pasal", "delik", "tindak_pidana", "kejahatan", "pelanggaran", "dakwaan", "tuntutan"),
        *("case", "charge", "charges", "crime", "offence", "offense", "conviction", "kasus_hukum", "jenis_perkara"),
    ),
    "sentence": (
        *("vonis", "hukuman", "pidana", "masa_pidana", "masa_hukuman", "lama_pidana", "lama_hukuman", "putusan", "remisi"),
        *("masa_tahanan", "sentence", "sentence_length", "verdict", "remission", "parole"),
    ),
    "cell": ("sel", "blok", "kamar", "kamar_hunian", "blok_hunian", "nomor_sel", "nomor_kamar", "cell", "cell_block", "wing"),
    "release": (
        *("bebas", "tanggal_bebas", "waktu_bebas", "ekspirasi", "release_date", "released", "date_of_release"),
        *("pembebasan", "tanggal_masuk", "admitted", "intake_date"),
    ),
    "person": (
        *("umur", "usia", "tanggal_lahir", "tempat_lahir", "nik", "no_register", "nomor_register", "nama_asli", "inisial"),
        *("age", "birthday", "birth_date", "date_of_birth", "register_number", "real_name", "status_hukum", "legal_status"),
    ),
    "security": (
        "denah",
        "jadwal_jaga",
        "pos_jaga",
        "jumlah_petugas",
        "jumlah_penjaga",
        "kamera",
        "cctv",
        "guards",
        "floor_plan",
    ),
}
"""By what they would tell (a key of `matter` in `codes/words.toml`): names that such fields would have."""

MATTERS = {name: matter for matter, names in NO_FIELDS.items() for name in names}


def matter_of(key: str) -> str:
    """What a field called *key* would tell that is never published; nothing for any other."""
    return MATTERS.get(key.strip().lower().replace("-", "_").replace(" ", "_"), "")
