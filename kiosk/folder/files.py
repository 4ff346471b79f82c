"""The files of a folder: which are read, and that none of them lies outside it.

Rules it keeps: only `*.yaml` is read where items or rules stand, anything else there is a fault; hidden files and
`*.bak` are left alone; a symbolic link may lead to a place inside the folder and nowhere else; a file is parsed once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from kiosk import strict_yaml
from kiosk.errors import BadInput
from kiosk.strict_yaml import Document

TakeFault = Callable[[str, str, str, str], None]
"""Takes a fault: where, why, what to do, and the item it concerns (none: the folder)."""


class Files:
    """The files below `root`. `parsed` keeps what was parsed before."""

    def __init__(self, root: Path, fault: TakeFault, parsed: dict[Path, Document]) -> None:
        self._root, self._fault, self._parsed = root, fault, parsed

    def strangers(self, known_folders: Collection[str], known_files: Collection[str]) -> None:
        """Folders and YAML files at the top that nobody would read: a slip of the pen that must not go unseen."""
        for entry in self._listed(self._root, "."):
            name = entry.name
            if name.startswith((".", "__")):
                continue
            if entry.is_dir() and name not in known_folders:
                do = f"folders here: {', '.join(known_folders)}"
                self._fault(name + "/", "nothing is read from this folder", do, "")
            elif entry.suffix in (".yaml", ".yml") and name not in known_files:
                self._fault(name, "nothing is read from this file", f"files here: {', '.join(known_files)}", "")

    def of(self, folder: str, *, items: bool = False) -> Iterator[tuple[Path, str]]:
        """The YAML files of a folder by name, each with the name a person knows it by.

        `items`: what stands there concerns one item; else (a rule) it concerns them all.
        """
        place = self._root / folder
        if not place.exists() or not self.safe(place, folder + "/"):
            return
        if not place.is_dir():
            self._fault(folder, "a file stands where a folder is read", "make it a folder", "")
            return
        for file in self._listed(place, folder + "/"):
            name, item = f"{folder}/{file.name}", file.stem if items else ""
            if file.name.startswith(".") or file.suffix == ".bak" or not self.safe(file, name, item):
                continue
            if not file.is_file() or file.suffix != ".yaml":
                do = "one item a file, named <id>.yaml; pictures belong in media/"
                self._fault(name, "not a .yaml file", do, item)
                continue
            yield file, name

    def document(self, file: Path, name: str, item: str = "") -> Document | None:
        """The document in a file, none with a fault noted."""
        try:
            if file not in self._parsed:
                self._parsed[file] = strict_yaml.read(file, name)
            return self._parsed[file]
        except BadInput as e:
            self._fault(e.where, e.why, e.do, item)
            return None

    def safe(self, path: Path, name: str, item: str = "") -> bool:
        """Whether a path stays inside the folder; if not, that is a fault."""
        try:
            if not path.is_symlink() or path.resolve().is_relative_to(self._root.resolve()):
                return True
        except (OSError, RuntimeError):  # a link that leads to itself
            pass
        self._fault(name, "a link that leads out of the folder", "put a copy here", item)
        return False

    def _listed(self, place: Path, name: str) -> list[Path]:
        try:
            return sorted(place.iterdir())
        except OSError as e:
            self._fault(name, e.strerror or str(e), "make the folder readable", "")
            return []
