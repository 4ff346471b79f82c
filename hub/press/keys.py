"""The feed's keys: one ed25519 pair per role, and the X25519 pair that citizens' words are sealed to.

Rules it keeps:
- a private key is a PEM file of mode 0600 under keys/; what is in it is found by its key id, never by its file name, so
  that a recovery file put back is simply there;
- a new key is on the disk before any metadata names it, an old one leaves after none does: no power cut locks us out;
- a passphrase comes from a variable or a file, is never logged, never stored; nothing secret is in any message.
"""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from securesystemslib.signer import CryptoSigner

from hub.press.disk import Disk, translated
from kiosk.content import places
from kiosk.errors import BadInput

PASSPHRASE = "MINGBAI_PASSPHRASE"  # noqa: S105  the name of a variable, not a secret
_SEALING = "sealing.pem"


class Keyring:
    """The private keys of one feed, opened. `signers` by key id; `sealing` is the hub's own key."""

    def __init__(self, dir: Path, disk: Disk, passphrase: bytes | None = None) -> None:
        self._dir, self._disk, self._passphrase = dir, disk, passphrase
        self._signers: dict[str, CryptoSigner] = {}
        self._files: dict[str, Path] = {}
        self._sealing: X25519PrivateKey | None = None
        self._look()

    def new(self, role: str) -> CryptoSigner:
        """A fresh key for a role, on the disk before it is given."""
        signer = CryptoSigner.generate_ed25519()
        keyid = signer.public_key.keyid
        path = self._dir / f"{role}.{keyid[:12]}.pem"
        private = load_pem_private_key(signer.private_bytes, None)
        assert isinstance(private, Ed25519PrivateKey)
        self._disk.write(path, self._pem(private), mode=0o600)
        self._signers[keyid], self._files[keyid] = signer, path
        return signer

    def signers(self, keyids: Iterable[str]) -> list[CryptoSigner]:
        """The signers we hold of these key ids, in their order."""
        keyids = list(keyids)
        if not set(keyids) <= set(self._signers):
            self._look()  # another process may have rotated a key, or a person put one back
        return [self._signers[keyid] for keyid in keyids if keyid in self._signers]

    def keep_only(self, keyids: Iterable[str]) -> None:
        """Remove the keys that no metadata names any more."""
        for keyid in set(self._signers) - set(keyids):
            self._disk.remove(self._files.pop(keyid))
            del self._signers[keyid]

    def sealing(self) -> X25519PrivateKey:
        """The hub's key that envelopes are sealed to; made at first need."""
        if self._sealing is None:
            self._sealing = X25519PrivateKey.generate()
            self._disk.write(self._dir / _SEALING, self._pem(self._sealing), mode=0o600)
        return self._sealing

    def sealing_public(self) -> str:
        """Its public half as base64: `office.hub_key` of an edition."""
        raw = self.sealing().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return base64.b64encode(raw).decode()

    def export_recovery(self, keyids: Iterable[str], feed: str) -> list[Path]:
        """Copies of these keys (the root's) for a person to take away; what to do with them is written inside.

        Copies of earlier keys go: they open nothing any more.
        """
        folder = self._dir / "recovery"
        for old in folder.glob("root-*.pem"):
            self._disk.remove(old)
        paths = []
        for keyid in keyids:
            path = folder / f"root-{keyid[:12]}.pem"
            text = _RECOVERY.format(feed=feed, keyid=keyid[:12]).encode()
            self._disk.folder(path.parent, 0o700)
            self._disk.write(path, text + self._files[keyid].read_bytes(), mode=0o600)
            paths.append(path)
        return paths

    def _look(self) -> None:
        known = set(self._files.values())
        for path in sorted(self._dir.glob("*.pem")):
            if path not in known:
                self._load(path)

    def _load(self, path: Path) -> None:
        try:
            key = load_pem_private_key(path.read_bytes(), self._passphrase)
        except OSError as e:
            raise translated(e, path, 0) from e
        except TypeError as e:  # encrypted without a passphrase, or the other way round
            if self._passphrase is None:
                raise BadInput(
                    str(path), "the key has a passphrase", f"set {PASSPHRASE} or --passphrase-file"
                ) from None
            raise BadInput(str(path), "the key has no passphrase, but one was given", f"unset {PASSPHRASE}") from e
        except ValueError as e:
            raise BadInput(str(path), "not a private key, or the wrong passphrase") from e
        if isinstance(key, Ed25519PrivateKey):
            signer = CryptoSigner(key)
            self._signers[signer.public_key.keyid] = signer
            self._files[signer.public_key.keyid] = path
        elif isinstance(key, X25519PrivateKey):
            self._sealing = key
        else:
            raise BadInput(str(path), "not an ed25519 or X25519 key")

    def _pem(self, key: Ed25519PrivateKey | X25519PrivateKey) -> bytes:
        how: KeySerializationEncryption = NoEncryption()
        if self._passphrase is not None:
            how = BestAvailableEncryption(self._passphrase)
        return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how)


def passphrase_from(environment: Mapping[str, str], file: Path | None = None) -> bytes | None:
    """The passphrase a person gave, by file first, then by variable; None if there is none."""
    if file is None:
        return environment.get(PASSPHRASE, "").encode() or None
    try:
        words = file.read_bytes().strip()
    except OSError as e:
        raise translated(e, file, 0) from e
    if not words:
        raise BadInput(str(file), "the passphrase file is empty")
    return words


def private_keys_under(folder: Path) -> list[Path]:
    """Files under a folder that hold a private key: nothing may be served that has one."""
    found = []
    for here, _, names in os.walk(folder):
        for path in (Path(here) / name for name in names):
            ours = places.kind_of(path.relative_to(folder).as_posix()) is not None  # may be a hundred thousand
            if not ours and _holds_key(path):
                found.append(path)
    return found


def _holds_key(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(64_000)
    except OSError:
        return False
    return b"PRIVATE KEY-----" in head


_RECOVERY = """\
Mingbai recovery file: a root key of the feed {feed} (key {keyid}).
Take this file off the machine now: print it, or keep it on a stick in a safe. Who has it owns every screen of the feed.
To recover: put it back into the feed's keys/ folder and run
`mingbai feed rotate DIR --role root`.
恢复文件:信息源 {feed} 的根密钥。请立即移出本机,打印或存入保险柜。持有者可控制全部屏幕。
恢复时放回 keys/ 目录,再运行
`mingbai feed rotate DIR --role root`。

"""
