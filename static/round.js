// Keeps the progress of a running round fresh and reloads the page when it is over. The server sends an event whenever
// something has changed; where that does not work, the script asks now and then.

const card = document.querySelector('.live');

// Whether it is over.
function draw(live) {
  if (live.is_over) {
    location.reload();
    return true;
  }
  card.querySelector('.live-text').textContent = live.phase_text;
  card.querySelector('progress').value = live.percent;
  return false;
}

async function look() {
  try {
    const reply = await fetch(`${card.dataset.live}/live`, { headers: { accept: 'application/json' } });
    if (reply.ok && draw(await reply.json())) return;
  } catch {
    // The server may be restarting; the next look finds out.
  }
  setTimeout(look, 700);
}

if (card) {
  card.querySelector('.live-reload').hidden = true;
  const stream = new EventSource(`${card.dataset.live}/events`);
  stream.onmessage = (event) => {
    if (draw(JSON.parse(event.data))) stream.close();
  };
  stream.onerror = () => {
    // A stream that only ended is opened again by the browser; one that is refused is closed for good.
    if (stream.readyState === EventSource.CLOSED) setTimeout(look, 700);
  };
}
