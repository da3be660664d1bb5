//! What only the benchmark's page calls; never part of the product.

use wasm_bindgen::prelude::*;
use web_sys::CanvasRenderingContext2d;

use super::{Drawings, canvas};
use crate::{
    Decimal, Ratio,
    chart::Body,
    scene::{Anchor, Form, Item, Role, Scene, Shape, Theme, X},
};

const FONTS: &str = "system-ui,sans-serif";
const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 800.0;
const LEFT: f64 = 50.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 20.0;
const PLOT: f64 = 740.0;

#[wasm_bindgen]
impl Drawings {
    /// Sets every result to that of `base` changed by up to 3 %, differently for each `step`.
    pub fn vary(&mut self, base: &mut Drawings, step: f64) {
        for (index, (own, base)) in self.0.bodies().zip(base.0.bodies()).enumerate() {
            let factor = 1.0 + 0.03 * libm::sin(step * 0.7 + index as f64 * 1.3);
            match (own, base) {
                (Body::Bars(own), Body::Bars(base)) => {
                    for (own, base) in own.rows.iter_mut().zip(&base.rows) {
                        if let (Some(own), Some(base)) = (&mut own.against, &base.against) {
                            (own.share, own.rate) = changed(base.share, factor);
                        }
                    }
                }
                (Body::Gauge(own), Body::Gauge(base)) => {
                    (own.share, own.rate) = changed(base.share, factor);
                }
                (Body::Growth(own), Body::Growth(base)) => {
                    for (own, base) in own.rows.iter_mut().zip(&base.rows) {
                        own.value = base.value.map(|value| changed(value, factor).0);
                    }
                }
                _ => {}
            }
        }
    }
}

/// A share, changed, and as a rate.
#[allow(clippy::cast_possible_truncation)] // shares are small
fn changed(share: Ratio, factor: f64) -> (Ratio, String) {
    let thousandths = (share.to_f64() * factor * 1000.0) as i64;
    let rate = Decimal::new(thousandths, 1);
    (Ratio::from(Decimal::new(thousandths, 3)), format!("{rate}%"))
}

/// A chart of very many upright bars: one scene, used again for every drawing.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Scale(Scene);

#[wasm_bindgen]
#[allow(clippy::new_without_default, clippy::cast_precision_loss, clippy::cast_possible_wrap)]
impl Scale {
    /// Nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Scale {
        let (left, right, height) = (LEFT, RIGHT, HEIGHT);
        Scale(Scene {
            form: Form::Wide,
            left,
            right,
            height,
            width: Some(WIDTH),
            items: Vec::new(),
            bands: Vec::new(),
        })
    }

    /// Draws `values` (0 to 100), each as a bar of its own. With `aggregate`, bars that would share a
    /// column of device pixels become the highest of them.
    pub fn draw(
        &mut self,
        context: &CanvasRenderingContext2d,
        values: &[f32],
        ratio: f64,
        aggregate: bool,
    ) -> Result<(), JsError> {
        let scene = &mut self.0;
        scene.items.clear();
        let y = |value: f64| TOP + PLOT * (1.0 - value / 100.0);
        for line in 0..=5 {
            let value = f64::from(line) * 20.0;
            let shape = Shape::Span { from: 0.0, to: 1.0, y: y(value), height: 1.0 };
            scene.items.push(item(Role::Rule, None, shape));
            let x = X { share: 0.0, px: -6.0 };
            scene.items.push(text(x, y(value) + 4.0, Anchor::End, &(line * 20).to_string()));
        }
        let count = values.len();
        for label in 0..10_usize.min(count) {
            let index = label * count / 10_usize.min(count);
            let x = X { share: (index as f64 + 0.5) / count as f64, px: 0.0 };
            scene.items.push(text(x, TOP + PLOT + 18.0, Anchor::Middle, &(index + 1).to_string()));
        }
        let columns = ((WIDTH - LEFT - RIGHT) * ratio) as usize;
        let together = if aggregate { count.div_ceil(columns).max(1) } else { 1 };
        let slot = 1.0 / count.div_ceil(together) as f64;
        let pixels = slot * (WIDTH - LEFT - RIGHT);
        let share = if pixels > 2.0 { 0.8 } else { 1.0 };
        for (index, some) in values.chunks(together).enumerate() {
            let top = y(f64::from(some.iter().copied().fold(0.0, f32::max)));
            let from = (index as f64 + (1.0 - share) / 2.0) * slot;
            let shape =
                Shape::Span { from, to: from + share * slot, y: top, height: TOP + PLOT - top };
            scene.items.push(item(Role::Bar, Some(index), shape));
        }
        canvas::draw(context, scene, FONTS, (WIDTH, ratio), &Theme::LIGHT)?;
        Ok(())
    }
}

#[wasm_bindgen]
impl Scale {
    /// The bar at `x` CSS px, found among all by where they are.
    pub fn at(&self, x: f64) -> usize {
        let bars = self.bars();
        let end = |item: &Item| self.0.bounds(item, WIDTH).x1;
        bars.partition_point(|bar| end(bar) < x).min(bars.len().saturating_sub(1))
    }

    /// Draws the bar `index` over itself in the colour of marks.
    pub fn mark(
        &self,
        context: &CanvasRenderingContext2d,
        index: usize,
        ratio: f64,
    ) -> Result<(), JsError> {
        let bar = self.bars().get(index).cloned();
        let items = bar.into_iter().map(|bar| Item { role: Role::Mark, ..bar }).collect();
        let Scene { form, left, right, height, width, .. } = self.0;
        let over = Scene { form, left, right, height, width, items, bands: Vec::new() };
        canvas::draw(context, &over, FONTS, (WIDTH, ratio), &Theme::LIGHT)?;
        Ok(())
    }

    fn bars(&self) -> &[Item] {
        let bars = self.0.items.iter().position(|item| item.role == Role::Bar);
        bars.map_or(&[], |first| &self.0.items[first..])
    }
}

fn item(role: Role, datum: Option<usize>, shape: Shape) -> Item {
    Item { role, datum, shape }
}

fn text(x: X, y: f64, anchor: Anchor, text: &str) -> Item {
    let text = text.to_owned();
    item(Role::Soft, None, Shape::Text { x, y, size: 12.0, anchor, bold: false, text })
}
