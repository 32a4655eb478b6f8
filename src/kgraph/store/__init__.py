"""Where the graph and the facts are kept, and how they are asked. What is needed is taken from the files themselves."""

FOLDER = "kgraph-store"  # of the store, where no other is told
