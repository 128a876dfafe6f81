"""Somebody who may write to the store as they like, and knows how everything is hashed, but holds no key."""

from dataclasses import replace
from uuid import UUID

from django.db.models import F

from samakki.journal.models import (
    Checkpoint,
    Entry,
    EntryLeaf,
    File,
    PendingEntry,
    Read,
    ReadFile,
    ReadLeaf,
    Tree,
)
from samakki.journal.queries import verify
from samakki.journal.rules.headers import (
    NOTHING_BEFORE,
    body_hash,
    checkpoint_hash,
    checkpoint_text,
    entry_hash,
    read_hash,
)
from samakki.journal.rules.merkle import Frontier
from samakki.journal.words import Checkpoint as Point
from samakki.journal.words import Fault
from samakki.kernel.deeds import By
from samakki.vault.actions import sign

FAR = 1_000_000


def entry_at(position: int) -> Entry:
    return Entry.objects.get(pk=EntryLeaf.objects.get(position=position).entry)


def read_at(position: int) -> Read:
    return Read.objects.get(pk=ReadLeaf.objects.get(position=position).read)


def swap_leaves(leaf: type[EntryLeaf] | type[ReadLeaf], one: int, other: int) -> None:
    """Let two leaves change places."""
    for old, new in ((one, FAR), (other, one), (FAR, other)):
        leaf.objects.filter(position=old).update(position=new)


def swap_numbers(one: Entry, other: Entry) -> None:
    """Let two entries of a file change places."""
    for pk, number in ((one.pk, FAR), (other.pk, one.number), (one.pk, other.number)):
        Entry.objects.filter(pk=pk).update(number=number)


def delete_entry(entry: Entry) -> None:
    Entry.objects.filter(pk=entry.pk)._raw_delete("default")


def delete_read(read: Read) -> None:
    ReadFile.objects.filter(read_id=read.pk)._raw_delete("default")
    Read.objects.filter(pk=read.pk)._raw_delete("default")


def close_up(leaf: type[EntryLeaf] | type[ReadLeaf], position: int) -> None:
    """Take a leaf away and let all after it move up."""
    leaf.objects.filter(position=position).delete()
    leaf.objects.filter(position__gt=position).update(position=F("position") + FAR)
    leaf.objects.filter(position__gte=FAR).update(position=F("position") - FAR - 1)


def make_it_look_right() -> None:
    """Number and chain all files anew, and make leaves and edges fit, as far as no signature is needed."""
    for file in File.objects.all():
        chain_anew(file)
    for leaf in EntryLeaf.objects.all():
        header = Entry.objects.get(pk=leaf.entry).header()
        EntryLeaf.objects.filter(pk=leaf.pk).update(hash=entry_hash(header))
    for waiting in PendingEntry.objects.all():
        PendingEntry.objects.filter(pk=waiting.pk).update(hash=entry_hash(Entry.objects.get(pk=waiting.entry).header()))
    for read in Read.objects.all():
        hash_anew(read)
    for name, leaves in (("entries", EntryLeaf), ("reads", ReadLeaf)):
        grow_anew(name, [bytes(row.hash) for row in leaves.objects.order_by("position")])  # type: ignore[attr-defined]  # both have it


def chain_anew(file: File) -> None:
    end, last = NOTHING_BEFORE, 0
    for number, entry in enumerate(Entry.objects.filter(file_id=file.pk).order_by("number"), start=1):
        entry.number, entry.previous, entry.body_hash = number, end, body_hash(bytes(entry.body))
        entry.save()
        end, last = entry_hash(entry.header()), number
    File.objects.filter(pk=file.pk).update(head=end, length=last)


def hash_anew(read: Read) -> None:
    ids = [one.hex for one in (read.pk, read.node, read.member, read.agency)]
    fields = (*ids, read.stamp, read.purpose, read.page, read.entry.hex if read.entry else "", read.why)
    listed = ReadFile.objects.filter(read_id=read.pk).values_list("file_id", "sections")
    read.hash = read_hash(fields, ((UUID(str(file)).hex, sections) for file, sections in listed))
    read.save()
    ReadLeaf.objects.filter(read=read.pk).update(hash=read.hash)


def grow_anew(name: str, hashes: list[bytes]) -> None:
    tree = Frontier()
    tree.extend(hashes)
    Tree.objects.filter(name=name).update(size=tree.size, edge=bytes(tree))


def sign_anew(by: By) -> None:
    """Sign all checkpoints again over what stands there now: whoever can do this holds the node's secret."""
    before = NOTHING_BEFORE
    for row in Checkpoint.objects.order_by("number"):
        entries, reads = Frontier(), Frontier()
        row.entries_size = min(row.entries_size, EntryLeaf.objects.count())
        row.reads_size = min(row.reads_size, ReadLeaf.objects.count())
        entries.extend([bytes(one.hash) for one in EntryLeaf.objects.order_by("position")[: row.entries_size]])
        reads.extend([bytes(one.hash) for one in ReadLeaf.objects.order_by("position")[: row.reads_size]])
        row.entries_root, row.reads_root, row.previous = entries.root(), reads.root(), before
        row.signature = sign(by, checkpoint_text(replace(row.point(), signature=b"")))
        row.save()
        before = checkpoint_hash(row.point())


def found(node_by: By, kept: Point | None = None) -> Fault:
    """Give the fault that proving finds; there must be one."""
    fault = verify(node_by, kept)
    assert isinstance(fault, Fault), fault
    return fault
