"""Frozen values for the way of a query: what a dataclass gives, without the third of its time that loading them takes.

`dataclasses` loads `inspect`, and `typing` is as heavy; a query from the command line has a tenth of a second.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar, dataclass_transform

    Value = TypeVar("Value")

    @dataclass_transform(frozen_default=True, kw_only_default=True)
    def frozen(cls: type[Value]) -> type[Value]:
        """Stands for what is below where types are checked."""
        return cls

else:

    def frozen(cls: type) -> type:
        """Makes the class one of values: given by keyword, compared by what they hold, never changed."""
        names = tuple(cls.__annotations__)
        defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}

        def init_(self: object, **given: object) -> None:
            unknown, missing = given.keys() - set(names), set(names) - given.keys() - defaults.keys()
            if unknown or missing:
                raise TypeError(f"{cls.__name__} takes {', '.join(names)}: not {', '.join(sorted(unknown | missing))}")
            for name in names:
                object.__setattr__(self, name, given[name] if name in given else defaults[name])

        def setattr_(self: object, name: str, value: object) -> None:
            raise AttributeError(f"{cls.__name__} cannot be changed: {name}")

        def fields(self: object) -> tuple[object, ...]:
            return tuple(getattr(self, name) for name in names)

        def eq_(self: object, other: object) -> bool:
            return fields(self) == fields(other) if type(other) is type(self) else NotImplemented

        def hash_(self: object) -> int:
            return hash(fields(self))

        def repr_(self: object) -> str:
            return f"{cls.__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

        for method in (init_, setattr_, eq_, hash_, repr_):
            setattr(cls, f"__{method.__name__}_", method)
        return cls
