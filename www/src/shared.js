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

/**
 * The same for each key.
 * @template Value
 * @param {(key: string) => Promise<Value>} make
 */
export function sharedByKey(make) {
  /** @type {Map<string, (key: string) => Promise<Value>>} */
  const promises = new Map();
  return (/** @type {string} */ key) => {
    const promise = promises.get(key) || shared(make);
    promises.set(key, promise);
    return promise(key);
  };
}
