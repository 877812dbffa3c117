"""The tables of a case: keys, columns to ask by, and the whole of each row as canonical JSON in `body`.

Rows of one document carry `made_by`, the id of the steps that made them: a new setting makes new rows beside the old.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    event,
)

metadata = MetaData()


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)


def _number(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=null)


def _real(name: str, *, null: bool = True) -> Column[float]:
    return Column(name, Float, nullable=null)


def _of_document(name: str, *columns: Column[str] | Column[int] | Column[float] | Column[bool]) -> Table:
    """A table of rows that one document gave, in the order of `position`."""
    return Table(
        name,
        metadata,
        _text("document"),
        _text("made_by"),
        _number("position"),
        *columns,
        _text("body"),
        PrimaryKeyConstraint("document", "made_by", "position"),
    )


meta = Table("meta", metadata, Column("key", Text, primary_key=True), _text("value"))
migration = Table("migration", metadata, Column("version", Integer, primary_key=True), _text("name"))
step = Table(
    "step", metadata, Column("id", Text, primary_key=True), _text("stage"), _text("name"), _text("version"),
    _text("settings"),
)  # fmt: skip
capture = Table(
    "capture", metadata, Column("document", Text, primary_key=True), Column("sha256", Text, unique=True, nullable=False),
    _text("origin"), _text("record", null=True), _text("media_type"), _text("retrieved_at", null=True),
    _number("size"), Column("payload", LargeBinary, nullable=False),
)  # fmt: skip
failure = Table(
    "failure", metadata, Column("id", Integer, primary_key=True), _text("origin"), _text("record", null=True),
    _text("reason"), _text("document", null=True), _text("made_by", null=True),
)  # fmt: skip
done = Table(
    "done", metadata, _text("document"), _text("made_by"), _text("stage"), _text("outlet", null=True),
    PrimaryKeyConstraint("document", "made_by"), Index("done_made_by", "made_by"),
)  # fmt: skip
document = _of_document(
    "document", _text("title"), _text("outlet", null=True), _text("published", null=True),
    _text("language", null=True), _text("url", null=True), _text("text"),
)  # fmt: skip
source = _of_document(
    "source", _text("id"), _text("name"), _text("kind"), _text("access"), _text("disclosure"),
    _text("speaks_for", null=True),
)  # fmt: skip
attribution = _of_document(
    "attribution", _text("id"), _text("parent", null=True), _text("source_id", null=True), _text("source_kind"),
    _text("speech"), _text("source_words", null=True), _text("cue_words", null=True), _text("content_words"),
)  # fmt: skip
mention = _of_document(
    "mention", _text("kind"), _text("part"), _number("start"), _number("end"), _text("words"),
)  # fmt: skip
account = _of_document(
    "account", _text("id"), _text("happening"), _text("type"), _text("voice"), _text("earliest", null=True),
    _text("latest", null=True), _text("place", null=True), _real("lat"), _real("lon"), Column("background", Boolean),
)  # fmt: skip
claim = _of_document(
    "claim", _text("account"), _text("id"), _text("slot"), _text("people"), _number("low", null=True),
    _number("high", null=True), _text("value", null=True), _text("scope"), _text("factuality"), _text("part"),
    _number("start"), _number("end"), _text("words"),
)  # fmt: skip
beyond = _of_document(
    "beyond", _text("happening", null=True), _text("part"), _number("start"), _number("end"), _text("words"),
    _text("slot"), _text("value"), _text("kind"), _text("reason"),
)  # fmt: skip
Index("account_id", account.c.id)
Index("claim_slot", claim.c.slot)
account_key = Table(
    "account_key", metadata, _text("made_by"), _text("key"), _text("account"),
    PrimaryKeyConstraint("made_by", "key", "account"),
)  # fmt: skip
pair = Table(
    "pair", metadata, _text("made_by"), _text("left"), _text("right"), _real("bits", null=False), _text("body"),
    PrimaryKeyConstraint("made_by", "left", "right"),
)  # fmt: skip
passage = Table(
    "passage", metadata, Column("id", Text, primary_key=True), _text("left"), _text("right"), _real("score", null=False),
    _text("body"),
)  # fmt: skip
derivation = Table(
    "derivation", metadata, Column("id", Text, primary_key=True), _text("derived"), _text("origin"), _text("kind"),
    _real("bits", null=False), _text("body"),
)  # fmt: skip
ghost = Table(
    "ghost", metadata, Column("id", Text, primary_key=True), _text("source"), _text("label"), _text("body")
)  # fmt: skip
root = Table(
    "root", metadata, Column("position", Integer, primary_key=True), _text("account"), _text("claim"), _text("origin"),
    Column("firsthand", Boolean), Column("weak", Boolean), _text("reason"), _text("body"),
)  # fmt: skip
finding = Table(
    "finding", metadata, Column("position", Integer, primary_key=True), _text("kind"), _text("detail"), _text("body")
)  # fmt: skip
incident = Table(
    "incident", metadata, Column("id", Text, primary_key=True), _text("label"), _text("type"),
    _text("earliest", null=True), _text("latest", null=True), _text("place", null=True), _real("lat"), _real("lon"),
    _text("body"),
)  # fmt: skip
member = Table(
    "member", metadata, _text("incident"), _text("account"), PrimaryKeyConstraint("incident", "account")
)  # fmt: skip
incident_alias = Table("incident_alias", metadata, Column("old", Text, primary_key=True), _text("new"))
collation = Table(
    "collation", metadata, Column("incident", Text, primary_key=True), _text("inputs"), _number("origins_lower"),
    _number("origins_upper"), _text("body"),
)  # fmt: skip
reading = Table(
    "reading", metadata, _text("incident"), _number("position"), _text("slot"), _text("people"), _text("relation"),
    _text("value"), _number("low", null=True), _number("high", null=True), _number("origins"), _number("witnesses"),
    _text("reason"), Column("superseded", Text, nullable=False, server_default=""),
    PrimaryKeyConstraint("incident", "position"),
)  # fmt: skip
judgement = Table(
    "judgement", metadata, Column("id", Text, primary_key=True), _text("verdict"), _text("targets"), _text("judge"),
    _text("made_at"), _text("supersedes", null=True), _text("body"),
)  # fmt: skip


def _append_only(table: Table) -> None:
    for action in ("UPDATE", "DELETE"):
        trigger = DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER {table.name}_never_{action.lower()} BEFORE {action} ON {table.name} "
            f"BEGIN SELECT RAISE(ABORT, 'a {table.name} is never changed'); END"
        )
        event.listen(table, "after_create", trigger.execute_if(dialect="sqlite"))


_append_only(judgement)
_append_only(capture)
