//! What differs between two pages, so that the one that is shown changes only there.
//!
//! Pages that nobody changed by hand: every element but the empty ones has its end, and there are no scripts.

use std::ops::Range;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use serde::Serialize;

/// Elements without an end.
const EMPTY: [&[u8]; 7] = [b"br", b"hr", b"img", b"input", b"link", b"meta", b"wbr"];

/// A page in its text.
#[derive(Debug)]
pub(super) struct Page {
    html: String,
    body: Node,
}

/// An element or a text; where they are in the page's text.
#[derive(Debug, Default)]
struct Node {
    name: Vec<u8>,
    /// The tag that it begins with; of a text there is none.
    tag: Range<usize>,
    whole: Range<usize>,
    nodes: Vec<Node>,
}

/// What differs at a node of the body, which `path` leads to: the place of a child on each level, from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Change {
    /// Its attributes.
    Attributes {
        /// Where the node is.
        path: Vec<usize>,
        /// The tag that has them.
        tag: String,
    },
    /// Some of its children.
    Children {
        /// Where the node is.
        path: Vec<usize>,
        /// The first of them.
        from: usize,
        /// The first one behind them.
        to: usize,
        /// What takes their place.
        html: String,
    },
}

impl Page {
    /// Gives the text back where it is none of which [`Page::changes`] could speak.
    pub(super) fn new(html: String) -> Result<Self, String> {
        match body(&html) {
            Some(body) => Ok(Self { html, body }),
            None => Err(html),
        }
    }

    pub(super) fn html(&self) -> &str {
        &self.html
    }

    /// What has to change for the body of this page to become that of another.
    pub(super) fn changes(&self, after: &Self) -> Vec<Change> {
        let mut changes = Vec::new();
        let (before, after) =
            (View { page: self, node: &self.body }, View { page: after, node: &after.body });
        before.compare(after, &mut Vec::new(), &mut changes);
        changes
    }
}

/// A node with the text that it is in.
#[derive(Clone, Copy)]
struct View<'a> {
    page: &'a Page,
    node: &'a Node,
}

impl<'a> View<'a> {
    fn html(self) -> &'a str {
        &self.page.html[self.node.whole.clone()]
    }

    fn tag(self) -> &'a str {
        &self.page.html[self.node.tag.clone()]
    }

    fn children(self) -> Vec<View<'a>> {
        self.node.nodes.iter().map(|node| View { node, ..self }).collect()
    }

    /// Whether it is the same, or can become it without being made anew: an element of the same name.
    fn is_kin(self, other: Self) -> bool {
        self.html() == other.html() || (!self.tag().is_empty() && self.node.name == other.node.name)
    }

    fn compare(self, after: Self, path: &mut Vec<usize>, changes: &mut Vec<Change>) {
        if self.tag() != after.tag() {
            changes.push(Change::Attributes { path: path.clone(), tag: after.tag().to_owned() });
        }
        let (old, new) = (self.children(), after.children());
        let same = |(old, new): &(&View<'_>, &View<'_>)| old.html() == new.html();
        let from = old.iter().zip(&new).take_while(same).count();
        let behind =
            old[from..].iter().rev().zip(new[from..].iter().rev()).take_while(same).count();
        let (old, new) = (&old[from..old.len() - behind], &new[from..new.len() - behind]);
        if old.len() == new.len() && old.iter().zip(new).all(|(old, new)| old.is_kin(*new)) {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                if old.html() != new.html() {
                    path.push(from + index);
                    old.compare(*new, path, changes);
                    path.pop();
                }
            }
            return;
        }
        let (path, to) = (path.clone(), from + old.len());
        let html = new.iter().map(|view| view.html()).collect();
        changes.push(Change::Children { path, from, to, html });
    }
}

/// The body of a page; `None` where its elements are not within each other.
fn body(html: &str) -> Option<Node> {
    let mut open: Vec<Node> = Vec::new();
    let tokens = Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span());
    for token in tokens {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) if open.is_empty() && *tag.name != *b"body" => {}
            Token::StartTag(tag) => {
                let span = tag.span.start..tag.span.end;
                let empty = tag.self_closing || EMPTY.contains(&&**tag.name);
                let node =
                    Node { name: tag.name.0, tag: span.clone(), whole: span, nodes: Vec::new() };
                if empty { open.last_mut()?.nodes.push(node) } else { open.push(node) }
            }
            Token::EndTag(_) if open.is_empty() => {}
            Token::EndTag(tag) => {
                let mut node = open.pop().filter(|node| *node.name == **tag.name)?;
                node.whole.end = tag.span.end;
                match open.last_mut() {
                    Some(parent) => parent.nodes.push(node),
                    None => return Some(node),
                }
            }
            Token::String(text) => {
                let whole = text.span.start..text.span.end;
                if let Some(parent) = open.last_mut() {
                    parent.nodes.push(Node { whole, ..Node::default() });
                }
            }
            // They are nodes as well, and no page has them.
            Token::Comment(_) => return None,
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn page(body: &str) -> Page {
        Page::new(format!("<!doctype html><title>x</title><body>{body}</body>")).expect("a page")
    }

    /// The page with the changes, as a browser makes them.
    fn changed(before: &Page, changes: &[Change]) -> String {
        let at = |path: &[usize]| path.iter().fold(&before.body, |node, index| &node.nodes[*index]);
        let mut edits: Vec<_> = changes
            .iter()
            .map(|change| match change {
                Change::Attributes { path, tag } => (at(path).tag.clone(), tag),
                Change::Children { path, from, to, html } => {
                    let node = at(path);
                    let end = node.whole.end - "</>".len() - node.name.len();
                    let start = node.nodes.get(*from).map_or(end, |first| first.whole.start);
                    let removed = &node.nodes[*from..*to];
                    (start..removed.last().map_or(start, |last| last.whole.end), html)
                }
            })
            .collect();
        edits.sort_by_key(|(range, _)| range.start);
        let mut html = before.html.clone();
        for (range, text) in edits.into_iter().rev() {
            html.replace_range(range, text);
        }
        html
    }

    fn children(path: &[usize], from: usize, to: usize, html: &str) -> Change {
        Change::Children { path: path.to_vec(), from, to, html: html.to_owned() }
    }

    #[test]
    fn only_what_differs_is_named() {
        let attributes = |path: &[usize], tag: &str| Change::Attributes {
            path: path.to_vec(),
            tag: tag.to_owned(),
        };
        for (before, after, due) in [
            ("<p>1</p>", "<p>1</p>", vec![]),
            ("<p>1</p><p>2</p>", "<p>1</p><p>3</p>", vec![children(&[1], 0, 1, "3")]),
            ("<p>1</p><p>3</p>", "<p>1</p><p>2</p><p>3</p>", vec![children(&[], 1, 1, "<p>2</p>")]),
            ("<p>1</p><p>2</p>", "<p>2</p>", vec![children(&[], 0, 1, "")]),
            ("<p>1<br>2</p>", "<p>1<br>3</p>", vec![children(&[0], 2, 3, "3")]),
            ("<p>1</p>", "<h2>1</h2>", vec![children(&[], 0, 1, "<h2>1</h2>")]),
            (
                r#"<svg width="1"><path d="M0"/>a</svg>"#,
                r#"<svg width="2"><path d="M1"/>a</svg>"#,
                vec![
                    attributes(&[0], r#"<svg width="2">"#),
                    attributes(&[0, 0], r#"<path d="M1"/>"#),
                ],
            ),
        ] {
            let (before, after) = (page(before), page(after));
            assert_eq!(before.changes(&after), due, "{}", after.html);
            assert_eq!(changed(&before, &due), after.html);
        }
    }

    #[test]
    fn what_is_not_within_each_other_is_no_page() {
        for html in
            ["<body><p></body>", "<body><p><b></p></b></body>", "<p></p>", "<body><!-- --></body>"]
        {
            assert!(Page::new(html.to_owned()).is_err(), "{html}");
        }
    }

    /// Elements and texts, never two texts beside each other.
    fn nodes() -> impl Strategy<Value = String> {
        let leaf =
            prop::sample::select(vec!["<br>", "<p></p>", "<path d=\"1\"/>", "<path d=\"2\"/>"]);
        let leaf = leaf.prop_map(str::to_owned);
        let text = || prop::sample::select(vec!["", "&amp;", "1", "\n"]);
        leaf.prop_recursive(4, 40, 5, move |inner| {
            let name = prop::sample::select(vec!["p", "b"]);
            let tag = prop::sample::select(vec!["", " id=\"1\"", " id=\"2\""]);
            (name, tag, prop::collection::vec((text(), inner), 0..5), text()).prop_map(
                |(name, tag, inner, last)| {
                    let inner: String =
                        inner.into_iter().map(|(text, node)| text.to_owned() + &node).collect();
                    format!("<{name}{tag}>{inner}{last}</{name}>")
                },
            )
        })
    }

    proptest! {
        #[test]
        fn one_page_becomes_the_other(before in nodes(), after in nodes()) {
            let (before, after) = (page(&before), page(&after));
            prop_assert_eq!(changed(&before, &before.changes(&after)), after.html);
        }
    }
}
