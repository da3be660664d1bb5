// @ts-check
// A promise that all callers share.

/**
 * Calls `make` for the first caller, and again for the first one after a failure.
 * @template {unknown[]} Arguments
 * @template Value
 * @param {(...given: Arguments) => Promise<Value>} make
 */
export function shared(make) {
  /** @type {Promise<Value> | undefined} */
  let promise;
  return (/** @type {Arguments} */ ...given) => {
    if (!promise) {
      promise = make(...given);
      promise.catch(() => { promise = undefined; });
    }
    return promise;
  };
}
