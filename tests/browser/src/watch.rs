//! What a page notes about itself while it is tested, in every browser alike.

/// Runs before the page's own scripts, and notes what a policy forbids, what nobody catches, and what is
/// said on the console.
pub(crate) const WATCH: &str = "(function () {
    if (window.__seen) return;
    var seen = { violations: [], lines: [] };
    Object.defineProperty(window, '__seen', { value: seen });
    function note(level, source, text) {
        seen.lines.push({ level: level, source: source, message: text });
    }
    document.addEventListener('securitypolicyviolation', function (event) {
        seen.violations.push(event.effectiveDirective + ' ' + (event.blockedURI || event.sample));
    });
    addEventListener('error', function (event) {
        if (event.message) note('SEVERE', 'uncaught', String(event.message));
    });
    addEventListener('unhandledrejection', function (event) {
        note('SEVERE', 'uncaught', String(event.reason));
    });
    [['error', 'SEVERE'], ['warn', 'WARNING']].forEach(function (pair) {
        var usual = console[pair[0]];
        console[pair[0]] = function () {
            note(pair[1], 'console-api', Array.prototype.map.call(arguments, String).join(' '));
            usual.apply(console, arguments);
        };
    });
})();";
