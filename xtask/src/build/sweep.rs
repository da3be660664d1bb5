//! Takes out of the module what nothing reaches any more once panics say nothing: texts and tables that only their
//! messages named, and functions that only those tables called. A linker does the same, but before that.
//!
//! What refers to what is told by the relocations, which the linker is asked to leave in (`--emit-relocs`): they name
//! every place in code and data that holds the address of something. Source: the conventions of WebAssembly's
//! tools, `Linking.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use anyhow::{Context as _, Result, bail};
use walrus::{ElementItems, FunctionBuilder, Module};
use wasmparser::{
    ExternalKind, KnownCustom, Linking, Operator, Parser, Payload, RelocSectionReader, SymbolInfo,
};

/// Something that can be reached: a function by its index, or a piece of data by its symbol's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Function(u32),
    Data(u32),
}

/// A piece of data: where it stands.
struct Piece {
    segment: usize,
    place: Range<usize>,
}

/// A module taken apart into what refers to what.
#[derive(Default)]
struct Graph {
    roots: Vec<Node>,
    /// What each refers to.
    edges: BTreeMap<Node, Vec<Node>>,
    /// Functions whose address somebody holds, by who does.
    taken: BTreeMap<Node, Vec<u32>>,
    pieces: BTreeMap<u32, Piece>,
}

/// Takes out what nothing reaches. `bytes` is what `module` was read from, with its relocations; `stopped` are the
/// functions that stop where they begin.
pub(super) fn swept(module: &mut Module, bytes: &[u8], stopped: &BTreeSet<u32>) -> Result<()> {
    let graph = Graph::of(bytes)?;
    let reached = graph.reached(stopped);

    let segments: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for (segment, id) in segments.into_iter().enumerate() {
        for range in graph.unreached(segment, &reached) {
            let bytes = &mut module.data.get_mut(id).value;
            bytes.get_mut(range).context("a symbol lies outside its segment")?.fill(0);
        }
    }

    let holders = graph.taken.iter().filter(|(holder, _)| reached.contains(holder));
    let called: BTreeSet<u32> = holders.flat_map(|(_, taken)| taken).copied().collect();
    let mut nobody = FunctionBuilder::new(&mut module.types, &[], &[]);
    nobody.func_body().unreachable();
    let nobody = nobody.finish(Vec::new(), &mut module.funcs);
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(slots) = &mut element.items {
            let uncalled = |slot: &&mut walrus::FunctionId| {
                u32::try_from(slot.index()).is_ok_and(|index| !called.contains(&index))
            };
            slots.iter_mut().filter(uncalled).for_each(|slot| *slot = nobody);
        }
    }
    for name in ["linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(name);
    }
    Ok(())
}

impl Graph {
    fn of(bytes: &[u8]) -> Result<Self> {
        let mut graph = Self::default();
        let mut imported = 0;
        // Places are counted from where the section's content begins.
        let (mut code, mut data) = (0, 0);
        let mut bodies: Vec<Range<usize>> = Vec::new();
        let mut segments: Vec<Range<usize>> = Vec::new();
        let mut symbols = Vec::new();
        let mut relocations = BTreeMap::new();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let function = matches!(import?.ty, wasmparser::TypeRef::Func(_));
                        imported += u32::from(function);
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            graph.roots.push(Node::Function(export.index));
                        }
                    }
                }
                Payload::StartSection { func, .. } => graph.roots.push(Node::Function(func)),
                Payload::CodeSectionStart { range, .. } => code = range.start,
                Payload::CodeSectionEntry(body) => {
                    let index = imported + u32::try_from(bodies.len())?;
                    bodies.push(body.range());
                    // What the linker writes itself has no relocations.
                    for operator in body.get_operators_reader()? {
                        if let Operator::Call { function_index } = operator? {
                            graph.edge(Node::Function(index), Node::Function(function_index));
                        }
                    }
                }
                Payload::DataSection(section) => {
                    data = section.range().start;
                    for segment in section {
                        let segment = segment?;
                        let end = segment.range.end;
                        segments.push(end - segment.data.len()..end);
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(table) = part? {
                                symbols = table.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(relocation) => {
                        relocations.insert(section.name(), relocation);
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        for (index, symbol) in (0..).zip(&symbols) {
            if let SymbolInfo::Data { symbol: Some(at), .. } = symbol {
                let place = at.offset as usize..(at.offset + at.size) as usize;
                graph.pieces.insert(index, Piece { segment: at.index as usize, place });
            }
        }
        let mut related = |name: &str, start: usize, holders: &dyn Fn(usize) -> Vec<Node>| {
            let found = relocations.remove(name);
            let found = found.with_context(|| format!("the linker left no {name}"))?;
            graph.relate(&found, start, &symbols, holders)
        };
        let function = |at: usize| {
            // Bodies follow each other; between two of them stand their lengths.
            let found = bodies.partition_point(|body| body.end <= at);
            let holds = bodies.get(found).is_some_and(|body| body.contains(&at));
            let index = u32::try_from(found).ok().filter(|_| holds);
            index.map(|index| Node::Function(imported + index)).into_iter().collect()
        };
        related("reloc.CODE", code, &function)?;
        let pieces: Vec<(u32, Range<usize>)> = symbols
            .iter()
            .zip(0..)
            .filter_map(|(symbol, index)| {
                let SymbolInfo::Data { symbol: Some(at), .. } = symbol else { return None };
                let start = segments.get(at.index as usize)?.start + at.offset as usize;
                Some((index, start..start + at.size as usize))
            })
            .collect();
        let piece = |at: usize| {
            let holding = pieces.iter().filter(|(_, place)| place.contains(&at));
            holding.map(|(index, _)| Node::Data(*index)).collect()
        };
        related("reloc.DATA", data, &piece)?;
        Ok(graph)
    }

    fn edge(&mut self, from: Node, to: Node) {
        self.edges.entry(from).or_default().push(to);
    }

    /// Notes what the places named by relocations refer to. `holders` tells what stands at a place.
    fn relate(
        &mut self,
        relocations: &RelocSectionReader<'_>,
        start: usize,
        symbols: &[SymbolInfo<'_>],
        holders: &dyn Fn(usize) -> Vec<Node>,
    ) -> Result<()> {
        use wasmparser::RelocationType as Kind;
        for relocation in relocations.entries() {
            let relocation = relocation?;
            let to_itself = matches!(
                relocation.ty,
                Kind::TypeIndexLeb | Kind::TableNumberLeb | Kind::GlobalIndexLeb
            );
            if to_itself {
                continue;
            }
            let at = start + relocation.offset as usize;
            let holders = holders(at);
            if holders.is_empty() {
                bail!("nothing stands at {at}, where the linker wrote an address");
            }
            let symbol = symbols.get(relocation.index as usize).context("no such symbol")?;
            for holder in holders {
                match symbol {
                    SymbolInfo::Func { index, .. } => {
                        self.edge(holder, Node::Function(*index));
                        if relocation.ty != Kind::FunctionIndexLeb {
                            self.taken.entry(holder).or_default().push(*index);
                        }
                    }
                    SymbolInfo::Data { .. } => self.edge(holder, Node::Data(relocation.index)),
                    _ => bail!("a relocation to what is neither function nor data"),
                }
            }
        }
        Ok(())
    }

    /// What the exports reach, without what only functions that stop refer to.
    fn reached(&self, stopped: &BTreeSet<u32>) -> BTreeSet<Node> {
        let mut reached = BTreeSet::new();
        let mut next = self.roots.clone();
        while let Some(node) = next.pop() {
            let stops = matches!(node, Node::Function(index) if stopped.contains(&index));
            if reached.insert(node) && !stops {
                next.extend(self.edges.get(&node).into_iter().flatten());
            }
        }
        reached
    }

    /// The parts of a segment that belong to a piece, but to none that is reached.
    fn unreached(&self, segment: usize, reached: &BTreeSet<Node>) -> Vec<Range<usize>> {
        let own = |live: bool| {
            let pieces = self.pieces.iter().filter(move |(_, piece)| piece.segment == segment);
            let pieces =
                pieces.filter(move |(index, _)| reached.contains(&Node::Data(**index)) == live);
            pieces.map(|(_, piece)| piece.place.clone())
        };
        let mut ranges: Vec<Range<usize>> = own(false).collect();
        for live in own(true) {
            ranges = ranges
                .into_iter()
                .flat_map(|dead| {
                    [dead.start..dead.end.min(live.start), dead.start.max(live.end)..dead.end]
                })
                .filter(|range| !range.is_empty())
                .collect();
        }
        ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(edges: &[(Node, Node)], pieces: &[(u32, Range<usize>)]) -> Graph {
        let mut graph = Graph { roots: vec![Node::Function(0)], ..Graph::default() };
        for (from, to) in edges {
            graph.edge(*from, *to);
        }
        let pieces = pieces.iter().cloned();
        graph.pieces = pieces.map(|(index, place)| (index, Piece { segment: 0, place })).collect();
        graph
    }

    #[test]
    fn what_only_a_stopped_function_needs_is_not_reached() {
        use Node::{Data, Function};
        // 0 calls 1, which holds a table of functions, and 2, which stops and would read a text.
        let edges = [
            (Function(0), Function(1)),
            (Function(0), Function(2)),
            (Function(1), Data(0)),
            (Data(0), Function(3)),
            (Function(2), Data(1)),
        ];
        let pieces = [(0, 0..8), (1, 8..20)];
        let reached = graph(&edges, &pieces).reached(&BTreeSet::from([2]));
        assert_eq!(
            reached,
            BTreeSet::from([Function(0), Function(1), Function(2), Function(3), Data(0)])
        );
        assert_eq!(graph(&edges, &pieces).unreached(0, &reached), vec![8..20]);
        assert!(graph(&edges, &pieces).unreached(1, &reached).is_empty());
    }

    #[test]
    fn what_two_pieces_share_stays_while_one_is_reached() {
        let pieces = [(0, 4..8), (1, 0..6), (2, 7..12), (3, 20..24)];
        let edges = [(Node::Function(0), Node::Data(0))];
        let graph = graph(&edges, &pieces);
        let reached = graph.reached(&BTreeSet::new());
        assert_eq!(graph.unreached(0, &reached), vec![0..4, 8..12, 20..24]);
    }
}
