//! The canvas as a plotters backend: a list of commands in one buffer, which `www/replay.js` carries out
//! on the 2D context in one call. Colours and fonts are numbers, told only when they change.

use std::{cell::Cell, convert::Infallible};

use plotters::drawing::IntoDrawingArea;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, text_anchor::HPos,
};
use wasm_bindgen::prelude::*;

use crate::{
    render::{self, Ring, UNIT, whole},
    scene::{Scene, Theme},
};

#[wasm_bindgen]
extern "C" {
    /// In `www/replay.js`, which stands in one function with the bindings.
    fn replay(context: &JsValue, commands: &[i32], texts: &str);
}

/// Commands, as `www/replay.js` knows them.
mod command {
    pub(super) const CLEAR: i32 = 0;
    pub(super) const COLOUR: i32 = 1;
    pub(super) const RECTS: i32 = 2;
    pub(super) const POLYGONS: i32 = 3;
    pub(super) const RING: i32 = 4;
    pub(super) const FONT: i32 = 5;
    pub(super) const TEXT: i32 = 6;
}

/// Parts of a half turn that angles are counted in.
const ANGLE: f64 = 1_048_576.0;

/// Numbers that are carried out at a time, so that many marks do not take much memory.
const BATCH: usize = 16_384;

thread_local! {
    /// One for all canvases, used again for every picture. Taken while one is drawn: a drawing that breaks
    /// down in the midst of it keeps its own, and the next begins with a new one.
    static COMMANDS: Cell<Commands> = const { Cell::new(Commands::new()) };
}

/// Draws over the whole canvas of `context`.
pub(super) fn draw(context: &JsValue, scene: &Scene, width: f64, ratio: f64, theme: &Theme) {
    let mut commands = COMMANDS.take();
    commands.list.push(command::CLEAR);
    let units = |css: f64| whole(css * ratio * UNIT).unsigned_abs();
    let size = (units(width), units(scene.height));
    let area = Sheet { commands: &mut commands, context, size }.into_drawing_area();
    // No command can fail.
    let _ = render::draw_with(&area, scene, width, ratio, theme, &|ring, centre, sheet| {
        sheet.ring(ring, centre);
        Ok(())
    });
    drop(area);
    commands.carry_out(context);
    COMMANDS.set(commands);
}

#[derive(Debug)]
struct Commands {
    list: Vec<i32>,
    /// All texts, each with a line break behind it.
    texts: String,
    colour: i32,
    font: i32,
    /// What follows each other in one colour: the command, and where the number of its figures stands.
    run: Option<(i32, usize)>,
}

impl Default for Commands {
    fn default() -> Self {
        Self::new()
    }
}

impl Commands {
    const fn new() -> Self {
        Self { list: Vec::new(), texts: String::new(), colour: -1, font: -1, run: None }
    }

    fn colour(&mut self, BackendColor { rgb: (r, g, b), .. }: BackendColor) {
        let colour = i32::from_be_bytes([0, r, g, b]);
        if colour != self.colour {
            self.colour = colour;
            self.put(&[command::COLOUR, colour]);
        }
    }

    fn put(&mut self, numbers: &[i32]) {
        self.run = None;
        self.list.extend_from_slice(numbers);
    }

    /// Counts one more figure of a kind of which many may follow each other in one command.
    fn count(&mut self, command: i32) {
        let run = self.run.filter(|(known, _)| *known == command);
        match run.and_then(|(_, at)| self.list.get_mut(at)) {
            Some(count) => *count += 1,
            None => {
                self.put(&[command, 1]);
                self.run = Some((command, self.list.len() - 1));
            }
        }
    }

    fn carry_out(&mut self, context: &JsValue) {
        replay(context, &self.list, &self.texts);
        self.list.clear();
        self.texts.clear();
        (self.colour, self.font, self.run) = (-1, -1, None);
    }
}

/// A canvas whose units are sixteenths of its pixels.
struct Sheet<'a> {
    commands: &'a mut Commands,
    context: &'a JsValue,
    size: (u32, u32),
}

impl Sheet<'_> {
    /// Begins a figure, after carrying out what has gathered.
    fn begin(&mut self, colour: BackendColor) -> &mut Commands {
        if self.commands.list.len() > BATCH {
            self.commands.carry_out(self.context);
        }
        self.commands.colour(colour);
        self.commands
    }

    fn ring(&mut self, ring: &Ring, (x, y): BackendCoord) {
        let turns = [ring.from, ring.to].map(|turn| whole(turn * ANGLE));
        let radii = [ring.inner, ring.outer].map(whole);
        let colour = BackendStyle::color(&ring.colour);
        self.begin(colour).put(&[command::RING, x, y, radii[0], radii[1], turns[0], turns[1]]);
    }
}

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for Sheet<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Outcome {
        self.begin(colour).put(&[command::RECTS, 1, x, y, 1, 1]);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (x0, y0): BackendCoord,
        (x1, y1): BackendCoord,
        style: &S,
        _: bool,
    ) -> Outcome {
        let commands = self.begin(style.color());
        commands.count(command::RECTS);
        commands.list.extend_from_slice(&[x0, y0, x1 - x0, y1 - y0]);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Outcome {
        let commands = self.begin(style.color());
        commands.count(command::POLYGONS);
        commands.list.push(0);
        let start = commands.list.len();
        for (x, y) in points {
            commands.list.extend_from_slice(&[x, y]);
        }
        let count = commands.list.len() - start;
        if let (Some(at), Ok(count)) = (commands.list.get_mut(start - 1), i32::try_from(count)) {
            *at = count;
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Outcome {
        let bold = i32::from(matches!(style.style(), FontStyle::Bold));
        let align = match style.anchor().h_pos {
            HPos::Left => 0,
            HPos::Center => 1,
            HPos::Right => 2,
        };
        // Sizes are whole sixteenths of a pixel; bold ones are told by the lowest bit.
        let font = 2 * whole(style.size()) + bold;
        let commands = self.begin(style.color());
        if font != commands.font {
            commands.font = font;
            commands.put(&[command::FONT, font]);
        }
        commands.put(&[command::TEXT, align, x, y]);
        commands.texts.push_str(text);
        commands.texts.push('\n');
        Ok(())
    }
}
