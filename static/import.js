// A file dropped anywhere on the page is chosen and sent; another choice for a column is shown at once. Without script the
// same forms do it with their buttons.

const form = document.querySelector('form.drop');
const file = form?.querySelector('input[type="file"]');
const mapping = document.getElementById('mapping');

if (form && file) {
  const send = () => file.files.length > 0 && form.requestSubmit(form.querySelector('button[value="look"]'));
  const hasFile = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  file.addEventListener('change', send);
  let depth = 0;
  document.addEventListener('dragenter', (event) => {
    if (hasFile(event)) form.classList.toggle('over', ++depth > 0);
  });
  document.addEventListener('dragleave', (event) => {
    if (hasFile(event)) form.classList.toggle('over', --depth > 0);
  });
  document.addEventListener('dragover', (event) => {
    if (hasFile(event)) event.preventDefault();
  });
  document.addEventListener('drop', (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    depth = 0;
    form.classList.remove('over');
    if (event.dataTransfer.files.length !== 1) {
      const text = form.querySelector('.drop-text');
      text.textContent = text.dataset.one;
      return;
    }
    file.files = event.dataTransfer.files;
    send();
  });
  form.querySelector('.drop-text').hidden = false;
}

if (mapping) {
  for (const select of mapping.querySelectorAll('.first-rows select')) {
    select.addEventListener('change', () => mapping.requestSubmit(document.getElementById('look-again')));
  }
}
document.documentElement.dataset.ready = 'yes';
