// A text as the server sends it: runs, and characters that would not be seen, by their names.

export function pieces(list) {
  return list.map((piece) => {
    if (!piece.is_hidden) return document.createTextNode(piece.text);
    const hidden = document.createElement('span');
    hidden.className = 'hidden-char';
    hidden.textContent = piece.text;
    return hidden;
  });
}
