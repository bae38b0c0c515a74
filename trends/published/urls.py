"""Addresses of the public figures; every view can be shared by its address."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path, register_converter

from trends.published.views.chart import chart
from trends.published.views.download import download
from trends.published.views.figures_json import figures_json
from trends.published.views.index import index
from trends.published.views.method import method
from trends.published.views.port import port


class LanguageConverter:
    """The languages that this installation speaks; no negotiation."""

    regex = "|".join(code for code, _ in settings.LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ComplexConverter(LanguageConverter):
    """A complex (a UN/LOCODE, or a country and a name of our own), a country, or the world."""

    regex = "[A-Z]{2}[A-Z0-9]{3}|[A-Z]{2}-[a-z_]+|[A-Z]{2}|world"


register_converter(LanguageConverter, "language")
register_converter(ComplexConverter, "complex")

FIGURES = "<language:lang>/figures/"
urlpatterns: list[URLPattern | URLResolver] = [
    path(FIGURES, index, name="figures"),
    path(FIGURES + "method/", method, name="figures-method"),
    path(FIGURES + "<complex:code>/", port, name="figures-port"),
    path(FIGURES + "<complex:code>/figures.csv", download, name="figures-download"),
    path(FIGURES + "<complex:code>/figures.json", figures_json, name="figures-json"),
    path(FIGURES + "<complex:code>/<slug:group>/", port, name="figures-group"),
    path(FIGURES + "<complex:code>/<slug:group>/chart.svg", chart, name="figures-chart"),
]
