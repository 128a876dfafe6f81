"""A sound that Chromium records itself loses its recorder's name and stays the same sound when Chromium plays it."""

import base64

import pytest
from playwright.sync_api import Browser

from samakki.kernel.media.kinds import Kind
from samakki.kernel.media.strip import clean

pytestmark = pytest.mark.browser
RECORD = """async (type) => {
  const context = new AudioContext(), tone = context.createOscillator(), sink = context.createMediaStreamDestination();
  await context.resume(); tone.connect(sink); tone.start();
  const recorder = new MediaRecorder(sink.stream, { mimeType: type }), parts = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  recorder.start(200);
  await new Promise((done) => setTimeout(done, 1000));
  await new Promise((done) => { recorder.onstop = done; recorder.stop(); });
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""));
}"""
HEAR = """async (sent) => {
  const bytes = Uint8Array.from(atob(sent), (sign) => sign.charCodeAt(0));
  const heard = await new OfflineAudioContext(1, 48000, 48000).decodeAudioData(bytes.buffer);
  return [heard.length, ...heard.getChannelData(0)];
}"""


@pytest.mark.parametrize(
    ("asked", "kind"), [("audio/webm;codecs=opus", Kind.WEBM), ("audio/mp4;codecs=opus", Kind.MP4)], ids=["webm", "mp4"]
)
def test_a_recorded_sound_stays_the_same_to_the_ear(chromium: Browser, asked: str, kind: Kind) -> None:
    page = chromium.new_page()
    page.goto("about:blank")
    recorded = base64.b64decode(page.evaluate(RECORD, asked))
    cleaned = clean(recorded)
    assert cleaned.kind is kind
    assert b"Chrome" not in cleaned.data
    before, after = (page.evaluate(HEAR, base64.b64encode(data).decode()) for data in (recorded, cleaned.data))
    assert before[0] > 20_000
    assert after == before
    page.close()
