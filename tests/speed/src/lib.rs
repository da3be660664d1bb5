//! Benchmarks of the crate, in `benches`; nothing else.
