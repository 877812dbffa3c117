"""Names of agencies as credit lines and datelines write them."""

from __future__ import annotations

import re

AGENCY = (
    r"(?:AFP|Agence France[- ]Presse|REUTERS|Reuters|Thomson Reuters(?: Foundation)?|AP|(?:The )?Associated Press|DPA|dpa|ANSA|EFE|Xinhua|TASS|ITAR-TASS|Interfax|"
    r"RIA Novosti|Anadolu(?: Agency)?|AA|IHA|DHA|SANA|UPI|ANHA|ANF|Petra|KUNA|FNA|Fars News Agency|Tasnim|IRNA|ISNA|Mehr|WAM|SPA|MENA|NNA|INA|PTI|IANS|ANI|"
    r"Lusa|Belga|APA|PAP|CTK|MTI|Kyodo|Yonhap|Bernama|Antara|Ukrinform|Belta|BelTA|Kazinform|Notimex|Bloomberg|AMN|CNN|BBC|[Aa]gencies|AGENCIES|News [Aa]gencies|Wires|wires)"
)
LIST = rf"{AGENCY}(?:\s*(?:/|,|&|\band\b)\s*{AGENCY})*"
DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# "AFP Thursday 2 Jun 2016", "Reuters and Ahram Online, Friday 3 Jun 2016"
DATED = re.compile(
    rf"(?<![\w(])(?P<who>{LIST})(?: (?:and|with) [A-Z][\w-]+(?: [A-Z][\w-]+)?)?,?\s+{DAYS},?\s+\d{{1,2}}\s+[A-Z][a-z]{{2,8}}\.?\s+\d{{4}}"
)
