// Keeps the progress of a running round fresh and reloads the page when it is over.

const card = document.querySelector('.live');

async function look() {
  try {
    const reply = await fetch(card.dataset.live, { headers: { accept: 'application/json' } });
    if (reply.ok) {
      const live = await reply.json();
      if (live.is_over) {
        location.reload();
        return;
      }
      card.querySelector('.live-text').textContent = live.phase_text;
      card.querySelector('progress').value = live.percent;
    }
  } catch {
    // The server may be restarting; the next look finds out.
  }
  setTimeout(look, 700);
}

if (card) {
  card.querySelector('.live-reload').hidden = true;
  setTimeout(look, 700);
}
