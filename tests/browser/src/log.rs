//! What a browser writes down while it shows a page.

use serde_json::Value;

/// A message on the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `SEVERE`, `WARNING`, `INFO` or `DEBUG`.
    pub level: String,
    /// `javascript`, `security`, `network`, `console-api` and others.
    pub source: String,
    /// The text.
    pub text: String,
}

/// The console's messages in an answer to a request for the log.
pub(crate) fn lines(entries: &Value) -> Vec<Line> {
    let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
    let line = |entry: &Value| Line {
        level: text(entry, "level"),
        source: text(entry, "source"),
        text: text(entry, "message"),
    };
    entries.as_array().into_iter().flatten().map(line).collect()
}

/// The addresses that were asked for, from the performance log.
pub(crate) fn addresses(entries: &Value) -> Vec<String> {
    let entries = entries.as_array().into_iter().flatten();
    let messages = entries.filter_map(|entry| entry["message"].as_str());
    let events = messages.filter_map(|text| serde_json::from_str::<Value>(text).ok());
    let address = |event: Value| {
        let message = &event["message"];
        let sent = message["method"] == "Network.requestWillBeSent";
        let address = message["params"]["request"]["url"].as_str()?;
        sent.then(|| address.to_owned())
    };
    events.filter_map(address).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn addresses_are_those_of_requests() {
        let event = |method: &str| {
            let params = json!({ "request": { "url": "http://a/" } });
            let text = json!({ "message": { "method": method, "params": params } }).to_string();
            json!({ "level": "INFO", "message": text })
        };
        let entries = json!([event("Network.requestWillBeSent"), event("Network.dataReceived")]);
        assert_eq!(addresses(&entries), ["http://a/"]);
    }

    #[test]
    fn lines_keep_their_level() {
        let entries = json!([{ "level": "SEVERE", "source": "security", "message": "no" }]);
        let line = Line { level: "SEVERE".into(), source: "security".into(), text: "no".into() };
        assert_eq!(lines(&entries), [line]);
    }
}
