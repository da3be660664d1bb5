//! JSON text as a tree with lines and columns. What is not JSON is noted where it is, and hides nothing of the rest: the
//! record is read as it was probably meant.
//!
//! The scanner of jsonc-parser reads texts, numbers and comments. No kept parser recovers from what editors of a report
//! do, smart quotes and full-width punctuation above all, so the recovery over its tokens is here.

use jsonc_parser::{
    ParseStringErrorKind, Scanner, ScannerOptions,
    errors::{ParseError, ParseErrorKind},
    tokens::Token as Scanned,
};

use super::{
    limits::{MAX_DEPTH, MAX_SYNTAX_FAULTS},
    part::{Notes, Place},
    tree::{Node, Value},
};
use crate::{Position, Problem, Syntax, error::excerpt};

/// Reads a text, and notes what is wrong with it. `None` where there is nothing to read.
pub(super) fn parse(text: &str, notes: &Notes) -> Option<Node> {
    // A byte-order mark is no part of the text.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut read = Parser::new(text, false).record();
    // Indentation shows where a bracket is missing, but only a text whose brackets do not match is read by it.
    if read.faults.iter().any(|fault| is_unbalanced(&fault.problem)) {
        let indented = Parser::new(text, true).record();
        if indented.faults.len() <= read.faults.len() {
            read = indented;
        }
    }
    for Noted { position, path, problem } in read.faults {
        notes.add(&Place::of_text(position, path), problem);
    }
    read.node
}

fn is_unbalanced(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::Syntax(
            Syntax::UnclosedBracket { .. } | Syntax::UnexpectedClose { .. } | Syntax::AfterEnd
        )
    )
}

/// What was read.
struct Read {
    node: Option<Node>,
    faults: Vec<Noted>,
}

struct Noted {
    position: Position,
    /// That of the entry that was being read.
    path: String,
    problem: Problem,
}

/// A step to the entry that is being read.
enum Step {
    Field(String),
    Item(usize),
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Open(char),
    Close(char),
    Comma,
    Colon,
    Text(String),
    /// A value without quotes.
    Bare(Value, String),
    End,
}

impl Token {
    fn begins_value(&self) -> bool {
        matches!(self, Self::Open(_) | Self::Text(_) | Self::Bare(..))
    }
}

/// A bracket that was opened.
#[derive(Clone, Copy)]
struct Opened {
    bracket: char,
    position: Position,
    /// Blanks before the first character of its line.
    indent: usize,
}

/// The line of the token, by offsets.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    /// Its first character that is no blank.
    text: usize,
    end: usize,
}

impl Line {
    /// The line that begins at `start`.
    fn new(text: &str, start: usize) -> Self {
        let rest = &text[start..];
        let line = rest.split('\n').next().unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        let blanks = line.len() - line.trim_start().len();
        Self { start, text: start + blanks, end: start + line.len() }
    }

    fn indent(self) -> usize {
        self.text - self.start
    }
}

fn closing(open: char) -> char {
    if open == '{' { '}' } else { ']' }
}

struct Parser<'t> {
    text: &'t str,
    /// Whether indentation closes brackets.
    indented: bool,
    /// Where the next token begins, or the blanks before it.
    offset: usize,
    /// Positions are counted on from the last one asked for.
    counted: (usize, Position),
    line: Line,
    /// The token, where it begins, and where the one before it ended.
    token: Token,
    start: usize,
    position: Position,
    last_end: Position,
    opened: Vec<Opened>,
    /// The comma before the token, where a bracket before it was not closed.
    comma: Option<Position>,
    path: Vec<Step>,
    faults: Vec<Noted>,
    stopped: bool,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, indented: bool) -> Self {
        let first = Position { line: 1, column: 1 };
        Self {
            text,
            indented,
            offset: 0,
            counted: (0, first),
            line: Line::new(text, 0),
            token: Token::End,
            start: 0,
            position: first,
            last_end: first,
            opened: Vec::new(),
            comma: None,
            path: Vec::new(),
            faults: Vec::new(),
            stopped: false,
        }
    }

    fn record(mut self) -> Read {
        self.advance();
        if self.token == Token::End {
            if self.faults.is_empty() {
                self.fault(self.position, Syntax::NoText);
            }
            return Read { node: None, faults: self.faults };
        }
        while !self.token.begins_value() && self.token != Token::End {
            self.unexpected();
        }
        let node = (self.token != Token::End).then(|| self.value());
        if self.token != Token::End {
            self.fault(self.position, Syntax::AfterEnd);
        }
        // What is nested too deeply is not looked at.
        let too_deep = |fault: &Noted| matches!(fault.problem, Problem::TooDeep { .. });
        let node = node.filter(|_| !self.faults.iter().any(too_deep));
        Read { node, faults: self.faults }
    }

    // Positions.

    /// Where a byte of the text is: offsets that come in order are counted once.
    fn position(&mut self, offset: usize) -> Position {
        let (from, mut position) = self.counted;
        if offset < from {
            // Never far back: within one token.
            let back = &self.text[offset..from];
            if back.contains('\n') {
                let line = self.text[..offset].rfind('\n').map_or(0, |end| end + 1);
                position.line -= count(back.matches('\n').count());
                position.column = 1 + count(self.text[line..offset].chars().count());
            } else {
                position.column -= count(back.chars().count());
            }
            return position;
        }
        for c in self.text[from..offset].chars() {
            if c == '\n' {
                position = Position { line: position.line + 1, column: 1 };
            } else {
                position.column += 1;
            }
        }
        self.counted = (offset, position);
        position
    }

    fn fault(&mut self, position: Position, syntax: Syntax) {
        self.note(position, Problem::Syntax(syntax));
    }

    fn fault_at(&mut self, offset: usize, syntax: Syntax) {
        let position = self.position(offset);
        self.fault(position, syntax);
    }

    fn note(&mut self, position: Position, problem: Problem) {
        if self.stopped {
            return;
        }
        let path = self.path();
        self.faults.push(Noted { position, path, problem });
        if self.faults.len() == MAX_SYNTAX_FAULTS {
            let problem = Problem::Syntax(Syntax::GivenUp);
            self.faults.push(Noted { position, path: String::new(), problem });
            self.stop();
        }
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Field(name) if path.is_empty() => path += &excerpt(name),
                Step::Field(name) => path += &format!(".{}", excerpt(name)),
                Step::Item(index) => path += &format!("[{index}]"),
            }
        }
        path
    }

    /// Reads nothing more: every bracket counts as closed.
    fn stop(&mut self) {
        self.stopped = true;
        self.token = Token::End;
    }

    // Tokens.

    fn rest(&self) -> &'t str {
        &self.text[self.offset..]
    }

    /// The rest of the line.
    fn rest_of_line(&self) -> &'t str {
        self.text.get(self.offset..self.line.end).unwrap_or_default()
    }

    /// Goes on to the next token.
    fn advance(&mut self) {
        if self.stopped {
            self.token = Token::End;
            return;
        }
        self.last_end = self.position(self.offset);
        self.skip();
        self.start = self.offset;
        self.position = self.position(self.offset);
        self.token = self.scan();
        if self.stopped {
            self.token = Token::End;
        }
    }

    /// Skips blanks and comments.
    fn skip(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            match c {
                '\n' => {
                    self.offset += 1;
                    self.line = Line::new(self.text, self.offset);
                }
                ' ' | '\t' | '\r' => self.offset += 1,
                '/' | '#' => {
                    if !self.skip_comment() {
                        return;
                    }
                }
                _ if c.is_whitespace() || c == '\u{FEFF}' || crate::error::is_control(c) => {
                    self.fault_at(self.offset, Syntax::Character { found: c });
                    // A run of them is one fault.
                    let run = self.rest().chars().take_while(|other| *other == c).count();
                    self.offset += run * c.len_utf8();
                }
                _ => return,
            }
        }
    }

    fn skip_comment(&mut self) -> bool {
        let start = self.offset;
        if self.rest().starts_with('#') {
            self.fault_at(start, Syntax::Comment);
            self.offset += self.rest_of_line().len();
            return true;
        }
        if !self.rest().starts_with("//") && !self.rest().starts_with("/*") {
            return false;
        }
        let mut scanner = Scanner::new(self.rest(), &STRICT);
        let scanned = scanner.scan();
        let end = start + scanner.token_end();
        match scanned {
            Ok(Some(Scanned::CommentLine(_) | Scanned::CommentBlock(_))) => {
                self.fault_at(start, Syntax::Comment);
                if let Some(line) = self.text[start..end].rfind('\n') {
                    self.line = Line::new(self.text, start + line + 1);
                }
                self.offset = end;
                true
            }
            Err(error) if matches!(error.kind(), ParseErrorKind::UnterminatedCommentBlock) => {
                self.fault_at(start, Syntax::UnclosedComment);
                // To the end of its line, so that the rest is read.
                self.offset += self.rest_of_line().len();
                true
            }
            _ => false,
        }
    }

    fn scan(&mut self) -> Token {
        let Some(c) = self.rest().chars().next() else { return Token::End };
        let plain = plain(c);
        let token = match plain {
            '{' | '[' => Token::Open(plain),
            '}' | ']' => Token::Close(plain),
            ',' => Token::Comma,
            ':' => Token::Colon,
            _ if is_quote(c) => return self.quoted(c),
            _ => return self.bare(),
        };
        if plain != c {
            self.fault(self.position, Syntax::WrongPunctuation { found: c, due: plain });
        }
        self.offset += c.len_utf8();
        token
    }

    /// A text in quotes, of whatever kind they are.
    fn quoted(&mut self, quote: char) -> Token {
        let (start, line) = (self.offset, self.rest_of_line());
        if quote == '"' {
            let mut scanner = Scanner::new(line, &STRICT);
            let scanned = scanner.scan();
            let end = scanner.token_end();
            match scanned {
                Ok(Some(Scanned::String(text))) if may_follow(&line[end..]) => {
                    self.offset += end;
                    let text = text.into_owned();
                    return Token::Text(self.without_controls(start + 1, text));
                }
                Err(error) => {
                    if let Some(offset) = bad_escape(&error) {
                        let found = line[offset..].chars().take(2).collect();
                        self.fault_at(start + offset, Syntax::BadEscape { found });
                        if let Some(text) = self.raw(line) {
                            return Token::Text(text);
                        }
                    }
                }
                _ => {}
            }
        } else {
            self.fault(self.position, Syntax::WrongQuotes { found: quote });
        }
        let first = quote.len_utf8();
        let Some((end, close)) = find_close(line, quote) else {
            return self.unclosed(line, first);
        };
        let text = &line[first..end];
        if quote == '"' && close != '"' {
            self.fault_at(start + end, Syntax::WrongQuotes { found: close });
        } else if text.contains(['"', quote]) {
            self.fault(self.position, Syntax::QuoteInside);
        }
        self.offset = start + end + close.len_utf8();
        Token::Text(self.without_controls(start + first, text.to_owned()))
    }

    /// A text with an escape that JSON does not have, as it is.
    fn raw(&mut self, line: &str) -> Option<String> {
        let mut escaped = false;
        let end = line[1..].find(|c| {
            let closes = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            closes
        })?;
        self.offset += end + 2;
        Some(line[1..=end].to_owned())
    }

    /// A text without a closing quote goes to the end of its line, but for the punctuation there.
    fn unclosed(&mut self, line: &str, first: usize) -> Token {
        self.fault(self.position, Syntax::UnclosedText);
        let text = line.trim_end();
        let text = text.strip_suffix([',', '，']).unwrap_or(text).trim_end();
        let text = text.trim_end_matches(['}', ']', ' ']);
        self.offset += text.len().max(first);
        Token::Text(text.get(first..).unwrap_or_default().to_owned())
    }

    /// The text without the control characters that are in it as they are; each is noted.
    fn without_controls(&mut self, start: usize, text: String) -> String {
        let source = &self.text[start..self.offset];
        if !source.contains(|c: char| c.is_ascii_control()) {
            return text;
        }
        for (at, c) in source.char_indices().filter(|(_, c)| c.is_ascii_control()) {
            self.fault_at(start + at, Syntax::Character { found: c });
        }
        text.chars().filter(|c| !c.is_ascii_control()).collect()
    }

    /// A value without quotes.
    fn bare(&mut self) -> Token {
        let rest = self.rest_of_line();
        let ends = |c: char| c.is_whitespace() || is_quote(c) || ",:{}[]".contains(plain(c));
        let mut word = &rest[..rest.find(ends).unwrap_or(rest.len())];
        // 1,234: a comma with three digits behind it is within the number.
        let in_object = self.opened.last().is_some_and(|opened| opened.bracket == '{');
        while in_object && word.bytes().all(|b| b.is_ascii_digit() || b",.-".contains(&b)) {
            let more = &rest[word.len()..];
            let group = more.strip_prefix(',').map_or("", |more| {
                &more[..more.find(|c: char| !c.is_ascii_digit()).unwrap_or(more.len())]
            });
            if group.len() != 3 {
                break;
            }
            let decimals = more[4..].strip_prefix('.').map_or("", |more| {
                &more[..more.find(|c: char| !c.is_ascii_digit()).unwrap_or(more.len())]
            });
            let point = usize::from(!decimals.is_empty());
            word = &rest[..word.len() + 4 + point + decimals.len()];
        }
        // At least a character, so that there is an end.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let word = &rest[..word.len().max(first)];
        self.offset += word.len();
        let mut scanner = Scanner::new(word, &STRICT);
        let scanned = scanner.scan();
        let whole = scanner.token_end() == word.len();
        let value = match scanned {
            Ok(Some(Scanned::Null)) if whole => Value::Null,
            Ok(Some(Scanned::Boolean(_))) if whole => Value::Boolean,
            Ok(Some(Scanned::Number(number))) if whole => Value::Number(number.to_owned()),
            _ => Value::Broken,
        };
        Token::Bare(value, word.to_owned())
    }

    // Values.

    /// A token that cannot be here.
    fn unexpected(&mut self) {
        let syntax = match self.token {
            Token::Close(found) => Syntax::UnexpectedClose { found },
            Token::Comma => Syntax::ExtraComma,
            Token::Colon => Syntax::ExtraColon,
            _ => Syntax::MissingName,
        };
        self.fault(self.position, syntax);
        self.advance();
    }

    fn value(&mut self) -> Node {
        let position = Some(self.position);
        let value = match std::mem::replace(&mut self.token, Token::End) {
            Token::Open(bracket) => return self.container(bracket),
            Token::Text(text) => Value::Text(text),
            Token::Bare(Value::Broken, found) => {
                self.fault(self.position, Syntax::BareWord { found });
                Value::Broken
            }
            Token::Bare(value, _) => value,
            // Nothing else begins a value.
            other => {
                self.token = other;
                self.fault(self.position, Syntax::MissingValue);
                return Node { position, value: Value::Broken };
            }
        };
        self.advance();
        Node { position, value }
    }

    fn container(&mut self, bracket: char) -> Node {
        let position = self.position;
        let node = |value| Node { position: Some(position), value };
        if self.opened.len() == MAX_DEPTH {
            self.note(position, Problem::TooDeep { most: MAX_DEPTH });
            self.stop();
            return node(Value::Broken);
        }
        self.opened.push(Opened { bracket, position, indent: self.line.indent() });
        self.advance();
        let value = if bracket == '{' {
            Value::Object(self.entries(|parser, _| parser.field()))
        } else {
            Value::List(self.entries(|parser, index| {
                parser.path.push(Step::Item(index));
                let value = parser.value();
                parser.path.pop();
                Some(value)
            }))
        };
        self.opened.pop();
        node(value)
    }

    /// The entries up to the closing bracket.
    fn entries<T>(&mut self, read: impl Fn(&mut Self, usize) -> Option<T>) -> Vec<T> {
        let opened = self.opened[self.opened.len() - 1];
        let mut entries = Vec::new();
        // Also one that could not be read.
        let mut any = false;
        // The comma behind the last entry.
        let mut comma = None;
        loop {
            if self.ends_by_indent(opened) {
                self.unclosed_bracket(opened);
                self.comma = comma;
                break;
            }
            match self.token {
                Token::Close(found) if found == closing(opened.bracket) => {
                    if self.is_extra_close(opened) {
                        self.unexpected();
                        continue;
                    }
                    if let Some(comma) = comma {
                        self.fault(comma, Syntax::TrailingComma);
                    }
                    self.advance();
                    break;
                }
                Token::Close(found) => {
                    let outer = &self.opened[..self.opened.len() - 1];
                    if outer.iter().any(|outer| closing(outer.bracket) == found) {
                        self.unclosed_bracket(opened);
                        break;
                    }
                    self.unexpected();
                }
                Token::End => {
                    self.unclosed_bracket(opened);
                    break;
                }
                Token::Comma => {
                    if comma.is_some() || !any {
                        self.fault(self.position, Syntax::ExtraComma);
                    }
                    comma = comma.or(Some(self.position)).filter(|_| any);
                    self.advance();
                }
                // A name in a list: the list was not closed.
                Token::Text(_) if opened.bracket == '[' && self.is_name() && self.is_in('{') => {
                    self.unclosed_bracket(opened);
                    self.comma = comma;
                    break;
                }
                Token::Colon if opened.bracket == '[' => {
                    comma = Some(self.position);
                    self.unexpected();
                }
                // An object where a name must be: the one before it, of the same list, was not closed.
                Token::Open('{') if opened.bracket == '{' && self.is_in('[') => {
                    self.unclosed_bracket(opened);
                    self.comma = comma;
                    break;
                }
                _ => {
                    if comma.is_none() && any {
                        self.fault(self.last_end, Syntax::MissingComma);
                    }
                    any = true;
                    let entry = read(self, entries.len());
                    entries.extend(entry);
                    comma = self.comma.take();
                }
            }
        }
        entries
    }

    /// Whether the innermost bracket is in one like this.
    fn is_in(&self, bracket: char) -> bool {
        self.opened.iter().rev().nth(1).is_some_and(|outer| outer.bracket == bracket)
    }

    /// Whether a colon is behind the token.
    fn is_name(&self) -> bool {
        self.rest_of_line().trim_start().starts_with([':', '：'])
    }

    /// Whether the token begins a line that is indented no further than the one that the bracket is in.
    fn ends_by_indent(&self, opened: Opened) -> bool {
        let closes = matches!(self.token, Token::Close(found) if found == closing(opened.bracket));
        self.indented
            && self.opened.len() > 1
            && self.position.line > opened.position.line
            && self.start == self.line.text
            && (self.line.indent() < opened.indent
                || self.line.indent() == opened.indent && !closes)
    }

    /// Whether a closing bracket is within a line that is indented further than the one that the bracket is in.
    fn is_extra_close(&self, opened: Opened) -> bool {
        self.indented
            && self.position.line > opened.position.line
            && self.line.indent() > opened.indent
    }

    fn unclosed_bracket(&mut self, opened: Opened) {
        if !self.stopped {
            let Opened { bracket: open, position, .. } = opened;
            let (close, missed) = (closing(open), self.position);
            self.fault(position, Syntax::UnclosedBracket { open, close, missed });
        }
    }

    /// A field: its name, and its value.
    fn field(&mut self) -> Option<(Node, Node)> {
        let position = Some(self.position);
        let name = match std::mem::replace(&mut self.token, Token::End) {
            Token::Text(name) => name,
            Token::Bare(_, name) => {
                self.fault(self.position, Syntax::NameWithoutQuotes { found: name.clone() });
                name
            }
            other => {
                self.fault(self.position, Syntax::MissingName);
                // A colon or a bracket: what it belongs to is read, and nobody knows what it is.
                self.token = other;
                if self.token == Token::Colon {
                    self.advance();
                }
                if self.token.begins_value() {
                    self.value();
                }
                return None;
            }
        };
        self.path.push(Step::Field(name.clone()));
        self.advance();
        let value = self.value_of_field(position);
        self.path.pop();
        Some((Node { position, value: Value::Text(name) }, value))
    }

    fn value_of_field(&mut self, position: Option<Position>) -> Node {
        if self.token == Token::Colon {
            self.advance();
        } else {
            self.fault(self.last_end, Syntax::MissingColon);
            if !self.token.begins_value() || self.position.line > self.last_end.line {
                return Node { position, value: Value::Broken };
            }
        }
        self.value()
    }
}

const STRICT: ScannerOptions = ScannerOptions {
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// What a text cannot have more of than `u32` counts: it has at most [`MAX_BYTES`](super::MAX_BYTES).
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The punctuation of JSON that a character of another script stands for.
fn plain(c: char) -> char {
    match c {
        '，' | '、' | '；' | ';' => ',',
        '：' | '=' | '＝' => ':',
        '｛' => '{',
        '｝' => '}',
        '［' | '【' => '[',
        '］' | '】' => ']',
        _ => c,
    }
}

fn is_quote(c: char) -> bool {
    "\"'`“”„‟‘’‚‛＂＇「」『』«»".contains(c)
}

/// Whether what is behind a quote lets it be the closing one.
fn may_follow(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| {
        c.is_whitespace() || c == '/' || c == '#' || is_quote(c) || ",:}]".contains(plain(c))
    })
}

/// The closing quote of a text that does not end as it should: the first one of any kind with punctuation behind it.
fn find_close(line: &str, quote: char) -> Option<(usize, char)> {
    let mut escaped = false;
    line.char_indices().skip(1).find(|(at, c)| {
        let closes = is_quote(*c) && !escaped && {
            let behind = line[at + c.len_utf8()..].trim_start().chars().next();
            behind.is_none_or(|behind| ",:}]".contains(plain(behind)))
                || *c == '"' && quote == '"' && behind.is_some_and(|behind| behind == '"')
        };
        escaped = *c == '\\' && !escaped;
        closes
    })
}

/// Where a text has a backslash with what JSON does not have.
fn bad_escape(error: &ParseError) -> Option<usize> {
    match error.kind() {
        ParseErrorKind::String(ParseStringErrorKind::UnterminatedStringLiteral) => None,
        ParseErrorKind::String(_) => Some(error.range().start),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
