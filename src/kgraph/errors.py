"""What can go wrong, as one small tree. Messages are one line and say what would be right."""


class KgraphError(Exception):
    """Any failure that kgraph foresees; the command line prints it as one line."""


class InputError(KgraphError):
    """An article, folder or file that cannot be read as what it should be."""


class StoreError(KgraphError):
    """A store that is missing, held by another process or damaged."""


class QueryError(KgraphError):
    """A query, or a query's name or parameter, that cannot be used."""


class OutputError(KgraphError):
    """A file or folder that cannot be written, or a format that is not known."""


class RecordError(KgraphError):
    """A stored line that cannot be read back."""


class ServiceError(KgraphError):
    """A service that cannot be reached, or does not answer as it should."""
