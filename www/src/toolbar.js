// @ts-check
// Puts a button in place of the files under each chart, which opens the panel with all that can be taken away of
// it. The panel is a script and a stylesheet of their own, fetched on the first click.

const { tools: label = '' } = /** @type {HTMLElement} */ (document.querySelector('main')).dataset;

/** @type {Promise<unknown> | undefined} */
let coming;

/** Brings the panel's files. A template holds them, because a policy may forbid scripts to name scripts. */
function fetched() {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById('pc-more'));
  const files = [...document.importNode(template.content, true).children];
  const come = files.map((file) => new Promise((resolve, reject) => {
    file.addEventListener('load', resolve);
    file.addEventListener('error', () => reject(new Error('the panel could not be loaded')));
    document.head.append(file);
  }));
  return Promise.all(come).catch((error) => {
    files.forEach((file) => file.remove());
    throw error;
  });
}

/** Asks the panel to open; false where its script is not there yet. */
function opened(/** @type {HTMLElement} */ button, /** @type {Element[]} */ files) {
  const asked = new CustomEvent('plan-chart-tools', { bubbles: true, cancelable: true, detail: files });
  return !button.dispatchEvent(asked);
}

async function open(/** @type {HTMLButtonElement} */ button, /** @type {Element[]} */ files) {
  if (opened(button, files)) return;
  button.setAttribute('aria-busy', 'true');
  try {
    coming = coming || fetched();
    await coming;
    opened(button, files);
  } catch (error) {
    coming = undefined;
    console.error('plan-chart:', error);
    // What needs no script can be had all the same.
    button.after(...files);
  }
  button.removeAttribute('aria-busy');
}

for (const row of document.querySelectorAll('.pc-tools')) {
  const heading = /** @type {HTMLElement} */ (/** @type {Element} */ (row.closest('.pc')).querySelector('h2, h3'));
  const files = [...row.children];
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.setAttribute('aria-label', `${label} · ${heading.textContent}`);
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener('click', () => open(button, files));
  files.forEach((file) => file.remove());
  row.append(button);
}
