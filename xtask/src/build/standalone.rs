//! The page as one file with everything in it: for a content system that takes a single file, or to open by a double
//! click. One for each language; neither asks for anything else, so neither links to the other.

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::asset::Asset;

/// The pages and what their single files are called.
const PAGES: [(&str, &str); 2] =
    [("index.html", "standalone.html"), ("en.html", "standalone-en.html")];

/// The single files of the pages among `assets`. `module` is the one that draws and reads records: one is enough.
pub(super) fn written(assets: &[Asset], module: &Asset) -> Result<Vec<Asset>> {
    let file = |(page, name): &(&str, &str)| {
        let html = whole(text(find(assets, page)?)?, assets, module)
            .with_context(|| format!("{page} does not fit into one file"))?;
        Ok(Asset::named(name, html.into_bytes()))
    };
    PAGES.iter().map(file).collect()
}

fn whole(page: &str, assets: &[Asset], module: &Asset) -> Result<String> {
    let mut html = String::with_capacity(4 * page.len());
    let mut scripts = String::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('<') {
        html += before;
        let (tag, after) = after.split_once('>').context("a tag does not end")?;
        rest = after;
        let attribute = |name: &str| {
            let start = format!(" {name}=\"");
            tag.split_once(&start).and_then(|(_, value)| value.split_once('"')).map(|one| one.0)
        };
        if tag.starts_with("link ") {
            match attribute("rel") {
                Some("stylesheet") => {
                    let style = find(assets, attribute("href").unwrap_or_default())?;
                    html += &format!("<style>{}</style>", text(style)?);
                }
                // Nothing comes in advance, and the other language is another file.
                Some("preload" | "alternate") => {}
                _ => html += &format!("<{tag}>"),
            }
        } else if tag.starts_with("script ") {
            let code = text(find(assets, attribute("src").context("a script without a file")?)?)?;
            // Where a script ends is told before it is read.
            let code = code.replace("</script", "<\\/script").replace("<!--", "<\\!--");
            let wasm = if attribute("data-wasm").is_some() {
                format!(" data-wasm=\"{}\"", data(module))
            } else {
                String::new()
            };
            scripts += &format!("<script{wasm}>{code}</script>\n");
            rest = rest.strip_prefix("</script>").context("a script with something in it")?;
        } else if tag.starts_with("template") || tag == "/template" {
            // What comes on demand elsewhere is there already.
        } else if tag.starts_with("a class=\"switch\"") {
            rest = rest.split_once("</a>").context("the switch does not end")?.1;
        } else if tag == "p class=\"more elsewhere\"" {
            rest = rest.split_once("</p>").context("the way elsewhere does not end")?.1;
        } else if tag == "/body" {
            html += &scripts;
            html += "</body>";
        } else if let Some(name) = attribute("href").filter(|_| tag.ends_with(" download")) {
            let file = find(assets, name)?;
            let own = name.rsplit('/').next().unwrap_or(name);
            let tag = tag.replacen(name, &data(file), 1);
            html += &format!("<{tag}=\"{own}\">");
        } else {
            if let Some(name) = attribute("href").or(attribute("src"))
                && !name.starts_with('#')
            {
                bail!("{name} would be asked for");
            }
            html += &format!("<{tag}>");
        }
    }
    Ok(html + rest)
}

fn find<'a>(assets: &'a [Asset], name: &str) -> Result<&'a Asset> {
    let found = assets.iter().find(|asset| asset.name() == name);
    found.with_context(|| format!("there is no {name}"))
}

fn text(asset: &Asset) -> Result<&str> {
    std::str::from_utf8(asset.bytes()).with_context(|| format!("{} is no text", asset.name()))
}

/// The file as its own address. Base64: what survives every editor and content system.
fn data(asset: &Asset) -> String {
    let kind = match asset.name().rsplit('.').next() {
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("csv") => "text/csv;charset=utf-8",
        _ => "application/octet-stream",
    };
    format!("data:{kind};base64,{}", STANDARD.encode(asset.bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asset(name: &str, text: &str) -> Asset {
        Asset::named(name, text.as_bytes().to_vec())
    }

    #[test]
    fn nothing_is_left_outside() {
        let page = "<head><link rel=\"stylesheet\" href=\"a.css\" integrity=\"x\"><link rel=\"alternate\" href=\"en.html\">\
            <script defer src=\"b.js\" data-wasm=\"c.wasm\"></script></head><body><a class=\"switch\" href=\"en.html\">E</a>\
            <a href=\"d/e.csv\" download>CSV</a><a href=\"#f\">F</a>\
            <p class=\"more elsewhere\"><a href=\"g.html\">G</a></p><template id=\"t\"><script src=\"g.js\"></script></template></body>";
        let assets = [
            asset("a.css", "a{}"),
            asset("b.js", "'</script>'"),
            asset("d/e.csv", "1"),
            asset("g.js", "2"),
        ];
        let module = asset("c.wasm", "3");
        assert_eq!(
            whole(page, &assets, &module).expect("fits"),
            "<head><style>a{}</style></head><body>\
             <a href=\"data:text/csv;charset=utf-8;base64,MQ==\" download=\"e.csv\">CSV</a><a href=\"#f\">F</a>\
             <script data-wasm=\"data:application/wasm;base64,Mw==\">'<\\/script>'</script>\n\
             <script>2</script>\n</body>"
        );
        assert!(whole("<a href=\"elsewhere.html\">", &assets, &module).is_err());
        assert!(whole("<img src=\"x.png\">", &assets, &module).is_err());
    }
}
