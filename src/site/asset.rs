//! The files beside a page: where they are, and what browsers hold their bytes to.

/// A file that a page names.
#[derive(Clone, Copy, Debug)]
pub struct Asset<'a> {
    /// Its address, relative to the folder of the pages.
    pub address: &'a str,
    /// `sha384-` and the digest of its bytes in base64.
    pub integrity: &'a str,
}

/// The files of the pages.
#[derive(Clone, Copy, Debug)]
pub struct Assets<'a> {
    /// The stylesheet of the standard page.
    pub style: Asset<'a>,
    /// The stylesheet of the page in large print.
    pub large_print_style: Asset<'a>,
    /// The script.
    pub script: Asset<'a>,
    /// The script that searches the figures.
    pub find: Asset<'a>,
    /// The script of the panel with what can be downloaded.
    pub tools: Asset<'a>,
    /// The stylesheet of that panel.
    pub tools_style: Asset<'a>,
    /// The WebAssembly module that draws the charts of the page.
    pub wasm: Asset<'a>,
    /// The script of the module that reads records, fetched by those who bring one.
    pub record: Asset<'a>,
    /// That module.
    pub record_wasm: Asset<'a>,
}
