"""A case that came through the simple form opens at the desk like any other, and says its door."""

import base64
from collections.abc import Callable

from django.http import HttpResponse

from cases.models import Case, SeedShare
from cases.services.collect import collect_arrivals
from reporting.directory.services import set_route
from reporting.installation import sealing_instance
from reporting.models import ListedDesk
from reporting.sealing.box import Kind
from reporting.sealing.report import OpenedReport, open_report
from reporting.sealing.seals import Wrap, desk_key, open_desk_share, unwrap_cek
from reporting.sealing.xwing import PublicKey
from tests.cases.desk import OpenDesk, open_a_desk
from tests.reporting.simple.conftest import Typed, asked_back, form_in


def read_at_the_desk(rio: OpenDesk, case: Case) -> OpenedReport:
    """What the lead's browser does: share, desk key, content key, report."""
    instance, lead = sealing_instance(), rio.holders[0].officer
    share = SeedShare.objects.get(desk=rio.desk, officer=lead.id)
    seed = open_desk_share(
        instance,
        desk_id=rio.desk.pk.bytes,
        epoch=1,
        key=lead.pair.hpke,
        wrap=Wrap(lead.pair.hpke.public.key_id, bytes(share.share)),
        stated_key=PublicKey(ListedDesk.objects.get(pk=rio.desk.pk).key),
    )
    shown = rio.ines.client.get(f"/api/v1/desk/cases/{case.pk}").json()["report"]
    (wrap,) = shown["wraps"]
    report_id = case.report_id.bytes
    cek = unwrap_cek(
        instance,
        kind=Kind.REPORT,
        object_id=report_id,
        key=desk_key(instance, desk_seed=seed, desk_id=rio.desk.pk.bytes, epoch=1),
        wrap=Wrap(bytes.fromhex(wrap["key_id"].replace("-", "")), base64.b64decode(wrap["wrap"])),
    )
    box = base64.b64decode(shown["box"])
    return open_report(instance, report_id=report_id, cek=cek, box=box)


def test_a_case_of_the_simple_form_opens_at_the_desk_and_says_its_door(
    pages: object, send: Callable[..., HttpResponse]
) -> None:
    rio = open_a_desk()
    set_route(place="*", case=rio.desk.pk, own_side=rio.desk.pk)
    fields: Typed = form_in(send("begin", {"track": "case", "country": "AR"}), "/file")
    fields |= {"place": "ARROS", "month": "10", "year": "2026", "kind": "demand"}
    fields |= {"account": "Two cartons, please.", **asked_back(fields)}
    assert send("file", fields).status_code == 303
    assert collect_arrivals() == 1
    case = Case.objects.get()
    assert read_at_the_desk(rio, case).report["account"] == "Two cartons, please."
    shown = rio.ines.client.get(f"/api/v1/desk/cases/{case.pk}").json()
    assert (shown["door"], shown["report"]["door"]) == ("simple", "simple")
