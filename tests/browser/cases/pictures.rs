//! Each canvas against the pre-rendered picture in its place: shapes pixel by pixel, texts by their boxes of ink.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use browser_tests::picture::Colour;
use browser_tests::server::{ALL_AT_ONCE, Options};
use browser_tests::{Picture, Session, Stage};
use plan_chart::scene::{Bounds, Shape, Theme};
use plan_chart::site::Mode;
use serde_json::json;

use crate::canvas::{Place, check_places, places};

/// Lets a canvas show one layer: its shapes, or its texts, each in a colour of its own.
const LAYERS: &str = "window.__layer = 'all';
window.__colours = {};
(function (context) {
    ['fillRect', 'fill', 'stroke'].forEach(function (name) {
        var usual = context[name];
        context[name] = function (x, y, width, height) {
            var ground = name === 'fillRect' && x === 0 && y === 0
                && width === this.canvas.width && height === this.canvas.height;
            if (window.__layer !== 'texts' || ground) return usual.apply(this, arguments);
        };
    });
    var write = context.fillText;
    context.fillText = function (text) {
        if (window.__layer === 'shapes') return;
        if (window.__layer === 'texts') this.fillStyle = window.__colours[text] || '#000000';
        return write.apply(this, arguments);
    };
})(CanvasRenderingContext2D.prototype);";

/// Colours that stay apart where letters fade into a white ground: each takes away some of red, green and blue.
const COLOURS: [Colour; 6] =
    [[255, 0, 0], [0, 255, 0], [0, 0, 255], [0, 255, 255], [255, 0, 255], [255, 255, 0]];

/// A channel below this holds ink, by about a third.
const INKED: u8 = 170;

/// Levels of 255 that the same pixel may differ by.
const LEVEL: u16 = 16;

/// What is drawn of a chart.
#[derive(Clone, Copy, PartialEq)]
enum Layer {
    Shapes,
    Texts,
}

/// Where it is drawn.
#[derive(Clone, Copy)]
enum Surface {
    Canvas,
    Picture,
}

/// Makes places so wide that what stands in their middle stands on whole pixels.
const WHOLE: &str = "for (const place of document.querySelectorAll('.pc-place')) {
    const svg = [...place.querySelectorAll('svg.pc-plot')].find((one) => one.getClientRects().length > 0);
    const [{ width: all }, { width: own }] = [place, svg].map((one) => one.getBoundingClientRect());
    place.style.width = `${own + 2 * Math.floor((all - own) / 2)}px`;
}
document.dispatchEvent(new Event('visibilitychange'));";

/// Makes the window this wide.
async fn resize(session: &Session, width: u32) -> Result<()> {
    if Session::emulates(session.browser()) {
        // As high as the highest chart of a record.
        return session.metrics(width, 2600, 1.0).await;
    }
    session.client().set_window_size(width, 1800).await.context("the window keeps its size")
}

/// Shows one layer of every chart on one of its surfaces, on whole pixels, and takes a picture of each place.
async fn shots(
    session: &Session,
    count: usize,
    layer: Layer,
    surface: Surface,
) -> Result<Vec<Picture>> {
    let script = "const [layer, surface] = arguments;
        window.__layer = layer;
        document.dispatchEvent(new Event('visibilitychange'));
        for (const place of document.querySelectorAll('.pc-place')) {
            place.style.left = place.style.top = '0';
            const { left, top } = place.getBoundingClientRect();
            place.style.left = `${Math.round(left + scrollX) - left - scrollX}px`;
            place.style.top = `${Math.round(top + scrollY) - top - scrollY}px`;
            place.querySelector('canvas').style.visibility = surface === 'canvas' ? 'visible' : 'hidden';
            for (const svg of place.querySelectorAll('svg.pc-plot')) {
                svg.style.setProperty('visibility', surface === 'canvas' ? 'hidden' : 'visible', 'important');
                for (const one of svg.querySelectorAll('*')) {
                    const text = one.localName === 'text';
                    one.style.display = text === (layer === 'texts') ? '' : 'none';
                    one.style.fill = text ? window.__colours[one.textContent] || '#000000' : '';
                }
            }
        }";
    let layer = if layer == Layer::Texts { "texts" } else { "shapes" };
    let surface = match surface {
        Surface::Canvas => "canvas",
        Surface::Picture => "picture",
    };
    session.run(script, vec![json!(layer), json!(surface)]).await?;
    // As many places at once as the window holds.
    let view = "const [first, done] = arguments;
        const places = [...document.querySelectorAll('.pc-place')].slice(first);
        scrollTo(0, Math.floor(scrollY + places[0].getBoundingClientRect().top));
        const boxes = () => places.map((place) => place.getBoundingClientRect())
            .filter((box) => box.top >= 0 && box.bottom <= innerHeight)
            .map((box) => [box.left, box.top, box.width, box.height].map(Math.round));
        requestAnimationFrame(() => requestAnimationFrame(() => done(boxes())));";
    let mut shots = Vec::new();
    while shots.len() < count {
        let boxes = session.run_async(view, vec![json!(shots.len())]).await?;
        let boxes: Vec<[u32; 4]> = serde_json::from_value(boxes)?;
        assert!(!boxes.is_empty(), "the window is too low for a chart");
        let window = session.picture().await?;
        let part = |[x, y, width, height]: [u32; 4]| window.part((x, y), (width, height));
        shots.extend(boxes.into_iter().map(part));
    }
    Ok(shots)
}

/// The texts of a chart with the boxes in device pixels that their ink stays in, and some pixels around.
fn texts(place: &Place) -> Vec<(&str, Bounds)> {
    let text = |item| {
        let bounds = place.scene.bounds(item, place.width);
        let Shape::Text { text, .. } = &item.shape else { return None };
        let around = Bounds {
            x0: bounds.x0 * place.ratio - 4.0,
            y0: bounds.y0 * place.ratio - 4.0,
            x1: bounds.x1 * place.ratio + 4.0,
            y1: bounds.y1 * place.ratio + 4.0,
        };
        Some((text.as_str(), around))
    };
    place.scene.items.iter().filter_map(text).collect()
}

/// A colour for each text.
type Colours<'p> = BTreeMap<&'p str, Colour>;

/// Chooses them so that texts next to each other have different ones.
fn colours(places: &[Place]) -> Result<Colours<'_>> {
    let all: Vec<_> = places.iter().map(texts).collect();
    let mut colours: Colours<'_> = BTreeMap::new();
    for (text, _) in all.iter().flatten() {
        let apart =
            |a: &Bounds, b: &Bounds| a.x1 < b.x0 || b.x1 < a.x0 || a.y1 < b.y0 || b.y1 < a.y0;
        let mut beside = Vec::new();
        for texts in &all {
            for (_, own) in texts.iter().filter(|one| one.0 == *text) {
                let others = texts.iter().filter(|other| other.0 != *text && !apart(own, &other.1));
                beside.extend(others.filter_map(|other| colours.get(other.0).copied()));
            }
        }
        let free = COLOURS.into_iter().find(|colour| !beside.contains(colour));
        colours.insert(text, free.context("too many texts stand together")?);
    }
    Ok(colours)
}

/// The box of what is written in `colour` within `bounds`: left, top, right and bottom pixel.
fn ink(picture: &Picture, colour: Colour, bounds: &Bounds) -> Option<[u32; 4]> {
    let mut found: Option<[u32; 4]> = None;
    for y in bounds.y0.max(0.0) as u32..=bounds.y1 as u32 {
        for x in bounds.x0.max(0.0) as u32..=bounds.x1 as u32 {
            let Some(pixel) = picture.pixel(x, y) else { continue };
            let channels = || pixel.into_iter().zip(colour);
            let inked = channels().all(|(is, due)| if due == 255 { is > 247 } else { is < INKED });
            if inked {
                let [left, top, right, bottom] = found.unwrap_or([x, y, x, y]);
                found = Some([left.min(x), top.min(y), right.max(x), bottom.max(y)]);
            }
        }
    }
    found
}

/// How far two colours are apart, in levels of 255.
fn apart(a: Colour, b: Colour) -> u8 {
    a.into_iter().zip(b).map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0)
}

/// Pixels of charts at edges of shapes, and how many of them are off.
#[derive(Default)]
struct Edges {
    all: u32,
    off: u32,
    far_off: u32,
}

impl Edges {
    /// Where charts show the same shapes, few pixels are off: over all charts of a page, for a small one may have all its
    /// edges in the middle of pixels.
    fn check(&self, page: &str) {
        let Self { all, off, far_off } = self;
        assert!(off * 4 <= *all, "{page}: {off} of {all} pixels at edges are off");
        assert!(far_off * 500 <= *all, "{page}: {far_off} of {all} pixels at edges are far off");
    }
}

/// Both show the same shapes. Where a canvas has straight edges on device pixels, a picture's are smoothed: there a
/// pixel may be half of the contrast off, and at a corner, where two edges meet, three quarters of it. What is narrower
/// than a pixel may be all of it off: a canvas has it or not.
fn check_shapes(id: &str, canvas: &Picture, picture: &Picture, edges: &mut Edges) {
    let size = (canvas.width(), canvas.height());
    assert_eq!(size, (picture.width(), picture.height()), "{id}");
    for (x, y) in (0..size.1).flat_map(|y| (0..size.0).map(move |x| (x, y))) {
        let (Some(a), Some(b)) = (canvas.pixel(x, y), picture.pixel(x, y)) else { continue };
        let contrast = u16::from(contrast(canvas, x, y).max(contrast(picture, x, y)));
        let apart = u16::from(apart(a, b));
        let thin = is_thin(canvas, x, y) || is_thin(picture, x, y);
        let most = if thin { contrast } else { contrast * 3 / 4 } + LEVEL;
        assert!(apart <= most, "{id} at {x}, {y}: {a:?} on the canvas, {b:?} in the picture");
        edges.all += u32::from(contrast > LEVEL);
        edges.off += u32::from(apart > LEVEL);
        edges.far_off += u32::from(!thin && apart > contrast / 2 + LEVEL);
    }
}

/// Whether a pixel belongs to something narrower than a pixel, which lies over two at most: the colours on either side are
/// the same and not its own.
fn is_thin(picture: &Picture, x: u32, y: u32) -> bool {
    let pixel =
        |dx: i32, dy: i32| picture.pixel(x.wrapping_add_signed(dx), y.wrapping_add_signed(dy));
    let same = |a: Option<Colour>, b: Option<Colour>| {
        a.zip(b).is_some_and(|(a, b)| u16::from(apart(a, b)) <= LEVEL)
    };
    let own = pixel(0, 0);
    let between = |before, after| same(before, after) && !same(before, own);
    [(-1, 1), (-2, 1), (-1, 2)]
        .into_iter()
        .any(|(a, b)| between(pixel(a, 0), pixel(b, 0)) || between(pixel(0, a), pixel(0, b)))
}

/// How far the colours around a pixel are apart, its own among them.
fn contrast(picture: &Picture, x: u32, y: u32) -> u8 {
    let near = |at: u32| at.saturating_sub(1)..=at + 1;
    let around = near(y).flat_map(|y| near(x).filter_map(move |x| picture.pixel(x, y)));
    let (mut least, mut most) = ([255; 3], [0; 3]);
    for colour in around {
        for channel in 0..3 {
            least[channel] = least[channel].min(colour[channel]);
            most[channel] = most[channel].max(colour[channel]);
        }
    }
    apart(least, most)
}

/// Both have the ink of each text in the same place.
fn check_texts(place: &Place, colours: &Colours<'_>, canvas: &Picture, picture: &Picture) {
    for (text, bounds) in texts(place) {
        let boxes = [canvas, picture].map(|one| ink(one, colours[text], &bounds));
        let off = match boxes {
            [Some(drawn), Some(due)] => {
                drawn.into_iter().zip(due).map(|(a, b)| a.abs_diff(b)).max()
            }
            _ => None,
        };
        assert!(off.is_some_and(|off| off <= 1), "{}: “{text}” has its ink at {boxes:?}", place.id);
    }
}

/// On a phone and on a screen, in every language and in large print.
pub(crate) async fn canvases_show_what_the_pictures_show(stage: &Stage) -> Result<()> {
    let mut pages = stage.pages(Mode::Standard);
    pages.extend(stage.pages(Mode::LargePrint).into_iter().take(1));
    let server = stage.serve(Options::default().first(ALL_AT_ONCE).first(LAYERS))?;
    let session = stage.session();
    for (page, lang) in pages {
        for width in [360, 1280] {
            resize(session, width).await?;
            session.open(&server.url(&page)).await?;
            session.wait_live().await?;
            session.run(WHOLE, Vec::new()).await?;
            let places = places(stage, lang).await?;
            let count = places.len();
            assert!(count > 0, "{page} has charts");
            let colours = colours(&places)?;
            let css = |[r, g, b]: &Colour| format!("#{r:02x}{g:02x}{b:02x}");
            let named: BTreeMap<_, _> =
                colours.iter().map(|(text, one)| (text, css(one))).collect();
            session.run("window.__colours = arguments[0];", vec![json!(named)]).await?;
            let canvases = shots(session, count, Layer::Shapes, Surface::Canvas).await?;
            check_places(session, &places, &Theme::LIGHT).await?;
            let pictures = shots(session, count, Layer::Shapes, Surface::Picture).await?;
            let mut edges = Edges::default();
            for ((place, canvas), picture) in places.iter().zip(&canvases).zip(&pictures) {
                check_shapes(&place.id, canvas, picture, &mut edges);
            }
            edges.check(&format!("{page} at {width} px"));
            let canvases = shots(session, count, Layer::Texts, Surface::Canvas).await?;
            let pictures = shots(session, count, Layer::Texts, Surface::Picture).await?;
            for ((place, canvas), picture) in places.iter().zip(&canvases).zip(&pictures) {
                check_texts(place, &colours, canvas, picture);
            }
        }
    }
    Ok(())
}
