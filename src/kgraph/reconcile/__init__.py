"""Reconciliation services: the one room that opens a connection.

The protocol is the Reconciliation Service API 0.2 of the W3C Entity Reconciliation Community Group,
https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/.
"""

from kgraph.reconcile.answers import Manifest
from kgraph.reconcile.asking import ask
from kgraph.reconcile.cache import AnswerCache
from kgraph.reconcile.connection import Connection
from kgraph.reconcile.service import Query, Service

__all__ = ["AnswerCache", "Connection", "Manifest", "Query", "Service", "ask"]
