"""Addresses of the desk's API."""

from django.urls import URLPattern, URLResolver, path
from drf_spectacular.views import SpectacularAPIView

from cases.api.views import case, desk, ending, offers, officer, records, register, saved
from staff.permissions import DeclaredPolicy


class Schema(SpectacularAPIView):
    """The OpenAPI description of this API, for people who are signed in."""

    policy = "signed_in"
    permission_classes = (DeclaredPolicy,)


urlpatterns: list[URLPattern | URLResolver] = [
    path("schema", Schema.as_view(), name="api-schema"),
    path("me", officer.Me.as_view(), name="api-me"),
    path("officer", officer.MakeKey.as_view(), name="api-officer"),
    path("pins", officer.KeepPins.as_view(), name="api-pins"),
    path("session-unlock", officer.UnlockSession.as_view(), name="api-session-unlock"),
    path("desks/<uuid:desk_id>", desk.ShowDesk.as_view(), name="api-desk"),
    path("desks/<uuid:desk_id>/cases", desk.Queue.as_view(), name="api-queue"),
    path("desks/<uuid:desk_id>/proposals", desk.Propose.as_view(), name="api-propose"),
    path(
        "desks/<uuid:desk_id>/proposals/<int:number>",
        desk.Withdraw.as_view(),
        name="api-withdraw",
    ),
    path(
        "desks/<uuid:desk_id>/proposals/<int:number>/signatures",
        desk.Sign.as_view(),
        name="api-sign",
    ),
    path("desks/<uuid:desk_id>/register", register.Register.as_view(), name="api-register"),
    path("desks/<uuid:desk_id>/views", saved.KeepViews.as_view(), name="api-views"),
    path("desks/<uuid:desk_id>/offers", offers.Offers.as_view(), name="api-offers"),
    path("desks/<uuid:desk_id>/records", records.Records.as_view(), name="api-records"),
    path(
        "desks/<uuid:desk_id>/records/<uuid:report_id>/review",
        records.ReviewRecord.as_view(),
        name="api-review-record",
    ),
    path(
        "desks/<uuid:desk_id>/records/<uuid:report_id>/case",
        records.OpenRecord.as_view(),
        name="api-open-record",
    ),
    path("cases/<uuid:case_id>", case.ShowCase.as_view(), name="api-case"),
    path("cases/<uuid:case_id>/letters", case.SendLetter.as_view(), name="api-letters"),
    path("cases/<uuid:case_id>/transitions", case.TakeStep.as_view(), name="api-transitions"),
    path("cases/<uuid:case_id>/owner", case.AssignOwner.as_view(), name="api-owner"),
    path("cases/<uuid:case_id>/pause", case.PauseClocks.as_view(), name="api-pause"),
    path("cases/<uuid:case_id>/next-action", case.PlanNextAction.as_view(), name="api-next-action"),
    path("cases/<uuid:case_id>/read", case.MarkRead.as_view(), name="api-read"),
    path("cases/<uuid:case_id>/notes", case.WriteNote.as_view(), name="api-notes"),
    path("cases/<uuid:case_id>/hold", ending.PlaceHold.as_view(), name="api-hold"),
    path("cases/<uuid:case_id>/acts", ending.ProposeAct.as_view(), name="api-propose-act"),
    path(
        "cases/<uuid:case_id>/acts/<int:number>",
        ending.DropAct.as_view(),
        name="api-drop-act",
    ),
    path(
        "cases/<uuid:case_id>/acts/<int:number>/signature",
        ending.SignAct.as_view(),
        name="api-sign-act",
    ),
    path(
        "cases/<uuid:case_id>/withdrawal",
        ending.BeginWithdrawal.as_view(),
        name="api-begin-withdrawal",
    ),
    path(
        "cases/<uuid:case_id>/withdrawal/stop",
        ending.StopWithdrawal.as_view(),
        name="api-stop-withdrawal",
    ),
    path(
        "cases/<uuid:case_id>/withdrawal/carry-out",
        ending.CarryOutWithdrawal.as_view(),
        name="api-carry-out-withdrawal",
    ),
    path("acts", ending.ActsThatWait.as_view(), name="api-acts"),
    path("cases/<uuid:case_id>/offer", offers.OfferCase.as_view(), name="api-offer"),
    path("offers/<uuid:case_id>", offers.ShowOffer.as_view(), name="api-show-offer"),
    path("offers/<uuid:case_id>/take-over", offers.TakeOver.as_view(), name="api-take-over"),
    path("offers/<uuid:case_id>/decline", offers.Decline.as_view(), name="api-decline"),
]
