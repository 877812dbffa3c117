"""The words of page furniture: written from what content systems print (WordPress, Disqus, Facebook comments, Gannett,
CBS Local and similar), never from one page."""

from __future__ import annotations

import re

# Rows of buttons consist of these alone.
BAR = frozenset(
    "share sharing shares tweet tweets retweet facebook twitter x google google+ plus pinterest email e mail print printer "
    "linkedin whatsapp reddit tumblr telegram pocket viber messenger flipboard instagram youtube rss sms more like likes "
    "loading save saved copy link copied close follow following skip embed comment comments reply via on this in a pin it "
    "digg stumbleupon vk vkontakte odnoklassniki wechat weibo line skype delicious diigo cancel play pause mute photos "
    "photo gallery video videos next previous prev back top menu search login logout logo of post article story page "
    "friendly version text size font click to send friend by wordpress.com wordpress change log out add thread".split()
) - {"of"}

# Entries of menus and footers.
MENU = frozenset(
    "home|news|world|politics|business|sport|sports|opinion|contact|contact us|about|about us|login|log in|sign in|"
    "register|subscribe|weather|video|videos|photos|culture|search|menu|more|economy|science|technology|tech|health|"
    "entertainment|lifestyle|travel|local|national|international|middle east|africa|asia|europe|americas|culture & arts|"
    "privacy policy|privacy|terms of use|terms of service|terms|advertise|careers|sitemap|site map|faq|help|archive|"
    "newsletter|newsletters|rss|live|live tv|features|analysis|blogs|blog|columnists|editorial|classifieds|obituaries|"
    "jobs|cars|homes|shop|events|calendar|crime|education|environment|markets|real estate|e-paper|mobile|apps|podcasts|"
    "radio|tv|programs|programmes|schedule|most read|most popular|trending|latest|latest news|top stories|top news|"
    "skip to content|skip to main content|main menu|navigation|accessibility|cookies|cookie policy|follow us".split("|")
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# From here on nothing is the article: the comments and their form.
COMMENTS = _any(
    r"leave an? (?:reply|comment|response)\b.{0,40}$",
    r"(?:post|add|write|submit) (?:a|your) (?:new )?(?:comment|reply|response)\b.{0,40}$",
    r"fill in your details below",
    r"you are commenting using your\b",
    r"(?:reader )?comments?(?: section)?:?(?: \(\d+\))?$",
    r"\d+ (?:pending )?(?:comments?|responses?|replies|thoughts on\b.{0,150})$",
    r"(?:view|show|see|read|hide) (?:all )?(?:the )?(?:\d+ )?comments\b.{0,20}$",
    r"comment (?:via|using|with) (?:facebook|disqus|google|twitter)",
    r"comments (?:are|have been) (?:closed|disabled|moderated)",
    r"please enable javascript to view the comments",
    r"sign in (?:using|with) your? (?:existing )?account",
    r"your (?:email|e-mail) address will not be published",
)

# Heads of lists of other articles: the titles below go with them.
LIST = _any(
    r"(?:you (?:may|might) also (?:like|be interested in)|recommended(?: for you| stories| articles| reading)?)\W*$",
    r"(?:related|similar|more|other|latest|top|popular|trending|featured|recent|suggested) "
    r"(?:articles?|stories|story|news|posts?|content|coverage|topics?|links?|videos?|headlines?|reading)\W*$",
    r"(?:most (?:read|popular|viewed|shared|commented)|trending(?: now)?|what others are reading|editor'?s'? picks?)\W*$",
    r"(?:more from|more on|also on|from around the web|around the web|sponsored links?|promoted)\b.{0,40}$",
    r"(?:read|see) (?:also|more)\W*$",
    r"in this section\W*$",
)

# Single lines that are furniture wherever they stand.
LINE = _any(
    r"^(?:advertisements?(?: continue reading.*)?|ads?|sponsored(?: content)?|promoted content|paid post|story continues below.*|"
    r"(?:article|story) continues (?:below|after).*|continue reading.*|skip (?:ad|advertisement).*)\W*$",
    r"^(?:please )?enable javascript\b|\bjavascript (?:is|must be|to be) (?:disabled|enabled)\b|"
    r"^having trouble (?:viewing|with) (?:the|this) video\b",
    r"^\W*(?:copyright\b|(?:©|\(c\))\s*(?:copyright\s*)?(?:19|20)\d\d|©(?!.{60}))(?!.{300})",
    r"\ball rights? reserved\b(?!.{300})|\bmay not be (?:published|reproduced|broadcast|copied)[, ].{0,80}"
    r"(?:rewritten|redistributed|permission)",
    r"^(?:share|like|tweet|print|e-?mail|send) (?:this|the)(?: (?:article|story|post|page|news|on|with|via|to).{0,60}|:.{0,80})?\W*$",
    r"^(?:share|click to share|pin|post|comment) (?:on|via) \w+(?: \(.{0,60}\))?\W*$|^like this:",
    r"^read or share this story:",
    r"^(?:tags?|topics?|filed under|labels?|keywords?|categor(?:y|ies)|posted in|tagged(?: with| as)?|in this story)"
    r"(?::|\s*[|•·]|(?= [A-Z#]))(?!.{300})(?!.*[a-z]\.$)",
    r"\b(?:sign up|subscribe|register)\b.{0,60}\b(?:newsletters?|e-?mails?|alerts?|inbox|updates?|channel|feed|today|free|now)\b"
    r"(?!.{200})",
    r"^(?:get|receive) .{0,60}\b(?:in|to) your (?:inbox|e-?mail)",
    r"\b(?:uses?|using|accept|our use of) (?:all )?cookies\b|\bcookies? (?:policy|settings|preferences|notice)\b",
    r"\b(?:privacy policy|terms of (?:use|service))\b(?!.{200})",
    r"^join the (?:conversation|discussion)\b.{0,40}$|^(?!.{120})(?:follow|like|join|find|connect with|stay (?:up to date|connected|tuned)|visit|watch|listen)\b(?!-).{0,80}"
    r"\b(?:facebook|twitter|instagram|telegram|youtube|whatsapp)\b(?!.{80})",
    r"^(?:for (?:the )?(?:latest|more)\b.{0,60},? )?(?:download|install|get)\b.{0,60}\bapps?\b(?!.{80})|"
    r"\bapp for (?:ios|iphone|android)\b(?!.{80})|^(?:free apps|on a mobile device\?)",
    r"^(?:read more(?: at| on| here| about)?|read also|read the full|read next|see also|see more|also read|also see|related|"
    r"more|must read|don't miss|watch(?: live| now| this)?|video|photos?|gallery|slideshow|listen|map)\s*:(?!.{160})(?!.*[a-z]\.$)",
    r"^(?:read more|view (?:more|results|gallery|slideshow)|show more|load more|see more|learn more|click here\b.{0,80}|"
    r"tap here\b.{0,80}|scroll down for .{0,40}|watch this (?:story|video)|hide transcript.*|show transcript.*|"
    r"get short url.{0,20}|(?:copy|embed) (?:link|code).{0,20}|back to top|enlarge(?: image)?|vote|just one more thing.{0,3})\W*$",
    # comment and account forms
    r"^(?:fill in|enter) your (?:details|comment|e-?mail|name)\b|\bcommenting using your\b.{0,40}\baccount\b|"
    r"^(?:google\+?|twitter|facebook|wordpress(?:\.com)?|gravatar) (?:photo|logo)$|^connecting to\b.{0,20}$|"
    r"^notify me of\b|^(?:required fields are marked|cancel reply|log ?in to (?:reply|comment|leave))|"
    r"^save my name, e-?mail|^(?:name|e-?mail|website|comment)(?: \(.{0,40}\))?\s*\*?$|\blog\s*out\s*/\s*change\b",
    r"\{\*.{0,60}\*\}|%s\W*$|\{\{.{0,60}\}\}",
    r"^(?:already have an account|create an? (?:free )?account|forgot(?:ten)? (?:your )?password|thank you for (?:registering|"
    r"signing up)|welcome back\b|why are we asking this|please (?:sign|log) in|(?:sign|log) in\b.{0,30}$|register\b.{0,20}$)",
    r"\b(?:we have sent|we've sent|did not receive|do not receive)\b.{0,40}\b(?:verification|confirmation)\b|"
    r"^(?:your|there was a problem saving your) notification|^e-?mail notifications are only\b|"
    r"\bby submitting (?:your|this)\b.{0,60}\byou agree\b|^you must enter the characters\b|"
    r"^click here to return to the page\b|^we look forward to seeing you on\b",
    r"^(?:community standards|our standards:|report an? (?:error|typo|correction)|send (?:us )?(?:a )?(?:tip|feedback)|"
    r"submit a (?:tip|correction))(?!.{120})",
    r"^(?:last )?(?:updated|modified|published|posted)(?: (?:at|on))?:?\s*\d+ (?:minute|hour|day|week|month|year)s? ago\W*$",
    # lists of videos, addresses alone
    r"^\d{1,2}:\d\d\s+\D.{0,140}(?<![.!?\"”])$",
    r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\w{2,12}$|^(?:pic\.)?twitter\.com/\S+$",
    r"^home\s*[>»/|].{0,100}$|^you are here:.{0,100}$",
)

# Where the furniture begins that follows the article in the same line.
TAIL = re.compile(
    r"(?:(?<=[.!?\"”'’)\d… ])|(?<=[.!?] \.\.\.))\s*(?:\d+ )?(?:Our Standards:|Comment via |Community standards|Leave a Reply\b|"
    r"Fill in your details below|Read Also\b|Read [Mm]ore(?: at)?:?\s*$|Related (?:Articles?|Stories|News|Topics)\b|Share this (?:article|story|on|post)\b|"
    r"(?:Follow|Join|Like) us on\b|Don'?t miss out on the\b|Click here to (?:read|view|subscribe)|Sign up (?:for|to) (?:our|the)\b|Subscribe to our\b|"
    r"Copyright (?:©|\(c\)|(?:19|20)\d\d)|© ?(?:19|20)\d\d|All rights reserved|Like this: Like|"
    r"Have something to add to this story\?|Short URL\b|Get short URL\b|More ?Image\b|View Comments|Post a comment)"
)

TAGS = re.compile(r"(?<=[.!?\"”'’)\d… ])\s*(?:\d+ )?Tags:? (?=[A-Z#])")

# Pieces inside the first line that belong to the page.
HEAD_PIECES = re.compile(
    r"(?:^|(?<=\s)|(?<=\d))(?:Get short URL(?:\s+\d+){0,3}|CLOSE\s+(?:Skip in\s+)?Skip\s+x\s+Embed\s+x\s+Share|"
    r"(?:(?:Share|Tweet|Facebook|Twitter|Google\+?|Pinterest|LinkedIn|Email|Print|WhatsApp|Reddit|Telegram)\b\+?\s*[|/,•·]?\s*){3,}|"
    r"Please enable [Jj]ava[Ss]cript to (?:watch|view) this \w+)"
)
