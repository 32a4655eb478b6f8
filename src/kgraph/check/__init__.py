"""Whether a store can be trusted: its quotations against the articles, and its files and counts against its journal."""

from kgraph.check.findings import Finding, Verification
from kgraph.check.fsck import Soundness, damaged_files, fsck
from kgraph.check.verify import verify

__all__ = ["Finding", "Soundness", "Verification", "damaged_files", "fsck", "verify"]
