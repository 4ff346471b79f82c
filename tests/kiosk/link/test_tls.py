"""Certificates, with a good clock and with a dead battery (feed.md §4)."""

from __future__ import annotations

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from fakes.clock import FakeClock
from fakes.wayward import Wayward, silent, text

from kiosk.clock import FloorClock, SystemClock
from kiosk.errors import Unreachable
from kiosk.link.http import HttpDoor, HttpUplink

DAY = timedelta(days=1)


class Authority:
    """An office's own certificate authority, and what it issues."""

    def __init__(self, folder):
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Yunzhou test authority")])
        now = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder(self._name, self._name, self._key.public_key(), x509.random_serial_number())
            .not_valid_before(now - 3000 * DAY)
            .not_valid_after(now + 3000 * DAY)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(self._key, hashes.SHA256())
        )
        self.file = folder / "authority.pem"
        self.file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    def server(self, *, begins=-DAY, ends=DAY, host="127.0.0.1"):
        """A server's side of TLS with a certificate for `host`, valid from and until these distances from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        now = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder(self._name, name, key.public_key(), x509.random_serial_number())
            .not_valid_before(now + begins)
            .not_valid_after(now + ends)
            .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(host))]), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        file = self._folder / f"server-{certificate.serial_number}.pem"
        file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def trusted(authority, monkeypatch):
    """The machine's store holds the office's authority."""
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    return authority


def sure():
    return FloorClock(SystemClock(), SystemClock().wall() - DAY)


def unsure():
    """A dead battery: the wall clock says 1970."""
    dead = FakeClock("1970-01-01 08:00")
    clock = FloorClock(dead, datetime.now(UTC))
    assert clock.unsure()
    return clock


def get(server, clock, deadline_s=5.0):
    return HttpDoor(server.url, clock).get("a.json", max_bytes=100, deadline_s=deadline_s)


def test_a_certificate_of_an_authority_in_the_machines_store_is_accepted(trusted):
    with Wayward(text(b"{}"), tls=trusted.server()) as server:
        assert get(server, sure()).body == b"{}"


def test_a_kept_tls_connection_serves_again(trusted):
    with Wayward(text(b"{}"), tls=trusted.server()) as server:
        door = HttpDoor(server.url, sure())
        assert [door.get("a.json", max_bytes=9, deadline_s=5).status for _ in range(3)] == [200] * 3
    assert server.connections == 1


@pytest.mark.parametrize("clock", [sure, unsure])
def test_a_certificate_of_a_stranger_is_refused_with_any_clock(authority, clock):
    with Wayward(text(b"{}"), tls=authority.server()) as server, pytest.raises(Unreachable, match="not accepted"):
        get(server, clock())
    assert server.requests == []


@pytest.mark.parametrize("clock", [sure, unsure])
def test_a_certificate_for_another_host_is_refused_with_any_clock(trusted, clock):
    tls = trusted.server(host="127.0.0.9")
    with Wayward(text(b"{}"), tls=tls) as server, pytest.raises(Unreachable, match="not accepted"):
        get(server, clock())
    assert server.requests == []


@pytest.mark.parametrize(("begins", "ends"), [(-9 * DAY, -DAY), (DAY, 9 * DAY)], ids=["expired", "not yet"])
def test_dates_are_looked_at_by_a_sure_clock_only(trusted, begins, ends):
    with Wayward(text(b"{}"), tls=trusted.server(begins=begins, ends=ends)) as server:
        with pytest.raises(Unreachable, match="not accepted"):
            get(server, sure())
        assert get(server, unsure()).body == b"{}"


def test_an_envelope_never_leaves_under_a_certificate_out_of_date(trusted):
    with Wayward(text(b"[]"), tls=trusted.server(ends=-DAY / 2)) as server:
        for clock in (sure(), unsure()):
            with pytest.raises(Unreachable, match="not accepted"):
                HttpUplink(server.url, clock).post("/intake/envelopes", b"[]", {}, deadline_s=5)
    assert server.requests == []


def test_a_clock_that_becomes_sure_again_looks_at_dates_again(trusted):
    dead = FakeClock("1970-01-01 08:00")
    clock = FloorClock(dead, datetime.now(UTC))
    with Wayward(text(b"{}"), tls=trusted.server(ends=-DAY / 2)) as server:
        door = HttpDoor(server.url, clock)
        assert door.get("a.json", max_bytes=9, deadline_s=5).status == 200
        dead.set_wall(datetime.now(UTC) + timedelta(minutes=1))
        clock.unsure()  # the jump itself is noticed…
        clock.prove(datetime.now(UTC))  # …and a signature confirms the new time
        with pytest.raises(Unreachable, match="not accepted"):
            door.get("a.json", max_bytes=9, deadline_s=5)


def test_a_handshake_that_never_ends_ends_at_the_deadline(trusted):
    with Wayward(silent) as server:
        server.url_tls = server.url.replace("http:", "https:")
        door = HttpDoor(server.url_tls, sure())
        with pytest.raises(Unreachable, match=r"no whole answer within 0\.2 s"):
            door.get("a.json", max_bytes=9, deadline_s=0.2)


def test_a_drip_inside_tls_ends_at_the_deadline(trusted):
    with Wayward(silent, tls=trusted.server()) as server, pytest.raises(Unreachable, match=r"0\.2 s"):
        get(server, sure(), deadline_s=0.2)
