"""The World Bank's regions by ISO country, for sums above the country.

The Bank lists economies only; a territory that it does not list is put with its neighbours, and
what lies in no region (Antarctica, uninhabited islands) is `other`.
"""

OTHER = "other"
REGIONS = {
    "east_asia_pacific": (
        "AS AU BN CC CK CN CX FJ FM GU HK ID JP KH KI KP KR LA MH MM MN MO MP MY NC NF NR NU NZ PF"
        " PG PH PN PW SB SG TH TK TL TO TV TW UM VN VU WF WS"
    ),
    "europe_central_asia": (
        "AD AL AM AT AX AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GL GR HR HU IE IM"
        " IS IT JE KG KZ LI LT LU LV MC MD ME MK NL NO PL PT RO RS RU SE SI SJ SK SM TJ TM TR UA UZ"
        " VA XK"
    ),
    "latin_america_caribbean": (
        "AG AI AR AW BB BL BO BQ BR BS BZ CL CO CR CU CW DM DO EC FK GD GF GP GT GY HN HT JM KN KY"
        " LC MF MQ MS MX NI PA PE PR PY SR SV SX TC TT UY VC VE VG VI"
    ),
    "middle_east_north_africa": (
        "AE BH DJ DZ EG EH IL IQ IR JO KW LB LY MA MT OM PS QA SA SY TN YE"
    ),
    "north_america": "BM CA PM US",
    "south_asia": "AF BD BT IN IO LK MV NP PK",
    "sub_saharan_africa": (
        "AO BF BI BJ BW CD CF CG CI CM CV ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU MW MZ NA"
        " NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TZ UG YT ZA ZM ZW"
    ),
}
REGION_OF_COUNTRY = {
    country: region for region, countries in REGIONS.items() for country in countries.split()
}


def region_of(country: str) -> str:
    return REGION_OF_COUNTRY.get(country, OTHER)
