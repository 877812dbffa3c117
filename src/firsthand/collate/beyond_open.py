"""Who did it, left open: what accounts say when they do not know, or do not say."""

from __future__ import annotations

import re

# Who, of whose side, and why: what accounts leave open ...
_ASKED = (
    r"(?:(?:know\w*|knew|clear|sure|certain|say\w*|said|tell\w*|told|establish\w*|s[ae]e|seen|find|found|determin\w+|ask(?:ed)?|guess\w*|"
    r"speculat\w+|identify\w*|quarrel\w* over|question of|question|matter of|as to|of|on|on to|ascertain\w*|trac\w+|saying|confirm\w*|reveal\w*|"
    r"specify|specified|name|named) (?:exactly |yet )?"
    r"(?:who(?!m)(?:se)?|which (?:\w+ ){0,2}?(?:side|group|unit|army|party|force|faction|brigade|gang|clan)s?|what (?:had |has )?(?:caused|set)|"
    r"where (?:the|it|they) (?:\w+ ){0,3}?(?:came|come|fired|from))|which (?:unit|side|army|group)|whose (?:they|it|the|those)|whoever|"
    r"who (?:they|he|it) (?:were|was|are|is)|"
    r"who (?:did (?:it|this|that|so)|(?:had |might have )?(?:done|fired|shot|killed|carried|set|planted|placed|left|laid|threw|sent|ordered|was behind|is behind|might be|is responsible|"
    r"pulled))|responsib(?:le|ility)|culprits?|perpetrators?|attackers?['’]? (?:identit\w+|motives?)|motives?|the identity|name (?:a side|one|any|the group|them|names?)|"
    r"(?:been|be) identified|hypothes[ie]s|origin|caus(?:e|ed)|why)"
)
# ... and the words that leave it so.
_LEFT = (
    r"(?:(?:ca|could|did|do|does|have|has|had|was|were|is|are|would|wo)n[o']?t|not|never|no|no ?(?:one|body)|nothing|none|neither|cannot|unable|"
    r"un(?:clear|certain|known)|declin\w+|refus\w+|yet to|still|too (?:early|soon)|premature|asked|remain\w*|open|at odds|god|differ\w*|guess\w*|"
    r"speculat\w*|question for|under investigation|be(?:ing)? (?:investigated|looked)|find|trace|hunt|lines)"
)
_OPEN = re.compile(rf"(?<!\w)(?:{_LEFT}(?!\w)[^.;]{{0,60}}?(?<!\w){_ASKED}|{_ASKED}(?!\w)[^.;]{{0,45}}?(?<!\w){_LEFT})(?!\w)", re.IGNORECASE)  # fmt: skip
_OPEN_TOO = re.compile(
    r"(?<!\w)(?:of unknown origin|unidentified|(?:have|had|has|with) no (?:lead|suspects?|idea|clues?)|(?:lines?|theor(?:y|ies)|versions|leads) (?:of \w+ )?"
    r"(?:were |was |are |is )?(?:being )?(?:followed|examined|looked)|against (?:jumping to )?conclusions|blam(?:e|ed|ing) (?:nobody|no one|no side)|"
    r"nobody (?:has )?(?:claimed|saw)|no ?(?:one|body|group|organi[sz]ation|faction|party) (?:\w+ ){0,3}?(?:claim|admit|owned|telephoned|called|said|took)\w*|"
    r"only (?:an? |the )?(?:\w+ ){0,2}(?:autopsy|inquest|inquiry|investigation|court|laboratory|tests?|god|allah) (?:can|could|will|would|knows)|"
    r"(?:n[o']?t|n['’]t|not|never) (?:tell|say|swear)(?: you| us)?(?: that)? (?:these|they|it|this) (?:were|was)|nothing (?:is|was|has been) (?:discarded|excluded|ruled out)|"
    r"no (?:indications?|signs?|evidence|proof) (?:of|that|who)|could not be (?:excluded|ruled out)|"
    r"yet been (?:held|arrested)|not speculate|(?:did not|didn['’]?t|without|never) (?:see|saw|seeing|name|naming|identify\w*|blame|blaming) )",
    re.IGNORECASE,
)


def left_open(words: str) -> bool:
    """True for words that say that it is not known who did it."""
    return bool(_OPEN.search(words) or _OPEN_TOO.search(words))
