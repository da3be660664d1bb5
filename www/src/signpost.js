// @ts-check
// embed.html: leads to the page of the chart that the query asks for. Where it asks for none that there is, the
// list of all of them stays.
/* global BUILT, optionsOf, idOf */

const query = new URLSearchParams(location.search);

/** The page of the chart, in a version of the data. What was asked stays asked. */
function pageOf(options, version) {
  return new URL(`embed/${version}/${idOf(options)}.${options.lang}.html${location.search}#embed`, document.baseURI).href;
}

async function lead() {
  const { options, faults } = optionsOf((name) => query.get(name));
  if (faults.length) throw new Error(faults.join('; '));
  const wanted = pageOf(options, options.v);
  if (options.v === BUILT.version) return wanted;
  // Another version stays where it was put, unless somebody has cleared it away; the page says so then.
  const kept = await fetch(wanted, { method: 'HEAD', credentials: 'same-origin' }).then((answer) => answer.ok, () => false);
  return kept ? wanted : pageOf(options, BUILT.version);
}

lead().then(
  (address) => location.replace(address),
  (error) => console.error('plan-chart: the list of charts stays, because', error.message),
);
