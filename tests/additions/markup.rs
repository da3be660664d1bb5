//! What a person reads or hears of HTML and SVG.

use html5gum::{Token, Tokenizer};

/// Attributes that are read or heard, at once or by a script later.
const READ: [&str; 18] = [
    "alt",
    "aria-label",
    "content",
    "data-charted",
    "data-copied",
    "data-copy",
    "data-label",
    "data-many",
    "data-none",
    "data-one",
    "data-other-version",
    "data-place",
    "data-place-label",
    "data-said",
    "data-still",
    "data-tools",
    "data-walk",
    "label",
];

/// Attributes that no person reads or hears.
const UNREAD: [&str; 67] = [
    "aria-describedby",
    "aria-hidden",
    "as",
    "autocomplete",
    "charset",
    "class",
    "crossorigin",
    "d",
    "data-chart",
    "data-compact",
    "data-datum",
    "data-id",
    "data-indicator",
    "data-integrity",
    "data-lacking",
    "data-lang",
    "data-least",
    "data-mode",
    "data-parts",
    "data-parts-integrity",
    "data-q",
    "data-small",
    "data-version",
    "data-wasm",
    "data-wasm-integrity",
    "data-wide",
    "datetime",
    "defer",
    "direction",
    "display",
    "download",
    "dx",
    "enterkeyhint",
    "fill",
    "font-family",
    "font-size",
    "font-weight",
    "for",
    "height",
    "hidden",
    "href",
    "hreflang",
    "http-equiv",
    "id",
    "integrity",
    "lang",
    "maxlength",
    "multiple",
    "name",
    "overflow",
    "preserveaspectratio",
    "rel",
    "role",
    "rows",
    "scope",
    "spellcheck",
    "src",
    "tabindex",
    "target",
    "text-anchor",
    "type",
    "value",
    "viewbox",
    "width",
    "writing-mode",
    "x",
    "y",
];

/// Elements without an end.
const VOID: [&str; 6] = ["br", "img", "input", "link", "meta", "wbr"];

/// Every text of `markup` that is read or heard, with where it is: in an element, or in an attribute of one.
///
/// Left out: elements in another language than `lang`, and dates, which are the same in every language.
pub(crate) fn texts(markup: &str, lang: &str) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    // Open elements: name, whether their texts are left out, and the date that they hold.
    let mut open: Vec<(String, bool, Option<String>)> = Vec::new();
    let mut texts_of = |place: String, text: String| texts.push((place, text));
    for token in Tokenizer::new(markup) {
        let Ok(token) = token;
        let (name, left_out, date) = open.last().cloned().unwrap_or_default();
        match token {
            Token::StartTag(tag) => {
                let name = utf8(&tag.name);
                let attributes: Vec<_> =
                    tag.attributes.iter().map(|(key, value)| (utf8(key), utf8(value))).collect();
                let of = |wanted: &str| {
                    attributes.iter().find(|(key, _)| key == wanted).map(|(_, value)| value.clone())
                };
                // Data for scripts is read by nobody.
                let data = ["application/json", "text/plain"]
                    .into_iter()
                    .any(|data| of("type").as_deref() == Some(data));
                let left_out = left_out || data || of("lang").is_some_and(|other| other != lang);
                for (key, value) in &attributes {
                    let known = READ.contains(&key.as_str()) || UNREAD.contains(&key.as_str());
                    assert!(known || key.starts_with("xmlns"), "{name} {key}");
                    // Of `meta`, only descriptions are for people.
                    let machine = name == "meta" && of("name").as_deref() != Some("description");
                    if READ.contains(&key.as_str()) && !machine && !left_out {
                        texts_of(format!("{name} {key}"), value.clone());
                    }
                }
                if !tag.self_closing && !VOID.contains(&name.as_str()) {
                    open.push((name, left_out, of("datetime")));
                }
            }
            Token::EndTag(tag) => {
                let ended = open.pop().expect("an open element");
                assert_eq!(ended.0, utf8(&tag.name), "elements end in their order");
            }
            Token::String(text) => {
                let text = utf8(&text);
                if !left_out && date.as_deref() != Some(text.as_str()) {
                    texts_of(name, text);
                }
            }
            _ => (),
        }
    }
    assert!(open.is_empty(), "{open:?} do not end");
    texts
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
