"""工作流程 Process: a graph of steps with branches, who does each, within which limit, and what comes of it.

Rules it keeps: an arrow begins and ends at a node of the same process; node ids are unique; there is one beginning at
least. Whether every end can be reached is lint's question, because a draft may be half drawn.
"""

from typing import Annotated, Literal

from msgspec import Meta

from kiosk.content.item import Basis, Item, ItemId, Line, Value

NodeId = Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,32}$")]


class Node(Value):
    """One box of the diagram. `end`: 准予, 不予受理, 不予许可, 结果公开 … are different ends."""

    id: NodeId
    name: Line
    type: Literal["start", "step", "decision", "end"] = "step"
    who: str = ""
    where: str = ""  # a window or an office in words
    limit: str = ""  # in words with its unit: 5 个工作日
    outside: bool = False  # its time stands outside the limit of the whole (行政许可法 45)
    materials: tuple[Line, ...] = ()
    result: str = ""
    note: str = ""


class Arrow(Value, rename={"from_": "from"}):
    """From one node to the next. `label`: in which case."""

    from_: NodeId
    to: NodeId
    label: str = ""


class Process(Item, tag="process"):
    """A work process. `guides`: whose process it is."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    guides: tuple[ItemId, ...] = ()
    basis: tuple[Basis, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        ids = [node.id for node in self.nodes]
        for number, node_id in enumerate(ids):
            if node_id in ids[:number]:
                raise ValueError(f"node '{node_id}' stands twice")
        for arrow in self.arrows:
            for end in (arrow.from_, arrow.to):
                if end not in ids:
                    raise ValueError(f"an arrow names '{end}', which is no node")
        if not any(node.type == "start" for node in self.nodes):
            raise ValueError("no node of type start")
