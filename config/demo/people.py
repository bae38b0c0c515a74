"""Making the demo's people and desks: accounts, second factors, keys and first statements."""

import secrets
from dataclasses import dataclass
from uuid import UUID, uuid4

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password

from cases.services.keep_key import keep_officer_key
from cases.services.keep_rota import add_shifts
from cases.services.make_statement import propose_statement, sign_proposal
from config.demo.cast import DESKS, OFFICERS, PASSWORD, PEOPLE, DemoDesk, DemoPerson
from reporting.directory.services import set_route
from reporting.installation import sealing_instance
from reporting.sealing.instance import ZERO_HASH
from reporting.sealing.officer import SigningPair, lock_by_passphrase, officer_key
from reporting.sealing.seals import desk_key, seal_desk_share, seal_index_share
from reporting.sealing.statements import Member, Statement, sign_statement
from staff.locking import lock
from staff.models import Desk, Membership, Person

EPOCH = INDEX_VERSION = KEY_VERSION = 1


@dataclass(frozen=True)
class Officer:
    """An invented officer with the key that a browser would have made."""

    person: Person
    id: UUID
    pair: SigningPair


def make_desks() -> dict[str, Desk]:
    return {desk.name: make_desk(desk) for desk in DESKS}


def make_desk(desk: DemoDesk) -> Desk:
    return Desk.objects.create(
        id=desk.id,
        name=desk.name,
        kind=desk.kind,
        organisation=desk.organisation,
        organisations=[desk.organisation],
        country=desk.country,
        time_zone=desk.time_zone,
        languages=list(desk.languages),
        custodians=["the chair", "the notary", "the union's delegate"],
        retention_months=desk.retention_months,
    )


def make_rotas(desks: dict[str, Desk], people: dict[str, Person]) -> None:
    for desk in DESKS:
        for shift in desk.shifts:
            add_shifts(
                desk=desks[desk.name],
                person=people[shift.email],
                weekdays=shift.weekdays,
                start=shift.start,
                end=shift.end,
            )


def make_people(desks: dict[str, Desk]) -> dict[str, Person]:
    """Accounts with a password and a second factor, whose codes /demo shows."""
    password = make_password(PASSWORD)  # slow on purpose, and the same for all: once
    return {one.email: make_person(one, desks, password) for one in PEOPLE}


def make_person(one: DemoPerson, desks: dict[str, Desk], password: str) -> Person:
    person = Person.objects.create(
        email=one.email, name=one.name, language=one.language, password=password
    )
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.TOTP, data={"secret": lock(one.totp_secret)}
    )
    for desk, role in one.desks:
        Membership.objects.create(person=person, desk=desks[desk], role=role)
    for role in one.roles:
        Membership.objects.create(person=person, role=role, countries=list(one.countries))
    return person


def make_officers(people: dict[str, Person]) -> dict[str, Officer]:
    """A key for each officer, locked under the passphrase that /demo shows."""
    return {one.email: make_officer(one, people[one.email]) for one in OFFICERS}


def make_officer(one: DemoPerson, person: Person) -> Officer:
    instance, officer_id, seed = sealing_instance(), uuid4(), secrets.token_bytes(32)
    pair = officer_key(instance, officer_seed=seed, officer_id=officer_id.bytes)
    keep_officer_key(
        person=person,
        officer_id=officer_id,
        hpke=pair.public.hpke.raw,
        sign=pair.public.sign,
        box=lock_by_passphrase(
            instance,
            officer_id=officer_id.bytes,
            version=KEY_VERSION,
            officer_seed=seed,
            passphrase=one.passphrase,
        ),
    )
    return Officer(person=person, id=officer_id, pair=pair)


def open_desk(desk: Desk, holders: list[Officer], day: str) -> bytes:
    """The first statement of a desk, signed by its two key holders; the desk's seed."""
    instance, seed = sealing_instance(), secrets.token_bytes(32)
    key = desk_key(instance, desk_seed=seed, desk_id=desk.pk.bytes, epoch=EPOCH).public
    said = Statement(
        instance=instance,
        desk_id=desk.pk.bytes,
        number=1,
        epoch=EPOCH,
        key=key,
        members=tuple(Member.of(one.id.bytes, one.pair.public) for one in holders),
        recovery=None,
        prev=ZERO_HASH,
        day=day,
    )
    shares, index_shares = [], []
    for one in holders:
        to = one.pair.public.hpke
        share = seal_desk_share(instance, desk_id=desk.pk.bytes, epoch=EPOCH, to=to, desk_seed=seed)
        index = seal_index_share(
            instance, desk_id=desk.pk.bytes, version=INDEX_VERSION, to=to, desk_seed=seed
        )
        kept = {"officer": str(one.id), "epoch": EPOCH, "key_id": key.key_id.hex()}
        shares.append(kept | {"share": share.sealed.hex()})
        index_shares.append(
            {"officer": str(one.id), "version": INDEX_VERSION, "share": index.sealed.hex()}
        )
    signatures = [sign_statement(said, officer=one.id.hex, key=one.pair.sign) for one in holders]
    propose_statement(
        person=holders[0].person,
        desk=desk,
        body=said.to_bytes(),
        signature=signatures[0].signature,
        shares=shares,
        index_shares=index_shares,
    )
    for one, signature in zip(holders[1:], signatures[1:], strict=True):
        sign_proposal(person=one.person, desk=desk, number=1, signature=signature.signature)
    return seed


def open_desks(desks: dict[str, Desk], officers: dict[str, Officer], day: str) -> dict[UUID, bytes]:
    """Open every desk; their seeds, as their officers have them."""
    seeds = {}
    for desk in DESKS:
        holders = [
            officers[one.email] for one in OFFICERS if desk.name in {name for name, _ in one.desks}
        ]
        seeds[desk.id] = open_desk(desks[desk.name], holders, day)
    oversight = next(desk for desk in DESKS if desk.kind == "oversight")
    for desk in DESKS:
        for place in desk.routes:
            set_route(place=place, case=desk.id, own_side=oversight.id)
    return seeds
