// @ts-check
// A promise that all callers share.

/**
 * Calls `make` for the first caller, and again for the first one after a failure.
 * @template Value
 * @param {() => Promise<Value>} make
 */
export function shared(make) {
  /** @type {Promise<Value> | undefined} */
  let promise;
  return () => {
    if (!promise) {
      promise = make();
      promise.catch(() => { promise = undefined; });
    }
    return promise;
  };
}
