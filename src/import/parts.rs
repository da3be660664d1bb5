//! What a zipped workbook of Excel would take in the memory, before calamine reads it: that keeps all texts, looks and
//! names of a workbook, as often as they are there, and makes room for as many as are said to be there.

use std::{
    cell::Cell,
    collections::HashSet,
    io::{self, BufRead, BufReader, Read},
    rc::Rc,
};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{MAX_CELLS, MAX_UNPACKED, Matter, archive::Archive};

/// Most bytes of one tag or text, of which readers keep a whole one. A cell of a spreadsheet has at most 32,767
/// characters.
const MAX_TOKEN: usize = 1 << 20;
/// Most bytes of what is kept of a workbook besides its cells, roughly.
const MAX_KEPT: usize = 32 << 20;
/// Most bytes of all formulas that refer to another one, written out.
const MAX_FORMULAS: usize = 64 << 20;
/// Most elements, and most of them within each other: a cell has two or three.
const MAX_TAGS: usize = 3 * MAX_PLACES;
const MAX_DEPTH: usize = 100;
/// Most sheets.
pub(super) const MAX_SHEETS: usize = 1_000;
/// Most cells and rows, filled in or not.
pub(super) const MAX_PLACES: usize = 2_000_000;
/// Largest number that a list of a workbook is said to have.
const MAX_SAID: usize = 200_000;
/// What a text, a look or a name takes besides its characters.
const ENTRY: usize = 300;

fn too_large() -> Matter {
    Matter::UnpackedTooLarge { found: MAX_UNPACKED + 1, most: MAX_UNPACKED }
}

/// A part of an archive that gives no more than [`MAX_TOKEN`] bytes for one event.
struct Bounded<R> {
    inner: BufReader<R>,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let from = self.fill_buf()?;
        let count = from.len().min(to.len());
        to[..count].copy_from_slice(&from[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left.get() == 0 {
            return Err(io::Error::other("a tag or text is too long"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.left.set(self.left.get().saturating_sub(count));
        self.inner.consume(count);
    }
}

/// The tags of a workbook so far.
#[derive(Default)]
pub(super) struct Tags {
    count: usize,
    depth: usize,
}

impl Tags {
    /// At the start of an element.
    fn open(&mut self) -> Result<(), Matter> {
        self.count += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Matter::damaged("too many elements are within each other"));
        }
        if self.count > MAX_TAGS { Err(too_large()) } else { Ok(()) }
    }

    /// At its end.
    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

/// Goes over a part of a workbook in bounds: how long a tag or text is, how many elements there are, and how many within
/// each other. Gives what makes it no XML, behind which nothing is read.
pub(super) fn go_over(
    part: impl Read,
    tags: &mut Tags,
    mut take: impl FnMut(&Event<'_>) -> Result<(), Matter>,
) -> Result<Option<quick_xml::Error>, Matter> {
    let left = Rc::new(Cell::new(MAX_TOKEN));
    let part = Bounded { inner: BufReader::new(part), left: Rc::clone(&left) };
    let mut reader = Reader::from_reader(part);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    tags.depth = 0;
    loop {
        left.set(MAX_TOKEN);
        let event = match reader.read_event_into(&mut buffer) {
            Err(error) if left.get() > 0 => return Ok(Some(error)),
            Err(_) => return Err(Matter::damaged("a tag or text is too long")),
            Ok(Event::Eof) => return Ok(None),
            Ok(event) => event,
        };
        match event {
            Event::Start(_) => tags.open()?,
            Event::Empty(_) => {
                tags.open()?;
                tags.close();
            }
            Event::End(_) => tags.close(),
            _ => {}
        }
        take(&event)?;
        buffer.clear();
    }
}

/// Refuses a workbook that would take too much.
pub(super) fn check(archive: &mut Archive<'_>) -> Result<(), Matter> {
    let (mut weight, mut tags) = (Weight::default(), Tags::default());
    for index in 0..archive.len() {
        let Ok(file) = archive.by_index(index) else { continue };
        let name = file.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        if name.ends_with(".xml") || name.ends_with(".rels") {
            weight.begin(&name);
            // What is no XML ends there for calamine, too.
            go_over(file, &mut tags, |event| weight.add(event))?;
        }
    }
    Ok(())
}

/// What was found so far.
#[derive(Default)]
struct Weight {
    kept: usize,
    places: usize,
    sheets: usize,
    /// The sheets and parts that were referred to.
    links: HashSet<String>,
    // Of the part that is read.
    is_sheet: bool,
    name: String,
    longest: usize,
    /// The longest formula that others refer to, and how many do.
    formula: usize,
    derived: usize,
    within_formula: bool,
}

impl Weight {
    fn begin(&mut self, name: &str) {
        name.clone_into(&mut self.name);
        self.is_sheet = name.contains("worksheets/") && name.ends_with(".xml");
        (self.longest, self.formula, self.derived, self.within_formula) = (0, 0, 0, false);
    }

    fn add(&mut self, event: &Event<'_>) -> Result<(), Matter> {
        match event {
            Event::Start(tag) | Event::Empty(tag) => self.tag(tag),
            Event::Text(text) => self.text(text.len()),
            Event::CData(text) => self.text(text.len()),
            _ => Ok(()),
        }
    }

    fn keep(&mut self, bytes: usize) -> Result<(), Matter> {
        self.kept = self.kept.saturating_add(bytes);
        if self.kept > MAX_KEPT { Err(too_large()) } else { Ok(()) }
    }

    fn text(&mut self, length: usize) -> Result<(), Matter> {
        if self.within_formula {
            self.formula = self.formula.max(length);
            return self.written_out();
        }
        if self.is_sheet { Ok(()) } else { self.keep(length) }
    }

    fn written_out(&self) -> Result<(), Matter> {
        let bytes = self.formula.saturating_mul(self.derived);
        if bytes > MAX_FORMULAS { Err(too_large()) } else { Ok(()) }
    }

    fn tag(&mut self, tag: &BytesStart<'_>) -> Result<(), Matter> {
        self.within_formula = false;
        self.longest = self.longest.max(tag.len());
        let said = |name: &str| {
            let value = tag.try_get_attribute(name).ok().flatten();
            value.map(|value| value.value.trim().parse().unwrap_or(usize::MAX))
        };
        match tag.local_name().as_ref() {
            "c" | "row" => {
                self.places += 1;
                if self.places > MAX_PLACES {
                    return Err(Matter::TooManyCells { most: MAX_CELLS });
                }
            }
            "f" => {
                if said("si").is_some_and(|number| number > MAX_SAID) {
                    return Err(Matter::damaged("a formula has too high a number"));
                }
                self.derived += usize::from(said("si").is_some());
                self.within_formula = true;
                self.written_out()?;
            }
            "sst" if said("uniqueCount").is_some_and(|count| count > MAX_SAID) => {
                return Err(Matter::damaged(
                    "more texts are said to be there than there is room for",
                ));
            }
            "sheet" => {
                self.sheets += 1;
                // Whatever the prefix of its namespace is.
                let ids =
                    tag.attributes().flatten().filter(|one| one.key.local_name().as_ref() == "id");
                let ids: Vec<_> = ids.map(|one| format!("{} {}", self.name, one.value)).collect();
                self.refer(ids)?;
                self.keep(ENTRY + tag.len())?;
            }
            "Relationship" => {
                let is_sheet = |one: &quick_xml::events::attributes::Attribute<'_>| {
                    one.key.as_ref() == "Type" && one.value.ends_with("sheet")
                };
                if tag.attributes().flatten().any(|one| is_sheet(&one)) {
                    let target = tag.try_get_attribute("Target").ok().flatten();
                    let target = target.map(|one| one.value.to_ascii_lowercase());
                    let end = |target: String| {
                        target.rsplit('/').take(2).collect::<Vec<_>>().join(" in ")
                    };
                    self.refer(target.map(end).into_iter().collect())?;
                }
                self.keep(ENTRY + tag.len())?;
            }
            // A look has copies of its font and its format.
            "xf" => self.keep(ENTRY + self.longest)?,
            "si" => self.keep(ENTRY / 4)?,
            "mergeCell" => self.keep(ENTRY / 4)?,
            "font" | "fill" | "border" | "numFmt" | "definedName" | "hyperlink" => {
                self.keep(ENTRY + tag.len())?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Refuses sheets that are in one part: it would be read as often.
    fn refer(&mut self, to: Vec<String>) -> Result<(), Matter> {
        if self.sheets > MAX_SHEETS || to.into_iter().any(|to| !self.links.insert(to)) {
            return Err(Matter::damaged("several sheets are in one part, or there are too many"));
        }
        Ok(())
    }
}
