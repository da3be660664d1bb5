//! Copies of memory as the first WebAssembly has them: by a function, where newer ones have an instruction.
//!
//! wasm-opt can do that too, but its function copies byte by byte, and took 7 % of the time that a redraw takes.

use walrus::ir::{self, BinaryOp, ExtendedLoad, Instr, LoadKind, MemArg, StoreKind};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, LocalId, MemoryId, Module, ValType};

/// Puts calls in the place of `memory.copy`.
pub(super) fn called(module: &mut Module) {
    let Some(memory) = module.memories.iter().next().map(walrus::Memory::id) else { return };
    let local = module.funcs.iter().filter(|one| matches!(one.kind, FunctionKind::Local(_)));
    let local: Vec<_> = local.map(walrus::Function::id).collect();
    let copy = copy(module, memory);
    for id in local {
        if let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind {
            let start = function.entry_block();
            ir::dfs_pre_order_mut(&mut Calls(copy), function, start);
        }
    }
}

struct Calls(FunctionId);

impl ir::VisitorMut for Calls {
    fn visit_instr_mut(&mut self, instr: &mut Instr, _: &mut ir::InstrLocId) {
        if matches!(instr, Instr::MemoryCopy(_)) {
            *instr = Instr::Call(ir::Call { func: self.0 });
        }
    }
}

/// How many bytes are copied at a time.
const WORD: i32 = 8;

/// A function of (to, from, count). From the first byte on by words, where that is right: unless the places overlap
/// and `to` is the later one. There it goes byte by byte from the last one on.
fn copy(module: &mut Module, memory: MemoryId) -> FunctionId {
    let [to, from, count] = [(); 3].map(|()| module.locals.add(ValType::I32));
    let mut function = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[]);
    function.name("copy".to_owned());
    let words = Step { memory, to, from, count, size: WORD };
    let bytes = Step { size: 1, ..words };
    let mut body = function.func_body();
    body.local_get(to).local_get(from).binop(BinaryOp::I32Sub).local_get(count);
    body.binop(BinaryOp::I32GeU).if_else(
        None,
        |forwards| {
            words.forwards(forwards);
            bytes.forwards(forwards);
        },
        |backwards| bytes.backwards(backwards),
    );
    function.finish(vec![to, from, count], &mut module.funcs)
}

/// Copies `size` bytes at a time.
#[derive(Clone, Copy)]
struct Step {
    memory: MemoryId,
    to: LocalId,
    from: LocalId,
    count: LocalId,
    size: i32,
}

impl Step {
    /// While there are so many: copies them, and goes on behind them.
    fn forwards(self, code: &mut walrus::InstrSeqBuilder<'_>) {
        self.repeated(code, |step, code| {
            code.local_get(step.to).local_get(step.from);
            step.moved(code);
            for place in [step.to, step.from] {
                code.local_get(place).i32_const(step.size).binop(BinaryOp::I32Add).local_set(place);
            }
            step.counted(code);
        });
    }

    /// The same from the end on: what is left is copied last.
    fn backwards(self, code: &mut walrus::InstrSeqBuilder<'_>) {
        self.repeated(code, |step, code| {
            step.counted(code);
            for place in [step.to, step.from] {
                code.local_get(place).local_get(step.count).binop(BinaryOp::I32Add);
            }
            step.moved(code);
        });
    }

    fn repeated(
        self,
        code: &mut walrus::InstrSeqBuilder<'_>,
        step: impl FnOnce(Self, &mut walrus::InstrSeqBuilder<'_>),
    ) {
        code.block(None, |whole| {
            let end = whole.id();
            whole.loop_(None, |again| {
                let start = again.id();
                again.local_get(self.count).i32_const(self.size).binop(BinaryOp::I32LtU).br_if(end);
                step(self, again);
                again.br(start);
            });
        });
    }

    /// Takes two places off the stack and copies from the second to the first.
    fn moved(self, code: &mut walrus::InstrSeqBuilder<'_>) {
        // Places need not be multiples of the size; the alignment is a hint.
        let place = MemArg { align: 1, offset: 0 };
        let (load, store) = if self.size == WORD {
            (LoadKind::I64 { atomic: false }, StoreKind::I64 { atomic: false })
        } else {
            (LoadKind::I32_8 { kind: ExtendedLoad::ZeroExtend }, StoreKind::I32_8 { atomic: false })
        };
        code.load(self.memory, load, place).store(self.memory, store, place);
    }

    fn counted(self, code: &mut walrus::InstrSeqBuilder<'_>) {
        let Self { count, size, .. } = self;
        code.local_get(count).i32_const(size).binop(BinaryOp::I32Sub).local_set(count);
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;
    use crate::process;

    /// Copies random pieces of a memory, overlapping ones too, and holds what comes of it to what JavaScript does.
    const HELD: &str = "
        const { memory, move } = new WebAssembly.Instance(
            new WebAssembly.Module(require('fs').readFileSync(process.argv[1]))).exports;
        const bytes = new Uint8Array(memory.buffer, 0, 200);
        let state = 1;
        const random = (below) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % below;
        for (let turn = 0; turn < 20000; turn++) {
            for (let i = 0; i < bytes.length; i++) bytes[i] = random(256);
            const count = random(60), to = random(140), from = turn % 3 ? random(140) : Math.min(139, to + random(9));
            const due = bytes.slice().copyWithin(to, from, from + count);
            move(to, from, count);
            if (bytes.some((one, i) => one !== due[i])) throw new Error([to, from, count]);
        }
        console.log('the same');";

    #[test]
    fn copies_are_those_of_the_instruction() {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        let places = [(); 3].map(|()| module.locals.add(ValType::I32));
        let mut function = FunctionBuilder::new(&mut module.types, &[ValType::I32; 3], &[]);
        let mut body = function.func_body();
        places.iter().for_each(|place| {
            body.local_get(*place);
        });
        body.memory_copy(memory, memory);
        let function = function.finish(places.to_vec(), &mut module.funcs);
        module.exports.add("move", function);
        called(&mut module);
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("copies.wasm");
        module.emit_wasm_file(&file).expect("is written");
        let said = process::capture(Command::new("node").arg("-e").arg(HELD).arg(&file), "node");
        assert_eq!(said.expect("runs").trim(), "the same");
    }
}
