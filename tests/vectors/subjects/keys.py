"""Vectors of derivations, X-Wing keys, HPKE seals and the officer's key."""

from __future__ import annotations

from typing import Any

from reporting.sealing import derive, seals
from reporting.sealing import officer as officers
from reporting.sealing.box import officer_key_header, officer_pins_header, session_unlock_header
from reporting.sealing.codename import fingerprint_words
from reporting.sealing.deterministic import seal_box_with_salt
from reporting.sealing.padding import pad
from reporting.sealing.strict_json import encode
from reporting.sealing.xwing import PrivateKey
from tests.vectors.subjects.inputs import CEK, INSTANCE, REPORT_ID, ROOT, Kept, about, b64, material

THREAD = derive.thread_key(INSTANCE, root=ROOT)
BATCH = material("batch", 32)
DESK_SEED = material("desk seed", 32)
DESK_ID = material("desk id", 16)
FILLER_SECRET = material("filler secret", 32)
OFFICER_ID = material("officer id", 16)
OFFICER_SEED = material("officer seed", 32)
RECOVERY_SEED = material("recovery seed", 32)
WINDOW = PrivateKey(material("window seed", 32))
DETAIL = derive.detail_secret(INSTANCE, cek=CEK, report_id=REPORT_ID)
MAILBOX = derive.mailbox_hash(INSTANCE, root=ROOT)
OFFICER = officers.officer_key(INSTANCE, officer_seed=OFFICER_SEED, officer_id=OFFICER_ID)
RECOVERY = officers.recovery_key(INSTANCE, recovery_seed=RECOVERY_SEED)
INDEX_SEED = derive.index_seed(INSTANCE, desk_seed=DESK_SEED, desk_id=DESK_ID, version=2)
DESK = seals.desk_key(INSTANCE, desk_seed=DESK_SEED, desk_id=DESK_ID, epoch=3)


def _row(name: str, output: bytes, /, **inputs: bytes | int | str) -> dict[str, Any]:
    shown = {
        key: value.hex() if isinstance(value, bytes) else value for key, value in inputs.items()
    }
    return {"name": name, "inputs": shown, "output": output.hex()}


def derivations(_kept: Kept) -> dict[str, Any]:
    """Return every HKDF row of the derivation table."""
    root = {"root": ROOT}
    cek = {"cek": CEK, "report_id": REPORT_ID}
    detail = {"detail": DETAIL, "name": "pretext", "value": "garbage"}
    cell = {"batch": BATCH, "port": "NGAPP", "kind": "customs_ship", "quarter": "2026-Q3"}
    simple = {"root": ROOT, "object_id": REPORT_ID}
    desk = {"desk_seed": DESK_SEED, "desk_id": DESK_ID, "epoch": 3}
    index = {"index_seed": INDEX_SEED, "desk_id": DESK_ID, "version": 2}
    filler = {"filler_secret": FILLER_SECRET, "mailbox": MAILBOX, "slot": 7}
    rows = [
        _row("mailbox_id", derive.mailbox_id(INSTANCE, **root), **root),
        _row("mailbox_hash", MAILBOX, **root),
        _row("thread_key", THREAD, **root),
        _row(
            "reporter_letter_key",
            derive.reporter_letter_key(INSTANCE, thread=THREAD),
            thread=THREAD,
        ),
        _row("desk_letter_key", derive.desk_letter_key(INSTANCE, thread=THREAD), thread=THREAD),
        _row("ticket", derive.ticket(INSTANCE, **cek), **cek),
        _row("detail_secret", DETAIL, **cek),
        _row("detail_ticket", derive.detail_ticket(INSTANCE, **detail), **detail),
        *(
            _row(
                "bulk_object_id",
                derive.bulk_object_id(INSTANCE, batch=BATCH, row=row),
                batch=BATCH,
                row=row,
            )
            for row in (0, 1, 4_294_967_295)
        ),
        _row(
            "bulk_filing_key",
            derive.bulk_filing_key(INSTANCE, batch=BATCH, row=1),
            batch=BATCH,
            row=1,
        ),
        _row("bulk_cell_tag", derive.bulk_cell_tag(INSTANCE, **cell), **cell),
        _row("simple_filing_key", derive.simple_filing_key(INSTANCE, **simple), **simple),
        _row("desk_hpke_seed", derive.desk_seed_expanded(INSTANCE, **desk), **desk),
        _row("index_seed", INDEX_SEED, desk_seed=DESK_SEED, desk_id=DESK_ID, version=2),
        _row("desk_index_key", derive.desk_index_key(INSTANCE, **index), **index),
        _row("filler_key", derive.filler_key(INSTANCE, **filler), **filler),
        *_officer_rows(),
    ]
    text = (
        "vectors: [{name, inputs, output}], each HKDF-SHA256 with empty salt as its row "
        "of the table says. detail_ticket hashes name=value; bulk_cell_tag hashes "
        "port/kind/quarter."
    )
    return {"about": about(text), "instance": INSTANCE.id.hex(), "vectors": rows}


def _officer_rows() -> list[dict[str, Any]]:
    officer = {"officer_seed": OFFICER_SEED, "officer_id": OFFICER_ID}
    passkey = {"prf_output": material("prf", 32), "credential_id": material("credential", 40)}
    session = {
        "browser_half": material("browser half", 32),
        "server_half": material("server half", 32),
        "officer_id": OFFICER_ID,
    }
    recovery = {"recovery_seed": RECOVERY_SEED}
    return [
        _row("officer_hpke_seed", OFFICER.hpke.seed, **officer),
        _row("officer_sign_seed", OFFICER.sign.private_bytes_raw(), **officer),
        _row("officer_pins_key", officers.pins_key(INSTANCE, **officer), **officer),
        _row("recovery_hpke_seed", RECOVERY.hpke.seed, **recovery),
        _row("recovery_sign_seed", RECOVERY.sign.private_bytes_raw(), **recovery),
        _row("passkey_key", officers.passkey_key(INSTANCE, **passkey), **passkey),
        _row("session_key", officers.session_key(INSTANCE, **session), **session),
    ]


def xwing(_kept: Kept) -> dict[str, Any]:
    """Return seeds with their public keys and ids."""
    seeds = [bytes(32), bytes(range(32)), material("xwing", 32)]
    keys = [PrivateKey(seed) for seed in seeds]
    vectors = [
        {
            "seed": key.seed.hex(),
            "public_b64": b64(key.public.raw),
            "sha256": key.public.sha256.hex(),
            "key_id": key.public.key_id.hex(),
        }
        for key in keys
    ]
    text = "vectors: [{seed, public_b64 (1,216 bytes), sha256 of it, key_id}]."
    return {"about": about(text), "vectors": vectors}


def hpke(kept: Kept) -> dict[str, Any]:
    """Return one sealed text of each kind that seals a secret of 32 bytes."""
    recovery, officer = RECOVERY.hpke, OFFICER.hpke
    cases = [
        ("wrap", DESK, (b"\x01", REPORT_ID), CEK),
        ("wrap", DESK, (b"\x07", material("help id", 16)), material("help cek", 32)),
        (
            "wrap",
            PrivateKey(material("backup seed", 32)),
            (b"\x08", material("backup id", 16)),
            CEK,
        ),
        ("desk share", officer, (DESK_ID, (3).to_bytes(4, "big")), DESK_SEED),
        ("desk share", recovery, (DESK_ID, (3).to_bytes(4, "big")), DESK_SEED),
        ("index share", officer, (DESK_ID, (2).to_bytes(4, "big")), INDEX_SEED),
    ]
    vectors = []
    for label, key, fields, secret in cases:
        info = INSTANCE.info(label, *fields, key.public.key_id)
        vectors.append(
            {
                "label": label,
                "fields": [field.hex() for field in fields],
                "seed": key.seed.hex(),
                "key_id": key.public.key_id.hex(),
                "info": info.hex(),
                "plaintext": secret.hex(),
                "sealed_b64": b64(kept.seal(key, info=info, plaintext=secret)),
            }
        )
    text = (
        "vectors: [{label, fields, seed, key_id, info, plaintext, sealed_b64}]: the "
        "X-Wing key of seed opens sealed (enc 1,120 | ct) under info = I(label, "
        "fields..., key_id) to plaintext. Wrap: kind u8, object id. Shares: desk id, "
        "epoch or version u32. The desk shares expand (desk_hpke_seed of "
        "derivations.json) to the key whose seed the first vector has; the index share "
        "is what index_seed there makes of the same desk seed."
    )
    return {"about": about(text), "instance": INSTANCE.id.hex(), "vectors": vectors}


def officer(_kept: Kept) -> dict[str, Any]:
    """Return the officer's keys, fingerprint, locks and pins."""
    salt, version = material("officer salt", 16), 2
    passphrase = "\ufb01ve caf\u00e9s  \u2460 \u4e2d"
    credential, prf = material("credential", 40), material("prf", 32)
    halves = (material("browser half", 32), material("server half", 32))
    passphrase_key = officers.passphrase_key(passphrase=passphrase, salt=salt)
    passkey = officers.passkey_key(INSTANCE, prf_output=prf, credential_id=credential)
    session = officers.session_key(
        INSTANCE, browser_half=halves[0], server_half=halves[1], officer_id=OFFICER_ID
    )
    pins = {DESK_ID.hex(): material("statement hash", 32).hex()}
    pins_key = officers.pins_key(INSTANCE, officer_seed=OFFICER_SEED, officer_id=OFFICER_ID)
    plain_header = officer_key_header(OFFICER_ID, version=version)
    passkey_header = officer_key_header(OFFICER_ID, version=1, credential_id=credential)

    def sealed(header: Any, key: bytes, plaintext: bytes) -> str:
        return seal_box_with_salt(
            INSTANCE, header, base_key=key, plaintext=plaintext, salt=salt
        ).hex()

    text = (
        "One officer: seed and id expand to the two keys; fingerprint words are the "
        "twelve English BIP 39 words of SHA-256(X-Wing public | Ed25519 public)[0:16]. "
        "passphrase: Argon2id of the NFKC text with the box's salt gives key, key opens "
        "box (kind 06, no parent, number = version) to the officer seed. passkey and "
        "session likewise; pins opens (kind 09) to the JSON {desk: statement hash}. "
        "recovery: its seed's keys."
    )
    return {
        "about": about(text),
        "instance": INSTANCE.id.hex(),
        "officer_id": OFFICER_ID.hex(),
        "officer_seed": OFFICER_SEED.hex(),
        "hpke_public_b64": b64(OFFICER.public.hpke.raw),
        "hpke_sha256": OFFICER.public.hpke.sha256.hex(),
        "sign_public": OFFICER.public.sign.hex(),
        "fingerprint": OFFICER.public.fingerprint.hex(),
        "fingerprint_words": list(fingerprint_words(OFFICER.public.fingerprint)),
        "passphrase": {
            "text": passphrase,
            "salt": salt.hex(),
            "version": version,
            "key": passphrase_key.hex(),
            "box": sealed(plain_header, passphrase_key, OFFICER_SEED),
        },
        "passkey": {
            "prf_output": prf.hex(),
            "credential_id": credential.hex(),
            "version": 1,
            "key": passkey.hex(),
            "box": sealed(passkey_header, passkey, OFFICER_SEED),
        },
        "session": {
            "browser_half": halves[0].hex(),
            "server_half": halves[1].hex(),
            "key": session.hex(),
            "box": sealed(session_unlock_header(OFFICER_ID), session, OFFICER_SEED),
        },
        "pins": {
            "version": 5,
            "json": pins,
            "box": sealed(
                officer_pins_header(OFFICER_ID, version=5),
                pins_key,
                pad(encode(pins), sizes=(1024,)),
            ),
        },
        "recovery": {
            "seed": RECOVERY_SEED.hex(),
            "hpke_public_b64": b64(RECOVERY.public.hpke.raw),
            "sign_public": RECOVERY.public.sign.hex(),
        },
    }
