// The words of the page's scripts. They come with the page in its language, from the one catalogue in src/language/.

const table = JSON.parse(document.getElementById('texts')?.textContent || '{}');
const forms = new Intl.PluralRules(table.lang || 'en');

// The message of a key, filled with what belongs in its braces; `n` decides the form where a message counts.
export function t(key, values = {}) {
  const found = table[key];
  const text = typeof found === 'object' ? found[forms.select(values.n)] ?? found.other : found ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
