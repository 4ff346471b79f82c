"""A person at Debian's Chromium: goes to pages, fills in fields, presses buttons, takes pictures.

    with Chromium(folder) as browser:
        browser.go("http://127.0.0.1:8800/admin/")
        browser.fill("#id_username", "author")
        browser.press("button[type=submit]")

Spoken to by the DevTools protocol over two pipes: no port, no package. It has nothing of anybody's profile, and ends
with its `with`. What is not there within PATIENCE_S fails, with the words of the page.
"""

import base64
import json
import os
import subprocess
import time
from pathlib import Path
from shutil import which

PATIENCE_S = 30
FLAGS = (
    *("--headless=new", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-dev-shm-usage"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
    *("--lang=zh-CN", "--hide-scrollbars", "--password-store=basic", "--remote-debugging-pipe"),
)


def found():
    return which("chromium") or which("chromium-browser") or ""


class Chromium:
    """One window. `complaints`: errors of scripts, and answers of 500 and above."""

    def __init__(self, folder, size=(1280, 1600)):
        self._folder, self._size, self._number = Path(folder), size, 0
        self.complaints = []

    def __enter__(self):
        ours, theirs = os.pipe(), os.pipe()  # we write into ours, they write into theirs
        root = ("--no-sandbox",) if os.geteuid() == 0 else ()
        command = (
            found(),
            *FLAGS,
            *root,
            f"--user-data-dir={self._folder}",
            f"--window-size={self._size[0]},{self._size[1]}",
        )

        def hand_over():
            reads, writes = os.dup(ours[0]), os.dup(theirs[1])
            os.dup2(reads, 3)
            os.dup2(writes, 4)

        self._process = subprocess.Popen(
            (*command, "about:blank"),
            preexec_fn=hand_over,
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(ours[0])
        os.close(theirs[1])
        self._in, self._out, self._rest = ours[1], theirs[0], b""
        os.set_blocking(self._out, False)
        target = next(t for t in self._say("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self._session = self._say("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for room in ("Page", "Runtime", "Network"):
            self._say(f"{room}.enable")
        return self

    def __exit__(self, *how):
        for end in (self._in, self._out):
            os.close(end)
        self._process.terminate()
        self._process.wait(PATIENCE_S)

    def go(self, address):
        self._say("Page.navigate", url=address)
        self.until("document.readyState == 'complete'")

    def run(self, script):
        """The value of an expression on the page."""
        told = self._say("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def until(self, script):
        """Wait until an expression is true; a page that is just being left counts as no."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            told = self._say("Runtime.evaluate", expression=f"!!({script})", returnByValue=True)
            if told.get("result", {}).get("value") is True:
                return
            self._hear(0.05)
        raise AssertionError(f"never: {script}\n{self.text()[:2000]}")

    def fill(self, field, text):
        """As typed: the field is told of it."""
        self.until(f"document.querySelector({json.dumps(field)})")
        self.run(
            f"(f => {{ f.focus(); f.value = {json.dumps(text)};"
            " for (const e of ['input', 'change']) f.dispatchEvent(new Event(e, {bubbles: true})); })"
            f"(document.querySelector({json.dumps(field)}))"
        )

    def attach(self, field, file):
        """Choose a file, as in the window that asks for one."""
        root = self._say("DOM.getDocument")["root"]["nodeId"]
        node = self._say("DOM.querySelector", nodeId=root, selector=field)["nodeId"]
        self._say("DOM.setFileInputFiles", nodeId=node, files=[str(file)])

    def press(self, button):
        """Press, and wait for the page that follows."""
        self.until(f"document.querySelector({json.dumps(button)})")
        self.run("window.before = true")
        self.run(f"document.querySelector({json.dumps(button)}).click()")
        self.until("window.before === undefined && document.readyState == 'complete'")

    def touch(self, button):
        """Press as a person does, on a page that stays: only then a browser gives sound."""
        self.until(f"document.querySelector({json.dumps(button)})")
        script = f"document.querySelector({json.dumps(button)}).click()"
        self._say("Runtime.evaluate", expression=script, userGesture=True)

    def text(self):
        return self.run("document.body ? document.body.innerText : ''") or ""

    def address(self):
        return self.run("location.href")

    def wide(self, width, height=900):
        """As wide as a telephone: no window is narrower than 500."""
        self._say("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def printing(self, on=True):
        """Draw pages as they would be printed, in the window."""
        self._say("Emulation.setEmulatedMedia", media="print" if on else "")

    def paper(self, width_mm=210, height_mm=297):
        """What a printer would get, a PDF."""
        size = {"paperWidth": width_mm / 25.4, "paperHeight": height_mm / 25.4}
        return base64.b64decode(self._say("Page.printToPDF", printBackground=False, **size)["data"])

    def picture(self, path):
        path.write_bytes(base64.b64decode(self._say("Page.captureScreenshot")["data"]))

    def _say(self, method, **params):
        self._number += 1
        said = {"id": self._number, "method": method, "params": params}
        if hasattr(self, "_session") and not method.startswith("Target."):
            said["sessionId"] = self._session
        os.write(self._in, json.dumps(said).encode() + b"\0")
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            for told in self._hear(0.02):
                if told.get("id") == self._number:
                    return told.get("result", {})
        raise AssertionError(f"Chromium does not answer {method}")

    def _hear(self, wait_s):
        """The messages that have come; at most `wait_s` of waiting."""
        try:
            self._rest += os.read(self._out, 1 << 20)
        except BlockingIOError:
            time.sleep(wait_s)
            return []
        *whole, self._rest = self._rest.split(b"\0")
        told = [json.loads(each) for each in whole]
        for each in told:
            params = each.get("params", {})
            if each.get("method") == "Runtime.exceptionThrown":
                self.complaints.append(params["exceptionDetails"].get("exception", {}).get("description", "?"))
            if each.get("method") == "Network.responseReceived" and params["response"]["status"] >= 500:
                self.complaints.append(f"{params['response']['status']} {params['response']['url']}")
        return told
