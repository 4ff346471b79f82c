"""Chinese letters on a machine without any: the hub hands out its own, with their licence."""

import re
from urllib.parse import urljoin

import pytest
from django.urls import reverse
from fakes.builders import a_notice


@pytest.mark.parametrize("name", ["MingbaiSansSC-Regular.otf", "MingbaiSansSC-Bold.otf", "OFL.txt"])
def test_the_fonts_and_their_licence_come_from_the_hub_itself(client, name):
    assert client.get(f"/static/fonts/{name}").status_code == 200


def test_every_address_in_the_style_sheet_is_one_of_ours_and_there(client):
    told = b"".join(client.get("/static/desk/fonts.css").streaming_content).decode()
    found = set(re.findall(r'url\("([^"]+)"\)', told))
    assert found
    for address in found:
        assert client.get(urljoin("/static/desk/fonts.css", address)).status_code == 200, address


def test_pages_that_are_printed_and_pages_before_the_login_name_it(desk, client):
    assert "desk/fonts.css" in client.get(reverse("wagtailadmin_login")).content.decode()
    page = desk.write(a_notice())
    client.force_login(desk.author)
    assert "desk/fonts.css" in client.get(reverse("desk_paper", args=[page.pk])).content.decode()
