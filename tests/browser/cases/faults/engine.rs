//! Browsers that cannot, or may not.

use anyhow::Result;
use browser_tests::Stage;
use browser_tests::server::{Options, Policy};

use super::state;

/// Opens the page in a browser that this script has crippled, and hears why the pictures stay.
async fn crippled(stage: &Stage, script: &str, why: &str) -> Result<()> {
    let server = stage.serve(Options::default().first(script))?;
    stage.session().open(&server.url("")).await?;
    state::still(stage.session(), why).await
}

pub(super) async fn no_webassembly(stage: &Stage) -> Result<()> {
    crippled(stage, "delete window.WebAssembly;", "此浏览器不支持WebAssembly").await
}

/// The commonest advice for portals, and the strict policy without its keyword.
pub(super) async fn policy_without_wasm(stage: &Stage) -> Result<()> {
    let strict = xtask::server::POLICY.replace(" 'wasm-unsafe-eval'", "");
    for policy in ["default-src 'self'", &strict] {
        let server = stage.serve(Options::default().policy(Policy::Custom(policy.to_owned())))?;
        stage.session().open(&server.url("")).await?;
        state::still(stage.session(), "script-src 'wasm-unsafe-eval'").await?;
    }
    Ok(())
}

pub(super) async fn no_memory(stage: &Stage) -> Result<()> {
    let script = "WebAssembly.instantiate = WebAssembly.instantiateStreaming = function () {
        return Promise.reject(new RangeError('could not allocate memory'));
    };";
    crippled(stage, script, "could not allocate memory").await
}

pub(super) async fn no_context(stage: &Stage) -> Result<()> {
    let script = "HTMLCanvasElement.prototype.getContext = function () { return null; };";
    crippled(stage, script, "画布没有2D上下文").await
}

pub(super) async fn canvas_stays_blank(stage: &Stage) -> Result<()> {
    for pixel in [0, 255] {
        let script = format!(
            "CanvasRenderingContext2D.prototype.getImageData = function (x, y, width, height) {{
                var image = new ImageData(width, height);
                image.data.fill({pixel});
                return image;
            }};"
        );
        crippled(stage, &script, "画布一片空白").await?;
    }
    Ok(())
}

pub(super) async fn canvas_cannot_be_read(stage: &Stage) -> Result<()> {
    let script = "CanvasRenderingContext2D.prototype.getImageData = function () {
        throw new DOMException('reading is not allowed', 'SecurityError');
    };";
    crippled(stage, script, "reading is not allowed").await
}
