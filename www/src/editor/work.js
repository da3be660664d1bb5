// @ts-check
// What calls the module: in a worker, or on the page where no worker starts.

import init, { Editor } from 'plan-chart-editor-glue';

/** The bytes of the module, and of the parts that every site has. @typedef {{ wasm: Uint8Array, parts: Uint8Array }} Files */

/** A call of a method of the module's `Editor`. @typedef {{ id: number, method: string, given: unknown[] }} Call */

/** The module, ready. */
export async function startModule(/** @type {Files} */ { wasm, parts }) {
  await init({ module_or_path: wasm });
  const editor = new Editor(parts);
  /** @type {Record<string, (...given: any[]) => unknown>} */
  const methods = /** @type {any} */ (editor);
  return (/** @type {string} */ method, /** @type {unknown[]} */ given) => methods[method](...given);
}

/** Whether the module itself failed, and cannot be called again. */
export function isCrash(/** @type {unknown} */ error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

/** Answers the page that made this worker. Its first message has the files. */
export function answerPage() {
  /** @type {((method: string, given: unknown[]) => unknown) | undefined} */
  let call;
  const send = (/** @type {object} */ message) => /** @type {any} */ (self).postMessage(message);
  self.addEventListener('message', async ({ data }) => {
    if (!call) {
      try {
        call = await startModule(data);
        send({ ready: true });
      } catch (error) {
        send({ ready: false });
      }
      return;
    }
    const { id, method, given } = /** @type {Call} */ (data);
    try {
      send({ id, value: call(method, given) });
    } catch (error) {
      send({ id, error: String(error), crash: isCrash(error) });
    }
  });
}
